"""Rows of text as one string of glyphs, each of which knows the line and the place it came from."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ocrdesk.documents.extraction.placing import Place, place_lines, rows_of
from ocrdesk.documents.normalise import label_form
from ocrdesk.model import Line, Quad

_MOST_TWICE = 3
"""So many characters at most stand in the boxes of two neighbouring lines."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: as read, as labels are compared, and where it comes from."""

    text: str
    form: str
    line: int
    index: int


@dataclass(frozen=True, slots=True)
class Strip:
    """One row: its glyphs without blanks, left to right, their label forms as a string, and where lines begin."""

    glyphs: tuple[Glyph, ...]
    forms: str
    beginnings: frozenset[int]

    def starts_line(self, position: int) -> bool:
        """Whether a line begins at that glyph."""
        return position in self.beginnings

    def end_of_line(self, start: int) -> int:
        """Where the line ends that begins at that glyph."""
        return min((place for place in self.beginnings if place > start), default=len(self.glyphs))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a strip: glyph positions `start` to `end`."""

    strip: int
    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.strip == other.strip and self.start < other.end and other.start < self.end


class Sheet:
    """The lines of a page, laid out in strips. Vertical lines carry no fields and are left out."""

    def __init__(
        self, lines: Sequence[Line], places: Sequence[Place] = (), printed: frozenset[int] = frozenset()
    ) -> None:
        self.lines = lines
        self.printed = printed
        self.places = places or place_lines(lines)
        level = [i for i, line in enumerate(lines) if line.text.strip() and not line.vertical and i not in printed]
        self.strips = [_strip(row, lines) for row in rows_of(self.places, level)]
        self.parts = [
            part for i, strip in enumerate(self.strips) for part in self.segments(Span(i, 0, len(strip.glyphs)))
        ]
        self._known: dict[Span, Place] = {}
        self._holding: dict[str, list[int]] = {}
        for number, strip in enumerate(self.strips):
            for form in set(strip.forms):
                self._holding.setdefault(form, []).append(number)

    def without(self, captions: Sequence[str]) -> "Sheet":
        """The sheet with the lines that are nothing but a caption left out of its strips, as `printed`."""
        words = {_bare(caption) for caption in captions}
        printed = frozenset(i for i, line in enumerate(self.lines) if _bare(line.text) in words)
        return Sheet(self.lines, self.places, printed) if printed else self

    def without_lines(self, numbers: Iterable[int]) -> "Sheet":
        """The sheet without lines that are understood already."""
        return Sheet(self.lines, self.places, self.printed.union(numbers))

    def strips_like(self, word: str) -> list[int]:
        """The strips that hold at least half of a word's characters, in any order."""
        counted = Counter(number for form in set(word) for number in self._holding.get(form, ()))
        least = len(set(word)) / 2
        return sorted(number for number, count in counted.items() if count >= least)

    def glyphs(self, span: Span) -> tuple[Glyph, ...]:
        return self.strips[span.strip].glyphs[span.start : span.end]

    def text(self, span: Span) -> str:
        """The text as read, with the blanks of each line; lines are joined without."""
        return "".join(self.lines[i].text[start:end] for i, start, end in self.cuts((span,)))

    def cuts(self, spans: Sequence[Span]) -> list[tuple[int, int, int]]:
        """The stretches of lines behind the spans: line, first and last character."""
        cuts: list[tuple[int, int, int]] = []
        for span in spans:
            for glyph in self.glyphs(span):
                if cuts and cuts[-1][0] == glyph.line and glyph.index >= cuts[-1][1]:
                    cuts[-1] = glyph.line, cuts[-1][1], glyph.index + 1
                else:
                    cuts.append((glyph.line, glyph.index, glyph.index + 1))
        return cuts

    def place(self, span: Span) -> Place:
        """Where a span stands."""
        known = self._known.get(span)
        if known is None:
            cuts = self.cuts((span,))
            quads = [self.lines[i].part(start, end).quad for i, start, end in cuts]
            known = Place.of(quads[0] if len(quads) == 1 else Quad.around(quads), self.places[cuts[0][0]].angle)
            self._known[span] = known
        return known

    def segments(self, span: Span) -> list[Span]:
        """The span split where lines meet."""
        strip = self.strips[span.strip]
        bounds = [i for i in range(span.start, span.end) if i == span.start or strip.starts_line(i)]
        return [Span(span.strip, start, end) for start, end in zip(bounds, [*bounds[1:], span.end], strict=True)]


def _read_twice(line: Line, following: Line) -> int:
    """How many characters at the end of a line stand in the one that follows: its box reached too far."""
    for count in range(min(_MOST_TWICE, len(line.text) - 1, len(following.text) - 1), 0, -1):
        if line.text[-count:] == following.text[:count]:
            end, beginning = line.part(len(line.text) - count, len(line.text)), following.part(0, count)
            if beginning.quad.bounds.contains(end.quad.centre):
                return count
    return 0


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()


def _strip(row: Sequence[int], lines: Sequence[Line]) -> Strip:
    ends = [*(len(lines[one].text) - _read_twice(lines[one], lines[other]) for one, other in pairwise(row)), None]
    glyphs = tuple(
        Glyph(character, label_form(character), i, index)
        for i, end in zip(row, ends, strict=True)
        for index, character in enumerate(lines[i].text[:end])
        if not character.isspace()
    )
    beginnings = (i for i, glyph in enumerate(glyphs) if i == 0 or glyph.line != glyphs[i - 1].line)
    return Strip(glyphs, "".join(glyph.form for glyph in glyphs), frozenset(beginnings))
