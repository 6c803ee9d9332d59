"""Sources: any file a clerk drops in, opened as upright pages, one at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ocrdesk.errors import UnknownFormat
from ocrdesk.sources import content, image, ofd, pdf
from ocrdesk.sources.reader import SourceReader
from ocrdesk.sources.source import Source

__all__ = ["SOURCE_TYPES", "Source", "SourceReader", "SourceType", "open_source"]


@dataclass(frozen=True, slots=True)
class SourceType:
    """A kind of source: whether a file's first bytes are of this kind, and how to open it."""

    matches: Callable[[bytes], bool]
    open: Callable[[Path, Sequence[str]], Source]


SOURCE_TYPES = (
    SourceType(image.matches, image.open_image),
    SourceType(pdf.matches, pdf.open_pdf),
    SourceType(ofd.matches, ofd.open_ofd),
)
"""Every kind, in the order asked. Importing them brings no decoder: those load when a file is opened."""


def open_source(path: Path, passwords: Sequence[str] = ()) -> Source:
    """Open a file as what its content says it is; its name does not matter.

    Runs decoders, so call it in a child process (`SourceReader`). `passwords` are tried on locked PDFs.
    Raises SourceError.
    """
    head = content.read_head(path)
    for kind in SOURCE_TYPES:
        if kind.matches(head):
            return kind.open(path, passwords)
    raise UnknownFormat(formats=content.READABLE)
