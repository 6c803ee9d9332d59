"""The ledger: counts by month, provider, API and code; answers kept for whoever asks the same again."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from ocrdesk.errors import CallsDamaged, CallsTooNew
from ocrdesk.journal import Ledger, open_ledger
from ocrdesk.model import CallRecord, CallTotal

BEIJING = timezone(timedelta(hours=8))
NOON = datetime(2026, 11, 21, 12, tzinfo=BEIJING)
FIRST = datetime(2026, 11, 1, tzinfo=UTC)
LATER = datetime(2027, 1, 1, tzinfo=UTC)


def call(
    api: str = "id-card", code: str = "", billed: int = 1, at: datetime = NOON, seconds: float = 0.5
) -> CallRecord:
    return CallRecord("huawei", api, at, seconds, code, billed, 1000)


def test_an_answer_outlives_the_program(tmp_path: Path) -> None:
    ledger, damaged = open_ledger(tmp_path)
    assert damaged is None
    ledger.record(call(), {"a": '{"姓名": "𠮷"}', "b": "[]"})
    ledger.close()
    again, _ = open_ledger(tmp_path)
    assert again.answer("a") == '{"姓名": "𠮷"}'
    assert again.answer("b") == "[]"
    assert again.answer("c") is None
    again.close()


def test_two_programs_share_it(tmp_path: Path) -> None:
    one, two = Ledger(tmp_path / "c.sqlite"), Ledger(tmp_path / "c.sqlite")
    one.record(call(), {"a": "1"})
    assert two.answer("a") == "1"
    two.record(call(), {"a": "2"})
    assert one.answer("a") == "2", "a page read afresh has its newest answer"
    one.close()
    two.close()


def test_totals_are_by_month_api_and_code(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "c.sqlite")
    for seconds in (0.2, 0.4):
        ledger.record(call(seconds=seconds), {})
    ledger.record(call(code="AIS.0105", billed=0), {})
    ledger.record(call("general-text", at=datetime(2026, 12, 1, 7, tzinfo=BEIJING)), {})  # November in UTC
    totals = [replace(each, seconds=round(each.seconds, 3)) for each in ledger.totals(FIRST, LATER)]
    assert totals[0] == CallTotal("2026-11", "huawei", "id-card", "", 2, 2, 0.3, 2000)
    assert (totals[1].code, totals[1].calls, totals[1].billed) == ("AIS.0105", 1, 0)
    assert totals[2] == CallTotal("2026-12", "huawei", "general-text", "", 1, 1, 0.5, 1000), "the service's month"
    assert ledger.billed("huawei", FIRST) == 3
    assert ledger.billed("tencent", FIRST) == 0
    ledger.close()


def test_old_answers_are_forgotten_and_counts_stay(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "c.sqlite")
    ledger.record(call(), {"a": "1"})
    ledger.forget_answers(NOON)
    assert ledger.answer("a") == "1"
    ledger.forget_answers(NOON + timedelta(seconds=1))
    assert ledger.answer("a") is None
    assert ledger.billed("huawei", FIRST) == 1
    ledger.close()


def test_a_ledger_made_by_a_newer_version_is_left_alone_and_told_of(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "calls.sqlite")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    newer = (tmp_path / "calls.sqlite").read_bytes()
    ledger, told = open_ledger(tmp_path)
    assert isinstance(told, CallsTooNew)
    ledger.record(call(), {"a": "1"})
    ledger.close()
    assert (tmp_path / "calls.sqlite").read_bytes() == newer
    assert not list(tmp_path.glob("*damaged*"))


def test_calls_that_an_older_version_counted_apart_are_counted_once_the_program_is_updated(tmp_path: Path) -> None:
    for name, answers in (("calls.sqlite", {"a": "1", "b": "2"}), ("calls-1.sqlite", {"b": "3", "c": "4"})):
        ledger = Ledger(tmp_path / name)
        ledger.record(call(), answers)
        ledger.close()
    for _start in range(2):
        ledger, told = open_ledger(tmp_path)
        assert told is None
        assert ledger.billed("huawei", FIRST) == 2
        assert [ledger.answer(each) for each in "abc"] == ["1", "2", "4"]
        ledger.close()


def test_a_damaged_ledger_is_kept_aside_and_told(tmp_path: Path) -> None:
    (tmp_path / "calls.sqlite").write_bytes(b"no database at all" * 100)
    ledger, damaged = open_ledger(tmp_path)
    assert isinstance(damaged, CallsDamaged)
    assert "calls" in str(damaged.title)
    assert len(list(tmp_path.glob("calls-damaged-*.sqlite"))) == 1
    ledger.record(call(), {})
    ledger.close()
