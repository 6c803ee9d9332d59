"""A card that shows one field's place large: its line with what stands around it, and the value below."""

from html import escape

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ocrdesk.i18n import _
from ocrdesk.model import Quad
from ocrdesk.ui.models.fields_model import Field
from ocrdesk.ui.theme import themes
from ocrdesk.ui.views.field_words import reason_for, unsure_characters
from ocrdesk.ui.views.snippet import snippet
from ocrdesk.ui.views.snippet_view import stretches

LINE_HEIGHT = 72
"""Of the field's own line, in logical pixels."""
AROUND = 0.9
"""How much of the surroundings is shown on every side, in heights of the line."""
WIDEST_BESIDE = 8.0
"""The same at its left and right, where there is room."""
PADDING = 14
GAP = 6
VALUE_POINTS = 20


class LargeSnippet(QFrame):
    """Stands over the window, in the place it is given; it takes no keyboard and no mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title, self._picture, self._value, self._reason = QLabel(), QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "caption")
        self._reason.setProperty("role", "caption")
        self._value.setTextFormat(Qt.TextFormat.RichText)
        for plain in (self._title, self._reason):
            plain.setTextFormat(Qt.TextFormat.PlainText)
        font = QFont(self._value.font())
        font.setPointSize(VALUE_POINTS)
        self._value.setFont(font)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(8)
        for label in (self._title, self._picture, self._value, self._reason):
            label.setWordWrap(label is not self._picture)
            column.addWidget(label)
        self.hide()

    def show_field(self, image: QImage, field: Field | None, room: QRect) -> None:
        """Show that field at the foot of the room, no larger than it needs to be."""
        cut = self._cut(image, field, room.width() - 2 * PADDING)
        self._title.setText(_(field.spec.title) if field is not None else "")
        self._picture.setPixmap(cut)
        if cut.isNull():
            self._picture.setText(_("Its place in the picture is not known."))
        self._value.setText(_marked(field) if field is not None else "")
        reason = reason_for(field) if field is not None else ""
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._value.setVisible(field is not None and bool(field.shown))
        self.setAccessibleName(_("The field, large"))
        self.setFixedWidth(room.width())
        self._column.activate()
        height = min(room.height(), self._column.totalHeightForWidth(room.width()))
        self.setFixedHeight(height)
        self.move(room.left(), room.bottom() - height)
        self.raise_()

    def _cut(self, image: QImage, field: Field | None, width: int) -> QPixmap:
        """The place's stretches one below the other, its own line framed in each."""
        value = field.value if field is not None else None
        if value is None or value.quad is None or image.isNull():
            return QPixmap()
        lines = max(1, len(value.lines))
        margin = AROUND / lines
        height = round(LINE_HEIGHT * lines * (1 + 2 * margin))
        parts = (value.quad,) if lines > 1 else stretches(value.quad, width)
        ratio = self.devicePixelRatioF()
        cuts = (_framed(image, part, QSize(width, height), margin, ratio) for part in parts)
        return _stacked([cut for cut in cuts if not cut.isNull()], ratio)


def _framed(image: QImage, quad: Quad, size: QSize, margin: float, ratio: float) -> QImage:
    """The place with what stands around it, as wide as there is room, and a frame around the place itself.

    A column of vertical text is laid out as a row of its glyphs, and has none.
    """
    if quad.height > quad.width:
        return snippet(image, quad, size.height(), margin=margin, ratio=ratio, max_width=size.width())
    long = quad.width / max(quad.height, 1.0)
    room = size.width() / size.height() * (1 + 2 * margin)
    beside = max(0.0, min(WIDEST_BESIDE, (room - long) / 2 - margin))
    wide = quad.part(-beside / long, 1 + beside / long)
    cut = snippet(image, wide, size.height(), margin=margin, ratio=ratio, max_width=size.width(), vertical=False)
    if cut.isNull():
        return cut
    made = cut.deviceIndependentSize()
    line = made.height() / (1 + 2 * margin)
    edge, left = line * margin, line * (margin + beside)
    painter = QPainter(cut)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(themes().theme.color("mark"), 2))
    painter.drawRoundedRect(QRectF(left, edge, made.width() - 2 * left, line).adjusted(-4, -4, 4, 4), 4, 4)
    painter.end()
    return cut


def _stacked(cuts: list[QImage], ratio: float) -> QPixmap:
    if not cuts:
        return QPixmap()
    whole = QPixmap(
        max(cut.width() for cut in cuts), sum(cut.height() for cut in cuts) + round(6 * ratio) * (len(cuts) - 1)
    )
    whole.fill(Qt.GlobalColor.transparent)
    whole.setDevicePixelRatio(ratio)
    painter = QPainter(whole)
    top = 0.0
    for cut in cuts:
        size = cut.deviceIndependentSize()
        painter.drawImage(QRectF(0, top, size.width(), size.height()), cut)
        top += size.height() + GAP
    painter.end()
    return whole


def _marked(field: Field) -> str:
    """The value with its uncertain characters underlined."""
    unsure = unsure_characters(field)
    letters = (
        f"<u>{escape(letter)}</u>" if place in unsure else escape(letter) for place, letter in enumerate(field.shown)
    )
    return "".join(letters)
