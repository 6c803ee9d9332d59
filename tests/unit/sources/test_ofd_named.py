"""OFDs: the values that electronic originals hold under names."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ocrdesk.model import NamedText, Page
from tests.unit.sources.ofd_files import INVOICE_TEXTS, Ofd, invoice, opened_page, text, zipped

Open = Callable[..., Page]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    return partial(opened_page, tmp_path / "a.ofd")


def values(page: Page, name: str) -> list[str]:
    return [each.text for each in page.named if each.name == name]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_tags_name_the_text_that_they_point_at(turn: int, opened: Open) -> None:
    page = opened(invoice(), turn=turn)
    tagged = [each for each in page.named if each.quad]
    quads = {line.text: line.quad for line in page.lines}
    assert [each.text for each in tagged] == [value for _, value, *_ in INVOICE_TEXTS.values()]
    assert [each.name for each in tagged[:2]] == ["eInvoice/InvoiceNo", "eInvoice/IssueDate"]
    for each in tagged:
        assert each.quad is not None
        assert each.quad.centre == pytest.approx(quads[each.text].centre, abs=1)
        assert each.quad.angle == pytest.approx(quads[each.text].angle, abs=0.01)


def test_attached_xml_and_properties_are_named_values(opened: Open) -> None:
    page = opened(invoice())
    assert NamedText("eInvoice/GoodsInfos/GoodsInfo[2]/Item", "*办公用品*笔 & 纸") in page.named
    assert NamedText("CustomData/合计税额", "130.00") in page.named
    assert NamedText("eInvoice/@Version", "1.0") in page.named
    assert not values(page, "eInvoice/Note")


def test_attachments_are_found_though_no_list_names_them(opened: Open) -> None:
    parts = Ofd([text(1, "车票", (20, 20))]).parts()
    parts["Doc_0/Attachs/rai_issuer.xml"] = b"<xbrl><r:Fare xmlns:r='x'>272.50</r:Fare></xbrl>"
    parts["Doc_0/Other/original_invoice.xml"] = b"<Invoice><InvoiceNumber>1</InvoiceNumber></Invoice>"
    parts["Doc_0/Other/else.xml"] = b"<else>1</else>"
    page = opened(zipped(parts))
    assert {each.name for each in page.named} == {"xbrl/Fare", "Invoice/InvoiceNumber"}


def test_a_tag_may_point_at_several_texts_and_at_another_page(opened: Open) -> None:
    def reference(page: int, number: int) -> str:
        return f'<ofd:ObjectRef PageRef="{page}">{number}</ofd:ObjectRef>'

    tags = (
        f"<root><Item>{reference(1, 11)}{reference(1, 12)}</Item><Total>{reference(2, 11)}</Total>"
        f"<Gone>{reference(1, 99)}</Gone><Kind>数电</Kind></root>"
    )
    first = text(11, "第一项", (20, 20)) + text(12, "第二项", (20, 30))
    page = opened(Ofd([first, text(11, "合计", (20, 20))], tags=tags))
    assert [(each.name, each.text, each.quad is not None) for each in page.named] == [
        ("root/Item", "第一项", True),
        ("root/Item", "第二项", True),
        ("root/Total", "合计", False),
        ("root/Kind", "数电", False),
    ]


def test_tags_of_a_template_are_found(opened: Open) -> None:
    tags = '<eInvoice><Title><ObjectRef PageRef="1">5</ObjectRef></Title></eInvoice>'
    page = opened(Ofd([text(1, "正文", (20, 40))], template=text(5, "电子发票", (20, 20)), tags=tags))
    assert page.named == (NamedText("eInvoice/Title", "电子发票", page.lines[0].quad),)


def test_names_without_a_prefix_before_their_colon_are_read(opened: Open) -> None:
    tags = '<:eInvoice xmlns:=""><InvoiceCode><ofd:ObjectRef PageRef="1">1</ofd:ObjectRef></InvoiceCode></:eInvoice>'
    assert values(opened(Ofd([text(1, "050001700111", (20, 40))], tags=tags)), "eInvoice/InvoiceCode") == [
        "050001700111"
    ]


@pytest.mark.parametrize(
    "broken",
    [b"<a><b>1</b>", b"", b"PK", b"<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", b"<a>&undefined;</a>", b"\xff\xfe<"],
)
def test_broken_tags_and_attachments_leave_the_page_readable(broken: bytes, opened: Open) -> None:
    parts = invoice(attachments={"a.xml": broken}, properties={}).parts()
    parts["Doc_0/Tags/CustomTag.xml"] = broken
    page = opened(zipped(parts))
    assert page.named == ()
    assert len(page.lines) > 15


def test_only_the_first_page_has_named_values(opened: Open) -> None:
    ofd = invoice(pages=[text(1, "甲", (20, 20)), text(2, "乙", (20, 20))])
    assert opened(ofd, 1).named
    assert opened(ofd, 2).named == ()
