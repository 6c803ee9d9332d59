"""PDFs, through PyMuPDF: pages rendered one at a time at the resolution that recognition wants."""

import math
import sys
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from ocrdesk.errors import PasswordNeeded, SourceDamaged
from ocrdesk.model import Line, NamedText, Page, Point, SourceDescription, SourceKind
from ocrdesk.sources import content, pdf_tables, pdf_text, pixels
from ocrdesk.sources.source import PAGE_PIXELS, decoding, refuse_if_absent, refuse_if_too_large

HEADER_BYTES = 1024
"""How far into a file readers look for the header (PDF 1.7 reference, implementation note 13)."""

POINTS_PER_INCH = 72

LEAST_DPI = 200
"""Below this, small print gets too coarse to recognise; coarser scans gain from being enlarged, too."""

MOST_DPI = 300
"""Above this, recognition gets slower and no better."""

MOST_SIDE = 3508
"""The longer side of A4 at 300 dpi: a small page may be finer than MOST_DPI until it is so large in pixels.
Some scanners claim a resolution far too high, which makes a whole sheet a page of stamp size."""

LEAST_PICTURE = 0.02
"""A picture that covers this share of a page may ask for its own resolution; a smaller one is ornament."""


def matches(head: bytes) -> bool:
    """Whether a file that begins so is a PDF."""
    return b"%PDF-" in head[:HEADER_BYTES]


def open_pdf(path: Path, passwords: Sequence[str] = ()) -> "PdfSource":
    """Open a PDF with the first password that fits. Raises SourceError."""
    return PdfSource(path, passwords)


def load_pymupdf() -> Any:
    """Import PyMuPDF without the page analysis it brings along: a third of the time and of the memory."""
    for part in ("pymupdf.layout", "pymupdf4llm"):
        # PyMuPDF takes a failing import of these for "not installed".
        sys.modules.setdefault(part, None)  # type: ignore[arg-type]
    with warnings.catch_warnings():
        # Its generated classes make Python 3.12 and later warn.
        warnings.simplefilter("ignore")
        import pymupdf

    pymupdf.no_recommend_layout()
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    return pymupdf


class PdfSource:
    """One PDF, which stays open; of its pages none is kept."""

    def __init__(self, path: Path, passwords: Sequence[str]) -> None:
        self._path = path
        self._pymupdf = load_pymupdf()
        with decoding("PDF"):
            self._document = self._pymupdf.open(str(path), filetype="pdf")
        try:
            self._unlock(passwords)
            self._page_count = self._counted()
        except BaseException:
            self.close()
            raise

    @cached_property
    def description(self) -> SourceDescription:
        return SourceDescription(SourceKind.PDF, "PDF", self._page_count, content.sha256(self._path))

    def page(self, number: int, *, turn: int | None = None, longest: int | None = None) -> Page:
        from ocrdesk.sources import pdf_named

        refuse_if_absent(number, self._page_count, "PDF")
        with decoding("PDF"):
            page = self._document.load_page(number - 1)
            try:
                named = pdf_named.named_in(self._document, page) if number == 1 and longest is None else ()
                return render(page, number, turn, longest, named=named)
            finally:
                # Fonts and pictures of this page are kept for the next one otherwise, up to 256 MB.
                del page
                self._pymupdf.TOOLS.store_shrink(100)

    def close(self) -> None:
        if not self._document.is_closed:
            self._document.close()

    def _unlock(self, passwords: Sequence[str]) -> None:
        if not self._document.needs_pass:
            return
        for password in ("", *passwords):
            if self._document.authenticate(password):
                return
        raise PasswordNeeded(tried=len(passwords))

    def _counted(self) -> int:
        with decoding("PDF"):
            count = int(self._document.page_count)
        if count < 1:
            raise SourceDamaged(format="PDF")
        return count


OwnLines = Callable[[Sequence[pdf_text.Picture], float, Point], tuple[Line, ...]]
"""The page's own lines in pixels, from its pictures, the pixels per point, and the pixel that became (0, 0)."""


def render(
    page: Any,
    number: int,
    turn: int | None,
    longest: int | None,
    *,
    own_lines: OwnLines | None = None,
    named: tuple[NamedText, ...] = (),
) -> Page:
    """A page of a PDF as a Page; its lines are those that the PDF holds where `own_lines` tells no others.

    `named` has its quads in points of the page. Raises SourceTooLarge.
    """
    import pymupdf
    from PIL import Image

    width, height = page.rect.width, page.rect.height
    refuse_if_too_large(round(width), round(height))
    for picture in page.get_images():
        refuse_if_too_large(picture[2], picture[3])
    if longest is not None:
        dpi = POINTS_PER_INCH * longest / max(width, height)
    else:
        pictures = pdf_text.pictures_of(page)
        dpi = _resolution(width, height, pictures)
    zoom = dpi / POINTS_PER_INCH
    pixmap = page.get_pixmap(matrix=pymupdf.Matrix(zoom, zoom), alpha=False)
    origin = (pixmap.x, pixmap.y)
    own_lines = own_lines or partial(pdf_text.lines_of, page)
    lines = () if longest is not None else own_lines(pictures, zoom, origin)
    upright_turn = pdf_text.turn_upright(lines)
    turn = upright_turn if turn is None else turn % 360
    place = pdf_text.Place((1, 0, 0, 1, 0, 0), zoom, origin)
    named = tuple(replace(each, quad=each.quad and each.quad.mapped(place)) for each in named)
    upright = Image.frombuffer("RGB", (pixmap.width, pixmap.height), pixmap.samples, "raw", "RGB", 0, 1)
    turned = pixels.page_of(upright, number, turn, dpi=dpi, lines=lines, named=named)
    if turn != upright_turn:
        return turned  # rows of text that runs sideways would be columns
    return replace(turned, tables=pdf_tables.tables_of(page, turned.lines, zoom, origin, turn))


def _resolution(width: float, height: float, pictures: Sequence[pdf_text.Picture]) -> float:
    """The dots per inch at which to render a page of that size, in points, with those pictures."""
    own = max((each.dpi for each in pictures if each.area >= LEAST_PICTURE * width * height), default=0.0)
    most = max(MOST_DPI, POINTS_PER_INCH * MOST_SIDE / max(width, height))
    fitting = POINTS_PER_INCH * math.sqrt(PAGE_PIXELS / (width * height))
    return min(max(own, LEAST_DPI), most, fitting)
