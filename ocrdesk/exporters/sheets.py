"""Sheets: a workbook's worksheets with their names, heads, fills, comments and widths."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ocrdesk.exporters import links
from ocrdesk.exporters.cells import CellValue, column_width, columns_wide, plain
from ocrdesk.exporters.plain_text import one_line, writable

AMBER = "#FFE699"
RED = "#F8CBAD"
HEAD = "#D9E2F3"
LONGEST_NAME = 31
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
RESERVED_NAMES = {"history"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Why a cell is coloured: its fill, and the reason as the cell's comment."""

    fill: str
    reason: str


class Book:
    """A workbook being written, whole in its folder's file once it is closed."""

    def __init__(self, folder: Path) -> None:
        import xlsxwriter

        self.path = folder / "book.xlsx"
        self._book = xlsxwriter.Workbook(str(self.path), {"tmpdir": str(folder)})
        self._formats: dict[tuple[str, str, bool], Any] = {}
        self._names: set[str] = set()

    def sheet(self, name: str, head: Sequence[str] = ()) -> "Sheet":
        """A new sheet of about that name, with a bold, frozen head that filters."""
        return Sheet(self, self._book.add_worksheet(self._legal(name)), head)

    def close(self) -> None:
        """Write the file. Raises OSError."""
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._book.close()
        except FileCreateError as exc:
            raise exc.args[0] from exc

    def format(self, number_format: str, fill: str = "", *, wrap: bool = False) -> Any:
        """The cell format of those properties, made once."""
        key = (number_format, fill, wrap)
        if key not in self._formats:
            properties = {"num_format": number_format, "valign": "top", "text_wrap": wrap}
            self._formats[key] = self._book.add_format({**properties, **({"bg_color": fill} if fill else {})})
        return self._formats[key]

    def head_format(self) -> Any:
        return self._book.add_format({"bold": True, "bg_color": HEAD, "bottom": 1, "num_format": "@"})

    def link_format(self) -> Any:
        return self._book.get_default_url_format()

    def _legal(self, name: str) -> str:
        wanted = re.sub(r"[\[\]:*?/\\]", " ", one_line(name)).strip("' ") or "-"
        number = 1
        while True:
            tail = f" {number}" if number > 1 or wanted.lower() in RESERVED_NAMES else ""
            legal = wanted[: LONGEST_NAME - len(tail)].rstrip("' ") + tail
            if legal.lower() not in self._names:
                self._names.add(legal.lower())
                return legal
            number += 1


class Sheet:
    """One worksheet; rows and columns count from 0, the head included."""

    def __init__(self, book: Book, sheet: Any, head: Sequence[str]) -> None:
        self._book = book
        self._sheet = sheet
        self._head = tuple(head)
        self._widths: dict[int, int] = {}
        self._links = 0
        self.rows = 0
        if head:
            form = book.head_format()
            for column, title in enumerate(head):
                sheet.write_string(0, column, one_line(title), form)
                self._widen(column, title, spare=3)
            sheet.freeze_panes(1, 0)
            self.rows = 1

    def write(self, row: int, column: int, cell: CellValue, mark: Mark | None = None, *, wrap: bool = False) -> None:
        """Write one cell, coloured and commented where there is a mark."""
        form = self._book.format(cell.number_format, mark.fill if mark else "", wrap=wrap)
        if cell.value == "":
            if mark:
                self._sheet.write_blank(row, column, None, form)
        elif isinstance(cell.value, str):
            self._sheet.write_string(row, column, cell.value, form)
            self._widen(column, cell.value)
        elif isinstance(cell.value, float):
            self._sheet.write_number(row, column, cell.value, form)
            self._widen(column, str(cell.value))
        else:
            self._sheet.write_datetime(row, column, cell.value, form)
            self._widen(column, cell.number_format)
        if mark:
            self.comment(row, column, mark)
        self.rows = max(self.rows, row + 1)

    def comment(self, row: int, column: int, mark: Mark) -> None:
        """Say something about a cell, which keeps its own colour."""
        self._sheet.write_comment(row, column, writable(mark.reason), {"x_scale": 2})

    def write_link(self, row: int, column: int, path: Path, text: str) -> None:
        """Write a text that leads to the file, or the bare text where Excel would not take the link."""
        cell, address = plain(text), links.link_to(path)
        if address is None or self._links >= links.MOST:
            self.write(row, column, cell)
            return
        self._links += 1
        self._sheet.write_url(row, column, address, self._book.link_format(), string=cell.value)
        self._widen(column, str(cell.value))
        self.rows = max(self.rows, row + 1)

    def merge(
        self, row: int, column: int, last_row: int, last_column: int, cell: CellValue, *, wrap: bool = False
    ) -> None:
        """Write one cell that spans others."""
        form = self._book.format(cell.number_format, wrap=wrap)
        self._sheet.merge_range(row, column, last_row, last_column, "", form)
        widths = dict(self._widths)
        self.write(row, column, cell, wrap=wrap)
        if last_column > column:
            self._widths = widths  # its text has the room of several columns
        self.rows = max(self.rows, last_row + 1)

    def finish(self) -> None:
        """Set the widths and the filter, once all rows stand."""
        if self._head:
            self._sheet.autofilter(0, 0, max(self.rows - 1, 0), len(self._head) - 1)
        for column, widest in self._widths.items():
            self._sheet.set_column(column, column, column_width(widest))

    def _widen(self, column: int, text: str, spare: int = 0) -> None:
        self._widths[column] = max(self._widths.get(column, 0), columns_wide(text[:200]) + spare)
