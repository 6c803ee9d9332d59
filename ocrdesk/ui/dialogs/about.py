"""Says what program this is, what it is made of, and what support asks for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ocrdesk import __version__
from ocrdesk.i18n import N_, _
from ocrdesk.ui import icons
from ocrdesk.ui.dialogs.sizes import open_at
from ocrdesk.ui.help.components import Component, details

LOGO = 56
SIZE = (620, 520)
HEADS = (N_("Part"), N_("Version"), N_("Licence"))


class AboutDialog(QDialog):
    """`show_components` fills the table when its rows are there."""

    def __init__(self, open_log_folder: Callable[[], object], privacy: str, parent: QWidget | None = None) -> None:
        """`privacy` says whether pictures leave this computer."""
        super().__init__(parent)
        self.setWindowTitle(_("About OCRDesk"))
        open_at(self, *SIZE)
        self.table = QTableWidget(0, len(HEADS))
        self._fit_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(16)
        column.addLayout(_words(self.devicePixelRatioF(), privacy))
        column.addWidget(self.table, 1)
        column.addLayout(self._buttons(open_log_folder))

    def show_components(self, components: Sequence[Component]) -> None:
        """What the program is made of."""
        self.table.setRowCount(len(components))
        for row, each in enumerate(components):
            for place, text in enumerate((each.name, each.version, each.licence)):
                self.table.setItem(row, place, QTableWidgetItem(text))

    def copy_details(self) -> None:
        """Put what support asks for where it can be pasted into a letter: no name, no path, nothing that was read."""
        QGuiApplication.clipboard().setText(details())
        self.copy.setText(_("Copied"))

    def _fit_table(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels([_(head) for head in HEADS])
        table.setAccessibleName(_("Parts and their licences"))
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place in range(len(HEADS)):
            last = place == len(HEADS) - 1
            mode = QHeaderView.ResizeMode.Stretch if last else QHeaderView.ResizeMode.ResizeToContents
            table.horizontalHeader().setSectionResizeMode(place, mode)

    def _buttons(self, open_log_folder: Callable[[], object]) -> QHBoxLayout:
        self.copy, logs = QPushButton(_("Copy details")), QPushButton(_("Open the log folder"))
        self.copy.clicked.connect(self.copy_details)
        logs.clicked.connect(open_log_folder)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        close.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        close.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        for button in (self.copy, logs):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        row.addWidget(close)
        return row


def _words(pixels_a_point: float, privacy: str) -> QHBoxLayout:
    logo = QLabel()
    logo.setPixmap(icons.pixmap("app", LOGO, pixels_a_point))
    title = QLabel(f"OCRDesk {__version__}")
    title.setProperty("role", "title")
    what = QLabel(_("Reads stacks of papers into checked, named fields. Free software, AGPL version 3 or later."))
    private = QLabel(privacy)
    private.setProperty("role", "muted")
    words = QVBoxLayout()
    words.setSpacing(8)
    for label in (title, what, private):
        label.setWordWrap(label is not title)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(label)
    row = QHBoxLayout()
    row.setSpacing(18)
    row.addWidget(logo, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row
