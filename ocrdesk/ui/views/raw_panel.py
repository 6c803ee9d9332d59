"""The Raw tab: what the provider answered, as it came."""

import json
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QPixmap, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ocrdesk.i18n import N_, _
from ocrdesk.model import Attachment
from ocrdesk.ui.review.review import ReviewController
from ocrdesk.ui.translated import Translated
from ocrdesk.ui.views.nothing_shown import nothing_shown

SET_OUT_LIMIT = 400_000
"""Longer answers are shown as they came: setting them out would hold up the window."""
MOST_SHOWN = 60_000
"""Of long answers the beginning is shown: an editor takes seconds for a line of a million letters."""

CROP_HEIGHT = 96
CROPS = {"portrait": N_("Portrait cut out by the service"), "card": N_("Card cut out by the service")}


class RawPanel(Translated, QWidget):
    """Filled when it is looked at, not before."""

    def __init__(self, review: ReviewController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._stale = True
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setFocusProxy(self._text)
        self._crops = QHBoxLayout()
        self._crops.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(self._crops)
        column.addWidget(self._text)
        review.page_shown.connect(self._forget)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(_("Raw"))
        self._text.setAccessibleName(_("What the provider answered"))
        self._say_why_empty()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._fill()

    def _forget(self) -> None:
        self._stale = True
        if self.isVisible():
            self._fill()

    def _say_why_empty(self) -> None:
        self._text.setPlaceholderText(nothing_shown(self._review, _("The provider gave no answer of its own.")))

    def _fill(self) -> None:
        if self._stale:
            self._stale = False
            self._say_why_empty()
            record = self._review.record
            self._text.setPlainText(_beginning(_set_out(record.recognition.raw)) if record else "")
            self._show_crops(record.recognition.attachments if record else ())

    def _show_crops(self, attachments: Iterable[Attachment]) -> None:
        """The pictures that the service cut out of the page."""
        while (entry := self._crops.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for attachment in attachments:
            picture = QPixmap()
            if attachment.kind in CROPS and picture.loadFromData(attachment.body):
                label = QLabel()
                label.setPixmap(picture.scaledToHeight(CROP_HEIGHT, Qt.TransformationMode.SmoothTransformation))
                label.setAccessibleName(_(CROPS[attachment.kind]))
                label.setToolTip(_(CROPS[attachment.kind]))
                self._crops.addWidget(label)
        if self._crops.count():
            self._crops.addStretch()


def _beginning(text: str) -> str:
    left = len(text) - MOST_SHOWN
    if left <= 0:
        return text
    more = _("… and {count} more characters, which are not shown here.").format(count=f"{left:,}")
    return f"{text[:MOST_SHOWN]}\n\n{more}"


def _set_out(raw: str) -> str:
    """JSON with one value a line; anything else as it is."""
    if len(raw) > SET_OUT_LIMIT:
        return raw
    try:
        return json.dumps(json.loads(raw), ensure_ascii=False, indent=2)
    except ValueError:
        return raw
