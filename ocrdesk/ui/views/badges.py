"""The small signs at the corners of boxes: what a field's state is, told by shape beside the colour."""

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

BADGE = 5.0
"""Logical pixels from a sign's middle to its edge."""
QUIET = 4.0
"""The same for signs that nobody has to look for."""


class Sign(Enum):
    """A tick and a pen for what a person did, a question in a circle and an alarm in a square for what waits."""

    TICK = auto()
    PEN = auto()
    QUESTION = auto()
    ALARM = auto()


STROKES = {
    Sign.TICK: ((-1.8, 0.1), (-0.5, 1.5), (1.9, -1.4)),
    Sign.PEN: ((-1.6, 1.6), (1.7, -1.7)),
}
LETTERS = {Sign.QUESTION: "?", Sign.ALARM: "!"}


def draw_badge(painter: QPainter, middle: QPointF, sign: Sign, color: QColor) -> None:
    """Paint the sign around that point, in the painter's own pixels."""
    painter.setPen(QPen(QColor("#ffffff"), 1.2))
    painter.setBrush(color)
    reach = BADGE if sign in LETTERS else QUIET
    box = QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)
    if sign is Sign.ALARM:
        painter.drawRoundedRect(box, 1.5, 1.5)
    else:
        painter.drawEllipse(box)
    if sign in LETTERS:
        font = QFont(painter.font())
        font.setPixelSize(int(BADGE * 1.8))
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, LETTERS[sign])
        return
    painter.setPen(QPen(QColor("#ffffff"), 1.3))
    painter.drawPolyline([middle + QPointF(x, y) for x, y in STROKES[sign]])
