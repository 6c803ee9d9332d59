"""Progress on stderr: a bar on a terminal, plain lines otherwise."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tqdm import tqdm

from ocrdesk.i18n import _
from ocrdesk.model import Progress

if TYPE_CHECKING:
    from ocrdesk.app import App


@contextmanager
def telling(app: "App") -> Iterator[None]:
    """Tell what goes wrong beside the work, a line each: at the start (settings put aside), and then (no keyring)."""
    known = app.notices
    for notice in known:
        print(notice, file=sys.stderr)
    try:
        yield
    finally:
        for notice in app.notices:
            if notice not in known:
                print(notice, file=sys.stderr)


class ProgressLine:
    """Shows how far the run is, and lines above it."""

    def __enter__(self) -> Self:
        self._bar = tqdm(unit=_("page"), disable=None, file=sys.stderr, dynamic_ncols=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.close()

    def show(self, progress: Progress) -> None:
        """How far it is now."""
        self._bar.total = progress.total
        self._bar.n = progress.done
        self._bar.refresh()

    def say(self, text: str) -> None:
        """One line that stays."""
        tqdm.write(text, file=sys.stderr)

    def say_done(self, name: str, done: int, total: int) -> None:
        """The so-manyth source is done: one plain line where there is no bar."""
        if self._bar.disable:
            self.say(f"[{done}/{total}] {name}")
