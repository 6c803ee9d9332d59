"""Cells on the clipboard, as Excel, WPS and Word give and take them: tabs and line breaks, or HTML with spans."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from html.parser import HTMLParser

from ocrdesk.model import Cell, Table
from ocrdesk.ui.models.table_edits import Range

FIELD = re.compile(r'"((?:[^"]++|"")*+)"(?=[\t\n]|\Z)|([^\t\n]*)')
"""A quoted cell, which may hold tabs and line breaks, or a plain one; a lone quotation mark means itself."""
SPACE = re.compile(r"[ \t\r\n\f]+")
ROUNDED = re.compile(r"^-?\d(?:\.\d+)?E\+\d+$")
"""A long number as Excel shows it: not all of its digits."""
AS_TEXT = "mso-number-format:'\\@'"
"""Excel's own word for a cell of text: no digit of a long number is lost, no leading zero."""
UNSEEN = frozenset({"style", "script", "head", "title"})
MOST_SPANNED = 1000
"""No cell of a page covers more rows or columns; a whole column of Excel may say so."""
LARGE = 20_000
"""Letters: to read more than that would hold the window up."""
HIDDEN = re.compile(r"display:\s*none", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """Cells that lie side by side, their places counted from the block's own corner."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]

    @property
    def spans(self) -> bool:
        """Whether one of the cells covers several places."""
        return any(cell.row_span * cell.column_span > 1 for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Clip:
    """What another program put on the clipboard, not read yet."""

    html: str
    text: str

    @property
    def is_large(self) -> bool:
        """Whether it is to be read aside."""
        return len(self.html or self.text) > LARGE

    def block(self) -> Block | None:
        """Its cells; None where there are none."""
        return (from_html(self.html) if self.html else None) or (from_text(self.text) if self.text else None)


def as_text(table: Table, area: Range) -> str:
    """The range as plain text: cells parted by tabs, rows by line breaks."""
    texts = {(cell.row, cell.column): cell.text for cell in table.cells}
    out = io.StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    for row in range(area.top, area.bottom + 1):
        writer.writerow([texts.get((row, column), "") for column in range(area.left, area.right + 1)])
    return out.getvalue().removesuffix("\n")


def as_html(table: Table, area: Range) -> str:
    """The range as HTML, with its merged cells, every value as text."""
    rows: dict[int, list[str]] = {row: [] for row in range(area.top, area.bottom + 1)}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        if area.meets(cell):
            rows[cell.row].append(_cell_html(cell))
    lines = "".join(f"<tr>{''.join(cells)}</tr>" for cells in rows.values())
    return f'<html><head><meta charset="utf-8"></head><body><table>{lines}</table></body></html>'


def from_text(text: str) -> Block:
    """The cells of a plain text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        found = FIELD.match(lines, place)
        if found is None:  # pragma: no cover - the second half of the pattern fits everywhere
            break
        quoted, plain = found.groups()
        rows[-1].append(plain if quoted is None else quoted.replace('""', '"'))
        place = found.end() + 1
        if place > len(lines):
            break
        if lines[place - 1] == "\n":
            rows.append([])
    return _block(Cell(row, column, text) for row, line in enumerate(rows) for column, text in enumerate(line))


def from_html(html: str) -> Block | None:
    """The cells of the first table in it; None where there is none."""
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return _block(reader.cells) if reader.cells else None


def _cell_html(cell: Cell) -> str:
    spans = "".join(
        f' {name}="{count}"' for name, count in (("rowspan", cell.row_span), ("colspan", cell.column_span)) if count > 1
    )
    words = escape(cell.text).replace("\n", '<br style="mso-data-placement:same-cell">')
    return f'<td{spans} style="{AS_TEXT}">{words}</td>'


def _block(cells: Iterable[Cell]) -> Block:
    """The cells without the empty rows that stand at the end, as when whole columns were copied."""
    every = tuple(cells)
    full = [cell for cell in every if cell.text or cell.row_span * cell.column_span > 1]
    rows = max((cell.row + cell.row_span for cell in full), default=1)
    kept = tuple(cell for cell in every if cell.row < rows)
    return Block(rows, max((cell.column + cell.column_span for cell in kept), default=0), kept)


class _TableReader(HTMLParser):
    """Reads the rows and cells of the first table; tables inside its cells are only text."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[Cell] = []
        self._depth = self._row = 0
        self._done = self._hidden = False
        self._unseen = 0
        self._taken: set[tuple[int, int]] = set()
        self._open: Cell | None = None
        self._whole = ""
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._depth += 1
        elif tag == "br":
            self._words.append("\n")
        elif self._done or self._depth != 1:
            return
        elif tag == "tr":
            self._end_cell()
            self._hidden = HIDDEN.search(given.get("style", "")) is not None
        elif tag in ("td", "th") and not self._hidden:
            self._end_cell()
            self._begin_cell(given)

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in ("p", "div", "li") and self._open is not None:
            self._words.append("\n")
        elif tag == "table":
            if self._depth == 1:
                self._end_cell()
                self._done = True
            self._depth -= 1
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif self._depth == 1 and tag == "tr" and not self._done:
            self._end_cell()
            self._row += 0 if self._hidden else 1

    def handle_data(self, data: str) -> None:
        if self._open is not None and not self._unseen:
            self._words.append(SPACE.sub(" ", data))

    def _begin_cell(self, given: dict[str, str]) -> None:
        column = 0
        while (self._row, column) in self._taken:
            column += 1
        down, across = _count(given.get("rowspan", "")), _count(given.get("colspan", ""))
        self._taken.update((self._row + y, column + x) for y in range(down) for x in range(across))
        self._open = Cell(self._row, column, "", down, across)
        self._whole = given.get("x:num", "")
        self._words = []

    def _end_cell(self) -> None:
        if self._open is None:
            return
        lines = "".join(self._words).replace("\xa0", " ").split("\n")
        text = "\n".join(SPACE.sub(" ", line).strip() for line in lines).strip("\n")
        if self._whole and ROUNDED.match(text):
            text = self._whole
        self.cells.append(replace(self._open, text=text))
        self._open = None


def _count(text: str) -> int:
    return min(max(int(text), 1), MOST_SPANNED) if text.isdecimal() else 1
