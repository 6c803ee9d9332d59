"""Picks one of many by typing a few letters of it: arrows move, Enter takes, Esc leaves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ocrdesk.i18n import _
from ocrdesk.ui.keys.initials import initials

MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
SIZE = QSize(440, 420)
ROW_HEIGHT = 34
MOST = 200
"""So many matches are shown; of more, a few letters find the rest."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things to pick: its text, and other `words` that find it."""

    key: object
    text: str
    words: str = ""

    def spelled(self) -> str:
        """What a search looks into: it as written, and by the first letters of its characters."""
        said = f"{self.text} {self.words}".casefold()
        return f"{said}\n{initials(said)}"


class PickDialog(QDialog):
    """Opened over the window. `pointed` tells what Enter would take, None where nothing matches."""

    picked = Signal(object)
    pointed = Signal(object)

    def __init__(self, title: str, hint: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._choices = tuple(choices)
        self._spelled: list[str] = []
        self.field, self.list = QLineEdit(), QListWidget()
        self.field.setProperty("role", "search")
        self.field.setPlaceholderText(_("Type a few letters"))
        self.field.setAccessibleName(title)
        self.field.installEventFilter(self)
        self.list.setProperty("role", "panel")
        self.list.setAccessibleName(title)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self._none, self._hint = QLabel(_("Nothing in the list fits what was typed.")), QLabel(hint)
        self._none.setProperty("role", "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setProperty("role", "caption")
        self._hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        for widget in (self.field, self.list, self._none):
            column.addWidget(widget, 0 if widget is self.field else 1)
        column.addWidget(self._hint)
        self.field.textChanged.connect(self._show_matches)
        self.field.returnPressed.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self.list.currentItemChanged.connect(self._point)
        self.resize(SIZE)
        self._show_matches("")

    @property
    def choice(self) -> Choice | None:
        """What Enter would take."""
        index = self.list.currentIndex()
        found: Choice | None = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        return found

    def open_beside(self, page: QWidget) -> None:
        """Open over that widget, so that what lies beside it stays in sight."""
        self.resize(page.width(), min(SIZE.height(), page.height()))
        self.move(page.mapToGlobal(page.rect().topLeft()))
        self.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The arrows move in the list while letters go on being typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in MOVING:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _show_matches(self, typed: str) -> None:
        self.list.clear()
        for choice in islice(self._matching(typed.casefold().split()), MOST):
            item = QListWidgetItem(choice.text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, choice)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
        self.list.setVisible(self.list.count() > 0)
        self._none.setVisible(self.list.count() == 0)
        self.list.setCurrentRow(0)

    def _matching(self, words: Sequence[str]) -> Iterator[Choice]:
        """The choices in which each word is found; all are spelled out once, for there may be thousands."""
        if not words:
            return iter(self._choices)
        if not self._spelled:
            self._spelled = [choice.spelled() for choice in self._choices]
        pairs = zip(self._choices, self._spelled, strict=True)
        return (choice for choice, spelled in pairs if all(word in spelled for word in words))

    def _point(self) -> None:
        self.pointed.emit(self.choice.key if self.choice is not None else None)

    def _take(self) -> None:
        if self.choice is not None:
            key = self.choice.key
            self.accept()
            self.picked.emit(key)
