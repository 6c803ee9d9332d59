"""The list of a template's places, and what is to be known of the chosen one."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.i18n import N_, NC_, _
from ocrdesk.model import Shape
from ocrdesk.ui.models.template_draft import DrawnPlace, PlaceKind, TemplateDraft
from ocrdesk.ui.views.elided_label import ElidedLabel

SHAPES = (
    (Shape.TEXT, NC_("shape", "Text")),
    (Shape.CODE, NC_("shape", "Number or code")),
    (Shape.DATE, NC_("shape", "Date")),
    (Shape.MONEY, NC_("shape", "Amount")),
)
ROW_HEIGHT = 30
EMPTY = N_("Nothing is drawn yet. Drag over the page, or press Insert there.")


class TemplatePlaces(QWidget):
    """Edits the draft's places; `chosen` tells which one is current, -1 for none."""

    chosen = Signal(int)
    removed = Signal(int)

    def __init__(self, draft: TemplateDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._texts: Mapping[str, str] = {}
        self.list = QListWidget()
        self.title, self.shape, self.required = NameEdit(), QComboBox(), QCheckBox(_("Must have a &value"))
        self.remove = QPushButton(_("&Remove"))
        self.remove.setAutoDefault(False)
        self._empty, self._said = QLabel(_(EMPTY)), ElidedLabel()
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_current)
        self.title.textEdited.connect(self._rename)
        self.shape.activated.connect(self._reshape)
        self.required.clicked.connect(self._require)
        self.remove.clicked.connect(self.remove_current)
        self.show_draft()

    @property
    def current(self) -> int:
        return self.list.currentRow()

    def choose(self, number: int) -> None:
        """Make that place the current one."""
        self.list.setCurrentRow(number)

    def name_current(self) -> None:
        """Let the clerk type the name of the current zone."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.selectAll()

    def remove_current(self) -> None:
        number = self.current
        if number >= 0:
            self._draft.remove(number)
            self.removed.emit(number)

    def show_draft(self) -> None:
        """Show the places as they stand."""
        number = self.current
        with QSignalBlocker(self.list):
            self.list.clear()
            for place in self._draft.places:
                self.list.addItem(_row(place))
            self.list.setCurrentRow(min(number, self.list.count() - 1))
        self.list.setVisible(self.list.count() > 0)
        self._empty.setVisible(self.list.count() == 0)
        self._show_current(self.current)

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """What the zones say on this page, by title."""
        self._texts = texts
        self._show_text()

    def _show_current(self, number: int) -> None:
        place = self._draft.places[number] if 0 <= number < len(self._draft.places) else None
        zone = place is not None and place.kind is PlaceKind.ZONE
        for widget in (self.shape, self.required):
            widget.setEnabled(zone)
        named = place is not None and place.kind is not PlaceKind.IGNORED
        self.title.setEnabled(named)
        self.remove.setEnabled(place is not None)
        if self.title.text() != (place.title if place is not None else ""):
            self.title.setText(place.title if place is not None else "")
        self.shape.setCurrentIndex(max(0, self.shape.findData(place.shape.value)) if zone and place is not None else 0)
        self.required.setChecked(place.required if zone and place is not None else False)
        self._show_text()
        self.chosen.emit(number)

    def _show_text(self) -> None:
        place = self._draft.places[self.current] if 0 <= self.current < len(self._draft.places) else None
        if place is None or place.kind is not PlaceKind.ZONE:
            self._said.show_text("")
            return
        text = self._texts.get(place.title.strip(), "")
        self._said.show_text(_("On this page: {text}").format(text=text) if text else _("Nothing was read there"))

    def _rename(self, text: str) -> None:
        self._change(title=text)

    def _reshape(self) -> None:
        self._change(shape=Shape(self.shape.currentData()))

    def _require(self, wanted: bool) -> None:
        self._change(required=wanted)

    def _change(self, **changes: object) -> None:
        number = self.current
        if number >= 0:
            self._draft.change(number, **changes)
            if self.list.item(number) is not None:
                self.list.item(number).setText(_row(self._draft.places[number]).text())

    def _lay_out(self) -> None:
        for shape, title in SHAPES:
            self.shape.addItem(_(title), shape.value)
        self.list.setAccessibleName(_("Places of the template"))
        self.title.setPlaceholderText(_("Name of the field"))
        for widget, name in ((self.title, _("Name of the field")), (self.shape, _("Written as"))):
            widget.setAccessibleName(name)
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._said.setProperty("role", "caption")
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow(_("Name of the field"), self.title)
        form.addRow(_("Written as"), self.shape)
        foot = QHBoxLayout()
        foot.addWidget(self.required)
        foot.addStretch()
        foot.addWidget(self.remove)
        form.addRow("", foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(form)
        column.addWidget(self._said)


def _row(place: DrawnPlace) -> QListWidgetItem:
    kind = _(place.kind.value)
    row = QListWidgetItem(kind if place.kind is PlaceKind.IGNORED else f"{kind} · {place.named}")
    row.setSizeHint(QSize(0, ROW_HEIGHT))
    return row


class NameEdit(QLineEdit):
    """A line whose Enter ends the naming, and does not press the dialog's first button."""

    ended = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ended.emit()
        else:
            super().keyPressEvent(event)
