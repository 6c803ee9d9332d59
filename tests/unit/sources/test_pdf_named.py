"""PDFs: the values that electronic originals hold under names."""

from pathlib import Path
from typing import Any

import pytest

from ocrdesk.model import NamedText, Page
from ocrdesk.sources import open_source
from ocrdesk.sources.pdf import load_pymupdf
from tests.unit.sources.ofd_files import ORIGINAL_INVOICE

TICKET = """<?xml version="1.0" encoding="GBK"?>
<xbrl xmlns:rai="http://xbrl.mof.gov.cn/taxonomy/2021-11-30/rai">
<rai:DepartureStation contextRef="now">北京南</rai:DepartureStation><rai:Fare>272.50</rai:Fare></xbrl>"""


def opened(document: Any, path: Path, number: int = 1, **options: Any) -> Page:
    document.save(path)
    source = open_source(path)
    try:
        return source.page(number, **options)
    finally:
        source.close()


@pytest.fixture
def document() -> Any:
    document = load_pymupdf().open()
    for _ in range(2):
        document.new_page(width=300, height=200).insert_text((50, 50), "INVOICE")
    return document


def test_attached_xml_becomes_named_values(document: Any, tmp_path: Path) -> None:
    document.embfile_add("invoice", ORIGINAL_INVOICE.encode(), filename="original_invoice.xml")
    document.embfile_add("ticket", TICKET.encode("gbk"), filename="rai_issuer.xml")
    document.embfile_add("notes", b"no XML <at> all", filename="notes.txt")
    named = opened(document, tmp_path / "a.pdf").named
    assert NamedText("eInvoice/Buyer/BuyerName", "海川测试科技有限公司") in named
    assert NamedText("eInvoice/GoodsInfos/GoodsInfo[2]/Item", "*办公用品*笔 & 纸") in named
    assert NamedText("xbrl/DepartureStation", "北京南") in named
    assert NamedText("xbrl/DepartureStation/@contextRef", "now") in named
    assert not any("notes" in each.name or "xmlns" in each.name for each in named)


def test_xml_pinned_to_the_page_becomes_named_values(document: Any, tmp_path: Path) -> None:
    document[0].add_file_annot((20, 20), ORIGINAL_INVOICE.encode(), "original_invoice.xml")
    named = opened(document, tmp_path / "a.pdf").named
    assert [each.text for each in named if each.name == "eInvoice/InvoiceNo"] == ["24952000000123456789"]


def test_properties_beyond_the_standard_ones_are_named_values(document: Any, tmp_path: Path) -> None:
    document.set_metadata({"title": "发票", "producer": "a program"})
    number = int(document.xref_get_key(-1, "Info")[1].split()[0])
    document.xref_set_key(number, "InvoiceNumber", "(24952000000123456789)")
    document.xref_set_key(number, "TotalTax-includedAmount", "1130.5")
    named = opened(document, tmp_path / "a.pdf").named
    assert named == (
        NamedText("Info/InvoiceNumber", "24952000000123456789"),
        NamedText("Info/TotalTax-includedAmount", "1130.5"),
    )


def test_values_told_in_xmp_are_named_but_what_it_says_of_any_document_is_not(document: Any, tmp_path: Path) -> None:
    document.set_xml_metadata(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description rdf:about="" pdfx:BuyerIdNum="9131">'
        "<pdf:Producer>p</pdf:Producer><dc:title><rdf:Alt><rdf:li xml:lang='x'>t</rdf:li></rdf:Alt></dc:title>"
        "<pdfx:InvoiceNumber>24952000000123456789</pdfx:InvoiceNumber></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    named = opened(document, tmp_path / "a.pdf").named
    assert named == (NamedText("XMP/BuyerIdNum", "9131"), NamedText("XMP/InvoiceNumber", "24952000000123456789"))


@pytest.mark.parametrize("attached", [b"<a><b>1</b>", b"<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", b"", b"<a/>"])
def test_attachments_that_are_no_sound_xml_give_nothing(attached: bytes, document: Any, tmp_path: Path) -> None:
    document.embfile_add("a.xml", attached or b" ", filename="a.xml")
    page = opened(document, tmp_path / "a.pdf")
    assert page.named == ()
    assert [line.text for line in page.lines] == ["INVOICE"]


def test_only_the_first_page_as_a_whole_has_named_values(document: Any, tmp_path: Path) -> None:
    document.embfile_add("invoice", ORIGINAL_INVOICE.encode(), filename="original_invoice.xml")
    assert opened(document, tmp_path / "a.pdf", 2).named == ()
    assert opened(document, tmp_path / "b.pdf", 1, longest=60).named == ()
