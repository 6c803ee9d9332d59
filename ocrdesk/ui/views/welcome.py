"""What an empty window says: how to begin."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ocrdesk.i18n import _
from ocrdesk.ui.privacy import privacy_sentence
from ocrdesk.ui.translated import Translated


class Welcome(Translated, QWidget):
    """Three ways to begin, each one press away; at the first start of all, what is to be chosen once."""

    open_asked = Signal()
    samples_asked = Signal()
    language_chosen = Signal(str)
    provider_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._how, self._private = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "title")
        self._private.setProperty("role", "muted")
        self._open, self._samples = QPushButton(), QPushButton()
        self._open.setProperty("role", "primary")
        self._provider, self._leaves = "", False
        self._open.clicked.connect(self.open_asked)
        self._samples.clicked.connect(self.samples_asked)
        self._lay_out()
        self.setFocusProxy(self._open)
        self.retranslate()

    def ask_first(self, providers: Iterable[tuple[str, str]], chosen: str) -> None:
        """Ask what is asked once; `providers` are (key, English title)."""
        from ocrdesk.ui.views.first_start import FirstStart

        asked = FirstStart(providers, chosen)
        asked.language_chosen.connect(self.language_chosen)
        asked.provider_chosen.connect(self.provider_chosen)
        self._inner.insertWidget(self._inner.indexOf(self._private), asked, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_provider(self, title: str, leaves_computer: bool) -> None:
        """Who reads; its title is English."""
        self._provider, self._leaves = title, leaves_computer
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(_("Drop scans, photos or PDFs here"))
        self._how.setText(
            _("Files or whole folders, from the file manager or by Ctrl+V.\n"
              "OCRDesk reads them, you check what it marks, and the values leave as Excel, text or JSON.")
        )  # fmt: skip
        self._private.setText(privacy_sentence(self._provider, leaves_computer=self._leaves))
        self._open.setText(_("Open files…"))
        self._samples.setText(_("Try it with the samples"))

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inner = self._inner = QVBoxLayout(card)
        inner.setContentsMargins(48, 40, 48, 40)
        inner.setSpacing(14)
        for label in (self._title, self._how, self._private):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._open)
        buttons.addWidget(self._samples)
        buttons.addStretch()
        inner.addWidget(self._title)
        inner.addWidget(self._how)
        inner.addSpacing(6)
        inner.addLayout(buttons)
        inner.addSpacing(6)
        inner.addWidget(self._private)
        card.setMaximumWidth(680)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.addStretch(1)
        row.addWidget(card, 4)
        row.addStretch(1)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
