"""The page of calls: periods, sums, the chart and the workbook."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from ocrdesk.exporters import write_calls
from ocrdesk.journal import open_ledger
from ocrdesk.journal.ledger import Ledger
from ocrdesk.model import CallRecord, CallTotal, summarise_calls
from ocrdesk.ui.dialogs.calls import Books, CallsDialog
from ocrdesk.ui.dialogs.periods import PERIODS, Period, all_time, last_month, this_month, this_year, today
from ocrdesk.ui.views.calls_chart import Bar, CallsChart
from ocrdesk.ui.workers import Workers

NOW = datetime(2026, 3, 15, 9, 30, tzinfo=UTC)
TITLES = {"tencent": "Tencent Cloud", "ctyun": "CTYUN"}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    kept, _damaged = open_ledger(tmp_path)
    calls = (
        ("tencent", "IDCardOCR", datetime(2026, 3, 3, 4, tzinfo=UTC), 1.0, "", 1),
        ("tencent", "IDCardOCR", datetime(2026, 3, 3, 5, tzinfo=UTC), 2.0, "", 1),
        ("tencent", "IDCardOCR", datetime(2026, 3, 4, 5, tzinfo=UTC), 9.0, "FailedOperation.ImageDecodeFailed", 0),
        ("ctyun", "general", datetime(2026, 2, 28, 17, tzinfo=UTC), 0.5, "", 1),  # March already in Beijing
        ("ctyun", "general", datetime(2026, 2, 2, 5, tzinfo=UTC), 0.5, "", 1),
        ("ctyun", "general", datetime(2025, 7, 2, 5, tzinfo=UTC), 0.5, "", 1),
    )
    for provider, api, at, seconds, code, billed in calls:
        kept.record(CallRecord(provider, api, at, seconds, code, billed), {})
    yield kept
    kept.close()


@pytest.fixture
def dialog(qtbot: QtBot, ledger: Ledger) -> Iterator[CallsDialog]:
    workers = Workers()

    def export(target: Path, begin: datetime, end: datetime) -> Path:
        return write_calls(ledger.totals(begin, end), TITLES, target)

    made = CallsDialog(Books(workers, ledger.totals, export, TITLES, NOW), lambda _target: None)
    qtbot.addWidget(made)
    made.show()
    yield made
    workers.close()
    workers.wait()


def cells(dialog: CallsDialog) -> list[list[str]]:
    table = dialog.table
    items = [[table.item(row, column) for column in range(table.columnCount())] for row in range(table.rowCount())]
    return [[item.text() if item is not None else "" for item in row] for row in items]


def test_this_month_is_shown_by_service_and_api(qtbot: QtBot, dialog: CallsDialog) -> None:
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)
    assert cells(dialog) == [
        ["CTYUN", "general", "1", "0", "1", "100.0%", "0.50 s", ""],
        ["Tencent Cloud", "IDCardOCR", "2", "1", "2", "66.7%", "1.50 s", "FailedOperation.ImageDecodeFailed × 1"],
    ]
    bars = {bar.title: (bar.successful, bar.failed) for bar in dialog.chart.bars if bar.calls}
    assert bars == {"1": (1, 0), "3": (2, 0), "4": (0, 1)}
    assert len(dialog.chart.bars) == 31
    assert "3 successful, 1 failed, 3 billed" in dialog.sums.text()


@pytest.mark.parametrize(("place", "calls"), [(0, 4), (1, 1), (2, 5), (3, 6)])
def test_each_period_counts_its_own_calls(qtbot: QtBot, dialog: CallsDialog, place: int, calls: int) -> None:
    dialog.choose_period(place)
    qtbot.waitUntil(lambda: sum(bar.calls for bar in dialog.chart.bars) == calls)


def test_one_service_can_be_looked_at_alone(qtbot: QtBot, dialog: CallsDialog) -> None:
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)
    dialog.choose_provider("tencent")
    assert [row[0] for row in cells(dialog)] == ["Tencent Cloud"]
    assert sum(bar.calls for bar in dialog.chart.bars) == 3


def test_the_period_is_exported_as_it_is_shown(qtbot: QtBot, dialog: CallsDialog, tmp_path: Path) -> None:
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)
    target = tmp_path / "calls.xlsx"
    dialog.write(target)
    qtbot.waitUntil(target.exists)
    summary, by_month = openpyxl.load_workbook(target).worksheets
    rows = list(summary.iter_rows(min_row=2, values_only=True))
    assert [*rows[1][:5]] == ["Tencent Cloud", "IDCardOCR", 2, 1, 2]
    assert rows[1][5] == pytest.approx(2 / 3)
    assert [row[:5] for row in by_month.iter_rows(min_row=2, values_only=True)] == [
        ("2026-03", "CTYUN", "general", None, 1),
        ("2026-03", "Tencent Cloud", "IDCardOCR", None, 2),
        ("2026-03", "Tencent Cloud", "IDCardOCR", "FailedOperation.ImageDecodeFailed", 1),
    ]


@pytest.mark.parametrize(
    ("meaning", "first", "end"),
    [
        (this_month, date(2026, 1, 1), date(2026, 2, 1)),
        (last_month, date(2025, 12, 1), date(2026, 1, 1)),
        (this_year, date(2026, 1, 1), date(2026, 2, 1)),
        (all_time, date(2020, 1, 1), date(2026, 2, 1)),
    ],
)
def test_periods_begin_and_end_with_the_services_months(meaning: object, first: date, end: date) -> None:
    assert meaning in [each for _title, each in PERIODS]
    assert callable(meaning)
    assert meaning(date(2026, 1, 31)) == Period(first, end)


def test_the_day_is_that_of_beijing() -> None:
    assert today(datetime(2026, 2, 28, 17, tzinfo=UTC)) == date(2026, 3, 1)
    assert Period(date(2026, 3, 1), date(2026, 4, 1)).begins == datetime(2026, 2, 28, 16, tzinfo=UTC)


def test_long_periods_have_a_bar_a_month() -> None:
    assert [title for title, _bar in Period(date(2026, 1, 5), date(2026, 4, 2)).bars()] == [
        "2026-01",
        "2026-02",
        "2026-03",
        "2026-04",
    ]


def test_the_mean_time_is_that_of_successes_over_all_months() -> None:
    def total(month: str, code: str, calls: int, seconds: float) -> CallTotal:
        return CallTotal(month, "tencent", "IDCardOCR", code, calls, 0, seconds, 0)

    (summary,) = summarise_calls([total("a", "", 1, 4.0), total("b", "", 3, 2.0), total("b", "X", 9, 50.0)])
    assert (summary.successful, summary.failed, summary.seconds) == (4, 9, 2.5)


@pytest.mark.parametrize("bars", [(), (Bar("1", 0, 0),), (Bar("1", 3, 1), Bar("2", 0, 7))])
def test_a_chart_paints_and_tells_its_numbers(qtbot: QtBot, bars: Sequence[Bar]) -> None:
    chart = CallsChart()
    qtbot.addWidget(chart)
    chart.resize(400, 170)
    chart.show_bars(bars)
    assert not chart.grab().isNull()
    assert chart.accessibleDescription().count("successful") == sum(bar.calls > 0 for bar in bars)
    QToolTip.showText(QPoint(0, 0), "")
