"""All that the clerk can do, in one table: it makes the menus, the tool bar, the shortcuts and the key sheet."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ocrdesk.i18n import N_, _

QUEUE, TABLE = "queue", "table"
MNEMONIC = re.compile(r"\(&.\)")


class Menu(StrEnum):
    """The menus, in order; the value is the title."""

    FILE = N_("&File")
    EDIT = N_("&Edit")
    RECOGNISE = N_("&Recognise")
    REVIEW = N_("Re&view")
    TABLE = N_("&Table")
    VIEW = N_("&View")
    HELP = N_("&Help")


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing to do. `method` is where the window finds it, such as "open_files" or "review.undo".

    `keys` are portable key names; the first one is shown. `pane` names the only pane in which the keys
    work, "" for the whole window. `first` begins a new section of its menu. `short` is its name on the tool bar.
    """

    id: str
    text: str
    method: str
    menu: Menu
    keys: tuple[str, ...] = ()
    icon: str = ""
    pane: str = ""
    first: bool = False
    short: str = ""


ACTIONS = (
    ActionSpec("open", N_("&Open files…"), "intake.choose_files", Menu.FILE, ("Ctrl+O",), "open", short=N_("Open")),
    ActionSpec("open_folder", N_("Open &folder…"), "intake.choose_folder", Menu.FILE, ("Ctrl+Shift+O",), "folder"),
    ActionSpec("samples", N_("Load the &samples"), "intake.add_samples", Menu.FILE),
    ActionSpec("export", N_("&Export…"), "commands.export", Menu.FILE, ("Ctrl+E",), "export", first=True),
    ActionSpec("attachments", N_("Save what the ser&vice delivered…"), "commands.save_attachments", Menu.FILE),
    ActionSpec("settings", N_("Se&ttings…"), "commands.show_settings", Menu.FILE, ("Ctrl+,",), "settings", first=True),
    ActionSpec("quit", N_("&Quit"), "close", Menu.FILE, ("Ctrl+Q",), first=True),
    ActionSpec("undo", N_("&Undo"), "panes.review.undo", Menu.EDIT, ("Ctrl+Z",), "undo"),
    ActionSpec("redo", N_("&Redo"), "panes.review.redo", Menu.EDIT, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    ActionSpec(
        "paste",
        N_("&Paste picture or files"),
        "intake.paste",
        Menu.EDIT,
        ("Ctrl+V",),
        "paste",
        first=True,
        short=N_("Paste"),
    ),
    ActionSpec(
        "remove", N_("Re&move from the queue"), "commands.remove_selected", Menu.EDIT, ("Del",), "remove", QUEUE
    ),
    ActionSpec("copy_code", N_("Copy the &code on the page"), "commands.copy_code", Menu.EDIT, ("Alt+C",)),
    ActionSpec("find", N_("&Find a file"), "commands.find_file", Menu.EDIT, ("Ctrl+F",), "search", first=True),
    ActionSpec("recognise", N_("&Recognise"), "commands.recognise", Menu.RECOGNISE, ("F5",), "play"),
    ActionSpec(
        "retry", N_("&Try the failed ones again"), "commands.retry_failed", Menu.RECOGNISE, ("Shift+F5",), "retry"
    ),
    ActionSpec(
        "pause", N_("&Pause or go on"), "commands.toggle_pause", Menu.RECOGNISE, ("Pause",), "pause", first=True
    ),
    ActionSpec(
        "cancel", N_("&Cancel recognition"), "commands.cancel_all", Menu.RECOGNISE, ("Ctrl+Shift+F5",), "cancel"
    ),
    ActionSpec(
        "turn_left", N_("Turn page &left"), "commands.turn_left", Menu.RECOGNISE, ("Ctrl+[",), "rotate-left", first=True
    ),
    ActionSpec(
        "turn_right", N_("Turn page r&ight"), "commands.turn_right", Menu.RECOGNISE, ("Ctrl+]",), "rotate-right"
    ),
    ActionSpec(
        "confirm",
        N_("&Confirm document"),
        "panes.review.confirm_page",
        Menu.REVIEW,
        ("Ctrl+Return", "Ctrl+Enter"),
        "check",
    ),
    ActionSpec(
        "restore", N_("Bring the &machine's value back"), "panes.review.restore_field", Menu.REVIEW, ("Ctrl+M",)
    ),
    ActionSpec("next_problem", N_("&Next problem"), "panes.review.next_problem", Menu.REVIEW, ("F3",), first=True),
    ActionSpec(
        "previous_problem", N_("&Previous problem"), "panes.review.previous_problem", Menu.REVIEW, ("Shift+F3",)
    ),
    ActionSpec("next_job", N_("Next &document"), "panes.review.next_job", Menu.REVIEW, ("Ctrl+PgDown",), first=True),
    ActionSpec("previous_job", N_("Previous d&ocument"), "panes.review.previous_job", Menu.REVIEW, ("Ctrl+PgUp",)),
    ActionSpec(
        "row_above", N_("Insert row &above"), "panes.table.insert_row_above", Menu.TABLE, ("Ctrl+I",), pane=TABLE
    ),
    ActionSpec(
        "row_below", N_("Insert row &below"), "panes.table.insert_row_below", Menu.TABLE, ("Ctrl+Shift+I",), pane=TABLE
    ),
    ActionSpec("delete_rows", N_("&Delete rows"), "panes.table.delete_rows", Menu.TABLE, ("Ctrl+D",), pane=TABLE),
    ActionSpec(
        "column_left",
        N_("Insert column at the &left"),
        "panes.table.insert_column_left",
        Menu.TABLE,
        ("Ctrl+K",),
        pane=TABLE,
        first=True,
    ),
    ActionSpec(
        "column_right",
        N_("Insert column at the &right"),
        "panes.table.insert_column_right",
        Menu.TABLE,
        ("Ctrl+Shift+K",),
        pane=TABLE,
    ),
    ActionSpec(
        "delete_columns",
        N_("Delete &columns"),
        "panes.table.delete_columns",
        Menu.TABLE,
        ("Ctrl+Shift+D",),
        pane=TABLE,
    ),
    ActionSpec("merge", N_("&Merge cells"), "panes.table.merge", Menu.TABLE, ("Ctrl+G",), pane=TABLE, first=True),
    ActionSpec("split", N_("&Split cell"), "panes.table.split", Menu.TABLE, ("Ctrl+Shift+G",), pane=TABLE),
    ActionSpec("zoom_in", N_("Zoom &in"), "panes.preview.zoom_in", Menu.VIEW, ("Ctrl++", "Ctrl+="), "zoom-in"),
    ActionSpec("zoom_out", N_("Zoom &out"), "panes.preview.zoom_out", Menu.VIEW, ("Ctrl+-",), "zoom-out"),
    ActionSpec("fit_page", N_("&Fit page"), "panes.preview.fit_page", Menu.VIEW, ("Ctrl+0",), "fit-page"),
    ActionSpec("fit_width", N_("Fit &width"), "panes.preview.fit_width", Menu.VIEW, ("Ctrl+2",), "fit-width"),
    ActionSpec("actual_size", N_("&Actual size"), "panes.preview.actual_size", Menu.VIEW, ("Ctrl+1",)),
    ActionSpec("next_page", N_("&Next page"), "panes.opener.next_page", Menu.VIEW, ("Alt+PgDown",), "next", first=True),
    ActionSpec(
        "previous_page", N_("&Previous page"), "panes.opener.previous_page", Menu.VIEW, ("Alt+PgUp",), "previous"
    ),
    ActionSpec("next_pane", N_("Next pan&e"), "panes.focus_next_pane", Menu.VIEW, ("F6",), first=True),
    ActionSpec("previous_pane", N_("Pre&vious pane"), "panes.focus_previous_pane", Menu.VIEW, ("Shift+F6",)),
    ActionSpec("theme_auto", N_("Colours as the &system"), "commands.use_system_theme", Menu.VIEW, first=True),
    ActionSpec("theme_light", N_("&Light colours"), "commands.use_light_theme", Menu.VIEW),
    ActionSpec("theme_dark", N_("&Dark colours"), "commands.use_dark_theme", Menu.VIEW),
    ActionSpec("calls", N_("&Calls of cloud services…"), "commands.show_calls", Menu.HELP),
    ActionSpec("log_folder", N_("Open the &log folder"), "commands.open_log_folder", Menu.HELP),
    ActionSpec("about", N_("&About OCRDesk"), "commands.show_about", Menu.HELP, first=True),
)


class KeyConflictError(ValueError):
    """A key that two actions want."""


def key_map(
    specs: Iterable[ActionSpec], changed: Mapping[str, tuple[str, ...]] | None = None
) -> dict[str, tuple[str, ...]]:
    """The keys of every action by its id, with the clerk's own changes. Raises KeyConflictError."""
    owners: dict[str, str] = {}
    keys: dict[str, tuple[str, ...]] = {}
    for spec in specs:
        own = (changed or {}).get(spec.id, spec.keys)
        keys[spec.id] = tuple(QKeySequence(key).toString() for key in own)
        for key in keys[spec.id]:
            if not key:
                raise KeyConflictError(f"{spec.id}: not a key among {own}")
            if key in owners:
                raise KeyConflictError(f"{key}: {owners[key]} and {spec.id}")
            owners[key] = spec.id
    return keys


def without_mnemonic(text: str) -> str:
    """A menu's text as it stands elsewhere: "&Open…" is "Open", "打开(&O)…" is "打开"."""
    return MNEMONIC.sub("", text).replace("&", "").rstrip("…")


class Actions(QObject):
    """The QActions made from the table, for one window."""

    def __init__(
        self, window: QWidget, icon: Callable[[str], QIcon], changed: Mapping[str, tuple[str, ...]] | None = None
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

    def key(self, action_id: str) -> str:
        """The action's first key, as the system writes it."""
        return self._actions[action_id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _make(self, window: QWidget, spec: ActionSpec, keys: tuple[str, ...]) -> QAction:
        action = QAction(window)
        action.setObjectName(spec.id)
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

    def of_pane(self, pane: str) -> tuple[QAction, ...]:
        """The actions that belong to that pane, in order."""
        return tuple(self._actions[spec.id] for spec in ACTIONS if spec.pane == pane)

    def give_to_pane(self, pane: str, widget: QWidget) -> None:
        """Let the actions of that pane hear their keys there."""
        widget.addActions(list(self.of_pane(pane)))

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
            plain = without_mnemonic(_(spec.text))
            action.setIconText(_(spec.short) if spec.short else plain)
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{plain} ({key})" if key else plain)

    def paint_icons(self) -> None:
        """Draw all icons in the colours of the theme in use."""
        for spec in ACTIONS:
            if spec.icon:
                self._actions[spec.id].setIcon(self._icon(spec.icon))
