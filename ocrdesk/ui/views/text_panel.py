"""The Text tab: the page's text in reading order, to be edited, linked with the boxes on the picture."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from ocrdesk.i18n import _, ngettext
from ocrdesk.ui.models.line_spans import LineSpans
from ocrdesk.ui.review import ReviewController
from ocrdesk.ui.theme import themes

SAVE_MILLISECONDS = 800
"""So long after the last key the text is saved."""


class PageText(QPlainTextEdit):
    """Undoes its own typing; when there is none left, the review's steps."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable():
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)


class TextPanel(QWidget):
    """Tells the review what is typed; `line_selected` says at which recognised line the caret stands."""

    line_selected = Signal(int)

    def __init__(self, review: ReviewController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._spans = LineSpans("", ())
        self._line: int | None = None
        self._loading = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVE_MILLISECONDS)
        self._pause.timeout.connect(review.commit_text)
        self._build()
        review.page_shown.connect(self._show_page)
        review.record_changed.connect(self._follow_record)
        themes().changed.connect(self._light_line)
        self.retranslate()

    def select_line(self, line: int) -> None:
        """Put the caret at the beginning of that recognised line."""
        span = self._spans.span_of(line)
        if span is None:
            return
        self._line = line
        cursor = self.edit.textCursor()
        cursor.setPosition(span[0])
        self.edit.setTextCursor(cursor)
        self.edit.centerCursor()
        self._light_line()

    def set_value_font(self, font: QFont) -> None:
        """The font of the text."""
        self.edit.setFont(font)

    def retranslate(self) -> None:
        self.setAccessibleName(_("Text"))
        self.edit.setAccessibleName(_("The page's text, in reading order"))
        self.edit.setPlaceholderText(_("No text was read on this page."))
        self._show_counts()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self.edit = PageText(self)
        self.edit.setTabChangesFocus(True)
        self.edit.setAcceptDrops(False)  # files that are dropped here belong to the window
        self.edit.undo_wanted.connect(self._review.undo)
        self.edit.redo_wanted.connect(self._review.redo)
        self.edit.textChanged.connect(self._hand_in)
        self.edit.cursorPositionChanged.connect(self._follow_caret)
        self.setFocusProxy(self.edit)
        self._counts, self._edited = QLabel(), QLabel()
        self._counts.setProperty("role", "caption")
        self._edited.setProperty("role", "caption")
        self._edited.setProperty("tone", "accent")
        head = QHBoxLayout()
        head.addWidget(self._counts)
        head.addStretch(1)
        head.addWidget(self._edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.edit, 1)

    def _show_page(self) -> None:
        self._pause.stop()
        record = self._review.record
        self._show_text(record.text if record else "")
        self.edit.setReadOnly(record is None)

    def _follow_record(self) -> None:
        record = self._review.record
        if record is not None and self._review.unsaved_text is None and record.text != self.edit.toPlainText():
            self._show_text(record.text)
        self._show_counts()

    def _show_text(self, text: str) -> None:
        record = self._review.record
        self._loading = True
        self.edit.setPlainText(text)
        self._loading = False
        self._spans = LineSpans(text, [line.text for line in record.recognition.lines] if record else ())
        self._line = None
        self._light_line()
        self._show_counts()

    def _hand_in(self) -> None:
        if not self._loading:
            text = self.edit.toPlainText()
            self._spans.follow(text)
            self._review.type_page_text(text)
            self._pause.start()
            self._light_line()

    def _follow_caret(self) -> None:
        if self._loading or self.edit.toPlainText() != self._spans.text:
            return  # in the midst of an edit: the lines follow when it is done
        line = self._spans.line_at(self.edit.textCursor().position())
        if line != self._line and line is not None and self.edit.hasFocus():
            self.line_selected.emit(line)
        self._line = line
        self._light_line()

    def _light_line(self) -> None:
        span = self._spans.span_of(self._line) if self._line is not None else None
        light: list[QTextEdit.ExtraSelection] = []
        if span is not None:
            light.append(QTextEdit.ExtraSelection())
            cursor = QTextCursor(self.edit.document())
            cursor.setPosition(span[0])
            cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
            light[0].cursor = cursor
            light[0].format.setBackground(themes().theme.color("accent_soft"))
        self.edit.setExtraSelections(light)

    def _show_counts(self) -> None:
        record = self._review.record
        lines = len(record.recognition.lines) if record else 0
        self._counts.setText(ngettext("{count} line read", "{count} lines read", lines).format(count=lines))
        self._counts.setVisible(record is not None)
        self._edited.setText(_("Edited") if record is not None and record.text_edited else "")
