"""The clerk's templates: a list to draw, change, rename, share and delete them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.i18n import N_, _, ngettext
from ocrdesk.model import Template
from ocrdesk.ui.dialogs.sizes import open_at

SIZE = (720, 460)
ROW_HEIGHT = 32
KEY = Qt.ItemDataRole.UserRole
HINT = N_("Reading zones and ignored areas, drawn once on a page and found again on the pages that follow.")
NONE = N_("There is no template yet. Open a page and draw one on it, or import one that a colleague shared.")
NO_PAGE = N_("Open a page that was read: templates are drawn on it.")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the clerk asked for: `what` is new, edit, use, rename, delete, import or export."""

    what: str
    key: str = ""
    text: str = ""


class TemplatesDialog(QDialog):
    """Tells what is asked for and shows what it is given; it keeps nothing itself."""

    wished = Signal(object)

    def __init__(self, templates: Sequence[Template], *, has_page: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_page = has_page
        self.list = QListWidget()
        self._none = QLabel(_(NONE))
        self._no_page = QLabel("" if has_page else _(NO_PAGE))
        self._buttons: dict[str, QPushButton] = {}
        self._templates: dict[str, Template] = {}
        self.setWindowTitle(_("Templates"))
        open_at(self, *SIZE)
        self._lay_out()
        self.list.currentItemChanged.connect(self._allow)
        self.list.itemDoubleClicked.connect(self._edit)
        self.list.itemChanged.connect(self._renamed)
        self.show_templates(templates)

    def button(self, what: str) -> QPushButton:
        return self._buttons[what]

    @property
    def current(self) -> str:
        """The key of the chosen template, or ""."""
        row = self.list.currentRow()
        return str(self.list.item(row).data(KEY)) if row >= 0 else ""

    def show_templates(self, templates: Sequence[Template], chosen: str = "") -> None:
        """Show these; `chosen` is the key of the one to stand on."""
        wanted = chosen or self.current
        self._templates = {template.key: template for template in templates}
        self.list.blockSignals(True)
        self.list.clear()
        for template in templates:
            item = QListWidgetItem(template.name)
            item.setData(KEY, template.key)
            item.setToolTip(what_is_in(template))
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
        row = next((n for n, template in enumerate(templates) if template.key == wanted), 0)
        self.list.setCurrentRow(row if templates else -1)
        self.list.blockSignals(False)
        self.list.setVisible(bool(templates))
        self._none.setVisible(not templates)
        self._allow()

    def rename(self) -> None:
        """Type another name in the list."""
        if self.current:
            self.list.editItem(self.list.currentItem())

    def _renamed(self, item: QListWidgetItem) -> None:
        template = self._templates.get(str(item.data(KEY)))
        name = item.text().strip()
        if template is not None and name and name != template.name:
            self.wished.emit(Wish("rename", template.key, name))
        elif template is not None and item.text() != template.name:
            item.setText(template.name)

    def _edit(self) -> None:
        if self._has_page and self.current:
            self.wished.emit(Wish("edit", self.current))

    def _ask(self, what: str) -> None:
        asks: dict[str, Callable[[], None]] = {
            "rename": self.rename, "import": self._choose_source, "export": self._choose_target,
        }  # fmt: skip
        if what in asks:
            asks[what]()
        else:
            self.wished.emit(Wish(what, self.current))

    def _choose_source(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Import a template"), "", _kinds())
        if name:
            self.wished.emit(Wish("import", text=name))

    def _choose_target(self) -> None:
        template = self._templates[self.current]
        safe = "".join("_" if character in '\\/:*?"<>|' else character for character in template.name)
        name, _kind = QFileDialog.getSaveFileName(self, _("Export the template"), str(Path(f"{safe}.json")), _kinds())
        if name:
            self.wished.emit(Wish("export", template.key, name))

    def _allow(self) -> None:
        template = self._templates.get(self.current)
        for what in ("rename", "delete", "export"):
            self._buttons[what].setEnabled(template is not None)
        self._buttons["new"].setEnabled(self._has_page)
        self._buttons["edit"].setEnabled(self._has_page and template is not None)
        self._buttons["use"].setEnabled(template is not None)
        self._about.setText(what_is_in(template) if template is not None else "")

    def _lay_out(self) -> None:
        hint, self._about = QLabel(_(HINT)), QLabel()
        for label, role in (
            (hint, "muted"),
            (self._none, "muted"),
            (self._about, "caption"),
            (self._no_page, "caption"),
        ):
            label.setProperty("role", role)
            label.setWordWrap(True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list.setAccessibleName(_("Templates"))
        self.list.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addWidget(self._none, 1)
        left.addWidget(self._about)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(left, 1)
        row.addLayout(self._side())
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        close.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter ends the typing of a name
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(hint)
        column.addLayout(row, 1)
        if self._no_page.text():
            column.addWidget(self._no_page)
        column.addWidget(close)

    def _side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(6)
        for what, title in (
            ("new", _("&New from this page…")),
            ("edit", _("&Edit on this page…")),
            ("use", _("&Use for the selected files")),
            ("rename", _("&Rename")),
            ("delete", _("&Delete")),
            ("import", _("&Import…")),
            ("export", _("E&xport…")),
        ):
            button = self._buttons[what] = _Wishing(what, title)
            button.wished.connect(self._ask)
            side.addWidget(button)
            if what in ("use", "delete"):
                side.addSpacing(10)
        side.addStretch()
        return side


class _Wishing(QPushButton):
    """A button that says which wish it stands for."""

    wished = Signal(str)

    def __init__(self, what: str, title: str) -> None:
        super().__init__(title)
        self._what = what
        self.setAutoDefault(False)
        self.clicked.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self.wished.emit(self._what)


def what_is_in(template: Template) -> str:
    """In one line: how many zones, ignored areas and anchors it has, and when it is used."""
    zones, areas, anchors = len(template.zones), len(template.ignored), len(template.anchors)
    parts = [
        ngettext("{count} zone", "{count} zones", zones).format(count=zones),
        ngettext("{count} ignored area", "{count} ignored areas", areas).format(count=areas),
        ngettext("{count} anchor word", "{count} anchor words", anchors).format(count=anchors),
    ]
    used = _("used by itself") if template.automatic and anchors else _("used where it is chosen")
    return " · ".join([*(part for part, count in zip(parts, (zones, areas, anchors), strict=True) if count), used])


def _kinds() -> str:
    return f"{_('Template')} (*.json)"
