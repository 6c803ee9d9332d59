"""Takes pictures of the window's main states: `python -m tests.pictures FOLDER [STATE ...]`.

Needs a screen of at least 2560x1440 (`make pictures` starts one). The samples are read by the real offline engine,
once; all pictures are of the same work, in Chinese and English, light and dark, at 1366x768 and 2560x1440.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import cast

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from ocrdesk.paths import resource
from tests.pictures.desk import Desk
from tests.pictures.states import STATES, State

LANGUAGES, THEMES = ("zh_CN", "en"), ("light", "dark")
SIZES = (QSize(1366, 768), QSize(2560, 1440))
QUALITY = 85
PRINTED_WIDTH, PRINTED_QUALITY = 960, 72
HANDBOOK = resource("handbook", "pictures")


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to take."""

    state: State
    language: str
    theme: str
    size: QSize

    @property
    def name(self) -> str:
        return f"{self.state.key}-{self.language}-{self.theme}-{self.size.width()}.webp"

    @property
    def printed(self) -> bool:
        """Whether the handbook shows it."""
        return self.state.in_handbook and self.theme == "light" and self.size == SIZES[0]


def shots(wanted: list[str]) -> Iterator[Shot]:
    """Every variant of the states that are shown in all; of the others Chinese light and English dark."""
    for state in STATES:
        if wanted and state.key not in wanted:
            continue
        for language, theme, size in product(LANGUAGES, THEMES, SIZES):
            usual = (language, theme) in (("zh_CN", "light"), ("en", "dark")) and size == SIZES[0]
            shot = Shot(state, language, theme, size)
            if state.in_all_variants or usual or shot.printed:
                yield shot


def keep(widget: QWidget, path: Path) -> None:
    """Save what the widget shows, small enough for a repository."""
    bare = path.with_suffix(".bmp")
    widget.grab().save(str(bare))
    with Image.open(bare) as picture:
        picture.convert("RGB").save(path, quality=QUALITY)
    bare.unlink()


def print_small(path: Path, shot: Shot) -> None:
    """The same for the handbook, which is shipped: as wide as its page and no heavier than need be."""
    with Image.open(path) as picture:
        width = min(PRINTED_WIDTH, picture.width)
        small = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
        target = HANDBOOK / f"{shot.state.key}-{shot.language}.webp"
        small.save(target, quality=PRINTED_QUALITY, method=6)


def main(arguments: list[str]) -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures")
    parser.add_argument("folder", type=Path)
    parser.add_argument("states", nargs="*", choices=[[], *(state.key for state in STATES)])
    wanted = parser.parse_args(arguments)
    wanted.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pictures-") as home:
        os.environ["OCRDESK_HOME"] = home
        application = cast("QApplication", QApplication.instance() or QApplication(sys.argv[:1]))
        for fresh in (True, False):
            with Desk(application, read_samples=not fresh) as desk:
                for shot in shots(wanted.states):
                    if shot.state.empty is fresh:
                        begun = time.monotonic()
                        desk.dress(shot.language, shot.theme, shot.size)
                        with shot.state.show(desk) as shown:
                            keep(shown, wanted.folder / shot.name)
                        if shot.printed:
                            print_small(wanted.folder / shot.name, shot)
                        print(f"{shot.name}: {time.monotonic() - begun:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
