"""Zones: a template drawn on one page is found again on the next, however that one lies."""

import math
import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from ocrdesk.documents.zones import (
    KnownTypes,
    fit_templates,
    own_record,
    own_type,
    place_template,
    read_again,
    suggested_anchors,
    wants_reading,
)
from ocrdesk.model import (
    Anchor,
    FieldState,
    Line,
    Point,
    Quad,
    Recognition,
    Record,
    Shape,
    Template,
    Zone,
)

WIDTH, HEIGHT = 1000, 1400
PRINTED = {
    "入库单": (400, 60, 600, 110),
    "供货单位：北京某某公司": (80, 200, 520, 240),
    "单号：RK-2024-0117": (640, 200, 960, 240),
    "日期：2024年5月6日": (640, 260, 930, 300),
    "合计金额": (80, 1200, 240, 1240),
    "1234.50": (300, 1200, 450, 1240),
    "本页由某某软件打印": (300, 1350, 700, 1380),
}
TEMPLATE = Template(
    "zones_1",
    "入库单",
    WIDTH,
    HEIGHT,
    anchors=tuple(Anchor(text, Quad.from_box(*PRINTED[text])) for text in ("入库单", "合计金额")),
    zones=(
        Zone("supplier", "供货单位", Quad.from_box(250, 195, 620, 245)),
        Zone("number", "单号", Quad.from_box(725, 195, 980, 245), Shape.CODE),
        Zone("date", "日期", Quad.from_box(640, 255, 940, 305), Shape.DATE),
        Zone("sum", "金额", Quad.from_box(280, 1190, 500, 1250), Shape.MONEY),
    ),
    ignored=(Quad.from_box(200, 1330, 800, 1395),),
)


def page(
    scale: float = 1.0,
    degrees: float = 0.0,
    shift: Point = (0.0, 0.0),
    printed: Mapping[str, tuple[int, int, int, int]] = PRINTED,
) -> Recognition:
    """The printed page as a recogniser reads it, lying so."""
    turn = scale * complex(math.cos(math.radians(degrees)), math.sin(math.radians(degrees)))

    def laid(point: Point) -> Point:
        there = turn * complex(*point) + complex(*shift)
        return there.real, there.imag

    lines = tuple(Line(text, 0.995, Quad.from_box(*box).mapped(laid)) for text, box in printed.items())
    return Recognition("offline", round(WIDTH * scale), round(HEIGHT * scale), lines=lines)


def record_on(recognition: Recognition, template: Template = TEMPLATE, wanted: str = "auto") -> Record:
    fitted = fit_templates((template,), recognition, wanted)
    assert fitted is not None
    return own_record(fitted, recognition.lines, fitted.ignored(recognition.lines))


def texts(record: Record) -> dict[str, str]:
    return {value.key: value.text for value in record.fields}


@pytest.mark.parametrize(
    ("scale", "degrees", "shift"),
    [(1.0, 0.0, (0.0, 0.0)), (0.6, 0.0, (0.0, 0.0)), (1.0, 0.0, (70.0, -40.0)), (1.7, 3.0, (20.0, 90.0)),
     (0.8, -5.0, (-10.0, 120.0))],
)  # fmt: skip
def test_zones_follow_shift_scale_and_rotation(scale: float, degrees: float, shift: Point) -> None:
    record = record_on(page(scale, degrees, shift))

    assert texts(record) == {
        "supplier": "北京某某公司", "number": "RK-2024-0117", "date": "2024-05-06", "sum": "1234.50",
    }  # fmt: skip
    assert record.type == "zones_1"
    assert {value.state for value in record.fields} == {FieldState.READ}
    assert record.warnings == ()


def test_zones_follow_a_page_that_was_photographed_at_a_slant() -> None:
    """The upper edge is a tenth shorter than the lower one; the nearest anchors tell most of each zone."""
    anchors = ("入库单", "供货单位：北京某某公司", "单号：RK-2024-0117", "合计金额")
    template = replace(TEMPLATE, anchors=tuple(Anchor(text[:4], _begin(text, 4)) for text in anchors))

    def slanted(point: Point) -> Point:
        x, y = point
        share = 0.9 + 0.1 * y / HEIGHT
        return 500 + (x - 500) * share, 30 + y * share

    lines = tuple(Line(text, 0.995, Quad.from_box(*box).mapped(slanted)) for text, box in PRINTED.items())

    record = record_on(Recognition("offline", WIDTH, HEIGHT, lines=lines), template)

    assert texts(record) == {
        "supplier": "北京某某公司", "number": "RK-2024-0117", "date": "2024-05-06", "sum": "1234.50",
    }  # fmt: skip


def _begin(text: str, count: int) -> Quad:
    """Where the first characters of a printed line stand, as a recogniser without characters tells it."""
    return Line(text, 0.9, Quad.from_box(*PRINTED[text])).part(0, min(count, len(text))).quad


@pytest.mark.parametrize("seed", range(5))
def test_zones_stand_wobbly_boxes(seed: int) -> None:
    """Recognisers draw a line's box some pixels off, each time otherwise."""
    wobble = random.Random(seed)  # noqa: S311 - the same wobble each time
    recognition = page(0.9, 1.5, (15.0, 10.0))
    lines = tuple(
        replace(line, quad=line.quad.mapped(lambda p: (p[0] + wobble.uniform(-4, 4), p[1] + wobble.uniform(-4, 4))))
        for line in recognition.lines
    )

    record = record_on(replace(recognition, lines=lines))

    assert texts(record)["number"] == "RK-2024-0117"
    assert texts(record)["sum"] == "1234.50"


@pytest.mark.parametrize(("scale", "shift"), [(1.0, (30.0, 25.0)), (0.5, (12.0, -20.0)), (1.2, (0.0, 60.0))])
def test_one_anchor_is_enough_where_the_page_is_scanned_alike(scale: float, shift: Point) -> None:
    template = replace(TEMPLATE, anchors=TEMPLATE.anchors[:1])

    assert texts(record_on(page(scale, 0.0, shift), template))["sum"] == "1234.50"


def test_a_misread_character_of_a_long_anchor_is_forgiven() -> None:
    printed = {("含计金额" if text == "合计金额" else text): box for text, box in PRINTED.items()}

    assert texts(record_on(page(printed=printed)))["number"] == "RK-2024-0117"


def test_a_page_with_other_words_is_left_alone() -> None:
    printed = {("出库单" if text == "入库单" else text): box for text, box in PRINTED.items()}

    assert place_template(TEMPLATE, page(printed=printed)) is None
    assert fit_templates((TEMPLATE,), page(printed=printed), "auto") is None


def test_the_same_words_elsewhere_are_another_page() -> None:
    printed = PRINTED | {"合计金额": (700, 500, 860, 540)}

    assert fit_templates((TEMPLATE,), page(printed=printed), "auto") is None


def test_a_template_without_anchors_is_used_only_when_asked_for_and_says_so() -> None:
    template = replace(TEMPLATE, anchors=())

    assert fit_templates((template,), page(), "auto") is None
    record = record_on(page(0.5), template, wanted="zones_1")
    assert texts(record)["supplier"] == "北京某某公司"
    assert record.warnings


def test_one_that_is_not_automatic_waits_to_be_chosen() -> None:
    template = replace(TEMPLATE, automatic=False)

    assert fit_templates((template,), page(), "auto") is None
    assert fit_templates((template,), page(), "zones_1") is not None


def test_of_several_the_one_with_more_anchors_on_the_page_is_taken() -> None:
    poorer = replace(TEMPLATE, key="zones_2", anchors=TEMPLATE.anchors[:1])

    fitted = fit_templates((poorer, TEMPLATE), page(), "auto")

    assert fitted is not None
    assert fitted.template.key == "zones_1"


def test_lines_in_ignored_areas_are_named() -> None:
    recognition = page(0.8, 2.0, (5.0, 5.0))
    fitted = fit_templates((TEMPLATE,), recognition, "auto")

    assert fitted is not None
    assert [recognition.lines[n].text for n in fitted.ignored(recognition.lines)] == ["本页由某某软件打印"]


def test_an_empty_zone_keeps_its_place_and_is_read_by_itself() -> None:
    printed = {text: box for text, box in PRINTED.items() if text != "1234.50"}
    record = record_on(page(printed=printed))
    assert record["sum"].state is FieldState.MISSING
    assert record["sum"].quad is not None
    assert wants_reading(record)

    asked: list[Quad] = []

    def read(quad: Quad) -> Line:
        asked.append(quad)
        return Line("99.00", 0.98, quad)

    again = read_again(record, TEMPLATE, read)

    assert [round(quad.bounds.left) for quad in asked] == [280]
    assert again["sum"].text == "99.00"
    assert not wants_reading(again)


def test_a_stain_in_an_empty_zone_is_no_value() -> None:
    printed = {text: box for text, box in PRINTED.items() if text != "1234.50"}

    again = read_again(record_on(page(printed=printed)), TEMPLATE, lambda quad: Line("丶", 0.2, quad))

    assert again["sum"].state is FieldState.MISSING


def test_fields_of_an_own_type_stay_readable_when_the_zone_is_gone() -> None:
    kept = [TEMPLATE]
    types = KnownTypes((), lambda: kept)
    assert [spec.title for spec in types["zones_1"].fields] == ["供货单位", "单号", "日期", "金额"]

    kept[0] = replace(TEMPLATE, zones=TEMPLATE.zones[:1])

    assert [spec.key for spec in types["zones_1"].fields] == ["supplier"]
    assert types["zones_1"].field("number").title == "number"
    assert types["zones_unknown"].own
    assert "passport" not in types
    assert list(types) == ["zones_1"]


def test_labels_are_suggested_as_anchors_and_values_are_not() -> None:
    words = [anchor.text for anchor in suggested_anchors(page().lines)]

    assert "入库单" in words
    assert not any(character.isdigit() for word in words for character in word)


def test_an_own_type_is_a_document_type_with_a_field_for_each_zone() -> None:
    kind = own_type(TEMPLATE)

    assert (kind.key, kind.title) == ("zones_1", "入库单")
    assert kind.field("number").shape is Shape.CODE
