"""The settings: the program's own pages and one for each provider, all made from tables."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.i18n import N_, _
from ocrdesk.model import DocumentType, OptionKind, OptionSpec, Provider
from ocrdesk.ui.dialogs.buttons import accept_and_cancel
from ocrdesk.ui.dialogs.connection_test import ConnectionTest, Trial
from ocrdesk.ui.dialogs.cross_check_editor import CrossCheckEditor
from ocrdesk.ui.dialogs.fall_back_editor import FallBackEditor
from ocrdesk.ui.dialogs.keys_editor import KeysEditor
from ocrdesk.ui.dialogs.option_editor import OptionEditor, WheelGuard, make_editor
from ocrdesk.ui.dialogs.path_edit import path_editor
from ocrdesk.ui.dialogs.secret_edit import SecretEdit
from ocrdesk.ui.dialogs.settings_pages import KEYS, NETWORK, READING, SettingsPage, pages
from ocrdesk.ui.dialogs.sizes import open_at

SIZE = (900, 640)
LIST_WIDTH = 190
ROW_HEIGHT = 36
LABEL_DROP = 7
"""By how much a label stands lower than its editor's edge, so that their texts are on one line."""
PATHS = frozenset({"export_folder", "watched_folder", "ca_file"})
FORBIDDEN = N_("This service is not allowed on this computer.")
SESSION_ONLY = N_("This computer has no keyring to keep keys in: they are kept for this session only.")

NO_PASSWORD = N_("The settings never hold a password: give the proxy's address without name and password.")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the dialog knows of the rest: the document types, and how connections are tried (None: not at all).

    `decided`: the settings that the office decided, by name; `forbidden`: the services it does not allow, by key;
    `office`: its name, "" where it gives none.
    """

    types: Mapping[str, DocumentType] = field(default_factory=dict)
    trial: Trial | None = None
    decided: frozenset[str] = frozenset()
    forbidden: frozenset[str] = frozenset()
    office: str = ""

    def locked(self, provider: str, key: str) -> bool:
        """Whether the clerk cannot change that option of a provider, or that setting of the program's own ("")."""
        return provider in self.forbidden if provider else key in self.decided

    def who(self) -> str:
        """The sentence that says who decided."""
        if self.office:
            return _("Decided by {office} for this computer.").format(office=self.office)
        return _("Decided by your office for this computer.")


class SettingsDialog(QDialog):
    """Edits a copy: `changes()` and `secrets()` tell what differs from what was given."""

    def __init__(
        self,
        values: Mapping[str, Any],
        providers: Iterable[Provider],
        parent: QWidget | None = None,
        surroundings: Surroundings | None = None,
    ) -> None:
        """`values` are the preferences by name, "options" (provider to option to text) among them."""
        super().__init__(parent)
        self._values = values
        self._around = surroundings or Surroundings()
        self._providers = tuple(providers)
        self._pages = pages(self._providers)
        self._editors: list[tuple[SettingsPage, OptionSpec, OptionEditor]] = []
        self._lists: dict[str, Callable[[], Any]] = {}
        self._tests: dict[str, ConnectionTest] = {}
        self._unkept: list[QLabel] = []
        self._refused = _label(NO_PASSWORD, "notice")
        self._refused.setProperty("tone", "red")
        self._refused.hide()
        self._guard = WheelGuard(self)
        self.setWindowTitle(_("Settings"))
        open_at(self, *SIZE)
        self._list, self._stack = QListWidget(), QStackedWidget()
        for place, page in enumerate(self._pages):
            self._list.addItem(_(page.title))
            self._list.item(place).setSizeHint(QSize(0, ROW_HEIGHT))
            self._stack.addWidget(self._make(page))
        self._list.setProperty("role", "panel")
        self._list.setAccessibleName(_("Pages of the settings"))
        self._list.setFixedWidth(LIST_WIDTH)
        self._list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._list.setCurrentRow(0)
        self._lay_out()

    def show_page(self, key: str) -> None:
        """Begin with that page: a provider's key, or "network", "privacy", ..."""
        place = next((place for place, page in enumerate(self._pages) if page.key == key), 0)
        self._list.setCurrentRow(place)

    @property
    def page_key(self) -> str:
        """The page that is shown."""
        return self._pages[self._list.currentRow()].key

    def show_kept(self, kept: Mapping[str, Mapping[str, bool]], *, lasting: bool) -> None:
        """Which secrets are kept, by provider and option, and whether longer than this session."""
        for page, spec, edit in self._secret_edits():
            edit.show_kept(kept.get(page.provider, {}).get(spec.key, False), lasting=lasting)
        for words in self._unkept:
            words.setVisible(not lasting)

    def changes(self) -> dict[str, Any]:
        """What to change, by the preference's name; empty where all stays. Secrets are never among them."""
        changed: dict[str, Any] = {}
        options = {key: dict(kept) for key, kept in self._values.get("options", {}).items()}
        for page, spec, editor in self._editors:
            text = editor.text()
            if spec.kind is OptionKind.SECRET or text == self._text(page, spec):
                continue
            if page.provider:
                options.setdefault(page.provider, {})[spec.key] = text
                changed["options"] = options
            else:
                changed[spec.key] = as_value(spec.kind, text)
        for name, value in self._lists.items():
            if value() != self._values.get(name):
                changed[name] = value()
        return changed

    def secrets(self) -> dict[str, dict[str, str]]:
        """New secrets by provider and option; "" is to be forgotten. Those left alone are not among them."""
        changed: dict[str, dict[str, str]] = {}
        for page, spec, edit in self._secret_edits():
            text = edit.change()
            if text is not None:
                changed.setdefault(page.provider, {})[spec.key] = text
        return changed

    def accept(self) -> None:
        """Save, unless a password would come to stand in the settings' file."""
        proxy = next((editor for _page, spec, editor in self._editors if spec.key == "proxy"), None)
        proxy = None if "proxy" in self._around.decided else proxy
        if proxy is not None and "@" in proxy.text():
            self.show_page(NETWORK.key)
            self._refused.show()
            proxy.widget.setFocus()
            return
        super().accept()

    def done(self, result: int) -> None:
        for test in self._tests.values():
            test.forget()
        super().done(result)

    def _secret_edits(self) -> Iterable[tuple[SettingsPage, OptionSpec, SecretEdit]]:
        for page, spec, editor in self._editors:
            if isinstance(editor.widget, SecretEdit):
                yield page, spec, editor.widget

    def _text(self, page: SettingsPage, spec: OptionSpec) -> str:
        if spec.kind is OptionKind.SECRET:
            return ""
        if page.provider:
            return str(self._values.get("options", {}).get(page.provider, {}).get(spec.key, spec.default))
        value = self._values.get(spec.key, spec.default)
        return str(value).lower() if isinstance(value, bool) else str(value)

    # How it is made

    def _make(self, page: SettingsPage) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(10)
        column.addWidget(_label(page.title, "title"))
        if page.hint:
            column.addWidget(_label(page.hint, "muted"))
        if page.provider in self._around.forbidden:
            column.addWidget(_label(FORBIDDEN, "notice"))
            column.addWidget(_label(self._around.who(), "caption"))
        elif page.cloud:
            self._unkept.append(_label(SESSION_ONLY, "notice"))
            self._unkept[-1].setProperty("tone", "amber")
            self._unkept[-1].hide()
            column.addWidget(self._unkept[-1])
        form = QFormLayout()
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for spec in page.rows:
            self._add_row(form, page, spec)
        column.addSpacing(6)
        column.addLayout(form)
        if page is READING:
            self._add_lists(column)
        if page is KEYS:
            keys = KeysEditor(self._values.get("keys", {}))
            self._lists["keys"] = keys.value
            column.addWidget(keys, 1)
            return holder
        if page is NETWORK:
            column.addWidget(self._refused)
        column.addStretch()
        area = QScrollArea()
        area.setAccessibleName(_(page.title))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard goes from the list straight to the first line
        area.setWidget(holder)
        tried = page.cloud and self._around.trial and page.provider not in self._around.forbidden
        return self._with_test(page, area) if tried else area

    def _with_test(self, page: SettingsPage, area: QWidget) -> QWidget:
        """The test stands below the form and never scrolls away from it."""
        whole, foot = QWidget(), QWidget()
        column, inner = QVBoxLayout(whole), QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner.setContentsMargins(28, 12, 28, 12)
        inner.addWidget(self._make_test(page))
        foot.setProperty("role", "footer")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column.addWidget(area, 1)
        column.addWidget(foot)
        return whole

    def _make_test(self, page: SettingsPage) -> ConnectionTest:
        trial = self._around.trial
        assert trial is not None  # noqa: S101 - for the reader; asked before
        has_clock = any(spec.key == "clock" for spec in page.rows)
        test = ConnectionTest(page.provider, trial, lambda: self._typed(page), has_clock=has_clock)
        test.clock_wanted.connect(lambda: self._put(page, "clock", "service"))
        self._tests[page.provider] = test
        return test

    def _typed(self, page: SettingsPage) -> tuple[dict[str, str], dict[str, Any]]:
        """A provider's options and the changed settings, as they stand now; secrets only where typed."""
        own = {spec.key: editor.text() for each, spec, editor in self._editors if each is page}
        secret = {spec.key for spec in page.rows if spec.kind is OptionKind.SECRET}
        options = {key: text for key, text in own.items() if text or key not in secret}
        settings = {key: value for key, value in self.changes().items() if key != "options"}
        return options, settings

    def _put(self, page: SettingsPage, key: str, text: str) -> None:
        for each, spec, editor in self._editors:
            if each is page and spec.key == key:
                editor.put(text)

    def _add_row(self, form: QFormLayout, page: SettingsPage, spec: OptionSpec) -> None:
        make = path_editor if not page.provider and spec.key in PATHS else make_editor
        editor = make(spec, self._text(page, spec))
        self._editors.append((page, spec, editor))
        self._guard.watch(editor.widget)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(editor.widget)
        locked = self._around.locked(page.provider, spec.key)
        if locked:
            editor.widget.setEnabled(False)
        if locked and not page.provider:
            column.addWidget(_label(self._around.who(), "caption"))
        elif spec.hint:
            column.addWidget(_label(spec.hint, "caption"))
        if spec.kind is OptionKind.FLAG:
            form.addRow("", holder)
            return
        label = QLabel(_(spec.title))
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        label.setContentsMargins(0, LABEL_DROP, 0, 0)
        label.setBuddy(editor.widget.focusProxy() or editor.widget)
        form.addRow(label, holder)

    def _add_lists(self, column: QVBoxLayout) -> None:
        titles = {provider.key: provider.title for provider in self._providers}
        order = FallBackEditor(titles.items(), self._values.get("fall_back", ()))
        types = {key: kind.title for key, kind in self._around.types.items() if not kind.own}
        second = CrossCheckEditor(types, titles, self._values.get("cross_check", {}))
        self._lists |= {"fall_back": order.value, "cross_check": second.value}
        parts: tuple[tuple[str, str, QWidget], ...] = (
            (
                N_("Where the chosen recogniser cannot read a page"),
                N_("The ticked ones are asked from the top. None is ticked: the page fails or waits."),
                order,
            ),
            (
                N_("Read a second time and compare"),
                N_(
                    "Both readings are compared field by field; differences are marked for a look. Costs its own calls."
                ),
                second,
            ),
        )
        for title, hint, widget in parts:
            column.addSpacing(10)
            for label in (_label(title, "heading"), _label(hint, "caption")):
                column.addWidget(label)
            column.addWidget(widget)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        side = QWidget()
        side.setProperty("role", "sidebar")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QVBoxLayout(side)
        inner.setContentsMargins(8, 12, 8, 12)
        inner.addWidget(self._list)
        middle.addWidget(side)
        middle.addWidget(self._stack, 1)
        buttons, _save = accept_and_cancel(_("Save"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot = QWidget()
        foot.setProperty("role", "footer")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 12, 20, 12)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(foot)


def as_value(kind: OptionKind, text: str) -> str | int | bool:
    """A setting's text as the value that the preferences hold."""
    if kind is OptionKind.FLAG:
        return text == "true"
    return int(float(text)) if kind is OptionKind.NUMBER else text


def _label(text: str, role: str) -> QLabel:
    label = QLabel(_(text))
    label.setProperty("role", role)
    label.setWordWrap(role != "title")
    return label
