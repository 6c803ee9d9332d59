"""Shows the sheet of all keys; prints it and saves it as a PDF."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ocrdesk import i18n
from ocrdesk.i18n import N_, _
from ocrdesk.ui.dialogs.sizes import open_at
from ocrdesk.ui.keys.key_sheet import BOTH, Keys, Languages, sheet_html
from ocrdesk.ui.theme import themes

SIZE = (620, 720)
CHOICES = ((("zh_CN",), "中文"), (("en",), "English"), (BOTH, N_("Both")))
BUTTONS = (N_("Print…"), N_("Save as PDF…"), N_("Close"))


class KeySheetDialog(QDialog):
    """What is done with the sheet is told by calls: `print_` and `save` get the languages that are shown."""

    def __init__(
        self,
        keys: Keys,
        print_: Callable[[Languages], None],
        save: Callable[[Languages], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setWindowTitle(_("Keys"))
        open_at(self, *SIZE)
        self.page, self.choice = QTextBrowser(), QComboBox()
        self.page.setAccessibleName(_("All keys, grouped by menu"))
        self.choice.setAccessibleName(_("Language"))
        for languages, title in CHOICES:
            self.choice.addItem(_(title))
            if languages == (i18n.language(),):
                self.choice.setCurrentIndex(self.choice.count() - 1)
        self.choice.currentIndexChanged.connect(self._show)
        printing, saving, close = (QPushButton(_(text)) for text in BUTTONS)
        printing.clicked.connect(lambda: print_(self.languages))
        saving.clicked.connect(lambda: save(self.languages))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        for widget in (QLabel(_("Language")), self.choice):
            foot.addWidget(widget)
        foot.addStretch(1)
        for button in (printing, saving, close):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.page, 1)
        column.addLayout(foot)
        self._show()

    @property
    def languages(self) -> Languages:
        return CHOICES[self.choice.currentIndex()][0]

    def _show(self) -> None:
        self.page.setHtml(sheet_html(self._keys, self.languages, themes().theme))
