"""What a person does to a record, and what the checks say each time."""

import pytest

from ocrdesk.documents import confirm_document, confirm_field, edit_field, find_documents, restore_field
from ocrdesk.documents.review import set_no_value
from ocrdesk.documents.types.id_card import ID_CARD
from ocrdesk.model import FieldState, Origin, Record
from tests.unit.documents.invented_cards import number, write

NUMBER = number("11010119900307803")
WRONG = NUMBER[:9] + "8" + NUMBER[10:]
ROWS = ["姓名唐婷", "性别男民族汉", "出生1990年3月7日", "住址北京市朝阳区民族大道12号", "公民身份号码"]


@pytest.fixture
def misread() -> Record:
    """A card whose number has one digit wrong."""
    (record,) = find_documents(write([*ROWS[:-1], ROWS[-1] + WRONG]), 1000, 700)
    assert record["id_number"].state is FieldState.CHECK
    return record


def test_edit_is_cleaned_checked_and_kept_beside_the_machines_value(misread: Record) -> None:
    full_width = "".join(chr(ord(digit) + 0xFEE0) for digit in NUMBER)
    value = edit_field(misread, "id_number", full_width, type=ID_CARD)["id_number"]
    assert (value.text, value.recognized, value.state, value.problems) == (NUMBER, WRONG, FieldState.EDITED, ())


def test_edit_that_still_fails_shows_the_failure_and_stays_edited(misread: Record) -> None:
    value = edit_field(misread, "id_number", "123", type=ID_CARD)["id_number"]
    assert value.state is FieldState.EDITED
    assert value.problems[0].failed


def test_edit_of_one_field_is_weighed_against_the_others(misread: Record) -> None:
    right = edit_field(misread, "id_number", NUMBER, type=ID_CARD)
    assert right["birth_date"].proof is not None
    wrong_date = edit_field(right, "birth_date", "1990年3月8日", type=ID_CARD)
    assert wrong_date.text("birth_date") == "1990-03-08"
    assert wrong_date["birth_date"].problems[0].check == "birth_date_agrees_with_number"


def test_typing_the_machines_value_confirms_it(misread: Record) -> None:
    assert edit_field(misread, "name", " 唐 婷 ", type=ID_CARD)["name"].state is FieldState.CONFIRMED


def test_emptied_field_is_edited_not_missing(misread: Record) -> None:
    value = edit_field(misread, "name", "", type=ID_CARD)["name"]
    assert (value.text, value.state, value.problems) == ("", FieldState.EDITED, ())


def test_confirmed_field_keeps_its_state_and_shows_what_fails(misread: Record) -> None:
    value = confirm_field(misread, "id_number", type=ID_CARD)["id_number"]
    assert value.state is FieldState.CONFIRMED
    assert value.problems[0].check == "be_resident_number"


def test_confirming_an_edited_field_leaves_it_edited(misread: Record) -> None:
    edited = edit_field(misread, "name", "唐娉", type=ID_CARD)
    assert confirm_field(edited, "name", type=ID_CARD)["name"].state is FieldState.EDITED


def test_restoring_brings_back_value_state_and_problems(misread: Record) -> None:
    edited = edit_field(misread, "id_number", NUMBER, type=ID_CARD)
    assert restore_field(edited, "id_number", type=ID_CARD) == misread


def test_confirming_the_document_confirms_every_field(misread: Record) -> None:
    edited = edit_field(misread, "id_number", NUMBER, type=ID_CARD)
    done = confirm_document(edited, type=ID_CARD)
    assert done.confirmed
    assert not done.needs_look
    assert {value.state for value in done.fields} == {FieldState.CONFIRMED, FieldState.EDITED}


@pytest.mark.parametrize("state", [FieldState.ABSENT, FieldState.ILLEGIBLE])
def test_a_value_that_is_not_there_or_illegible_is_an_answer_and_can_be_taken_back(
    misread: Record, state: FieldState
) -> None:
    said = set_no_value(misread, "id_number", state, type=ID_CARD)
    assert (said["id_number"].text, said["id_number"].state, said["id_number"].problems) == ("", state, ())
    assert said["id_number"].recognized == WRONG
    kept = confirm_document(said, type=ID_CARD)
    assert kept["id_number"].state is state
    assert restore_field(kept, "id_number", type=ID_CARD)["id_number"] == misread["id_number"]


def test_where_a_value_came_from_is_kept(misread: Record) -> None:
    assert misread["name"].origin is Origin.READ
    typed = edit_field(misread, "name", "唐娉", type=ID_CARD)
    assert typed["name"].origin is Origin.TYPED
    chosen = edit_field(typed, "id_number", NUMBER, type=ID_CARD, origin=Origin.READING)
    assert chosen["id_number"].origin is Origin.READING
    assert restore_field(chosen, "id_number", type=ID_CARD)["id_number"].origin is Origin.READ
    assert edit_field(chosen, "id_number", WRONG, type=ID_CARD)["id_number"].origin is Origin.READ
