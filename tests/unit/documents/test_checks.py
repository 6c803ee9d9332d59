"""The rules that values must keep, on numbers and dates of invented people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrdesk.documents.checks import identity as checks
from tests.unit.documents.invented_cards import number

NUMBER = "110101199003078021"


def test_number_of_the_standard_example_is_right() -> None:
    assert checks.be_resident_number(NUMBER) is None


@pytest.mark.parametrize("region", ["71", "81", "82", "83", "54", "65"])
def test_every_region_may_begin_a_number(region: str) -> None:
    assert checks.be_resident_number(number(region + "000019900307802")) is None


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "11010119900307802",
        "1101011990030780211",
        "11010119900307802O",
        "A10101199003078021",
        number("16010119900307802"),
        number("11010119901307802"),
        number("11010119900230802"),
        number("11010118990307802"),
        number("11010129990307802"),
        "160101900307802",
        "110101901307802",
    ],
)
def test_number_that_breaks_a_rule_is_refused(wrong: str) -> None:
    assert checks.be_resident_number(wrong) is not None


def test_number_of_fifteen_digits_needs_no_check_digit() -> None:
    assert checks.be_resident_number("110101900307802") is None


@given(st.integers(0, 16), st.integers(1, 9))
def test_any_single_wrong_digit_is_caught(place: int, added: int) -> None:
    digit = (int(NUMBER[place]) + added) % 10
    assert checks.be_resident_number(NUMBER[:place] + str(digit) + NUMBER[place + 1 :]) is not None


@pytest.mark.parametrize("name", ["唐婷", "欧阳娜娜", "艾力·卡德尔", "买买提·吐尔逊·阿不都", "㛃玥", "𬱖岩"])
def test_names_of_people_pass(name: str) -> None:
    assert checks.be_name_of_person(name) is None


@pytest.mark.parametrize("name", ["唐", "唐婷1", "唐-婷", "·唐婷", "唐··婷", "TANG", "唐婷("])
def test_what_no_one_is_called_is_refused(name: str) -> None:
    assert checks.be_name_of_person(name) is not None


@pytest.mark.parametrize("text", ["北京市公安局", "北京市公安局朝阳分局", "沅陵县公安局"])
def test_police_authorities_pass(text: str) -> None:
    assert checks.end_like_police_authority(text) is None


@pytest.mark.parametrize("text", ["北京市公安", "北京市公安局2010", "北京市教育局"])
def test_other_authorities_are_refused(text: str) -> None:
    assert checks.end_like_police_authority(text) is not None


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("北京市朝阳区12号", True),
        ("12号", False),
        ("北京市朝阳区?2号", False),
        ("北京市（东区", False),
        ("北京市12号技术服务。", False),
    ],
)
def test_address_names_a_place(text: str, right: bool) -> None:
    assert (checks.be_address(text) is None) is right


@pytest.mark.parametrize(
    ("text", "right"), [("1990-03-07", True), ("1990-02-30", False), ("1990年", False), ("", False)]
)
def test_date_must_exist(text: str, right: bool) -> None:
    assert (checks.be_date(text) is None) is right


@pytest.mark.parametrize("text", ["2999-01-01", "1899-12-31", "1990-13-01"])
def test_no_one_is_born_in_the_future_or_before_1900(text: str) -> None:
    assert checks.be_past_date(text) is not None


def test_open_end_is_as_good_as_a_date() -> None:
    assert checks.be_date_or_open("长期") is None
    assert checks.be_date_or_open("长") is not None


def test_number_tells_which_birth_date_and_sex_are_wrong() -> None:
    values = {"id_number": NUMBER, "birth_date": "1990-03-17", "sex": "男"}
    assert set(checks.birth_date_agrees_with_number(values)) == {"birth_date"}
    assert set(checks.sex_agrees_with_number(values)) == {"sex"}


def test_wrong_number_accuses_nobody() -> None:
    values = {"id_number": NUMBER[:-1] + "2", "birth_date": "1990-03-17", "sex": "男"}
    assert checks.birth_date_agrees_with_number(values) == {}
    assert checks.sex_agrees_with_number(values) == {}


@pytest.mark.parametrize(
    ("sex", "proved"),
    [("女", {"id_number", "birth_date", "sex"}), ("", {"id_number", "birth_date"}), ("男", set[str]())],
)
def test_number_and_birth_date_that_agree_prove_each_other(sex: str, proved: set[str]) -> None:
    values = {"id_number": NUMBER, "birth_date": "1990-03-07", "sex": sex}
    assert set(checks.number_proves_itself(values)) == proved


def test_number_of_fifteen_digits_proves_nothing() -> None:
    values = {"id_number": "110101900307802", "birth_date": "1990-03-07", "sex": "女"}
    assert checks.number_proves_itself(values) == {}


@pytest.mark.parametrize(
    ("begin", "end", "right"),
    [
        ("2010-06-27", "2030-06-27", True),
        ("2010-06-27", "2015-06-27", True),
        ("2012-02-29", "2022-02-28", True),
        ("2012-02-29", "2022-03-01", True),
        ("2010-06-27", "长期", True),
        ("2010-06-27", "", True),
        ("2010-06-27", "2030-06-17", False),
        ("2010-06-27", "2025-06-27", False),
        ("2030-06-27", "2010-06-27", False),
    ],
)
def test_validity_is_five_ten_or_twenty_years(begin: str, end: str, right: bool) -> None:
    complaints = checks.validity_is_a_term({"valid_from": begin, "valid_to": end})
    assert set(complaints) == (set() if right else {"valid_from", "valid_to"})


def test_validity_begins_after_birth_and_not_in_the_future() -> None:
    assert checks.validity_begins_in_lifetime({"valid_from": "2990-01-01"})
    assert checks.validity_begins_in_lifetime({"valid_from": "1990-01-01", "birth_date": "1991-01-01"})
    assert not checks.validity_begins_in_lifetime({"valid_from": "1992-01-01", "birth_date": "1991-01-01"})


def test_expired_card_is_a_note() -> None:
    assert checks.is_expired({"valid_to": "2001-01-01"}) is not None
    assert checks.is_expired({"valid_to": "长期"}) is None


def test_ethnic_groups_are_fifty_six_and_two_words() -> None:
    assert len(set(checks.ETHNIC_GROUPS)) == 58
