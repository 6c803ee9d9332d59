"""Marks: which boxes a record gives, in which colours, and found by place."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF

from ocrdesk.model import Cell, Code, FieldState, Line, Quad, Recognition, Table
from ocrdesk.ui.views.mark_item import SIGNS, STROKES
from ocrdesk.ui.views.marks import Mark, MarkIndex, MarkKind, code_marks, field_marks, line_marks
from tests.ui.page_records import card, crowded


def test_fields_with_a_place_are_marked_by_what_they_need() -> None:
    marks = {mark.key: mark for mark in field_marks(card())}

    assert {key: mark.kind for key, mark in marks.items()} == {
        "name": MarkKind.FIELD, "address": MarkKind.CHECK, "id_number": MarkKind.FAILED,
    }  # fmt: skip
    assert marks["address"].rows == 2


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (FieldState.CONFIRMED, MarkKind.CONFIRMED),
        (FieldState.EDITED, MarkKind.EDITED),
        (FieldState.READ, MarkKind.FIELD),
    ],
)
def test_a_value_that_a_person_settled_is_calm_again(state: FieldState, kind: MarkKind) -> None:
    page = card()
    record = page.documents[0]
    settled = record.with_field(replace(record["id_number"], state=state))

    marks = field_marks(replace(page, documents=(settled,)))

    assert next(mark for mark in marks if mark.key == "id_number").kind == kind


def test_a_confirmed_document_is_calm_whatever_its_fields_say() -> None:
    page = card()

    marks = field_marks(replace(page, documents=(replace(page.documents[0], confirmed=True),)))

    assert {mark.kind for mark in marks} == {MarkKind.CONFIRMED}


def test_a_place_without_a_value_is_marked_as_missing() -> None:
    page = card()
    record = page.documents[0]
    empty = record.with_field(replace(record["name"], text="", state=FieldState.MISSING))

    marks = field_marks(replace(page, documents=(empty,)))

    assert next(mark for mark in marks if mark.key == "name").kind == MarkKind.MISSING


def test_each_state_is_told_by_a_sign_of_its_own_or_by_dashes() -> None:
    told = (MarkKind.CONFIRMED, MarkKind.EDITED, MarkKind.CHECK, MarkKind.FAILED)

    assert len({SIGNS[kind] for kind in told}) == len(told)
    assert STROKES[MarkKind.MISSING].dashed
    assert MarkKind.FIELD not in SIGNS


def test_fields_of_the_second_document_bear_its_index() -> None:
    page = card()

    marks = field_marks(replace(page, documents=page.documents * 2))

    assert {mark.document for mark in marks} == {0, 1}


def test_lines_tables_cells_and_codes_are_marked() -> None:
    place = Quad.from_box(0, 0, 10, 10)
    recognition = Recognition(
        "offline", 100, 100, lines=(Line("a", 0.9, place),), codes=(Code("QRCode", "x", place),),
        tables=(Table(place, 1, 2, (Cell(0, 0, "a", quad=place), Cell(0, 1, "b"))),),
    )  # fmt: skip

    kinds = [mark.kind for mark in (*line_marks(recognition), *code_marks(recognition))]

    assert kinds == [MarkKind.TABLE, MarkKind.CELL, MarkKind.LINE, MarkKind.CODE]


def test_the_smallest_box_at_a_point_is_found() -> None:
    outer = Mark(MarkKind.LINE, Quad.from_box(0, 0, 500, 500), line=0)
    inner = Mark(MarkKind.LINE, Quad.from_box(100, 100, 120, 120), line=1)
    index = MarkIndex((outer, inner), 1000, 1000)

    assert index.at((110, 110)) == inner
    assert index.at((300, 300)) == outer
    assert index.at((700, 700)) is None


def test_a_leaning_box_is_hit_inside_its_sides_only() -> None:
    leaning = Mark(MarkKind.LINE, Quad(((50, 0), (100, 50), (50, 100), (0, 50))), line=0)
    index = MarkIndex((leaning,), 100, 100)

    assert index.at((50, 50)) == leaning
    assert index.at((5, 5)) is None


def test_a_part_of_the_page_touches_only_the_boxes_there() -> None:
    index = MarkIndex(line_marks(crowded(5000).recognition), 2480, 3508)

    near = sum(len(group.outlines) for group in index.near(QRectF(0, 0, 200, 200)))

    assert 0 < near < 500
    assert sum(len(group.outlines) for group in index.near(QRectF(0, 0, 2480, 3508))) == 5000
