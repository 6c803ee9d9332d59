"""The window's frame: menus, tools, notices, status; made at once. Its panes come after the first paint."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ocrdesk.i18n import N_, _
from ocrdesk.ui import icons, language, theme
from ocrdesk.ui.actions import Actions
from ocrdesk.ui.intake import Intake, local_files
from ocrdesk.ui.notices import Notice, Notices
from ocrdesk.ui.views.status_bar import StatusBar
from ocrdesk.ui.views.tool_bar import ToolBar
from ocrdesk.ui.views.welcome import Welcome
from ocrdesk.ui.workers import Workers

if TYPE_CHECKING:
    from ocrdesk.app import App
    from ocrdesk.ui.commands import Commands
    from ocrdesk.ui.panes import Panes

FIRST_SIZE = (1320, 820)
LEAST_SIZE = (960, 600)
PLAIN_DOCUMENTS = (("auto", N_("Find out")), ("text", N_("Plain text")))


class MainWindow(QMainWindow):
    """Owns everything that is seen. `panes` and `commands` exist once the window was painted (see `build`)."""

    panes: "Panes"
    commands: "Commands"

    def __init__(self, app: "App") -> None:
        super().__init__()
        self.app = app
        self.workers = Workers(self)
        self.notices = Notices()
        self.intake = Intake(app.queue, self.workers, self.notices, self._wishes, self)
        self.actions_ = Actions(self, icons.icon)
        self.actions_.fill(self.menuBar())
        self.tools = ToolBar(
            self.actions_,
            (*PLAIN_DOCUMENTS, *((key, kind.title) for key, kind in app.types.items())),
            ((key, provider.title) for key, provider in app.providers.items()),
        )
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.tools)
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.welcome = Welcome()
        self._stack = QStackedWidget()
        self._begun = self._built = False
        self._waiting_files: list[Path] = []
        self._lay_out()
        self._connect()
        self.apply_preferences()
        self.restore_layout()

    @property
    def built(self) -> bool:
        """Whether the panes are there."""
        return self._built

    def add_files(self, files: list[Path]) -> None:
        """Files from the command line: into the queue as soon as the panes are there."""
        if self._built:
            self.intake.add(files)
        else:
            self._waiting_files += files

    def build(self) -> None:
        """Make the panes, join everything, and start what runs behind the window."""
        if self._begun:
            return
        self._begun = True
        from ocrdesk.ui.commands import Commands
        from ocrdesk.ui.panes import Panes
        from ocrdesk.ui.views.hide_boxes import HideBoxesFilter

        self.panes = Panes(self.app, self.workers)
        self._stack.addWidget(self.panes)
        self.commands = Commands(self)
        self.actions_.connect_to(self)
        HideBoxesFilter(self, self.panes.preview)
        self._write_keys()
        self.panes.restore_layout(self.app.preferences.window.get("panes", ""))
        self._built = True
        self.commands.begin()
        if self._waiting_files:
            self.intake.add(self._waiting_files)
            self._waiting_files = []

    def show_queue(self, shown: bool) -> None:
        """The panes where there is a queue; else the words on how to begin."""
        wanted = self.panes if shown else self.welcome
        if self._stack.currentWidget() is not wanted:
            self._stack.setCurrentWidget(wanted)
            (self.panes.queue if shown else self.welcome).setFocus()

    def apply_preferences(self) -> None:
        """Look and speak as the preferences say."""
        preferences = self.app.preferences
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply_theme(application, cast("theme.ThemeName", preferences.theme))
        self.tools.show_hints(preferences.show_hints)
        self.tools.document.show_value(preferences.document)
        self.tools.provider.show_value(preferences.provider)
        provider = self.app.providers.get(preferences.provider)
        if provider is not None:
            self.status.show_provider(provider.title, provider.leaves_computer)
        if self._built:
            self.panes.set_value_font_size(preferences.value_font_size)

    def retranslate(self) -> None:
        self.setWindowTitle("OCRDesk")
        self.actions_.retranslate()
        self.menuBar().setAccessibleName(_("Menus"))
        self._stack.setAccessibleName(_("Work"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._begun:
            QTimer.singleShot(0, self.build)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if local_files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        files = local_files(event.mimeData())
        if files:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.intake.add(files)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if self._built:
            self.commands.end()
        self.workers.close()
        super().closeEvent(event)

    def layout_now(self) -> dict[str, str]:
        """Size and place, as the preferences keep them."""
        kept = dict(self.app.preferences.window)
        kept["geometry"] = _as_text(self.saveGeometry())
        if self._built:
            kept["panes"] = self.panes.layout_now()
        return kept

    def restore_layout(self) -> None:
        kept = self.app.preferences.window.get("geometry", "")
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            screen = QGuiApplication.primaryScreen().availableSize()
            self.resize(min(FIRST_SIZE[0], screen.width() - 40), min(FIRST_SIZE[1], screen.height() - 80))

    def speak(self, code: str) -> None:
        """Switch the whole window to that language (the words are in use already)."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            language.use_qt_words(application, code)
            QCoreApplication.sendEvent(application, QEvent(QEvent.Type.LanguageChange))

    def _wishes(self) -> tuple[str, bool]:
        return self.tools.document.value, self.app.preferences.recognise_on_drop

    def _write_keys(self) -> None:
        names = ("previous_job", "confirm", "restore")
        previous, confirm, restore = (self.actions_.key(name) for name in names)
        self.panes.fields.set_keys(previous, confirm, restore)

    def _lay_out(self) -> None:
        self.setMinimumSize(*LEAST_SIZE)
        self.setAcceptDrops(True)
        self.setWindowIcon(icons.icon("app"))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self.welcome)
        self.setCentralWidget(holder)
        self.welcome.setFocus()
        self.actions_.paint_icons()
        self.retranslate()

    def _connect(self) -> None:
        self.workers.failed.connect(self.notices.tell_error)
        self.welcome.open_asked.connect(self.intake.choose_files)
        self.welcome.samples_asked.connect(self.intake.add_samples)

    def tell(self, notice: Notice) -> None:
        self.notices.tell(notice)


def _as_text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()
