"""Documents that a provider itself recognised, and those found in the lines beside them."""

from dataclasses import replace

import pytest

from ocrdesk.documents import DOCUMENT_TYPES
from ocrdesk.documents.evidence.combining import with_evidence
from ocrdesk.documents.read_documents import gather_documents, make_records
from ocrdesk.documents.review import confirm_field, edit_field
from ocrdesk.model import Cell, Character, FieldState, Line, Quad, ReadDocument, Recognition, Table

PLATE = Quad.from_box(100, 100, 540, 240)


def line(text: str, quad: Quad = PLATE, confidence: float = 0.99) -> Line:
    return Line(text, confidence, quad)


def plate(number: Line, color: str = "blue") -> ReadDocument:
    return ReadDocument("license_plate", None, PLATE, (("plate_number", number), ("color", line(color))))


def page(lines: tuple[Line, ...], *documents: ReadDocument) -> Recognition:
    return Recognition("offline", 1600, 1200, lines=lines, documents=documents)


def test_a_read_document_becomes_a_record_with_every_field_of_its_type() -> None:
    (record,) = make_records([plate(line("京A12345"))], DOCUMENT_TYPES)
    assert [(value.key, value.text) for value in record.fields] == [
        ("plate_number", "京A12345"),
        ("color", "blue"),
        ("category", ""),
    ]
    assert record.quad == PLATE


def test_values_are_written_as_their_fields_want_them() -> None:
    (record,) = make_records([plate(line("京a 12345"), "蓝牌")], DOCUMENT_TYPES)
    assert (record["plate_number"].text, record["color"].text) == ("京A12345", "blue")


def test_a_value_in_the_place_of_its_whole_document_has_no_place_of_its_own() -> None:
    number = Quad.from_box(120, 120, 520, 220)
    (record,) = make_records([plate(line("京A12345", number))], DOCUMENT_TYPES)
    assert record["plate_number"].quad == number
    assert record["color"].quad is None


def test_the_weakest_character_decides_how_sure_a_value_is() -> None:
    text = "京A12345"
    characters = tuple(Character(each, 0.3 if each == "京" else 1.0, 0.0, 1.0) for each in text)
    (record,) = make_records([plate(Line(text, 0.9, PLATE, characters=characters))], DOCUMENT_TYPES)
    assert record["plate_number"].confidence == 0.3
    assert record["plate_number"].state is FieldState.CHECK


def categorised(number: Line) -> ReadDocument:
    worked_out = line("小型汽车号牌", confidence=0.95)
    return replace(plate(number), fields=(*plate(number).fields, ("category", worked_out)))


def test_a_value_worked_out_from_sure_ones_costs_no_look_and_says_so() -> None:
    (record,) = make_records([categorised(line("京A12345"))], DOCUMENT_TYPES)
    category = record["category"]
    assert not record.needs_look
    assert category.proof is not None
    assert category.proof.text == "Worked out from values that are sure"


def test_a_value_worked_out_is_looked_at_until_what_it_follows_from_was_confirmed() -> None:
    (record,) = make_records([categorised(line("京A12345", confidence=0.8))], DOCUMENT_TYPES)
    assert [value.key for value in record.fields if value.needs_look] == ["plate_number", "category"]
    document = next(each for each in DOCUMENT_TYPES if each.key == "license_plate")
    assert not confirm_field(record, "plate_number", type=document)["category"].needs_look
    assert edit_field(record, "plate_number", "京A12346", type=document)["category"].needs_look


def test_documents_of_unknown_types_are_left_out() -> None:
    assert make_records([ReadDocument("spaceship", None, PLATE, ())], DOCUMENT_TYPES) == ()


def test_a_number_that_fails_its_check_needs_a_look() -> None:
    (record,) = make_records([plate(line("A12345"))], DOCUMENT_TYPES)
    assert record["plate_number"].state is FieldState.CHECK


def test_lines_on_a_read_document_make_no_second_one() -> None:
    card = line("6222021234567890128", Quad.from_box(100, 150, 540, 190))
    bank = line("中国工商银行", Quad.from_box(110, 110, 310, 140))
    alone = gather_documents(page((card, bank)), DOCUMENT_TYPES)
    beside = gather_documents(page((card, bank), plate(line("京A12345"))), DOCUMENT_TYPES)
    assert "bank_card" in [record.type for record in alone]
    assert [record.type for record in beside] == ["license_plate"]


def test_documents_beside_a_read_one_keep_the_numbers_of_their_lines() -> None:
    card = line("6222021234567890128", Quad.from_box(700, 700, 1140, 740))
    bank = line("中国工商银行", Quad.from_box(710, 660, 910, 690))
    records = gather_documents(page((line("京A12345"), card, bank), plate(line("京A12345"))), DOCUMENT_TYPES)
    assert [record.type for record in records] == ["license_plate", "bank_card"]
    assert records[1]["card_number"].lines == (1,)


def test_another_wanted_type_leaves_read_plates_out() -> None:
    wanted = gather_documents(page((), plate(line("京A12345"))), DOCUMENT_TYPES, wanted="id_card")
    assert "license_plate" not in [record.type for record in wanted]


@pytest.mark.parametrize(("second", "complaints"), [("90.00", []), ("80.00", ["The rows make 90.00"])])
def test_rows_delivered_with_an_invoice_are_weighed_with_its_sums(second: str, complaints: list[str]) -> None:
    texts = (("项目名称", "金额", "税额"), ("笔", "10.00", "1.30"), ("纸", second, "11.70"))
    cells = tuple(Cell(row, column, text) for row, each in enumerate(texts) for column, text in enumerate(each))
    table = Table(PLATE, 3, 3, cells)
    fields = (("amount", line("100.00")), ("tax", line("13.00")))
    read = ReadDocument("vat_invoice", None, PLATE, fields)
    recognition = Recognition("cloud", 1600, 1200, tables=(table,), documents=(read,))
    types = {kind.key: kind for kind in DOCUMENT_TYPES}
    (record,), listed = with_evidence(make_records([read], DOCUMENT_TYPES), types, recognition)
    assert listed == (table,)
    assert [str(problem.message) for problem in record["amount"].problems if problem.failed] == complaints
