"""Passports: the machine readable zone as recognisers give it, its check digits, and the print above it."""

import pytest

from ocrdesk.documents import find_documents
from ocrdesk.documents.checks.numbers import be_passport_line, mrz_check_digit
from ocrdesk.model import FieldState, Line, Record
from tests.unit.documents.invented_cards import write

NAME_LINE = "POCHNZHANG<<SAN<SI".ljust(44, "<")


def number_line(number: str = "E12345678", born: str = "900307", expires: str = "320514", rest: str = "") -> str:
    """A second line with right check digits."""
    parts = number.ljust(9, "<"), born, expires, rest.ljust(14, "<")
    checked = [part + mrz_check_digit(part) for part in parts]
    whole = checked[0] + checked[1] + checked[2] + checked[3]
    return f"{checked[0]}CHN{checked[1]}M{checked[2]}{checked[3]}{mrz_check_digit(whole)}"


def page(
    first: str = NAME_LINE, second: str = "", number: str = "E12345678", born: str = "07 3月/MAR 1990"
) -> list[Line]:
    """The page of a passport as it is printed."""
    return write(
        [
            [(100, "护照"), (200, "类型/Type"), (350, "国家码/Country Code"), (640, "护照号/Passport No.")],
            [(100, "PASSPORT"), (270, "P"), (350, "CHN"), (640, number)],
            [(200, "姓名/Name")],
            [(200, "张三四")],
            [(200, "ZHANG, SAN SI")],
            [(200, "性别/Sex"), (350, "国籍/Nationality"), (600, "出生日期/Date of birth")],
            [(200, "男/M"), (350, "中国/CHINESE"), (600, born)],
            [(200, "出生地点/Place of birth"), (600, "签发日期/Date of issue")],
            [(200, "北京/BEIJING"), (600, "15 5月/MAY 2022")],
            [(200, "签发地点/Place of issue"), (600, "有效期至/Date of expiry")],
            [(200, "北京/BEIJING"), (600, "14 5月/MAY 2032")],
            [(200, "签发机关/Authority")],
            [(200, "公安部出入境管理局")],
            [(100, first)],
            [(100, second or number_line())],
        ]
    )


def read(lines: list[Line]) -> Record:
    (record,) = find_documents(lines, 1400, 1100)
    assert record.type == "passport"
    return record


def test_invented_line_keeps_the_rules() -> None:
    assert be_passport_line(number_line()) is None


def test_zone_and_print_of_a_passport_are_read() -> None:
    record = read(page())
    assert {value.key: value.text for value in record.fields if value.text} == {
        "type": "PO",
        "country_code": "CHN",
        "passport_number": "E12345678",
        "name_native": "张三四",
        "surname": "ZHANG",
        "given_name": "SAN SI",
        "sex": "M",
        "nationality": "CHN",
        "birth_date": "1990-03-07",
        "birth_place": "北京/BEIJING",
        "issue_date": "2022-05-15",
        "issue_place": "北京/BEIJING",
        "expiry_date": "2032-05-14",
        "authority": "公安部出入境管理局",
        "mrz_line1": NAME_LINE,
        "mrz_line2": number_line(),
    }
    assert not record.needs_look


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (NAME_LINE.replace("<<", "《"), number_line()),
        (NAME_LINE[:30], number_line()),
        (NAME_LINE + "<<<", number_line()),
        (NAME_LINE.replace("<", "＜"), number_line().replace("<<<<<<<<<<<<<<", "<<<<<<<<<<<")),
        (NAME_LINE, number_line().replace("<<<<<<<<<<<<<<", "<<<<<<<<<<<<<<<<")),
        (NAME_LINE.replace("<<<", "< < <"), " ".join((number_line()[:20], number_line()[20:]))),
    ],
    ids=["guillemets", "cut off", "too long", "fillers lost", "fillers doubled", "blanks"],
)
def test_lost_and_doubled_fillers_are_restored(first: str, second: str) -> None:
    record = read(page(first, second))
    assert record.text("mrz_line1") == NAME_LINE
    assert record.text("mrz_line2") == number_line()
    assert (record.text("surname"), record.text("given_name")) == ("ZHANG", "SAN SI")


def test_misread_digit_is_kept_as_read_and_marked() -> None:
    line = number_line()
    record = read(page(second=line[:14] + "8" + line[15:]))
    assert record.text("mrz_line2")[14] == "8"
    assert record["mrz_line2"].state is FieldState.CHECK
    assert record["mrz_line2"].problems[0].failed


def test_print_that_differs_from_the_zone_is_marked() -> None:
    record = read(page(number="E12345679"))
    assert record.text("passport_number") == "E12345679"
    assert record["passport_number"].problems[0].check == "print_agrees_with_zone"
    assert "E12345678" in str(record["passport_number"].problems[0].message)


def test_zone_alone_tells_a_passport() -> None:
    record = read(write([NAME_LINE, number_line(number="G12345678", born="250101")]))
    assert record.text("birth_date") == "2025-01-01"
    assert record.text("passport_number") == "G12345678"


def test_birth_lies_in_the_past_and_expiry_in_this_century() -> None:
    record = read(write([NAME_LINE, number_line(born="700101", expires="700101")]))
    assert record.text("birth_date") == "1970-01-01"
    assert record.text("expiry_date") == "2070-01-01"


def test_letter_among_the_fillers_is_marked() -> None:
    record = read(page(NAME_LINE[:30] + "K" + NAME_LINE[31:]))
    assert record.text("given_name") == "SAN SI"
    assert record["mrz_line1"].state is FieldState.CHECK


def test_one_line_alone_is_no_passport() -> None:
    assert find_documents(write([NAME_LINE]), 1400, 1100) == ()


def test_a_short_surname_is_not_found_within_a_word_of_the_title() -> None:
    lines = write(
        [
            [(100, "护照"), (300, "PEOPLE'S REPUBLIC OF CHINA")],
            [(100, "PASSPORT"), (270, "P"), (350, "CHN"), (640, "E12345678")],
            [(300, "LI"), (640, "李三")],
            [(300, "SAN")],
            [(100, "POCHNLI<<SAN".ljust(44, "<"))],
            [(100, number_line())],
        ]
    )
    assert read(lines).text("name_native") == "李三"


def test_passport_whose_first_line_was_not_read_is_told_by_the_check_digits_of_the_second() -> None:
    record = read(page(first="<" * 16))
    told = ("passport_number", "surname", "given_name", "birth_date", "sex", "expiry_date", "name_native")
    assert [record.text(key) for key in told] == [
        "E12345678",
        "ZHANG",
        "SAN SI",
        "1990-03-07",
        "M",
        "2032-05-14",
        "张三四",
    ]
    assert record["mrz_line1"].state is FieldState.MISSING
    assert not record["passport_number"].needs_look


def test_second_line_alone_tells_no_passport_where_a_check_digit_is_wrong() -> None:
    right = number_line()
    assert not find_documents(page(first="<" * 16, second=right[:-1] + str((int(right[-1]) + 1) % 10)), 1400, 1100)
