"""Find and replace in values: plain words, and expressions that cannot hold the program up."""

from collections.abc import Iterator
from threading import Event, Timer

import pytest

from ocrdesk.errors import Cancelled, ExpressionTooSlow, ExpressionWrong
from ocrdesk.jobs.replacing import Replacer, Search, in_all


@pytest.fixture(scope="module")
def replacer() -> Iterator[Replacer]:
    made = Replacer()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("search", "text", "becomes"),
    [
        (Search("公司", "厂"), "某某公司公司", "某某厂厂"),
        (Search("abc", "X"), "ABC-abc", "X-X"),
        (Search("abc", "X", match_case=True), "ABC-abc", "ABC-X"),
        (Search("女", "男", whole=True), "女士", None),
        (Search("女", "男", whole=True), "女", "男"),
        (Search("(1)", r"\1"), "a(1)", r"a\1"),
        (Search("a.c", "X"), "abc", None),
        (Search("a", "a"), "a", None),
        (Search("", "x"), "abc", None),
    ],
)
def test_plain_words(search: Search, text: str, becomes: str | None) -> None:
    assert in_all(search, [text]) == [becomes]


@pytest.mark.parametrize(
    ("search", "text", "becomes"),
    [
        (Search(r"(\d{4})/(\d\d)", r"\1-\2", expression=True), "2015/06", "2015-06"),
        (Search(r"^0+", "", expression=True), "0071", "71"),
        (Search(r"(\d+)", r"<\1>", expression=True, whole=True), "12a", None),
        (Search(r"(\d+)", r"<\1>", expression=True, whole=True), "12", "<12>"),
    ],
)
def test_expressions(replacer: Replacer, search: Search, text: str, becomes: str | None) -> None:
    assert replacer.replaced(search, [text]) == [becomes]


@pytest.mark.parametrize("search", [Search("(", expression=True), Search("a", r"\2", expression=True)])
def test_incomplete_expression_is_told(replacer: Replacer, search: Search) -> None:
    with pytest.raises(ExpressionWrong):
        replacer.replaced(search, ["a"])


def test_expression_that_never_ends_is_ended_and_the_next_one_works(replacer: Replacer) -> None:
    with pytest.raises(ExpressionTooSlow):
        replacer.replaced(Search(r"(a+)+$", expression=True), ["a" * 40 + "!"])
    assert replacer.replaced(Search("a+", "b", expression=True), ["aa"]) == ["b"]


def test_search_that_nobody_waits_for_ends_at_once(replacer: Replacer) -> None:
    event = Event()
    replacer.replaced(Search("a", "b", expression=True), ["a"])
    timer = Timer(0.1, event.set)
    timer.start()
    with pytest.raises(Cancelled):  # not ExpressionTooSlow, which would come after three seconds
        replacer.replaced(Search(r"(a+)+$", expression=True), ["a" * 40 + "!"], event)
    timer.join()


def test_many_thousand_values_take_a_moment(replacer: Replacer) -> None:
    texts = [f"11010119900307{number:04}" for number in range(5000)]
    found = replacer.replaced(Search("0$", "X", expression=True), texts)
    assert sum(text is not None for text in found) == 500
