"""Excel: a sheet for each document type with a row for each document, then tables, codes and plain text.

A cell that still needs a look is amber, one that fails a check red, with the reason as its comment. An empty cell
means that nothing was found; what a person says is not on the document, or illegible, says so in brackets.
"""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from ocrdesk.exporters.cells import CellValue, of_shape, plain
from ocrdesk.exporters.rows import Entry, Row, entries_of, rows_of
from ocrdesk.exporters.sheets import AMBER, MOST_ROWS, RED, Book, Mark
from ocrdesk.exporters.table_sheets import write_table
from ocrdesk.i18n import N_, _
from ocrdesk.model import (
    NO_VALUE,
    Batch,
    Code,
    DocumentType,
    ExportedSource,
    ExportFormat,
    FieldSpec,
    FieldState,
    FieldValue,
    Table,
)

FILE, PAGE, STATE, TEXT = N_("File"), N_("Page"), N_("State"), N_("Text")
BACK_FILE, BACK_PAGE = N_("File of the back"), N_("Page of the back")
CODES, KIND = N_("Codes"), N_("Kind of code")
TO_CHECK, CONFIRMED, SURE = N_("To check"), N_("Confirmed"), N_("No check needed")
UNLIKE = N_("The other side says {text}.")
NOT_FOUND = N_("Not found on the page.")
NOT_SURE = N_("The recogniser is not sure of this value.")


@dataclass(frozen=True, slots=True)
class XlsxFormat:
    """Writes one workbook for the whole batch."""

    key: str = "xlsx"
    title: str = N_("Excel workbook")
    one_per_source: bool = False

    def write(self, batch: Batch, target: Path) -> None:
        # The writer leaves its pieces behind when it fails; so it works in a folder that is gone afterwards.
        with tempfile.TemporaryDirectory() as folder:
            book = Book(Path(folder))
            found = _found(batch)
            for kind in batch.types.values():
                _write_documents(book, kind, rows_of(found.entries.get(kind.key, []), kind))
            for source, table in found.tables:
                write_table(book.sheet(_("Table of {name}").format(name=Path(source.name).stem)), table)
            _write_codes(book, found)
            _write_texts(book, found)
            book.close()
            shutil.copyfile(book.path, target)


XLSX: ExportFormat = XlsxFormat()


@dataclass(slots=True)
class _Found:
    """What the sheets are made of; the pages themselves would fill the memory."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    tables: list[tuple[ExportedSource, Table]] = field(default_factory=list)
    codes: list[tuple[ExportedSource, int, Code]] = field(default_factory=list)
    texts: list[tuple[ExportedSource, int, str]] = field(default_factory=list)


def _found(batch: Batch) -> _Found:
    found = _Found()
    for source, page, entries in entries_of(batch):
        known = [entry for entry in entries if entry.record.type in batch.types]
        for entry in known:
            found.entries.setdefault(entry.record.type, []).append(entry)
        found.tables.extend((source, table) for table in page.tables)
        found.codes.extend((source, page.number, code) for code in page.recognition.codes)
        # A text that a person edited is never left out.
        if not known or page.text_edited:
            found.texts.append((source, page.number, page.text))
    return found


def _write_documents(book: Book, kind: DocumentType, rows: list[Row]) -> None:
    if not rows:
        return
    two_places = any(entry.place != row[0].place for row in rows for entry in row[1:])
    places = (FILE, PAGE, BACK_FILE, BACK_PAGE) if two_places else (FILE, PAGE)
    titles = [*(spec.title for spec in kind.fields), *places, STATE]
    sheet = book.sheet(_(kind.title), [_(title) for title in titles])
    for number, row in enumerate(rows, start=1):
        for column, spec in enumerate(kind.fields):
            cell, mark = _field(row, spec)
            sheet.write(number, column, cell, mark)
        column = len(kind.fields)
        for entry in row if row[-1].place != row[0].place else row[:1]:
            sheet.write_link(number, column, entry.source.path, entry.source.name)
            sheet.write(number, column + 1, _page_number(entry.number))
            column += 2
        sheet.write(number, len(titles) - 1, plain(_(_state(row))))
    sheet.finish()


def _state(row: Row) -> str:
    if any(entry.record.needs_look for entry in row):
        return TO_CHECK
    return CONFIRMED if all(entry.record.confirmed for entry in row) else SURE


def _field(row: Row, spec: FieldSpec) -> tuple[CellValue, Mark | None]:
    """The cell of one field: the first side that tells it, marked where a person must look."""
    found = [(entry, value) for entry in row for value in entry.record.fields if value.key == spec.key]
    told = [(entry, value) for entry, value in found if value.text]
    if not told:
        said = next((value.state for _entry, value in found if value.state in NO_VALUE), None)
        if said is not None:
            return plain(f"[{_(NO_VALUE[said])}]"), None
        # A side that is not there cannot have been overlooked.
        return plain(""), next((_mark(entry, value, spec) for entry, value in found), None)
    entry, value = told[0]
    mark = _mark(entry, value, spec)
    others = [other.text for _entry, other in told[1:] if other.text != value.text]
    if others and mark is None:
        mark = Mark(AMBER, _(UNLIKE).format(text=spec.shown(others[0])))
    return of_shape(spec.shown(value.text), spec.shape), mark


def _mark(entry: Entry, value: FieldValue, spec: FieldSpec) -> Mark | None:
    if entry.record.confirmed or not value.state.needs_look:
        return None
    if value.state is FieldState.MISSING and not spec.required and not value.problems:
        return None
    reasons = [str(problem.message) for problem in value.problems]
    if not reasons:
        reasons = [_(NOT_FOUND if value.state is FieldState.MISSING else NOT_SURE)]
    failed = any(problem.failed for problem in value.problems)
    return Mark(RED if failed else AMBER, "\n".join(reasons))


def _page_number(number: int) -> CellValue:
    return CellValue(float(number), "0")


def _write_codes(book: Book, found: _Found) -> None:
    if not found.codes:
        return
    sheet = book.sheet(_(CODES), [_(FILE), _(PAGE), _(KIND), _(TEXT)])
    for row, (source, number, code) in enumerate(found.codes[: MOST_ROWS - 1], start=1):
        sheet.write_link(row, 0, source.path, source.name)
        sheet.write(row, 1, _page_number(number))
        sheet.write(row, 2, plain(code.kind))
        sheet.write(row, 3, plain(code.text), wrap=True)
    sheet.finish()


def _write_texts(book: Book, found: _Found) -> None:
    if not found.texts and (found.entries or found.tables):
        return
    sheet = book.sheet(_(TEXT), [_(FILE), _(PAGE), _(TEXT)])
    for row, (source, number, text) in enumerate(found.texts, start=1):
        sheet.write_link(row, 0, source.path, source.name)
        sheet.write(row, 1, _page_number(number))
        sheet.write(row, 2, plain(text), wrap=True)
    sheet.finish()
