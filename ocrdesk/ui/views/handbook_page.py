"""A chapter of the handbook as it is read: Markdown in the window's font and colours, pictures as wide as the page."""

from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from ocrdesk.ui.help.handbook import folder
from ocrdesk.ui.theme import themes, ui_font

MARGIN = 24
LINE_PERCENT = 140
CELL_PADDING = 5
PARAGRAPH_GAP = 8
HEADING_GAP = 20
PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands for a picture in a document's text."""


class HandbookPage(QTextBrowser):
    """Links are told by `anchorClicked`; it goes nowhere by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setProperty("role", "quiet")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # so that pictures know their room
        self._markdown = ""

    def show_markdown(self, text: str) -> None:
        """Show a chapter from its beginning."""
        self._markdown = text
        self.dress()

    def dress(self) -> None:
        """Set the chapter anew, in the colours of the theme in use."""
        document = self.document()
        document.setDefaultFont(ui_font())
        document.setDocumentMargin(MARGIN)
        self.setMarkdown(self._markdown)
        self._space_out(document)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _rule(frame)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_found(self, needle: str) -> int:
        """Mark every place where that is written, and tell how many there are."""
        marks = []
        form = QTextCharFormat()
        form.setBackground(themes().theme.color("selection"))
        at = self.document().find(needle) if needle else QTextCursor()
        while not at.isNull():
            mark = QTextEdit.ExtraSelection()
            # PySide6 declares the two as class variables only.
            setattr(mark, "cursor", at)  # noqa: B010
            setattr(mark, "format", form)  # noqa: B010
            marks.append(mark)
            at = self.document().find(needle, at)
        self.setExtraSelections(marks)
        return len(marks)

    def go_to_next(self, needle: str) -> bool:
        """Choose the next place, after the last the first."""
        if not needle:
            return False
        if self.find(needle):
            return True
        self.moveCursor(QTextCursor.MoveOperation.Start)
        return self.find(needle)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802 - Qt's name
        """Pictures come from the handbook's own folder, never from elsewhere, and fit the page."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        path = folder() / "pictures" / QUrl(name).fileName()
        picture = QImage(str(path))
        room = max(200, self.viewport().width() - 2 * MARGIN)
        ratio = self.devicePixelRatioF()
        if picture.width() > room * ratio:
            picture = picture.scaledToWidth(round(room * ratio), Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(ratio)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the pictures to the new width; what is read stays about where it is."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            bar = self.verticalScrollBar()
            part = bar.value() / max(bar.maximum(), 1)
            self.dress()
            bar.setValue(round(part * bar.maximum()))

    def _space_out(self, document: QTextDocument) -> None:
        block = document.begin()
        while block.isValid():
            form = QTextBlockFormat()
            percent = 100 if PICTURE in block.text() else LINE_PERCENT
            form.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if block.blockFormat().headingLevel():
                form.setTopMargin(HEADING_GAP)
            if QTextCursor(block).currentTable() is None:
                form.setBottomMargin(PARAGRAPH_GAP)
            QTextCursor(block).mergeBlockFormat(form)
            block = block.next()


def _rule(table: QTextTable) -> None:
    form = table.format()
    form.setBorderBrush(themes().theme.color("border"))
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setCellPadding(CELL_PADDING)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
