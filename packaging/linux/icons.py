"""The program's icon for Linux's desktops: pictures in the usual sizes, for those that show no drawings."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "windows"))
from draw_icon import picture

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
PLACE = "usr/share/icons/hicolor/{side}x{side}/apps/ocrdesk.png"


def icons() -> dict[str, bytes]:
    """Each size as PNG, by its place in the system; each is drawn, none is shrunk from another."""
    return {PLACE.format(side=side): picture(side) for side in SIZES}
