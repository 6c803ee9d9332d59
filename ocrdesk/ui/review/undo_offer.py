"""A notice that offers to take the latest step back: gone as soon as that would take back another one."""

from PySide6.QtCore import QObject

from ocrdesk.i18n import Message
from ocrdesk.ui.notices import Notice, Notices, Offer, Tone
from ocrdesk.ui.review.review import ReviewController
from ocrdesk.ui.review.review_history import Step


class UndoOffer(QObject):
    """One for each kind of step; what it told last stands for it."""

    def __init__(self, review: ReviewController, notices: Notices) -> None:
        super().__init__(notices)
        self._review, self._notices = review, notices
        self._told: Message | None = None
        self._step: Step | None = None
        review.history.changed.connect(self._withdraw)

    def tell(self, title: Message, button: str, hint: Message | None = None, tone: Tone = Tone.NEUTRAL) -> None:
        """The latest step of the history was made; `button` is N_-marked."""
        self._told, self._step = title, self._review.history.latest
        self._notices.tell(Notice(title, hint, tone, (Offer(button, self._review.undo),)))

    def _withdraw(self) -> None:
        if self._told is not None and self._review.history.latest is not self._step:
            self._notices.withdraw(self._told)
            self._told = self._step = None
