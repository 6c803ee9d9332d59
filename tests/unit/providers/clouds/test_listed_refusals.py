"""Every error that Huawei Cloud and CTYUN are known for, injected over HTTP: its class, its repetitions, its words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ocrdesk.errors import CloudError, Throttled
from ocrdesk.i18n import use_language
from ocrdesk.providers.ctyun.ctyun_provider import CtyunProvider
from ocrdesk.providers.huawei.huawei_provider import HuaweiProvider
from ocrdesk.providers.web.failures import FailureKind, FailureRow, Refusal
from tests.simulators import CtyunAccount, CtyunSimulator, HuaweiAccount, HuaweiSimulator
from tests.simulators.vendor_errors import VendorError, VendorErrors
from tests.unit.providers.clouds.error_list import CHINESE, rule
from tests.unit.providers.clouds.office import Office, drawn_page

HUAWEI, CTYUN = HuaweiAccount(), CtyunAccount()
LONGEST_WAIT_SECONDS = 120
GATEWAY_TWIN = "APIGW"


@pytest.fixture
def huawei() -> Iterator[HuaweiSimulator]:
    with HuaweiSimulator() as service:
        yield service


@pytest.fixture
def ctyun() -> Iterator[CtyunSimulator]:
    with CtyunSimulator(calls_per_second=0) as service:
        yield service


def named(error: VendorError) -> str:
    return f"{error.code} {error.row['match']}".strip()


def error_class(kind: str) -> type[CloudError]:
    """The class of our errors for a class of the list."""
    found = type(Refusal(FailureRow("", FailureKind(kind), "", "")).error("any"))
    return Throttled if issubclass(found, Throttled) else found


def told(caught: pytest.ExceptionInfo[CloudError], error: VendorError) -> None:
    """What the clerk sees: the right class, and words in both languages."""
    assert isinstance(caught.value, error_class(error.row["class"]))
    use_language("zh_CN")
    assert CHINESE.search(str(caught.value.title))
    assert CHINESE.search(str(caught.value.hint))
    use_language("en")
    assert not CHINESE.search(str(caught.value.title))


def repetitions(error: VendorError) -> int:
    """How often the program tries again by itself; what waits for longer is told at once."""
    retry = rule(error.row["retry"])
    return retry.times if retry.seconds <= LONGEST_WAIT_SECONDS else 0


def signed_in(service: HuaweiSimulator, folder: Path) -> Office:
    return Office(
        HuaweiProvider,
        {
            "username": HUAWEI.user,
            "password": HUAWEI.password,
            "domain": HUAWEI.domain,
            "endpoint": service.url,
            "iam_endpoint": service.url,
        },
        folder,
    )


def with_keys(service: HuaweiSimulator, folder: Path) -> Office:
    keys = {"access_key": HUAWEI.access_key, "secret_key": HUAWEI.secret_key, "project_id": HUAWEI.project_id}
    return Office(HuaweiProvider, {**keys, "endpoint": service.url}, folder)


@pytest.mark.parametrize(
    "error",
    [each for each in VendorErrors("huawei").rows if not each.row["code"].startswith(GATEWAY_TWIN)],
    ids=named,
)
def test_what_huawei_cloud_refuses(huawei: HuaweiSimulator, tmp_path: Path, error: VendorError) -> None:
    by_token = error.code.startswith("IAM") or error.row["retry"] == "after re-auth"
    office = (signed_in if by_token else with_keys)(huawei, tmp_path)
    with huawei.failing(error.code, message=error.row["match"]), pytest.raises(CloudError) as caught:
        office.read(drawn_page())
    told(caught, error)
    if by_token and not error.code.startswith("IAM"):
        assert [call.action for call in huawei.calls] == ["IAM", "general-text", "IAM", "general-text"]
    else:
        assert len(huawei.calls) == 1 + repetitions(error)
    assert office.billed() == 0
    office.close()


def asked_for(error: VendorError) -> str:
    """The paper whose interface knows that code."""
    if "licence" in error.code or "licence" in error.row["match"] or "Business licence" in error.row["cause"]:
        return "business_license"
    return "license_plate" if "plate" in error.code else "text"


@pytest.mark.parametrize("error", VendorErrors("ctyun").rows, ids=named)
def test_what_ctyun_refuses(ctyun: CtyunSimulator, tmp_path: Path, error: VendorError) -> None:
    keys = {"access_key": CTYUN.access_key, "security_key": CTYUN.security_key, "app_key": CTYUN.app_key}
    office = Office(CtyunProvider, {**keys, "endpoint": ctyun.url}, tmp_path)
    with ctyun.failing(error.code, message=error.row["match"]), pytest.raises(CloudError) as caught:
        office.read(drawn_page(), asked_for(error))
    told(caught, error)
    mended = rule(error.row["retry"]).mending is not None
    assert len(ctyun.calls) == 1 + repetitions(error) + mended
    office.close()
