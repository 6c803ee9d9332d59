"""Single characters seen side by side: what confirming, correcting and doubting them does to a value."""

from dataclasses import replace

from ocrdesk.documents import DOCUMENT_TYPES, review
from ocrdesk.documents.glyph_review import look_at_characters
from ocrdesk.documents.triage import judge
from ocrdesk.model import Character, CharacterLook, FieldState, FieldValue, Quad, Record

TYPES = {kind.key: kind for kind in DOCUMENT_TYPES}
SERIAL = ("train_ticket", "serial_number", "10010300110301J012345")
CARD = ("bank_card", "card_number", "6222021001116248")
WEAK = 3


def paper(kind: str, key: str, number: str, *, weak: tuple[int, ...] = (WEAK,), guess: bool = False) -> Record:
    """A paper of one number, some of whose characters the machine was unsure of."""
    share = 1 / len(number)
    characters = tuple(
        Character(letter, 0.6 if i in weak else 0.99, i * share, (i + 1) * share) for i, letter in enumerate(number)
    )
    weakest = 0.5 if guess else min(character.confidence for character in characters)
    value = FieldValue(key, number, number, weakest, Quad.from_box(0, 0, 320, 20), characters=characters)
    value = replace(value, state=FieldState.READ)
    fields = tuple(value if spec.key == key else FieldValue(spec.key) for spec in TYPES[kind].fields)
    return judge(Record(kind, None, None, fields), TYPES[kind])


def look(record: Record, key: str, what: CharacterLook) -> FieldValue:
    found = look_at_characters(record, {key: what}, type=TYPES[record.type])
    assert found is not None
    return found[key]


def test_seeing_the_weak_character_alone_takes_the_doubt_away() -> None:
    record = paper(*SERIAL)
    assert record["serial_number"].state is FieldState.CHECK
    value = look(record, "serial_number", CharacterLook(SERIAL[2], seen=(WEAK,)))
    assert (value.state, value.problems) == (FieldState.READ, ())


def test_seeing_strong_characters_leaves_the_doubt_about_the_weak_one() -> None:
    strong = tuple(i for i in range(len(SERIAL[2])) if i != WEAK)
    value = look(paper(*SERIAL), "serial_number", CharacterLook(SERIAL[2], seen=strong))
    assert value.state is FieldState.CHECK
    assert value.seen == strong


def test_value_whose_every_character_was_seen_is_confirmed() -> None:
    every = tuple(range(len(SERIAL[2])))
    assert look(paper(*SERIAL), "serial_number", CharacterLook(SERIAL[2], seen=every)).state is FieldState.CONFIRMED


def test_part_of_a_guess_that_was_seen_does_not_make_it_sure() -> None:
    record = paper(*SERIAL, weak=(), guess=True)
    value = look(record, "serial_number", CharacterLook(SERIAL[2], seen=(0, 1)))
    assert value.state is FieldState.CHECK


def test_corrected_character_makes_an_edited_value_that_keeps_what_was_read() -> None:
    value = look(paper(*SERIAL), "serial_number", CharacterLook(SERIAL[2], corrected=((WEAK, "7"),)))
    assert value.text == "10070300110301J012345"
    assert value.recognized == SERIAL[2]
    assert value.state is FieldState.EDITED


def test_corrected_character_beside_a_weak_one_nobody_saw_still_needs_a_look() -> None:
    record = paper(*SERIAL, weak=(WEAK, 9))
    value = look(record, "serial_number", CharacterLook(SERIAL[2], corrected=((WEAK, "7"),)))
    assert value.state is FieldState.CHECK
    assert [problem.check for problem in value.problems] == ["confidence"]


def test_full_width_and_small_letters_are_kept_as_such_values_are_written() -> None:
    value = look(paper(*SERIAL), "serial_number", CharacterLook(SERIAL[2], corrected=((14, "ｚ"),)))
    assert value.text[14] == "Z"


def test_value_that_fails_its_check_is_not_confirmed_by_seeing_its_characters() -> None:
    wrong = "6222021001116245"
    value = look(paper(CARD[0], CARD[1], wrong), CARD[1], CharacterLook(wrong, seen=tuple(range(16))))
    assert value.state is FieldState.CHECK
    assert value.problems[0].failed


def test_doubt_of_a_person_outweighs_a_right_check_digit() -> None:
    record = paper(*CARD)
    assert record[CARD[1]].state is FieldState.READ
    value = look(record, CARD[1], CharacterLook(CARD[2], doubted=(5,)))
    assert value.state is FieldState.CHECK
    assert "2" in str(value.problems[0].message)


def test_confirming_or_editing_a_doubted_value_ends_the_doubt() -> None:
    record = look_at_characters(paper(*CARD), {CARD[1]: CharacterLook(CARD[2], doubted=(5,))}, type=TYPES[CARD[0]])
    assert record is not None
    assert not review.confirm_field(record, CARD[1], type=TYPES[CARD[0]])[CARD[1]].needs_look
    assert not review.edit_field(record, CARD[1], CARD[2], type=TYPES[CARD[0]])[CARD[1]].doubted


def test_doubt_takes_a_confirmed_document_back() -> None:
    record = review.confirm_document(paper(*CARD), type=TYPES[CARD[0]])
    doubted = look_at_characters(record, {CARD[1]: CharacterLook(CARD[2], doubted=(5,))}, type=TYPES[CARD[0]])
    assert doubted is not None
    assert not doubted.confirmed


def test_value_that_changed_meanwhile_is_left_alone() -> None:
    assert look_at_characters(paper(*CARD), {CARD[1]: CharacterLook("1", seen=(0,))}, type=TYPES[CARD[0]]) is None


def test_machine_value_brought_back_forgets_what_was_seen() -> None:
    record = look_at_characters(paper(*SERIAL), {SERIAL[1]: CharacterLook(SERIAL[2], corrected=((WEAK, "7"),))},
                                type=TYPES[SERIAL[0]])  # fmt: skip
    assert record is not None
    back = review.restore_field(record, SERIAL[1], type=TYPES[SERIAL[0]])
    assert back == paper(*SERIAL)
