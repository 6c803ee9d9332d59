"""Every document type has the fields, and the printed labels, that cloud answers need a home for."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from ocrdesk import i18n
from ocrdesk.documents import DOCUMENT_TYPES
from ocrdesk.documents.normalise import clean
from ocrdesk.model import DocumentType, FieldSpec

ROOT = Path(__file__).resolve().parents[3]
EXPECTED: dict[str, list[dict[str, str]]] = json.loads(
    (ROOT / "tests" / "data" / "document_fields.json").read_text(encoding="utf-8")
)
TYPES = {kind.key: kind for kind in DOCUMENT_TYPES}
NO_TEXT = {"portrait_image", "card_image", "box", "confidence", "side", "quality", "warnings", "is_license"}
NO_DOCUMENTS = {"general_text", "table", "qr"}


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with (ROOT / "resources/locale/zh_CN/LC_MESSAGES/ocrdesk.po").open("rb") as file:
        return read_po(file, locale="zh_CN", domain="ocrdesk")


def titles(kind: DocumentType) -> Iterator[tuple[str, str]]:
    """Every key with its marked title, rows as "items" and "items.name"."""
    yield from ((spec.key, spec.title) for spec in kind.fields)
    for rows in kind.rows:
        yield rows.key, rows.title
        yield from ((f"{rows.key}.{spec.key}", spec.title) for spec in rows.columns)


def test_every_type_is_there() -> None:
    assert set(EXPECTED) <= set(TYPES)


def test_types_beside_the_common_ones_are_read_by_clouds_alone() -> None:
    assert [key for key, kind in TYPES.items() if key not in EXPECTED and kind.offline] == []


@pytest.mark.parametrize("key", sorted(EXPECTED))
def test_every_field_is_there_and_none_besides(key: str) -> None:
    assert sorted(name for name, _ in titles(TYPES[key])) == sorted(field["key"] for field in EXPECTED[key])


@pytest.mark.parametrize("key", sorted(EXPECTED))
def test_fields_are_called_as_printed(key: str, catalogue: Catalog) -> None:
    marked = dict(titles(TYPES[key]))
    wrong = {}
    for field in EXPECTED[key]:
        context, _, english = marked[field["key"]].rpartition("\x04")
        entry = catalogue.get(english, context or None)
        chinese = entry.string if entry else None
        if (english, chinese) != (field["english"], field["chinese"]):
            wrong[field["key"]] = english, chinese, field["chinese"]
    assert wrong == {}


def test_the_list_is_the_providers_own(shared_data: Path) -> None:
    source = shared_data.parent / "providers" / "fields.json"
    if not source.exists():
        pytest.skip("The table of the providers' fields is not here")
    table: dict[str, list[dict[str, Any]]] = json.loads(source.read_text(encoding="utf-8"))
    own = {key: [f["key"] for f in fields if f["key"] not in NO_TEXT] for key, fields in table.items()}
    kept = {key: [field["key"] for field in fields] for key, fields in EXPECTED.items()}
    assert kept == {key: fields for key, fields in own.items() if key not in NO_DOCUMENTS}


def test_no_type_declares_a_field_twice() -> None:
    for kind in DOCUMENT_TYPES:
        keys = [spec.key for spec in kind.fields]
        assert len(set(keys)) == len(keys), kind.key


def test_keys_named_elsewhere_are_fields() -> None:
    for kind in DOCUMENT_TYPES:
        keys = {spec.key for spec in kind.fields}
        named = {look.key for look in kind.looks.looks if look.key} if kind.looks else set[str]()
        named |= {key for rows in kind.rows for _, key in rows.sums}
        if kind.form:
            named |= {kind.form.heading, kind.form.kind, kind.form.divider, *kind.form.addends}
            named |= {key for _, key in kind.form.beside}
        assert named <= keys, kind.key


def test_patterns_compile_and_spellings_are_choices() -> None:
    specs: list[FieldSpec] = [spec for kind in DOCUMENT_TYPES for spec in kind.fields]
    for spec in specs:
        assert {kept for _, kept in spec.spellings} <= {*spec.choices} or not spec.choices, spec.key


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_values_that_are_keys_are_shown_in_words_and_understood_in_words(language: str) -> None:
    specs = [spec for kind in DOCUMENT_TYPES for spec in kind.fields if spec.titles]
    assert {spec.key for spec in specs} >= {"color", "type", "style", "is_duplicate", "permanent"}
    before = i18n.language()
    try:
        i18n.use_language(language)
        for spec in specs:
            assert {value for value, _ in spec.titles} == set(spec.choices)
            assert all(spec.shown(value) != value for value in spec.choices)
            assert [clean(spec, spec.shown(value)) for value in spec.choices] == list(spec.choices)
    finally:
        i18n.use_language(before)
