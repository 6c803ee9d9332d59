"""What a value that fails its checks may have been is offered, and never applied."""

from dataclasses import replace

import pytest

from ocrdesk.documents import confirm_field, edit_field, find_documents
from ocrdesk.documents.suggestions import suggest
from ocrdesk.documents.types.id_card import ID_CARD
from ocrdesk.documents.types.vehicle_license import VEHICLE_LICENSE
from ocrdesk.model import FieldState, FieldValue
from tests.unit.documents.invented_cards import number, write

NUMBER = number("11010119900307803")
ROWS = ["姓名唐婷", "性别男民族汉", "出生1990年3月7日", "住址北京市朝阳区民族大道12号"]


@pytest.mark.parametrize(
    ("key", "read", "right"),
    [
        ("vin", "LZZLKAJI71Y025758", "LZZLKAJ171Y025758"),
        ("vin", "LZZLKAJ17IY025758", "LZZLKAJ171Y025758"),
        ("vin", "LZZLKAJ171YO25758", "LZZLKAJ171Y025758"),
        ("vin", "LZZLKAJ17IYO25758", "LZZLKAJ171Y025758"),
        ("plate_number", "云J7Y74B", None),
        ("plate_number", "云J7I748", "云J71748"),
    ],
)
def test_characters_that_are_easily_mixed_up_are_offered(key: str, read: str, right: str | None) -> None:
    found = suggest(FieldValue(key, read, read), VEHICLE_LICENSE.field(key))
    assert [suggestion.text for suggestion in found][:1] == ([right] if right else [])


def test_second_choice_of_the_recogniser_is_offered_first() -> None:
    place = 12
    wrong = "4" if NUMBER[place] != "4" else "9"
    misread = NUMBER[:place] + wrong + NUMBER[place + 1 :]
    *lines, line = write([*ROWS, "公民身份号码" + misread])
    characters = list(line.characters)
    characters[6 + place] = replace(characters[6 + place], confidence=0.6, others=(NUMBER[place],))
    lines.append(replace(line, characters=tuple(characters)))
    (record,) = find_documents(lines, 1000, 700)
    value = record["id_number"]
    assert value.text != NUMBER
    assert value.state is FieldState.CHECK
    assert value.suggestions[0].text == NUMBER


def test_right_value_and_seen_value_have_no_suggestions() -> None:
    (record,) = find_documents(write([*ROWS, "公民身份号码" + NUMBER]), 1000, 700)
    assert record["id_number"].suggestions == ()
    misread = edit_field(record, "id_number", NUMBER[:10] + "O" + NUMBER[11:], type=ID_CARD)
    assert confirm_field(misread, "id_number", type=ID_CARD)["id_number"].suggestions == ()
