"""Electronic originals of train tickets: their XBRL is taken by its names, exactly."""

import pytest

from ocrdesk.jobs.digitize import make_record
from ocrdesk.model import FieldState, NamedText, PageRecord, Recognition, Request

XBRL = {
    "ElectronicInvoiceRailwayETicketNumber": "24119110001000000123",
    "DateOfIssue": "2024-12-02",
    "TypeOfBusiness": "售",
    "DepartureStation": "北京南站",
    "DestinationStation": "上海虹桥",
    "TrainNumber": "G123",
    "TravelDate": "2024-12-01",
    "DepartureTime": "08:00",
    "SeatLevel": "二等座",
    "Carriage": "05",
    "Seat": "12F",
    "Fare": "553.00",
    "TaxRate": "0.09",
    "TaxAmount": "45.66",
    "Name": "王晓",
    "IdNumber": "1101081990****0012",
    "NameOfPurchaser": "样本科技有限公司",
    "UnifiedSocialCreditCodeOfPurchaser": "91450103MA5P3K7X4K",
}
READ = {
    "invoice_number": "24119110001000000123",
    "from_station": "北京南",
    "to_station": "上海虹桥",
    "train_number": "G123",
    "departure_time": "2024年12月01日08:00",
    "seat_class": "二等座",
    "seat": "05车12F号",
    "price": "553.00",
    "tax_rate": "9%",
    "tax": "45.66",
    "name": "王晓",
    "id_number": "1101081990****0012",
    "buyer_name": "样本科技有限公司",
    "buyer_tax_id": "91450103MA5P3K7X4K",
    "style": "electronic",
}


def page_with(values: dict[str, str]) -> PageRecord:
    named = [NamedText(f"xbrl/{name}", text) for name, text in values.items()]
    return make_record(1, Recognition("text", 1400, 900), Request(), named)


def test_the_values_of_the_xbrl_are_the_ticket_s() -> None:
    (record,) = page_with(XBRL).documents
    assert record.type == "train_ticket"
    assert {key: record.text(key) for key in READ} == READ
    assert all(record[key].state is FieldState.READ for key in READ)


@pytest.mark.parametrize(("business", "style"), [("退", "refund"), ("改签", "change"), ("", "electronic")])
def test_the_business_tells_the_kind(business: str, style: str) -> None:
    (record,) = page_with(XBRL | {"TypeOfBusiness": business}).documents
    assert record.text("style") == style


def test_a_berth_keeps_its_level() -> None:
    (record,) = page_with(XBRL | {"Seat": "015号中铺"}).documents
    assert record.text("seat") == "05车015号中铺"


@pytest.mark.parametrize("lacking", ["ElectronicInvoiceRailwayETicketNumber", "DepartureStation"])
def test_names_of_something_else_make_no_ticket(lacking: str) -> None:
    assert page_with({name: text for name, text in XBRL.items() if name != lacking}).documents == ()
