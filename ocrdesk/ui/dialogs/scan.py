"""Scanning: which scanner and how; stays open, so that Enter scans the next paper on the glass."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ocrdesk import paths
from ocrdesk.errors import Cancelled, OCRDeskError
from ocrdesk.i18n import N_, _, ngettext
from ocrdesk.model import Colour, Scanner, ScannerSystem, ScanWishes
from ocrdesk.ui.dialogs.buttons import in_order
from ocrdesk.ui.theme import restyle
from ocrdesk.ui.workers import Workers

RESOLUTIONS = (150, 200, 300, 600)
USUAL = 300
COLOURS = ((Colour.COLOUR, N_("Colour")), (Colour.GREY, N_("Grey")))
SOURCES = ((False, N_("Glass: one paper")), (True, N_("Feeder: all papers in it")))
LOOKING, READY = N_("Looking for scanners…"), N_("Put a paper in, then press Enter.")
NONE_FOUND = N_("No scanner was found. Switch it on, look at its cable, then look again.")
WIDTH = 460


@dataclass(frozen=True, slots=True)
class Scanning:
    """What the dialog works with: the system's scanners, threads to work on, and who takes each paper."""

    system: ScannerSystem
    workers: Workers
    take: Callable[[Path], None]
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()


class ScanDialog(QDialog):
    """Papers go into the queue one by one, as the scanner delivers them."""

    _came = Signal(Path)

    def __init__(self, scanning: Scanning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scanning = scanning
        self._scanners: tuple[Scanner, ...] = ()
        self._cancelled = Event()
        self._busy, self._count = False, 0
        self.scanner, self.source, self.resolution, self.colour = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.said = QLabel()
        self._bar = QProgressBar()
        self.go, self.close_ = QPushButton(_("Scan")), QPushButton(_("Close"))
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._lay_out()
        self.look()

    def look(self) -> None:
        """Ask the system which scanners answer."""
        self._set_busy(LOOKING)
        self._scanning.workers.run(self._scanning.system.scanners, self._show_scanners, self._fail, key="scanners")

    def scan(self) -> None:
        """Scan what lies there; where no scanner was found, look again."""
        if self._busy:
            return
        if not self._scanners:
            self.look()
            return
        self._cancelled.clear()
        self._count = 0
        self._set_busy(N_("Scanning…"))
        scanner = self._scanners[self.scanner.currentIndex()]
        wishes = ScanWishes(self.resolution.currentData(), self.colour.currentData(), bool(self.source.currentData()))
        self._scanning.workers.run(partial(self._scan, scanner, wishes), self._end, self._fail, key="scan")

    def done(self, result: int) -> None:
        self._cancelled.set()
        self._scanning.workers.forget("scanners")
        super().done(result)

    def reject(self) -> None:
        """Esc stops the scanner first, then closes."""
        if self._busy and self._scanners:
            self._cancelled.set()
        else:
            super().reject()

    def _scan(self, scanner: Scanner, wishes: ScanWishes) -> None:
        # On a worker thread.
        folder, stem = paths.user_folder("pictures"), f"{self._scanning.now():%Y-%m-%d %H.%M.%S}"
        for path in self._scanning.system.scan(
            scanner, wishes, lambda number: folder / f"{stem} {number}.png", self._cancelled
        ):
            self._came.emit(path)

    def _take(self, path: Path) -> None:
        self._count += 1
        self._say(N_("Scanning…"), counted=True)
        self._scanning.take(path)

    def _show_scanners(self, scanners: tuple[Scanner, ...]) -> None:
        self._scanners = scanners
        self._set_idle(READY if scanners else NONE_FOUND, tone="" if scanners else "amber")
        self.scanner.clear()
        for each in scanners:
            self.scanner.addItem(each.title or each.key)
        self.go.setText(_("Scan") if scanners else _("Look again"))

    def _show_sources(self, index: int) -> None:
        has_feeder = 0 <= index < len(self._scanners) and self._scanners[index].has_feeder
        self.source.clear()
        for feeder, title in SOURCES:
            if has_feeder or not feeder:
                self.source.addItem(_(title), feeder)
        self.source.setCurrentIndex(self.source.count() - 1)

    def _end(self, _nothing: object) -> None:
        self._set_idle(READY, counted=True)

    def _fail(self, error: OCRDeskError) -> None:
        if isinstance(error, Cancelled):
            self._set_idle(READY, counted=True)
            return
        self._set_idle("", tone="amber")
        self.said.setText(str(error))
        self.go.setText(_("Scan") if self._scanners else _("Look again"))

    def _set_busy(self, text: str) -> None:
        self._busy = True
        self._bar.show()
        self.go.setEnabled(False)
        self.close_.setText(_("Stop") if self._scanners else _("Close"))
        self._say(text)

    def _set_idle(self, text: str, *, tone: str = "", counted: bool = False) -> None:
        self._busy = False
        self._bar.hide()
        self.go.setEnabled(True)
        self.go.setFocus()
        self.close_.setText(_("Close"))
        self._say(text, tone=tone, counted=counted)

    def _say(self, text: str, *, tone: str = "", counted: bool = False) -> None:
        words = _(text)
        if counted:
            count = self._count
            words = (
                ngettext("{count} paper scanned.", "{count} papers scanned.", count).format(count=count) + " " + words
            )
        self.said.setText(words)
        self.said.setProperty("tone", tone)
        restyle(self.said)

    # How it is made

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Scan"))
        self.setMinimumWidth(WIDTH)
        for number in RESOLUTIONS:
            self.resolution.addItem(_("{number} dots per inch").format(number=number), number)
        self.resolution.setCurrentIndex(RESOLUTIONS.index(USUAL))
        for colour, title in COLOURS:
            self.colour.addItem(_(title), colour)
        form = QFormLayout()
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows = (
            (N_("Scanner"), self.scanner),
            (N_("From"), self.source),
            (N_("Fineness"), self.resolution),
            (N_("Colours"), self.colour),
        )
        for title, widget in rows:
            widget.setAccessibleName(_(title))
            form.addRow(_(title), widget)
        self.scanner.currentIndexChanged.connect(self._show_sources)
        self._show_sources(-1)
        self.said.setWordWrap(True)
        self.said.setProperty("role", "caption")
        self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing())
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(_("Scanning"))
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self.scan)
        self.close_.setAutoDefault(False)
        self.close_.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in in_order(self.go, self.close_):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self.said)
        column.addWidget(self._bar)
        column.addLayout(buttons)
