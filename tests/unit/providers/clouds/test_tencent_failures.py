"""Every known refusal of Tencent Cloud, injected over real HTTP: its class, its retries, its words, its price."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ocrdesk.errors import (
    CallRejected,
    ClockWrong,
    CloudError,
    CredentialsRefused,
    NetworkFailed,
    NothingFound,
    NotSubscribed,
    PausingError,
    PermissionMissing,
    PictureRefused,
    QuotaUsedUp,
    ServiceFailed,
    Throttled,
)
from ocrdesk.i18n import use_language
from ocrdesk.providers.tencent.failures import GATEWAY, ROWS, UNKNOWN
from ocrdesk.providers.web.calling import JITTER, LONGEST_WAIT_SECONDS
from ocrdesk.providers.web.failures import FailureRow, Mending, find_row
from tests.simulators import TencentSimulator, Wire
from tests.unit.providers.clouds.tencent_service import DATA, YEARS, Waits, provider, recognize

LISTED: list[dict[str, str]] = [
    each
    for each in json.loads((DATA / "vendors" / "errors.json").read_text(encoding="utf-8"))
    if each["provider"] == "tencent"
]
ERRORS: dict[str, type[CloudError]] = {
    "credentials": CredentialsRefused,
    "clock": ClockWrong,
    "permission": PermissionMissing,
    "not-subscribed": NotSubscribed,
    "quota/billing": QuotaUsedUp,
    "throttled": Throttled,
    "image-unacceptable": PictureRefused,
    "not-found-in-image": NothingFound,
    "network": NetworkFailed,
    "server": ServiceFailed,
    "client-bug": CallRejected,
}
PAUSING = {"credentials", "clock", "permission", "not-subscribed", "quota/billing"}
WORDS = {"once": 1, "twice": 2}
BILLED = {
    "FailedOperation.EmptyImageError",
    "FailedOperation.ImageNoBusinessCard",
    "FailedOperation.InvoiceMismatch",
    "ResourceNotFound.NoInvoice",
}
GATEWAYS = [each for each in LISTED if each["code"].startswith("(")]


def waits(rule: str) -> list[float]:
    """The seconds to wait before each repetition that a rule of the list allows."""
    found = re.match(r"after (\d+) s,(?P<doubling> doubling,)? (?:(\d+) times|(once|twice))", rule)
    if found is None:
        assert rule in {"never", "once after clock correction", "after re-auth"}, rule
        return []
    times = int(found[3]) if found[3] else WORDS[found[4]]
    return [float(found[1]) * (2**n if found["doubling"] else 1) for n in range(times)]


@pytest.fixture(scope="module")
def service() -> Iterator[TencentSimulator]:
    with TencentSimulator() as running:
        yield running


def refused(
    service: TencentSimulator, folder: Path, what: str | Wire, **how: Any
) -> tuple[CloudError, int, Waits, Any]:
    """The error, how often was called, how long was waited, and the ledger's count."""
    turns, before = Waits(), len(service.calls)
    with service.failing(what, **how), provider(service, folder, turns) as (made, ledger):
        with pytest.raises(CloudError) as caught:
            recognize(made, "business_card")
        (total,) = ledger.totals(*YEARS)
    service.heal()
    return caught.value, len(service.calls) - before, turns, total


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: entry["code"])
def test_every_known_refusal_ends_in_its_class_its_retries_and_its_words(
    service: TencentSimulator, tmp_path: Path, entry: dict[str, str]
) -> None:
    code = Wire.HTML if entry in GATEWAYS else entry["code"]
    error, calls, turns, total = refused(service, tmp_path, code)
    assert type(error) is ERRORS[entry["class"]]
    assert isinstance(error, PausingError) == (entry["class"] in PAUSING)
    expected = [seconds for seconds in waits(entry["retry"]) if seconds <= LONGEST_WAIT_SECONDS]
    assert calls == 1 + len(expected)
    for seconds, waited in zip(expected, turns.asked, strict=False):
        assert seconds <= waited <= seconds * (1 + JITTER)
    use_language("zh_CN")
    assert str(error.title) == entry["zh"]
    assert re.search("[一-鿿]", str(error.hint))
    use_language("en")
    assert re.search("[a-z]", str(error.title))
    assert not re.search("[Rr]eport|bug", f"{error.title} {error.hint}")
    if entry not in GATEWAYS:
        assert error.details.startswith(f"tencent · {entry['code']} · ")
        assert service.calls[-1].request_id in error.details
    assert total.calls == calls
    assert total.billed == (1 if entry["code"] in BILLED else 0)


def test_every_row_says_what_its_entry_says() -> None:
    told = {row.code: row for row in ROWS}
    for entry in LISTED:
        row = told[entry["code"]]
        assert row.kind.value == entry["class"]
        assert row.billed == (row.code in BILLED)
        mending = {"once after clock correction": Mending.CLOCK, "after re-auth": Mending.TOKEN}.get(entry["retry"])
        assert (row.retry.times, row.retry.mending) == (len(waits(entry["retry"])), mending)


def test_no_code_has_two_rows() -> None:
    codes = [row.code for row in ROWS]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("FailedOperation.SomethingNew", "server"),
        ("InvalidParameter.SomethingNew", "client-bug"),
        ("InvalidParameterValue.SomethingNew", "client-bug"),
        ("MissingParameter.SomethingNew", "client-bug"),
        ("UnsupportedSomething", "client-bug"),
        ("AuthFailure.SomethingNew", "credentials"),
        ("LimitExceeded.SomethingNew", "quota/billing"),
        ("ResourceUnavailable.SomethingNew", "quota/billing"),
        ("ResourcesSoldOut.SomethingNew", "quota/billing"),
        ("RequestLimitExceeded.SomethingNew", "throttled"),
        ("SomethingNew", "server"),
    ],
)
def test_codes_that_are_not_known_are_judged_by_how_they_begin(code: str, kind: str) -> None:
    row = find_row(ROWS, code)
    assert row is not None
    assert row.kind.value == kind


def test_an_unknown_code_is_told_as_the_service_said_it(service: TencentSimulator, tmp_path: Path) -> None:
    error, calls, _, total = refused(service, tmp_path, "Brand.New", message="something else")
    assert isinstance(error, ServiceFailed)
    assert "Brand.New · something else · " in error.details
    assert (calls, total.code, total.billed) == (1, "Brand.New", 0)


@pytest.mark.parametrize("what", [Wire.HTML, Wire.REDIRECT, Wire.NOT_JSON, Wire.WRONG_JSON, Wire.EMPTY, Wire.CUT_JSON])
def test_what_is_no_answer_of_the_service_is_tried_again(service: TencentSimulator, tmp_path: Path, what: Wire) -> None:
    error, calls, _, _ = refused(service, tmp_path, what, status=503 if what is Wire.HTML else 0)
    assert isinstance(error, ServiceFailed)
    assert error.values["cause"] == GATEWAY.cause
    assert calls == 4


@pytest.mark.parametrize(("what", "calls"), [(Wire.RESET, 4), (Wire.CUT_OFF, 4)])
def test_a_broken_connection_is_tried_again(service: TencentSimulator, tmp_path: Path, what: Wire, calls: int) -> None:
    _, made, _, total = refused(service, tmp_path, what)
    assert made == calls
    assert total.billed == 0


def test_a_code_in_a_body_wins_over_the_http_status(service: TencentSimulator, tmp_path: Path) -> None:
    error, calls, _, _ = refused(service, tmp_path, "FailedOperation.UnOpenError", status=500)
    assert isinstance(error, NotSubscribed)
    assert calls == 1


def test_what_a_sub_account_lacks_is_named(service: TencentSimulator, tmp_path: Path) -> None:
    error, *_ = refused(service, tmp_path, "AuthFailure.UnauthorizedOperation")
    assert "QcloudOCRFullAccess" in str(error.hint)


def test_a_page_is_read_once_the_trouble_is_over(service: TencentSimulator, tmp_path: Path) -> None:
    service.fail("InternalError", 2)
    with provider(service, tmp_path) as (made, ledger):
        assert recognize(made, "vin").documents
        told = {total.code: (total.calls, total.billed) for total in ledger.totals(*YEARS)}
    assert told == {"InternalError": (2, 0), "": (1, 1)}


def test_rows_are_said_plainly() -> None:
    rows: tuple[FailureRow, ...] = (*ROWS, UNKNOWN)
    for row in rows:
        assert row.remedy.endswith("."), row
        assert not row.cause.endswith("."), row
