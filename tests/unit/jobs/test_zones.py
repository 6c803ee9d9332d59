"""Templates on the way of a page: their own document, what is left out, and known documents beside it."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from ocrdesk.documents.zones import KnownTypes
from ocrdesk.errors import PageCrashedProvider
from ocrdesk.exporters import export
from ocrdesk.exporters.to_txt import TXT
from ocrdesk.jobs.digitize import digitize_page
from ocrdesk.jobs.zones import has_empty_zones, read_zones
from ocrdesk.model import Anchor, Batch, ExportedSource, Line, Page, PageRecord, Quad, Request, Template, Zone
from tests.fakes import CARD_LINES, FakeProvider

PAGE = Page(1, 1000, 700, b"\xff" * (1000 * 700 * 3))
PRINTED = ("报销单据", "张三丰", "由某某软件打印")


def rows(number: int) -> Quad:
    """The place of that line as the fake provider reads it."""
    return Quad.from_box(40, 45 + 40 * number, 900, 85 + 40 * number)


TEMPLATE = Template(
    "zones_1",
    "报销单据",
    1000,
    700,
    anchors=(Anchor("报销单据", Quad.from_box(50, 50, 146, 80)),),
    zones=(Zone("person", "报销人", rows(1)),),
    ignored=(rows(2),),
)


def digitized(*texts: str, document: str = "auto", template: Template = TEMPLATE) -> PageRecord:
    request = Request(document, templates=(template,))
    return digitize_page(PAGE, FakeProvider(texts), request, Event())


def test_a_page_of_no_known_type_gets_the_fields_of_its_template() -> None:
    record = digitized(*PRINTED)

    (document,) = record.documents
    assert (document.type, document.text("person")) == ("zones_1", "张三丰")


def test_ignored_areas_are_left_out_of_the_text() -> None:
    assert "打印" not in digitized(*PRINTED).text
    assert "打印" not in digitized(*PRINTED, document="text").text
    assert digitized(*PRINTED, document="text").documents == ()


def test_ignored_areas_are_left_out_of_known_documents() -> None:
    hidden = CARD_LINES.index("住址 北京市东城区某某街道12号")
    template = replace(
        TEMPLATE,
        anchors=(Anchor("公民身份号码", Quad.from_box(50, 210, 200, 240)),),
        zones=(),
        ignored=(rows(hidden),),
    )

    (card,) = digitized(*CARD_LINES, template=template).documents

    assert card.type == "id_card"
    assert card.text("name") == "唐婷"
    assert card.text("address") == ""


@pytest.mark.parametrize(("alone", "types"), [(False, {"id_card", "zones_1"}), (True, {"zones_1"})])
def test_known_documents_stand_beside_the_zones_unless_these_are_all_that_is_wanted(
    alone: bool, types: set[str]
) -> None:
    template = replace(TEMPLATE, anchors=(Anchor("公民身份号码", Quad.from_box(50, 210, 200, 240)),), alone=alone)

    record = digitized(*CARD_LINES, template=template)

    assert {document.type for document in record.documents} == types


def test_a_template_chosen_by_hand_gives_its_fields_whatever_the_page_says() -> None:
    record = digitized("别的单据", "张三丰", document="zones_1")

    (document,) = record.documents
    assert document.text("person") == "张三丰"
    assert document.warnings


def test_an_empty_zone_is_read_by_itself_and_a_broken_reader_changes_nothing() -> None:
    record = digitized("报销单据")
    assert has_empty_zones(record)
    request = Request(templates=(TEMPLATE,))

    read = read_zones(record, PAGE, FakeProvider(("李四",)), request)

    assert read.documents[0].text("person") == "李四"
    assert not has_empty_zones(read)
    assert read_zones(record, PAGE, _Broken(), request) == record


class _Broken(FakeProvider):
    def read_line(self, page: Page, quad: Quad) -> Line:
        raise PageCrashedProvider


def test_the_text_for_word_neither_repeats_values_nor_brings_ignored_areas_back(tmp_path: Path) -> None:
    template = replace(TEMPLATE, zones=(Zone("title", "单据", rows(0)), *TEMPLATE.zones))
    record = digitized(*PRINTED, "备注：无", template=template)
    source = ExportedSource("a.png", tmp_path / "a.png", "0" * 64, 1, (record,))

    written = export(TXT, Batch((source,), KnownTypes((), lambda: [template])), tmp_path / "a.txt")

    text = written.read_text(encoding="utf-8-sig")
    assert text.count("张三丰") == 1
    assert "报销人：张三丰" in text
    assert "备注" in text
    assert "打印" not in text
