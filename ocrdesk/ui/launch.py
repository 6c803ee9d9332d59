"""Starts the window: the frame is on the screen before anything heavy is loaded."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ocrdesk import i18n, paths
from ocrdesk.ui import language, theme
from ocrdesk.ui.input_method import ask_also_as_ibus
from ocrdesk.ui.look import Look, read_look
from ocrdesk.ui.main_window import MainWindow
from ocrdesk.ui.one_window import OneWindow
from ocrdesk.ui.open_already import open_elsewhere, silent_window
from ocrdesk.ui.tidying import Tidying

if TYPE_CHECKING:
    from collections.abc import Callable

    from ocrdesk.app import App

SAMPLES = "--samples"
NOTHING_DONE = 3
LISTEN_MS = 250
"""After that long the window is painted, and hears of second starts."""
SWITCH_SECONDS = 0.001
"""How long a thread may hold the interpreter while the window waits for it; Python's own choice is 5 ms."""


def run(arguments: list[str]) -> int:
    """Open the window and stay until it is closed."""
    sys.setswitchinterval(SWITCH_SECONDS)
    ask_also_as_ibus(os.environ)
    application = QApplication([sys.argv[0]])
    application.setApplicationName(paths.APP_NAME)
    application.setDesktopFileName("ocrdesk")
    files, look = wanted_files(arguments), read_look()
    i18n.use_language(look.language)
    one = _only_window(files)
    if isinstance(one, int):
        return one
    tidying = Tidying(application)
    window = dressed_window(application, look, load)
    window.made_ready.connect(tidying.begin)
    window.add_files(files)
    if sys.platform == "darwin":
        from ocrdesk.ui.incoming.opened_files import OpenedFiles

        OpenedFiles(application, window.add_files)
    window.show()
    if one is not None:
        one.files_came.connect(window.come_forward)
        QTimer.singleShot(LISTEN_MS, one.listen)
    try:
        return application.exec()
    finally:
        window.end()
        if one is not None:
            one.close()


def _only_window(files: list[Path]) -> OneWindow | int | None:
    """The right to be this home's window; the exit code where there is one already, which has these files now.

    None where the home cannot be used: the window tells of it.
    """
    try:
        one = OneWindow(paths.user_folder("journal"))
    except OSError:
        return None
    if one.take():
        return one
    if not one.elsewhere():
        if one.hand_over(files):
            return 0
        silent_window()
        return NOTHING_DONE
    return one if open_elsewhere(one.elsewhere()) and one.take_anyway() else NOTHING_DONE


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
