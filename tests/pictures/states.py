"""The states of the window that are photographed, one function each."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from ocrdesk.ui.panes import FIELDS_TAB, TABLE_TAB, TEXT_TAB
from tests.pictures.desk import MISSING, Desk

CARD, PLATE, TABLE, LETTER = "身份证_正面", "车牌", "采购清单", "通知_扫描件"

Show = Callable[[Desk], AbstractContextManager[QWidget]]


@dataclass(frozen=True, slots=True)
class State:
    """A state: its key in file names, what puts the window into it, whether on an empty desk, in which looks."""

    key: str
    show: Show
    empty: bool = False
    in_all_variants: bool = False
    in_handbook: bool = False


@contextmanager
def welcome(desk: Desk) -> Iterator[QWidget]:
    """The empty desk at the first start."""
    yield desk.window


@contextmanager
def review(desk: Desk) -> Iterator[QWidget]:
    """A card with values to look at."""
    _show_tab(desk, CARD, FIELDS_TAB)
    yield desk.window


@contextmanager
def text(desk: Desk) -> Iterator[QWidget]:
    """A letter's text."""
    _show_tab(desk, LETTER, TEXT_TAB)
    yield desk.window


@contextmanager
def table(desk: Desk) -> Iterator[QWidget]:
    """A table's cells."""
    _show_tab(desk, TABLE, TABLE_TAB)
    yield desk.window


@contextmanager
def failure(desk: Desk) -> Iterator[QWidget]:
    """A file that is not there."""
    _show_tab(desk, MISSING[:2], FIELDS_TAB)
    yield desk.window


@contextmanager
def settings(desk: Desk) -> Iterator[QWidget]:
    """A cloud service's page of the settings."""
    with _closed(desk, desk.window.commands.settings_run.make("tencent")) as dialog:
        yield dialog


@contextmanager
def scan(desk: Desk) -> Iterator[QWidget]:
    """Scanning, with whatever scanner there is."""
    with _closed(desk, desk.window.scan_run.make()) as dialog:
        yield dialog


@contextmanager
def about(desk: Desk) -> Iterator[QWidget]:
    """What the program is made of."""
    with _closed(desk, made := desk.window.about_run.make()) as dialog:
        desk.wait(lambda: made.table.rowCount() > 0)
        desk.rest()
        yield dialog


STATES = (
    State("welcome", welcome, empty=True),
    State("review", review, in_all_variants=True, in_handbook=True),
    State("text", text),
    State("table", table),
    State("failure", failure),
    State("settings", settings, in_handbook=True),
    State("scan", scan),
    State("about", about),
)


def _show_tab(desk: Desk, name: str, tab: int) -> None:
    desk.open(name)
    desk.window.panes.tabs.setCurrentIndex(tab)
    desk.rest()


@contextmanager
def _closed(desk: Desk, dialog: QDialog) -> Iterator[QDialog]:
    desk.show(dialog)
    yield dialog
    dialog.reject()
    dialog.deleteLater()
