"""Opens the handbook at the chapter that fits what is on the screen, over a dialog too."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ocrdesk.ui.help.handbook import CHAPTERS
from ocrdesk.ui.panes import TABLE_TAB, TEXT_TAB

if TYPE_CHECKING:
    from ocrdesk.ui.dialogs.handbook import HandbookWindow
    from ocrdesk.ui.main_window import MainWindow

CHAPTER_OF_DIALOG = {
    "CallsDialog": "clouds",
    "ConfirmPassingDialog": "sheets",
    "CostDialog": "clouds",
    "ExportDialog": "export",
    "FieldSheetDialog": "sheets",
    "FindReplaceDialog": "sheets",
    "GlyphSheetDialog": "sheets",
    "PasswordDialog": "input",
    "PostponeDialog": "review",
    "ScanDialog": "input",
    "TemplateEditor": "templates",
    "TemplatesDialog": "templates",
}
"""By the names of the dialogs' classes, so that none of them is loaded for this."""

CHAPTER_OF_PAGE = {
    "general": "first-batch",
    "keys": "review",
    "network": "trouble",
    "offline": "trouble",
    "reading": "clouds",
}
"""Pages of the settings that have no chapter of their own name."""


class HandbookRun(QObject):
    """There is one handbook; where a dialog holds up the window it is the dialog's child, so that it can be used."""

    def __init__(self, app: QApplication, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._open: HandbookWindow | None = None
        app.focusChanged.connect(self._follow)

    @property
    def shown(self) -> "HandbookWindow | None":
        """The handbook while it is on the screen."""
        made = self._open
        return made if made is not None and isValid(made) and made.isVisible() else None

    def show(self) -> None:
        """Open the handbook, or bring it to the front, at the fitting chapter."""
        parent = QApplication.activeModalWidget() or self._window
        handbook = self._made_for(parent)
        handbook.open_at(self.chapter())
        handbook.show()
        handbook.raise_()
        handbook.activateWindow()

    def close(self) -> None:
        """Close the handbook if it is open."""
        if self.shown is not None:
            self.shown.close()

    def chapter(self) -> str:
        """The chapter for the dialog, the tab or the emptiness that is seen."""
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            page = str(getattr(dialog, "page_key", ""))
            return CHAPTER_OF_PAGE.get(page) or (page if page in CHAPTERS else _of_class(dialog))
        if not self._window.panes.model.jobs():
            return "first-batch"
        tab = self._window.panes.tabs.currentIndex()
        return "text-and-tables" if tab in (TEXT_TAB, TABLE_TAB) else "review"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hear the key in dialogs, which the window's own actions do not reach."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._is_for_a_dialog(watched):
            key = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
            if key in self._close_keys():
                self.show()
                return True
        return super().eventFilter(watched, event)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        # Only where the keyboard is: a filter for the whole program is asked of every event there is.
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and new.window() is not self._window:
            new.installEventFilter(self)

    def _is_for_a_dialog(self, watched: QObject) -> bool:
        modal = QApplication.activeModalWidget()
        return modal is not None and isinstance(watched, QWidget) and watched.window() is modal

    def _close_keys(self) -> tuple[str, ...]:
        return self._window.actions_.keys("handbook")

    def _made_for(self, parent: QWidget) -> "HandbookWindow":
        from ocrdesk.ui.dialogs.handbook import HandbookWindow

        made = self._open
        if made is not None and isValid(made):
            if made.parentWidget() is parent:
                return made
            made.close()
            made.deleteLater()
        self._open = HandbookWindow(self._window.actions_.keys, self._close_keys, parent)
        return self._open


def _of_class(dialog: QWidget) -> str:
    return CHAPTER_OF_DIALOG.get(type(dialog).__name__, "review")
