"""Draws Windows' and macOS's icons from resources/icons/app.svg: `python packaging/windows/draw_icon.py`."""

import os
import sys
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "resources" / "icons" / "app.svg"
ICO = ROOT / "packaging" / "windows" / "ocrdesk.ico"
ICNS = ROOT / "packaging" / "macos" / "ocrdesk.icns"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""All that Windows asks for between 100 % and 250 %; each is drawn, none is shrunk from another."""
MAC_SIZES = (32, 64, 128, 256, 512, 1024)


def picture(side: int) -> bytes:
    """The drawing as a PNG, that many pixels wide and high."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(held.data())


def main() -> int:
    """Write both files."""
    from PIL import Image

    drawn = {side: Image.open(BytesIO(picture(side))) for side in {*SIZES, *MAC_SIZES}}
    largest = drawn[SIZES[-1]]
    others = [drawn[side] for side in SIZES[:-1]]
    largest.save(ICO, format="ICO", sizes=[(side, side) for side in SIZES], append_images=others)
    ICNS.parent.mkdir(exist_ok=True)
    drawn[MAC_SIZES[-1]].save(ICNS, format="ICNS", append_images=[drawn[side] for side in MAC_SIZES[:-1]])
    print(ICO, ICNS, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
