"""The current field with its surroundings, large, over the picture; it follows the clerk until it is put away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent

from ocrdesk.i18n import _
from ocrdesk.ui.views.large_snippet import LargeSnippet

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow

MARGIN = 14
SHORTLY = 4000


class LargeLook(QObject):
    """F2: shows it, or puts it away, as Esc does. The keyboard stays in the field."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._panes = window, window.panes
        self.view = LargeSnippet(window)
        self._panes.preview.installEventFilter(self)
        window.installEventFilter(self)
        self._panes.review.field_selected.connect(self._follow)
        self._panes.review.record_changed.connect(self._follow)
        self._panes.opener.picture_came.connect(self._follow)

    def toggle(self) -> None:
        if self.view.isVisible():
            self.view.hide()
        elif self._panes.review.current is None:
            self._window.status.show_quiet_line(_("There is no field at hand to look at."), SHORTLY)
        else:
            self.view.show()
            self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self._window:
            return self._put_away(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.view.isVisible():
            self._follow()
        return super().eventFilter(watched, event)

    def _put_away(self, event: QEvent) -> bool:
        """Esc comes up to the window where nothing nearer to the keyboard has a use for it."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        closes = event.key() == Qt.Key.Key_Escape and self.view.isVisible()
        if closes:
            self.view.hide()
        return closes

    def _follow(self, *_what: object) -> None:
        if not self.view.isVisible():
            return
        preview, field = self._panes.preview, self._panes.review.current
        if field is None:  # a page without fields came under review
            self.view.hide()
            return
        place = QRect(preview.mapTo(self._window, preview.rect().topLeft()), preview.size())
        self.view.show_field(self._panes.fields.form.image, field, place.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))
