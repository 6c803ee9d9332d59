"""The rows that a document lists under column heads (the articles of an invoice), as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ocrdesk.documents.edit_distance import edit_distance
from ocrdesk.documents.extraction.anchors import Hit, Slot
from ocrdesk.documents.extraction.form_labels import Lie
from ocrdesk.documents.extraction.placing import Place, contains, offset
from ocrdesk.documents.extraction.strips import Sheet, Span
from ocrdesk.model import Cell, FieldSpec, Line, Point, Quad, RowSpec, Shape, Table

_LEAST_HEADS = 4
"""Fewer column heads than this in one row are no table's."""
_ROW = 0.9
"""How far, in heights, the print of one row stands from its middle."""
_APART = 0.55
"""Beyond so many heights print stands in another row; loose boxes are higher than their rows are apart."""
_SURE = 0.6


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its declaration, the words and the place of its head, and its stretch along the rows, in pixels."""

    spec: FieldSpec
    title: str
    head: Place
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line through a row: its place across the rows, by the place along them."""

    slope: float
    start: float

    @classmethod
    def through(cls, points: Sequence[Point]) -> "Rule":
        """The line nearest to these points."""
        along = sum(x for x, _ in points) / len(points)
        down = sum(y for _, y in points) / len(points)
        spread = sum((x - along) ** 2 for x, _ in points)
        slope = sum((x - along) * (y - down) for x, y in points) / spread if spread else 0.0
        return cls(slope, down - slope * along)

    def at(self, along: float) -> float:
        return self.start + self.slope * along


@dataclass(frozen=True, slots=True)
class Listing:
    """The heads of a list and the place of its row of sums, as far as they were found.

    Rows of a photographed list are not parallel: their places are measured between the row of heads, `head`, and
    that of the sums, `foot`, which lie `span` apart. `top` and `bottom` bound the rows between.
    """

    lie: Lie
    columns: tuple[Column, ...]
    head: Rule
    foot: Rule | None
    span: float
    top: float
    bottom: float
    sums: tuple[tuple[str, Span], ...] = ()
    sum_words: tuple[str, ...] = ()

    def level(self, quad: Quad) -> float:
        """How far below the row of heads a text stands, in pixels at the middle of the list."""
        along, down = self.lie.along(quad.centre), self.lie.down(quad.centre)
        below = down - self.head.at(along)
        if self.foot is None:
            return below
        return below * self.span / max(self.foot.at(along) - self.head.at(along), 1.0)


def slots_of_heads(rows: RowSpec) -> tuple[Slot, ...]:
    """The printed words of a list: its column heads and what begins its row of sums."""
    heads = [Slot(column.labels, (column,), order=turn) for turn, column in enumerate(rows.columns)]
    return (*heads, Slot(rows.sum_labels, order=len(heads))) if rows.sum_labels else tuple(heads)


def find_listing(sheet: Sheet, rows: RowSpec, hits: Sequence[Hit], bottom: float | None = None) -> Listing | None:
    """Where the list stands; `bottom` is the place of what is known to follow it."""
    lie = Lie.of(sheet)
    heads = _head_row(rows, hits)
    if len(heads) < _LEAST_HEADS:
        return None
    top = max(lie.down(head.place.centre) for head in heads.values())
    height = sorted(head.place.height for head in heads.values())[len(heads) // 2]
    label = _sum_label(rows, hits, lie, top)
    parts = _sum_parts(sheet, lie, label) if label else []
    places = {key: head.place for key, head in heads.items()}
    for (column, _), part in zip(rows.sums, parts, strict=False) if len(parts) == len(rows.sums) else ():
        places.setdefault(column, sheet.place(part))  # the sum shows where a column is whose head was not read
    words = {key: sheet.text(hit.span).strip() for key, hit in heads.items()}
    columns = _columns(rows, places, words, lie)
    head = Rule.through([_across(lie, hit.place) for hit in heads.values()])
    middle = sum(lie.along(place.centre) for place in places.values()) / len(places)
    foot = None
    if label is not None and parts:
        foot = Rule.through([_across(lie, place) for place in (label.place, *map(sheet.place, parts))])
        span = foot.at(middle) - head.at(middle)
    else:
        end = bottom if bottom is not None else max(lie.down(place.centre) for place in sheet.places) + 2 * height
        span = end - head.at(middle)
    sums = _sums(sheet, lie, columns, rows, parts)
    return Listing(lie, columns, head, foot, span, 0.5 * height, span - _ROW * height, sums, rows.sum_labels)


def _across(lie: Lie, place: Place) -> Point:
    return lie.along(place.centre), lie.down(place.centre)


def make_table(lines: Sequence[Line], listing: Listing) -> Table | None:
    """The list as a table: a row of heads, then a row for each article, longer texts joined."""
    level = [line for line in lines if not line.vertical]
    pieces = [piece for line in level for piece in _pieces(line, listing)] + _one_below_the_other(lines, level)
    inside = [piece for piece in pieces if listing.top < listing.level(piece.quad) < listing.bottom]
    if not inside:
        return None
    rows: list[dict[int, list[Line]]] = []
    for starts in _rows(inside, listing):
        rows.append({})
        for piece in starts:
            rows[-1].setdefault(_column_of(listing, piece), []).append(piece)
    if rows and set("".join(piece.text for piece in rows[-1].get(0, ()))) in _scraps(listing.sum_words):
        rows.pop()
    heads = [Cell(0, i, c.title, quad=c.head.quad) for i, c in enumerate(listing.columns)]
    cells = [
        Cell(number, column, "".join(p.text for p in texts).strip(), quad=Quad.around([p.quad for p in texts]))
        for number, row in enumerate(rows, 1)
        for column, texts in sorted(row.items())
    ]
    quads = [cell.quad for cell in (*heads, *cells) if cell.quad]
    return Table(Quad.around(quads), len(rows) + 1, len(listing.columns), (*heads, *cells))


def _scraps(words: Sequence[str]) -> list[set[str]]:
    """What may be read of the word that begins the row of sums, where it was not read whole."""
    return [{character} for word in words for character in word]


def _title(spec: FieldSpec, read: str) -> str:
    """The printed head that was read, of those that the column may have."""
    return min(spec.labels, key=lambda label: edit_distance(label, read)) if read else spec.labels[0]


def _head_row(rows: RowSpec, hits: Sequence[Hit]) -> dict[str, Hit]:
    """The heads that stand in one row: as many different ones as can be."""
    keys = {column.labels: column.key for column in rows.columns}
    heads = [hit for hit in hits if hit.slot.words in keys]
    best: dict[str, Hit] = {}
    for seed in heads:
        row: dict[str, Hit] = {}
        for hit in heads:
            key = keys[hit.slot.words]
            beside = hit is seed or abs(offset(seed.place, hit.place).down) <= _ROW
            if beside and (key not in row or hit.score > row[key].score):
                row[key] = hit
        if len(row) > len(best):
            best = row
    return best


def _columns(rows: RowSpec, places: Mapping[str, Place], words: Mapping[str, str], lie: Lie) -> tuple[Column, ...]:
    """The columns found, each from half way to its left neighbour to half way to its right one."""
    found = [
        (spec, _title(spec, words.get(spec.key, "")), places[spec.key]) for spec in rows.columns if spec.key in places
    ]
    found.sort(key=lambda item: lie.along(item[2].centre))
    ends = [lie.extent(place.quad) for _, _, place in found]
    bounds = [(a[1] + b[0]) / 2 for a, b in pairwise(ends)]
    lefts, rights = [float("-inf"), *bounds], [*bounds, float("inf")]
    return tuple(Column(*item, left, right) for item, left, right in zip(found, lefts, rights, strict=True))


def _sum_label(rows: RowSpec, hits: Sequence[Hit], lie: Lie, top: float) -> Hit | None:
    """The nearest word below the heads that begins the row of sums."""
    found = [
        hit
        for hit in hits
        if hit.slot.words == rows.sum_labels and hit.score >= _SURE and lie.down(hit.place.centre) > top
    ]
    return min(found, key=lambda hit: lie.down(hit.place.centre), default=None)


def _sum_parts(sheet: Sheet, lie: Lie, label: Hit) -> list[Span]:
    """The numbers in the row of sums, from the left."""
    parts = [
        part
        for part in sheet.parts
        if abs(offset(label.place, sheet.place(part)).down) <= _ROW and any(c.isdigit() for c in sheet.text(part))
    ]
    return sorted(parts, key=lambda part: lie.along(sheet.place(part).centre))


def _sums(
    sheet: Sheet, lie: Lie, columns: Sequence[Column], rows: RowSpec, parts: Sequence[Span]
) -> tuple[tuple[str, Span], ...]:
    """What stands in the row of sums, by the key of the field: all in order, or else what each column holds."""
    if len(parts) == len(rows.sums):
        return tuple((field, part) for (_, field), part in zip(rows.sums, parts, strict=True))
    fields = dict(rows.sums)
    placed = [(_column_at(columns, lie.along(sheet.place(part).centre)), part) for part in parts]
    return tuple((fields[column.spec.key], part) for column, part in placed if column.spec.key in fields)


def _column_at(columns: Sequence[Column], at: float) -> Column:
    return next(column for column in columns if column.left <= at < column.right)


def _column_of(listing: Listing, piece: Line) -> int:
    return listing.columns.index(_column_at(listing.columns, listing.lie.along(piece.quad.centre)))


def _pieces(line: Line, listing: Listing) -> list[Line]:
    """The line, parted at a blank where it runs over the heads of two columns or more."""
    left, right = listing.lie.extent(line.quad)
    middles = [listing.lie.along(column.head.centre) for column in listing.columns]
    if " " not in line.text.strip() or sum(left <= middle <= right for middle in middles) < 2:  # noqa: PLR2004
        return [line]
    cuts = [0, *(i for i, c in enumerate(line.text) if c == " "), len(line.text)]
    parts = (line.part(a, b) for a, b in pairwise(cuts) if line.text[a:b].strip())
    return list(parts)


def _one_below_the_other(lines: Sequence[Line], level: Sequence[Line]) -> list[Line]:
    """The short texts of a column that were read as one line running downwards, and not by themselves as well."""
    downwards = (line.part(i, i + 1) for line in lines if line.vertical for i in range(len(line.text)))
    return [
        replace(piece, vertical=False)
        for piece in downwards
        if piece.text.strip() and not any(contains(line.quad, piece.quad.centre) for line in level)
    ]


def _rows(pieces: Sequence[Line], listing: Listing) -> list[list[Line]]:
    """Rows: each begins with an amount; what stands between two of them goes on with the upper one."""
    money = {c.spec.key for c in listing.columns if c.spec.shape is Shape.MONEY}
    anchors: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: listing.level(piece.quad)):
        column = listing.columns[_column_of(listing, piece)]
        at = listing.level(piece.quad)
        amount = column.spec.key in money and any(c.isdigit() for c in piece.text)
        if amount and (not anchors or at - anchors[-1][0] > _APART * anchors[-1][1]):
            anchors.append((at, piece.quad.height))
    rows: list[list[Line]] = [[] for _ in anchors]
    for piece in sorted(pieces, key=lambda piece: (listing.level(piece.quad), listing.lie.along(piece.quad.centre))):
        at = listing.level(piece.quad)
        nearest = min(range(len(anchors)), key=lambda i: abs(anchors[i][0] - at), default=None)
        if nearest is not None and abs(anchors[nearest][0] - at) > _APART * anchors[nearest][1]:
            above = [i for i, (start, _) in enumerate(anchors) if start < at]
            nearest = above[-1] if above else None
        if nearest is not None:
            rows[nearest].append(piece)
    return rows
