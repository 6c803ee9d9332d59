"""Huawei Cloud's answers about text and tables as readings."""

import base64
from collections.abc import Iterator, Mapping
from typing import Any

from ocrdesk.model import Attachment, Cell, Character, Line, Quad, Table
from ocrdesk.providers.huawei.named_values import place
from ocrdesk.providers.web.endpoint import Answer, Reading
from ocrdesk.providers.web.values import quad_of_pairs, sureness

QUARTER = 90


def read_text(answer: Answer) -> Reading:
    """Lines of text: general, handwriting, or from the web."""
    lines = tuple(_line(block) for block in answer.body["words_block_list"])
    return Reading(lines=lines, rotation=_rotation(answer.body.get("direction", -1)))


def read_tables(answer: Answer) -> Reading:
    """Tables with spans, the text around them, and the service's own workbook where it was asked for."""
    lines: list[Line] = []
    tables: list[Table] = []
    for region in answer.body["words_region_list"]:
        blocks = region["words_block_list"]
        lines += [line for block in blocks for line in _lines(block)]
        if region["type"] == "table" and blocks:
            tables.append(_table(region, blocks))
    workbook = answer.body.get("excel") or ""
    kept = (Attachment("table", "xlsx", base64.b64decode(workbook)),) if workbook else ()
    return Reading(lines=tuple(lines), tables=tuple(tables), attachments=kept)


def _line(block: Mapping[str, Any]) -> Line:
    text, quad = str(block["words"]), quad_of_pairs(block["location"])
    characters = tuple(_characters(block.get("char_list") or (), quad))
    told = "".join(each.text for each in characters) == text
    return Line(text, sureness(block.get("confidence")), quad, characters=characters if told else ())


def _characters(told: Any, line: Quad) -> Iterator[Character]:
    """Each character with its stretch along the line."""
    left, width = line.corners[0][0], max(line.width, 1.0)
    for each in told:
        bounds = quad_of_pairs(each["char_location"]).bounds
        start, end = ((edge - left) / width for edge in (bounds.left, bounds.right))
        yield Character(each["char"], sureness(each.get("char_confidence")), min(max(start, 0), 1), min(max(end, 0), 1))


def _lines(block: Mapping[str, Any]) -> Iterator[Line]:
    """A block's lines: its own parts where they are told, else itself."""
    for part in block.get("words_list") or [block]:
        if part.get("words") and place(part.get("location")) is not None:
            yield _line(part)


def _table(region: Mapping[str, Any], blocks: Any) -> Table:
    cells = tuple(_cell(block) for block in blocks)
    around = place(region.get("location")) or Quad.around([cell.quad for cell in cells if cell.quad is not None])
    return Table(
        around,
        rows=max(cell.row + cell.row_span for cell in cells),
        columns=max(cell.column + cell.column_span for cell in cells),
        cells=cells,
    )


def _cell(block: Mapping[str, Any]) -> Cell:
    """`rows` and `columns` list all that the cell spans."""
    rows, columns = block["rows"], block["columns"]
    return Cell(
        min(rows),
        min(columns),
        str(block["words"]),
        len(rows),
        len(columns),
        place(block.get("cell_location")) or place(block.get("location")),
    )


def _rotation(direction: float) -> int:
    """Quarter turns clockwise to be upright, from the text's own direction, told counter-clockwise; -1: not told."""
    return 0 if direction < 0 else round(direction / QUARTER) * QUARTER % 360
