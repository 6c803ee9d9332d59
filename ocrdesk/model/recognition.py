"""What a provider read on a page. Frozen: nobody changes it afterwards."""

from dataclasses import dataclass, field

from ocrdesk.i18n import Message
from ocrdesk.model.geometry import Quad


@dataclass(frozen=True, slots=True)
class Character:
    """One character of a line, with its confidence (0-1) and its stretch along the line (fractions 0-1)."""

    text: str
    confidence: float
    start: float
    end: float
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `confidence` is 0-1, `characters` may be empty where a provider tells none.

    `vertical` text runs downwards; its quad's corners still go clockwise from the upright glyphs' top left.
    When `characters` is not empty, `"".join(c.text for c in characters) == text`.
    """

    text: str
    confidence: float
    quad: Quad
    vertical: bool = False
    characters: tuple[Character, ...] = field(default=(), repr=False)

    def part(self, start: int, end: int) -> "Line":
        """The line's characters from `start` to `end` (as in a slice), with the quad cut to fit."""
        text = self.text[start:end]
        if not text or (start, end) == (0, len(self.text)):
            return self if text else Line("", self.confidence, self.quad, self.vertical)
        characters = self.characters[start:end]
        if characters:
            first, last = characters[0].start, characters[-1].end
            confidence = sum(c.confidence for c in characters) / len(characters)
            span = max(last - first, 1e-6)
            kept = tuple(
                Character(c.text, c.confidence, (c.start - first) / span, (c.end - first) / span, c.others)
                for c in characters
            )
        else:
            first, last = start / len(self.text), (start + len(text)) / len(self.text)
            confidence, kept = self.confidence, ()
        return Line(text, confidence, self.quad.part(first, last, downwards=self.vertical), self.vertical, kept)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: zero-based row and column, spans of at least 1."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    quad: Quad | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells; `title` is what stands above it, `guess` tells that rows or columns are not ruled."""

    quad: Quad
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    title: str = ""
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code or barcode; `kind` is the symbology's common name ("QRCode")."""

    kind: str
    text: str
    quad: Quad


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that the provider itself recognised: its type's key, its side, and lines by field key."""

    type: str
    side: str | None
    quad: Quad
    fields: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a service delivers with its answer, kept as it came.

    `kind` is "table" (a workbook), "portrait" or "card" (pictures cut out of the page).
    """

    kind: str
    suffix: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PageWarning:
    """Trouble seen in the picture itself: which, in words with a hint, and where (None: the page as a whole).

    Keys: blur, dark, small, glare, border (cut off), copy (black and white), and what clouds tell besides:
    reshot, tampered, occlusion, temporary, validity, electronic, watermark.
    """

    key: str
    message: Message
    quad: Quad | None = None


@dataclass(frozen=True, slots=True)
class Recognition:
    """What one provider read on one page.

    `width` and `height` are the upright page's; all quads are in its pixels. `rotation` is by how many
    degrees clockwise the page given to the provider was turned to be upright (0, 90, 180, 270).
    `lines` are in reading order, `paragraphs` groups their indexes in that order: every index once.
    `papers` are outlines of papers and cards seen in the picture, the largest first: one may have several.
    `raw` is the provider's own answer as text, shown in the Raw tab.
    """

    provider: str
    width: int
    height: int
    rotation: int = 0
    lines: tuple[Line, ...] = ()
    paragraphs: tuple[tuple[int, ...], ...] = ()
    tables: tuple[Table, ...] = ()
    codes: tuple[Code, ...] = ()
    documents: tuple[ReadDocument, ...] = ()
    warnings: tuple[PageWarning, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    papers: tuple[Quad, ...] = ()
    seconds: float = 0.0
    raw: str = field(default="", repr=False)
