"""Editors for options: one for each kind, made from the option's own declaration."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from ocrdesk.i18n import _
from ocrdesk.model import OptionKind, OptionSpec
from ocrdesk.ui.dialogs.secret_edit import SecretEdit

TEXT_MARGIN = 6


@dataclass(frozen=True, slots=True)
class OptionEditor:
    """A widget, the way to read its value as text, and the way to put one in."""

    widget: QWidget
    text: Callable[[], str]
    put: Callable[[str], None]


def make_editor(spec: OptionSpec, text: str) -> OptionEditor:
    """The editor for that option, holding that value."""
    editor = _MAKERS[spec.kind](spec, text)
    field = editor.widget.focusProxy() or editor.widget
    field.setAccessibleName(_(spec.title))
    field.setObjectName(spec.key)
    if spec.hint:
        editor.widget.setToolTip(_(spec.hint))
        field.setAccessibleDescription(_(spec.hint))
    return editor


class WheelGuard(QObject):
    """Keeps the wheel for scrolling the form: a value under the pointer changes only while it has the focus."""

    def watch(self, widget: QWidget) -> None:
        if isinstance(widget, QComboBox | QSpinBox | QDoubleSpinBox):
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _text(spec: OptionSpec, text: str) -> OptionEditor:
    """Free text; choices are offered where the default is one of them, else the first shows what empty means."""
    if spec.default and spec.choices:
        return _open_choice(spec, text)
    field = QLineEdit(text)
    if spec.choices:
        field.setPlaceholderText(_(spec.choices[0][1]))
    return OptionEditor(field, lambda: field.text().strip(), field.setText)


def _secret(_spec: OptionSpec, text: str) -> OptionEditor:
    field = SecretEdit()
    field.line.setText(text)
    return OptionEditor(field, field.text, field.line.setText)


def _open_choice(spec: OptionSpec, text: str) -> OptionEditor:
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    for value, title in spec.choices:
        box.addItem(_(title), value)
        box.setItemData(box.count() - 1, value, Qt.ItemDataRole.ToolTipRole)
    completer = box.completer()
    if completer is not None:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def put(value: str) -> None:
        place = box.findData(value)
        box.setCurrentIndex(place)
        if place < 0:
            box.setEditText(value)

    def read() -> str:
        typed = box.currentText().strip()
        place = box.findText(typed, Qt.MatchFlag.MatchFixedString)
        return str(box.itemData(place)) if place >= 0 else typed

    put(text or spec.default)
    return OptionEditor(box, read, put)


def _choice(spec: OptionSpec, text: str) -> OptionEditor:
    box = QComboBox()
    for value, title in spec.choices:
        box.addItem(_(title), value)
    box.setEnabled(len(spec.choices) > 1)

    def put(value: str) -> None:
        box.setCurrentIndex(max(box.findData(value), 0))

    put(text)
    return OptionEditor(box, lambda: str(box.currentData()), put)


def _number(spec: OptionSpec, text: str) -> OptionEditor:
    if "." not in spec.default:
        whole = QSpinBox()
        whole.setRange(int(spec.minimum), int(spec.maximum))
        whole.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)
        whole.setGroupSeparatorShown(True)

        def put_whole(value: str) -> None:
            whole.setValue(round(float(value or spec.default or 0)))

        put_whole(text)
        return OptionEditor(whole, lambda: str(whole.value()), put_whole)
    box = QDoubleSpinBox()
    box.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)
    box.setRange(spec.minimum, spec.maximum)

    def put(value: str) -> None:
        box.setValue(float(value or spec.default))

    put(text)
    return OptionEditor(box, lambda: f"{box.value():g}", put)


def _flag(spec: OptionSpec, text: str) -> OptionEditor:
    box = QCheckBox(_(spec.title))

    def put(value: str) -> None:
        box.setChecked(value == "true")

    put(text)
    return OptionEditor(box, lambda: "true" if box.isChecked() else "false", put)


_MAKERS: dict[OptionKind, Callable[[OptionSpec, str], OptionEditor]] = {
    OptionKind.TEXT: _text,
    OptionKind.SECRET: _secret,
    OptionKind.CHOICE: _choice,
    OptionKind.NUMBER: _number,
    OptionKind.FLAG: _flag,
}
