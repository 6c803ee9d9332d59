"""Where a template's places are on another page, told by its anchor words.

Points are complex numbers here: a shift, a scale and a turn together are then `turn * point + shift`.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

from ocrdesk.documents.normalise import label_form
from ocrdesk.model import Anchor, Line, Point, Quad, Recognition, Template

_SCALES = 0.2, 5.0
_STEEPEST = math.radians(20)
_SLACK = 0.025
"""How far an anchor may be from where the others say that it is, as a share of the page's diagonal."""
_MOST_GUESSES = 600
_FUZZY = 4
"""From this length on one character of four may be misread."""
_NEAR = 0.08
"""Anchors nearer to a place than that share of the diagonal all tell as much about it."""
_TITLE = 1.3
"""A title is printed so many times as high as most of the page."""
_SAME_SIZE = 0.15
"""One word's width is measured to that share; a page scanned alike has the scale of the page itself."""


@dataclass(frozen=True, slots=True)
class _Sighting:
    """An anchor found: both ends of its words on the template's page and here."""

    anchor: int
    there: tuple[complex, complex]
    here: tuple[complex, complex]


@dataclass(frozen=True, slots=True)
class Placement:
    """How a template lies on a page. `anchors` counts the words that were found there; 0: placed by the size alone."""

    pairs: tuple[tuple[complex, complex], ...]
    turn: complex
    stretch: tuple[float, float]
    diagonal: float
    anchors: int

    def place(self, quad: Quad) -> Quad:
        """A place of the template, on this page; the nearest anchors tell most about it."""
        if not self.pairs:
            across, down = self.stretch
            return quad.mapped(lambda point: (point[0] * across, point[1] * down))
        middle = complex(*quad.centre)
        near = (_NEAR * self.diagonal) ** 2
        weights = [1 / (abs(there - middle) ** 2 + near) for there, _here in self.pairs]
        turn, shift = _fitted(self.pairs, weights, None if self.anchors > 1 else self.turn)
        return quad.mapped(lambda point: _point(turn * complex(*point) + shift))


def place_template(template: Template, recognition: Recognition) -> Placement | None:
    """How a template lies on a page by its anchors; None where they are not there."""
    found = [sightings for sightings in _sightings(template.anchors, recognition.lines) if sightings]
    needed = len(template.anchors) if len(template.anchors) == 1 else max(2, math.ceil(len(template.anchors) / 2))
    if not template.anchors or len(found) < needed:
        return None
    best = max((_agreeing(guess, found, template) for guess in _guesses(found)), key=_worth, default=())
    if len(best) < needed:
        return None
    pairs = tuple(pair for seen in best for pair in zip(seen.there, seen.here, strict=True))
    turn, _shift = _fitted(pairs, [1.0] * len(pairs), None)
    return Placement(pairs, _as_scanned(turn, template, recognition), (1.0, 1.0), _diagonal(template), len(best))


def place_by_size(template: Template, recognition: Recognition) -> Placement:
    """How a template lies on a page of which nothing is known but its size."""
    stretch = recognition.width / max(template.width, 1), recognition.height / max(template.height, 1)
    return Placement((), 1 + 0j, stretch, _diagonal(template), 0)


def _sightings(anchors: Sequence[Anchor], lines: Sequence[Line]) -> Iterator[list[_Sighting]]:
    folded = [(line, _folded(line.text)) for line in lines]
    for number, anchor in enumerate(anchors):
        words = _folded(anchor.text)
        yield [
            _Sighting(number, _ends(anchor.quad), _ends(line.part(text.places[start], text.places[end - 1] + 1).quad))
            for line, text in folded
            if len(words.letters - text.letters) <= len(words.text) // _FUZZY
            for start, end in _found(words.text, text.text)
        ]


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text as labels are compared, without blanks; where each character stood, and which there are."""

    text: str
    places: tuple[int, ...]
    letters: frozenset[str]


@lru_cache(maxsize=20_000)
def _folded(text: str) -> _Folded:
    """The text folded; kept, for each template asks for it again."""
    places = tuple(place for place, character in enumerate(text) if not character.isspace())
    folded = "".join(label_form(text[place]) for place in places)
    return _Folded(folded, places, frozenset(folded))


def _found(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the words stand in the text, one misread character in four forgiven."""
    start = text.find(words) if words else -1
    exact = start >= 0
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)
    spare = len(words) // _FUZZY
    if exact or not spare:
        return
    for start in range(len(text) - len(words) + 1):
        wrong = 0
        for one, other in zip(words, text[start:], strict=False):
            wrong += one != other
            if wrong > spare:
                break
        else:
            yield start, start + len(words)


def _guesses(found: Sequence[Sequence[_Sighting]]) -> Iterator[tuple[complex, complex]]:
    """What single words and pairs of words say of how the page lies, as (turn, shift)."""
    count = 0
    for one, other in combinations(found, 2):
        for a, b in product(one, other):
            guess = _between(_middle(a.there), _middle(b.there), _middle(a.here), _middle(b.here))
            if guess is not None:
                yield guess
            count += 1
            if count > _MOST_GUESSES:
                return
    for sighting in (each for sightings in found for each in sightings):
        guess = _between(*sighting.there, *sighting.here)
        if guess is not None:
            yield guess


def _between(p: complex, q: complex, to_p: complex, to_q: complex) -> tuple[complex, complex] | None:
    if p == q:
        return None
    turn = (to_q - to_p) / (q - p)
    if not (_SCALES[0] <= abs(turn) <= _SCALES[1]) or abs(math.atan2(turn.imag, turn.real)) > _STEEPEST:
        return None
    return turn, to_p - turn * p


def _agreeing(
    guess: tuple[complex, complex], found: Sequence[Sequence[_Sighting]], template: Template
) -> tuple[_Sighting, ...]:
    """The sighting of each anchor that stands where the guess says, if any."""
    turn, shift = guess
    slack = _SLACK * _diagonal(template) * abs(turn)
    kept = []
    for sightings in found:
        best = min(sightings, key=lambda each: abs(turn * _middle(each.there) + shift - _middle(each.here)))
        if abs(turn * _middle(best.there) + shift - _middle(best.here)) <= slack:
            kept.append(best)
    return tuple(kept)


def _worth(sightings: Sequence[_Sighting]) -> tuple[int, float]:
    """More anchors are better; of equally many, those that agree best."""
    if not sightings:
        return 0, 0.0
    pairs = [pair for seen in sightings for pair in zip(seen.there, seen.here, strict=True)]
    turn, shift = _fitted(pairs, [1.0] * len(pairs), None)
    return len(sightings), -sum(abs(turn * there + shift - here) for there, here in pairs)


def _fitted(
    pairs: Sequence[tuple[complex, complex]], weights: Sequence[float], turn: complex | None
) -> tuple[complex, complex]:
    """The turn (unless it is known) and shift that take the first points nearest to the second ones."""
    whole = sum(weights)
    there = sum(w * p for w, (p, _q) in zip(weights, pairs, strict=True)) / whole
    here = sum(w * q for w, (_p, q) in zip(weights, pairs, strict=True)) / whole
    if turn is None:
        above = sum(w * (q - here) * (p - there).conjugate() for w, (p, q) in zip(weights, pairs, strict=True))
        below = sum(w * abs(p - there) ** 2 for w, (p, _q) in zip(weights, pairs, strict=True))
        turn = above / below if below else 1 + 0j
    return turn, here - turn * there


def _as_scanned(turn: complex, template: Template, recognition: Recognition) -> complex:
    """The turn, with the scale of the whole page where both pages have the same proportions and it is near."""
    across, down = recognition.width / template.width, recognition.height / template.height
    if abs(across / down - 1) > _SAME_SIZE / 5 or abs(across / abs(turn) - 1) > _SAME_SIZE:
        return turn
    return turn / abs(turn) * across


def _ends(quad: Quad) -> tuple[complex, complex]:
    """The middles of the left and the right edge."""
    a, b, c, d = (complex(*corner) for corner in quad.corners)
    return (a + d) / 2, (b + c) / 2


def _middle(ends: tuple[complex, complex]) -> complex:
    return (ends[0] + ends[1]) / 2


def _point(number: complex) -> Point:
    return number.real, number.imag


def _diagonal(template: Template) -> float:
    return math.hypot(template.width, template.height)


def suggested_anchors(lines: Iterable[Line], most: int = 6) -> tuple[Anchor, ...]:
    """Words of a page that other pages like it will probably bear: titles and labels, no numbers and no long text."""
    lines = list(lines)
    heights = sorted(min(line.quad.height, line.quad.width) for line in lines)
    usual = heights[len(heights) // 2] if heights else 0.0
    usable = [line for line in lines if _is_label(line.text)]
    titles = [line for line in usable if line.quad.height >= _TITLE * usual or line is lines[0]]
    ended = [line for line in usable if line.text.rstrip().endswith((":", "：")) and line not in titles]
    titles.sort(key=lambda line: -line.quad.height)
    return tuple(Anchor(line.text.strip(), line.quad) for line in (*titles[: most // 2], *ended)[:most])


def _is_label(text: str) -> bool:
    bare = text.strip()
    spaced = " " in bare and not bare.isascii()  # a label and its value
    return 2 <= len(bare) <= 16 and not spaced and not any(each.isdigit() for each in bare)  # noqa: PLR2004
