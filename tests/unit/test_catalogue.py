"""The Chinese catalogue says everything that the code says, with the same places for values."""

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "resources" / "locale" / "zh_CN" / "LC_MESSAGES" / "ocrdesk.po"
MARKS = {"_": None, "N_": None, "NC_": ((1, "c"), 2), "message": None, "ngettext": (1, 2)}

Texts = tuple[str, ...]
Key = tuple[str | None, str]
"""The context and the (singular) text."""


def _texts(text: object) -> Texts:
    return text if isinstance(text, tuple) else (str(text),)


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def said() -> set[Key]:
    """Every marked text in the code."""
    found = extract_from_dir(ROOT / "ocrdesk", [("**.py", "python")], keywords=MARKS)
    return {(context, _texts(text)[0]) for _, _, text, _, context in found}


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh_CN", domain="ocrdesk")


def _entries(catalogue: Catalog) -> Iterator[tuple[Texts, Texts]]:
    for entry in catalogue:
        if entry.id:
            yield _texts(entry.id), _texts(entry.string)


def _kept(catalogue: Catalog) -> set[Key]:
    return {(entry.context, _texts(entry.id)[0]) for entry in catalogue if entry.id and all(_texts(entry.string))}


def test_every_text_in_the_code_has_a_chinese_translation(said: set[Key], catalogue: Catalog) -> None:
    assert said
    assert said - _kept(catalogue) == set()


def test_the_catalogue_holds_no_strays_and_nothing_fuzzy(said: set[Key], catalogue: Catalog) -> None:
    assert _kept(catalogue) - said == set()
    assert [entry.id for entry in catalogue if entry.id and entry.fuzzy] == []
    assert not catalogue.obsolete


def test_translations_have_the_same_places_for_values(catalogue: Catalog) -> None:
    unlike = [ids for ids, strings in _entries(catalogue) for text in strings if _places(text) != _places(ids[0])]
    assert unlike == []


def test_translations_are_calm_and_keep_their_mnemonics(catalogue: Catalog) -> None:
    entries = list(_entries(catalogue))
    loud = [ids for ids, strings in entries for text in strings if set(text) & set("!！")]
    lost = [ids for ids, strings in entries if ("&" in ids[0]) != ("(&" in strings[0])]
    assert loud == []
    assert lost == []


@pytest.mark.parametrize(
    ("english", "printed"),
    [
        ("Name", "姓名"),
        ("Sex", "性别"),
        ("Ethnicity", "民族"),
        ("Date of birth", "出生"),
        ("Address", "住址"),
        ("ID number", "公民身份号码"),
        ("Issuing authority", "签发机关"),
        ("Valid from", "有效期限（起）"),
        ("Valid until", "有效期限（止）"),
    ],
)
def test_fields_are_called_what_the_card_calls_them(catalogue: Catalog, english: str, printed: str) -> None:
    entry = catalogue.get(english)
    assert entry is not None
    assert entry.string == printed
