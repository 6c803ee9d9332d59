"""The other readings of the current value, as a list below its editor: arrows or digits choose, Esc leaves it.

A field of a closed list offers its other words too, after a line.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QSize, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ocrdesk.i18n import _
from ocrdesk.model import FieldSpec
from ocrdesk.ui.review.aimed_at import AimedAt

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow

SHORTLY = 4000
DIGITS = 9


class OtherReadings(QObject):
    """Alt+Down: what else the value may be, each with its reason."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.menu: QMenu | None = None

    def show(self) -> None:
        """Offer them for the current field; say so where there is none."""
        review, edit = self._window.panes.review, self._window.panes.fields.form.current_edit
        field, aim = review.current, review.aim
        if field is None or edit is None:
            return
        offered = self._window.app.other_readings(field.record, field.value.key)
        told = {field.value.text, *(each.text for each in offered)}
        words = [word for word in field.spec.choices if word not in told]
        if not offered and not words:
            self._window.status.show_quiet_line(_("There is no other reading of this value."), SHORTLY)
            return
        self.menu = QMenu(edit)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu.setAccessibleName(_("Other readings"))
        self.menu.setMinimumWidth(edit.width())
        for place, each in enumerate(offered):
            action = self.menu.addAction(f"{_numbered(place, each.text, field.spec)}\t{each.why}")
            action.triggered.connect(partial(self._choose, each.text, aim))
        self.menu.addSeparator()
        for place, word in enumerate(words, start=len(offered)):
            action = self.menu.addAction(_numbered(place, word, field.spec))
            action.triggered.connect(partial(self._choose, word, aim))
        self.menu.setActiveAction(self.menu.actions()[0])
        self.menu.popup(_beside(edit, self.menu.sizeHint()))

    def _choose(self, text: str, aim: AimedAt | None, *_checked: bool) -> None:
        self._window.panes.review.choose_reading(text, aim)


def _beside(edit: QWidget, size: QSize) -> QPoint:
    """Where a menu of that size stands: below the editor, or above where there is no room, within the window."""
    room = edit.screen().availableGeometry()
    window = edit.window().frameGeometry()
    below, above = edit.mapToGlobal(edit.rect().bottomLeft()), edit.mapToGlobal(QPoint(0, 0))
    left = max(room.left(), min(below.x(), min(room.right(), window.right()) - size.width()))
    fits = below.y() + size.height() <= room.bottom() or above.y() - size.height() < room.top()
    return QPoint(left, below.y() if fits else above.y() - size.height())


def _numbered(place: int, text: str, spec: FieldSpec) -> str:
    """The text with its digit to press."""
    digit = f"&{place + 1}  " if place < DIGITS else "    "
    return digit + spec.shown(text).replace("&", "&&")
