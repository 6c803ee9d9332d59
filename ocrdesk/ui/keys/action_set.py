"""The actions of one window, made from the table: their keys, their menus, and what they call."""

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import attrgetter

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from ocrdesk.i18n import _
from ocrdesk.ui.actions import ACTIONS, TEXT, ActionSpec, Menu

MNEMONIC = re.compile(r"\(&.\)")
Changed = Mapping[str, Sequence[str]]
"""The keys that the clerk gave to actions, by their ids; an empty sequence: none."""


class KeyConflictError(ValueError):
    """A key that two actions want."""


def key_map(specs: Iterable[ActionSpec], changed: Changed | None = None) -> dict[str, tuple[str, ...]]:
    """The keys of every action by its id, with the clerk's own changes. Raises KeyConflictError."""
    owners: dict[str, str] = {}
    keys: dict[str, tuple[str, ...]] = {}
    for spec in specs:
        own = (changed or {}).get(spec.id, spec.keys)
        keys[spec.id] = tuple(portable(key) for key in own)
        for key in keys[spec.id]:
            if not key:
                raise KeyConflictError(f"{spec.id}: not a key among {own}")
            if key in owners:
                raise KeyConflictError(f"{key}: {owners[key]} and {spec.id}")
            owners[key] = spec.id
    return keys


def settled_keys(specs: Iterable[ActionSpec], changed: Changed) -> dict[str, tuple[str, ...]]:
    """As `key_map`, but what does not fit is left out: the clerk's own keys go before those the program came with."""
    every = tuple(specs)
    keys: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    for spec in sorted(every, key=lambda spec: spec.id not in changed):
        own = [portable(key) for key in changed.get(spec.id, spec.keys)]
        keys[spec.id] = tuple(key for key in dict.fromkeys(own) if key and key not in taken)
        taken.update(keys[spec.id])
    return {spec.id: keys[spec.id] for spec in every}


def portable(key: str) -> str:
    """The key as it is kept, the same on every system; "" for what is no key."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def native(key: str) -> str:
    """The key as it is printed on keyboards, the same in every language; in Apple's own signs on a Mac."""
    if sys.platform == "darwin":
        return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return portable(key).replace("Return", "Enter")


def without_mnemonic(text: str) -> str:
    """A menu's text as it stands elsewhere: "&Open…" is "Open", "打开(&O)…" is "打开"."""
    return MNEMONIC.sub("", text).replace("&", "").rstrip("…")


class Actions(QObject):
    """The QActions made from the table, for one window."""

    keys_changed = Signal()

    def __init__(self, window: QWidget, icon: Callable[[str], QIcon], changed: Changed | None = None) -> None:
        super().__init__(window)
        self._icon = icon
        self._menus: dict[Menu, QMenu] = {}
        self._panes: dict[str, QWidget] = {}
        self._actions = {spec.id: self._make(window, spec) for spec in ACTIONS}
        self._keys: dict[str, tuple[str, ...]] = {}
        self.use_keys(changed or {})

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def key(self, action_id: str) -> str:
        """The action's first key, as the system writes it."""
        return next((native(key) for key in self._keys[action_id]), "")

    def keys(self, action_id: str) -> tuple[str, ...]:
        """All keys of the action, in their portable form."""
        return self._keys[action_id]

    def use_keys(self, changed: Changed) -> None:
        """Let the actions hear these keys from now on."""
        keys = settled_keys(ACTIONS, changed)
        if keys == self._keys:
            return
        self._keys = keys
        for action_id, own in keys.items():
            self._actions[action_id].setShortcuts([QKeySequence(key) for key in own])
        self._write_tips()
        self.keys_changed.emit()

    def _make(self, window: QWidget, spec: ActionSpec) -> QAction:
        action = QAction(window)
        action.setObjectName(spec.id)
        if spec.pane:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            window.addAction(action)
        return action

    def connect_to(self, window: QWidget) -> None:
        """Connect each action with its method. Raises AttributeError for one that is not there."""
        for spec in ACTIONS:
            call = attrgetter(spec.method)(window)
            if spec.in_text:
                call = partial(self._either, call, attrgetter(spec.in_text)(window))
            self._actions[spec.id].triggered.connect(call)

    def _either(self, usual: Callable[[], object], in_text: Callable[[], object], *_checked: bool) -> None:
        pane, focus = self._panes.get(TEXT), QApplication.focusWidget()
        in_pane = pane is not None and focus is not None and pane.isAncestorOf(focus)
        (in_text if in_pane else usual)()

    def of_pane(self, pane: str) -> tuple[QAction, ...]:
        """The actions that belong to that pane, in order."""
        return tuple(self._actions[spec.id] for spec in ACTIONS if spec.pane == pane)

    def give_to_pane(self, pane: str, widget: QWidget) -> None:
        """Let the actions of that pane hear their keys there."""
        self._panes[pane] = widget
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
            action.setIconText(_(spec.short) if spec.short else without_mnemonic(_(spec.text)))
        self._write_tips()

    def _write_tips(self) -> None:
        for spec in ACTIONS:
            plain, key = without_mnemonic(_(spec.text)), self.key(spec.id)
            self._actions[spec.id].setToolTip(f"{plain} ({key})" if key else plain)

    def paint_icons(self) -> None:
        """Draw all icons in the colours of the theme in use."""
        for spec in ACTIONS:
            if spec.icon:
                self._actions[spec.id].setIcon(self._icon(spec.icon))
