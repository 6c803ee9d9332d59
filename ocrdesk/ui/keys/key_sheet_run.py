"""The sheet of keys, opened from the menu: on the screen, on paper, in a PDF."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QIODevice, QMarginsF, QSaveFile, QStandardPaths
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter
from PySide6.QtWidgets import QDialog, QFileDialog

from ocrdesk.errors import ExportError
from ocrdesk.i18n import N_, _, message
from ocrdesk.ui.actions import ACTIONS
from ocrdesk.ui.dialog_run import DialogRun
from ocrdesk.ui.export_run import open_place
from ocrdesk.ui.keys.key_sheet import Keys, Languages, sheet_document
from ocrdesk.ui.notices import Notice, Offer, Tone

if TYPE_CHECKING:
    from ocrdesk.ui.dialogs.key_sheet import KeySheetDialog

MARGIN_MILLIMETRES = 14.0
RESOLUTION = 300


class KeySheetRun(DialogRun):
    """Shows the sheet and does what is asked of it."""

    def make(self) -> "KeySheetDialog":
        """The sheet, not shown yet."""
        from ocrdesk.ui.dialogs.key_sheet import KeySheetDialog

        return KeySheetDialog(self._window.actions_.keys, self._print, self._ask_and_save, self._window)

    def save(self, target: Path, languages: Languages) -> None:
        """Write the sheet as a PDF, behind the window, and tell how it went."""
        keys = {spec.id: self._window.actions_.keys(spec.id) for spec in ACTIONS}
        self._window.workers.run(partial(write_pdf, target, keys.__getitem__, languages), self._tell)

    def _ask_and_save(self, languages: Languages) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder) / f"OCRDesk {_('Keys')}.pdf")
        name, _kind = QFileDialog.getSaveFileName(self._window, _("Save as PDF"), proposed, "PDF (*.pdf)")
        if name:
            self.save(Path(name).with_suffix(".pdf"), languages)

    def _tell(self, target: Path) -> None:
        offers = (Offer(N_("Open"), partial(open_place, target)),)
        title = message(N_("{name} is written"), name=target.name)
        self._window.tell(Notice(title, None, Tone.GOOD, offers))

    def _print(self, languages: Languages) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(_a4())
        dialog = QPrintDialog(printer, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            sheet_document(self._window.actions_.keys, languages).print_(printer)
        dialog.deleteLater()


def _a4() -> QPageLayout:
    margins = QMarginsF(MARGIN_MILLIMETRES, MARGIN_MILLIMETRES, MARGIN_MILLIMETRES, MARGIN_MILLIMETRES)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
    )


def write_pdf(target: Path, keys: Keys, languages: Languages) -> Path:
    """Write A4 pages: all of them, or nothing. Raises ExportError."""
    QEventLoop()  # a document keeps a timer, and no thread but the window's has what timers need of itself
    file = QSaveFile(str(target))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise ExportError(name=target.name)
    writer = QPdfWriter(file)
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(_a4())
    writer.setTitle("OCRDesk")
    sheet_document(keys, languages).print_(writer)
    if not file.commit():
        raise ExportError(name=target.name)
    return target
