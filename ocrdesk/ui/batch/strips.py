"""Pictures of values for the sheets: cut from their pages on a worker, page by page, what is looked at first."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ocrdesk.errors import OCRDeskError
from ocrdesk.model import FieldValue, Page, PageKey
from ocrdesk.ui.batch.gathering import Entry, Place, is_aligned
from ocrdesk.ui.batch.glyph_cuts import Span, glyph_spans
from ocrdesk.ui.views.page_image import to_image
from ocrdesk.ui.views.snippet import snippet
from ocrdesk.ui.workers import Ticket, Workers

STRIP_HEIGHT = 48
"""Of one line of text with its margin, in logical pixels."""
MARGIN = 0.14
MOST_LINES = 3
MOST_WIDTH = 1600
KEPT = 4000
"""So many values' pictures are kept, of about 25 kilobytes each."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A value's place, straightened; and, where each character's place is known, from where to where it goes."""

    image: QImage
    glyphs: tuple[Span, ...] = ()


class Strips(QObject):
    """Lives on the window's thread. `strip` answers at once; what is missing comes with `arrived` if it was wanted."""

    arrived = Signal(tuple)
    """The PageKey whose values' pictures are there now."""

    def __init__(
        self, page: Callable[[int, int], Page], workers: Workers, ratio: float, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._workers = workers
        self._ratio = ratio
        self._values: dict[PageKey, dict[Place, FieldValue]] = {}
        self._wanted: OrderedDict[PageKey, None] = OrderedDict()
        self._failed: set[PageKey] = set()
        self._kept: OrderedDict[Place, Strip] = OrderedDict()
        self._under_way: Ticket | None = None

    @property
    def missing(self) -> int:
        """How many pages are still to be opened."""
        return len(self._wanted) + int(self._under_way is not None)

    def expect(self, entries: Iterable[Entry]) -> None:
        """All values that may be asked for: a page that is opened gives all of its own at once."""
        for entry in entries:
            if entry.value.quad is not None:
                self._values.setdefault(entry.page, {})[entry.place] = entry.value

    def strip(self, entry: Entry) -> Strip | None:
        """The value's picture; None while it is not there, or where there is none."""
        found = self._kept.get(entry.place)
        if found is not None:
            self._kept.move_to_end(entry.place)
        return found

    def has_none(self, entry: Entry) -> bool:
        """Whether waiting for its picture is in vain."""
        return entry.value.quad is None or entry.page in self._failed

    def want(self, entries: Sequence[Entry], *, first: bool = False) -> None:
        """Open these values' pages, in this order; `first`: before all that was wanted earlier."""
        pages = dict.fromkeys(
            entry.page for entry in entries if entry.place not in self._kept and not self.has_none(entry)
        )
        for page in pages if not first else reversed(pages):
            self._wanted.setdefault(page)
            if first:
                self._wanted.move_to_end(page, last=False)
        self._go_on()

    def stop(self) -> dict[PageKey, dict[Place, FieldValue]]:
        """Open nothing more; what was expected is handed back, to be let go."""
        values, self._values = self._values, {}
        self._wanted.clear()
        if self._under_way is not None:
            self._under_way.drop()
            self._under_way = None
        return values

    def _go_on(self) -> None:
        if self._under_way is not None or not self._wanted:
            return
        key, _ = self._wanted.popitem(last=False)
        values = {place: value for place, value in self._values.get(key, {}).items() if place not in self._kept}
        work = partial(_cut_page, self._page, key, values, self._ratio)
        self._under_way = self._workers.run(work, partial(self._take, key), partial(self._miss, key), lane="sheet")

    def _take(self, key: PageKey, strips: dict[Place, Strip]) -> None:
        self._kept.update(strips)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self._end(key)

    def _miss(self, key: PageKey, _error: OCRDeskError) -> None:
        # The file may be gone; the queue says so of it, and the cell says that it has no picture.
        self._failed.add(key)
        self._end(key)

    def _end(self, key: PageKey) -> None:
        self._under_way = None
        self._go_on()
        self.arrived.emit(key)


def _cut_page(
    open_page: Callable[[int, int], Page], key: PageKey, values: dict[Place, FieldValue], ratio: float
) -> dict[Place, Strip]:
    image = to_image(open_page(*key))
    return {place: cut(image, value, ratio) for place, value in values.items()}


def cut(image: QImage, value: FieldValue, ratio: float = 1.0) -> Strip:
    """The value's picture out of its page's."""
    if value.quad is None:
        return Strip(QImage())
    lines = min(MOST_LINES, max(1, len(value.lines)))
    upright = False if is_aligned(value) else None
    made = snippet(
        image, value.quad, STRIP_HEIGHT * lines, margin=MARGIN, ratio=ratio, max_width=MOST_WIDTH, vertical=upright
    )
    if made.isNull() or lines > 1 or not is_aligned(value):
        return Strip(made)
    made.setDevicePixelRatio(1.0)
    margin = MARGIN * value.quad.height
    scale = made.width() / max(value.quad.width + 2 * margin, 1.0)
    places = [
        ((margin + each.start * value.quad.width) * scale, (margin + each.end * value.quad.width) * scale)
        for each in value.characters
    ]
    return Strip(made, glyph_spans(made, places))
