"""The text that a PDF page holds: whether it can be used in place of recognition, and its lines.

The rule: text is used when it can be seen and read, and when it, not a picture, is what the page is made of.
- Unreadable characters (replacement, private use, control) may make up a tenth at most.
- Text that is not painted counts only over a scan that it covers: there it is an earlier recognition.
- Where pictures cover a tenth of the page or more, the text must take a third of their area, or be a text of
  its own: a hundred characters that take a twentieth of the page. So a scan with a page number, a stamp or a
  watermark is recognised, and so is a sheet with two ID cards pasted under a heading.
"""

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ocrdesk.model import Box, Character, Line, Point, Quad

MOST_UNREADABLE = 0.1
PICTURES_MATTER = 0.1
TEXT_BESIDE_PICTURES = 1 / 3
TEXT_OF_ITS_OWN = 100
TEXT_OF_ITS_OWN_SHARE = 0.05
HIDDEN_OVER_SCAN = 0.005
SCAN_SHARE = 0.5

WIDE_GAP = 2.0
"""A gap of so many times the text's size ends a line: what follows stands in another column."""

REPEATED = 0.25
"""Text that is written again within this share of its height is the same text."""

MOST_TURNED = 0.8
"""When this share of the text runs sideways, the page was stored sideways."""

PAINTED = 16 | 32
"""MuPDF's flags of a character that is filled or stroked (FZ_STEXT_FILLED, FZ_STEXT_STROKED)."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page: where it stands, in points of the page as shown, and its resolution."""

    box: Box
    dpi: float

    @property
    def area(self) -> float:
        return self.box.width * self.box.height


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: its stretch along the line and across it, in points, and whether it is painted."""

    text: str
    start: float
    end: float
    top: float
    bottom: float
    painted: bool


@dataclass(frozen=True, slots=True)
class Place:
    """From the points of the page as stored (unrotated) to the pixels of the page as rendered."""

    matrix: Sequence[float]
    zoom: float
    origin: Point

    def __call__(self, point: Point) -> Point:
        (x, y), (a, b, c, d, e, f) = point, self.matrix
        return (a * x + c * y + e) * self.zoom - self.origin[0], (b * x + d * y + f) * self.zoom - self.origin[1]


def pictures_of(page: Any) -> tuple[Picture, ...]:
    """The pictures shown on a page, cut to it."""
    place = Place(tuple(page.rotation_matrix), 1.0, (0.0, 0.0))
    found = []
    for entry in page.get_image_info():
        whole = Quad.from_box(*entry["bbox"]).mapped(place).bounds
        left, top = max(0.0, whole.left), max(0.0, whole.top)
        shown = Box(left, top, min(whole.right, page.rect.width), min(whole.bottom, page.rect.height))
        area = whole.width * whole.height
        if shown.width > 0 and shown.height > 0 and area > 0:
            found.append(Picture(shown, 72 * math.sqrt(entry["width"] * entry["height"] / area)))
    return tuple(found)


def lines_of(page: Any, pictures: Sequence[Picture], zoom: float, origin: Point) -> tuple[Line, ...]:
    """The page's own lines in pixels, or none where it must be recognised.

    `zoom` is pixels per point, `origin` the pixel of the rendering that became (0, 0).
    """
    import pymupdf

    flags = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP
    raw = page.get_textpage(flags=flags).extractRAWDICT()
    place = Place(tuple(page.rotation_matrix), zoom, origin)
    found: list[tuple[Line, bool]] = []
    for entry in _entries(raw):
        size = max((span["size"] for span in entry["spans"]), default=0.0)
        for glyphs in cut_at_gaps(_glyphs(entry), size):
            line = line_of(glyphs, entry["dir"], place, vertical=bool(entry["wmode"]))
            found.append((line, any(glyph.painted for glyph in glyphs)))
    return usable_lines(found, pictures, page.rect.width, page.rect.height, zoom)


def usable_lines(
    found: Iterable[tuple[Line, bool]], pictures: Sequence[Picture], width: float, height: float, zoom: float
) -> tuple[Line, ...]:
    """Of lines in pixels, each with whether it is painted, those that stand for the page; none where they cannot.

    `width` and `height` are the page's, in points; `zoom` is pixels per point.
    """
    painted: list[Line] = []
    hidden: list[Line] = []
    corners: dict[str, list[Point]] = {}
    for line, seen in found:
        x, y = line.quad.centre
        within = 0 <= x <= width * zoom and 0 <= y <= height * zoom
        if within and not _repeats(line, corners.setdefault(line.text, [])):
            (painted if seen else hidden).append(line)
    return _usable(painted, hidden, pictures, width * height, zoom)


def turn_upright(lines: Iterable[Line]) -> int:
    """By how many degrees clockwise to turn a page so that its text reads upright."""
    amounts = [0, 0, 0, 0]
    for line in lines:
        quarter = 0 if line.vertical else round(line.quad.angle / (math.pi / 2)) % 4
        amounts[quarter] += len(line.text)
    quarter = max(range(4), key=amounts.__getitem__)
    return -90 * quarter % 360 if amounts[quarter] > MOST_TURNED * sum(amounts) else 0


def _repeats(line: Line, corners: list[Point]) -> bool:
    """Whether the same text stands nearly there already: so some programs make it bold or give it a shadow."""
    corner = line.quad.corners[0]
    if any(math.dist(corner, other) < REPEATED * line.quad.height for other in corners):
        return True
    corners.append(corner)
    return False


def _usable(
    painted: list[Line], hidden: list[Line], pictures: Sequence[Picture], page_area: float, zoom: float
) -> tuple[Line, ...]:
    picture_area = min(page_area, sum(picture.area for picture in pictures))
    scan = picture_area >= SCAN_SHARE * page_area
    if scan and len(hidden) > len(painted):
        lines = painted + hidden
        enough = _area(lines, zoom) >= HIDDEN_OVER_SCAN * picture_area
    else:
        lines = painted
        area, amount = _area(lines, zoom), sum(_weight(line) for line in lines)
        own = amount >= TEXT_OF_ITS_OWN and area >= TEXT_OF_ITS_OWN_SHARE * page_area
        beside = picture_area < PICTURES_MATTER * page_area or area >= TEXT_BESIDE_PICTURES * picture_area
        enough = own or beside
    return tuple(lines) if enough and _readable(lines) else ()


def _area(lines: Iterable[Line], zoom: float) -> float:
    return sum(line.quad.width * line.quad.height for line in lines) / zoom**2


def _weight(line: Line) -> int:
    return sum(not character.text.isspace() for character in line.characters)


def _readable(lines: Sequence[Line]) -> bool:
    characters = [character for line in lines for character in line.characters if not character.text.isspace()]
    unreadable = sum(character.confidence == 0 for character in characters)
    return unreadable <= MOST_UNREADABLE * len(characters)


def _entries(raw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The raw lines; of vertical text, which MuPDF tells glyph by glyph, those that follow one another as one."""
    last: dict[str, Any] | None = None
    for entry in (entry for block in raw["blocks"] for entry in block.get("lines", ())):
        if last is not None and entry["wmode"] and _follows(entry["bbox"], last["bbox"]):
            (x0, y0, x1, y1), (a0, b0, a1, b1) = last["bbox"], entry["bbox"]
            box = (min(x0, a0), min(y0, b0), max(x1, a1), max(y1, b1))
            last = {**last, "spans": [*last["spans"], *entry["spans"]], "bbox": box}
            continue
        if last is not None:
            yield last
        last = entry if entry["wmode"] else None
        if last is None:
            yield entry
    if last is not None:
        yield last


def _follows(box: Sequence[float], above: Sequence[float]) -> bool:
    size = box[2] - box[0]
    return abs(box[0] + box[2] - above[0] - above[2]) < size and -size < 2 * (box[1] - above[3]) < 4 * size


def _glyphs(entry: dict[str, Any]) -> Iterator[Glyph]:
    """The characters of one raw line; for vertical text "along" is downwards and "across" rightwards."""
    cos, sin = entry["dir"]
    for span in entry["spans"]:
        above, below = span["ascender"] * span["size"], -span["descender"] * span["size"]
        painted = bool(span["char_flags"] & PAINTED) and span["alpha"] > 0
        for char in span["chars"]:
            text = cleaned(char["c"])
            if not text:
                continue
            x0, y0, x1, y1 = char["bbox"]
            if entry["wmode"]:
                yield Glyph(text, y0, y1, x0, x1, painted)
                continue
            x, y = char["origin"]
            start, base = x * cos + y * sin, y * cos - x * sin
            # The box is the smallest upright one around the turned glyph: from it to the glyph's own width.
            across = (above + below) * min(abs(sin), abs(cos))
            advance = ((x1 - x0 if abs(cos) >= abs(sin) else y1 - y0) - across) / max(abs(cos), abs(sin))
            yield Glyph(text, start, start + max(advance, 0.0), base - above, base + below, painted)


def cut_at_gaps(glyphs: Iterable[Glyph], size: float) -> Iterator[list[Glyph]]:
    """The line, whose text is of that size, cut at wide gaps, without blanks at the ends."""
    piece: list[Glyph] = []
    blanks: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text == " ":
            blanks.append(glyph)
            continue
        if piece and glyph.start - piece[-1].end > WIDE_GAP * size:
            yield piece
            piece = []
        elif piece:
            piece += blanks[:1]
        piece.append(glyph)
        blanks = []
    if piece:
        yield piece


def line_of(glyphs: Sequence[Glyph], direction: Point, place: Place, *, vertical: bool = False) -> Line:
    """The line that these glyphs make, whose text runs in that direction (cosine and sine), or downwards."""
    start, end = min(glyph.start for glyph in glyphs), max(glyph.end for glyph in glyphs)
    top, bottom = min(glyph.top for glyph in glyphs), max(glyph.bottom for glyph in glyphs)
    cos, sin = direction
    if vertical:
        quad = Quad.from_box(top, start, bottom, end)
    else:
        level = Quad.from_box(start, top, end, bottom)
        quad = level.mapped(lambda point: (point[0] * cos - point[1] * sin, point[0] * sin + point[1] * cos))
    length = max(end - start, 1e-6)
    characters = tuple(
        Character(
            glyph.text,
            0.0 if _unreadable(glyph.text) else 1.0,
            (glyph.start - start) / length,
            (glyph.end - start) / length,
        )
        for glyph in glyphs
    )
    confidence = sum(character.confidence for character in characters) / len(characters)
    text = "".join(glyph.text for glyph in glyphs)
    return Line(text, confidence, quad.mapped(place), vertical, characters)


def cleaned(text: str) -> str:
    """One blank for any blank, nothing for marks without ink, the plain ideograph for a radical's twin."""
    if text.isspace():
        return " "
    if unicodedata.category(text) == "Cf":
        return ""
    if "\u2e80" <= text <= "\u2fdf" or "\uf900" <= text <= "\ufaff":
        # Fonts often map 行 to the radical that looks the same; nobody would find it by searching.
        return unicodedata.normalize("NFKC", text)
    return text


def _unreadable(text: str) -> bool:
    return text == "\ufffd" or unicodedata.category(text) in {"Co", "Cc", "Cn", "Cs"}
