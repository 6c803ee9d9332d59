"""Editors for options: one for each kind, made from the option's own declaration."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget

from ocrdesk.i18n import _
from ocrdesk.model import OptionKind, OptionSpec

TEXT_MARGIN = 6


@dataclass(frozen=True, slots=True)
class OptionEditor:
    """A widget and the way to read its value as text."""

    widget: QWidget
    text: Callable[[], str]


def make_editor(spec: OptionSpec, text: str) -> OptionEditor:
    """The editor for that option, holding that value."""
    editor = _MAKERS[spec.kind](spec, text)
    editor.widget.setAccessibleName(_(spec.title))
    editor.widget.setObjectName(spec.key)
    if spec.hint:
        editor.widget.setToolTip(_(spec.hint))
    return editor


def _line(spec: OptionSpec, text: str) -> OptionEditor:
    field = QLineEdit(text)
    if spec.kind is OptionKind.SECRET:
        field.setEchoMode(QLineEdit.EchoMode.Password)
    return OptionEditor(field, lambda: field.text().strip())


def _choice(spec: OptionSpec, text: str) -> OptionEditor:
    box = QComboBox()
    for value, title in spec.choices:
        box.addItem(_(title), value)
    box.setCurrentIndex(max(box.findData(text), 0))
    return OptionEditor(box, lambda: str(box.currentData()))


def _number(spec: OptionSpec, text: str) -> OptionEditor:
    if "." not in spec.default:
        whole = QSpinBox()
        whole.setRange(int(spec.minimum), int(spec.maximum))
        whole.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)
        whole.setValue(round(float(text or spec.default or 0)))
        return OptionEditor(whole, lambda: str(whole.value()))
    box = QDoubleSpinBox()
    box.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)
    box.setRange(spec.minimum, spec.maximum)
    box.setValue(float(text or spec.default))
    return OptionEditor(box, lambda: f"{box.value():g}")


def _flag(spec: OptionSpec, text: str) -> OptionEditor:
    box = QCheckBox(_(spec.title))
    box.setChecked(text == "true")
    return OptionEditor(box, lambda: "true" if box.isChecked() else "false")


_MAKERS: dict[OptionKind, Callable[[OptionSpec, str], OptionEditor]] = {
    OptionKind.TEXT: _line,
    OptionKind.SECRET: _line,
    OptionKind.CHOICE: _choice,
    OptionKind.NUMBER: _number,
    OptionKind.FLAG: _flag,
}
