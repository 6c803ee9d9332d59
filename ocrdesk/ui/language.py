"""Qt's own words (buttons of native dialogs, context menus of text fields) in the language of the program."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

NAME = "qt words"
KEYS = "QShortcut"
"""Where Qt has the names of keys."""


class QtWords(QTranslator):
    """All but the names of keys: these are written as they are printed on keyboards, in menus as everywhere else."""

    def translate(self, context: str, text: str, /, disambiguation: str | None = None, n: int = -1) -> str | None:
        # None, not "": that would be taken for the translation.
        return None if context == KEYS else super().translate(context, text, disambiguation, n) or None


def use_qt_words(application: QApplication, code: str) -> None:
    """Let Qt speak that language; English is built in."""
    for old in application.findChildren(QtWords, NAME):
        application.removeTranslator(old)
        old.deleteLater()
    translator = QtWords(application)
    translator.setObjectName(NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(code), "qtbase", "_", folder):
        application.installTranslator(translator)
    else:
        translator.deleteLater()
