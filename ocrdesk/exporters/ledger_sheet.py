"""The ledger as a workbook: what each API came to, and the calls by month and code."""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from ocrdesk.exporters.cells import CellValue, plain
from ocrdesk.exporters.sheets import Book, Sheet
from ocrdesk.exporters.whole_file import write_whole
from ocrdesk.i18n import N_, NC_, _
from ocrdesk.model import CallTotal, summarise_calls

SUMMARY, CALLS = N_("Calls by API"), N_("Calls by month and code")
PROVIDER, API, MONTH = N_("Recogniser"), NC_("calls", "API"), N_("Month")
SUMMARY_HEAD = (
    PROVIDER,
    API,
    NC_("calls", "Successful"),
    NC_("calls", "Failed"),
    NC_("calls", "Billed"),
    N_("Success rate"),
    N_("Mean time in seconds"),
    N_("Codes of failures"),
)
CALLS_HEAD = (
    MONTH,
    PROVIDER,
    API,
    NC_("calls", "Code"),
    N_("Calls"),
    NC_("calls", "Billed"),
    N_("Mean time in seconds"),
    N_("Bytes sent"),
)
WHOLE, RATE, SECONDS = "#,##0", "0.0%", "0.00"


def write_calls(totals: Sequence[CallTotal], titles: Mapping[str, str], target: Path) -> Path:
    """Write these calls to a workbook; `titles` are the providers' by key. Raises ExportError."""

    def fill(temporary: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            book = Book(Path(folder))
            _write_summary(book, totals, titles)
            _write_totals(book, totals, titles)
            book.close()
            shutil.copyfile(book.path, temporary)

    return write_whole(fill, target)


def _write_summary(book: Book, totals: Sequence[CallTotal], titles: Mapping[str, str]) -> None:
    sheet = book.sheet(_(SUMMARY), [_(title) for title in SUMMARY_HEAD])
    for each in summarise_calls(totals):
        codes = ", ".join(f"{code} × {count}" for code, count in each.codes)
        cells = (
            plain(_(titles.get(each.provider, each.provider))),
            plain(each.api),
            CellValue(float(each.successful), WHOLE),
            CellValue(float(each.failed), WHOLE),
            CellValue(float(each.billed), WHOLE),
            CellValue(each.success_rate, RATE),
            CellValue(round(each.seconds, 3), SECONDS),
            plain(codes),
        )
        _write_row(sheet, cells)
    sheet.finish()


def _write_totals(book: Book, totals: Sequence[CallTotal], titles: Mapping[str, str]) -> None:
    sheet = book.sheet(_(CALLS), [_(title) for title in CALLS_HEAD])
    for each in totals:
        cells = (
            plain(each.month),
            plain(_(titles.get(each.provider, each.provider))),
            plain(each.api),
            plain(each.code),
            CellValue(float(each.calls), WHOLE),
            CellValue(float(each.billed), WHOLE),
            CellValue(round(each.seconds, 3), SECONDS),
            CellValue(float(each.sent), WHOLE),
        )
        _write_row(sheet, cells)
    sheet.finish()


def _write_row(sheet: Sheet, cells: Sequence[CellValue]) -> None:
    row = sheet.rows
    for column, cell in enumerate(cells):
        sheet.write(row, column, cell)
