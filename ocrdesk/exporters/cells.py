"""Cells: what a text becomes in a worksheet, so that nothing of it is lost or changed by Excel."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from ocrdesk.exporters.plain_text import writable
from ocrdesk.i18n import N_, _
from ocrdesk.model import Shape

TEXT_FORMAT = "@"
DATE_FORMAT = "yyyy-mm-dd"
LONGEST = 32_767  # UTF-16 units that a cell of Excel holds
CUT = N_("… [cut here: the text is longer than a cell can hold]")
MOST_DIGITS = 15  # a number of Excel keeps no more
FIRST_DAY = date(1900, 3, 1)  # Excel takes 1900 for a leap year; before this day its count is off by one

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.(\d+))?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

WIDEST = 60
NARROWEST = 8


@dataclass(frozen=True, slots=True)
class CellValue:
    """A cell's value with its number format; a text is always written as one, whatever it begins with."""

    value: str | float | date
    number_format: str = TEXT_FORMAT


def of_shape(text: str, shape: Shape) -> CellValue:
    """The cell of a field: dates as dates, money as numbers where no digit is lost, all else as text."""
    if shape in (Shape.DATE, Shape.DATE_OR_OPEN):
        return _day(text)
    if shape is Shape.MONEY:
        return number_or_text(text)
    return plain(text)


def plain(text: str) -> CellValue:
    """A cell of text, cut where a cell is full."""
    text = writable(text)
    if _units(text) > LONGEST:
        notice = _(CUT)
        text = _first_units(text, LONGEST - _units(notice)) + notice
    return CellValue(text)


def number_or_text(text: str) -> CellValue:
    """A number that shows exactly the digits of the text, or the text itself."""
    match = _NUMBER.fullmatch(text)
    if match is None or sum(character.isdigit() for character in text) > MOST_DIGITS or text.startswith("-0"):
        return plain(text)
    decimals = match.group(1) or ""
    return CellValue(float(text), f"0.{'0' * len(decimals)}" if decimals else "0")


def _day(text: str) -> CellValue:
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    return CellValue(day, DATE_FORMAT) if day is not None and day >= FIRST_DAY else plain(text)


def columns_wide(text: str) -> int:
    """How wide a column shows the text's longest line: two units for a Chinese character, one for others."""
    return max((sum(_width(character) for character in line) for line in text.split("\n")), default=0)


def column_width(widest: int) -> int:
    """A sensible width for a column whose widest cell is that wide."""
    return min(max(widest + 2, NARROWEST), WIDEST)


def _width(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _first_units(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
