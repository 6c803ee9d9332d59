"""What is asked once, on an empty desk: the language, and who reads."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from ocrdesk.i18n import LANGUAGES, N_, _, language
from ocrdesk.ui.translated import Translated

Choice = tuple[str, str]


class FirstStart(Translated, QWidget):
    """Two rows of buttons; what is chosen can be changed at any time in the settings."""

    language_chosen = Signal(str)
    provider_chosen = Signal(str)

    def __init__(self, providers: Iterable[Choice], chosen: str, parent: QWidget | None = None) -> None:
        """`providers` are (key, English title); the chosen one's key."""
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._titles: list[tuple[QLabel, str]] = []
        self._add_row(N_("Language"), LANGUAGES.items(), language(), self.language_chosen.emit)
        self._add_row(N_("Who reads"), providers, chosen, self.provider_chosen.emit)
        self.retranslate()

    def retranslate(self) -> None:
        for label, title in self._titles:
            label.setText(_(title))
        for button in self.findChildren(QPushButton):
            button.setText(_(str(button.property("title"))))

    def _add_row(self, title: str, choices: Iterable[Choice], chosen: str, tell: Callable[[str], None]) -> None:
        place = len(self._titles)
        label, row, group = QLabel(), QHBoxLayout(), QButtonGroup(self)
        label.setProperty("role", "muted")
        row.setSpacing(8)
        for key, words in choices:
            button = QPushButton()
            button.setCheckable(True)
            button.setChecked(key == chosen)
            button.setProperty("title", words)
            button.setProperty("key", key)
            group.addButton(button)
            row.addWidget(button)
        group.buttonClicked.connect(lambda button: tell(str(button.property("key"))))
        row.addStretch()
        self._titles.append((label, title))
        self._grid.addWidget(label, place, 0)
        self._grid.addLayout(row, place, 1)
