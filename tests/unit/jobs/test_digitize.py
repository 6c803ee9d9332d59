"""What becomes of one page: codes turn along with it, and each is kept once."""

from dataclasses import replace
from threading import Event

import pytest

from ocrdesk.errors import TypeNeedsCloud
from ocrdesk.jobs.digitize import digitize_page
from ocrdesk.model import Cell, Code, Line, Page, Quad, Recognition, Request, Table
from tests.fakes import FakeProvider

OWN = Code("QRCode", "https://example.invalid/1", Quad.from_box(10, 20, 40, 50))


class TurningProvider(FakeProvider):
    """Turns the page, and reads codes as a cloud may."""

    turn = 0
    codes: tuple[Code, ...] = ()

    def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        sideways = self.turn in {90, 270}
        width, height = (page.height, page.width) if sideways else (page.width, page.height)
        return Recognition("fake", width, height, rotation=self.turn, codes=self.codes)


def page(*lines: Line) -> Page:
    return Page(1, 200, 100, b"\0" * 60_000, lines=lines, codes=(OWN,))


@pytest.mark.parametrize(("turn", "corner"), [(0, (10, 20)), (90, (80, 10)), (180, (190, 80)), (270, (20, 190))])
def test_codes_lie_where_the_turned_page_has_them(turn: int, corner: tuple[float, float]) -> None:
    provider = TurningProvider()
    provider.turn = turn
    record = digitize_page(page(), provider, Request(), Event())
    (code,) = record.recognition.codes
    assert code.quad.corners[0] == corner


def test_a_page_with_text_of_its_own_keeps_its_codes() -> None:
    line = Line("发票", 1.0, Quad.from_box(60, 10, 120, 30))
    record = digitize_page(page(line), FakeProvider(), Request(), Event())
    assert record.recognition.codes == (OWN,)


def test_a_code_that_the_provider_reads_as_well_is_kept_once() -> None:
    provider = TurningProvider()
    other = Code("Code128", "ONLY THERE", Quad.from_box(100, 20, 150, 50))
    provider.codes = (Code("QR_CODE", OWN.text, Quad.from_box(11, 21, 39, 49)), other)
    record = digitize_page(page(), provider, Request(), Event())
    assert record.recognition.codes == (OWN, other)


def test_a_type_for_clouds_is_no_blank_document_offline() -> None:
    provider = FakeProvider()
    with pytest.raises(TypeNeedsCloud) as caught:
        digitize_page(page(), provider, Request("taxi_invoice"), Event())
    assert caught.value.exit_code == 2


LINE = Line("发票", 1.0, Quad.from_box(60, 10, 120, 30))
TABLE = Table(Quad.from_box(0, 0, 200, 100), 1, 1, (Cell(0, 0, "发票"),))


@pytest.mark.parametrize(("document", "tables", "asked"), [("table", (), 1), ("table", (TABLE,), 0), ("auto", (), 0)])
def test_a_text_page_asked_for_as_a_table_is_read_from_its_picture_where_it_knows_of_none(
    document: str, tables: tuple[Table, ...], asked: int
) -> None:
    provider = FakeProvider()
    digitize_page(replace(page(LINE), tables=tables), provider, Request(document), Event())
    assert len(provider.requests) == asked
