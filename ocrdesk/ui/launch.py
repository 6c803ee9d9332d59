"""Starts the window: the frame is on the screen before anything heavy is loaded."""

import logging
import logging.handlers
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import cast

from PySide6.QtWidgets import QApplication

from ocrdesk import i18n, paths
from ocrdesk.app import App, build
from ocrdesk.errors import OCRDeskError
from ocrdesk.ui import language, theme
from ocrdesk.ui.main_window import MainWindow

LOG = logging.getLogger("ocrdesk")
LOG_BYTES = 1_000_000
SAMPLES = "--samples"


def run(arguments: list[str]) -> int:
    """Open the window and stay until it is closed."""
    application = QApplication([sys.argv[0]])
    application.setApplicationName(paths.APP_NAME)
    application.setDesktopFileName("ocrdesk")
    app = build()
    window = dressed_window(application, app)
    window.add_files(wanted_files(arguments))
    catcher = Catcher(window)
    catcher.install()
    window.show()
    try:
        return application.exec()
    finally:
        catcher.uninstall()
        app.close()
        window.workers.wait()


def dressed_window(application: QApplication, app: App) -> MainWindow:
    """The window, in the clerk's language and colours."""
    theme.apply_theme(application, cast("theme.ThemeName", app.preferences.theme))
    language.use_qt_words(application, i18n.language())
    return MainWindow(app)


def wanted_files(arguments: list[str]) -> list[Path]:
    """The files named on the command line, and the samples where they are asked for."""
    files = [Path(name) for name in arguments if not name.startswith("--")]
    return [*files, paths.resource("samples")] if SAMPLES in arguments else files


class Catcher:
    """Takes what nobody caught: a line in the log that names no values, and a notice in the window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._handler = logging.handlers.RotatingFileHandler(
            paths.user_folder("logs") / "ocrdesk.log", maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8", delay=True
        )
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        LOG.addHandler(self._handler)
        LOG.setLevel(logging.INFO)
        sys.excepthook = self.take
        threading.excepthook = self._take_in_thread

    def uninstall(self) -> None:
        sys.excepthook, threading.excepthook = self._before
        LOG.removeHandler(self._handler)
        self._handler.close()

    def take(self, kind: type[BaseException], error: BaseException, place: TracebackType | None) -> None:
        """Log where it happened, never with what; tell the clerk."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        LOG.error("unforeseen %s\n%s", kind.__name__, frames(place))
        known = error if isinstance(error, OCRDeskError) else OCRDeskError()
        self._window.workers.failed.emit(known)

    def _take_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)


def frames(place: TracebackType | None) -> str:
    """Where something happened, innermost last: files and lines, no values."""
    lines = []
    while place is not None:
        code = place.tb_frame.f_code
        lines.append(f"  {Path(code.co_filename).name}:{place.tb_lineno} {code.co_name}")
        place = place.tb_next
    return "\n".join(lines)
