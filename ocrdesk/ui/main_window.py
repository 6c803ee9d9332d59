"""The window's frame, painted before anything heavy is loaded; the App and the panes come in behind it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ocrdesk import i18n
from ocrdesk.i18n import N_, _
from ocrdesk.ui import icons, language, theme
from ocrdesk.ui.first_size import first_size
from ocrdesk.ui.keys.action_set import Actions
from ocrdesk.ui.look import Look, keep_look
from ocrdesk.ui.translated import Translated
from ocrdesk.ui.views.status_bar import StatusBar
from ocrdesk.ui.views.tool_bar import ToolBar
from ocrdesk.ui.views.welcome import Welcome

if TYPE_CHECKING:
    from ocrdesk.app import App
    from ocrdesk.ui.catcher import Catcher
    from ocrdesk.ui.commands import Commands
    from ocrdesk.ui.incoming.intake import Intake, Wishes
    from ocrdesk.ui.notices import Notice, Notices
    from ocrdesk.ui.panes import Panes
    from ocrdesk.ui.workers import Workers

LEAST_SIZE = (960, 600)
PLAIN_DOCUMENTS = (
    ("auto", N_("Find out")),
    ("text", N_("Plain text")),
    ("table", N_("Table")),
    ("handwriting", N_("Handwriting")),
)
ALWAYS_READ = ("auto", "text")


class MainWindow(Translated, QMainWindow):
    """Owns everything that is seen.

    Until `built`, there are only menus, tools and the welcome: `app`, `workers`, `notices`, `intake`, `panes` and
    `commands` exist from then on. `load` makes the App; it is called on a worker thread after the first paint.
    """

    app: "App"
    catcher: "Catcher"
    workers: "Workers"
    notices: "Notices"
    intake: "Intake"
    panes: "Panes"
    commands: "Commands"
    made_ready = Signal()
    """All of the window is there."""

    def __init__(self, look: Look, load: "Callable[[], App]") -> None:
        super().__init__()
        self.look = look
        self._load = load
        self._begun = self._closed = self.built = False
        self._loaded: App | None = None
        self._language = i18n.language()
        self._waiting_files: list[Path] = []
        self.actions_ = Actions(self, icons.icon)
        self.actions_.fill(self.menuBar())
        self.tools = ToolBar(self.actions_, PLAIN_DOCUMENTS, (("offline", look.provider),))
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.tools)
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.welcome = Welcome()
        self._stack = QStackedWidget()
        self._column = QVBoxLayout()
        self._lay_out()

    # Beginning and end

    def add_files(self, files: list[Path]) -> None:
        """Files that were dropped or named on the command line: into the queue as soon as there is one."""
        if self.built:
            self.commands.template_files.take(files)
        else:
            self._waiting_files += files

    def come_forward(self, files: tuple[Path, ...]) -> None:
        """The clerk started the program once more, with these files: show them here."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()
        if files:
            self.add_files(list(files))

    def begin(self) -> None:
        """Load the App and all that the panes need, on a worker: the window is there meanwhile."""
        if self._begun:
            return
        self._begun = True
        from ocrdesk.ui.catcher import Catcher
        from ocrdesk.ui.notices import Notices
        from ocrdesk.ui.workers import Workers

        self.workers = Workers(self)
        self.notices = Notices()
        self._column.insertWidget(0, self.notices)
        self.workers.failed.connect(self.notices.tell_error)
        self.catcher = Catcher(self.workers.failed.emit, self.close)
        self.catcher.install()
        self.workers.run(self._load_all, self._build)

    def end(self) -> None:
        """After the window is closed: stop what runs behind it. Blocks."""
        if self._begun:
            from ocrdesk.ui.workers import ORDERS

            self.workers.close()
            self.workers.wait(ORDERS)  # what was ordered is done, though nobody sees it: an export, other settings
            if self.built:
                self.app.close()
            self.workers.wait()
            if not self.built and self._loaded is not None:
                if hasattr(self, "panes") and hasattr(self.panes, "preview"):
                    self.panes.preview.stop()
                self._loaded.close()
            self.catcher.uninstall()

    def show_queue(self, shown: bool) -> None:
        """The panes where there is a queue; else the words on how to begin."""
        wanted = self.panes if shown else self.welcome
        self.welcome.setVisible(not shown)
        if self._stack.currentWidget() is not wanted:
            self._stack.setCurrentWidget(wanted)
            (self.panes.queue if shown else self.welcome).setFocus()

    def look_now(self) -> Look:
        """Size, place and colours, for the next start."""
        preferences = self.app.preferences
        provider = self.app.providers[self.app.chosen_provider()]
        return Look(
            preferences.language,
            preferences.theme,
            preferences.show_hints,
            provider.title,
            bool(self.panes.model.jobs()),
            _as_text(self.saveGeometry()),
            self.panes.layout_now(),
            self.commands.tally.text(),
            first=False,
            recent=self.command_palette.recent,
        )

    # How it looks and speaks

    def apply_preferences(self) -> None:
        """Look and speak as the preferences say."""
        preferences = self.app.preferences
        if theme.themes().mode != preferences.theme:
            theme.apply_theme(_application(), cast("theme.ThemeName", preferences.theme))
        self.tools.show_hints(preferences.show_hints)
        self.tools.document.show_value(preferences.document)
        self._show_provider()
        self.panes.set_value_font_size(preferences.value_font_size)
        self.actions_.use_keys(preferences.keys)
        self.watching.follow()
        if self._language != i18n.language():
            self._language = i18n.language()
            language.use_qt_words(_application(), self._language)
            QCoreApplication.sendEvent(_application(), QEvent(QEvent.Type.LanguageChange))
            if self.built:
                self.commands.clouds.retranslate()

    def _show_provider(self) -> None:
        """Who reads, who may not, and what only others can read."""
        providers, refused, locked = self.app.providers, self.app.refused_providers(), self.app.preferences.offline_only
        why = N_("only offline recognition is allowed") if locked else N_("not allowed on this computer")
        self.tools.provider.refuse(refused, why)
        chosen = providers[self.app.chosen_provider()]
        self.tools.provider.show_value(chosen.key)
        self.welcome.show_provider(chosen.title, chosen.leaves_computer)
        self.status.show_provider(chosen.title, chosen.leaves_computer, locked=locked)
        unread = [key for key, kind in self.app.types.items() if not self.app.reads(chosen.key, kind)]
        unread += [key for key, _title in PLAIN_DOCUMENTS if key not in ALWAYS_READ and not chosen.reads(key)]
        self.tools.document.refuse(unread, N_("needs a cloud service"))
        if self.built:
            self.commands.clouds.count()

    def retranslate(self) -> None:
        self.setWindowTitle("OCRDesk")
        self.actions_.retranslate()
        self.menuBar().setAccessibleName(_("Menus"))
        self._stack.setAccessibleName(_("Work"))

    def offer_types(self) -> None:
        """Offer the document types as they stand: templates come and go."""
        from ocrdesk.ui.arranging.offered_types import offer_types

        offer_types(self.tools.document, self.app, PLAIN_DOCUMENTS)

    def tell(self, notice: "Notice") -> None:
        self.notices.tell(notice)

    # What Qt tells

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._begun:
            QTimer.singleShot(0, self.begin)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        from ocrdesk.ui.incoming.intake import local_files

        if local_files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        from ocrdesk.ui.incoming.intake import local_files

        files = local_files(event.mimeData())
        if files:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.add_files(files)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if self.built and not self._closed:
            if not self._may_close():
                event.ignore()
                return
            keep_look(self.look_now())
            self.watching.end()
            self.handbook.close()
            self.commands.end()
        self._closed = True
        if self._begun:
            self.workers.close()
        super().closeEvent(event)

    def _may_close(self) -> bool:
        """Save what is typed; where the disk does not take it, the clerk says whether it may be lost."""
        from ocrdesk.ui.dialogs.leaving import leaves

        title = _("What you typed last is not saved")
        hint = _("The disk does not take it. Stay, make room on it and press Enter in the field.")
        return self.panes.save_typed() or leaves(self, title, hint, _("Close and lose it"))

    # How it is made

    def _lay_out(self) -> None:
        self.setMinimumSize(*LEAST_SIZE)
        self.setAcceptDrops(True)
        holder = QWidget()
        holder.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        self._stack.addWidget(self.welcome)
        self._stack.setProperty("role", "canvas")
        self._stack.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.welcome.setVisible(not self.look.queue)
        self.setCentralWidget(holder)
        self.welcome.setFocus()
        self.tools.show_hints(self.look.hints)
        self.retranslate()
        kept = self.look.geometry
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            self.resize(first_size(QGuiApplication.primaryScreen().availableSize()))

    def _load_all(self) -> "App":
        # On a worker thread: importing is slow, and the window goes on meanwhile.
        from ocrdesk.ui import commands, panes
        from ocrdesk.ui.incoming import intake
        from ocrdesk.ui.views import hide_boxes

        del commands, intake, panes, hide_boxes
        self._loaded = self._load()
        return self._loaded

    def _build(self, app: "App") -> None:
        self._steps = self._building(app)
        self._step()

    def _step(self) -> None:
        # A pane at a time, so that the painted window answers in between.
        if next(self._steps, self) is self:
            self.made_ready.emit()
        elif not self._closed:
            QTimer.singleShot(0, self._step)

    def _building(self, app: "App") -> Iterator[None]:
        from ocrdesk.ui.commands import Commands
        from ocrdesk.ui.help.about_run import AboutRun
        from ocrdesk.ui.help.handbook_run import HandbookRun
        from ocrdesk.ui.help.news_run import NewsRun
        from ocrdesk.ui.incoming.intake import Intake
        from ocrdesk.ui.incoming.scan_run import ScanRun
        from ocrdesk.ui.incoming.screen_area import ScreenArea
        from ocrdesk.ui.incoming.watching import Watching
        from ocrdesk.ui.keys.command_palette import CommandPalette
        from ocrdesk.ui.keys.composing import ComposingGuard
        from ocrdesk.ui.keys.key_sheet_run import KeySheetRun
        from ocrdesk.ui.keys.keys_first import KeysFirst
        from ocrdesk.ui.panes import Panes
        from ocrdesk.ui.views.hide_boxes import HideBoxesFilter

        self.app = app
        self.setWindowIcon(icons.icon("app"))
        self.actions_.paint_icons()
        self.offer_types()
        self.tools.provider.set_choices((key, provider.title) for key, provider in app.providers.items())
        self.intake = Intake(app.queue, self.workers, self.notices, self._wishes, self)
        self.screen_area, self.scan_run, self.watching = ScreenArea(self), ScanRun(self), Watching(self)
        self.welcome.open_asked.connect(self.intake.choose_files)
        self.welcome.samples_asked.connect(self.intake.add_samples)
        if self.look.first:
            refused = app.refused_providers()
            readers = [(key, provider.title) for key, provider in app.providers.items() if key not in refused]
            self.welcome.ask_first(readers, app.chosen_provider())
        yield
        self.panes = Panes(app, self.workers)
        yield from self.panes.parts()
        self._stack.addWidget(self.panes)
        self.panes.restore_layout(self.look.panes)
        self.commands = Commands(self)
        self.about_run, self.news = AboutRun(self), NewsRun(self)
        HideBoxesFilter(self, self.panes.preview)
        KeysFirst(_application(), self)
        ComposingGuard(_application(), self)
        self.command_palette, self.key_sheet = CommandPalette(self, self.look.recent), KeySheetRun(self)
        self.handbook = HandbookRun(_application(), self)
        self.actions_.connect_to(self)
        self.actions_.keys_changed.connect(self._show_keys)
        self._show_keys()
        self.apply_preferences()
        self.built = True
        self.commands.begin()
        self.news.begin()
        if self._waiting_files:
            self.add_files(self._waiting_files)

    def _show_keys(self) -> None:
        self.panes.fields.set_keys(*(self.actions_.key(name) for name in ("previous_job", "confirm", "restore")))

    def _wishes(self) -> "Wishes":
        from ocrdesk.ui.incoming.intake import Wishes

        unpaid = frozenset(key for key, each in self.app.providers.items() if not each.leaves_computer)
        tools, at_once = self.tools, self.app.preferences.recognise_on_drop
        return Wishes(tools.document.value, tools.provider.value, at_once, unpaid)


def _application() -> QApplication:
    return cast("QApplication", QApplication.instance())


def _as_text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()
