"""The preview's context menu: how the page is fitted, a box to read again, and which way it is turned."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from ocrdesk.i18n import N_, _
from ocrdesk.ui.icons import icon


class TurnedPage(Protocol):
    """What the menu does to the page."""

    def fit_page(self) -> None: ...
    def fit_width(self) -> None: ...
    def actual_size(self) -> None: ...
    def draw_region(self) -> None: ...
    def turn_left(self) -> None: ...
    def turn_right(self) -> None: ...


def page_menu(page: TurnedPage, parent: QWidget) -> QMenu:
    """A menu that is gone once it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _add(menu, N_("Fit page"), page.fit_page, "fit-page")
    _add(menu, N_("Fit width"), page.fit_width, "fit-width")
    _add(menu, N_("Actual size"), page.actual_size)
    menu.addSeparator()
    _add(menu, N_("Draw a box to read again"), page.draw_region, "capture")
    menu.addSeparator()
    _add(menu, N_("Turn left"), page.turn_left, "rotate-left")
    _add(menu, N_("Turn right"), page.turn_right, "rotate-right")
    return menu


def _add(menu: QMenu, title: str, does: Callable[[], None], icon_name: str = "") -> None:
    action = menu.addAction(_(title))
    action.triggered.connect(does)
    if icon_name:
        action.setIcon(icon(icon_name))
