"""The App with several services: who steps in, who compares, and that exports tell who read what."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ocrdesk.app import App, Overrides, build
from ocrdesk.journal import Ledger
from ocrdesk.model import Job, JobState, Provider
from ocrdesk.providers import Network, Seams, make_cloud
from ocrdesk.settings import SessionCredentials
from tests.fakes import CARD_LINES, FakeProvider
from tests.simulators import HuaweiSimulator, TencentSimulator

CARD = next(iter(sorted((Path(__file__).parents[2] / "resources" / "samples").glob("*正面*"))))
SETTLED = (JobState.REVIEW, JobState.CONFIRMED, JobState.FAILED)
PATIENCE_SECONDS = 60


@pytest.fixture
def tencent() -> Iterator[TencentSimulator]:
    with TencentSimulator() as service:
        yield service


@pytest.fixture
def huawei() -> Iterator[HuaweiSimulator]:
    with HuaweiSimulator() as service:
        yield service


@pytest.fixture
def app(tencent: TencentSimulator, huawei: HuaweiSimulator, tmp_path: Path) -> Iterator[App]:
    """Accounts with two services; the offline engine reads one card everywhere."""
    key, account = next(iter(tencent.accounts.values())), huawei.account
    given = {
        "tencent": {"secret_id": key.secret_id, "secret_key": key.secret_key, "endpoint": tencent.url},
        "huawei": {
            "access_key": account.access_key,
            "secret_key": account.secret_key,
            "project_id": account.project_id,
            "region": huawei.region,
            "endpoint": huawei.url,
        },
    }
    ledger = Ledger(tmp_path / "calls.sqlite")
    seams = Seams(ledger, network=lambda: Network(proxy="none"), wait=lambda _seconds, _cancelled: None)
    clouds: dict[str, Provider] = {name: make_cloud(name, options, seams) for name, options in given.items()}
    providers = {"offline": FakeProvider(CARD_LINES), **clouds}
    app = build(Overrides(providers=providers, credentials=SessionCredentials(), options=given))
    yield app
    app.close()
    ledger.close()


def read(app: App, folder: Path) -> tuple[Job, dict[str, Any]]:
    """The card read with Tencent Cloud, and the page of its JSON."""
    (job,) = app.queue.add([CARD], document="id_card", provider="tencent")
    app.queue.start()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while app.queue.job(job.id).state not in SETTLED:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    job = app.queue.job(job.id)
    if job.state is JobState.FAILED:
        return job, {}
    (path,) = app.export("json", [job.id], folder)
    return job, json.loads(path.read_text(encoding="utf-8"))["pages"][0]


def test_the_json_tells_who_read_a_document(app: App, tmp_path: Path) -> None:
    _, page = read(app, tmp_path)
    assert (page["provider"], page["documents"][0]["provider"]) == ("tencent", "tencent")


def test_another_service_steps_in_where_the_first_cannot_read(
    app: App, tencent: TencentSimulator, huawei: HuaweiSimulator, tmp_path: Path
) -> None:
    app.change_preferences(fall_back=("huawei", "offline"))
    with tencent.failing("FailedOperation.ImageDecodeFailed"):
        _, page = read(app, tmp_path)
    assert (page["provider"], page["documents"][0]["provider"]) == ("huawei", "huawei")
    assert len(huawei.accepted) == 1


def test_the_offline_engine_steps_in_where_no_service_can(
    app: App, tencent: TencentSimulator, huawei: HuaweiSimulator, tmp_path: Path
) -> None:
    app.change_preferences(fall_back=("huawei", "offline"))
    with tencent.failing("FailedOperation.ArrearsError"), huawei.failing("ModelArts.4204"):
        _, page = read(app, tmp_path)
    assert page["provider"] == "offline"
    assert page["documents"][0]["provider"] == "offline"


def test_without_the_wish_nobody_steps_in(
    app: App, tencent: TencentSimulator, huawei: HuaweiSimulator, tmp_path: Path
) -> None:
    with tencent.failing("FailedOperation.ImageDecodeFailed"):
        job, _ = read(app, tmp_path)
    assert job.state is JobState.FAILED
    assert huawei.calls == ()


def test_a_cross_check_marks_what_two_services_read_differently(
    app: App, tencent: TencentSimulator, huawei: HuaweiSimulator, tmp_path: Path
) -> None:
    app.change_preferences(cross_check={"id_card": "huawei"})
    truth = {
        "document_type": "id_card", "side": "portrait", "width": 1201, "height": 808, "lines": [],
        "fields": {"name": "测式", "sex": "女", "birth_date": "1990-03-07", "id_number": "110101199003078021"},
    }  # fmt: skip
    huawei.truths.learn(CARD.read_bytes(), truth)
    _, page = read(app, tmp_path)
    assert (len(tencent.accepted), len(huawei.accepted)) == (1, 1)
    (document,) = page["documents"]
    assert document["provider"] == "tencent"
    states = {field["key"]: field["state"] for field in document["fields"]}
    assert states["name"] == "check"
    assert states["id_number"] == "read", "both read the same"


def test_a_cross_check_that_fails_is_said_of_the_document(app: App, huawei: HuaweiSimulator, tmp_path: Path) -> None:
    app.change_preferences(cross_check={"id_card": "huawei"})
    with huawei.failing("AIS.0104"):
        job, page = read(app, tmp_path)
    assert page["documents"][0]["provider"] == "tencent"
    record = app.page_record(job.id, 1)
    assert record is not None
    assert [warning.key for warning in record.documents[0].picture_warnings if warning.key == "not_compared"]
