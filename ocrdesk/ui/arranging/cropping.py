"""A part of a page read by itself: asks which, has it read, and tells how to take it back."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QDialog

from ocrdesk.i18n import N_, _, message
from ocrdesk.model import Box
from ocrdesk.ui.dialogs.crop import CropDialog
from ocrdesk.ui.review.undo_offer import UndoOffer

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow

SHORTLY = 4000


class Cropping(QObject):
    """A page that a person worked on is never read over without being asked for."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._panes = window.panes
        self.dialog: CropDialog | None = None
        """What is being asked now."""
        self._back = UndoOffer(self._panes.review, window.notices)

    def ask(self) -> None:
        """Which part of the page on the desk is to be read."""
        opener, job, sheet = self._panes.opener, self._panes.opener.job, self._panes.opener.sheet
        if job is None or sheet is None:
            self._window.status.show_quiet_line(_("There is no page here."), SHORTLY)
            return
        self._panes.review.flush(wait=False)
        record = self._panes.review.record
        crop = job.crop(opener.number)
        area = QRect(*map(round, (crop.left, crop.top, crop.width, crop.height))) if crop is not None else None
        touched = record is not None and record.touched
        self.dialog = CropDialog(sheet.image, area, touched=touched, parent=self._window)
        self.dialog.finished.connect(partial(self._take, job.id, opener.number, crop))
        self.dialog.open()

    def _take(self, job_id: int, number: int, before: Box | None, answer: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        area = dialog.area
        dialog.deleteLater()
        box = Box(area.left(), area.top(), area.left() + area.width(), area.top() + area.height()) if area else None
        if answer == QDialog.DialogCode.Accepted and box != before:
            self._crop(job_id, number, box)
            take_back, again = (partial(self._crop, job_id, number, each) for each in (before, box))
            self._panes.review.add_call(_("cropping"), take_back, again)
            title = message(N_("A part of the page is read anew") if box else N_("The whole page is read anew"))
            self._back.tell(
                title, N_("Take it back"), message(N_("What you typed or confirmed on it is carried over."))
            )

    def _crop(self, job_id: int, number: int, box: Box | None) -> None:
        if self._panes.model.job(job_id) is None:  # taken out of the queue since
            return
        work = partial(self._window.app.queue.crop_page, job_id, number, box)
        self._window.workers.run(work, _done, lane="order")


def _done(_nothing: object) -> None:
    """The queue's own events tell of the page."""
