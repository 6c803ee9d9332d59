"""Where a key is entered: masked, with a button that shows it, and a word on the one that is kept."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ocrdesk.i18n import _
from ocrdesk.ui import icons

DOTS = "••••••••"
ICON = 16


class SecretEdit(QWidget):
    """Never shows a kept secret: it stays where it is unless another one is typed or it is to be forgotten."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self._show, self._forget = QLineEdit(), QToolButton(), QToolButton()
        self._kept = self._lasting = self._forgotten = False
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textChanged.connect(self._follow)
        self._show.setCheckable(True)
        self._show.setIconSize(QSize(ICON, ICON))
        self._show.toggled.connect(self._unmask)
        self._forget.setText(_("Forget"))
        self._forget.setAccessibleName(_("Forget the kept key"))
        self._forget.setCheckable(True)
        self._forget.toggled.connect(self._mark_forgotten)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        for button in (self._show, self._forget):
            button.setProperty("role", "quiet")
            row.addWidget(button)
        self.setFocusProxy(self.line)
        self._unmask(False)
        self._follow()

    def text(self) -> str:
        """What was typed or pasted, without the blanks that come along."""
        return self.line.text().strip()

    def change(self) -> str | None:
        """The new secret, "" to forget the kept one, None where all stays."""
        if self.text():
            return self.text()
        return "" if self._forgotten else None

    def show_kept(self, kept: bool, *, lasting: bool) -> None:
        """Whether one is kept; `lasting` in the system's keyring, else until the program is closed."""
        self._kept, self._lasting = kept, lasting
        self._follow()

    def _unmask(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        words = _("Hide what is typed") if shown else _("Show what is typed")
        self._show.setIcon(icons.icon("eye-off" if shown else "eye"))
        self._show.setToolTip(words)
        self._show.setAccessibleName(words)

    def _mark_forgotten(self, forgotten: bool) -> None:
        self._forgotten = forgotten
        self._follow()

    def _follow(self) -> None:
        typed = bool(self.line.text())
        self._show.setEnabled(typed)
        self._forget.setVisible(self._kept and not typed)
        self.line.setPlaceholderText(self._words())

    def _words(self) -> str:
        if not self._kept:
            return ""
        if self._forgotten:
            return _("Will be forgotten when you save")
        where = _("kept in the system's keyring") if self._lasting else _("kept for this session only")
        return f"{DOTS}  {where}"
