"""Asks why a document is put off: a short list to choose from by arrows or digits, or a reason of one's own."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ocrdesk.i18n import N_, _
from ocrdesk.ui.dialogs.buttons import accept_and_cancel

REASONS = (
    N_("Ask the person who sent it"),
    N_("Wait for the original"),
    N_("Take the picture again"),
    N_("A page or side is missing"),
    N_("Somebody else must decide"),
)
LONGEST = 60
WIDTH = 420
ROW_HEIGHT = 32
LIST_FRAME = 20


class PostponeDialog(QDialog):
    """`reason` is what was chosen, in English where it is one of REASONS; "" where it shall wait no longer."""

    def __init__(self, before: str = "", parent: QWidget | None = None) -> None:
        """`before` is the reason why it waits already, if it does."""
        super().__init__(parent)
        self.setWindowTitle(_("Postpone"))
        self.setMinimumWidth(WIDTH)
        self.reason = ""
        self._own_chosen = False
        self._list, self._own = QListWidget(), QLineEdit()
        choices = [(text, _(text)) for text in REASONS]
        if before:
            choices.insert(0, ("", _("It waits no longer")))
        for place, (text, words) in enumerate(choices, start=1):
            item = QListWidgetItem(f"{place}   {words}", self._list)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            item.setData(Qt.ItemDataRole.UserRole, text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        self._list.setProperty("role", "panel")
        self._list.setCurrentRow(0)
        self._list.setAccessibleName(_("Reasons"))
        self._list.itemDoubleClicked.connect(self.accept)
        self._list.installEventFilter(self)
        self._list.currentRowChanged.connect(lambda: self._choose_own(chosen=False))
        self._own.textEdited.connect(lambda: self._choose_own(chosen=True))
        self._own.setMaxLength(LONGEST)
        self._own.setPlaceholderText(_("Another reason"))
        self._own.setAccessibleName(_("Another reason"))
        self._own.setText("" if before in REASONS else before)
        self._lay_out()
        self._list.setFocus()

    def accept(self) -> None:
        own = self._own.text().strip()
        chosen = str(self._list.currentItem().data(Qt.ItemDataRole.UserRole))
        self.reason = own if own and self._own_chosen else chosen
        super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """In the list a digit chooses at once, and any other letter begins a reason of one's own."""
        if watched is self._list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            text = event.text()
            if text.isdecimal() and 0 < int(text) <= self._list.count():
                self._list.setCurrentRow(int(text) - 1)
                self.accept()
                return True
            if text.isprintable() and text.strip() and not text.isdigit():
                self._own.setFocus()
                self._own.setText(text)
                self._own_chosen = True
                return True
        return super().eventFilter(watched, event)

    def _choose_own(self, *, chosen: bool) -> None:
        self._own_chosen = chosen

    def _lay_out(self) -> None:
        title = QLabel(_("Why is this document put off?"))
        title.setProperty("role", "heading")
        hint = QLabel(_("It comes again at the end of the queue. A digit chooses; letters begin a reason of your own."))
        hint.setWordWrap(True)
        hint.setProperty("role", "caption")
        buttons, _go = accept_and_cancel(_("Postpone"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._list.setFixedHeight(ROW_HEIGHT * self._list.count() + LIST_FRAME)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (title, self._list, self._own, hint, buttons):
            column.addWidget(widget)
