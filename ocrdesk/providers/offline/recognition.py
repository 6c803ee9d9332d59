"""Reading lines: straightened crops through the recognition network, its answer decoded to characters."""

import hashlib
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.model import Character
from ocrdesk.providers.offline.detection import Corners, Picture
from ocrdesk.providers.offline.networks import Floats, Network

HEIGHT = 48
STEP_WIDTH = 8
"""Pixels of a 48 pixel high line that one step of the network's answer stands for."""
BUCKET = 16
NARROWED = 0.8
"""Lines are read at this much of their width: as well, and faster by that much."""
SURE, SURE_OF_WORDS = 0.93, 0.995
"""A line read with less confidence is read once more at its full width; with words of narrow letters, with less yet."""
WORD = re.compile("[A-Za-z]{3}")
SHORT = 4 * HEIGHT
LONGEST = 4096
OTHERS = 3
EAST_ASIAN = 0x2E80
"""Where the East Asian scripts begin."""
LEAST_CHANCE = 0.0005

_Look = tuple[int, int, bytes]
"""How wide a crop is read, and which crop it is: its own width and a digest of its pixels."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a crop says; `confidence` is the mean of the characters', spaces left out."""

    characters: tuple[Character, ...] = ()

    @property
    def text(self) -> str:
        return "".join(character.text for character in self.characters)

    @property
    def confidence(self) -> float:
        chances = [character.confidence for character in self.characters if character.text != " "]
        return sum(chances) / len(chances) if chances else 0.0


class LineReader:
    """Reads crops that each hold one level line of text; what was read is known until it is told to `forget`."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._alphabet = network.alphabet()
        self._known: dict[_Look, Reading] = {}

    def forget(self) -> None:
        """Begin with a new page."""
        self._known.clear()

    def remember(self, crop: Picture, reading: Reading) -> None:
        """Take it that this is what the crop says at a glance."""
        self._known[_look(crop, _narrowed(crop))] = reading

    def read(self, crops: Sequence[Picture]) -> list[Reading]:
        """What each crop says, in the order given."""
        readings = self.read_narrowed(crops)
        unsure = [
            number
            for number, reading in enumerate(readings)
            if _narrowed(crops[number]) < line_width(crops[number])
            and reading.confidence < (SURE_OF_WORDS if WORD.search(reading.text) else SURE)
        ]
        again = self.read_full([crops[number] for number in unsure])
        for number, reading in zip(unsure, again, strict=True):
            readings[number] = _better(reading, readings[number])
        return readings

    def read_narrowed(self, crops: Sequence[Picture]) -> list[Reading]:
        """What each crop says at a glance: read narrowed, and not again where that is unsure."""
        return self._read_at(crops, [_narrowed(crop) for crop in crops])

    def read_full(self, crops: Sequence[Picture]) -> list[Reading]:
        """What each crop says, read at its full width."""
        return self._read_at(crops, [line_width(crop) for crop in crops])

    @property
    def alphabet(self) -> tuple[str, ...]:
        """What the columns of `chances` stand for, the blank first."""
        return self._alphabet

    def chances(self, crops: Sequence[Picture], widths: Sequence[int]) -> list[Floats]:
        """The network's whole answer for each crop, read at that width: steps x alphabet."""
        answers: dict[int, Floats] = {}

        def receive(place: int, output: Floats) -> None:
            answers[place] = np.array(output[0])

        batches = [_prepared(crop, width) for crop, width in zip(crops, widths, strict=True)]
        self._network.run_each(batches, receive)
        return [answers[place] for place in range(len(crops))]

    def _read_at(self, crops: Sequence[Picture], widths: Sequence[int]) -> list[Reading]:
        """What each crop says, read at that width unless it was before."""
        looks = [_look(crop, width) for crop, width in zip(crops, widths, strict=True)]
        fresh = {look: crop for look, crop in zip(looks, crops, strict=True) if look not in self._known}
        # The widest first: with several at once, the last ones to finish are short.
        order = sorted(fresh, key=lambda look: -look[0])

        def receive(place: int, output: Floats) -> None:
            self._known[order[place]] = self._decoded(output[0], order[place][0])

        self._network.run_each([_prepared(fresh[look], look[0]) for look in order], receive)
        return [self._known[look] for look in looks]

    def _decoded(self, chances: Floats, width: int) -> Reading:
        """Characters from the network's steps x alphabet chances (connectionist temporal classification)."""
        best = [int(index) for index in chances.argmax(axis=1)]
        starts = [step for step in range(len(best)) if step == 0 or best[step] != best[step - 1]]
        runs = [(start, end) for start, end in pairwise([*starts, len(best)]) if best[start] != 0]
        texts = [self._alphabet[best[start]] for start, _ in runs]
        centres = [(start + end) / 2 * STEP_WIDTH for start, end in runs]
        peaks = [start + int(chances[start:end, best[start]].argmax()) for start, end in runs]
        spans = spread(texts, centres, width)
        others = partial(self._others, chances)
        return _stripped(
            [
                Character(text, float(chances[peak, best[peak]]), *span, others(peak, best[peak]))
                for text, peak, span in zip(texts, peaks, spans, strict=True)
            ]
        )

    def _others(self, chances: Floats, step: int, chosen: int) -> tuple[str, ...]:
        row = chances[step]
        candidates = np.flatnonzero(row > LEAST_CHANCE)
        candidates = candidates[np.argsort(-row[candidates])]
        return tuple(self._alphabet[index] for index in candidates if index not in (0, chosen))[:OTHERS]


def _better(one: Reading, other: Reading) -> Reading:
    """Of two readings of a line the surer one; where both say the same, the one that parts more words."""
    if one.text.replace(" ", "") == other.text.replace(" ", ""):
        return max(one, other, key=lambda each: (each.text.count(" "), each.confidence))
    return max(one, other, key=lambda each: each.confidence)


def _look(crop: Picture, width: int) -> _Look:
    return width, crop.shape[1], hashlib.blake2b(np.ascontiguousarray(crop).data, digest_size=16).digest()


def spread(texts: Sequence[str], centres: Sequence[float], width: float) -> list[tuple[float, float]]:
    """Where each character begins and ends along the line (0-1), from the middles that the network gives.

    The gap between two neighbours is split in proportion to how wide such characters are.
    """
    if not texts:
        return []
    halves = [HEIGHT * _half_width(text) for text in texts]
    pairs = pairwise(zip(centres, halves, strict=True))
    borders = [one + (other - one) * half / (half + next_half) for (one, half), (other, next_half) in pairs]
    spans = []
    for centre, half, left, right in zip(centres, halves, [-math.inf, *borders], [*borders, math.inf], strict=True):
        start, end = max(centre - half, left), min(centre + half, right)
        start, end = (min(max(edge / width, 0.0), 1.0) for edge in (start, end))
        spans.append((start, max(start, end)))
    return spans


def straighten(picture: Picture, corners: Corners) -> Picture:
    """The quad's content as a level picture."""
    width = max(np.linalg.norm(corners[0] - corners[1]), np.linalg.norm(corners[2] - corners[3]))
    height = max(np.linalg.norm(corners[0] - corners[3]), np.linalg.norm(corners[1] - corners[2]))
    size = max(1, int(width)), max(1, int(height))
    target = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], dtype=np.float32)
    left, top = np.floor(corners.min(axis=0)).astype(int) - 4
    right, bottom = np.ceil(corners.max(axis=0)).astype(int) + 4
    left, top = max(left, 0), max(top, 0)
    part = picture[top:bottom, left:right]
    source = np.asarray(corners - [left, top], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(source, target)
    crop = cv2.warpPerspective(part, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(crop, dtype=np.uint8)


def line_width(crop: Picture) -> int:
    """How wide the crop is when it is 48 pixels high."""
    height, width = int(crop.shape[0]), int(crop.shape[1])
    return min(max(math.ceil(HEIGHT * width / height), STEP_WIDTH), LONGEST)


def _narrowed(crop: Picture) -> int:
    width = line_width(crop)
    return width if width < SHORT else round(width * NARROWED)


def _prepared(crop: Picture, width: int) -> Floats:
    shrinks = crop.shape[0] > 2 * HEIGHT
    resized = cv2.resize(crop, (width, HEIGHT), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    batch = np.zeros((1, 3, HEIGHT, math.ceil(width / BUCKET) * BUCKET), dtype=np.float32)
    batch[0, :, :, :width] = np.asarray(resized, dtype=np.float32).transpose(2, 0, 1) / 127.5 - 1
    return batch


def _stripped(characters: list[Character]) -> Reading:
    texts: NDArray[np.bool_] = np.array([character.text.strip() != "" for character in characters], dtype=bool)
    solid = np.flatnonzero(texts)
    return Reading(tuple(characters[solid[0] : solid[-1] + 1]) if len(solid) else ())


def _half_width(text: str) -> float:
    if text == " ":
        return 0.2
    return 0.5 if ord(text[0]) >= EAST_ASIAN else 0.28
