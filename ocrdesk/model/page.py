"""Pages: upright pictures of what lies in a source."""

from dataclasses import dataclass, field
from enum import StrEnum

from ocrdesk.i18n import Message
from ocrdesk.model.recognition import Line


class SourceKind(StrEnum):
    """What a source is, found from its content."""

    PICTURE = "picture"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class SourceDescription:
    """What is known of a source before any page is read.

    `format` is the format's common name ("JPEG", "PDF"); `notices` tell the clerk what is left out
    (such as the further frames of an animation).
    """

    kind: SourceKind
    format: str
    page_count: int
    sha256: str
    notices: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One upright picture: `rgb` is width * height * 3 bytes, row by row from the top.

    `rotation` is by how many degrees clockwise the stored picture (after EXIF) was turned to get here:
    0, 90, 180 or 270. `dpi` is the resolution it was rendered at, if known. `lines` are the page's own
    text where the source holds text (a PDF), in page pixels; empty where it must be recognised.
    """

    number: int
    width: int
    height: int
    rgb: bytes = field(repr=False)
    rotation: int = 0
    dpi: float | None = None
    lines: tuple[Line, ...] = field(default=(), repr=False)
