"""Tables as worksheets: spans kept, a title row where there is one, numbers where nothing is lost by it."""

import re
from collections.abc import Sequence

from ocrdesk.exporters.cells import MOST_DIGITS, CellValue, number_or_text, plain
from ocrdesk.exporters.sheets import AMBER, MOST_COLUMNS, Mark, Sheet
from ocrdesk.i18n import N_, _
from ocrdesk.model import Cell, Table

GUESSED = N_("Rows and columns are a guess: no rules part them all. Compare with the page.")

_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:,\d{3})+(?:\.(\d+))?")
_PERCENT = re.compile(r"(-?(?:0|[1-9]\d*)(?:\.(\d+))?)%")
_LEADING_ZERO = re.compile(r"0\d+")


def write_table(sheet: Sheet, table: Table) -> None:
    """Write the table on an empty sheet, below its title; a guessed grid says so at its first cell."""
    first = 0
    if table.title:
        _write_title(sheet, table)
        first = 1
    codes = _code_columns(table.cells)
    taken: set[tuple[int, int]] = set()
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        text = cell.text.strip()
        value = plain(text) if cell.column in codes else table_value(text)
        _write_cell(sheet, cell, first, value, taken)
    if table.guess:
        sheet.comment(0, 0, Mark(AMBER, _(GUESSED)))
    sheet.finish()


def _write_title(sheet: Sheet, table: Table) -> None:
    """The title over the whole width, so that it widens no column."""
    last = min(table.columns, MOST_COLUMNS) - 1
    if last > 0:
        sheet.merge(0, 0, 0, last, plain(table.title))
    else:
        sheet.write(0, 0, plain(table.title))


def table_value(text: str) -> CellValue:
    """A number that shows the digits of the text, its thousands commas and its percent sign; or the text itself."""
    grouped, percent = _GROUPED.fullmatch(text), _PERCENT.fullmatch(text)
    if sum(character.isdigit() for character in text) > MOST_DIGITS or text.startswith("-0"):
        return number_or_text(text)
    if grouped:
        decimals = grouped.group(1) or ""
        return CellValue(float(text.replace(",", "")), f"#,##0.{'0' * len(decimals)}" if decimals else "#,##0")
    if percent:
        decimals = percent.group(2) or ""
        # Rounded to the digits that stand there: dividing leaves a tail.
        share = round(float(percent.group(1)) / 100, len(decimals) + 2)
        return CellValue(share, f"0.{'0' * len(decimals)}%" if decimals else "0%")
    return number_or_text(text)


def _code_columns(cells: Sequence[Cell]) -> set[int]:
    """Columns of codes: with digits that are too many for a number, or begin with 0. There all stays text."""
    return {
        cell.column
        for cell in cells
        if cell.text.strip().isdigit()
        and (_LEADING_ZERO.fullmatch(cell.text.strip()) or len(cell.text.strip()) > MOST_DIGITS)
    }


def _write_cell(sheet: Sheet, cell: Cell, first: int, value: CellValue, taken: set[tuple[int, int]]) -> None:
    rows = range(cell.row + first, cell.row + first + cell.row_span)
    columns = range(cell.column, min(cell.column + cell.column_span, MOST_COLUMNS))
    covered = {(row, column) for row in rows for column in columns}
    has_lines = isinstance(value.value, str) and "\n" in value.value
    # A recogniser may let spans overlap; Excel calls such a file damaged.
    if len(covered) > 1 and not covered & taken:
        sheet.merge(rows[0], cell.column, rows[-1], columns[-1], value, wrap=has_lines)
        taken |= covered
    elif (rows[0], cell.column) not in taken and columns:
        sheet.write(rows[0], cell.column, value, wrap=has_lines)
        taken.add((rows[0], cell.column))
