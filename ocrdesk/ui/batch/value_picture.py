"""A whole value as it stands on its page, large, with one of its glyphs framed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ocrdesk.i18n import _
from ocrdesk.ui.batch.gathering import Entry
from ocrdesk.ui.batch.strips import Strip
from ocrdesk.ui.theme import themes

TALL = 84
FRAME = 2.0


class ValuePicture(QWidget):
    """Paints a strip as large as fits, its glyph `index` framed (-1: none)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip: Strip | None = None
        self._index = -1
        self.setFixedHeight(TALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The picture at this place"))

    def show_strip(self, strip: Strip | None, index: int = -1) -> None:
        self._strip, self._index = strip, index
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(240, TALL)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        strip = self._strip
        if strip is None or strip.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        whole = strip.image.size().toSizeF()
        size = whole.scaled(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, (self.height() - size.height()) / 2, size.width(), size.height())
        painter.drawImage(target, strip.image, QRectF(0, 0, whole.width(), whole.height()))
        if 0 <= self._index < len(strip.glyphs):
            start, end = strip.glyphs[self._index]
            scale = target.width() / max(whole.width(), 1.0)
            frame = QRectF(target.left() + start * scale, target.top(), (end - start) * scale, target.height())
            painter.setPen(QPen(themes().theme.color("mark"), FRAME))
            painter.drawRoundedRect(frame.adjusted(0, FRAME / 2, 0, -FRAME / 2), 3, 3)


class ContextPanel(QWidget):
    """The value's picture with words: which field of which document, and what was read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head, self._text, self._picture = QLabel(), QLabel(), ValuePicture()
        self._head.setProperty("role", "caption")
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setProperty("role", "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        for widget in (self._head, self._picture, self._text):
            column.addWidget(widget)

    @property
    def text(self) -> str:
        """The value that is shown."""
        return self._text.accessibleName()

    def show_entry(self, entry: Entry | None, strip: Strip | None, index: int = -1) -> None:
        """Show this value; `index` is the glyph at hand."""
        self._picture.show_strip(strip, index)
        if entry is None:
            self._head.clear()
            self._text.clear()
            return
        self._head.setText(f"{entry.source} · {_(entry.type.title)} · {_(entry.spec.title)}")
        self._text.setText(_marked(entry.shown, index))
        self._text.setAccessibleName(entry.shown)


def _marked(text: str, index: int) -> str:
    """The text with one character in the accent colour and underlined."""
    letters = [letter.replace("&", "&amp;").replace("<", "&lt;") for letter in text]
    if 0 <= index < len(letters):
        color = themes().theme.accent
        letters[index] = f'<u style="color:{color}">{letters[index]}</u>'
    return "".join(letters)
