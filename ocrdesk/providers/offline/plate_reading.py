"""Reading the rows of a plate: the likeliest number of a form, the doubtful glyphs cut out and read alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocrdesk.providers.offline.detection import Picture
from ocrdesk.providers.offline.networks import Floats
from ocrdesk.providers.offline.plate_glyph_cuts import judged
from ocrdesk.providers.offline.plate_numbers import (
    DIGITS,
    GLYPHS,
    LEAST,
    LETTERS,
    LIGHT_INK,
    Form,
    Path,
    PlateAlphabet,
    Told,
    best_path,
)
from ocrdesk.providers.offline.recognition import LineReader, line_width

STRETCHES = (1.0, 1.4)
"""Plates' glyphs are half as wide as high: drawn wider, they look more like print."""
GLYPH_VIEWS = ((0.68, 0.68, 2.2, False), (0.6, 1.5, 1.6, False), (0.6, 1.5, 2.2, False), (0.55, 0.55, 2.2, True))
"""Cuts of a glyph at the end of a row: how far outwards and inwards from its middle, in distances between glyphs,
how many times wider it is read, and whether levelled to dark on light.

Of 70 blurred, dark or noisy province characters that lines of their own lose, these four together read 46, one
alone at most 38; air around the glyph halves that.
"""
SURE, BEYOND_DOUBT = 0.9, 0.95
UNSEEN = 0.02
"""The network saw nothing where it read a glyph with less confidence."""
UPPER = 2
"""The upper row of a plate has so many characters."""
LEAST_CHANCE = 0.01
"""A character less likely than that would be invented: the number is told without it, and so fails its check."""
WORD = 4
"""A word of three letters behind the place of the province would end before this place."""
DOUBTS = 3
MOST_LOSS = 9.5
"""A number may lie that far (log) below the unbound reading: one glyph passed over, mostly a Chinese one."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row's cut and what the network said of it at its best width."""

    cut: Picture
    answers: tuple[Floats, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A plate number: its form, its characters row by row, and how much worse it is than the unbound reading."""

    form: Form
    rows: tuple[tuple[Told, ...], ...]
    loss: float

    @property
    def told(self) -> tuple[Told, ...]:
        return tuple(told for row in self.rows for told in row)

    @property
    def text(self) -> str:
        return "".join(told.text for told in self.told)

    @property
    def is_guessed(self) -> bool:
        """Whether too little was read: all its Chinese characters chosen, and one of them in doubt or another missing.

        The edges of signs look a little like such characters.
        """
        chosen = [told for told in self.told if not told.text.isascii()]
        if not chosen or any(told.plain for told in chosen):
            return False
        rest = [told.confidence for told in self.told if told.text.isascii()]
        lacks_one = chosen[0] is self.told[0] and min(rest) < LEAST_CHANCE
        return lacks_one or any(told.confidence < BEYOND_DOUBT for told in chosen[1:])

    @property
    def begins_with_word(self) -> bool:
        """Whether letters follow, as on a sign, where no province was surely read."""
        first = self.told[0]
        return not first.plain and first.confidence < SURE and all(each.text in LETTERS for each in self.told[1:WORD])


class PlateReader:
    """Reads cuts of rows as plate numbers."""

    def __init__(self, reader: LineReader) -> None:
        self._reader = reader
        self._alphabet = PlateAlphabet(reader.alphabet)

    def look(self, cuts: Sequence[Picture]) -> list[ReadRow]:
        """What the network says of each row, at two widths."""
        jobs = [(cut, max(32, round(line_width(cut) * stretch))) for cut in cuts for stretch in STRETCHES]
        answers = self._reader.chances([cut for cut, _ in jobs], [width for _, width in jobs])
        count = len(STRETCHES)
        return [ReadRow(cut, tuple(answers[count * n : count * (n + 1)])) for n, cut in enumerate(cuts)]

    def seen(self, row: ReadRow) -> int:
        """How many letters and digits the network itself reads in the row."""
        return max(self._alphabet.count_plain(answer) for answer in row.answers)

    def best(self, rows: Sequence[ReadRow], forms: Sequence[Form]) -> Number | None:
        """The likeliest number in one row or two."""
        numbers = []
        for form in forms:
            parts = [form.places] if len(rows) == 1 else [form.places[: form.upper], form.places[form.upper :]]
            paths = [self._path(row, places) for row, places in zip(rows, parts, strict=True)]
            known = [path for path in paths if path is not None]
            if len(known) == len(paths):
                numbers.append(Number(form, tuple(path.told for path in known), sum(path.loss for path in known)))
        numbers.sort(key=lambda number: number.loss)
        settled = [self._settled(each, rows) if _has_hope(each) else each for each in numbers[:DOUBTS]]
        return min(settled, key=lambda number: number.loss, default=None)

    def _path(self, row: ReadRow, places: Sequence[str]) -> Path | None:
        paths = [best_path(answer, places, self._alphabet) for answer in row.answers]
        return min((path for path in paths if path), key=lambda path: path.loss, default=None)

    def _settled(self, number: Number, rows: Sequence[ReadRow]) -> Number:
        """The number with its doubtful Chinese characters read alone."""
        loss, done, place = number.loss, [], 0
        light_ink = bool(number.form.colors & LIGHT_INK)
        for row, told in zip(rows, number.rows, strict=True):
            pitch, upper = _pitch([each.centre for each in told], len(told)), len(told) == UPPER
            better = []
            for at, each in enumerate(told):
                alphabet = "".join(c for c in number.form.places[place] if not c.isascii())
                place += 1
                if each.text in DIGITS or each.text.isascii() or each.confidence >= SURE:
                    better.append(each)
                    continue
                centre = _centre(told, at, pitch)
                if upper and each.confidence <= UNSEEN:
                    # The upper row's two stand as far from the middle.
                    centre, pitch = 1 - told[1].centre, abs(2 * told[1].centre - 1)
                cuts = _glyph_cuts(row.cut, centre, pitch, last=at > 0)
                seen = each.confidence > UNSEEN
                judgement = judged(row.cut, centre, pitch, alphabet, light_ink=light_ink, seen=seen, upper=upper)
                alone = self._alone(cuts, alphabet, each, judgement)
                gained = np.log(max(alone.confidence, LEAST)) - np.log(max(each.confidence, LEAST))
                loss -= max(0.0, float(gained))
                better.append(alone if gained > 0 else each)
            done.append(tuple(better))
        return replace(number, rows=tuple(done), loss=loss)

    def _alone(self, cuts: Sequence[tuple[Picture, float]], alphabet: str, plain: Told, judgement: Floats) -> Told:
        """The glyph that most of its cuts, enlarged and read alone, and the judge of such glyphs are for."""
        if not cuts:
            return plain
        jobs = [(cut, max(24, round(line_width(cut) * stretch))) for cut, stretch in cuts]
        answers = self._reader.chances([cut for cut, _ in jobs], [width for _, width in jobs])
        places = [GLYPHS.index(glyph) for glyph in alphabet]
        columns = self._alphabet.glyphs[places]
        votes = np.mean([answer[:, columns].max(axis=0) for answer in answers], axis=0)
        votes += plain.confidence * (np.array(list(alphabet)) == plain.text)
        chosen = int((votes + judgement).argmax())
        agreed = sum(int(columns[chosen]) in answer.argmax(axis=1) for answer in answers)
        alike = int(judgement.argmax()) == chosen
        confidence = max(votes[chosen], judgement[chosen])
        return Told(alphabet[chosen], float(min(confidence, 1.0)), alike and 2 * agreed > len(answers), plain.centre)


def _has_hope(number: Number) -> bool:
    """Whether the number may be near enough to the unbound reading once its Chinese characters are read alone."""
    doubtful = (each.confidence for each in number.told if not each.text.isascii())
    return number.loss + sum(float(np.log(max(each, LEAST))) for each in doubtful) <= MOST_LOSS


def _pitch(centres: Sequence[float], count: int) -> float:
    """The usual distance between neighbours, as a fraction of the row."""
    steps = np.diff(centres)
    return float(np.median(steps)) if len(steps) else 1.0 / max(count, 1)


def _centre(told: Sequence[Told], at: int, pitch: float) -> float:
    """Where the glyph stands: by its neighbour, where the network passed over it."""
    each = told[at]
    if each.confidence > UNSEEN:
        return each.centre
    if at == 0 and len(told) > 1:
        return told[1].centre - pitch
    return told[at - 1].centre + pitch if at else each.centre


def _glyph_cuts(cut: Picture, centre: float, pitch: float, *, last: bool) -> list[tuple[Picture, float]]:
    """The glyph in several cuts, some with its neighbour, and how many times wider each is read."""
    width = cut.shape[1]
    found = []
    for outer, inner, stretch, levelled in GLYPH_VIEWS:
        before, after = (inner, outer) if last else (outer, inner)
        left, right = int((centre - before * pitch) * width), int((centre + after * pitch) * width)
        part = np.ascontiguousarray(cut[:, max(0, left) : min(width, right)])
        if part.shape[1] >= 6:  # noqa: PLR2004 - less is no glyph
            found.append((_levelled(part) if levelled else part, stretch))
    return found


def _levelled(part: Picture) -> Picture:
    """The glyph dark on light, over the whole range of grey."""
    grey = cv2.cvtColor(part, cv2.COLOR_BGR2GRAY)
    low, high = np.percentile(grey, (3, 97))
    level = np.clip((grey.astype(np.float32) - low) / max(high - low, 1) * 255, 0, 255).astype(np.uint8)
    border = np.concatenate([level[0], level[-1], level[:, 0], level[:, -1]])
    if np.median(border) < 128:  # noqa: PLR2004 - the middle
        level = np.asarray(255 - level, dtype=np.uint8)
    return np.asarray(cv2.cvtColor(level, cv2.COLOR_GRAY2BGR), dtype=np.uint8)
