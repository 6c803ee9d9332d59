"""What an input method asks of the editors of longer texts: where its candidates go, and what it wrote over."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea

if TYPE_CHECKING:

    class Editor(QAbstractScrollArea):
        """What QTextEdit and QPlainTextEdit have in common."""

        def textCursor(self) -> QTextCursor: ...  # noqa: N802 - Qt's name
        def setTextCursor(self, cursor: QTextCursor, /) -> None: ...  # noqa: N802 - Qt's name
else:
    Editor = object

PLACES = (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle)


class ComposingEditor(Editor):
    """To be named before the QTextEdit or QPlainTextEdit that it is laid over."""

    composing = False
    """Whether letters stand in the editor that are not text yet."""
    _written_over = ""

    def inputMethodQuery(self, query: Qt.InputMethodQuery, /, *detail: Any) -> Any:  # noqa: N802 - Qt's name
        # WORKAROUND: Qt tells the caret's place in the viewport as if that were its place in the editor; with a
        # border and padding the candidates would cover the letters.
        # https://doc.qt.io/qt-6/qinputmethod.html#inputItemTransform (that of the widget, not of its viewport)
        answer = super().inputMethodQuery(query, *detail)
        if query in PLACES and isinstance(answer, (QRect, QRectF)):
            return answer.translated(self.viewport().mapTo(self, QPoint()))
        return answer

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        before, self.composing = self.composing, bool(event.preeditString())
        if self.composing and not before:
            self._written_over = self.textCursor().selectedText()
        if self._written_over and (event.commitString() or not self.composing):
            self._end_writing_over(event)
        else:
            super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.composing, self._written_over = False, ""

    def _end_writing_over(self, event: QInputMethodEvent) -> None:
        """One step back brings what was selected; where nothing was composed after all it is back at once."""
        text, self._written_over = self._written_over, ""
        cursor = self.textCursor()
        cursor.joinPreviousEditBlock()  # Qt took the selected text away when composing began
        super().inputMethodEvent(event)
        if event.commitString():
            cursor.endEditBlock()
            return
        start = cursor.position()
        cursor.insertText(text)
        cursor.endEditBlock()
        end = cursor.position()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
