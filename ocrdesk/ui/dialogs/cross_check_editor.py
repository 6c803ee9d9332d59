"""Which documents a second recogniser reads too, so that differences are marked for a look."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ocrdesk.i18n import _
from ocrdesk.ui.dialogs.option_editor import WheelGuard


class CrossCheckEditor(QWidget):
    """A row for each document type: the type, and who reads it a second time. `value()` gives them by key."""

    def __init__(self, types: Mapping[str, str], providers: Mapping[str, str], chosen: Mapping[str, str]) -> None:
        """`types` and `providers` are N_-marked titles by key."""
        super().__init__()
        self._types, self._providers = types, providers
        self._guard = WheelGuard(self)
        self._rows: list[tuple[QWidget, QComboBox, QComboBox]] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self._add = QPushButton(_("Add a document type"))
        self._add.setObjectName("add_cross_check")
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self.add_row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._column)
        whole.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        for kind, provider in chosen.items():
            self._make_row(kind, provider)
        self.setFocusProxy(self._add)

    def value(self) -> dict[str, str]:
        return {str(kind.currentData()): str(who.currentData()) for _row, kind, who in self._rows if kind.currentData()}

    def add_row(self) -> None:
        """One more, of a type that has no row yet."""
        used = self.value()
        free = next((key for key in self._types if key not in used), "")
        last = next(reversed(list(self._providers)), "")
        if free and last:
            self._make_row(free, last)
            self._rows[-1][1].setFocus()

    def _make_row(self, kind: str, provider: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        kinds = self._box(self._types, kind, _("Document type"))
        who = self._box(self._providers, provider, _("Read a second time by"))
        remove = QToolButton()
        remove.setText("✕")
        remove.setProperty("role", "quiet")
        remove.setToolTip(_("Remove"))
        remove.setAccessibleName(_("Remove"))
        remove.clicked.connect(lambda: self._remove(row))
        line.addWidget(kinds, 1)
        line.addWidget(who, 1)
        line.addWidget(remove)
        self._rows.append((row, kinds, who))
        self._column.addWidget(row)

    def _box(self, titles: Mapping[str, str], chosen: str, name: str) -> QComboBox:
        box = QComboBox()
        for key, title in titles.items():
            box.addItem(_(title), key)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.setAccessibleName(name)
        self._guard.watch(box)
        return box

    def _remove(self, row: QWidget) -> None:
        self._rows = [each for each in self._rows if each[0] is not row]
        row.hide()
        row.deleteLater()
        self._add.setFocus()
