"""The fields of all documents on a page as one Qt list: what the form, the preview and the review share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ocrdesk.i18n import _
from ocrdesk.model import DocumentType, FieldSpec, FieldState, FieldValue, Record
from ocrdesk.ui.review.work_order import in_order

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class FieldRole(IntEnum):
    """What can be asked of a row, beyond Qt's own roles."""

    FIELD = Qt.ItemDataRole.UserRole + 1
    LABEL = Qt.ItemDataRole.UserRole + 2
    STATE = Qt.ItemDataRole.UserRole + 3
    PROBLEMS = Qt.ItemDataRole.UserRole + 4
    CONFIDENCE = Qt.ItemDataRole.UserRole + 5
    DOCUMENT = Qt.ItemDataRole.UserRole + 6
    KEY = Qt.ItemDataRole.UserRole + 7


@dataclass(frozen=True, slots=True)
class Field:
    """One row: which document on the page, its record and type, and the field as it stands."""

    document: int
    record: Record
    spec: FieldSpec
    value: FieldValue

    @property
    def place(self) -> tuple[int, str]:
        """The document's index on the page and the field's key: what names a row everywhere."""
        return self.document, self.value.key

    @property
    def shown(self) -> str:
        """The value as a person reads it, in the language in use."""
        return self.spec.shown(self.value.text)

    @property
    def needs_look(self) -> bool:
        return not self.record.confirmed and self.value.needs_look


class FieldsModel(QAbstractListModel):
    """One row a field, document after document, in the order of their types."""

    def __init__(self, types: Mapping[str, DocumentType], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._types = types
        self._fields: tuple[Field, ...] = ()
        self._documents: tuple[Record, ...] = ()

    @property
    def types(self) -> Mapping[str, DocumentType]:
        return self._types

    @property
    def fields(self) -> tuple[Field, ...]:
        return self._fields

    @property
    def documents(self) -> tuple[Record, ...]:
        return self._documents

    def show_documents(self, documents: tuple[Record, ...]) -> None:
        """Show these documents; where the same fields stand in the same order, rows only change."""
        fields = tuple(self._fields_of(documents))
        self._documents = documents
        if [field.place for field in fields] == [field.place for field in self._fields] and self._same_types(fields):
            self._change(fields)
            return
        self.beginResetModel()
        self._fields = fields
        self.endResetModel()

    def row(self, document: int, key: str) -> int | None:
        """The row of that field, or None."""
        place = (document, key)
        return next((row for row, field in enumerate(self._fields) if field.place == place), None)

    def unsure(self) -> tuple[int, ...]:
        """The rows that still need a person, in the order of work."""
        return in_order(self._fields)

    def document_title(self, record: Record) -> str:
        """What the document is called, with its side, in the language in use: "ID card · Portrait side"."""
        found = self._types.get(record.type)
        if found is None:
            return record.type
        side = next((_(side.title) for side in found.sides if side.key == record.side), "")
        return " · ".join(part for part in (_(found.title), side) if part)

    def rowCount(self, parent: AnyIndex = ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._fields)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return _answer(self._fields[index.row()], role) if index.isValid() else None

    def _same_types(self, fields: tuple[Field, ...]) -> bool:
        return all(new.spec == old.spec for new, old in zip(fields, self._fields, strict=True))

    def _change(self, fields: tuple[Field, ...]) -> None:
        changed = [row for row, (new, old) in enumerate(zip(fields, self._fields, strict=True)) if new != old]
        self._fields = fields
        for row in changed:
            self.dataChanged.emit(self.index(row), self.index(row))

    def _fields_of(self, documents: tuple[Record, ...]) -> Iterator[Field]:
        for number, record in enumerate(documents):
            found = self._types.get(record.type)
            specs = {spec.key: spec for spec in found.fields} if found else {}
            for value in record.fields:
                yield Field(number, record, specs.get(value.key) or FieldSpec(value.key, value.key), value)


def _answer(field: Field, role: int) -> Any:
    value = field.value
    answers: dict[int, Any] = {
        Qt.ItemDataRole.DisplayRole: field.shown,
        Qt.ItemDataRole.EditRole: field.shown,
        Qt.ItemDataRole.AccessibleTextRole: f"{_(field.spec.title)}: {field.shown}",
        FieldRole.FIELD: field,
        FieldRole.LABEL: _(field.spec.title),
        FieldRole.STATE: field_state(field),
        FieldRole.PROBLEMS: value.problems,
        FieldRole.CONFIDENCE: value.confidence,
        FieldRole.DOCUMENT: field.document,
        FieldRole.KEY: value.key,
    }
    return answers.get(role)


def field_state(field: Field) -> FieldState:
    """The state as the clerk sees it: in a confirmed document nothing waits any more."""
    if field.record.confirmed and field.value.needs_look:
        return FieldState.CONFIRMED
    return field.value.state
