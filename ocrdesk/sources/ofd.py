"""OFDs (GB/T 33190): each page drawn as a page of a PDF and rendered as those are, its text taken as it stands."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ocrdesk.errors import UnknownFormat
from ocrdesk.model import NamedText, Page, SourceDescription, SourceKind
from ocrdesk.sources import content
from ocrdesk.sources.pdf import load_pymupdf, render
from ocrdesk.sources.source import decoding, refuse_if_absent, refuse_if_too_large

if TYPE_CHECKING:
    from ocrdesk.sources.ofd_canvas import Canvas
    from ocrdesk.sources.ofd_package import Package

ZIP = b"PK\x03\x04"


def matches(head: bytes) -> bool:
    """Whether a file that begins so may be an OFD: it is a ZIP, and only its list of parts tells more."""
    return head.startswith(ZIP)


def open_ofd(path: Path, passwords: Sequence[str] = ()) -> "OfdSource":  # noqa: ARG001 - all kinds open alike
    """Open an OFD; it has no passwords. Raises SourceError: UnknownFormat for any other ZIP."""
    return OfdSource(path)


class OfdSource:
    """One OFD, which stays open; of its pages none is kept."""

    def __init__(self, path: Path) -> None:
        from ocrdesk.sources.ofd_document import open_documents

        self._path = path
        self._pymupdf = load_pymupdf()
        self._package = _opened(path)
        try:
            with decoding("OFD"):
                self._documents = open_documents(self._package)
            self._pages = tuple(page for document in self._documents for page in document.pages)
            refuse_if_absent(1, len(self._pages), "OFD")
        except BaseException:
            self.close()
            raise

    @cached_property
    def description(self) -> SourceDescription:
        return SourceDescription(SourceKind.OFD, "OFD", len(self._pages), content.sha256(self._path))

    def page(self, number: int, *, turn: int | None = None, longest: int | None = None) -> Page:
        refuse_if_absent(number, len(self._pages), "OFD")
        with decoding("OFD"), self._drawn(number) as canvas:
            page = canvas.finish()
            lines = partial(canvas.text.lines, page.rect.width, page.rect.height)
            named = self._named(canvas) if number == 1 and longest is None else ()
            try:
                return render(page, number, turn, longest, own_lines=lines, named=named)
            finally:
                del page
                self._pymupdf.TOOLS.store_shrink(100)

    def close(self) -> None:
        self._package.close()

    @contextmanager
    def _drawn(self, number: int) -> "Iterator[Canvas]":
        from ocrdesk.sources.ofd_canvas import Canvas
        from ocrdesk.sources.ofd_geometry import POINTS_PER_MM

        page = self._pages[number - 1]
        _, _, width, height = page.area
        # Before anything is drawn: a page of a kilometre is refused as a picture would be.
        refuse_if_too_large(round(width * POINTS_PER_MM), round(height * POINTS_PER_MM))
        canvas = Canvas(width, height)
        try:
            canvas.draw(page)
            yield canvas
        finally:
            canvas.close()

    def _named(self, canvas: "Canvas") -> tuple[NamedText, ...]:
        from ocrdesk.sources.ofd_named import named_in

        document = next(document for document in self._documents if document.pages)
        return named_in(document, canvas.text)


def _opened(path: Path) -> "Package":
    """The package; other ZIPs, such as Word's, are of no format that is known."""
    from zipfile import BadZipFile

    from ocrdesk.sources.ofd_package import Package

    head = content.read_head(path)
    with decoding("OFD"):
        try:
            package = Package(path)
        except BadZipFile as exc:
            # Cut off, the list of parts is gone; the first parts tell whose it was.
            if b"OFD.xml" in head or b"Doc_0/" in head:
                raise
            raise UnknownFormat(formats=content.READABLE) from exc
    if package.find("/OFD.xml") is None:
        package.close()
        raise UnknownFormat(formats=content.READABLE)
    return package
