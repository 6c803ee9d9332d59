"""Reads the current field's place once more: on this computer at once, by a cloud service after asking."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ocrdesk.i18n import _
from ocrdesk.model import Line, Quad
from ocrdesk.ui.review.aimed_at import AimedAt
from ocrdesk.ui.review.cloud_reading import read_by_cloud
from ocrdesk.ui.review.picture_fields import without_label

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow

SHORTLY = 4000


class Rereading(QObject):
    """Ctrl+R and Ctrl+Shift+R."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def read_offline(self) -> None:
        """With this computer's own recogniser."""
        wanted = self._wanted()
        if wanted is not None:
            self._read(*wanted, next(iter(self._window.app.providers)))

    def read_by_cloud(self) -> None:
        """With the chosen cloud service, or the first that is set up."""
        wanted = self._wanted()
        if wanted is not None:
            read_by_cloud(self._window, partial(self._read, *wanted))

    def _wanted(self) -> tuple[AimedAt, Quad] | None:
        """The current field, where it is known where it stands."""
        review = self._window.panes.review
        aimed, field = review.aim, review.current
        if aimed is None or field is None:
            self._say(_("There is no field at hand to read."))
        elif field.value.quad is None:
            self._say(_("Its place is not known: draw a box around it in the picture."))
        else:
            return aimed, field.value.quad
        return None

    def _read(self, aimed: AimedAt, quad: Quad, provider: str) -> None:
        self._say(_("Reading it again…"))
        work = partial(self._window.app.read_field, *aimed.page, quad, provider)
        self._window.workers.run(work, partial(self._take, aimed, quad), key="reading")

    def _take(self, aimed: AimedAt, quad: Quad, line: Line) -> None:
        review = self._window.panes.review
        if review.current is None or aimed != review.aim:
            return  # the clerk went on: what was read belongs to the field that was left
        read = without_label(line, review.current.spec)
        if not read.text:
            self._say(_("Nothing was read there."))
        elif read.text == review.current.value.text:
            self._say(_("It reads the same again."))
        else:
            self._say("")
            review.take_reading(Line(read.text, read.confidence, quad), aimed)

    def _say(self, words: str) -> None:
        self._window.status.show_quiet_line(words, SHORTLY)
