"""A push button that shows its key beside its text, paler."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ocrdesk.ui.theme import themes, ui_font

GAP = 8
PALE = 0.72


class KeyButton(QPushButton):
    """`role` is a role of the stylesheet, such as "primary". The key is only shown: the action table hears it."""

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.setProperty("role", role)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_key(self, key: str) -> None:
        """Show this key; "" shows none."""
        self._key = key
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        wanted = super().sizeHint()
        return QSize(wanted.width() + self._key_width(), max(wanted.height(), 34))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        # Held down, Enter would run through documents that nobody has looked at.
        if not event.isAutoRepeat():
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        text, option.text = option.text, ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        metrics = self.fontMetrics()
        width = metrics.size(Qt.TextFlag.TextShowMnemonic, text).width()
        key_width = self._key_width()
        if width + key_width > self.width() - 2 * GAP:
            key_width = 0
        left = max(GAP, (self.width() - width - key_width) // 2)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        color = self._color()
        painter.setPen(color)
        painter.drawText(QRect(left, 0, self.width() - left - 2, self.height()), flags, text)
        if key_width:
            color.setAlphaF(PALE)
            painter.setPen(color)
            painter.setFont(_small())
            place = QRect(left + width + GAP, 0, key_width, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._key)

    def _key_width(self) -> int:
        if not self._key:
            return 0
        return GAP + QFontMetrics(_small()).horizontalAdvance(self._key) + 1

    def _color(self) -> QColor:
        if not self.isEnabled():
            return themes().theme.color("faint")
        return themes().theme.color("accent_text" if self.property("role") == "primary" else "text")


def _small() -> QFont:
    return ui_font("small")
