"""What else a value may say, in the order in which it is offered."""

from dataclasses import replace

from ocrdesk.documents.readings import other_readings
from ocrdesk.documents.second_reading import SECOND
from ocrdesk.documents.triage import judge
from ocrdesk.documents.types.id_card import ID_CARD
from ocrdesk.model import Character, FieldState, FieldValue, Record
from tests.unit.documents.invented_cards import number

NUMBER = number("11010119900307803")


def card(
    text: str, *, unsure: int = -1, others: tuple[str, ...] = (), second: str = "", key: str = "id_number"
) -> Record:
    letters = tuple(
        Character(letter, 0.5 if place == unsure else 0.99, 0.0, 1.0, others if place == unsure else ())
        for place, letter in enumerate(text)
    )
    value = FieldValue(key, text, text, 0.5 if unsure >= 0 else 0.99, state=FieldState.READ, characters=letters)
    facts = ((SECOND + key, second),) if second else ()
    return judge(Record("id_card", "portrait", None, (value,), facts=facts), ID_CARD)


def offered(record: Record, key: str = "id_number") -> list[str]:
    return [each.text for each in other_readings(record, key, type=ID_CARD)]


def test_a_value_of_one_reading_that_passes_has_no_other() -> None:
    assert offered(card(NUMBER)) == []


def test_the_second_reading_stands_before_what_is_only_supposed() -> None:
    wrong = NUMBER[:-4] + str((int(NUMBER[-4]) + 5) % 10) + NUMBER[-3:]
    texts = offered(card(wrong, second=NUMBER, unsure=len(wrong) - 4))
    assert texts[0] == NUMBER
    assert len(texts) == len(set(texts))


def test_the_machines_value_is_offered_beside_an_edited_one() -> None:
    record = card(NUMBER)
    edited = record.with_field(replace(record["id_number"], text="123", state=FieldState.EDITED))
    assert offered(edited)[0] == NUMBER


def test_runners_up_of_an_unsure_character_come_from_the_recogniser_first() -> None:
    record = card("唐停", unsure=1, others=("婷",), key="name")
    assert offered(record, "name") == ["唐婷"]
