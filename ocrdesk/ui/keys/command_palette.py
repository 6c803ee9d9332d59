"""The command palette: every action by its name, from the keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ocrdesk.i18n import _
from ocrdesk.ui.actions import ActionSpec
from ocrdesk.ui.keys.action_set import without_mnemonic
from ocrdesk.ui.models.action_search import ActionSearch
from ocrdesk.ui.views.palette_frame import Entry, PaletteFrame

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow


KEPT = 12
"""So many actions are remembered from one start of the program to the next."""


class CommandPalette(QObject):
    """Opened over the window; the keyboard goes back to where it was before the action is run."""

    def __init__(self, window: "MainWindow", recent: str) -> None:
        """`recent`: what that property gave before."""
        super().__init__(window)
        self._window = window
        self._recent = recent.split()
        self._search: ActionSearch | None = None
        self._frame: PaletteFrame | None = None
        self._before: QWidget | None = None

    @property
    def recent(self) -> str:
        """The actions that were run last, to be kept."""
        return " ".join(self._recent[:KEPT])

    @property
    def frame(self) -> PaletteFrame:
        """What is seen of it; made when it is wanted first."""
        if self._frame is None:
            self._frame = PaletteFrame(self._window)
            self._frame.typed.connect(self._show)
            self._frame.chosen.connect(self._run)
            self._frame.left.connect(self._give_back)
        return self._frame

    def open(self) -> None:
        """Show all actions, the ones used last first."""
        self._before = QApplication.focusWidget()
        self.frame.open()

    def _show(self, typed: str) -> None:
        if self._search is None:
            self._search = ActionSearch()
        found = self._search.find(typed, self._window.actions_.keys, self._recent)
        self.frame.show_entries([self._entry(spec) for spec in found])

    def _entry(self, spec: ActionSpec) -> Entry:
        actions = self._window.actions_
        menu = without_mnemonic(_(spec.menu.value))
        enabled = actions[spec.id].isEnabled()
        return Entry(spec.id, without_mnemonic(_(spec.text)), menu, actions.key(spec.id), enabled)

    def _run(self, action_id: str) -> None:
        self._recent = [action_id, *(other for other in self._recent if other != action_id)]
        self._give_back()
        self._window.actions_[action_id].trigger()

    def _give_back(self) -> None:
        """The frame closes as it loses the keyboard."""
        before, self._before = self._before, None
        if before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.frame.hide()
