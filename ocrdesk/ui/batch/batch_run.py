"""The windows of batch review: opened from the menu, and what is told when they are done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from ocrdesk.i18n import N_, message
from ocrdesk.model import BatchOutcome
from ocrdesk.ui import theme
from ocrdesk.ui.batch.batch_saver import BatchSaver
from ocrdesk.ui.batch.desk import BatchDesk
from ocrdesk.ui.notices import Tone
from ocrdesk.ui.review.undo_offer import UndoOffer

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow


class BatchRun(QObject):
    """One for a window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._back = UndoOffer(window.panes.review, window.notices)
        app = window.app
        saver = BatchSaver(app.changes, window.panes.review, window.workers, window.tell)
        saver.changed.connect(self._follow)
        self.desk = BatchDesk(
            window.workers,
            saver,
            app.types,
            app.changes.records,
            app.changes.record,
            app.page,
            app.edit_field,
            app.confirm_field,
            app.confirm_document,
            app.look_at_characters,
            lambda: theme.value_font(app.preferences.value_font_size),
        )

    def show_glyphs(self) -> None:
        """All glyphs read as the same character, side by side."""
        from ocrdesk.ui.dialogs.glyph_sheet import GlyphSheetDialog

        self._keep_typed()
        self._open(GlyphSheetDialog(self.desk, self._window))

    def show_fields(self) -> None:
        """One field of all documents, below one another; at first the one under review."""
        from ocrdesk.ui.dialogs.field_sheet import FieldSheetDialog

        self._keep_typed()
        field = self._window.panes.review.current
        wanted = (field.record.type, field.value.key) if field is not None else None
        self._open(FieldSheetDialog(self.desk, wanted, self._window))

    def find_replace(self) -> None:
        """Replace words in the fields of all documents, after each change was shown."""
        from ocrdesk.ui.dialogs.find_replace import FindReplaceDialog

        self._keep_typed()
        dialog = FindReplaceDialog(self.desk, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._tell_done(N_("{count} values are replaced"), dialog.replaced)
        dialog.deleteLater()

    def confirm_all(self) -> None:
        """Count what passes everything, ask, and confirm it."""
        from ocrdesk.ui.dialogs.confirm_passing import ConfirmPassingDialog

        self._keep_typed()
        dialog = ConfirmPassingDialog(self.desk, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._tell_done(N_("{count} documents are confirmed"), dialog.confirmed)
        dialog.deleteLater()

    def _tell_done(self, title: str, count: int) -> None:
        self._back.tell(message(title, count=count), N_("Undo"), tone=Tone.GOOD)

    def _open(self, dialog: QDialog) -> None:
        """Show it and stay until it is closed."""
        dialog.exec()
        dialog.deleteLater()

    def _keep_typed(self) -> None:
        """What is typed in the form counts too."""
        self._window.panes.review.commit_text()

    def _follow(self, outcome: BatchOutcome) -> None:
        """A page on its way to the desk may have been read before the step: bring it anew."""
        opener = self._window.panes.opener
        if (opener.job_id, opener.number) in outcome.records:
            opener.open(opener.job_id, opener.number)
