"""Amounts in words: the usual forms are read, what is no amount is refused."""

from decimal import Decimal

import pytest

from ocrdesk.documents.checks.amount_in_words import be_amount_in_words, read_amount, words_say_total


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("贰万捌仟叁佰陆拾捌圆叁角肆分", "28368.34"),
        ("贰万壹仟玖佰陆拾圆整", "21960"),
        ("壹亿零伍万圆零陆分", "100050000.06"),
        ("拾元", "10"),
        ("伍角整", "0.5"),
        ("人民币壹佰万元整", "1000000"),
        ("⊗叁佰零贰圆正", "302"),
        ("（负数）壹佰圆整", "-100"),
    ],
)
def test_words_are_read_as_an_amount(words: str, amount: str) -> None:
    assert read_amount(words) == Decimal(amount)
    assert be_amount_in_words(words) is None


@pytest.mark.parametrize("words", ["", "贰叁圆整", "壹拾佰圆", "壹圆贰角叁元", "圆整", "12元", "叁万贰亿圆"])
def test_what_is_no_amount_is_refused(words: str) -> None:
    assert read_amount(words) is None
    assert be_amount_in_words(words) is not None


def test_words_and_figures_that_differ_are_told_in_both_fields() -> None:
    values = {"total": "28368.84", "total_words": "贰万捌仟叁佰陆拾捌圆叁角肆分"}
    assert set(words_say_total(values)) == {"total", "total_words"}
    assert words_say_total({**values, "total": "28368.34"}) == {}
    assert words_say_total({**values, "total_words": "看不清"}) == {}
