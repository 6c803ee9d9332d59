"""A page's tables changed by a person: its text tells the same, wherever it is shown or exported."""

from collections.abc import Container, Sequence
from dataclasses import replace

from ocrdesk.documents.table_text import table_rows
from ocrdesk.model import PageRecord, Table

FEW = 20
"""So many rows are looked for one by one; of more, the whole table."""


def with_tables(record: PageRecord, tables: Sequence[Table]) -> PageRecord:
    """The page with its tables as they stand now. Rows that a person wrote otherwise in the text are left alone."""
    text = record.text
    for before, after in zip(record.tables, tables, strict=True):
        if before != after:
            told = _with_few_rows(text, before, after)
            text = told if told is not None else _replaced(text, table_rows(before), table_rows(after))
    return replace(record, tables=tuple(tables), tables_edited=True, text=text)


def _with_few_rows(text: str, before: Table, after: Table) -> str | None:
    """The text with the few rows written anew in which something was typed: a table may have thousands of others.

    None where more than words changed, or where it cannot be told from the row alone where it stands.
    """
    rows = _rewritten_rows(before, after)
    if not rows or len(rows) > FEW or before.columns < 2:  # noqa: PLR2004 - a lone cell looks like any paragraph
        return None
    paragraphs = text.split("\n")
    was, now = (_rows_of(table, rows) for table in (before, after))
    for row in rows:
        count = paragraphs.count(was[row])
        if not was[row].strip() or not now[row].strip() or count > 1:
            return None
        if count:
            paragraphs[paragraphs.index(was[row])] = now[row]
    return "\n".join(paragraphs)


def _rewritten_rows(before: Table, after: Table) -> set[int]:
    """The rows whose words differ; none where the cells are others, or stand otherwise."""
    if (before.rows, before.columns, len(before.cells)) != (after.rows, after.columns, len(after.cells)):
        return set()
    changed = [pair for pair in zip(before.cells, after.cells, strict=True) if pair[0] is not pair[1]]
    alike = all(replace(old, text=new.text) == new for old, new in changed)
    return {old.row for old, _new in changed} if alike else set()


def _rows_of(table: Table, rows: Container[int]) -> list[str]:
    return table_rows(replace(table, cells=tuple(cell for cell in table.cells if cell.row in rows)))


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
