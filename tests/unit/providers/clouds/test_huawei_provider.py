"""Huawei Cloud over a simulator that is as strict as its papers: every interface, both ways to sign in, failures."""

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from ocrdesk.documents.read_documents import make_records
from ocrdesk.documents.types import DOCUMENT_TYPES
from ocrdesk.errors import (
    ClockWrong,
    CloudError,
    CredentialsRefused,
    NothingFound,
    NotSubscribed,
    PermissionMissing,
    PictureRefused,
    ServiceFailed,
    Throttled,
)
from ocrdesk.providers.huawei.endpoints import ENDPOINTS
from ocrdesk.providers.huawei.huawei_provider import HuaweiProvider
from ocrdesk.providers.web.endpoint import Answer, Endpoint, Reading
from tests.simulators import HuaweiAccount, HuaweiSimulator, Wire
from tests.unit.providers.clouds.office import Office, drawn_page

SAMPLES = Path(__file__).resolve().parents[3] / "data" / "answers" / "huawei"
ACCOUNT = HuaweiAccount()
READ = {each.key for each in DOCUMENT_TYPES}


@pytest.fixture
def service() -> Iterator[HuaweiSimulator]:
    with HuaweiSimulator() as simulator:
        yield simulator


@pytest.fixture
def office(service: HuaweiSimulator, tmp_path: Path) -> Iterator[Office]:
    opened = open_office(service, tmp_path)
    yield opened
    opened.close()


def open_office(service: HuaweiSimulator, folder: Path, **options: str) -> Office:
    keys = {
        "access_key": ACCOUNT.access_key,
        "secret_key": ACCOUNT.secret_key,
        "project_id": ACCOUNT.project_id,
        "endpoint": service.url,
    }
    return Office(HuaweiProvider, keys | options, folder)


def with_token(service: HuaweiSimulator, folder: Path, **options: str) -> Office:
    signed_in = {
        "access_key": "",
        "secret_key": "",
        "project_id": "",
        "username": ACCOUNT.user,
        "password": ACCOUNT.password,
        "domain": ACCOUNT.domain,
        "iam_endpoint": service.url,
    }
    return open_office(service, folder, **signed_in | options)


def reading(api: str, variant: str = "ok") -> Reading:
    """A sample answer as its endpoint reads it."""
    sample = json.loads((SAMPLES / f"{api}.json").read_text(encoding="utf-8"))["success"][variant]["body"]["result"]
    endpoint = next(each for each in ENDPOINTS if each.name == api)
    return endpoint.read(Answer(sample, 1200, 800, {}))


def fields(found: Reading) -> list[dict[str, str]]:
    """The values of a reading's documents, cleaned as they are shown."""
    return [
        {"side": record.side or ""} | {value.key: value.text for value in record.fields if value.text}
        for record in make_records(found.documents, DOCUMENT_TYPES)
    ]


def has(found: Mapping[str, str], **expected: str) -> None:
    assert {key: found.get(key) for key in expected} == expected


def test_lines_come_with_their_characters() -> None:
    found = reading("general-text")
    assert [line.text for line in found.lines] == ["关于做好纸质档案数字化工作的通知", "各单位："]
    assert found.lines[0].confidence == pytest.approx(0.9991)
    assert found.rotation == 0


def test_tables_keep_spans_text_around_and_the_workbook() -> None:
    found = reading("general-table")
    (table,) = found.tables
    assert (table.cells[0].text, table.cells[0].row, table.cells[0].column) == ("品名", 0, 0)
    assert "2025 年采购表" in [line.text for line in found.lines]
    assert found.attachments[0].kind == "table"
    assert found.attachments[0].body.startswith(b"PK")


def test_an_identity_cards_sides() -> None:
    found = reading("id-card", "front")
    (front,) = fields(found)
    has(front, side="portrait", name="测试", birth_date="1990-03-07", id_number="110101199003078021")
    assert dict(found.documents[0].fields)["name"].quad != dict(found.documents[0].fields)["sex"].quad
    (back,) = fields(reading("id-card", "back_long_term"))
    has(back, side="emblem", valid_from="2005-01-01", valid_to="长期")
    assert [each["side"] for each in fields(reading("id-card", "double_side"))] == ["portrait", "emblem"]


def test_licences_with_both_pages() -> None:
    main, duplicate = fields(reading("driver-license", "double_side"))
    has(main, side="main", license_number="110101199003078021", first_issue_date="2012-05-20", valid_to="2028-05-20")
    has(duplicate, side="duplicate", file_number="110012345678")
    main, duplicate = fields(reading("vehicle-license", "double_side"))
    has(main, side="main", plate_number="京A12345", owner="测试", vin="LSVAB4183E2100001")
    has(duplicate, side="duplicate", file_number="110100123456", fuel_type="汽油")
    (alone,) = fields(reading("driver-license", "back"))
    assert alone["side"] == "duplicate"


def test_other_papers() -> None:
    has(fields(reading("business-license"))[0], credit_code="91110105MA01ABCD5F", established_date="2018-01-08")
    has(fields(reading("bankcard"))[0], card_number="6222020200112345679", bank="示例银行", valid_to="2029-07")
    has(fields(reading("passport"))[0], passport_number="E12345678", birth_date="1990-03-07", name_native="测试")
    has(fields(reading("business-card"))[0], mobile="13800138000", phone="010-12345678", wechat="ceshi_wx")
    assert [each["plate_number"] for each in fields(reading("license-plate", "two"))] == ["京A12345", "粤BD12345"]
    has(fields(reading("license-plate", "one"))[0], color="blue")
    has(fields(reading("vin"))[0], vin="LSVAB4183E2100001")


def test_invoices_and_tickets() -> None:
    found = reading("vat-invoice")
    has(
        fields(found)[0], number="12345678", issue_date="2025-01-15", total="113.00", seller_tax_id="91310000MA1FL0XY5R"
    )
    assert [cell.text for cell in found.tables[0].cells if cell.row == 1][:2] == ["*办公用品*签字笔", "0.5mm"]
    has(fields(reading("train-ticket"))[0], train_number="G1", price="553.0", from_station="北京南")
    has(fields(reading("taxi-invoice"))[0], total="42.00", date="2025-01-15")
    has(fields(reading("quota-invoice"))[0], amount_words="伍拾元整", number="00123456")
    has(fields(reading("toll-invoice"))[0], entrance="广州北", exit="深圳南头", amount="35.00")
    has(fields(reading("mvs-invoice"))[0], total="100000.00", vin="LSVAB4183E2100001")
    flight = reading("flight-itinerary")
    has(fields(flight)[0], passenger="测试", e_ticket_number="7812345678901")
    assert flight.tables[0].rows == 2


def spelt(api: str, variant: str, **told: object) -> dict[str, str]:
    """The first document's values of a sample whose fields are these."""
    sample = json.loads((SAMPLES / f"{api}.json").read_text(encoding="utf-8"))["success"][variant]["body"]["result"]
    endpoint = next(each for each in ENDPOINTS if each.name == api)
    return fields(endpoint.read(Answer({**sample, **told}, 1200, 800, {})))[0]


@pytest.mark.parametrize(
    ("api", "variant", "told", "expected"),
    [
        ("vat-invoice", "ok", {"type": "fully_digitalized_special_electronic"}, {"type": "digital_special"}),
        ("vat-invoice", "ok", {"type": "fully_digitalized_normal_electronic"}, {"type": "digital_normal"}),
        ("vat-invoice", "ok", {"type": "roll"}, {"type": "roll"}),
        ("vat-invoice", "ok", {"number": "No12345678"}, {"number": "12345678"}),
        ("driver-license", "front", {"type": "normal"}, {"variant": "paper"}),
        ("driver-license", "front", {"type": "electronic"}, {"variant": "electronic"}),
        ("train-ticket", "ok", {"departure_station": "北京南站"}, {"from_station": "北京南"}),
        ("flight-itinerary", "ok", {}, {"fund": "50.00", "fuel_surcharge": "60.00", "total": "1310.00"}),
        ("flight-itinerary", "ok", {"fuel_surcharge": "EXEMPT"}, {"fuel_surcharge": "EXEMPT"}),
        ("quota-invoice", "ok", {}, {"amount": "50.00", "amount_words": "伍拾元整"}),
        ("quota-invoice", "ok", {"amount": "壹佰零伍元伍角"}, {"amount": "105.50"}),
        ("quota-invoice", "ok", {"amount": "拾元"}, {"amount": "10.00"}),
        ("quota-invoice", "ok", {"amount": "伍角"}, {"amount": "0.50"}),
        ("quota-invoice", "ok", {"amount": "50"}, {"amount": "50"}),
        ("business-license", "ok", {"registration_number": "1101051234567"}, {"registration_number": "1101051234567"}),
    ],
)
def test_what_the_service_writes_otherwise_comes_as_everywhere(
    api: str, variant: str, told: dict[str, object], expected: dict[str, str]
) -> None:
    found = spelt(api, variant, **told)
    assert {key: found.get(key) for key in expected} == expected


def test_an_old_number_of_a_business_licence_is_no_credit_code() -> None:
    assert "credit_code" not in spelt("business-license", "ok", registration_number="1101051234567")


def test_what_the_service_is_not_sure_of_at_all_is_not_taken_for_certain() -> None:
    box = [[0, 0], [90, 0], [90, 20], [0, 20]]
    block = {"words": "某", "location": box, "confidence": 0.0}
    block["char_list"] = [{"char": "某", "char_location": box, "char_confidence": 0.0}]
    endpoint = next(each for each in ENDPOINTS if each.name == "general-text")
    (line,) = endpoint.read(Answer({"words_block_list": [block]}, 1200, 800, {})).lines
    assert (line.confidence, line.characters[0].confidence) == (0.0, 0.0)
    plates = next(each for each in ENDPOINTS if each.name == "license-plate")
    told = [{"plate_number": "京A12345", "plate_color": "blue", "plate_location": box, "confidence": 0.0}]
    assert plates.read(Answer(told, 1200, 800, {})).documents[0].fields[0][1].confidence == 0.0


def test_a_confidence_that_is_null_costs_no_paid_answer() -> None:
    assert spelt("vat-invoice", "ok", confidence={"number": None})["number"] == "12345678"


def test_the_classifier_reads_what_it_finds_and_tells_what_it_cannot() -> None:
    found = reading("auto-classification", "two_with_one_failed")
    has(fields(found)[0], total="42.00")
    assert [each.key for each in found.warnings] == ["unread"]


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda each: f"{each.name} for {each.documents[0]}")
def test_every_interface_is_called_as_the_service_wants_it(
    service: HuaweiSimulator, office: Office, endpoint: Endpoint
) -> None:
    choice = {"web-image": "web", "handwriting": "handwriting"}.get(endpoint.name, "accurate")
    office.provider.configure(dict(office.provider._values) | {"accuracy": choice})
    document = endpoint.documents[0]
    found = office.read(drawn_page(width=1000, height=700), document)
    assert [call.action for call in service.accepted] == [endpoint.name]
    if document in READ:
        assert [each.type for each in found.documents][:1] == [document]


def test_a_token_is_fetched_once_with_the_regions_project(service: HuaweiSimulator, tmp_path: Path) -> None:
    office = with_token(service, tmp_path)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(office.read, [drawn_page(f"page {n}") for n in range(4)]))
    assert all(each.lines for each in found)
    assert [call.action for call in service.calls].count("IAM") == 1
    service.void_tokens()
    assert office.read(drawn_page("another")).lines
    assert [call.action for call in service.calls].count("IAM") == 2
    office.close()


def test_a_wrong_password_is_told_and_not_repeated(service: HuaweiSimulator, tmp_path: Path) -> None:
    office = with_token(service, tmp_path, password="wrong")  # noqa: S106 - invented
    with pytest.raises(CredentialsRefused) as caught:
        office.read(drawn_page())
    assert str(caught.value.title) == "User name or password is wrong"
    assert len(service.calls) == 1
    office.close()


@pytest.mark.parametrize(
    ("code", "message", "outcome"),
    [
        ("APIG.0301", "verify aksk signature fail", (CredentialsRefused, 1)),
        ("APIG.0302", "", (PermissionMissing, 1)),
        ("ModelArts.4204", "", (NotSubscribed, 1)),
        ("APIG.0308", "", (Throttled, 4)),
        ("APIG.0201", "Backend timeout (504)", (ServiceFailed, 4)),
        ("APIG.0201", "Request entity too large (413)", (PictureRefused, 1)),
        ("AIS.0102", "", (PictureRefused, 1)),
        ("AIS.0104", "", (NothingFound, 1)),
        ("AIS.0105", "", (ServiceFailed, 2)),
        ("AIS.0118", "", (ServiceFailed, 1)),
    ],
)
def test_a_refusal_ends_in_its_class_after_its_repetitions(
    service: HuaweiSimulator, office: Office, code: str, message: str, outcome: tuple[type[CloudError], int]
) -> None:
    error, calls = outcome
    with service.failing(code, message=message), pytest.raises(error):
        office.read(drawn_page())
    assert (len(service.calls), office.billed()) == (calls, 0)


@pytest.mark.parametrize("what", [Wire.RESET, Wire.HTML, Wire.CUT_OFF, Wire.EMPTY])
def test_trouble_on_the_way_is_tried_again(service: HuaweiSimulator, office: Office, what: Wire) -> None:
    service.fail(what, 2)
    assert office.read(drawn_page()).lines
    assert len(service.calls) == 3


def test_a_wrong_clock_is_known_from_the_answer_and_corrected_where_allowed(
    service: HuaweiSimulator, office: Office, tmp_path: Path
) -> None:
    office.clock.ahead = timedelta(hours=3)
    with pytest.raises(ClockWrong) as caught:
        office.read(drawn_page())
    assert caught.value.values["seconds"] == pytest.approx(-3 * 3600, abs=60)
    allowed = open_office(service, tmp_path, clock="service")
    allowed.clock.ahead = timedelta(hours=3)
    assert allowed.read(drawn_page()).lines
    allowed.close()


def test_the_connection_is_tested_without_a_paid_call(service: HuaweiSimulator, office: Office, tmp_path: Path) -> None:
    assert "Nothing was paid" in str(office.provider.check())
    wrong = open_office(service, tmp_path, secret_key="wrong")  # noqa: S106 - invented
    with pytest.raises(CredentialsRefused):
        wrong.provider.check()
    wrong.close()
    assert sum(call.billed for call in service.calls) == 0


def test_the_classifier_is_asked_first_where_the_clerk_wants_it(service: HuaweiSimulator, tmp_path: Path) -> None:
    office = open_office(service, tmp_path, split="service")
    found = office.read(drawn_page(), "auto")
    assert [each.type for each in found.documents] == ["taxi_invoice"]
    assert [call.action for call in service.calls] == ["auto-classification"]
    with service.failing("AIS.0104", when=lambda call: call.action == "auto-classification"):
        assert office.read(drawn_page("plain"), "auto").lines
    assert [call.action for call in service.accepted] == ["auto-classification", "general-text"]
    office.close()


def test_pages_whose_papers_are_found_here_are_not_sent_whole(service: HuaweiSimulator, office: Office) -> None:
    assert not office.provider.reads("auto")
    assert office.provider.calls("auto") == 1
