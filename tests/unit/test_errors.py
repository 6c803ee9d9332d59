"""Errors: each has words, survives the way from a child process, and shows no value it was not given."""

import pickle
import string

import pytest

from ocrdesk import errors, i18n
from ocrdesk.errors import OCRDeskError


def family(kind: type[OCRDeskError] = OCRDeskError) -> list[type[OCRDeskError]]:
    return [kind, *(member for child in kind.__subclasses__() for member in family(child))]


def places(kind: type[OCRDeskError]) -> set[str]:
    texts = kind.title_text + kind.hint_text
    return {name for _, name, _, _ in string.Formatter().parse(texts) if name}


@pytest.mark.parametrize("kind", family())
def test_every_error_says_what_happened_and_what_to_do(kind: type[OCRDeskError]) -> None:
    error = kind(**dict.fromkeys(places(kind), "X"))
    assert str(error.title)
    assert str(error.hint)
    assert kind.exit_code in (1, 2, 3)
    assert "!" not in kind.title_text + kind.hint_text


@pytest.mark.parametrize("kind", family())
def test_every_error_comes_whole_out_of_another_process(kind: type[OCRDeskError]) -> None:
    error = kind(**dict.fromkeys(places(kind), "X"))
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert type(again) is kind
    assert str(again) == str(error)


@pytest.mark.parametrize("kind", family())
def test_the_tree_in_the_docstring_is_whole(kind: type[OCRDeskError]) -> None:
    assert kind.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize(("language", "joint"), [("en", "written. Your"), ("zh_CN", "写成。您")])
def test_an_error_in_one_line_is_pointed_as_its_language_wants(language: str, joint: str) -> None:
    i18n.use_language(language)
    assert joint in str(errors.DiskFull(name="a.xlsx"))
