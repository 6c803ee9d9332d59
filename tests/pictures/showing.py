"""The usual ways to put the window into a state that is photographed: a tab of a file, a dialog."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from PySide6.QtWidgets import QDialog, QWidget

from tests.pictures.desk import QUIET_SECONDS, Desk

Show = Callable[[Desk], AbstractContextManager[QWidget]]


def as_it_is(desk: Desk) -> AbstractContextManager[QWidget]:
    """The window, whatever it shows."""
    return nullcontext(desk.window)


def of_tab(name: str, tab: int) -> Show:
    """The window with that tab of the file whose name begins so."""

    def show(desk: Desk) -> AbstractContextManager[QWidget]:
        desk.open_tab(name, tab)
        return nullcontext(desk.window)

    return show


def of_dialog(make: Callable[[Desk], QDialog], seconds: float = QUIET_SECONDS) -> Show:
    """A dialog, after so many seconds for what it shows to arrive."""

    @contextmanager
    def show(desk: Desk) -> Iterator[QWidget]:
        with desk.shown(make(desk), seconds) as dialog:
            yield dialog

    return show
