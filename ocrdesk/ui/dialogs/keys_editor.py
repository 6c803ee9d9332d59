"""The keys of all actions, to be looked up and changed; what would not work is said before it is kept."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.i18n import N_, _
from ocrdesk.ui.actions import ACTIONS, ActionSpec, Menu
from ocrdesk.ui.dialogs.key_recorder import KeyRecorder
from ocrdesk.ui.keys.action_set import native, portable, settled_keys, without_mnemonic
from ocrdesk.ui.keys.taken_keys import objection
from ocrdesk.ui.models.action_search import ActionSearch
from ocrdesk.ui.theme import restyle, ui_font

ID = Qt.ItemDataRole.UserRole
LOWEST = 240
ROW_HEIGHT, HEAD_HEIGHT = 26, 32
TAKEN = N_("“{action}” has this key already. Take it away there first, or choose another.")
NO_KEY = "–"
FREE = N_("Nothing else uses this key.")
SPECS = {spec.id: spec for spec in ACTIONS}


class KeysEditor(QWidget):
    """`value()` gives the changed keys by action: what has its usual keys is not among them."""

    def __init__(self, changed: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._changed = {key: tuple(keys) for key, keys in changed.items()}
        self._keys = settled_keys(ACTIONS, self._changed)
        self._heads: list[QTreeWidgetItem] = []
        self._items: list[QTreeWidgetItem] = []
        self.search, self.list, self.recorder, self.said = QLineEdit(), QTreeWidget(), KeyRecorder(), QLabel()
        self.use, self.add, self.none, self.usual, self.all_usual = (_button() for _place in range(5))
        self._lay_out()
        self._name()
        self._connect()

    def value(self) -> dict[str, list[str]]:
        """The changed keys by action, as they are kept."""
        return {key: list(keys) for key, keys in self._changed.items()}

    def keys(self, action_id: str) -> tuple[str, ...]:
        """The action's keys as they stand here."""
        return self._keys[action_id]

    def choose(self, action_id: str) -> None:
        """Make that action the current one."""
        self._fill()
        for item in self._items:
            if item.data(0, ID) == action_id:
                self.list.setCurrentItem(item)

    # What the clerk does

    def _use(self) -> None:
        """The recorded key in place of those that are there."""
        spec = self._spec
        if spec is not None and self._judge():
            self._put(spec, self._recorded())

    def _add(self) -> None:
        """The recorded key beside those that are there."""
        spec = self._spec
        if spec is not None and self._judge():
            self._put(spec, (*self.keys(spec.id), *self._recorded()))

    def _recorded(self) -> tuple[str, ...]:
        """The recorded key; where it is one Enter key the other too, unless that one is taken."""
        key = self.recorder.key
        twins = {"Return": "Enter", "Enter": "Return"}
        front, _plus, last = key.rpartition("+")
        twin = f"{front}+{twins[last]}" if last in twins else ""
        return (key, twin) if twin and self._owner(twin) is None else (key,)

    def _take_away(self) -> None:
        if self._spec is not None:
            self._put(self._spec, ())

    def _restore(self) -> None:
        """The usual keys, unless another action was given one of them meanwhile."""
        if self._spec is not None:
            self._changed.pop(self._spec.id, None)
            self._after_change()

    def _restore_all(self) -> None:
        self._changed.clear()
        self._after_change()

    def _put(self, spec: ActionSpec, keys: tuple[str, ...]) -> None:
        keys = tuple(dict.fromkeys(keys))
        if keys == tuple(portable(key) for key in spec.keys):
            self._changed.pop(spec.id, None)
        else:
            self._changed[spec.id] = keys
        self._after_change()

    def _after_change(self) -> None:
        self._keys = settled_keys(ACTIONS, self._changed)
        self.recorder.show_key("")
        self._show_keys()
        self.list.setFocus()  # else the button beside gets the keyboard, and the same key again takes the new one away
        self._judge()

    # What is said

    def _judge(self) -> bool:
        """Say what speaks against the recorded key; whether it can be used."""
        key, spec = self.recorder.key, self._spec
        usable = self._say(key, spec) if key and spec is not None else False
        if not key:
            self.said.hide()
        self.use.setEnabled(usable)
        self.add.setEnabled(usable)
        self.none.setEnabled(spec is not None and bool(self.keys(spec.id)))
        self.usual.setEnabled(spec is not None and spec.id in self._changed)
        self.all_usual.setEnabled(bool(self._changed))
        return usable

    def _say(self, key: str, spec: ActionSpec) -> bool:
        if key in map(portable, spec.keys) and self._owner(key) in (None, spec):
            return self._tell(_(FREE), "green")
        against, owner = objection(key), self._owner(key)
        if against is not None and against.refused:
            return self._tell(_(against.why), "red")
        if owner is not None:
            return self._tell(_(TAKEN).format(action=_plain(owner)), "red")
        return self._tell(_(against.why), "amber") if against is not None else self._tell(_(FREE), "green")

    def _tell(self, words: str, tone: str) -> bool:
        marks = {"red": "✗", "amber": "!", "green": "✓"}
        self.said.setText(f"{marks[tone]}  {words}")
        self.said.setProperty("tone", tone)
        restyle(self.said)
        self.said.show()
        return tone != "red"

    def _tell_alone(self, words: str) -> None:
        if not self.recorder.key:
            self._tell(_(words), "red")

    def _owner(self, key: str) -> ActionSpec | None:
        """The other action that has this key."""
        found = next((action_id for action_id, own in self._keys.items() if key in own), None)
        spec = self._spec
        return SPECS[found] if found is not None and (spec is None or found != spec.id) else None

    # What is shown

    @property
    def _spec(self) -> ActionSpec | None:
        item = self.list.currentItem()
        return SPECS.get(item.data(0, ID)) if item is not None else None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        self._fill()
        super().showEvent(event)

    def _fill(self) -> None:
        """Done when it is seen: the settings open sooner without."""
        if self._items:
            return
        for menu in Menu:
            head = QTreeWidgetItem([without_mnemonic(_(menu.value))])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setFont(0, ui_font(bold=True))
            head.setSizeHint(0, QSize(0, HEAD_HEIGHT))
            self.list.addTopLevelItem(head)
            for spec in ACTIONS:
                if spec.menu is menu:
                    item = QTreeWidgetItem(head, [_plain(spec)])
                    item.setData(0, ID, spec.id)
                    item.setSizeHint(0, QSize(0, ROW_HEIGHT))
                    self._items.append(item)
            head.setFirstColumnSpanned(True)
            self._heads.append(head)
            head.setExpanded(True)
        self._show_keys()
        self.list.setCurrentItem(self._items[0])

    def _show_keys(self) -> None:
        for item in self._items:
            action_id = item.data(0, ID)
            written = ", ".join(dict.fromkeys(native(key) for key in self.keys(action_id)))
            own = action_id in self._changed
            item.setText(1, _("{keys} (changed)").format(keys=written or NO_KEY) if own else written or NO_KEY)
            item.setData(1, Qt.ItemDataRole.AccessibleTextRole, item.text(1) if written else _("No key"))
            font = item.font(1)
            font.setBold(own)
            item.setFont(1, font)

    def _filter(self, typed: str) -> None:
        """Show what fits; the first of it is the current one."""
        fitting = {spec.id for spec in ActionSearch().find(typed, self.keys)}
        shown = []
        for item in self._items:
            item.setHidden(item.data(0, ID) not in fitting)
            shown += [] if item.isHidden() else [item]
        for head in self._heads:
            head.setHidden(all(item.isHidden() for item in self._items if item.parent() is head))
        if shown and self.list.currentItem() not in shown:
            self.list.setCurrentItem(shown[0])

    # How it is made

    def _lay_out(self) -> None:
        self.search.setProperty("role", "search")
        self.search.setClearButtonEnabled(True)
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(12)
        self.list.setMinimumHeight(LOWEST)
        self.list.setExpandsOnDoubleClick(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.said.setProperty("role", "notice")
        self.said.setWordWrap(True)
        recording, resetting = QHBoxLayout(), QHBoxLayout()
        recording.addWidget(self.recorder, 1)
        for button in (self.use, self.add):
            recording.addWidget(button)
        for button in (self.none, self.usual):
            resetting.addWidget(button)
        resetting.addStretch(1)
        resetting.addWidget(self.all_usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(recording)
        column.addWidget(self.said)
        column.addLayout(resetting)
        self.setFocusProxy(self.search)

    def _name(self) -> None:
        self.list.setHeaderLabels([_("Action"), _("Keys")])
        self.list.setAccessibleName(_("Actions and their keys"))
        self.search.setPlaceholderText(_("Search by name, first letters or key"))
        self.search.setAccessibleName(_("Search by name, first letters or key"))
        self.recorder.setAccessibleName(_("New key"))
        texts = (
            (self.use, _("Use this key")),
            (self.add, _("Use it as well")),
            (self.none, _("No key")),
            (self.usual, _("Usual key")),
            (self.all_usual, _("All usual keys")),
        )
        for button, text in texts:
            button.setText(text)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(self._judge)
        self.list.itemActivated.connect(self.recorder.setFocus)
        self.recorder.recorded.connect(self._judge)
        self.recorder.alone.connect(self._tell_alone)
        self.recorder.taken.connect(self._use)
        for button, step in (
            (self.use, self._use), (self.add, self._add), (self.none, self._take_away),
            (self.usual, self._restore), (self.all_usual, self._restore_all),
        ):  # fmt: skip
            button.clicked.connect(step)


def _plain(spec: ActionSpec) -> str:
    return without_mnemonic(_(spec.text))


def _button() -> QPushButton:
    button = QPushButton()
    button.setAutoDefault(False)
    return button
