"""The settings: general, export, and one page per provider, all made from tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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

from ocrdesk.i18n import LANGUAGES, N_, _
from ocrdesk.model import OptionKind, OptionSpec, Provider
from ocrdesk.ui.dialogs.buttons import accept_and_cancel
from ocrdesk.ui.dialogs.option_editor import OptionEditor, make_editor

SIZE = (820, 560)
ROW_HEIGHT = 36
SENT, KEPT = N_("Pictures are sent to this service."), N_("No picture leaves this computer.")


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """One page: its title, a sentence, and its rows. `provider` is "" for the program's own settings."""

    title: str
    hint: str
    rows: tuple[OptionSpec, ...]
    provider: str = ""


GENERAL = SettingsPage(
    N_("General"),
    "",
    (
        OptionSpec(
            "language",
            N_("Language"),
            OptionKind.CHOICE,
            "auto",
            (("auto", N_("As the system")), *LANGUAGES.items()),
        ),
        OptionSpec(
            "theme",
            N_("Colours"),
            OptionKind.CHOICE,
            "auto",
            (("auto", N_("As the system")), ("light", N_("Light")), ("dark", N_("Dark"))),
        ),
        OptionSpec("value_font_size", N_("Size of values, in points"), OptionKind.NUMBER, "12", minimum=8, maximum=36),
        OptionSpec("recognise_on_drop", N_("Recognise files as soon as they are dropped"), OptionKind.FLAG, "true"),
        OptionSpec("show_hints", N_("Show keys on buttons"), OptionKind.FLAG, "true"),
    ),
)

EXPORT = SettingsPage(
    N_("Export"),
    N_("Where the export dialog begins."),
    (OptionSpec("export_folder", N_("Folder"), OptionKind.TEXT, "", hint=N_("Documents, where this is empty")),),
)


def pages(providers: Iterable[Provider]) -> tuple[SettingsPage, ...]:
    """All pages, in the order shown."""
    own = tuple(
        SettingsPage(
            provider.title,
            SENT if provider.leaves_computer else KEPT,
            provider.options,
            provider.key,
        )
        for provider in providers
    )
    return (GENERAL, *own, EXPORT)


class SettingsDialog(QDialog):
    """Edits a copy: `changes()` tells what differs from what was given."""

    def __init__(self, values: Mapping[str, Any], providers: Iterable[Provider], parent: QWidget | None = None) -> None:
        """`values` are the preferences by name, "options" (provider to option to text) among them."""
        super().__init__(parent)
        self._values = values
        self._editors: list[tuple[SettingsPage, OptionSpec, OptionEditor]] = []
        self.setWindowTitle(_("Settings"))
        self.resize(*SIZE)
        self._list, self._stack = QListWidget(), QStackedWidget()
        for place, page in enumerate(pages(providers)):
            self._list.addItem(_(page.title))
            self._list.item(place).setSizeHint(QSize(0, ROW_HEIGHT))
            self._stack.addWidget(self._make(page))
        self._list.setProperty("role", "panel")
        self._list.setAccessibleName(_("Pages of the settings"))
        self._list.setFixedWidth(190)
        self._list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._list.setCurrentRow(0)
        self._lay_out()

    def changes(self) -> dict[str, Any]:
        """What to change, by the preference's name; empty where all stays."""
        changed: dict[str, Any] = {}
        options = {key: dict(kept) for key, kept in self._values.get("options", {}).items()}
        for page, spec, editor in self._editors:
            text = editor.text()
            if text == self._text(page, spec):
                continue
            if page.provider:
                options.setdefault(page.provider, {})[spec.key] = text
                changed["options"] = options
            else:
                changed[spec.key] = as_value(spec.kind, text)
        return changed

    def _text(self, page: SettingsPage, spec: OptionSpec) -> str:
        if page.provider:
            return str(self._values.get("options", {}).get(page.provider, {}).get(spec.key, spec.default))
        value = self._values.get(spec.key, spec.default)
        return str(value).lower() if isinstance(value, bool) else str(value)

    def _make(self, page: SettingsPage) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(10)
        title, hint = QLabel(_(page.title)), QLabel(_(page.hint))
        title.setProperty("role", "title")
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        hint.setVisible(bool(page.hint))
        form = QFormLayout()
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for spec in page.rows:
            self._add_row(form, page, spec)
        column.addWidget(title)
        column.addWidget(hint)
        column.addSpacing(6)
        column.addLayout(form)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        return area

    def _add_row(self, form: QFormLayout, page: SettingsPage, spec: OptionSpec) -> None:
        editor = make_editor(spec, self._text(page, spec))
        self._editors.append((page, spec, editor))
        if spec.kind is OptionKind.FLAG:
            form.addRow("", editor.widget)
            return
        label = QLabel(_(spec.title))
        label.setBuddy(editor.widget)
        form.addRow(label, editor.widget)
        if spec.hint:
            hint = QLabel(_(spec.hint))
            hint.setProperty("role", "caption")
            hint.setWordWrap(True)
            form.addRow("", hint)

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
