"""The picture of one field's place, large enough to judge a glyph: a long line is shown in several stretches."""

import math

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ocrdesk.i18n import _
from ocrdesk.model import FieldValue, Quad
from ocrdesk.ui.views.snippet import snippet

LINE_HEIGHT = 46
"""Of one line of text with its surroundings, in logical pixels: a glyph of about 30."""
LEAST_HEIGHT = 30
"""A line that would be shown lower than this, to fit the width, is cut into stretches."""
MOST_LINES = 3
OVERLAP = 0.6
"""How much of the line's height two stretches have in common, so that no glyph is cut in both."""
GAP = 3
RADIUS = 4
NARROW = 60


class SnippetView(QWidget):
    """Paints the cuts one below the other; hidden while there is nothing to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cuts: tuple[QImage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(0)
        self.hide()

    def show_place(self, image: QImage, value: FieldValue | None, width: int) -> None:
        """Cut the value's place out of the page's picture, at most `width` logical pixels wide."""
        cuts: tuple[QImage, ...] = ()
        if value is not None and value.quad is not None and not image.isNull() and width > NARROW:
            ratio = self.devicePixelRatioF()
            lines = min(MOST_LINES, max(1, len(value.lines)))
            parts = (value.quad,) if lines > 1 else stretches(value.quad, width)
            made = (snippet(image, part, LINE_HEIGHT * lines, ratio=ratio, max_width=width) for part in parts)
            cuts = tuple(cut for cut in made if not cut.isNull())
        if not cuts and self.isHidden():
            return
        self._cuts = cuts
        self.setVisible(bool(cuts))
        self.setAccessibleName(_("The picture at this place"))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        heights = [cut.height() / cut.devicePixelRatio() for cut in self._cuts]
        return QSize(NARROW, math.ceil(sum(heights) + GAP * max(0, len(heights) - 1)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        for cut in self._cuts:
            size = cut.deviceIndependentSize()
            place = QRectF(0, top, size.width(), size.height())
            path = QPainterPath()
            path.addRoundedRect(place, RADIUS, RADIUS)
            painter.setClipPath(path)
            painter.drawImage(place, cut)
            top += size.height() + GAP
        painter.setClipping(False)


def stretches(quad: Quad, width: int) -> tuple[Quad, ...]:
    """The line whole, or in as many stretches as it takes for its glyphs to be judged, MOST_LINES at most."""
    if quad.height > quad.width:
        return (quad,)
    fitting = width / LEAST_HEIGHT * quad.height
    count = min(MOST_LINES, max(1, math.ceil(quad.width / max(fitting, 1.0))))
    overlap = OVERLAP * quad.height / max(quad.width, 1.0) / 2
    return tuple(
        quad.part(max(0.0, n / count - overlap), min(1.0, (n + 1) / count + overlap)) if count > 1 else quad
        for n in range(count)
    )
