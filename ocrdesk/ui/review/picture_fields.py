"""From the picture into the field: a line that is clicked, a place that is drawn, a box that is pulled or moved."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ocrdesk.i18n import N_, _, message
from ocrdesk.model import FieldSpec, Line, Quad
from ocrdesk.ui.notices import Notice
from ocrdesk.ui.review.aimed_at import AimedAt
from ocrdesk.ui.review.cloud_reading import read_by_cloud

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow

SHORTLY = 4000
COLONS = ":： "


class PictureFields(QObject):
    """Joins the preview with the review; made with the commands."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        preview, panes = window.panes.preview, window.panes
        panes.line_wanted.connect(self.take_line)
        preview.line_taken.connect(self.take_line)
        preview.region_drawn.connect(self.read_region)
        preview.cloud_region_drawn.connect(self.read_region_by_cloud)
        preview.box_moved.connect(self._say_keys)

    def take_line(self, number: int, add: bool = False) -> None:
        """Put that line of the page into the current field, or add it to what stands there."""
        review = self._window.panes.review
        record, field = review.record, review.current
        if record is None or number >= len(record.recognition.lines):
            return
        if field is None:
            self._say(_("Choose the field first that the line belongs to."))
            return
        line = without_label(record.recognition.lines[number], field.spec)
        typed = review.draft[1] if review.draft is not None else field.shown
        if add and typed:
            place = Quad.around([field.value.quad, line.quad]) if field.value.quad is not None else line.quad
            line = Line(joined(typed, line.text), min(field.value.confidence, line.confidence), place)
        review.take_reading(line)
        self._say(_("Taken from the picture. Ctrl+Z takes it back."))

    def read_region(self, quad: Quad) -> None:
        """Read a place of the page into the current field, on this computer: that costs nothing."""
        aimed = self._aimed()
        if aimed is not None:
            self._read(aimed, quad, next(iter(self._window.app.providers)))

    def read_region_by_cloud(self, quad: Quad) -> None:
        """Read it by the chosen cloud service, after asking where that is wanted."""
        aimed = self._aimed()
        if aimed is not None:
            read_by_cloud(self._window, partial(self._read, aimed, quad))

    def _aimed(self) -> AimedAt | None:
        """The field for which the box is drawn, on the page that lies open."""
        panes = self._window.panes
        aimed = panes.review.aim
        if aimed is None and panes.opener.job_id:
            self._say(_("Choose the field first that the box belongs to."))
        on_it = aimed is not None and aimed.page == (panes.opener.job_id, panes.opener.number)
        return aimed if on_it else None  # another page's picture has come, and its fields have not

    def _read(self, aimed: AimedAt, quad: Quad, provider: str) -> None:
        work = partial(self._window.app.read_field, *aimed.page, quad, provider)
        self._say(_("Reading the box…"))
        self._window.workers.run(work, partial(self._take, aimed), key="reading")

    def _take(self, aimed: AimedAt, line: Line) -> None:
        review = self._window.panes.review
        if aimed != review.aim:
            return  # the clerk went on: what was read belongs to the field that was left
        self._say("")
        if line.text:
            review.take_reading(line, aimed)
        else:
            hint = N_("Draw the box a little larger around the characters.")
            self._window.tell(Notice(message(N_("Nothing was read there")), message(hint)))

    def _say_keys(self, waits: bool) -> None:
        self._window.status.show_quiet_line(_("Enter reads the box, Esc takes it back") if waits else "")

    def _say(self, words: str) -> None:
        self._window.status.show_quiet_line(words, SHORTLY)


def without_label(line: Line, spec: FieldSpec) -> Line:
    """The line less the field's printed label at its beginning, where more follows."""
    for label in sorted((*spec.labels, *spec.own_labels, _(spec.title)), key=len, reverse=True):
        rest = line.text.removeprefix(label)
        if rest != line.text and rest.strip(COLONS):
            return line.part(len(line.text) - len(rest.lstrip(COLONS)), len(line.text))
    return line


def joined(one: str, other: str) -> str:
    """Two texts as one: a blank stands only between Latin words."""
    apart = one[-1:].isascii() and other[:1].isascii() and one[-1:].isalnum() and other[:1].isalnum()
    return f"{one}{' ' if apart else ''}{other}"
