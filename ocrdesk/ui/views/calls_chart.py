"""A bar chart of calls: successful ones and, above them, failed ones, a bar for each day or month."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ocrdesk.i18n import NC_, _
from ocrdesk.ui import theme

HEIGHT = 186
TOP, SIDE, BOTTOM = 26, 8, 22
KEY = 10
"""The side of a colour's square in the legend."""
WIDEST = 44
GAP_SHARE = 0.3
SUCCESSFUL, FAILED = NC_("calls", "Successful"), NC_("calls", "Failed")


@dataclass(frozen=True, slots=True)
class Bar:
    """One day or month."""

    title: str
    successful: int
    failed: int

    @property
    def calls(self) -> int:
        return self.successful + self.failed


class CallsChart(QWidget):
    """Paints its bars; says their numbers under the pointer, and all of them to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(_("Calls by day or month"))
        self.setToolTipDuration(10_000)

    @property
    def bars(self) -> tuple[Bar, ...]:
        return self._bars

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        self.setAccessibleDescription("; ".join(_words(bar) for bar in self._bars if bar.calls))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(600, HEIGHT)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            bar = self._bar_at(event.pos().x())
            if bar is not None:
                QToolTip.showText(event.globalPos(), _words(bar), self)
                return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.ui_font("small"))
        scale = self._scale
        area = self._area(painter.font(), scale)
        self._paint_ground(painter, area, scale)
        self._paint_legend(painter, area)
        if not any(bar.calls for bar in self._bars):
            painter.setPen(theme.themes().theme.color("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _("No calls in this period."))
        for place, bar in enumerate(self._bars):
            self._paint_bar(painter, area, place, bar, area.height() / scale)
        painter.end()

    def _area(self, font: QFont, scale: int) -> QRectF:
        left = SIDE + QFontMetricsF(font).horizontalAdvance(f"{scale:,}") + 6
        return QRectF(left, TOP, max(self.width() - left - SIDE, 1), HEIGHT - TOP - BOTTOM)

    def _paint_ground(self, painter: QPainter, area: QRectF, scale: int) -> None:
        colours = theme.themes().theme
        for share in (0.0, 0.5, 1.0):
            y = area.bottom() - share * area.height()
            painter.setPen(colours.color("border"))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            if share * scale == int(share * scale):
                painter.setPen(colours.color("muted"))
                place = QRectF(0, y - 8, area.left() - 6, 16)
                side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(place, side, f"{int(share * scale):,}")

    def _paint_legend(self, painter: QPainter, area: QRectF) -> None:
        colours, metrics, right = theme.themes().theme, QFontMetricsF(painter.font()), area.right()
        for token, title in (("red", _(FAILED)), ("accent", _(SUCCESSFUL))):
            right -= metrics.horizontalAdvance(title)
            painter.setPen(colours.color("muted"))
            painter.drawText(QPointF(right, metrics.ascent() + 2), title)
            right -= KEY + 4
            painter.fillRect(QRectF(right, metrics.ascent() + 2 - KEY + 1, KEY, KEY), colours.color(token))
            right -= 14

    def _paint_bar(self, painter: QPainter, area: QRectF, place: int, bar: Bar, unit: float) -> None:
        colours = theme.themes().theme
        slot = area.width() / len(self._bars)
        width = min(slot * (1 - GAP_SHARE), WIDEST)
        left = area.left() + place * slot + (slot - width) / 2
        high, failed = bar.successful * unit, bar.failed * unit
        painter.fillRect(QRectF(left, area.bottom() - high, width, high), colours.color("accent"))
        painter.fillRect(QRectF(left, area.bottom() - high - failed, width, failed), colours.color("red"))
        metrics = QFontMetricsF(painter.font())
        every = max(1, int(metrics.horizontalAdvance(f"{bar.title}  ") / slot) + 1)
        if place % every == 0:
            painter.setPen(colours.color("muted"))
            words = QRectF(area.left() + place * slot - slot * every, area.bottom() + 4, slot * (2 * every + 1), 16)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, bar.title)

    @property
    def _scale(self) -> int:
        return _round_up(max((bar.calls for bar in self._bars), default=0))

    def _bar_at(self, x: float) -> Bar | None:
        area = self._area(theme.ui_font("small"), self._scale)
        place = int((x - area.left()) / area.width() * len(self._bars)) if self._bars else -1
        return self._bars[place] if x >= area.left() and 0 <= place < len(self._bars) else None


def _words(bar: Bar) -> str:
    words = _("{title}: {successful} successful, {failed} failed")
    return words.format(title=bar.title, successful=f"{bar.successful:,}", failed=f"{bar.failed:,}")


def _round_up(most: int) -> int:
    """The next round number: 1, 2 or 5 times a power of ten."""
    power = 1
    while True:
        for step in (1, 2, 5):
            if step * power >= most:
                return step * power
        power *= 10
