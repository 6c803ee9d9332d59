"""All that the clerk can do, in one table: it makes the menus, the tool bar, the shortcuts and the key sheet."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ocrdesk.i18n import N_, _


class Menu(StrEnum):
    """The menus, in order; the value is the title."""

    FILE = N_("&File")
    EDIT = N_("&Edit")
    RECOGNISE = N_("&Recognise")
    REVIEW = N_("Re&view")
    VIEW = N_("&View")
    HELP = N_("&Help")


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing to do. `method` is where the window finds it, such as "open_files" or "review.undo".

    `keys` are portable key names; the first one is shown. `pane` names the only pane in which the keys
    work, "" for the whole window. `first` begins a new section of its menu.
    """

    id: str
    text: str
    method: str
    menu: Menu
    keys: tuple[str, ...] = ()
    icon: str = ""
    pane: str = ""
    first: bool = False
    checkable: bool = False


ACTIONS = (
    ActionSpec("open", N_("&Open files…"), "intake.choose_files", Menu.FILE, ("Ctrl+O",), "open"),
    ActionSpec("open_folder", N_("Open &folder…"), "intake.choose_folder", Menu.FILE, ("Ctrl+Shift+O",), "folder"),
    ActionSpec("samples", N_("Load the &samples"), "intake.add_samples", Menu.FILE),
    ActionSpec("export", N_("&Export…"), "export_all", Menu.FILE, ("Ctrl+E",), "export", first=True),
    ActionSpec("settings", N_("Se&ttings…"), "show_settings", Menu.FILE, ("Ctrl+,",), "settings", first=True),
    ActionSpec("quit", N_("&Quit"), "close", Menu.FILE, ("Ctrl+Q",), first=True),
    ActionSpec("paste", N_("&Paste picture or files"), "intake.paste", Menu.EDIT, ("Ctrl+V",), "paste"),
    ActionSpec("remove", N_("Re&move from the queue"), "remove_selected", Menu.EDIT, ("Del",), "remove", "queue", True),
    ActionSpec("find", N_("&Find a file"), "find_file", Menu.EDIT, ("Ctrl+F",), "search"),
    ActionSpec("recognise", N_("&Recognise"), "recognise", Menu.RECOGNISE, ("F5",), "play"),
    ActionSpec("retry", N_("&Try the failed ones again"), "retry_failed", Menu.RECOGNISE, ("Shift+F5",)),
    ActionSpec("pause", N_("&Pause"), "toggle_pause", Menu.RECOGNISE, ("Pause",), "pause", first=True),
    ActionSpec("cancel", N_("&Cancel recognition"), "cancel_all", Menu.RECOGNISE, ("Ctrl+Shift+F5",), "close"),
    ActionSpec("turn_left", N_("Turn the page &left"), "turn_left", Menu.RECOGNISE, ("Ctrl+[",), "rotate-left", "", True),
    ActionSpec("turn_right", N_("Turn the page r&ight"), "turn_right", Menu.RECOGNISE, ("Ctrl+]",), "rotate-right"),
    ActionSpec("next_pane", N_("Next &pane"), "focus_next_pane", Menu.VIEW, ("F6",)),
    ActionSpec("previous_pane", N_("Pre&vious pane"), "focus_previous_pane", Menu.VIEW, ("Shift+F6",)),
    ActionSpec("samples_folder", N_("Open the &log folder"), "open_log_folder", Menu.HELP),
    ActionSpec("about", N_("&About OCRDesk"), "show_about", Menu.HELP, first=True),
)


class KeyConflict(ValueError):
    """A key that two actions want."""


def key_map(
    specs: Iterable[ActionSpec], changed: Mapping[str, tuple[str, ...]] | None = None
) -> dict[str, tuple[str, ...]]:
    """The keys of every action by its id, with the clerk's own changes. Raises KeyConflict."""
    owners: dict[str, str] = {}
    keys: dict[str, tuple[str, ...]] = {}
    for spec in specs:
        own = (changed or {}).get(spec.id, spec.keys)
        keys[spec.id] = tuple(QKeySequence(key).toString() for key in own)
        for key in keys[spec.id]:
            if not key:
                raise KeyConflict(f"{spec.id}: not a key among {own}")
            if key in owners:
                raise KeyConflict(f"{key}: {owners[key]} and {spec.id}")
            owners[key] = spec.id
    return keys


class Actions(QObject):
    """The QActions made from the table, for one window."""

    def __init__(
        self, window: QWidget, icon: Callable[[str], object], changed: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        super().__init__(window)
        self._icon = icon
        self._menus: dict[Menu, QMenu] = {}
        self._actions: dict[str, QAction] = {}
        keys = key_map(ACTIONS, changed)
        for spec in ACTIONS:
            self._actions[spec.id] = self._make(window, spec, keys[spec.id])

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def _make(self, window: QWidget, spec: ActionSpec, keys: tuple[str, ...]) -> QAction:
        action = QAction(window)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setShortcuts([QKeySequence(key) for key in keys])
        if spec.pane:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            window.addAction(action)
        return action

    def connect_to(self, window: QWidget) -> None:
        """Connect each action with its method. Raises AttributeError for one that is not there."""
        for spec in ACTIONS:
            self._actions[spec.id].triggered.connect(attrgetter(spec.method)(window))

    def give_to_pane(self, pane: str, widget: QWidget) -> None:
        """Let the actions of that pane hear their keys there."""
        widget.addActions([self._actions[spec.id] for spec in ACTIONS if spec.pane == pane])

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        for menu in Menu:
            specs = [spec for spec in ACTIONS if spec.menu is menu]
            self._menus[menu] = bar.addMenu("")
            for spec in specs:
                if spec.first:
                    self._menus[menu].addSeparator()
                self._menus[menu].addAction(self._actions[spec.id])

    def menu(self, menu: Menu) -> QMenu:
        return self._menus[menu]

    def retranslate(self) -> None:
        """Write all texts in the language in use."""
        for menu, made in self._menus.items():
            made.setTitle(_(menu.value))
        for spec in ACTIONS:
            action = self._actions[spec.id]
            action.setText(_(spec.text))
            plain = _(spec.text).replace("&", "").rstrip("…")
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{plain} ({key})" if key else plain)

    def paint_icons(self) -> None:
        """Draw all icons in the colours of the theme in use."""
        for spec in ACTIONS:
            if spec.icon:
                self._actions[spec.id].setIcon(self._icon(spec.icon))
