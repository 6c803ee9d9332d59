"""The editor of one value: grows with its text, underlines what the machine was unsure of, knows input methods."""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from ocrdesk.ui.models.line_spans import qt_index
from ocrdesk.ui.review.typeahead import ENTER_KEYS
from ocrdesk.ui.theme import themes
from ocrdesk.ui.views.composing_editor import ComposingEditor

FRAME = 6
"""Border and padding above and below the text, as in the stylesheet."""
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
LINE_BREAKS = re.compile(r"\s*[\r\n\u2028\u2029]+\s*")
UNDERLINE = 2.0


class ValueEdit(ComposingEditor, QTextEdit):
    """Plain text in one paragraph. `step` is asked to walk on by Tab, and answers whether there was a field."""

    typed = Signal(str)
    confirm_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    drop_wanted = Signal()
    entered = Signal()

    def __init__(self, step: Callable[[int], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self._unsure: tuple[int, ...] = ()
        self._shown = ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # files that are dropped here belong to the window
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._tell)

    def show_value(self, text: str, unsure: tuple[int, ...] = (), typed: str | None = None) -> None:
        """Show the value as it stands; `unsure` are the indexes of the characters to underline.

        `typed` is what the clerk has typed over it and not committed; it is shown instead and can be undone.
        """
        self._shown = text
        self._unsure = unsure
        wanted = text if typed is None else typed
        if wanted != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(wanted)
            self.blockSignals(False)
            self._grow()
            if self.hasFocus():
                self.start_editing()  # else the caret would stand before the first character
        if typed is None:
            self.document().clearUndoRedoStacks()
        self.viewport().update()

    def start_editing(self) -> None:
        """Take the keyboard, with the first doubtful character selected: typing replaces just that one."""
        if not self.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if self._unsure and self.toPlainText() == self._shown:
            cursor.setPosition(qt_index(self._shown, self._unsure[0]))
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def underlined(self) -> tuple[int, ...]:
        """Where the underlines are now: those before and behind what was typed stay with their characters."""
        text, shown = self.toPlainText(), self._shown
        if text == shown:
            return self._unsure
        same = min(len(text), len(shown))
        before = next((i for i in range(same) if text[i] != shown[i]), same)
        behind = next((i for i in range(same - before) if text[-1 - i] != shown[-1 - i]), same - before)
        moved = len(text) - len(shown)
        kept = (index for index in self._unsure if index < before)
        shifted = (index + moved for index in self._unsure if index >= len(shown) - behind)
        return (*kept, *shifted)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(120, self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(48, self._height())

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: N802
        return self._step(1 if forwards else -1) or super().focusNextPrevChild(forwards)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self._obey(event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._grow()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        if source.hasText():
            self.insertPlainText(LINE_BREAKS.sub(_joint, source.text().strip()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if marks := self.underlined():
            painter = QPainter(self.viewport())
            color = themes().theme.color("mark_amber")
            for index in marks:
                painter.fillRect(self._underline(index), color)

    def _underline(self, index: int) -> QRectF:
        cursor, text = self.textCursor(), self.toPlainText()
        cursor.setPosition(qt_index(text, index))
        start = self.cursorRect(cursor)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        end, glyph = self.cursorRect(cursor), text[index]
        right = end.left() if end.top() == start.top() else start.left() + self.fontMetrics().horizontalAdvance(glyph)
        return QRectF(start.left(), start.bottom() - UNDERLINE + 1, max(4, right - start.left()), UNDERLINE)

    def _obey(self, event: QKeyEvent) -> bool:
        """Do what the key means for the review; False: it is a key for the text."""
        modifiers = event.modifiers()
        if event.key() in ENTER_KEYS:
            self._enter(event)
        elif event.matches(QKeySequence.StandardKey.Undo):
            return self._undo(self.document().isUndoAvailable(), self.undo_wanted.emit)
        elif event.matches(QKeySequence.StandardKey.Redo):
            return self._undo(self.document().isRedoAvailable(), self.redo_wanted.emit)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers in PLAIN:
            return self._climb(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape and not self.composing and self.toPlainText() != self._shown:
            self.drop_wanted.emit()
        else:
            return False
        return True

    def _enter(self, event: QKeyEvent) -> None:
        # Held down, Enter would run through documents that nobody has looked at.
        if self.composing or event.isAutoRepeat():
            return
        if event.modifiers() in PLAIN:
            self.confirm_wanted.emit()
        else:
            event.ignore()

    def _undo(self, here: bool, elsewhere: Callable[[], None]) -> bool:
        """What was typed and not committed is taken back here, letter by letter; the rest is the review's."""
        if here:
            return False
        elsewhere()
        return True

    def _climb(self, direction: int) -> bool:
        up = direction < 0
        cursor = self.textCursor()
        moved = cursor.movePosition(QTextCursor.MoveOperation.Up if up else QTextCursor.MoveOperation.Down)
        return not moved and self._step(direction)

    def _tell(self) -> None:
        self.typed.emit(self.toPlainText())

    def _height(self) -> int:
        lines = max(self.document().size().height(), self.fontMetrics().lineSpacing())
        return round(lines + 0.49) + 2 * FRAME

    def _grow(self) -> None:
        height = self._height()
        if height != self.minimumHeight():
            self.setFixedHeight(height)


def _joint(found: re.Match[str]) -> str:
    """What stands for a line break: a blank between Latin words, nothing between Chinese characters."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    return " " if before[-1:].isascii() and after[:1].isascii() and before and after else ""
