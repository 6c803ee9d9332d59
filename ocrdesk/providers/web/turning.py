"""A sent picture's reading, put onto the page: scaled back to its pixels, and turned upright with it."""

from collections.abc import Callable
from dataclasses import replace

from ocrdesk.model import Cell, Line, Page, Point, Quad, ReadDocument, Recognition, Table, turn_point
from ocrdesk.providers.web.endpoint import Reading

_Move = Callable[[Quad], Quad]


def on_page(reading: Reading, page: Page, sent: tuple[int, int], provider: str, *, upright: bool) -> Recognition:
    """The recognition of a page that had `sent` (width, height) pixels in the picture that was sent.

    Where the reading tells of a turn and the page's orientation is not settled, page and quads turn with it.
    """
    turn = 0 if upright else reading.rotation
    width, height = float(page.width), float(page.height)
    across, down = width / sent[0], height / sent[1]

    def place(point: Point) -> Point:
        x, y = min(max(point[0] * across, 0.0), width), min(max(point[1] * down, 0.0), height)
        return turn_point((x, y), width, height, turn)

    def moved(quad: Quad) -> Quad:
        return quad.mapped(place)

    lies_down = turn in {90, 270}
    return Recognition(
        provider=provider,
        width=page.height if lies_down else page.width,
        height=page.width if lies_down else page.height,
        rotation=turn,
        lines=tuple(_line(line, moved) for line in reading.lines),
        tables=tuple(_table(table, moved) for table in reading.tables),
        codes=tuple(replace(code, quad=moved(code.quad)) for code in reading.codes),
        documents=tuple(_document(document, moved) for document in reading.documents),
        warnings=tuple(replace(each, quad=each.quad and moved(each.quad)) for each in reading.warnings),
        attachments=reading.attachments,
    )


def _line(line: Line, moved: _Move) -> Line:
    return replace(line, quad=moved(line.quad))


def _cell(cell: Cell, moved: _Move) -> Cell:
    return replace(cell, quad=cell.quad and moved(cell.quad))


def _table(table: Table, moved: _Move) -> Table:
    return replace(table, quad=moved(table.quad), cells=tuple(_cell(cell, moved) for cell in table.cells))


def _document(document: ReadDocument, moved: _Move) -> ReadDocument:
    fields = tuple((key, _line(line, moved)) for key, line in document.fields)
    return replace(document, quad=moved(document.quad), fields=fields)
