"""Tencent Cloud over real HTTP: what is sent, what is paid for, what a wrong clock and a limit do."""

# ruff: noqa: S106 - every key here is invented

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from ocrdesk.errors import (
    CallRejected,
    ClockWrong,
    CredentialsRefused,
    NothingFound,
    NotSubscribed,
    PermissionMissing,
    PictureRefused,
    QuotaUsedUp,
    ServiceFailed,
    Throttled,
)
from ocrdesk.model import Page, Quad, Request
from ocrdesk.providers.fitting import fit
from ocrdesk.providers.tencent.endpoints import CLASSIFIER, ENDPOINTS
from ocrdesk.providers.tencent.tencent_provider import TencentProvider
from ocrdesk.providers.tencent.wire import TencentWire
from tests.simulators import TencentAccount, TencentSimulator
from tests.unit.providers.clouds.tencent_service import (
    ACCOUNT,
    KEYS,
    YEARS,
    Waits,
    page,
    provider,
    recognize,
    values,
)

WORDS = sorted({word for each in ENDPOINTS for word in each.documents} - {"line"})
HIDDEN = {"AES": "rsa_public", "SM4": "sm2_public"}


@pytest.fixture
def service() -> Iterator[TencentSimulator]:
    with TencentSimulator() as running:
        yield running


@pytest.mark.parametrize("word", WORDS)
def test_every_call_is_accepted_and_answered(service: TencentSimulator, tmp_path: Path, word: str) -> None:
    with provider(service, tmp_path, warnings="true", card_crop="true", portrait_crop="true") as (made, ledger):
        found = recognize(made, word)
        (total,) = ledger.totals(*YEARS)
    (call,) = service.calls
    endpoint = made.endpoint(word)
    assert endpoint is not None
    assert (call.accepted, call.action, total.api) == (True, endpoint.name, endpoint.name)
    assert (total.calls, total.billed, total.code) == (1, 1, "")
    assert found.raw
    assert [each.type for each in found.documents][:1] == ([] if word in PLAIN else [word]) or word in MIXED


PLAIN = {"text", "handwriting", "table", "codes"}
MIXED = {each.documents[0] for each in ENDPOINTS if each.name == "RecognizeGeneralInvoice"}
"""The sample answer does not depend on what these words ask for."""


@pytest.mark.parametrize(
    ("options", "word", "action", "parameters"),
    [
        ({"accuracy": "fast", "language": "jap"}, "text", "GeneralBasicOCR", {"LanguageType": "jap", "IsWords": True}),
        ({}, "text", "GeneralAccurateOCR", {"ConfigID": "OCR", "IsWords": True}),
        ({"language": "auto"}, "text", "GeneralAccurateOCR", {"ConfigID": "MulOCR"}),
        ({"accuracy": "handwriting"}, "text", "GeneralHandwritingOCR", {"EnableWordPolygon": True}),
        ({"only_handwriting": "true"}, "handwriting", "GeneralHandwritingOCR", {"Scene": "only_hw"}),
        ({"tables": "japanese"}, "table", "RecognizeTableOCR", {"TableLanguage": "jap"}),
        ({"tables": "complex"}, "table", "RecognizeTableAccurateOCR", {"UseNewModel": True}),
        ({"passports": "any"}, "passport", "MLIDPassportOCR", {"RetImage": False}),
        ({"portrait_crop": "true"}, "passport", "PassportOCR", {"CropPortrait": True, "Type": "CN"}),
        ({"warnings": "false"}, "business_license", "BizLicenseOCR", {"EnableCopyWarn": False}),
        ({"forgery": "true"}, "id_card", "RecognizeValidIDCardOCR", {"CardType": 0, "EnableReshootCheck": True}),
        ({}, "toll_invoice", "RecognizeGeneralInvoice", {"Types": [13], "EnablePdf": False}),
        ({}, "foreigner_residence_card", "RecognizeValidIDCardOCR", {"CardType": 12, "EnablePSCheck": True}),
    ],
)
def test_options_choose_calls_and_parameters(
    tmp_path: Path, options: dict[str, str], word: str, action: str, parameters: dict[str, object]
) -> None:
    with TencentSimulator() as service, provider(service, tmp_path, None, **options) as (made, _):
        recognize(made, word)
    (call,) = service.calls
    assert call.action == action
    assert {name: call.parameters.get(name) for name in parameters} == parameters


def test_all_invoices_are_asked_for_without_a_type(service: TencentSimulator, tmp_path: Path) -> None:
    with provider(service, tmp_path) as (made, _):
        found = recognize(made, "invoices")
    assert "Types" not in service.calls[0].parameters
    assert [each.type for each in found.documents] == ["taxi_invoice", "quota_invoice"]


def test_an_id_cards_warnings_and_crops_are_asked_for_and_come(service: TencentSimulator, tmp_path: Path) -> None:
    with provider(service, tmp_path, portrait_crop="true") as (made, _):
        found = recognize(made, "id_card")
    config = json.loads(str(service.calls[0].parameters["Config"]))
    assert config["MultiCardDetect"] is config["CopyWarn"] is config["CropPortrait"] is True
    assert "CropIdCard" not in config
    assert [each.key for each in found.warnings] == ["reshot"]
    assert [each.kind for each in found.attachments] == ["portrait"]


def test_a_drawn_line_is_read_as_one(service: TencentSimulator, tmp_path: Path) -> None:
    with provider(service, tmp_path) as (made, _):
        quad = Quad.from_box(10, 10, 500, 200)
        line = made.read_line(page(), quad)
    (call,) = service.calls
    assert (call.action, call.parameters["EnableDetectText"]) == ("GeneralAccurateOCR", False)
    assert (line.text, line.quad) == ("测试", quad)


def test_a_drawn_line_of_handwriting_is_read_as_such(service: TencentSimulator, tmp_path: Path) -> None:
    with provider(service, tmp_path, accuracy="handwriting") as (made, _):
        assert made.read_line(page(), Quad.from_box(10, 10, 500, 200)).text == "张三"
    assert service.calls[0].action == "GeneralHandwritingOCR"


def test_the_same_page_is_paid_for_once_even_after_a_restart(service: TencentSimulator, tmp_path: Path) -> None:
    with provider(service, tmp_path) as (made, _):
        first = recognize(made, "id_card")
        again = recognize(made, "id_card")
    with provider(service, tmp_path) as (made, ledger):
        restarted = recognize(made, "id_card")
        assert len(service.calls) == 1
        recognize(made, "id_card", afresh=True)
        recognize(made, "id_card", page(shade=9))
        assert ledger.billed("tencent", YEARS[0]) == 3
    assert first.documents == again.documents == restarted.documents
    assert len(service.calls) == 3


def test_a_blank_page_is_not_paid_for(service: TencentSimulator, tmp_path: Path) -> None:
    blank = Page(1, 800, 600, b"\xff" * (800 * 600 * 3))
    with provider(service, tmp_path) as (made, _), pytest.raises(NothingFound):
        recognize(made, "id_card", blank)
    assert service.calls == ()


def test_a_page_too_long_for_tables_is_not_paid_for(service: TencentSimulator, tmp_path: Path) -> None:
    with provider(service, tmp_path) as (made, _), pytest.raises(PictureRefused):
        recognize(made, "table", page(6000, 100))
    assert service.calls == ()


def test_a_page_a_little_too_long_for_tables_gets_a_margin(service: TencentSimulator, tmp_path: Path) -> None:
    with provider(service, tmp_path) as (made, _):
        found = recognize(made, "table", page(2000, 650))
    assert (found.width, found.height) == (2000, 650)
    assert service.calls[0].accepted


def test_a_small_page_of_a_table_is_made_large_enough(service: TencentSimulator, tmp_path: Path) -> None:
    with provider(service, tmp_path) as (made, _):
        found = recognize(made, "table", page(450, 300))
    assert (found.width, found.height) == (450, 300)
    assert service.calls[0].accepted


@pytest.mark.parametrize(
    ("word", "usual", "large"),
    [("text", 7_000_000, 9_950_000), ("business_license", 7_000_000, 7_000_000), ("vin", 7_000_000, 9_950_000)],
)
def test_large_uploads_are_for_calls_that_take_them(
    service: TencentSimulator, tmp_path: Path, word: str, usual: int, large: int
) -> None:
    with provider(service, tmp_path) as (made, _):
        endpoint = made.endpoint(word)
        made.configure({"large_uploads": "true"})
        grown = made.endpoint(word)
    assert endpoint is not None
    assert grown is not None
    assert (endpoint.limits.bytes, grown.limits.bytes) == (usual, large)


@pytest.mark.parametrize("algorithm", HIDDEN)
def test_the_largest_picture_fits_into_a_call_sealed_or_not(
    service: TencentSimulator, tmp_path: Path, algorithm: str
) -> None:
    picture = b"\xff" * (5_250_000 - 2)
    options = {"encryption": algorithm, "encryption_key": getattr(service.keys, HIDDEN[algorithm])}
    with provider(service, tmp_path) as (made, _):
        plain = made.make_wire(made._values)
        sealed = made.make_wire(dict(made._values) | options)
        by_name = {each.name: each for each in ENDPOINTS}
        assert len(plain.body(by_name["IDCardOCR"], [picture], {})) < 7_001_000
        assert len(sealed.body(by_name["RecognizeEncryptedIDCardOCR"], [picture], {})) < 9_400_000


@pytest.mark.parametrize("algorithm", HIDDEN)
def test_an_encrypted_id_card_call_is_sealed_and_its_answer_opened(
    service: TencentSimulator, tmp_path: Path, algorithm: str
) -> None:
    key = getattr(service.keys, HIDDEN[algorithm])
    with provider(service, tmp_path, encryption=algorithm, encryption_key=key) as (made, ledger):
        found = recognize(made, "id_card")
        recognize(made, "id_card")
        (total,) = ledger.totals(*YEARS)
    (call,) = service.calls
    assert call.action == total.api == "RecognizeEncryptedIDCardOCR"
    assert values(found)["id_number"] == "110101199003078021"
    assert "Config" in call.parameters


@pytest.mark.parametrize("key", ["", "no key", "bm8ga2V5"])
def test_without_a_usable_public_key_nothing_is_sent(service: TencentSimulator, tmp_path: Path, key: str) -> None:
    hidden = provider(service, tmp_path, encryption="SM4", encryption_key=key)
    with hidden as (made, _), pytest.raises(CredentialsRefused) as caught:
        recognize(made, "id_card")
    assert "public key" in str(caught.value.title)
    assert service.calls == ()


def test_an_answer_that_cannot_be_opened_is_told_so(service: TencentSimulator, tmp_path: Path) -> None:
    service.variants["RecognizeEncryptedIDCardOCR"] = "ok"
    key = service.keys.rsa_public
    with provider(service, tmp_path, encryption="AES", encryption_key=key) as (made, ledger):
        wire = made.make_wire(dict.fromkeys(made._values, "") | KEYS | {"encryption": "AES", "encryption_key": key})
        assert isinstance(wire, TencentWire)
        endpoint = made.endpoint("id_card")
        assert endpoint is not None
        wire.body(endpoint, [b"picture"], {})
        body = {"Response": {"EncryptedBody": "AAAA", "RequestId": "7"}}
        from ocrdesk.providers.web.failures import Refusal
        from ocrdesk.providers.web.wire import HttpAnswer

        (result,) = wire.results(endpoint, HttpAnswer(200, {}, body))
        assert isinstance(result, Refusal)
        assert result.request_id == "7"
        assert ledger.totals(*YEARS) == ()


def test_throttling_slows_down_to_the_limit_that_is_named(tmp_path: Path) -> None:
    turns = Waits()
    with TencentSimulator() as service, provider(service, tmp_path, turns) as (made, _):
        recognize(made, "vin")
        words = "exceeds the frequency limit `3` for a second."
        service.fail("RequestLimitExceeded", message=words)
        recognize(made, "vin", page(shade=1))
        begun = turns.time
        for shade in range(2, 8):
            recognize(made, "vin", page(shade=shade))
    assert turns.time - begun >= 5 / 3


def test_calls_a_second_are_never_passed(tmp_path: Path) -> None:
    turns = Waits()
    with TencentSimulator(calls_per_second=0) as service, provider(service, tmp_path, turns) as (made, _):
        for shade in range(11):
            recognize(made, "vin", page(shade=shade))
    assert turns.time >= 1.0


def test_the_clerks_own_limit_holds_too(tmp_path: Path) -> None:
    turns = Waits()
    with TencentSimulator() as service, provider(service, tmp_path, turns, calls_per_second="2") as (made, _):
        for shade in range(3):
            recognize(made, "vin", page(shade=shade))
    assert turns.time >= 1.0


def test_a_wrong_clock_stops_the_queue_and_says_by_how_much(service: TencentSimulator, tmp_path: Path) -> None:
    slow = Waits(off=timedelta(hours=-1))
    with provider(service, tmp_path, slow) as (made, _), pytest.raises(ClockWrong) as caught:
        recognize(made, "vin")
    assert abs(float(str(caught.value.values["seconds"])) - 3600) <= 2
    assert len(service.calls) == 1


def test_the_services_clock_is_taken_where_the_clerk_chose_it(service: TencentSimulator, tmp_path: Path) -> None:
    slow = Waits(off=timedelta(hours=-9))
    with provider(service, tmp_path, slow, clock="service") as (made, ledger):
        assert recognize(made, "vin").documents
        recognize(made, "vin", page(shade=3))
        told = {total.code: total.calls for total in ledger.totals(*YEARS)}
    assert told == {"AuthFailure.SignatureExpire": 1, "": 2}


def test_all_pages_under_way_go_on_with_the_services_clock(service: TencentSimulator, tmp_path: Path) -> None:
    slow = Waits(off=timedelta(minutes=-20))
    service.answer_seconds = 0.05
    with (
        provider(service, tmp_path, slow, clock="service") as (made, _),
        ThreadPoolExecutor(5) as pool,
    ):
        found = list(pool.map(lambda shade: recognize(made, "vin", page(shade=shade)), range(5)))
    assert all(each.documents for each in found)
    assert len(service.accepted) == 5


def test_a_refusal_for_time_is_believed_once(service: TencentSimulator, tmp_path: Path) -> None:
    service.fail("AuthFailure.SignatureExpire", None)
    with provider(service, tmp_path, clock="service") as (made, _), pytest.raises(ClockWrong):
        recognize(made, "vin")
    assert len(service.calls) == 1


def test_a_temporary_key_carries_its_token(tmp_path: Path) -> None:
    account = TencentAccount(token="sts token")
    with TencentSimulator([account]) as service:
        with provider(service, tmp_path, token="sts token") as (made, _):
            assert recognize(made, "vin").documents
        with provider(service, tmp_path) as (made, _), pytest.raises(CredentialsRefused):
            recognize(made, "vin", page(shade=2))


def test_the_region_is_sent(tmp_path: Path) -> None:
    with TencentSimulator(regions=["ap-beijing"]) as service:
        with provider(service, tmp_path, region="ap-beijing") as (made, _):
            assert recognize(made, "vin").documents
        with provider(service, tmp_path) as (made, _), pytest.raises(CallRejected) as caught:
            recognize(made, "vin", page(shade=2))
    assert "ap-guangzhou" in str(caught.value.hint)


@pytest.mark.parametrize("address", ["http://ocr.tencentcloudapi.com", "ftp://127.0.0.1", "https://"])
def test_keys_go_to_no_unsafe_address(service: TencentSimulator, tmp_path: Path, address: str) -> None:
    with provider(service, tmp_path, endpoint=address) as (made, _), pytest.raises(CallRejected):
        recognize(made, "vin")


# -- several cards on a page ---------------------------------------------------------------------------------------


def test_the_services_classifier_finds_the_cards_and_each_is_a_call(service: TencentSimulator, tmp_path: Path) -> None:
    sheet = page(700, 900)
    with provider(service, tmp_path, split="service") as (made, ledger):
        assert made.calls("auto") == 2
        found = recognize(made, "auto", sheet)
        apis = {total.api: total.billed for total in ledger.totals(*YEARS)}
    assert [call.action for call in service.calls] == ["ClassifyDetectOCR", "IDCardOCR"]
    assert apis == {"ClassifyDetectOCR": 1, "IDCardOCR": 1}
    assert [each.type for each in found.documents] == ["id_card"]
    card = Quad.from_box(20, 30, 620, 410).bounds
    assert found.documents[0].quad.bounds.contains(card.centre)
    assert (found.width, found.height) == (700, 900)


def test_a_page_without_cards_is_read_as_text(service: TencentSimulator, tmp_path: Path) -> None:
    service.variants["ClassifyDetectOCR"] = "other"
    with provider(service, tmp_path, split="service") as (made, _):
        found = recognize(made, "auto")
    assert [call.action for call in service.calls] == ["ClassifyDetectOCR", "GeneralAccurateOCR"]
    assert [line.text for line in found.lines] == ["测试"]


def test_a_strange_answer_of_the_classifier_is_told_in_words(
    service: TencentSimulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = {"ClassifyDetectInfos": [{"Type": "IDCardFront", "Rect": {"X": 3}}]}
    with provider(service, tmp_path, split="service") as (made, _):
        monkeypatch.setattr(made, "_ask", lambda sheet, *_, **__: (strange, fit(sheet, CLASSIFIER.limits, "tencent")))
        with pytest.raises(ServiceFailed) as raised:
            recognize(made, "auto")
    assert "Pay again" in str(raised.value.hint), "the answer is kept, and trying again reads the same"


def test_a_card_that_its_call_does_not_find_is_left_out(service: TencentSimulator, tmp_path: Path) -> None:
    service.fail("FailedOperation.ImageNoIdCard", None, when=lambda call: call.action == "IDCardOCR")
    with provider(service, tmp_path, split="service") as (made, _):
        found = recognize(made, "auto", page(700, 900))
    assert found.documents == ()
    assert [line.text for line in found.lines] == ["测试"]


@pytest.mark.parametrize(
    ("expected", "action"),
    [("invoices", "RecognizeGeneralInvoice"), ("codes", "QrcodeOCR"), ("text", "GeneralAccurateOCR")],
)
def test_whole_pages_are_read_as_what_they_are_expected_to_hold(
    service: TencentSimulator, tmp_path: Path, expected: str, action: str
) -> None:
    with provider(service, tmp_path, split="none", whole_pages=expected) as (made, _):
        found = recognize(made, "auto")
    assert [call.action for call in service.calls] == [action]
    assert (len(found.documents), len(found.codes), len(found.lines)) in {(2, 0, 0), (0, 2, 0), (0, 0, 1)}


def test_a_page_without_invoices_is_read_as_text(service: TencentSimulator, tmp_path: Path) -> None:
    service.fail("FailedOperation.DetectFailed")
    with provider(service, tmp_path, split="none", whole_pages="invoices") as (made, ledger):
        found = recognize(made, "auto")
        assert ledger.billed("tencent", YEARS[0]) == 1
    assert [call.action for call in service.calls] == ["RecognizeGeneralInvoice", "GeneralAccurateOCR"]
    assert [line.text for line in found.lines] == ["测试"]


@pytest.mark.parametrize(("split", "reads"), [("local", False), ("service", True), ("none", True)])
def test_whole_pages_are_asked_of_it_unless_they_are_split_here(
    service: TencentSimulator, tmp_path: Path, split: str, *, reads: bool
) -> None:
    with provider(service, tmp_path, split=split) as (made, _):
        assert made.reads("auto") is reads
        assert made.calls("text") == 1


# -- testing the connection ----------------------------------------------------------------------------------------


def test_a_connection_is_tested_without_a_paid_call(service: TencentSimulator, tmp_path: Path) -> None:
    with provider(service, tmp_path) as (made, ledger):
        assert "answers" in str(made.check())
        assert ledger.totals(*YEARS) == ()
    assert [call.billed for call in service.calls] == [0]


@pytest.mark.parametrize(
    ("account", "error"),
    [
        (TencentAccount(secret_key="another"), CredentialsRefused),
        (TencentAccount(permitted=False), PermissionMissing),
        (TencentAccount(state="FailedOperation.UnOpenError"), NotSubscribed),
        (TencentAccount(state="FailedOperation.ArrearsError"), QuotaUsedUp),
        (TencentAccount(calls_left=0), QuotaUsedUp),
    ],
)
def test_a_test_of_the_connection_names_the_cause(
    tmp_path: Path, account: TencentAccount, error: type[Exception]
) -> None:
    with TencentSimulator([account]) as service, provider(service, tmp_path) as (made, _), pytest.raises(error):
        made.check()


def test_a_test_of_the_connection_names_a_wrong_clock_and_a_service_that_is_down(
    service: TencentSimulator, tmp_path: Path
) -> None:
    with provider(service, tmp_path, Waits(off=timedelta(hours=2))) as (made, _), pytest.raises(ClockWrong):
        made.check()
    with provider(service, tmp_path) as (made, _):
        service.fail("ServiceUnavailable")
        with pytest.raises(ServiceFailed):
            made.check()
        service.fail("RequestLimitExceeded")
        with pytest.raises(Throttled):
            made.check()


# -- secrets -------------------------------------------------------------------------------------------------------


def test_no_secret_is_shown(service: TencentSimulator, tmp_path: Path) -> None:
    with provider(service, tmp_path) as (made, _):
        wire = made.make_wire(made._values)
        service.fail("AuthFailure.SignatureFailure")
        with pytest.raises(CredentialsRefused) as caught:
            made.recognize(page(), Request("vin"), Event())
        shown = f"{made!r} {wire!r} {vars(caught.value)!r} {caught.value} {caught.value.details}"
    assert ACCOUNT.secret_key not in shown
    assert ACCOUNT.secret_id not in shown


def test_keys_are_options_of_the_secret_kind() -> None:
    kinds = {spec.key: spec.kind.value for spec in TencentProvider.options}
    secret = {key for key, kind in kinds.items() if kind == "secret"}
    assert secret == {"secret_id", "secret_key", "token", "encryption_key"}
