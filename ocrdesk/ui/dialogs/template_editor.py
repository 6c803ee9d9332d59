"""Draws a template on a page: zones that become fields, ignored areas, and the words by which it is found again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.i18n import N_, _
from ocrdesk.model import PageRecord, Quad, Recognition, Template
from ocrdesk.ui.dialogs.buttons import accept_and_cancel
from ocrdesk.ui.dialogs.leaving import leaves
from ocrdesk.ui.dialogs.sizes import open_at
from ocrdesk.ui.dialogs.template_places import TemplatePlaces
from ocrdesk.ui.models.template_draft import DrawnPlace, PlaceKind, TemplateDraft
from ocrdesk.ui.views.zone_view import ZoneView

SIZE = (1180, 780)
PANEL_WIDTH = 340
HINTS = {
    PlaceKind.ZONE: N_("Drag a box around a value: it becomes a field. Keys: Insert, Ctrl+arrows, Shift+arrows, Del."),
    PlaceKind.IGNORED: N_("Drag a box around what is to be left out of text and fields."),
    PlaceKind.ANCHOR: N_("Click words that are printed on every such page, two or more, far apart."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TemplatePage:
    """The page to draw on, and what the zones of a template say there."""

    image: QImage | None
    record: PageRecord
    texts: Callable[[Template, Recognition], Mapping[str, str]]


class TemplateEditor(QDialog):
    """`template` is what was drawn, once the dialog was accepted."""

    def __init__(
        self, template: Template, page: TemplatePage, parent: QWidget | None = None, *, note: str = ""
    ) -> None:
        """`note` is what the clerk should know of the template on this page."""
        super().__init__(parent)
        self._page = page
        self.draft = TemplateDraft(template, self._follow_draft)
        self.view, self.places = ZoneView(), TemplatePlaces(self.draft)
        self.name = QLineEdit(template.name)
        self.automatic = QCheckBox(_("&Use it by itself on pages with these anchor words"))
        self.alone = QCheckBox(_("&Look for nothing else on such pages"))
        self.automatic.setChecked(template.automatic)
        self.alone.setChecked(template.alone)
        self._tools = {kind: QToolButton() for kind in PlaceKind}
        self._hint, self._complaint, self._note = QLabel(), QLabel(), QLabel(note)
        self.setWindowTitle(_("Template"))
        open_at(self, *SIZE)
        self._lay_out()
        self._connect()
        self.view.show_picture(page.image, page.record)
        self.choose_tool(PlaceKind.ZONE)
        self._follow_draft()
        self.places.choose(0)
        self._given = self.template
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def template(self) -> Template:
        return self.draft.template(self.name.text(), automatic=self.automatic.isChecked(), alone=self.alone.isChecked())

    @property
    def tool(self) -> PlaceKind:
        """What a drag or a click makes now."""
        return next(kind for kind, button in self._tools.items() if button.isChecked())

    def choose_tool(self, kind: PlaceKind) -> None:
        self._tools[kind].setChecked(True)
        self._follow_tool()

    def add_place(self, quad: Quad) -> None:
        """A place was drawn."""
        kind = self.tool if self.tool is not PlaceKind.ANCHOR else PlaceKind.ZONE
        self.places.choose(self.draft.add(DrawnPlace(kind, quad)))
        if kind is PlaceKind.ZONE:
            self.places.name_current()

    def add_anchor(self, line: int) -> None:
        """A line of the page tells such pages from others."""
        read = self._page.record.recognition.lines[line]
        text = read.text.strip()
        there = [
            n for n, place in enumerate(self.draft.places) if place.kind is PlaceKind.ANCHOR and place.title == text
        ]
        self.places.choose(there[0] if there else self.draft.add(DrawnPlace(PlaceKind.ANCHOR, read.quad, text[:100])))

    def reject(self) -> None:
        """Esc does not throw away what was drawn."""
        title, hint = _("What you drew is not saved"), _("Save keeps it as a template.")
        if self.template == self._given or leaves(self, title, hint, _("Throw it away")):
            super().reject()

    def done(self, result: int) -> None:
        """Let the view's thread end."""
        self.view.stop()
        super().done(result)

    def _connect(self) -> None:
        self.view.drawn.connect(self.add_place)
        self.view.moved.connect(self._move_current)
        self.view.chosen.connect(self.places.choose)
        self.view.line_chosen.connect(self.add_anchor)
        self.view.remove_asked.connect(self.places.remove_current)
        self.places.chosen.connect(self._show_current)
        self.places.title.ended.connect(self._back_to_page)
        self.name.textChanged.connect(self._judge)
        self.automatic.toggled.connect(self._judge)

    def _back_to_page(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move_current(self, quad: Quad) -> None:
        if self.places.current >= 0:
            self.draft.change(self.places.current, quad=quad)

    def _show_current(self, number: int) -> None:
        self.view.show_places(self.draft.places, number)

    def _follow_draft(self) -> None:
        if len(self.draft.places) != self.places.list.count():
            self.places.show_draft()
        self.view.show_places(self.draft.places, self.places.current)
        if not self.draft.complaint and self.draft.of_kind(PlaceKind.ZONE):
            drawn = self.template
            texts = self._page.texts(drawn, self._page.record.recognition)
            self.places.show_texts({zone.title: texts.get(zone.key, "") for zone in drawn.zones})
        self._judge()

    def _follow_tool(self) -> None:
        self.view.take_lines(self.tool is PlaceKind.ANCHOR)
        self._hint.setText(_(HINTS[self.tool]))
        self._put.setText(_("&Choose words…") if self.tool is PlaceKind.ANCHOR else _("&Put a box"))

    def _put_place(self) -> None:
        """Without the mouse: a box in the middle, or words out of the page's list."""
        if self.tool is not PlaceKind.ANCHOR:
            self.view.new_place()
            return
        texts = [line.text for line in self._page.record.recognition.lines]
        chosen, taken = QInputDialog.getItem(self, _("Anchor word"), _("Words on this page"), texts, 0, False)
        if taken and chosen in texts:
            self.add_anchor(texts.index(chosen))

    def _judge(self) -> None:
        complaint = self.draft.complaint
        if not complaint and not self.name.text().strip():
            complaint = _("Give the template a name.")
        self._save.setEnabled(not complaint)
        anchors = self.draft.of_kind(PlaceKind.ANCHOR)
        if not complaint and self.automatic.isChecked() and not anchors:
            complaint = _("Without anchor words it is used only where you choose it as the type.")
        self._complaint.setText(complaint)

    def _lay_out(self) -> None:
        row, group = QHBoxLayout(), QButtonGroup(self)
        row.setSpacing(6)
        for kind, button in self._tools.items():
            button.setText(_(kind.value))
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.clicked.connect(self._follow_tool)
            group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        self._put = QPushButton()
        self._put.setAutoDefault(False)
        self._put.clicked.connect(self._put_place)
        row.addWidget(self._put)
        self.name.setPlaceholderText(_("Name of the template"))
        self.name.setAccessibleName(_("Name of the template"))
        self._hint.setProperty("role", "caption")
        self._complaint.setProperty("role", "caption")
        self._note.setProperty("role", "notice")
        self._note.setProperty("tone", "amber")
        self._note.setVisible(bool(self._note.text()))
        for label in (self._hint, self._complaint, self._note):
            label.setWordWrap(True)
        buttons, self._save = accept_and_cancel(_("Save"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.name)
        column.addWidget(self._note)
        column.addLayout(row)
        column.addWidget(self._hint)
        column.addWidget(self.places, 1)
        for widget in (self.automatic, self.alone, self._complaint, buttons):
            column.addWidget(widget)
        splitter = QSplitter()
        splitter.addWidget(self.view)
        splitter.addWidget(panel)
        splitter.setSizes([SIZE[0] - PANEL_WIDTH, PANEL_WIDTH])
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)
