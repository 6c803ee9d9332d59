"""A value that could not be saved is told in the window's bar until one is saved again."""

from PySide6.QtCore import QObject

from ocrdesk.errors import OCRDeskError
from ocrdesk.i18n import Message
from ocrdesk.ui.notices import Notices
from ocrdesk.ui.review.review import ReviewController


class SaveNotices(QObject):
    """Joins the review with the notices."""

    def __init__(self, review: ReviewController, notices: Notices) -> None:
        super().__init__(notices)
        self._notices = notices
        self._told: Message | None = None
        review.save_failed.connect(self._tell)
        review.saved.connect(self._withdraw)

    def _tell(self, error: OCRDeskError) -> None:
        self._withdraw()
        self._notices.tell_error(error)
        self._told = error.title

    def _withdraw(self) -> None:
        if self._told is not None:
            self._notices.withdraw(self._told)
            self._told = None
