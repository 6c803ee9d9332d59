"""The status bar: who reads, whether pictures leave this computer, how much is done today, the language."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QLabel, QMenu, QStatusBar, QToolButton, QWidget

from ocrdesk.i18n import LANGUAGES, _, language, ngettext
from ocrdesk.ui.translated import Translated


class StatusBar(Translated, QStatusBar):
    """Quiet, at the bottom. `language_chosen` gives a language's code."""

    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._provider_title, self._confirmed_count = "", 0
        self._leaves = self._locked = False
        self._calls_made: int | None = None
        self._quota = 0
        self._quiet_words: str | Callable[[], str] = ""
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._provider, self._confirmed, self._quiet, self._privacy = QLabel(), QLabel(), QLabel(), QLabel()
        self._calls = QLabel()
        self._fade.timeout.connect(lambda: self.show_quiet_line(""))
        self._language = QToolButton()
        self._language.setAutoRaise(True)
        self._language.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._language.setMenu(self._make_menu())
        self._language.setProperty("role", "quiet")
        self.setContentsMargins(8, 0, 4, 0)
        for label in (self._provider, self._calls, self._confirmed):
            self.addWidget(label)
            label.setContentsMargins(0, 0, 12, 0)
        self.addWidget(self._quiet, 1)
        for widget in (self._privacy, self._language):
            self.addPermanentWidget(widget)
        self.retranslate()

    def show_provider(self, title: str, leaves_computer: bool, *, locked: bool = False) -> None:
        """The provider in use: its (English) title, whether it sends pictures away, and whether that is forbidden."""
        self._provider_title, self._leaves, self._locked = title, leaves_computer, locked
        self.retranslate()

    def show_calls(self, made: int | None, quota: int) -> None:
        """The calls of the month, against the quota (0: none); None where they cost nothing."""
        self._calls_made, self._quota = made, quota
        self.retranslate()

    def show_quiet_line(self, words: str | Callable[[], str], milliseconds: int = 0) -> None:
        """One sentence on what goes on behind the window; "" when there is nothing to say.

        Words that may stand there while the language is changed are given as what makes them.
        """
        self._quiet_words = words
        self._quiet.setText(words if isinstance(words, str) else words())
        self._fade.stop()
        if milliseconds:
            self._fade.start(milliseconds)

    def show_confirmed(self, count: int) -> None:
        """How many documents were confirmed today."""
        self._confirmed_count = count
        self.retranslate()

    def retranslate(self) -> None:
        mark = "○" if self._leaves else "●"
        self._provider.setText(f"{mark} {_(self._provider_title)}" if self._provider_title else "")
        self._provider.setAccessibleName(_("Recogniser in use"))
        count = self._confirmed_count
        words = ngettext("{count} document confirmed today", "{count} documents confirmed today", count)
        self._confirmed.setText(words.format(count=count) if count else "")
        self._calls.setText(self._calls_words())
        self._calls.setVisible(self._calls_made is not None)
        self._privacy.setText(self._privacy_words())
        self._language.setText(LANGUAGES.get(language(), language()))
        self._language.setAccessibleName(_("Language"))
        self._language.setToolTip(_("Language"))
        if not isinstance(self._quiet_words, str):
            self._quiet.setText(self._quiet_words())

    def _privacy_words(self) -> str:
        if self._locked:
            return _("Locked: pictures stay on this computer")
        return _("Pictures are sent to the recogniser") if self._leaves else _("Pictures stay on this computer")

    def _calls_words(self) -> str:
        made = self._calls_made or 0
        if self._quota:
            return _("{made} of {quota} calls this month").format(made=f"{made:,}", quota=f"{self._quota:,}")
        return ngettext("{count} call this month", "{count} calls this month", made).format(count=f"{made:,}")

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for code, name in LANGUAGES.items():
            action = menu.addAction(name)
            action.setData(code)
            group.addAction(action)
        group.triggered.connect(self._choose)
        return menu

    def _choose(self, action: QAction) -> None:
        self.language_chosen.emit(action.data())
