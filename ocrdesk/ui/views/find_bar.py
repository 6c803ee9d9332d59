"""The bar over the page's text: what to look for, what to write instead, and how many there are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from ocrdesk.i18n import _
from ocrdesk.ui import icons
from ocrdesk.ui.review.typeahead import ENTER_KEYS
from ocrdesk.ui.theme import restyle
from ocrdesk.ui.translated import Translated

NARROWEST = 90


class FindBar(Translated, QFrame):
    """Says what is wanted: Enter goes on, Shift+Enter back, Esc closes. The panel does it and tells the count."""

    wanted_changed = Signal()
    step_wanted = Signal(int)
    replace_wanted = Signal()
    replace_all_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "floating")
        self.search, self.instead = QLineEdit(), QLineEdit()
        self.count = QLabel()
        self.back, self.on, self.exact, self.more, self.shut = (_tool() for _button in range(5))
        self.one, self.all = QPushButton(), QPushButton()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_replacing(False)
        self.hide()

    @property
    def wanted(self) -> str:
        return self.search.text()

    def begin(self, text: str, *, replacing: bool) -> None:
        """Come into sight, looking for that text where it is one."""
        if text:
            self.search.setText(text)
        if replacing:
            self.show_replacing(True)
        self.show()
        target = self.instead if replacing and self.wanted else self.search
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        target.selectAll()
        self.wanted_changed.emit()

    def show_replacing(self, shown: bool) -> None:
        self.more.setChecked(shown)
        for widget in (self.instead, self.one, self.all):
            widget.setVisible(shown)

    def show_count(self, place: int, count: int) -> None:
        """Which of how many is selected; 0: none of them."""
        words = "" if not self.wanted else _("Not found") if not count else f"{place or '–'} / {count}"
        self.count.setText(words)
        self.count.setProperty("tone", "red" if self.wanted and not count else "")
        restyle(self.count)
        for button in (self.back, self.on, self.one, self.all):
            button.setEnabled(count > 0)

    def retranslate(self) -> None:
        self.setAccessibleName(_("Find in the text"))
        for edit, words in ((self.search, _("Find")), (self.instead, _("Replace with"))):
            edit.setPlaceholderText(words)
            edit.setAccessibleName(words)
        tips = (
            (self.back, _("Previous place (Shift+Enter)")),
            (self.on, _("Next place (Enter)")),
            (self.exact, _("Tell capital and small letters apart")),
            (self.more, _("Replace…")),
            (self.shut, _("Close (Esc)")),
        )
        for button, tip in tips:
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self.one.setText(_("Replace"))
        self.all.setText(_("Replace all"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        elif event.key() in ENTER_KEYS and self.instead.hasFocus():
            self.replace_wanted.emit()
        elif event.key() in ENTER_KEYS:
            self.step_wanted.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.search.setProperty("role", "search")
        self.count.setProperty("role", "caption")
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance("88 / 888"))
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for button, name in (
            (self.back, "previous"), (self.on, "next"), (self.more, "chevron-down"), (self.shut, "close"),
        ):  # fmt: skip
            button.setIcon(icons.icon(name))
        self.exact.setText("Aa")
        self.exact.setCheckable(True)
        self.more.setCheckable(True)
        for edit in (self.search, self.instead):
            edit.setMinimumWidth(NARROWEST)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for widget in (self.count, self.back, self.on, self.exact, self.more, self.shut):
            buttons.addWidget(widget)
        second = QHBoxLayout()
        second.setSpacing(6)
        for push in (self.one, self.all):
            push.setAutoDefault(False)
            second.addWidget(push)
        second.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 6, 8, 6)
        grid.setSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.search, 0, 0)
        grid.addLayout(buttons, 0, 1)
        grid.addWidget(self.instead, 1, 0)
        grid.addLayout(second, 1, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.wanted_changed)
        self.exact.toggled.connect(self.wanted_changed)
        self.more.toggled.connect(self.show_replacing)
        self.back.clicked.connect(self._step_back)
        self.on.clicked.connect(self._step_on)
        self.one.clicked.connect(self.replace_wanted)
        self.all.clicked.connect(self.replace_all_wanted)
        self.shut.clicked.connect(self.hide)
        self.shut.clicked.connect(self.closed)

    def _step_back(self) -> None:
        self.step_wanted.emit(-1)

    def _step_on(self) -> None:
        self.step_wanted.emit(1)


def _tool() -> QToolButton:
    button = QToolButton()
    button.setProperty("role", "quiet")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
