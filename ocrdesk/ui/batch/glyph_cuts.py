"""Where each glyph of a value stands in its picture: the machine's own places, moved to where the paper shows."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

Span = tuple[float, float]
REACH = 0.45
"""How far a cut may move from where the machine puts it, as a part of the usual distance of two glyphs."""
CANDIDATES = 11
FAR_COST, STRETCH_COST = 0.5, 3.0
"""What a cut costs that is moved by a whole distance, or moved so much more than its neighbour; full ink costs 1."""
LEAST_WIDTH = 2.0
BEYOND = 0.15
"""How far the first and the last glyph may reach beyond where they were read, as a part of the usual distance."""
GAP = 0.25
"""How far beyond where it was read a glyph may reach into a gap, as a part of the usual distance."""
THIN = 0.2
"""Half of the width that the thinnest glyph is given, as a part of the usual distance."""
PAPER = 0.08
"""How much paper stays on either side of a glyph, as a part of the usual distance."""
INKED = 0.06
"""A column with less of the glyph's darkest one bears no ink of it."""
SAMPLED = 7
"""Every so manieth pixel tells whether the writing is darker than the paper."""


def glyph_spans(strip: QImage, expected: Sequence[Span]) -> tuple[Span, ...]:
    """From where to where, in pixels of the strip, each glyph goes; `expected` is where they were read.

    The outer edges reach as far as the picture's margin lets them. Takes about a millisecond; any thread.
    """
    if not expected:
        return ()
    ink = ink_profile(strip)
    pitch = _pitch(expected)
    inner = _cuts(ink, expected, pitch)
    first = max(0.0, min(expected[0][0], inner[0] if inner else expected[0][0]) - pitch * BEYOND)
    last = min(float(strip.width()), max(expected[-1][1], inner[-1] if inner else expected[-1][1]) + pitch * BEYOND)
    spans = [(a, max(b, a + LEAST_WIDTH)) for a, b in pairwise([first, *inner, last])]
    near = [_near(span, place, pitch) for span, place in zip(spans, expected, strict=True)]
    return tuple(_trimmed(ink, span, pitch) for span in near)


def ink_profile(strip: QImage) -> list[float]:
    """How much ink each column bears, 0-1, measured from the paper around it; light writing on dark is ink too."""
    grey = strip.convertToFormat(QImage.Format.Format_Grayscale8)
    if _is_light_on_dark(grey):
        grey.invertPixels()
    row = grey.scaled(grey.width(), 1, mode=Qt.TransformationMode.SmoothTransformation)
    shades = [255 - shade for shade in bytes(row.constBits())[: row.width()]]
    reach = max(8, strip.height())
    least = [min(shades[max(0, x - reach) : x + reach + 1]) for x in range(len(shades))]
    ink = [shade - paper for shade, paper in zip(shades, least, strict=True)]
    darkest = max(1, *ink)
    return [amount / darkest for amount in ink]


def _is_light_on_dark(grey: QImage) -> bool:
    """Most of the picture is paper: the writing is on the side of the mean that the median is not."""
    shades = sorted(bytes(grey.constBits())[::SAMPLED])
    return sum(shades) / max(1, len(shades)) > shades[len(shades) // 2] if shades else False


def _near(span: Span, place: Span, pitch: float) -> Span:
    """The span, as far as it lies around where the glyph was read: beyond that is a gap."""
    start, end = max(span[0], place[0] - GAP * pitch), min(span[1], place[1] + GAP * pitch)
    return (start, end) if end - start >= THIN * pitch else span


def _trimmed(ink: list[float], span: Span, pitch: float) -> Span:
    """The span without the paper beside its glyph, but for a little; never narrower than a thin glyph is."""
    start, end = round(span[0]), min(round(span[1]), len(ink))
    if end - start < LEAST_WIDTH:
        return span
    lightest, darkest = min(ink[start:end]), max(ink[start:end])
    least = lightest + INKED * (darkest - lightest)
    inked = [x for x in range(start, end) if ink[x] > least] or [start, end - 1]
    middle = (inked[0] + inked[-1] + 1) / 2
    half = max(THIN * pitch, (inked[-1] + 1 - inked[0]) / 2) + PAPER * pitch
    return max(span[0], middle - half), min(span[1], middle + half)


def _cuts(ink: list[float], expected: Sequence[Span], pitch: float) -> list[float]:
    """The cuts that go through the least ink, near where the places meet and as far apart: the best chain."""
    meetings = [(left[1] + right[0]) / 2 for left, right in pairwise(expected)]
    chains: list[tuple[float, list[float]]] = [(0.0, [])]
    before = 0.0
    for meeting in meetings:
        longer = []
        for x in _candidates(meeting, pitch, len(ink)):
            alone = ink[x] + FAR_COST * ((x + 0.5 - meeting) / pitch) ** 2
            cost, chain = min(
                (cost + _stretch(x + 0.5 - chain[-1] if chain else meeting - before, meeting - before, pitch), chain)
                for cost, chain in chains
            )
            longer.append((cost + alone, [*chain, x + 0.5]))
        chains, before = longer or chains, meeting
    return min(chains)[1] if len(min(chains)[1]) == len(meetings) else meetings


def _candidates(meeting: float, pitch: float, width: int) -> range:
    reach = REACH * pitch
    first, last = max(0, round(meeting - reach)), min(width - 1, round(meeting + reach))
    return range(first, last + 1, max(1, round(2 * reach) // CANDIDATES))


def _stretch(distance: float, expected: float, pitch: float) -> float:
    return STRETCH_COST * ((distance - expected) / pitch) ** 2


def _pitch(expected: Sequence[Span]) -> float:
    """The usual distance of two neighbours."""
    middles = [(start + end) / 2 for start, end in expected]
    steps = sorted(right - left for left, right in pairwise(middles))
    return max(LEAST_WIDTH, steps[len(steps) // 2] if steps else expected[0][1] - expected[0][0])
