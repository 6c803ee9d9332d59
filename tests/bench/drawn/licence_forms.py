"""What driving and vehicle licences have in common: bilingual labels, values beside them, and a seal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.bench.drawn.paper import INK, Colour, Hand, Paper, caption
from tests.bench.drawn.typefaces import DROID, LATIN, MONO, SANS, SERIF, SERIF_BOLD

SIZE = (1040, 720)
"""88 x 60 mm at 300 dots an inch (GA 482, GA 37)."""
RIM = 16
"""So near to the edge nothing is printed, in dots."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a licence is set: faces and sizes, and how far a value begins from its label."""

    value: str
    value_size: int
    label: str
    label_size: int
    label_ink: Colour
    caption_size: int
    beside: bool
    stretch: float
    grounds: tuple[Colour, Colour]


LAYOUTS = (
    Layout(SERIF, 30, SANS, 22, INK, 12, False, 1.0, ((238, 240, 226), (226, 234, 222))),
    Layout(SANS, 29, SANS, 24, (40, 44, 96), 13, False, 1.08, ((246, 242, 236), (232, 236, 240))),
    Layout(DROID, 31, SERIF, 23, INK, 12, True, 1.0, ((234, 244, 242), (240, 240, 246))),
    Layout(MONO, 30, SERIF_BOLD, 23, (60, 40, 36), 14, False, 0.95, ((250, 246, 238), (244, 240, 232))),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of a licence: label with its English, and where its value begins beside it."""

    label: str
    english: str
    key: str
    left: int
    row: int
    column: int
    width: int = 0


def write_title(paper: Paper, title: str, english: str, layout: Layout, *, spread: float = 0.1, top: int = 54) -> None:
    """The title of a page, and its English below."""
    middle = paper.picture.width / 2
    paper.write((middle, top), title, Hand(SERIF_BOLD, 36, INK, spread), role="title", anchor="mm")
    if english:
        face = LATIN if layout.beside else SERIF
        paper.write((middle, top + 38), english, Hand(face, 17), role="title", anchor="mm")


def write_entries(paper: Paper, entries: Sequence[Entry], layout: Layout) -> None:
    """Labels and values; a value that is wider than its place is broken."""
    label, value = Hand(layout.label, layout.label_size, layout.label_ink), Hand(_chinese(layout), layout.value_size)
    code = Hand(layout.value, layout.value_size)
    for entry in entries:
        row = entry.row * layout.stretch
        if layout.beside:
            end = paper.write((entry.left, row), entry.label, label)
            caption(paper, (end + 6, row + 3), entry.english, layout.caption_size, layout.label_ink)
        else:
            paper.write((entry.left, row - 8), entry.label, label)
            caption(paper, (entry.left, row + 13), entry.english, layout.caption_size, layout.label_ink)
        text = paper.fields.get(entry.key, "")
        hand = code if text.isascii() else value
        if text and entry.width:
            paper.write_block((entry.column, row), text, hand, width=entry.width, leading=1.15, key=entry.key)
        elif text:
            fitting = _fitted(hand, text, paper.picture.width - RIM - entry.column)
            paper.write((entry.column, row), text, fitting, role="value", key=entry.key)


def _fitted(hand: Hand, text: str, room: float) -> Hand:
    """The hand, smaller where the text would run off the card."""
    while hand.length(text) > room:
        hand = replace(hand, size=hand.size - 1)
    return hand


def _chinese(layout: Layout) -> str:
    return SERIF if layout.value == MONO else layout.value
