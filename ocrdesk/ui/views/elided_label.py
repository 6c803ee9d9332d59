"""A label that gives way: what does not fit ends in three dots and is told in full by its tool tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

LEAST = 24


class ElidedLabel(QLabel):
    """One line of plain text; empty, it takes no room. `whole_only`: rather nothing than a part."""

    def __init__(self, parent: QWidget | None = None, *, whole_only: bool = False) -> None:
        super().__init__(parent)
        self._whole_only = whole_only
        self._whole = ""
        self._shorter = ""
        self.hide()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str, shorter: str = "") -> None:
        """Show this text, or as much of it as fits; or `shorter`, where only a whole text will do."""
        if (text, shorter) == (self._whole, self._shorter):
            return
        self._whole, self._shorter = text, shorter
        self.setVisible(bool(text))
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        hint = super().sizeHint()
        frame = hint.width() - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + max(frame, 0) + 1, hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0 if self._whole_only else min(LEAST, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(room, 0))
        if self._whole_only and shown != self._whole:
            shown = self._shorter if self.fontMetrics().horizontalAdvance(self._shorter) <= room else ""
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
