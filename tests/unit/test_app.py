"""The App: rooms joined, options in their order, nothing left behind."""

import dataclasses
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
import pytest

from ocrdesk.app import App, Overrides, build
from ocrdesk.errors import KeyringMissing, OCRDeskError, ProviderError
from ocrdesk.model import (
    CallRecord,
    JobState,
    OptionKind,
    OptionSpec,
    PageRecord,
    ProviderStateChanged,
    QueueEvent,
    Recognition,
)
from ocrdesk.settings import SessionCredentials
from tests.fakes import FakeProvider


class CloudyProvider(FakeProvider):
    """A provider with options and a key."""

    key = "cloudy"
    options = (
        OptionSpec("region", "Region", OptionKind.CHOICE, "north", (("north", "North"), ("south", "South"))),
        OptionSpec("secret_key", "SecretKey", OptionKind.SECRET),
    )

    def __init__(self) -> None:
        super().__init__()
        self.configured: dict[str, str] = {}

    def configure(self, options: Mapping[str, str]) -> None:
        self.configured = dict(options)

    def warm_up(self) -> None:
        raise ProviderError


def overrides(**changes: Any) -> Overrides:
    providers = {"offline": FakeProvider(), "cloudy": CloudyProvider()}
    plain = Overrides(providers=providers, credentials=SessionCredentials())
    return dataclasses.replace(plain, **changes)


@pytest.fixture
def app() -> Iterator[App]:
    app = build(overrides())
    yield app
    app.close()


def add_page(app: App, folder: Path, name: str = "a.jpg") -> int:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"x")
    (job,) = app.queue.add([folder / name])
    app._journal.save_page(job.id, PageRecord(1, Recognition("offline", 10, 10), (), "读到的"))
    return job.id


def test_building_starts_no_process_and_loads_no_model() -> None:
    before = set(psutil.Process().children(recursive=True))
    app = build()
    assert set(psutil.Process().children(recursive=True)) == before
    app.close()


def test_options_come_from_default_preference_environment_and_run_in_that_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = build(overrides())
    assert app.options("cloudy") == {"region": "north", "secret_key": ""}
    app.change_preferences(options={"cloudy": {"region": "south"}})
    assert app.options("cloudy")["region"] == "south"
    monkeypatch.setenv("OCRDESK_CLOUDY_REGION", "east")
    assert app.options("cloudy")["region"] == "east"
    app.close()
    app = build(overrides(options={"cloudy": {"region": "west"}}))
    assert app.options("cloudy")["region"] == "west"
    app.close()


def test_secrets_come_from_the_keyring_when_they_are_asked_for() -> None:
    credentials = SessionCredentials()
    credentials.set("cloudy", "secret_key", "kept")
    app = build(overrides(credentials=credentials))
    assert app.secrets("cloudy") == {"secret_key": "kept"}
    assert app.options("cloudy")["secret_key"] == ""
    app.close()


def test_the_month_begins_with_the_services_at_midnight_in_beijing() -> None:
    now = datetime(2026, 11, 30, 17, 30, tzinfo=UTC)  # December there, November still in London
    app = build(overrides(clock=lambda: now))
    for ago in (timedelta(hours=1), timedelta(hours=2)):
        app._ledger.record(CallRecord("cloudy", "text", now - ago, 0.5), {})
    assert app.calls_this_month("cloudy") == 1
    app.close()


def test_changed_options_reach_the_provider_at_once(app: App) -> None:
    app.change_preferences(options={"cloudy": {"region": "south"}})
    provider = app.providers["cloudy"]
    assert isinstance(provider, CloudyProvider)
    assert provider.configured["region"] == "south"


def test_a_keyring_that_cannot_be_opened_does_not_keep_the_program_from_starting() -> None:
    class Locked(SessionCredentials):
        def get(self, provider: str, name: str) -> str:
            raise KeyringMissing

    app = build(overrides(credentials=Locked()))
    before: tuple[OCRDeskError, ...] = app.notices
    assert before == (), "the keyring is not opened before a key is wanted"
    assert app.secrets("cloudy") == {"secret_key": ""}
    assert [type(error) for error in app.notices] == [KeyringMissing]
    app.close()


def test_an_edit_is_on_disk_when_its_future_is_done_and_the_job_knows(app: App, tmp_path: Path) -> None:
    job_id = add_page(app, tmp_path)
    record = app.page_record(job_id, 1)
    assert record is not None
    app.save_page(job_id, dataclasses.replace(record, text="改过的", text_edited=True)).result(10)
    again = build(overrides())
    stored = again.page_record(job_id, 1)
    assert stored is not None
    assert stored.text == "改过的"
    again.close()


def test_a_provider_that_cannot_start_is_told_of(app: App) -> None:
    events: list[QueueEvent] = []
    app.queue.subscribe(events.append)
    app.change_preferences(provider="cloudy")
    with pytest.raises(ProviderError):
        app.warm_up()
    assert [event.provider for event in events if isinstance(event, ProviderStateChanged)] == ["cloudy"]


def test_sources_of_one_name_do_not_overwrite_each_others_results(app: App, tmp_path: Path) -> None:
    ids = [add_page(app, tmp_path, "甲/卡.jpg"), add_page(app, tmp_path, "乙/卡.jpg")]
    written = app.export("txt", ids, tmp_path)
    assert [path.name for path in written] == ["卡.jpg.txt", "卡.jpg (2).txt"]
    assert all(path.exists() for path in written)


def test_results_go_beside_the_source_where_no_folder_is_named(app: App, tmp_path: Path) -> None:
    job_id = add_page(app, tmp_path, "甲/卡.jpg")
    assert app.export("json", [job_id], None) == (tmp_path / "甲" / "卡.jpg.json",)


def test_a_damaged_journal_is_told_and_the_program_starts(home: Path) -> None:
    folder = home / "journal"
    folder.mkdir(parents=True)
    (folder / "journal.sqlite").write_bytes(os.urandom(9000))
    app = build(overrides())
    assert len(app.notices) == 1
    assert app.queue.jobs() == ()
    app.close()


def test_a_run_without_a_lasting_journal_leaves_no_file(home: Path) -> None:
    app = build(overrides(lasting=False))
    temporary = app._temporary
    assert temporary is not None
    app.close()
    assert not temporary.exists()
    assert not list(home.rglob("journal.sqlite"))


def test_waiting_jobs_are_still_waiting_after_a_restart(app: App, tmp_path: Path) -> None:
    (tmp_path / "b.jpg").write_bytes(b"x")
    (job,) = app.queue.add([tmp_path / "b.jpg"])
    app.close()
    again = build(overrides())
    assert again.queue.job(job.id).state is JobState.WAITING
    again.close()
