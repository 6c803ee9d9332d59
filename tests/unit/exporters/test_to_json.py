"""JSON exports keep to their schema, whatever was read."""

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocrdesk.exporters import export, schema
from ocrdesk.exporters.to_json import JSON
from ocrdesk.i18n import Message
from ocrdesk.model import (
    Batch,
    Cell,
    Code,
    ExportedSource,
    FieldState,
    FieldValue,
    Line,
    PageRecord,
    PageWarning,
    Problem,
    Quad,
    Recognition,
    Record,
    Table,
)
from tests.unit.exporters.batches import CARD, QUAD, batch, line, page, problem, record, source, value


def exported(made: Batch) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = export(JSON, made, Path(folder) / "a.jpg.json")
        content = path.read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    read: dict[str, Any] = json.loads(content.decode("utf-8"))
    jsonschema.Draft202012Validator(schema()).validate(read)
    return read


TEXTS = st.text(st.characters(exclude_categories=()), max_size=8)
NUMBERS = st.floats(width=32)
POINTS = st.tuples(NUMBERS, NUMBERS)
QUADS = st.builds(Quad, st.tuples(POINTS, POINTS, POINTS, POINTS))
SENTENCES = TEXTS.map(lambda text: Message(text.replace("{", "").replace("}", "")))
PROBLEMS = st.lists(st.builds(Problem, st.just("check"), SENTENCES), max_size=2)
VALUES = st.builds(
    FieldValue,
    key=st.sampled_from([spec.key for spec in CARD.fields] + ["unknown"]),
    text=TEXTS,
    recognized=TEXTS,
    confidence=NUMBERS,
    quad=st.none() | QUADS,
    state=st.sampled_from(FieldState),
    problems=PROBLEMS.map(tuple),
)
RECORDS = st.builds(
    Record,
    type=st.sampled_from(["card", "permit", "of_an_older_version"]),
    side=st.sampled_from([None, "front", "back"]),
    quad=st.none() | QUADS,
    fields=st.lists(VALUES, max_size=3).map(tuple),
)
COUNTS = st.integers(0, 9)
CELLS = st.builds(Cell, COUNTS, COUNTS, TEXTS, st.integers(1, 3), st.integers(1, 3), st.none() | QUADS)
WARNINGS = st.lists(st.builds(PageWarning, st.sampled_from(["blur", "copy"]), SENTENCES, st.none() | QUADS), max_size=2)
RECOGNITIONS = st.builds(
    Recognition,
    provider=st.just("offline"),
    width=COUNTS,
    height=COUNTS,
    rotation=st.sampled_from([0, 90, 180, 270]),
    lines=st.lists(st.builds(Line, TEXTS, NUMBERS, QUADS), max_size=3).map(tuple),
    tables=st.lists(st.builds(Table, QUADS, COUNTS, COUNTS, st.lists(CELLS, max_size=3).map(tuple)), max_size=2).map(
        tuple
    ),
    codes=st.lists(st.builds(Code, st.just("QRCode"), TEXTS, QUADS), max_size=2).map(tuple),
    warnings=WARNINGS.map(tuple),
)
PAGES = st.builds(
    PageRecord, st.integers(1, 9), RECOGNITIONS, documents=st.lists(RECORDS, max_size=2).map(tuple), text=TEXTS
)
SOURCES = st.builds(
    ExportedSource, TEXTS, st.just(Path("a.jpg")), st.just("ab"), COUNTS, st.lists(PAGES, max_size=2).map(tuple)
)


@settings(max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(SOURCES)
def test_whatever_was_read_keeps_to_the_schema(made: ExportedSource) -> None:
    assert len(exported(batch(made))["pages"]) == len(made.pages)


def test_the_schema_itself_is_sound() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_example_of_the_contract_keeps_to_the_schema() -> None:
    corners = [[0, 0], [9, 0], [9, 5], [0, 5]]
    field = {
        "key": "id_number", "label": "公民身份号码", "text": "1", "recognized": "1", "confidence": 0.97,
        "quad": corners, "state": "read", "problems": [{"check": "a", "message": "b"}],
    }  # fmt: skip
    cell = {"row": 0, "column": 0, "row_span": 1, "column_span": 1, "text": "", "quad": corners}
    content = {
        "schema": "ocrdesk/1",
        "source": {"name": "a.jpg", "sha256": "00", "page_count": 1},
        "pages": [{
            "number": 1, "width": 1000, "height": 630, "rotation": 0, "provider": "offline", "text": "",
            "lines": [{"text": "", "confidence": 0.98, "quad": corners}],
            "tables": [{"quad": corners, "rows": 5, "columns": 4, "cells": [cell]}],
            "codes": [{"kind": "QRCode", "text": "", "quad": corners}],
            "documents": [{"type": "id_card", "side": "portrait", "quad": corners, "fields": [field]}],
        }],
    }  # fmt: skip
    jsonschema.validate(content, schema())


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("schema",), "ocrdesk/2"),
        (("source", "extra"), 1),
        (("pages", 0, "rotation"), 45),
        (("pages", 0, "lines", 0, "quad"), [[0, 0], [1, 0], [1, 1]]),
        (("pages", 0, "lines", 0, "confidence"), 1.5),
        (("pages", 0, "documents", 0, "fields", 0, "state"), "sure"),
        (("pages", 0, "documents", 0, "fields", 0, "text"), None),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_know(path: tuple[str | int, ...], wrong: object) -> None:
    content: Any = exported(batch(source(page(1, record("card", "front", value("name", "唐婷")), lines=[line("a")]))))
    place = content
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = wrong
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, schema())


def test_a_field_tells_both_the_value_and_what_was_read() -> None:
    edited = FieldValue("name", "唐婷", "唐停", 0.71234, QUAD, FieldState.EDITED)
    failed = value("number", "12", FieldState.CHECK, problem("The check digit is wrong."))
    content = exported(batch(source(page(1, record("card", "front", edited, failed), text="唐停\n12"))))
    (document,) = content["pages"][0]["documents"]
    assert document["fields"][0] == {
        "key": "name",
        "label": "Name",
        "text": "唐婷",
        "recognized": "唐停",
        "confidence": 0.7123,
        "quad": [[10.0, 20.0], [110.1, 20.0], [110.1, 50.0], [10.0, 50.0]],
        "state": "edited",
        "problems": [],
        "origin": "read",
    }
    assert document["fields"][1]["problems"] == [{"check": "check", "message": "The check digit is wrong."}]


def test_a_field_that_the_side_has_and_the_page_not_is_missing() -> None:
    content = exported(batch(source(page(1, record("card", "front", value("name", "唐婷"))))))
    fields = {field["key"]: field["state"] for field in content["pages"][0]["documents"][0]["fields"]}
    assert fields == {
        "name": "read", "number": "missing", "birth_date": "missing", "fee": "missing", "nickname": "missing"
    }  # fmt: skip


def test_a_table_tells_its_title_and_whether_its_grid_is_a_guess() -> None:
    table = Table(QUAD, 1, 1, (Cell(0, 0, "12"),), "采购明细表", guess=True)
    content = exported(batch(source(replace(page(1), tables=(table,)))))
    (written,) = content["pages"][0]["tables"]
    assert (written["title"], written["guess"]) == ("采购明细表", True)


BLUR, COPY = (PageWarning(key, Message(f"It is {key}.")) for key in ("blur", "copy"))


def photographed(*documents: Record) -> list[dict[str, Any]]:
    """The warnings written for a page that is blurred and a grey copy."""
    plain = page(1, *documents)
    recognition = replace(plain.recognition, warnings=(BLUR, COPY))
    written: list[dict[str, Any]] = exported(batch(source(replace(plain, recognition=recognition))))["pages"][0][
        "warnings"
    ]
    return written


def test_a_page_without_documents_tells_what_is_wrong_with_its_picture() -> None:
    assert photographed() == [{"key": "blur", "message": "It is blur.", "quad": None}]


def test_that_a_page_is_a_grey_copy_is_told_where_a_document_says_that_it_matters() -> None:
    told = photographed(replace(record("card", "front"), picture_warnings=(COPY,)))
    assert [warning["key"] for warning in told] == ["blur", "copy"]


def test_sides_that_a_person_paired_bear_the_same_pair() -> None:
    paired = [replace(record("card", side), pair="x") for side in ("front", "back")]
    content = exported(batch(source(page(1, paired[0]), page(2, paired[1], record("card", "front")))))
    pairs = [document["pair"] for each in content["pages"] for document in each["documents"]]
    assert pairs == ["x", "x", ""]


def test_chinese_is_written_as_it_is() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = export(JSON, batch(source(page(text="南京市"))), Path(folder) / "a.json")
        assert "南京市" in path.read_text("utf-8")
