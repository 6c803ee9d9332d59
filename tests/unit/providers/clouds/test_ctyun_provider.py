"""CTYUN over a simulator that is as strict as its manual: pages gathered, answers read, failures told."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from ocrdesk.documents.read_documents import make_records
from ocrdesk.documents.types import DOCUMENT_TYPES
from ocrdesk.errors import (
    CallRejected,
    CloudError,
    CloudsLocked,
    CredentialsRefused,
    NetworkFailed,
    NothingFound,
    NotSubscribed,
    PausingError,
    PictureRefused,
    ServiceFailed,
    ThrottledForNow,
)
from ocrdesk.model import Page
from ocrdesk.providers.ctyun.ctyun_provider import CtyunProvider
from ocrdesk.providers.ctyun.endpoints import ENDPOINTS
from ocrdesk.providers.web.endpoint import Answer
from ocrdesk.providers.web.seams import Network
from tests.simulators import CtyunAccount, CtyunSimulator, Wire
from tests.unit.providers.clouds.office import Office, drawn_page

SAMPLES = Path(__file__).resolve().parents[3] / "data" / "answers" / "ctyun"
ACCOUNT = CtyunAccount()
BY_NAME = {endpoint.name: endpoint for endpoint in ENDPOINTS}


@pytest.fixture
def service() -> Iterator[CtyunSimulator]:
    with CtyunSimulator(calls_per_second=0) as simulator:
        yield simulator


@pytest.fixture
def office(service: CtyunSimulator, tmp_path: Path) -> Iterator[Office]:
    opened = open_office(service, tmp_path)
    yield opened
    opened.close()


def open_office(service: CtyunSimulator, folder: Path, network: Network | None = None, **options: str) -> Office:
    keys = {
        "access_key": ACCOUNT.access_key,
        "security_key": f" {ACCOUNT.security_key}\n",  # as pasted
        "app_key": ACCOUNT.app_key,
        "endpoint": service.url,
    }
    return Office(CtyunProvider, keys | options, folder, network=network)


def fields(api: str, variant: str, element: int = 0) -> dict[str, str]:
    """The values of a sample answer's first document, cleaned and judged."""
    body = json.loads((SAMPLES / f"{api}.json").read_text(encoding="utf-8"))["success"][variant]["body"]["returnObj"]
    answer = Answer(body[element] if isinstance(body, list) else body, 800, 500, {})
    (record,) = make_records(BY_NAME[api].read(answer).documents, DOCUMENT_TYPES)
    return {"side": record.side or ""} | {value.key: value.text for value in record.fields if value.text}


def test_lines_have_their_places_on_the_page(office: Office) -> None:
    found = office.read(drawn_page())
    assert found.provider == "ctyun"
    assert found.lines
    assert all(line.text == line.text.strip() for line in found.lines)


def test_the_portrait_side_is_known_by_what_it_holds() -> None:
    assert fields("idcard", "portrait_side_is_back") == {
        "side": "portrait",
        "name": "测试",
        "sex": "女",
        "ethnicity": "汉",
        "birth_date": "1990-03-07",
        "address": "北京市东城区示例胡同1号",
        "id_number": "110101199003078021",
    }


def test_the_emblem_side_is_known_by_what_it_holds() -> None:
    assert fields("idcard", "emblem_side_is_front") == {
        "side": "emblem",
        "issuing_authority": "北京市公安局东城分局",
        "valid_from": "2015-06-01",
        "valid_to": "2035-06-01",
    }


def test_a_business_licence_with_the_services_own_spelling() -> None:
    found = fields("businesslicense", "two_column")
    assert found["credit_code"] == "91110105MA01ABCD5F"
    assert found["registered_capital"] == found["paid_in_capital"] == "100万元人民币"
    assert found["established_date"] == "2018-01-08"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"union_id": "110105012345674", "regist_no": ""}, {"registration_number": "110105012345674"}),
        ({"union_id": "", "regist_no": "91110105MA01ABCD5F"}, {"credit_code": "91110105MA01ABCD5F"}),
        (
            {"union_id": "91110105MA01ABCD5F", "regist_no": "110105012345674"},
            {"credit_code": "91110105MA01ABCD5F", "registration_number": "110105012345674"},
        ),
    ],
)
def test_a_licences_numbers_are_told_apart_by_their_length(told: dict[str, str], expected: dict[str, str]) -> None:
    detail = {"name": "北京示例科技有限公司", **told}
    answer = Answer({"license_type": "Business License", "detail": detail}, 800, 500, {})
    (found,) = BY_NAME["businesslicense"].read(answer).documents
    values = {key: line.text for key, line in found.fields}
    assert {key: values.get(key) for key in ("credit_code", "registration_number") if key in values} == expected


def test_a_plate_with_its_colour() -> None:
    assert fields("plate", "ok") == {"side": "", "plate_number": "京A12345", "color": "blue"}


@pytest.mark.parametrize(
    ("told", "colour"),
    [("蓝牌", "blue"), ("黄牌", "yellow"), ("新能源绿牌", "green"), ("白牌", "white"), ("黑牌", "black")],
)
def test_each_kind_of_plate_is_told_by_its_colour(told: str, colour: str) -> None:
    box = [[123, 191], [214, 195], [213, 226], [122, 222]]
    plate = {"box": box, "plate_type": told, "platelicense": "京A12345", "confidence": 0.0}
    (found,) = BY_NAME["plate"].read(Answer({"detail": [plate]}, 800, 500, {})).documents
    assert [line.confidence for _key, line in found.fields] == [0.0, 0.0], "not sure at all is not certain"
    (record,) = make_records((found,), DOCUMENT_TYPES)
    assert record.text("color") == colour


@pytest.mark.parametrize(
    ("document", "variant"),
    [("license_plate", "none"), ("business_license", "not_a_licence")],
    ids=["plate", "licence"],
)
def test_a_success_that_holds_nothing_is_told_and_paid_once(
    service: CtyunSimulator, office: Office, document: str, variant: str
) -> None:
    service.variants = {"plate": variant, "businesslicense": variant}
    for _ in range(2):
        with pytest.raises(NothingFound):
            office.read(drawn_page(), document)
    assert len(service.calls) == 1


def test_pages_that_come_together_go_in_one_call(service: CtyunSimulator, office: Office) -> None:
    pages = [drawn_page(f"page {n}") for n in range(5)]
    with ThreadPoolExecutor(5) as pool:
        found = list(pool.map(office.read, pages))
    assert len(found) == 5
    assert [len(call.pictures) for call in service.calls] == [5]
    assert office.billed() == 5


def test_one_failed_picture_of_a_batch_fails_alone(tmp_path: Path) -> None:
    sample = json.loads((SAMPLES / "general.json").read_text(encoding="utf-8"))["success"]["batch_one_failed"]["body"]
    transport = httpx.MockTransport(lambda _request: httpx.Response(200, json=sample))
    keys = {"access_key": "a", "security_key": "b", "app_key": "c"}
    office = Office(CtyunProvider, keys, tmp_path, transport=transport)
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda n: outcome(office, drawn_page(f"page {n}")), range(2)))
    assert sorted(type(each).__name__ for each in results) == ["PictureRefused", "Recognition"]
    office.close()


def test_a_missing_answer_in_a_batch_costs_the_others_nothing(tmp_path: Path) -> None:
    sample = json.loads((SAMPLES / "general.json").read_text(encoding="utf-8"))["success"]["batch_one_failed"]["body"]
    whole = next(each for each in sample["returnObj"] if "detail" in each)
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json={**sample, "returnObj": [None, whole]}))
    office = Office(
        CtyunProvider, {"access_key": "a", "security_key": "b", "app_key": "c"}, tmp_path, transport=transport
    )
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda n: outcome(office, drawn_page(f"page {n}")), range(2)))
    assert sorted(type(each).__name__ for each in results) == ["Recognition", "ServiceFailed"]
    office.close()


def outcome(office: Office, page: Page) -> object:
    try:
        return office.read(page)
    except CloudError as exc:
        return exc


def test_the_same_page_is_paid_once_even_by_another_program(
    service: CtyunSimulator, office: Office, tmp_path: Path
) -> None:
    first = office.read(drawn_page())
    other = open_office(service, tmp_path)
    assert other.read(drawn_page()).lines == first.lines
    other.close()
    assert (len(service.calls), office.billed()) == (1, 1)
    office.read(drawn_page(), afresh=True)
    assert len(service.calls) == 2


def test_the_other_alphabet_is_tried_once_and_remembered(tmp_path: Path) -> None:
    with CtyunSimulator(calls_per_second=0, standard_base64=["general"]) as service:
        office = open_office(service, tmp_path)
        for n in range(3):
            assert office.read(drawn_page(f"page {n}")).lines
        assert len(service.calls) == 4
        office.close()


def test_the_other_time_base_is_tried_once_and_remembered(tmp_path: Path) -> None:
    with CtyunSimulator(calls_per_second=0, time_base="utc") as service:
        office = open_office(service, tmp_path)
        for n in range(2):
            assert office.read(drawn_page(f"page {n}")).lines
        assert [call.code for call in service.calls] == ["10020", "", ""]
        office.close()


def test_throttling_is_not_tried_again_and_lets_the_queue_wait(service: CtyunSimulator, office: Office) -> None:
    service.fail("HTTP 429 or a rate message")
    with pytest.raises(ThrottledForNow):
        office.read(drawn_page())
    assert len(service.calls) == 1
    assert office.read(drawn_page()).lines, "once the clerk goes on"
    assert max(office.clock.waits) >= 0.5, "and more slowly"


@pytest.mark.parametrize(
    ("code", "error", "calls"),
    [
        ("10002", CredentialsRefused, 1),
        ("10020", CredentialsRefused, 2),
        ("40006", CredentialsRefused, 1),
        ("50000", ServiceFailed, 2),
        ("50002", NotSubscribed, 1),
        ("51003", PausingError, 1),
        ("HTTP 3xx", NetworkFailed, 1),
        ("HTTP 5xx", ServiceFailed, 2),
        ("AI_OP_400008", CallRejected, 1),
        ("AI_OP_410002", PictureRefused, 1),
        ("AI_OP_500001", ServiceFailed, 2),
    ],
)
def test_a_refusal_ends_in_its_class_after_its_repetitions(
    service: CtyunSimulator, office: Office, code: str, error: type[CloudError], calls: int
) -> None:
    with service.failing(code), pytest.raises(error) as caught:
        office.read(drawn_page())
    assert len(service.calls) == calls
    assert office.billed() == 0
    assert ACCOUNT.security_key not in f"{caught.value!r} {caught.value.details} {caught.value}"


@pytest.mark.parametrize(
    ("what", "error", "calls"),
    [
        (Wire.RESET, NetworkFailed, 4),
        (Wire.CUT_JSON, ServiceFailed, 4),
        (Wire.NOT_JSON, ServiceFailed, 4),
        (Wire.CUT_OFF, ServiceFailed, 4),
        (Wire.HTML, ServiceFailed, 2),
        (Wire.REDIRECT, NetworkFailed, 1),
    ],
)
def test_a_broken_connection_is_told_in_words(
    service: CtyunSimulator, office: Office, what: Wire, error: type[CloudError], calls: int
) -> None:
    with service.failing(what), pytest.raises(error):
        office.read(drawn_page())
    assert len(service.calls) == calls


def test_the_connection_is_tested_without_a_paid_call(service: CtyunSimulator, office: Office, tmp_path: Path) -> None:
    assert "Nothing was paid" in str(office.provider.check())
    assert sum(call.billed for call in service.calls) == 0
    wrong = open_office(service, tmp_path, access_key="wrong")
    with pytest.raises(CredentialsRefused):
        wrong.provider.check()
    wrong.close()


def test_nothing_goes_out_while_the_clouds_are_locked(service: CtyunSimulator, tmp_path: Path) -> None:
    office = open_office(service, tmp_path, network=Network(proxy="none", locked=True))
    with pytest.raises(CloudsLocked):
        office.read(drawn_page())
    with pytest.raises(CloudsLocked):
        office.provider.check()
    assert service.calls == ()
    office.close()


def test_a_blank_page_is_not_sent(service: CtyunSimulator, office: Office) -> None:
    with pytest.raises(NothingFound):
        office.read(Page(1, 100, 100, b"\xfe" * 30_000))
    assert service.calls == ()


def test_an_unsafe_address_is_refused(service: CtyunSimulator, tmp_path: Path) -> None:
    office = open_office(service, tmp_path, endpoint="http://ocr.example.com")
    with pytest.raises(CallRejected):
        office.read(drawn_page())
    office.close()
