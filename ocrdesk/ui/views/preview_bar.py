"""The small bar that floats over the preview: zoom, page, and which boxes are shown."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from ocrdesk.i18n import N_, _, message
from ocrdesk.ui.icons import icon
from ocrdesk.ui.views.mark_item import Shown
from ocrdesk.ui.views.zoomable_view import Fit

ICON_SIZE = QSize(16, 16)
FIT_TITLES = {Fit.PAGE: N_("Fit page"), Fit.WIDTH: N_("Fit width")}
ACTUAL_SIZE = N_("Actual size")
PAGE, PAGE_SHORT = N_("Page {number} / {count}"), N_("{number} / {count}")
GAP_BELOW = 14


class PreviewBar(QFrame):
    """Tells what is pressed, shows what it is told."""

    zoom_in_asked = Signal()
    zoom_out_asked = Signal()
    fit_asked = Signal(object)
    actual_size_asked = Signal()
    page_asked = Signal(int)
    shown_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "floating")
        self._fit, self._percent = Fit.PAGE, 100
        self._number, self._count = 1, 1
        self._shown = Shown.FIELDS
        self._smaller, self._larger = self._button("minus"), self._button("plus")
        self._zoom, self._boxes = self._menu_button(), self._menu_button()
        self._back, self._forth = self._button("previous"), self._button("next")
        self._page = QLabel()
        self._page.setProperty("role", "muted")
        self._dividers: list[QWidget] = []
        self._page_parts: list[QWidget] = [self._back, self._page, self._forth]
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_zoom(self, fit: Fit, percent: int) -> None:
        self._fit, self._percent = fit, percent
        self._zoom_actions[fit if fit in FIT_TITLES else None].setChecked(True)
        self.settle()

    def show_page(self, number: int, count: int) -> None:
        self._number, self._count = number, count
        self._back.setVisible(count > 1)
        self._forth.setVisible(count > 1)
        self._back.setEnabled(number > 1)
        self._forth.setEnabled(number < count)
        self.settle()

    def show_boxes(self, shown: Shown) -> None:
        self._shown = shown
        self._shown_actions[shown].setChecked(True)
        self.settle()

    def retranslate(self) -> None:
        """Say everything again, in the language now in use."""
        names = (
            (self._smaller, N_("Zoom out")), (self._larger, N_("Zoom in")), (self._zoom, N_("Zoom")),
            (self._back, N_("Previous page")), (self._forth, N_("Next page")), (self._boxes, N_("Boxes shown")),
        )  # fmt: skip
        for button, name in names:
            button.setToolTip(_(name))
            button.setAccessibleName(_(name))
        self.setAccessibleName(_("Zoom and pages"))
        self._zoom_actions = self._fill(self._zoom, ((Fit.PAGE, FIT_TITLES[Fit.PAGE], self._ask_page),
                                                     (Fit.WIDTH, FIT_TITLES[Fit.WIDTH], self._ask_width),
                                                     (None, ACTUAL_SIZE, self.actual_size_asked.emit)))  # fmt: skip
        self._shown_actions = self._fill(self._boxes, ((shown, shown.value, self._ask_shown) for shown in Shown))
        self.show_zoom(self._fit, self._percent)
        self.show_page(self._number, self._count)
        self.show_boxes(self._shown)

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(5, 3, 5, 3)
        row.setSpacing(1)
        self._page.setContentsMargins(4, 0, 4, 0)
        for place, group in enumerate(((self._smaller, self._zoom, self._larger), self._page_parts, (self._boxes,))):
            if place:
                divider = _divider()
                self._dividers.append(divider)
                row.addWidget(divider, 0, Qt.AlignmentFlag.AlignVCenter)
            for widget in group:
                row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self._smaller.clicked.connect(self.zoom_out_asked)
        self._larger.clicked.connect(self.zoom_in_asked)
        self._back.clicked.connect(self._ask_previous)
        self._forth.clicked.connect(self._ask_next)

    def _ask_page(self) -> None:
        self.fit_asked.emit(Fit.PAGE)

    def _ask_width(self) -> None:
        self.fit_asked.emit(Fit.WIDTH)

    def _ask_previous(self) -> None:
        self.page_asked.emit(self._number - 1)

    def _ask_next(self) -> None:
        self.page_asked.emit(self._number + 1)

    def _ask_shown(self) -> None:
        chosen = next(shown for shown, action in self._shown_actions.items() if action.isChecked())
        self.shown_asked.emit(chosen)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "quiet")
        button.setIcon(icon(name, color="muted"))
        button.setIconSize(ICON_SIZE)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _menu_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "quiet")
        button.setIconSize(ICON_SIZE)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(QMenu(button))
        return button

    def _fill(
        self, button: QToolButton, choices: Iterable[tuple[object, str, Callable[[], object]]]
    ) -> dict[object, QAction]:
        menu = button.menu()
        menu.clear()
        group = QActionGroup(menu)
        actions = {}
        for key, title, ask in choices:
            action = actions[key] = menu.addAction(_(title))
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(ask)
        return actions

    def settle(self) -> None:
        """Take the place at the foot of the preview; call when that changed its size."""
        parent = self.parentWidget()
        if parent is None:
            return
        self._word(short=False)
        if self.sizeHint().width() > parent.width():
            self._word(short=True)
        self.adjustSize()
        self.move(max(0, (parent.width() - self.width()) // 2), parent.height() - self.height() - GAP_BELOW)

    def _word(self, *, short: bool) -> None:
        place = {"number": self._number, "count": self._count}
        self._page.setText(str(message(PAGE_SHORT if short else PAGE, **place)))
        self._boxes.setText("" if short else str(message(N_("Show: {what}"), what=_(self._shown.value))))
        self._boxes.setIcon(icon("eye", color="muted") if short else QIcon())
        self._zoom.setText(f"{self._percent} %" if short or self._fit == Fit.FREE else _(FIT_TITLES[self._fit]))
        for divider in self._dividers:
            divider.setHidden(short)
        self._row.activate()


def _divider() -> QWidget:
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(5, 0, 5, 0)
    line = QFrame()
    line.setProperty("role", "line")
    line.setProperty("upright", "true")
    line.setFixedSize(1, 14)
    row.addWidget(line)
    return place
