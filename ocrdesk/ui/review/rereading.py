"""Reads the current field's place once more: on this computer at once, by a cloud service after asking."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ocrdesk.i18n import _
from ocrdesk.model import Line, Quad
from ocrdesk.ui.models.fields_model import Field
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
        field = self._field()
        if field is not None:
            self._read(field, next(iter(self._window.app.providers)))

    def read_by_cloud(self) -> None:
        """With the chosen cloud service, or the first that is set up."""
        field = self._field()
        if field is not None:
            read_by_cloud(self._window, partial(self._read, field))

    def _field(self) -> Field | None:
        """The current one, where it is known where it stands."""
        field = self._window.panes.review.current
        if field is None:
            self._say(_("There is no field at hand to read."))
        elif field.value.quad is None:
            self._say(_("Its place is not known: draw a box around it in the picture."))
            return None
        return field

    def _read(self, field: Field, provider: str) -> None:
        app, review = self._window.app, self._window.panes.review
        quad = field.value.quad
        if quad is None or review.job is None or review.record is None:
            return
        self._say(_("Reading it again…"))
        where = (review.job.id, review.record.number)
        work = partial(app.read_field, *where, quad, provider)
        self._window.workers.run(work, partial(self._take, where, field, quad), key="reading")

    def _take(self, where: tuple[int, int], field: Field, quad: Quad, line: Line) -> None:
        review = self._window.panes.review
        here = (review.job.id, review.record.number) if review.job and review.record else None
        if here != where or review.current is None or review.current.place != field.place:
            return  # the clerk went on: what was read belongs to the field that was left
        read = without_label(line, field.spec)
        if not read.text:
            self._say(_("Nothing was read there."))
        elif read.text == review.current.value.text:
            self._say(_("It reads the same again."))
        else:
            self._say("")
            review.take_reading(Line(read.text, read.confidence, quad))

    def _say(self, words: str) -> None:
        self._window.status.show_quiet_line(words, SHORTLY)
