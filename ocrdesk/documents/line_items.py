"""The rows that a document lists under column heads (the articles of an invoice), as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ocrdesk.documents.anchors import Hit, Slot
from ocrdesk.documents.form_labels import Lie
from ocrdesk.documents.placing import offset
from ocrdesk.documents.strips import Sheet, Span
from ocrdesk.model import Cell, FieldSpec, Line, Quad, RowSpec, Shape, Table

_LEAST_HEADS = 4
"""Fewer column heads than this in one row are no table's."""
_ROW = 0.9
"""How far, in heights, the print of one row stands from its middle."""
_SURE = 0.6


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its declaration, its head, and its stretch along the rows, in pixels."""

    spec: FieldSpec
    head: Hit | None
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Listing:
    """The heads of a list and the place of its row of sums, as far as they were found."""

    lie: Lie
    columns: tuple[Column, ...]
    top: float
    bottom: float
    sums: tuple[tuple[str, Span], ...] = ()
    sum_words: tuple[str, ...] = ()


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
    columns = _columns(rows, heads, lie)
    top = max(lie.down(head.place.centre) for head in heads.values())
    height = sorted(head.place.height for head in heads.values())[len(heads) // 2]
    label = _sum_label(rows, hits, lie, top)
    sums: tuple[tuple[str, Span], ...] = ()
    if label is not None:
        end = lie.down(label.place.centre) - _ROW * height
        sums = _sums(sheet, lie, columns, rows, label)
    else:
        end = bottom - height if bottom is not None else max(lie.down(p.centre) for p in sheet.places)
    return Listing(lie, columns, top + 0.5 * height, end, sums, rows.sum_labels)


def make_table(lines: Sequence[Line], listing: Listing) -> Table | None:
    """The list as a table: a row of heads, then a row for each article, longer texts joined."""
    pieces = [piece for line in lines if not line.vertical for piece in _pieces(line, listing)]
    inside = [piece for piece in pieces if listing.top < listing.lie.down(piece.quad.centre) < listing.bottom]
    if not inside:
        return None
    rows: list[dict[int, list[Line]]] = []
    for starts in _rows(inside, listing):
        rows.append({})
        for piece in starts:
            rows[-1].setdefault(_column_of(listing, piece), []).append(piece)
    if rows and set("".join(piece.text for piece in rows[-1].get(0, ()))) in _scraps(listing.sum_words):
        rows.pop()
    heads = [
        Cell(0, i, _head_text(c), quad=c.head.place.quad if c.head else None) for i, c in enumerate(listing.columns)
    ]
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


def _head_text(column: Column) -> str:
    return column.spec.labels[0]


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


def _columns(rows: RowSpec, heads: dict[str, Hit], lie: Lie) -> tuple[Column, ...]:
    """The columns found, each from half way to its left neighbour to half way to its right one."""
    found = [(spec, heads[spec.key]) for spec in rows.columns if spec.key in heads]
    found.sort(key=lambda item: lie.along(item[1].place.centre))
    ends = [lie.extent(head.place.quad) for _, head in found]
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


def _sums(sheet: Sheet, lie: Lie, columns: Sequence[Column], rows: RowSpec, label: Hit) -> tuple[tuple[str, Span], ...]:
    """What stands in the row of sums, by the key of the field: all in order, or else what each column holds."""
    parts = [
        part
        for part in sheet.parts
        if abs(offset(label.place, sheet.place(part)).down) <= _ROW and any(c.isdigit() for c in sheet.text(part))
    ]
    parts.sort(key=lambda part: lie.along(sheet.place(part).centre))
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
    middles = [listing.lie.along(c.head.place.centre) for c in listing.columns if c.head]
    if " " not in line.text.strip() or sum(left <= middle <= right for middle in middles) < 2:  # noqa: PLR2004
        return [line]
    cuts = [0, *(i for i, c in enumerate(line.text) if c == " "), len(line.text)]
    parts = (line.part(a, b) for a, b in pairwise(cuts) if line.text[a:b].strip())
    return list(parts)


def _rows(pieces: Sequence[Line], listing: Listing) -> list[list[Line]]:
    """Rows: each begins with an amount; what stands between two of them goes on with the upper one."""
    lie = listing.lie
    money = {c.spec.key for c in listing.columns if c.spec.shape is Shape.MONEY}
    anchors: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: lie.down(piece.quad.centre)):
        column = listing.columns[_column_of(listing, piece)]
        at = lie.down(piece.quad.centre)
        amount = column.spec.key in money and any(c.isdigit() for c in piece.text)
        if amount and (not anchors or at - anchors[-1][0] > _ROW * anchors[-1][1]):
            anchors.append((at, piece.quad.height))
    if not anchors:
        return []
    rows: list[list[Line]] = [[] for _ in anchors]
    for piece in sorted(pieces, key=lambda piece: (lie.down(piece.quad.centre), lie.along(piece.quad.centre))):
        at = lie.down(piece.quad.centre)
        above = [i for i, (start, height) in enumerate(anchors) if start - 0.7 * height <= at]
        if above:
            rows[above[-1]].append(piece)
    return rows
