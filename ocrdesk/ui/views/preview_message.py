"""What the preview says when there is no page to show: a title and a hint."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ocrdesk.i18n import Message
from ocrdesk.ui.icons import icon
from ocrdesk.ui.theme import themes

ICON_SIZE = 40
WIDEST = 420


class PreviewMessage(QWidget):
    """Stands in the middle of the preview; drops go through it to the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: tuple[str | Message, str | Message] = ("", "")
        self._icon_name = ""
        self._icon, self._title, self._hint = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "title")
        self._hint.setProperty("role", "muted")
        self._lay_out()
        themes().changed.connect(self.redraw)
        self.hide()

    def say(self, title: str | Message, hint: str | Message, icon_name: str) -> None:
        """Show these words."""
        self._said, self._icon_name = (title, hint), icon_name
        self.retranslate()
        self.redraw()
        self.show()
        self.raise_()

    def retranslate(self) -> None:
        title, hint = (str(text) for text in self._said)
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(f"{title}. {hint}" if hint else title)

    def redraw(self) -> None:
        self._icon.setVisible(bool(self._icon_name))
        if self._icon_name:
            drawn = icon(self._icon_name, color="faint").pixmap(ICON_SIZE, ICON_SIZE)
            self._icon.setPixmap(drawn)

    def _lay_out(self) -> None:
        # Between two stretches, so that the labels' heights are reckoned for the width that they really have.
        row, inner = QHBoxLayout(self), QWidget()
        row.addStretch(1)
        row.addWidget(inner)
        row.addStretch(1)
        inner.setFixedWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch(1)
        for label in (self._icon, self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(label is not self._icon)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addStretch(1)
