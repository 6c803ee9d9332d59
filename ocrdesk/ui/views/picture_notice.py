"""A quiet word at the head of the preview: what is wrong with the picture of a page that bears no document."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ocrdesk.i18n import _
from ocrdesk.model import PageWarning

WIDEST = 560
GAP, SIDE = 12, 24


class PictureNotice(QLabel):
    """Floats over the picture; clicks and drags go through it to the page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._warnings: tuple[PageWarning, ...] = ()
        self.setProperty("role", "notice")
        self.setProperty("tone", "amber")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_warnings(self, warnings: Sequence[PageWarning]) -> None:
        """Say these, each once; nothing is said where there are none."""
        self._warnings = tuple(warnings)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again, in the language now in use."""
        self.setAccessibleName(_("Trouble with the picture"))
        self.setText("\n".join(dict.fromkeys(str(warning.message) for warning in self._warnings)))
        self.setVisible(bool(self._warnings))
        self.settle()

    def settle(self) -> None:
        """Take the place at the head of the preview; call when that changed its size."""
        parent = self.parentWidget()
        if parent is None or not self._warnings:
            return
        width = min(WIDEST, max(parent.width() - 2 * SIDE, 1))
        self.setFixedWidth(min(width, self._width_of_text()))
        self.setFixedHeight(max(self.heightForWidth(self.width()), 1))
        self.move((parent.width() - self.width()) // 2, GAP)
        self.raise_()

    def _width_of_text(self) -> int:
        """How wide the longest of the lines is, with the notice's own margins."""
        self.setMinimumSize(0, 0)
        self.setMaximumWidth(WIDEST)
        self.setWordWrap(False)
        wanted = self.sizeHint().width()
        self.setWordWrap(True)
        return wanted + 2
