"""The editor of a page's text: one history with the review, marks under doubtful characters, places found lit."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ocrdesk.ui.models.line_spans import Span
from ocrdesk.ui.theme import themes
from ocrdesk.ui.views.composing_editor import ComposingEditor

HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
MOST_LIT = 500
"""Beyond so many places found the editor would become slow; those further down are not lit."""
UNDERLINE = 2.0


class PageText(ComposingEditor, QPlainTextEdit):
    """Letters typed last are taken back here; when there are none left, the review's steps.

    `stepping` tells, while the text changes, that it is such a step.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()
    left = Signal()
    """Esc was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stepping = False
        self._line: Span | None = None
        self._doubts: Sequence[Span] = ()
        self._found: Sequence[Span] = ()
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # files that are dropped here belong to the window

    def take_back(self) -> None:
        """Undo, here or in the review."""
        if self.document().isUndoAvailable():
            self._step(self.undo)
        else:
            self.undo_wanted.emit()

    def make_again(self) -> None:
        """Redo, here or in the review."""
        if self.document().isRedoAvailable():
            self._step(self.redo)
        else:
            self.redo_wanted.emit()

    def select(self, span: Span) -> None:
        """Select that span and bring it into sight."""
        cursor = self._cursor(span)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def replace(self, spans: Iterable[Span], text: str) -> None:
        """Write that text over each of the spans, as one step to take back."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for start, end in sorted(spans, reverse=True):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text)
        cursor.endEditBlock()

    def light(self, line: Span | None, doubts: Sequence[Span], found: Sequence[Span]) -> None:
        """Light the line at hand, the characters nobody is sure of, and the places found."""
        marks = (line, tuple(doubts), tuple(found))
        if marks != (self._line, self._doubts, self._found):
            self._line, self._doubts, self._found = marks
            self.paint_marks()

    def paint_marks(self) -> None:
        """Set the marks anew, in the colours of the theme in use."""
        theme = themes().theme
        hand, hit = QTextCharFormat(), QTextCharFormat()
        hand.setBackground(theme.color("accent_soft"))
        hit.setBackground(theme.color("amber_soft"))
        kinds = ((hand, [self._line] if self._line else []), (hit, self._found[:MOST_LIT]))
        self.setExtraSelections([self._mark(span, look) for look, spans in kinds for span in spans])
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        asked = event if event.type() == QEvent.Type.ShortcutOverride else None
        if isinstance(asked, QKeyEvent) and any(asked.matches(key) for key in HISTORY):
            event.ignore()  # the window's own Undo asks here first
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._doubts:
            return
        seen = self.viewport().rect()
        first = self.cursorForPosition(seen.topLeft()).position()
        last = self.cursorForPosition(seen.bottomRight()).position()
        painter, color = QPainter(self.viewport()), themes().theme.color("mark_amber")
        start = bisect_left(self._doubts, (first, 0))
        for span in self._doubts[start : bisect_right(self._doubts, (last + 1, 0))]:
            painter.fillRect(self._underline(span), color)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Undo):
            self.take_back()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.make_again()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, step: Callable[[], None]) -> None:
        self.stepping = True
        step()
        self.stepping = False

    def _underline(self, span: Span) -> QRectF:
        cursor = self._cursor(span)
        end = self.cursorRect(cursor)
        cursor.setPosition(span[0])
        start = self.cursorRect(cursor)
        right = end.left() if end.top() == start.top() else start.left() + self.fontMetrics().maxWidth()
        return QRectF(start.left(), start.bottom() - UNDERLINE + 1, max(4, right - start.left()), UNDERLINE)

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark(self, span: Span, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self._cursor(span)
        mark.format = look
        return mark
