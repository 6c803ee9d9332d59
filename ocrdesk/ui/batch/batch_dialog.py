"""What the dialogs that change many documents in one step share: how they are given up and how they end."""

from PySide6.QtWidgets import QDialog, QWidget

from ocrdesk.ui.batch.course_line import CourseLine
from ocrdesk.ui.batch.desk import BatchDesk


class BatchDialog(QDialog):
    """Works on the desk's lane for batches; `course` shows how far it is."""

    def __init__(self, desk: BatchDesk, course: CourseLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.course = desk, course
        self._saving = False

    def reject(self) -> None:
        """While it saves: nothing is to be changed after all, and the dialog stays."""
        if self._saving:
            self.course.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        self.course.stop()
        self._desk.workers.forget("batch")
        super().done(result)
