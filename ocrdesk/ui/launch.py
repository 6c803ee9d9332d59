"""Starts the window: the frame is on the screen before anything heavy is loaded."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from ocrdesk import i18n, paths
from ocrdesk.ui import language, theme
from ocrdesk.ui.look import Look, read_look
from ocrdesk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from ocrdesk.app import App

SAMPLES = "--samples"
SWITCH_SECONDS = 0.001
"""How long a thread may hold the interpreter while the window waits for it; Python's own choice is 5 ms."""


def run(arguments: list[str]) -> int:
    """Open the window and stay until it is closed."""
    sys.setswitchinterval(SWITCH_SECONDS)
    application = QApplication([sys.argv[0]])
    application.setApplicationName(paths.APP_NAME)
    application.setDesktopFileName("ocrdesk")
    window = dressed_window(application, read_look(), load)
    window.add_files(wanted_files(arguments))
    window.show()
    try:
        return application.exec()
    finally:
        window.end()


def dressed_window(application: QApplication, look: Look, loading: "Callable[[], App]") -> MainWindow:
    """The window, in the clerk's language and colours."""
    theme.apply_theme(application, cast("theme.ThemeName", look.theme))
    language.use_qt_words(application, i18n.use_language(look.language))
    return MainWindow(look, loading)


def load() -> "App":
    """Make the App. Takes a good part of a second: most of it imports."""
    from ocrdesk.app import build

    return build()


def wanted_files(arguments: list[str]) -> list[Path]:
    """The files named on the command line, and the samples where they are asked for."""
    files = [Path(name) for name in arguments if not name.startswith("--")]
    return [*files, paths.resource("samples")] if SAMPLES in arguments else files
