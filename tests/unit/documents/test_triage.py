"""Which values need a look: failed checks always, proved values never, doubtful characters in between."""

from dataclasses import replace

import pytest

from ocrdesk.documents import find_documents
from ocrdesk.documents.triage import SURE, judge
from ocrdesk.documents.types.id_card import ID_CARD
from ocrdesk.model import FieldSpec, FieldState, FieldValue, Record, Shape
from tests.unit.documents.invented_cards import make_line, number, write

NUMBER = number("11010119900307803")
ROWS = ["姓名唐婷", "性别男民族汉", "出生1990年3月7日", "住址北京市朝阳区民族大道12号", "公民身份号码" + NUMBER]
UNSURE = SURE[Shape.TEXT] - 0.1


def read(rows: list[str], confidence: float = 0.99) -> Record:
    lines = [make_line(line.text, line.quad, confidence) for line in write(list(rows))]
    (record,) = find_documents(lines, 1000, 700)
    return record


def test_clear_and_consistent_card_needs_no_look() -> None:
    record = read(ROWS)
    assert not record.needs_look
    assert {value.state for value in record.fields} == {FieldState.READ}


def test_values_that_the_number_proves_need_no_look_however_unsure_the_reading() -> None:
    record = read(ROWS, UNSURE)
    assert [value.key for value in record.fields if value.state is FieldState.CHECK] == ["name", "address"]
    assert all(record[key].proof for key in ("sex", "birth_date", "id_number"))


def test_word_of_a_closed_list_needs_less_confidence() -> None:
    assert read(ROWS, UNSURE)["ethnicity"].state is FieldState.READ
    assert read(ROWS, SURE[Shape.CHOICE] - 0.1)["ethnicity"].state is FieldState.CHECK


def test_every_shape_of_value_has_its_threshold() -> None:
    assert set(SURE) == set(Shape)


def test_unsure_characters_are_named() -> None:
    name = read(ROWS, UNSURE)["name"]
    assert (name.state, name.problems[0].check, name.problems[0].failed) == (FieldState.CHECK, "confidence", False)
    assert "唐婷" in str(name.problems[0].message)


def test_value_that_fails_a_check_needs_a_look_however_sure_the_reading() -> None:
    number_wrong = read([*ROWS[:-1], "公民身份号码" + NUMBER[:-1] + ("1" if NUMBER[-1] != "1" else "2")])
    value = number_wrong["id_number"]
    assert (value.state, value.problems[0].check, value.problems[0].failed) == (
        FieldState.CHECK,
        "be_resident_number",
        True,
    )


def test_right_number_accuses_the_birth_date() -> None:
    record = read([*ROWS[:2], "出生1990年3月1日", *ROWS[3:]])
    assert record["birth_date"].problems[0].check == "birth_date_agrees_with_number"
    assert record["birth_date"].state is FieldState.CHECK
    assert record["id_number"].proof is None


@pytest.mark.parametrize(("name", "state"), [("孙婷", FieldState.READ), ("孙㛃", FieldState.CHECK)])
def test_character_outside_common_use_is_looked_at(name: str, state: FieldState) -> None:
    assert read(["姓名" + name, *ROWS[1:]])["name"].state is state


def test_address_that_ends_in_a_number_may_not_be_all_of_it() -> None:
    value = read([*ROWS[:3], "住址北京市朝阳区民族大道12", ROWS[4]])["address"]
    assert (value.state, value.problems[0].check, value.problems[0].failed) == (FieldState.CHECK, "unfinished", False)


def test_word_that_is_no_choice_is_looked_at() -> None:
    record = read([ROWS[0], "性别另民族汉", *ROWS[2:]])
    assert record["sex"].problems[0].check == "choice"


def test_expired_card_has_a_note_and_no_problem() -> None:
    rows = ["中华人民共和国", "居民身份证", "签发机关 沅陵县公安局", "有效期限 2005.06.27-2015.06.27"]
    record = read(rows)
    assert len(record.warnings) == 1
    assert not record.needs_look


def test_field_that_may_be_absent_is_missing_without_a_problem() -> None:
    document = replace(ID_CARD, fields=(FieldSpec("nickname", "Nickname", required=False),))
    (value,) = judge(Record("id_card", None, None, (FieldValue("nickname"),)), document).fields
    assert (value.state, value.problems) == (FieldState.MISSING, ())


def test_strong_check_alone_proves_a_value() -> None:
    number_field = replace(ID_CARD.field("id_number"), strong=True)
    document = replace(ID_CARD, fields=(number_field,))
    value = FieldValue("id_number", NUMBER, NUMBER, confidence=0.1)
    (judged,) = judge(Record("id_card", None, None, (value,)), document).fields
    assert judged.state is FieldState.READ
    assert judged.proof is not None
