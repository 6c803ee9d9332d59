"""Every sample answer of Tencent Cloud as a reading, and what is made of it by the document types."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocrdesk.documents import DOCUMENT_TYPES
from ocrdesk.documents.read_documents import make_records
from ocrdesk.errors import NothingFound
from ocrdesk.jobs.digitize import make_record
from ocrdesk.model import Quad, Recognition, Request
from ocrdesk.providers.tencent import answers_cards, answers_invoices
from ocrdesk.providers.tencent.endpoints import ENDPOINTS
from ocrdesk.providers.tencent.named_values import date_range
from ocrdesk.providers.web.endpoint import Answer, Endpoint, Reading
from tests.unit.providers.clouds.tencent_service import DATA, reading, sample

ENDPOINT: Mapping[str, Endpoint] = {each.name: each for each in reversed(ENDPOINTS)}
"""The first of each name."""
WHOLE = Quad.from_box(0, 0, 900, 1400)
INVOICE = {"name": "北京示例科技有限公司", "credit_code": "91110105MA01ABCD5F", "established_date": "2018-01-08"}

Values = Mapping[str, str]
READ: list[tuple[str, str, int, Values]] = [
    ("IDCardOCR", "front", 0, {"ethnicity": "汉", "birth_date": "1990-03-07", "id_number": "110101199003078021"}),
    ("IDCardOCR", "back", 0, {"valid_from": "2015-06-01", "valid_to": "2035-06-01"}),
    ("IDCardOCR", "back_long_term", 0, {"valid_from": "2005-01-01", "valid_to": "长期"}),
    ("DriverLicenseOCR", "double", 0, {"class": "C1", "valid_to": "2028-05-20", "variant": "paper"}),
    ("DriverLicenseOCR", "double", 1, {"file_number": "110012345678", "license_number": "110101199003078021"}),
    ("DriverLicenseOCR", "front_long_term", 0, {"valid_to": "长期", "first_issue_date": "2012-05-20"}),
    ("VehicleLicenseOCR", "double", 0, {"vin": "LSVAB4183E2100001", "register_date": "2014-08-01"}),
    ("VehicleLicenseOCR", "double", 1, {"gross_mass": "1765KG", "approved_load": "--", "fuel_type": "汽油"}),
    ("VehicleLicenseOCR", "front_only", 0, {"plate_number": "京A12345", "use_character": "非营运"}),
    ("BizLicenseOCR", "ok", 0, INVOICE | {"is_duplicate": "1", "registration_date": "2022-06-01"}),
    ("LicensePlateOCR", "one", 0, {"plate_number": "京A12345", "color": "blue"}),
    ("LicensePlateOCR", "two", 1, {"plate_number": "粤BD12345", "color": "green"}),
    ("BankCardOCR", "ok", 0, {"card_number": "6222020200112345679", "bank": "示例银行", "valid_to": "2029-07"}),
    ("BankCardOCR", "no_options", 0, {"card_type": "借记卡", "valid_to": ""}),
    ("PassportOCR", "ok", 0, {"name_native": "测试", "birth_date": "1990-03-07", "expiry_date": "2029-12-31"}),
    ("MLIDPassportOCR", "ok", 0, {"type": "PO", "issue_date": "2020-01-01", "passport_number": "E12345678"}),
    ("VinOCR", "ok", 0, {"vin": "LSVAB4183E2100001"}),
    ("BusinessCardOCR", "ok", 0, {"mobile": "13800138000;13900139000", "email": "ceshi@example.com"}),
    ("VatInvoiceOCR", "ok", 0, {"number": "12345678", "issue_date": "2025-01-15", "total": "113.00"}),
    ("VatInvoiceOCR", "ok", 0, {"cipher": "03*<8-1/90+2>47586-0<31*>+75-<99*31>0476+2/<8*1->6053<"}),
    ("VatInvoiceOCR", "ok", 0, {"type": "special", "payee": "丙", "remarks": ""}),
    ("TrainTicketOCR", "ok", 0, {"departure_time": "2025年01月12日09:00", "price": "553.00", "style": "paper"}),
    ("CarInvoiceOCR", "ok", 0, {"total": "100000.00", "amount": "88495.58", "vin": "LSVAB4183E2100001"}),
    ("CarInvoiceOCR", "ok", 0, {"total_words": "壹拾万圆整", "buyer_id": "110101199003078021"}),
    ("RecognizeGeneralInvoice", "taxi", 0, {"date": "2025-01-15", "taxi_number": "京B·T1234", "total": "42.00"}),
    ("RecognizeGeneralInvoice", "quota", 0, {"amount": "50.00", "amount_words": "伍拾元整", "place": "上海市"}),
    ("RecognizeGeneralInvoice", "toll", 0, {"entrance": "广州北", "time": "09:41:07", "amount": "35.00"}),
    ("RecognizeGeneralInvoice", "flight", 0, {"passenger": "测试", "fund": "50.00", "total": "1310.00"}),
    ("RecognizeGeneralInvoice", "mixed_with_one_failure", 1, {"number": "00123456", "title": "通用定额发票"}),
]
FROM_PLACES = {
    "GeneralBasicOCR", "GeneralAccurateOCR", "GeneralHandwritingOCR", "RecognizeTableAccurateOCR",
    "RecognizeTableOCR", "QrcodeOCR",
}  # fmt: skip
ELSEWHERE = {"ClassifyDetectOCR", "RecognizeEncryptedIDCardOCR"}
"""Tested where they are called."""
NOT_CALLED = {"MixedInvoiceOCR"}
"""The older of the two calls for all kinds of invoices."""


def records(found: Reading) -> list[dict[str, str]]:
    return [{value.key: value.text for value in each.fields} for each in make_records(found.documents, DOCUMENT_TYPES)]


def read(name: str, variant: str = "", **changed: Any) -> Reading:
    return reading(ENDPOINT[name], {**sample(name, variant), **changed})


def test_every_sample_answer_is_tested() -> None:
    samples = {path.stem for path in (DATA / "answers" / "tencent").glob("*.json")}
    assert samples == {name for name, *_ in READ} | FROM_PLACES | ELSEWHERE | NOT_CALLED


@pytest.mark.parametrize(("name", "variant", "number", "expected"), READ)
def test_a_card_or_invoice_gives_our_fields_in_our_form(name: str, variant: str, number: int, expected: Values) -> None:
    values = records(read(name, variant))[number]
    assert {key: values[key] for key in expected} == expected


def test_sides_are_told_by_what_is_filled() -> None:
    assert [each.side for each in read("IDCardOCR", "front").documents] == ["portrait"]
    assert [each.side for each in read("IDCardOCR", "back").documents] == ["emblem"]
    assert [each.side for each in read("DriverLicenseOCR", "double").documents] == ["main", "duplicate"]
    assert [each.side for each in read("VehicleLicenseOCR", "front_only").documents] == ["main"]


def test_a_duplicate_page_alone_is_no_main_page() -> None:
    alone = {"CardCode": "110101199003078021", "Name": "测试", "ArchivesCode": "110012345678", "Record": "无"}
    (found,) = reading(ENDPOINT["DriverLicenseOCR"], alone).documents
    assert found.side == "duplicate"
    assert dict(found.fields)["name"].text == "测试"


def test_an_electronic_vehicle_licence_tells_on_its_second_page_what_paper_tells_on_its_first() -> None:
    body = sample("VehicleLicenseOCR", "double")
    body["BackInfo"] |= {"CarBodyColor": "白", "IssueAuthorityElectronic": "示例车管所"}
    body["FrontInfo"] |= {"Seal": None}
    main, _ = records(reading(ENDPOINT["VehicleLicenseOCR"], body))
    assert (main["body_color"], main["issuing_authority"]) == ("白", "示例车管所")


def test_a_tractors_duplicate_page_is_one_too() -> None:
    tractor = {"PlateNo": "京01 12345", "AllowNum": "1人", "TractorMinUsageWeight": "2000kg"}
    body = {"FrontInfo": None, "BackInfo": None, "TractorBackInfo": tractor}
    (page,) = records(reading(ENDPOINT["VehicleLicenseOCR"], body))
    assert (page["plate_number"], page["approved_passengers"], page["unladen_mass"]) == ("京0112345", "1人", "2000KG")


def test_an_old_registration_number_is_no_credit_code() -> None:
    (values,) = records(read("BizLicenseOCR", RegNum="110108000000016"))
    assert (values["registration_number"], values["credit_code"]) == ("110108000000016", "")


@pytest.mark.parametrize(
    ("name", "variant", "warned"),
    [
        ("IDCardOCR", "front", ["reshot"]),
        ("DriverLicenseOCR", "front_long_term", ["copy"]),
        ("VehicleLicenseOCR", "front_only", ["blur"]),
        ("BankCardOCR", "ok", []),
    ],
)
def test_warnings_are_told_beside_the_result(name: str, variant: str, warned: list[str]) -> None:
    assert [warning.key for warning in read(name, variant).warnings] == warned


def test_the_same_number_warns_of_another_thing_on_another_card() -> None:
    business = read("BizLicenseOCR", RecognizeWarnCode=[-9102, -9104, -9108]).warnings
    bank = read("BankCardOCR", WarningCode=[-9110, -9112, -9113, -9114, -1]).warnings
    identity = json.dumps({"WarnInfos": [-9100, -9109, -9106, -9107]})
    assert [each.key for each in business] == ["copy", "reshot", "scope"]
    assert [each.key for each in bank] == ["validity", "glare", "copy", "reshot"]
    assert [each.key for each in read("IDCardOCR", AdvancedInfo=identity).warnings] == ["validity", "tampered", "glare"]


def test_crops_are_kept_as_they_came() -> None:
    crops = read("IDCardOCR", "front").attachments
    assert [(each.kind, each.suffix) for each in crops] == [("card", ".png"), ("portrait", ".png")]
    assert all(each.body.startswith(b"\x89PNG") for each in crops)


def test_lines_have_places_confidences_and_characters() -> None:
    (line,) = read("GeneralAccurateOCR").lines
    assert (line.text, line.confidence, line.quad) == ("测试", 0.99, Quad.from_box(10, 10, 70, 40))
    assert [(each.text, each.confidence, each.start, each.end) for each in line.characters] == [
        ("测", 0.99, 0.0, 0.5),
        ("试", 0.98, 0.5, 1.0),
    ]
    assert len(read("GeneralBasicOCR").lines) == 3


def test_handwriting_tells_where_each_character_stands() -> None:
    (line,) = read("GeneralHandwritingOCR").lines
    assert [(each.text, each.start, each.end) for each in line.characters] == [("张", 0.0, 0.5), ("三", 0.5, 1.0)]


@pytest.mark.parametrize(
    ("angle", "rotation"), [(0.5, 0), (90.0, 270), (-90.0, 90), (180.2, 180), (359.9, 0), (-270, 270)]
)
def test_a_lying_page_is_turned_against_its_lean(angle: float, rotation: int) -> None:
    assert read("GeneralBasicOCR", Angle=angle).rotation == rotation
    assert read("GeneralBasicOCR", Angle=None, Angel=angle).rotation == rotation


def test_tables_come_with_their_text_around_and_the_services_own_workbook() -> None:
    found = read("RecognizeTableAccurateOCR")
    (table,) = found.tables
    assert [line.text for line in found.lines][:4] == ["2025 年采购表", "品名", "数量", "单价"]
    assert found.lines[0].quad == Quad.from_box(40, 10, 520, 50)
    assert {line.text: line.confidence for line in found.lines}["2.50"] == 0.875
    assert (table.rows, table.columns, table.quad) == (3, 3, Quad.from_box(40, 60, 520, 180))
    assert {(cell.row, cell.column): cell.text for cell in table.cells}[1, 2] == "2.50"
    (workbook,) = found.attachments
    assert (workbook.kind, workbook.suffix, workbook.body[:2]) == ("table", ".xlsx", b"PK")


def test_spans_end_before_their_end_and_cells_outside_the_grid_are_lines() -> None:
    cells = [
        {"ColTl": 0, "RowTl": 0, "ColBr": 9, "RowBr": 1, "Text": "标题", "Polygon": []},
        {"ColTl": 0, "RowTl": 1, "ColBr": 0, "RowBr": 1, "Text": "一\n二", "Polygon": None},
        {"ColTl": -1, "RowTl": -1, "ColBr": -1, "RowBr": -1, "Text": "表外", "Polygon": []},
    ]
    tables = [{"Type": 2, "Cells": cells, "TableCoordPoint": [], "Titles": [{"Text": "表一"}]}]
    found = read("RecognizeTableOCR", TableDetections=tables)
    (table,) = found.tables
    first, second = table.cells
    assert (first.column_span, second.column_span, second.row_span, second.text) == (9, 1, 1, "一\n二")
    assert (table.title, table.guess, table.quad) == ("表一", True, WHOLE)
    assert [(line.text, line.quad) for line in found.lines] == [("表外", WHOLE)]


def test_lines_of_a_cell_stand_one_below_the_other() -> None:
    square = [{"X": x, "Y": y} for x, y in ((0, 0), (100, 0), (100, 40), (0, 40))]
    cells = [{"ColTl": 0, "RowTl": 0, "ColBr": 1, "RowBr": 1, "Text": "一\n二", "Confidence": 90, "Polygon": square}]
    found = read("RecognizeTableOCR", TableDetections=[{"Type": 1, "Cells": cells}])
    assert [(line.text, line.confidence, line.quad) for line in found.lines] == [
        ("一", 0.9, Quad.from_box(0, 0, 100, 20)),
        ("二", 0.9, Quad.from_box(0, 20, 100, 40)),
    ]


def test_a_page_of_a_table_is_told_row_by_row() -> None:
    found = read("RecognizeTableAccurateOCR")
    page = Recognition("tencent", 900, 1400, lines=found.lines, tables=found.tables)
    text = make_record(1, page, Request("table")).text
    assert text == "2025 年采购表\n品名\t数量\t单价\n签字笔\t12\t2.50\nA4 纸\t5\t21.00"


def test_codes_without_a_place_have_the_whole_picture() -> None:
    square, bars = read("QrcodeOCR").codes
    assert (square.kind, square.quad) == ("QRCode", Quad.from_box(200, 200, 350, 350))
    assert (bars.kind, bars.text, bars.quad) == ("Code128", "A-2025-0001", WHOLE)


def test_values_in_lists_have_their_places() -> None:
    fields = dict(read("VatInvoiceOCR").documents[0].fields)
    assert fields["number"].quad == Quad.from_box(60, 84, 280, 104)
    assert fields["cipher"].quad == WHOLE
    card = dict(read("BusinessCardOCR").documents[0].fields)
    assert card["company"].quad == Quad.from_box(40, 90, 340, 114)


def test_places_in_the_upright_picture_are_put_back_onto_the_lying_one() -> None:
    # 900 x 1400 pixels were sent, lying on their right side: upright they are 1400 x 900.
    card = dict(read("BusinessCardOCR", Angle=90.0).documents[0].fields)
    assert card["company"].quad.bounds == Quad.from_box(900 - 114, 40, 900 - 90, 340).bounds
    tilted = dict(read("BusinessCardOCR", Angle=40.0).documents[0].fields)
    assert tilted["company"].quad == WHOLE


def test_articles_and_flights_are_tables() -> None:
    (articles,) = read("VatInvoiceOCR").tables
    assert [cell.text for cell in articles.cells if cell.row == 1][:4] == ["*办公用品*签字笔", "0.5mm", "支", "40"]
    assert articles.cells[0].text == "项目名称"
    (legs,) = read("RecognizeGeneralInvoice", "flight").tables
    assert [cell.text for cell in legs.cells if cell.row == 1][:4] == ["上海虹桥", "北京首都", "示例航空", "MU5101"]


def test_several_invoices_are_several_documents_each_at_its_place() -> None:
    found = read("RecognizeGeneralInvoice", "mixed_with_one_failure")
    assert [each.type for each in found.documents] == ["taxi_invoice", "quota_invoice"]
    assert [each.quad.bounds.top for each in found.documents] == [10, 460]
    numbers = [dict(each.fields)["number"].quad for each in found.documents]
    assert numbers == [Quad.from_box(120, 60, 280, 84), Quad.from_box(120, 510, 280, 534)]
    (warning,) = found.warnings
    assert (warning.key, warning.quad) == ("unread", Quad.from_box(10, 910, 810, 1310))


def test_places_within_a_piece_are_put_onto_the_picture() -> None:
    found = read("RecognizeGeneralInvoice", "taxi")
    assert dict(found.documents[0].fields)["number"].quad == Quad.from_box(130, 70, 290, 94)


def test_a_page_on_which_no_piece_can_be_read_holds_nothing() -> None:
    items = [sample("RecognizeGeneralInvoice", "mixed_with_one_failure")["MixedInvoiceItems"][2]]
    with pytest.raises(NothingFound) as caught:
        read("RecognizeGeneralInvoice", MixedInvoiceItems=items)
    assert caught.value.values["code"] == "FailedOperation.UnsupportedInvoice"


def test_a_piece_without_a_code_is_one_that_was_read() -> None:
    items = [{**item, "Code": None} for item in sample("RecognizeGeneralInvoice", "taxi")["MixedInvoiceItems"]]
    assert [each.type for each in read("RecognizeGeneralInvoice", MixedInvoiceItems=items).documents] == [
        "taxi_invoice"
    ]


def _piece(kind: str, content: Mapping[str, Any]) -> dict[str, Any]:
    infos = {"TaxiTicket": None, kind: content}
    return {"MixedInvoiceItems": [{"Code": "OK", "SubType": kind, "SingleInvoiceInfos": infos, "Polygon": None}]}


@pytest.mark.parametrize(
    ("kind", "content", "expected"),
    [
        (
            "ElectronicTrainTicketFull",
            {"StationGetOn": "北京南站", "DateGetOn": "2025-01-12", "TimeGetOn": "09:00", "Fare": "￥553.00"},
            {
                "from_station": "北京南",
                "departure_time": "2025年01月12日09:00",
                "price": "553.00",
                "style": "electronic",
            },
        ),
        (
            "ElectronicFlightTicketFull",
            {"UserName": "测试", "Fare": "CNY 1200.00", "DevelopmentFund": "CN 50.00", "FuelSurcharge": "YQ60.00"},
            {"passenger": "测试", "fare": "1200.00", "fund": "50.00", "fuel_surcharge": "60.00"},
        ),
        ("VatElectronicInvoiceFull", {"Number": "№ 12345678901234567890"}, {"number": "12345678901234567890"}),
        ("VatElectronicSpecialInvoiceFull", {"Total": "¥1.00"}, {"type": "digital_special", "total": "1.00"}),
        ("UsedCarPurchaseInvoice", {"LicensePlate": "京A12345", "Total": "1"}, {"plate_number": "京A12345"}),
        ("BusInvoice", {"Number": "12345678", "DateGetOn": "2025年1月2日"}, {"date": "2025-01-02"}),
        ("NonTaxIncomeElectronicBill", {"Buyer": "测试", "Receiver": "示例局"}, {"receiving_unit": "示例局"}),
        (
            "TaxPayment",
            {"Title": "税收完税证明", "Content": [{"Name": "纳税人名称", "Value": "示例公司"}]},
            {"title": "税收完税证明", "taxpayer": "示例公司"},
        ),
        (
            "CustomsDeclaration",
            {"Title": "报关单", "Content": [{"Name": "海关编号：", "Value": "123456789012345678"}]},
            {"number": "123456789012345678"},
        ),
    ],
)
def test_pieces_of_every_sort_give_our_fields(kind: str, content: Mapping[str, Any], expected: Values) -> None:
    (values,) = records(answers_invoices.general_invoices(Answer(_piece(kind, content), 900, 1400, {})))
    assert {key: values[key] for key in expected} == expected


def test_rows_of_lists_are_tables() -> None:
    rides = [
        {"Name": name, "Value": text, "Row": row}
        for row in (1, 0)
        for name, text in (("车型", "快车"), ("金额", str(row)))
    ]
    body = _piece("OnlineTaxiItinerary", {"Content": [{"Name": "合计金额", "Value": "1元", "Row": -1}, *rides]})
    found = answers_invoices.general_invoices(Answer(body, 900, 1400, {}))
    assert [cell.text for cell in found.tables[0].cells] == ["车型", "金额", "快车", "0", "快车", "1"]
    (values,) = records(found)
    assert values["total"] == "1"


def test_a_kind_that_is_none_of_ours_is_told_as_lines() -> None:
    body = _piece("OtherInvoice", {"Title": "票", "OtherInvoiceListItems": [{"Name": "金额", "Value": "5.00"}]})
    found = answers_invoices.general_invoices(Answer(body, 900, 1400, {}))
    assert [line.text for line in found.lines] == ["金额：5.00"]
    assert found.documents == ()


@pytest.mark.parametrize(
    ("title", "kind", "key"),
    [
        ("电子发票（增值税专用发票）", "", "digital_special"),
        ("电子发票(普通发票)", "", "digital_normal"),
        ("北京增值税电子普通发票", "通行费发票", "electronic"),
        ("北京增值税电子普通发票(通行费)", "", "toll"),
        ("增值税普通发票(卷票)", "", "roll"),
        ("", "电子专用发票", "special_electronic"),
        ("", "", ""),
    ],
)
def test_the_kind_of_a_vat_invoice_is_told_by_its_title_first(title: str, kind: str, key: str) -> None:
    infos = [
        {"Name": "发票名称", "Value": title},
        {"Name": "发票类型", "Value": kind},
        {"Name": "开票人", "Value": "甲"},
    ]
    (values,) = records(read("VatInvoiceOCR", VatInvoiceInfos=infos))
    assert values["type"] == key


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2015.06.01-2035.06.01", ("2015.06.01", "2035.06.01")),
        ("2005.01.01-长期", ("2005.01.01", "长期")),
        ("2018-05-20-2028-05-20", ("2018-05-20", "2028-05-20")),
        ("2018-05-20至长期", ("2018-05-20", "长期")),
        ("2018年5月20日 至 2028年5月19日", ("2018年5月20日", "2028年5月19日")),
        ("20150601-20350601", ("20150601", "20350601")),
        ("2035.06.01", ("", "2035.06.01")),
        ("长期", ("", "长期")),
    ],
)
def test_ranges_of_dates_have_two_ends(text: str, ends: tuple[str, str]) -> None:
    assert date_range(text) == ends


def _emptied(value: Any, empty: Any) -> Any:
    if isinstance(value, dict):
        return {key: _emptied(each, empty) if isinstance(each, dict) else empty for key, each in value.items()}
    return empty


@pytest.mark.parametrize("name", sorted({name for name, *_ in READ} | FROM_PLACES))
@pytest.mark.parametrize("empty", [None, ""])
def test_answers_whose_values_are_empty_hold_no_documents(name: str, empty: str | None) -> None:
    body = {key: _emptied(value, empty) for key, value in sample(name).items()}
    if name == "RecognizeGeneralInvoice":
        with pytest.raises(NothingFound):
            reading(ENDPOINT[name], body)
        return
    found = reading(ENDPOINT[name], body)
    assert (found.lines, found.tables, found.codes, found.attachments) == ((), (), (), ())
    assert found.documents == ()


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_an_answer_with_anything_missing_is_still_read(data: st.DataObject) -> None:
    name, variant, _, _ = data.draw(st.sampled_from(READ))
    body = sample(name, variant)
    gone = data.draw(st.sets(st.sampled_from(sorted(body))))
    answer = {key: None if data.draw(st.booleans()) else value for key, value in body.items() if key not in gone}
    try:
        found = reading(ENDPOINT[name], answer)
    except NothingFound:
        assert name == "RecognizeGeneralInvoice"
        return
    assert all(line.text for document in found.documents for _, line in document.fields)


def test_a_crop_that_is_no_base64_is_left_out() -> None:
    assert answers_cards.crops({"card": "?", "portrait": None}) == ()
