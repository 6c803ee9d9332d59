"""Which documents are on the page, as the clerk says: another type, split, merged, deleted."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ocrdesk.i18n import N_, _
from ocrdesk.jobs.gaps import Gap, gaps_of
from ocrdesk.jobs.rearranging import drawn_as, merged, retyped, split, without
from ocrdesk.model import TEMPLATE_PREFIX, DocumentType, Line, PageRecord
from ocrdesk.ui.dialogs.pick import Choice, PickDialog

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow

SHORTLY = 4000
SHOWN = 24
"""So many characters of a line are shown where a document may be parted."""


class Arranging(QObject):
    """Asks where something is to be chosen; the change itself is the review's, and can be undone like any other."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._review = window.panes.review
        self._preview = window.panes.preview
        self.dialog: PickDialog | None = None
        """What is being asked now."""

    @property
    def number(self) -> int | None:
        """The document at hand: the current field's, else the page's first; None where there is none."""
        field, record = self._review.current, self._review.record
        if field is not None:
            return field.document
        return 0 if record is not None and record.documents else None

    def change_type(self) -> None:
        """Ask for another type; the fields are found again."""
        if self._review.record is None:
            self._say(N_("There is no recognised page here."))
            return
        hint = _("Its fields are found again. What you typed or confirmed stays.")
        self._ask(_("Change the type"), hint, self._types(), self._retype)

    def split(self) -> None:
        """Ask where two papers that were read as one meet."""
        number, record = self.number, self._review.record
        if self._is_drawn(number):
            self._say(N_("A template's zones make one document. Change its type first, or its zones with F4."))
            return
        gaps = gaps_of(record, number) if record is not None and number is not None else ()
        if record is None or number is None or not gaps:
            self._say(N_("There is no document here that can be split."))
            return
        choices = [Choice(gap, _gap_words(gap, record)) for gap in gaps]
        hint = _("Choose where the second paper begins; the widest gap comes first.")
        dialog = self._ask(_("Split the document"), hint, choices, partial(self._split, number))
        dialog.pointed.connect(self._show_gap)
        self._show_gap(gaps[0])

    def merge(self) -> None:
        """One document in place of this one and another on the page; of several, ask which."""
        number, record = self.number, self._review.record
        others = [n for n in range(len(record.documents)) if n != number] if record is not None else []
        apart = [n for n in others if not self._is_drawn(n)]
        if others and (self._is_drawn(number) or not apart):
            self._say(N_("What a template's zones give is not merged with other documents."))
            return
        others = apart
        if record is None or number is None or not others:
            self._say(N_("There is no second document on this page."))
            return
        if len(others) == 1:
            self._merge(number, others[0])
            return
        titles = self._review.fields.document_title
        choices = [Choice(n, f"{n + 1} · {titles(record.documents[n])}") for n in others]
        hint = _("The document at hand keeps its type and its values; what it lacks comes from the other.")
        self._ask(_("Merge with"), hint, choices, partial(self._merge, number))

    def delete(self) -> None:
        """Take the document at hand off the page; the page's text stays."""
        number = self.number
        if number is None:
            self._say(N_("There is no document here to delete."))
            return
        self._rearrange(partial(without, number=number), N_("deleting a document"))
        self._say(N_("The document is deleted, the page's text stays. Ctrl+Z brings it back."))

    def _ask(self, title: str, hint: str, choices: list[Choice], then: Callable[..., None]) -> PickDialog:
        self.dialog = PickDialog(title, hint, choices, self._window)
        self.dialog.picked.connect(then)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open_beside(self._window.panes.tabs)
        return self.dialog

    def _forget_dialog(self) -> None:
        self.dialog = None
        self._preview.highlight_place(None)

    def _types(self) -> list[Choice]:
        """All types and their sides; those that are in the queue come first, then the clerk's own templates."""
        app = self._window.app
        seen = Counter(key for job in self._window.panes.model.jobs() for key, _side in job.types)
        own = [app.types[template.key] for template in app.templates.all()]
        known = (kind for kind in app.types.values() if not kind.own)
        kinds = sorted((*own, *known), key=lambda kind: -seen[kind.key])
        return [choice for kind in kinds for choice in _choices(kind)]

    def _retype(self, chosen: tuple[str, str | None]) -> None:
        kind, side = chosen
        template = next((each for each in self._window.app.templates.all() if each.key == kind), None)
        change = partial(retyped, number=self.number, kind=kind, side=side)
        if template is not None:
            change = partial(drawn_as, number=self.number, template=template)
        self._rearrange(change, N_("change of type"))

    def _is_drawn(self, number: int | None) -> bool:
        """Whether that document is what a template's zones gave."""
        record = self._review.record
        return record is not None and number is not None and record.documents[number].type.startswith(TEMPLATE_PREFIX)

    def _split(self, number: int, gap: Gap) -> None:
        self._rearrange(partial(split, number=number, groups=gap.groups), N_("splitting a document"))

    def _merge(self, number: int, other: int) -> None:
        self._rearrange(partial(merged, one=number, other=other), N_("merging documents"))

    def _rearrange(self, change: Callable[[PageRecord], PageRecord], words: str) -> None:
        self._review.rearrange(change, words, partial(self._window.workers.run, key="arranging"))

    def _show_gap(self, gap: Gap | None) -> None:
        self._preview.highlight_place(gap.place if gap is not None else None)

    def _say(self, words: str) -> None:
        self._window.status.show_quiet_line(_(words), SHORTLY)


def _choices(kind: DocumentType) -> Iterator[Choice]:
    words = f"{kind.title} {kind.key}"
    yield Choice((kind.key, None), _(kind.title), words)
    for side in kind.sides:
        yield Choice((kind.key, side.key), f"{_(kind.title)} · {_(side.title)}", words)


def _gap_words(gap: Gap, record: PageRecord) -> str:
    """Where it is: between which lines."""
    lines = [record.recognition.lines[n] for n in (gap.first[-1], gap.second[0])]
    before, after = (_short(line) for line in lines)
    words = _("“{before}” | “{after}” side by side") if gap.across else _("from “{after}” on, below “{before}”")
    return words.format(before=before, after=after)


def _short(line: Line) -> str:
    return line.text if len(line.text) <= SHOWN else line.text[: SHOWN - 1] + "…"
