"""Paints a row of the queue: thumbnail, name, what it is or what went wrong, and its state by shape and colour."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ocrdesk.model import Job, JobState
from ocrdesk.ui import icons, theme
from ocrdesk.ui.models.queue_filter import is_postponed
from ocrdesk.ui.models.queue_model import JOB_ROLE, QueueModel
from ocrdesk.ui.views.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex

THUMBNAIL = QSize(54, 38)
MARGIN = 12
GAP = 10
MARK = 16
LINE_GAP = 3
ROW_PADDING = 8
EDGE = 3

MARKS = {
    JobState.WAITING: ("waiting", "faint"),
    JobState.WORKING: ("working", "accent"),
    JobState.REVIEW: ("warning", "amber"),
    JobState.CONFIRMED: ("confirmed", "green"),
    JobState.FAILED: ("failed", "red"),
}
"""State to (icon, colour): the shapes differ, so colour is never alone."""
POSTPONED = ("postponed", "muted")
TWICE_MARK = 12


class QueueDelegate(QStyledItemDelegate):
    """All rows have the same height, known from the font alone."""

    def __init__(self, model: QueueModel, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._thumbnails = thumbnails
        self._font = QFont()
        self._small = QFont()

    def row_height(self, font: QFont) -> int:
        """The height of a row in that font."""
        self._font, self._small = QFont(font), theme.ui_font("small")
        lines = QFontMetrics(self._font).height() + LINE_GAP + QFontMetrics(self._small).height()
        return max(lines, THUMBNAIL.height()) + 2 * ROW_PADDING

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        job: Job = index.data(JOB_ROLE)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colours = theme.themes().theme
        painter.save()
        self._paint_ground(painter, area, state, colours)
        place = QRect(QPoint(0, 0), THUMBNAIL)
        place.moveCenter(QPoint(area.left() + MARGIN + THUMBNAIL.width() // 2, area.center().y()))
        self._paint_thumbnail(painter, place, job, colours)
        mark = QRect(area.right() - MARGIN - MARK, area.center().y() - MARK // 2, MARK, MARK)
        self._paint_mark(painter, mark, job)
        words = QRect(area)
        words.setLeft(place.right() + GAP)
        words.setRight(mark.left() - GAP // 2)
        self._paint_words(painter, words, job, colours)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag, colours: theme.Theme) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colours.color("accent_soft"))
            painter.fillRect(area.left(), area.top(), EDGE, area.height(), colours.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colours.color("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colours.color("accent"))
            painter.drawRect(area.adjusted(0, 0, -1, -1))

    def _paint_thumbnail(self, painter: QPainter, place: QRect, job: Job, colours: theme.Theme) -> None:
        pixmap = self._thumbnails.pixmap(job)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(place, colours.color("field"))
        if pixmap is None:
            icon = icons.pixmap("page", MARK, painter.device().devicePixelRatio(), color="faint")
            painter.drawPixmap(place.center() - QPoint(MARK // 2 - 1, MARK // 2 - 1), icon)
        else:
            painter.drawPixmap(_fitted(pixmap, place), pixmap)
        painter.setPen(colours.color("border"))
        painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _paint_mark(self, painter: QPainter, place: QRect, job: Job) -> None:
        name, token = POSTPONED if is_postponed(job) else MARKS[job.state]
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(place.topLeft(), icons.pixmap(name, MARK, ratio, color=token))
        if self._model.is_twice(job):
            twice = place.topLeft() + QPoint((MARK - TWICE_MARK) // 2, MARK + 3)
            painter.drawPixmap(twice, icons.pixmap("copy", TWICE_MARK, ratio, color="muted"))

    def _paint_words(self, painter: QPainter, area: QRect, job: Job, colours: theme.Theme) -> None:
        large, small = QFontMetrics(self._font), QFontMetrics(self._small)
        top = area.top() + (area.height() - large.height() - LINE_GAP - small.height()) // 2
        first = QRect(area.left(), top, area.width(), large.height())
        second = QRect(area.left(), first.bottom() + 1 + LINE_GAP, area.width(), small.height())
        middle, end = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
        self._write(painter, first, self._font, large.elidedText(job.name, middle, area.width()), colours.color("text"))
        line = self._model.second_line(job)
        token = "red" if job.state is JobState.FAILED else "muted"
        self._write(painter, second, self._small, small.elidedText(line, end, area.width()), colours.color(token))

    @staticmethod
    def _write(painter: QPainter, place: QRect, font: QFont, text: str, colour: QColor) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _fitted(pixmap: QPixmap, place: QRect) -> QRect:
    size = pixmap.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    fitted = QRect(QPoint(0, 0), size)
    fitted.moveCenter(place.center())
    return fitted
