"""Answers of Tencent Cloud that hold text, tables or codes, as readings."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ocrdesk.model import Attachment, Cell, Character, Code, Line, Quad, Table
from ocrdesk.providers.tencent import places
from ocrdesk.providers.web.endpoint import Answer, Reading

Item = Mapping[str, Any]
OUTSIDE_TABLES = 0
"""The kind of a "table" that holds the text around the others."""
KINDS = {
    "QR_CODE": "QRCode", "EAN-13": "EAN13", "EAN-8": "EAN8", "UPC-A": "UPCA", "UPC-E": "UPCE", "CODE-39": "Code39",
    "CODE-93": "Code93", "CODE-128": "Code128", "PDF_417": "PDF417", "DATA_MATRIX": "DataMatrix",
    "WX_CODE": "WeChatCode",
}  # fmt: skip
"""Symbologies by the service's names, as we call them."""


def text(answer: Answer) -> Reading:
    """Lines, each with its characters where the service tells them."""
    found = answer.body.get("TextDetections") or ()
    return Reading(lines=tuple(_line(item, answer) for item in found), rotation=places.turn(answer.body))


def tables(answer: Answer) -> Reading:
    """Tables with the lines in their cells, the text around them, and the workbook as the service made it."""
    grids: list[Table] = []
    lines: list[Line] = []
    for item in answer.body.get("TableDetections") or ():
        cells = item.get("Cells") or ()
        whole = places.whole(answer)
        if item.get("Type") == OUTSIDE_TABLES:
            alone = places.of_points(item.get("TableCoordPoint")) if len(cells) == 1 else None
            lines += [line for cell in cells for line in _lines_of_cell(cell, alone or _place(cell) or whole)]
        elif cells:
            grids.append(_table(item, answer))
            for cell in cells:
                lines += _lines_of_cell(cell, _place(cell) or (whole if cell["RowTl"] < 0 else None))
    workbook = answer.body.get("Data")
    return Reading(
        lines=tuple(lines),
        tables=tuple(grids),
        attachments=(Attachment("table", ".xlsx", base64.b64decode(workbook)),) if workbook else (),
        rotation=places.turn(answer.body),
    )


def codes(answer: Answer) -> Reading:
    """QR codes and barcodes; where the service does not tell the place, the whole picture."""
    found = answer.body.get("CodeResults") or ()
    return Reading(codes=tuple(_code(item, answer) for item in found if item.get("Url")))


def nothing(_answer: Answer) -> Reading:
    """An answer that tells only where something is."""
    return Reading()


def _line(item: Item, answer: Answer) -> Line:
    content = item["DetectedText"] or ""
    confidence = float(item.get("Confidence") or 0) / 100
    quad = (
        places.of_points(item.get("Polygon"))
        or places.of_upright(item.get("ItemPolygon"), answer)
        or places.whole(answer)
    )
    return Line(content, confidence, quad, characters=_characters(content, confidence, item, quad))


def _characters(content: str, confidence: float, item: Item, quad: Quad) -> tuple[Character, ...]:
    words: Sequence[Item] = item.get("Words") or ()
    ground = [places.of_points(point.get("WordCoordinate")) for point in item.get("WordCoordPoint") or ()]
    if not words:
        ground = [places.of_corners(place) for place in item.get("WordPolygon") or ()]
        words = [{"Character": one} for one in content] if len(ground) == len(content) else ()
    if not words or "".join(word["Character"] for word in words) != content:
        return ()
    known = [place for place in ground if place is not None]
    stretches = _stretches(known, quad) if len(known) == len(words) else _even(len(words))
    return tuple(
        Character(word["Character"], float(word.get("Confidence", confidence * 100)) / 100, start, end)
        for word, (start, end) in zip(words, stretches, strict=True)
    )


def _even(count: int) -> "Iterator[tuple[float, float]]":
    return ((n / count, (n + 1) / count) for n in range(count))


def _stretches(characters: Sequence[Quad], line: Quad) -> "Iterator[tuple[float, float]]":
    """Where characters stand along their line, as fractions of it."""
    (ax, ay), (bx, by) = line.corners[0], line.corners[1]
    dx, dy = bx - ax, by - ay
    square = dx * dx + dy * dy or 1.0
    for each in characters:
        along = [((x - ax) * dx + (y - ay) * dy) / square for x, y in each.corners]
        within = [min(1.0, max(0.0, share)) for share in along]
        yield min(within), max(within)


def _lines_of_cell(cell: Item, place: Quad | None) -> tuple[Line, ...]:
    """The lines of a cell's text, one below the other; none where its place is not told."""
    texts = [text for text in (cell.get("Text") or "").split("\n") if text]
    if place is None:
        return ()
    confidence = float(cell.get("Confidence") or 0) / 100
    parts = (place.part(n / len(texts), (n + 1) / len(texts), downwards=True) for n in range(len(texts)))
    return tuple(Line(text, confidence, part) for text, part in zip(texts, parts, strict=True))


def _place(cell: Item) -> Quad | None:
    return places.of_points(cell.get("Polygon"))


def _table(item: Item, answer: Answer) -> Table:
    cells = tuple(_cell(cell) for cell in item["Cells"] if cell["RowTl"] >= 0 and cell["ColTl"] >= 0)
    around = [cell.quad for cell in cells if cell.quad is not None]
    quad = places.of_points(item.get("TableCoordPoint")) or (Quad.around(around) if around else places.whole(answer))
    return Table(
        quad,
        rows=max((cell.row + cell.row_span for cell in cells), default=0),
        columns=max((cell.column + cell.column_span for cell in cells), default=0),
        cells=cells,
        title="".join(title.get("Text") or "" for title in item.get("Titles") or ()),
        guess=item.get("Type") == 2,  # noqa: PLR2004 - the vendor's number for tables without rules
    )


def _cell(cell: Item) -> Cell:
    """A cell; its right and lower ends are exclusive, and no end before its start counts."""
    return Cell(
        row=cell["RowTl"],
        column=cell["ColTl"],
        text=cell.get("Text") or "",
        row_span=max(1, cell["RowBr"] - cell["RowTl"]),
        column_span=max(1, cell["ColBr"] - cell["ColTl"]),
        quad=_place(cell),
    )


def _code(item: Item, answer: Answer) -> Code:
    kind = item.get("TypeName") or ""
    quad = places.of_corners(item.get("Position")) or places.whole(answer)
    return Code(KINDS.get(kind, kind), item["Url"], quad)
