"""The preview's context menu: the line under the pointer, how the page is fitted, a box to read, and turning."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from ocrdesk.i18n import N_, _
from ocrdesk.ui.icons import icon


class TurnedPage(Protocol):
    """What the menu does to the page."""

    @property
    def line_taken(self) -> SignalInstance: ...
    def fit_page(self) -> None: ...
    def fit_width(self) -> None: ...
    def actual_size(self) -> None: ...
    def draw_region(self) -> None: ...
    def draw_cloud_region(self) -> None: ...
    def turn_left(self) -> None: ...
    def turn_right(self) -> None: ...


def page_menu(page: TurnedPage, parent: QWidget, line: int | None = None) -> QMenu:
    """A menu that is gone once it closes; `line` is the one under the pointer."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if line is not None:
        _add(menu, N_("Put this line into the field"), partial(page.line_taken.emit, line, False))
        _add(menu, N_("Add this line to the field"), partial(page.line_taken.emit, line, True))
        menu.addSeparator()
    _add(menu, N_("Fit page"), page.fit_page, "fit-page")
    _add(menu, N_("Fit width"), page.fit_width, "fit-width")
    _add(menu, N_("Actual size"), page.actual_size)
    menu.addSeparator()
    _add(menu, N_("Draw a box to read again"), page.draw_region, "capture")
    _add(menu, N_("Draw a box for the cloud service"), page.draw_cloud_region, "cloud")
    menu.addSeparator()
    _add(menu, N_("Turn left"), page.turn_left, "rotate-left")
    _add(menu, N_("Turn right"), page.turn_right, "rotate-right")
    return menu


def _add(menu: QMenu, title: str, does: Callable[[], object], icon_name: str = "") -> None:
    action = menu.addAction(_(title))
    action.triggered.connect(does)
    if icon_name:
        action.setIcon(icon(icon_name))
