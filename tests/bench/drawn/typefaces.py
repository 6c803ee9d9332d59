"""The faces that papers are drawn in: what a machine that builds the program has, found once."""

from functools import cache
from pathlib import Path

from PIL import ImageFont

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
SIMPLIFIED = 2
"""The place of the Simplified Chinese face in Noto's collections."""

SANS, SANS_BOLD = "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"
SERIF, SERIF_BOLD = "NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc"
MONO, MONO_BOLD = "DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf"
LATIN, LATIN_BOLD, LATIN_SERIF = "DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSerif.ttf"
DROID = "DroidSansFallbackFull.ttf"

_STAND_INS = {MONO: SANS, MONO_BOLD: SANS_BOLD, LATIN: SANS, LATIN_BOLD: SANS_BOLD, LATIN_SERIF: SERIF, DROID: SANS}


class FaceMissing(LookupError):  # noqa: N818 - the family of errors is named for what happened
    """Not even the Chinese faces are installed (Debian's fonts-noto-cjk)."""


@cache
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A face by the name of its file, or what stands in for it."""
    found = _found(name) or _found(_STAND_INS.get(name, ""))
    if found is None:
        raise FaceMissing(name)
    return ImageFont.truetype(str(found), size, index=SIMPLIFIED if found.suffix == ".ttc" else 0)


@cache
def _found(name: str) -> Path | None:
    folders = (folder for folder in FOLDERS if name and folder.is_dir())
    return next((path for folder in folders for path in folder.rglob(name)), None)
