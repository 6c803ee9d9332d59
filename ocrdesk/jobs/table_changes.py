"""A page's tables changed by a person: its text tells the same, wherever it is shown or exported."""

from collections.abc import Sequence
from dataclasses import replace

from ocrdesk.documents.table_text import table_rows
from ocrdesk.model import PageRecord, Table


def with_tables(record: PageRecord, tables: Sequence[Table]) -> PageRecord:
    """The page with its tables as they stand now. Rows that a person wrote otherwise in the text are left alone."""
    text = record.text
    for before, after in zip(record.tables, tables, strict=True):
        if before != after:
            text = _replaced(text, table_rows(before), table_rows(after))
    return replace(record, tables=tuple(tables), tables_edited=True, text=text)


def _replaced(text: str, old: Sequence[str], new: Sequence[str]) -> str:
    """The text with a table's rows written anew where all of them stand together; else the text as it is."""
    paragraphs = text.split("\n")
    for start in range(len(paragraphs)):
        end = _end_of(old, paragraphs, start)
        if end > start:
            return "\n".join((*paragraphs[:start], *filter(str.strip, new), *paragraphs[end:]))
    return text


def _end_of(rows: Sequence[str], paragraphs: Sequence[str], start: int) -> int:
    """Where these rows end if they begin at `start`; `start` if they do not. Empty rows may be left out."""
    place = start
    for row in rows:
        if place < len(paragraphs) and paragraphs[place] == row:
            place += 1
        elif row.strip():
            return start
    return place
