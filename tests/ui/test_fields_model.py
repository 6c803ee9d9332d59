"""The fields as a Qt list: its rows, its roles, and that Qt finds no fault with it."""

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ocrdesk.documents.review import confirm_document, edit_field
from ocrdesk.model import FieldState
from ocrdesk.ui.models.fields_model import FieldRole, FieldsModel
from tests.ui.desk import PORTRAIT, TYPES, card


@pytest.fixture
def model(qtbot: QtBot) -> FieldsModel:
    made = FieldsModel(TYPES)
    made.show_documents((card(doubtful={"address": "胡"}), card("emblem")))
    return made


def test_qt_finds_no_fault_with_the_model_while_it_changes(model: FieldsModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_documents((card(name="王芳"), card("emblem")))
    model.show_documents(())
    model.show_documents((card("emblem"),))
    assert tester.model() is model


def test_there_is_a_row_for_each_field_of_each_document(model: FieldsModel) -> None:
    assert model.rowCount() == 9
    assert model.rowCount(model.index(0)) == 0
    assert model.row(1, "valid_from") == 7
    assert model.row(1, "name") is None


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Qt.ItemDataRole.DisplayRole, PORTRAIT["address"]),
        (Qt.ItemDataRole.EditRole, PORTRAIT["address"]),
        (Qt.ItemDataRole.AccessibleTextRole, f"Address: {PORTRAIT['address']}"),
        (FieldRole.LABEL, "Address"),
        (FieldRole.STATE, FieldState.CHECK),
        (FieldRole.CONFIDENCE, 0.5),
        (FieldRole.DOCUMENT, 0),
        (FieldRole.KEY, "address"),
        (Qt.ItemDataRole.DecorationRole, None),
    ],
)
def test_a_row_tells_its_field(model: FieldsModel, role: int, expected: Any) -> None:
    assert model.data(model.index(4), role) == expected


def test_the_reasons_are_told(model: FieldsModel) -> None:
    (problem,) = model.data(model.index(4), FieldRole.PROBLEMS)
    assert "胡" in str(problem.message)


def test_an_index_that_is_none_has_no_data(model: FieldsModel) -> None:
    assert model.data(QModelIndex()) is None


def test_only_the_rows_that_differ_are_told_as_changed(model: FieldsModel, qtbot: QtBot) -> None:
    edited = edit_field(model.documents[1], "valid_to", "长期", type=TYPES["id_card"])
    rows: list[int] = []
    model.dataChanged.connect(lambda first, _last: rows.append(first.row()))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_documents((model.documents[0], edited))
    # All rows of a document hold its record, so they change together; those of the other do not.
    assert rows == [6, 7, 8]


def test_a_page_with_other_fields_resets_the_model(model: FieldsModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.modelReset):
        model.show_documents((card("emblem"),))


def test_nothing_waits_in_a_confirmed_document(model: FieldsModel) -> None:
    assert model.unsure() == (4,)
    confirmed = confirm_document(model.documents[0], type=TYPES["id_card"])
    model.show_documents((confirmed, model.documents[1]))
    assert model.unsure() == ()


def test_a_documents_title_names_its_side(model: FieldsModel) -> None:
    assert model.document_title(model.documents[1]) == "ID card · Emblem side"
