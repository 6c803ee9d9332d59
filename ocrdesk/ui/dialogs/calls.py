"""*Calls*: what was called in a period, by service and API, with a chart, and as a workbook."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.i18n import N_, NC_, _
from ocrdesk.model import CallSummary, CallTotal, summarise_calls
from ocrdesk.ui.dialogs.periods import PERIODS, Period, this_month, today
from ocrdesk.ui.dialogs.sizes import open_at
from ocrdesk.ui.views.calls_chart import Bar, CallsChart
from ocrdesk.ui.workers import Workers

SIZE = (920, 620)
HEAD = (
    N_("Recogniser"),
    NC_("calls", "API"),
    NC_("calls", "Successful"),
    NC_("calls", "Failed"),
    NC_("calls", "Billed"),
    N_("Success rate"),
    N_("Mean time"),
    N_("Codes of failures"),
)
WORDS = frozenset({0, 1, len(HEAD) - 1})
ALL = ""


@dataclass(frozen=True, slots=True)
class Books:
    """Where the calls come from: `totals` and `export` are for worker threads; `titles` are the providers' by key."""

    workers: Workers
    totals: Callable[[datetime, datetime], Sequence[CallTotal]]
    export: Callable[[Path, datetime, datetime], Path]
    titles: Mapping[str, str]
    now: datetime


@dataclass(frozen=True, slots=True)
class Read:
    """A period's calls, and those of each bar."""

    totals: tuple[CallTotal, ...]
    bars: tuple[tuple[str, tuple[CallTotal, ...]], ...]


class CallsDialog(QDialog):
    """Reads on a worker whenever another period is chosen. `exported` is called with a workbook that was written."""

    def __init__(self, books: Books, exported: Callable[[Path], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._books, self._exported = books, exported
        self._today = today(books.now)
        self._read: Read | None = None
        self._period, self._provider = QComboBox(), QComboBox()
        self._first, self._last = QDateEdit(), QDateEdit()
        self.chart, self.table, self.sums = CallsChart(), QTableWidget(0, len(HEAD)), QLabel()
        self.export = QPushButton(_("Export to Excel…"))
        self.setWindowTitle(_("Calls of cloud services"))
        open_at(self, *SIZE)
        self._fill_choices()
        self._lay_out()
        self.read()

    @property
    def period(self) -> Period:
        """What is shown."""
        meaning = PERIODS[self._period.currentIndex()][1]
        if meaning is not None:
            return meaning(self._today)
        first, last = sorted((_day(self._first), _day(self._last)))
        return Period(first, last + timedelta(days=1))

    def choose_period(self, place: int) -> None:
        """Choose that row of PERIODS."""
        self._period.setCurrentIndex(place)

    def choose_provider(self, key: str) -> None:
        """Show that provider's calls only; "" for all."""
        self._provider.setCurrentIndex(max(self._provider.findData(key), 0))

    def read(self) -> None:
        """Read the period's calls."""
        named = PERIODS[self._period.currentIndex()][1] is None
        for edit in (self._first, self._last):
            edit.setEnabled(named)
        self._books.workers.run(partial(self._totals, self.period), self._take, key="period")

    def write(self, target: Path) -> None:
        """Export the period to that workbook."""
        period = self.period
        work = partial(self._books.export, target, period.begins, period.ends)
        self._books.workers.run(work, self._exported)

    def done(self, result: int) -> None:
        self._books.workers.forget("period")
        super().done(result)

    def _totals(self, period: Period) -> Read:
        totals = self._books.totals
        found = tuple(totals(period.begins, period.ends))
        if not period.by_day:
            return Read(found, _by_month(found, period))
        return Read(found, tuple((title, tuple(totals(bar.begins, bar.ends))) for title, bar in period.bars()))

    def _take(self, read: Read) -> None:
        self._read = read
        self._show()

    def _show(self) -> None:
        read = self._read
        if read is None:
            return
        totals = self._chosen(read.totals)
        bars = [(title, self._chosen(each)) for title, each in read.bars]
        self.chart.show_bars([_bar(title, each) for title, each in bars])
        rows = summarise_calls(totals)
        self.table.setRowCount(len(rows))
        for place, summary in enumerate(rows):
            self._fill_row(place, summary)
        self.table.resizeRowsToContents()
        self.sums.setText(_sums(rows))
        self.export.setEnabled(bool(read.totals))

    def _chosen(self, totals: Sequence[CallTotal]) -> tuple[CallTotal, ...]:
        key = self._provider.currentData()
        return tuple(total for total in totals if key in (ALL, total.provider))

    def _fill_row(self, row: int, summary: CallSummary) -> None:
        texts = (
            _(self._books.titles.get(summary.provider, summary.provider)),
            summary.api,
            f"{summary.successful:,}",
            f"{summary.failed:,}",
            f"{summary.billed:,}",
            f"{summary.success_rate:.1%}",
            _("{seconds} s").format(seconds=f"{summary.seconds:.2f}") if summary.successful else "",
            ", ".join(f"{code} × {count}" for code, count in summary.codes),
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            side = Qt.AlignmentFlag.AlignLeft if column in WORDS else Qt.AlignmentFlag.AlignRight
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, column, item)

    def _fill_choices(self) -> None:
        for title, _meaning in PERIODS:
            self._period.addItem(_(title))
        self._provider.addItem(_("All recognisers"), ALL)
        for key, title in self._books.titles.items():
            self._provider.addItem(_(title), key)
        month = this_month(self._today)
        for edit, day in ((self._first, month.first), (self._last, self._today)):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.setDate(QDate(day.year, day.month, day.day))
            edit.dateChanged.connect(self.read)
        self._period.currentIndexChanged.connect(self.read)
        self._provider.currentIndexChanged.connect(self._show)
        self.export.clicked.connect(self._choose_target)
        self.export.setAutoDefault(False)
        names = (_(NC_("calls", "Period")), _("Recogniser"), _("First day"), _("Last day"))
        for widget, name in zip((self._period, self._provider, self._first, self._last), names, strict=True):
            widget.setAccessibleName(name)

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for widget in (self._period, self._first, QLabel("–"), self._last, self._provider):
            choices.addWidget(widget)
        choices.addStretch()
        choices.addWidget(self.export)
        table = self.table
        table.setHorizontalHeaderLabels([_(title) for title in HEAD])
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setAccessibleName(_("Calls by API"))
        table.setTabKeyNavigation(False)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sums.setProperty("role", "muted")
        self.sums.setWordWrap(True)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        button = close.button(QDialogButtonBox.StandardButton.Close)
        button.setText(_("Close"))
        button.setIcon(QIcon())
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(choices)
        column.addWidget(self.chart)
        column.addWidget(self.sums)
        column.addWidget(table, 1)
        column.addWidget(close)

    def _choose_target(self) -> None:
        period = self.period
        kinds = _("Excel workbook")
        name = f"{_('Calls')} {period.first:%Y-%m-%d}.xlsx"
        target, _kind = QFileDialog.getSaveFileName(self, _("Export to Excel…"), name, f"{kinds} (*.xlsx)")
        if target:
            self.write(Path(target))


def _day(edit: QDateEdit) -> date:
    chosen = edit.date()
    return date(chosen.year(), chosen.month(), chosen.day())


def _by_month(totals: Sequence[CallTotal], period: Period) -> tuple[tuple[str, tuple[CallTotal, ...]], ...]:
    """By month from the first one with calls; the ledger's months are the services'."""
    titles = [title for title, _span in period.bars()]
    first = min((total.month for total in totals), default=titles[-1])
    return tuple(
        (title, tuple(total for total in totals if total.month == title)) for title in titles if title >= first
    )


def _bar(title: str, totals: Sequence[CallTotal]) -> Bar:
    good = sum(total.calls for total in totals if not total.code)
    return Bar(title, good, sum(total.calls for total in totals) - good)


def _sums(rows: Sequence[CallSummary]) -> str:
    good, bad = sum(row.successful for row in rows), sum(row.failed for row in rows)
    billed = sum(row.billed for row in rows)
    words = _("{successful} successful, {failed} failed, {billed} billed by the services' own rules.")
    return words.format(successful=f"{good:,}", failed=f"{bad:,}", billed=f"{billed:,}")
