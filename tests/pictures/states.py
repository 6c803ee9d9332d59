"""The states of the window that are photographed, one function each."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ocrdesk.ui.panes import FIELDS_TAB, TABLE_TAB, TEXT_TAB
from tests.pictures import batch_states
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
    desk.open_tab(CARD, FIELDS_TAB)
    yield desk.window


@contextmanager
def text(desk: Desk) -> Iterator[QWidget]:
    """A letter's text."""
    desk.open_tab(LETTER, TEXT_TAB)
    yield desk.window


@contextmanager
def table(desk: Desk) -> Iterator[QWidget]:
    """A table's cells."""
    desk.open_tab(TABLE, TABLE_TAB)
    yield desk.window


@contextmanager
def failure(desk: Desk) -> Iterator[QWidget]:
    """A file that is not there."""
    desk.open_tab(MISSING[:2], FIELDS_TAB)
    yield desk.window


@contextmanager
def settings(desk: Desk) -> Iterator[QWidget]:
    """A cloud service's page of the settings."""
    with desk.shown(desk.window.commands.settings_run.make("tencent")) as dialog:
        yield dialog


@contextmanager
def scan(desk: Desk) -> Iterator[QWidget]:
    """Scanning, with whatever scanner there is."""
    with desk.shown(desk.window.scan_run.make()) as dialog:
        yield dialog


@contextmanager
def about(desk: Desk) -> Iterator[QWidget]:
    """What the program is made of."""
    with desk.shown(made := desk.window.about_run.make()) as dialog:
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
    State("glyph-sheet", batch_states.glyph_sheet),
    State("field-sheet", batch_states.field_sheet),
    State("find-replace", batch_states.find_replace),
    State("confirm-all", batch_states.confirm_all),
    State("large-look", batch_states.large_look),
    State("palette", batch_states.palette),
    State("templates", batch_states.templates),
    State("template-editor", batch_states.template_editor),
    State("keys", batch_states.keys),
    State("key-sheet", batch_states.key_sheet),
    State("queue", batch_states.queue),
)
