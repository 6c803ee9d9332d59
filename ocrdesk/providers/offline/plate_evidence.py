"""Whether what was read around a row of characters is a plate's number, or a sign, a slogan, a line of a paper."""

from collections.abc import Sequence

import numpy as np

from ocrdesk.providers.offline.found_plate import SURE, UNSEEN
from ocrdesk.providers.offline.plate_colour import find_paint, has_glyph, red_share, unveiled
from ocrdesk.providers.offline.plate_numbers import LAST, PROVINCES, TEMPORARY, TRACTOR
from ocrdesk.providers.offline.plate_reading import BEYOND_DOUBT, MOST_LOSS, Number
from ocrdesk.providers.offline.plate_view import Cut, Plate, View, around

OUTSIDE = 0.45
"""By how much of its width a glyph's place may lie outside the plate: paint that holds two shades is seen in part."""
SURE_LOSS = 0.7
MOST_LOSS_PLAIN = 4.0
"""The same where a number has no Chinese character: others are not passed over."""
LEAST_CONFIDENCE = 0.55
LEAST_SEEN = 4
MIXED = frozenset({"green", "yellow_green"})
FRAMED = frozenset({"white", "black", TRACTOR, TEMPORARY})
"""Colours that papers or road signs have: the plate's own outline must be seen, or the number be beyond doubt."""
RED_REACH = 1.6
"""How far to the left of the row's box, in heights, red letters may stand that were passed over."""
SELDOM = frozenset({TRACTOR, TEMPORARY})
"""By night other paint looks like theirs, and there are so few of them that a doubtful one is mostly none."""
LEAST_RED, FADED = 0.02, 0.8
"""How much red the coloured end of a row has, and how much of that the other end may have: noise, a red car."""


def convincing(
    number: Number, cuts: tuple[Cut, ...], view: View, plate: Plate | None, color: str, *, is_whole: bool
) -> bool:
    """Whether the network itself saw most of the number, and it is no line of a paper."""
    first = number.told[0]
    if not _is_read(number):
        return False
    if first.text in PROVINCES and first.confidence < UNSEEN and not _has_first(view, number, cuts, plate):
        return False
    framed = color not in FRAMED or _stands_alone(number, plate)
    if not framed or (number.is_guessed and not is_whole and not _is_spelt(number, plate, color)):
        return False
    if color in SELDOM:
        plain = number.loss <= SURE_LOSS and all(each.plain for each in number.told[1:])
        return plain and (color == TRACTOR or (plate is not None and first.plain))
    if color not in MIXED and number.begins_with_word:
        return False
    return color != "white" or _has_red(view, number, cuts)


def _is_read(number: Number) -> bool:
    """Whether the network itself saw most of the number, and hardly anything else."""
    told = number.told
    seen = sum(each.plain and each.confidence >= LEAST_CONFIDENCE for each in told if each.text.isascii())
    mean = sum(each.confidence for each in told) / len(told)
    most = MOST_LOSS_PLAIN if number.text.isascii() else MOST_LOSS
    return number.loss <= most and mean >= LEAST_CONFIDENCE and seen >= LEAST_SEEN


def _is_spelt(number: Number, plate: Plate | None, color: str) -> bool:
    """Whether all but one end is beyond doubt, and stands on a plate whose outline is seen.

    The end may be in doubt where another sign tells of it: 警 is red.
    """
    if plate is None:
        return False
    first, last = number.told[0], number.told[-1]
    if color == "white" and first.confidence >= UNSEEN and last.confidence >= SURE:
        return True
    before = number.told[:-1]
    return first.confidence >= BEYOND_DOUBT and all(each.confidence >= SURE for each in before)


def _stands_alone(number: Number, plate: Plate | None) -> bool:
    """Whether it is a plate and no line of a paper: its outline is seen, or it is read surely and says so itself."""
    if plate is not None:
        return True
    sure = [each.text for each in number.told if each.plain and each.confidence >= SURE]
    return any(text in LAST for text in sure) or _is_sure(number)


def _is_sure(number: Number) -> bool:
    """Whether the network itself read every character, and surely."""
    return number.loss <= SURE_LOSS and all(each.plain and each.confidence >= SURE for each in number.told)


def has_red_part(view: View, above: Cut | None) -> bool:
    """Whether the row, or what stands above it, may be red in part.

    Where a veil must be drawn off first, all of it is made red by warm light.
    """
    whole = view.within(view.row.reaching(RED_REACH, 0.7))
    if red_share(view.cut(whole)) >= LEAST_RED / 2:
        return True
    third = whole.width / 3
    left = _redness(view, Cut(whole.left, whole.top, whole.left + third, whole.bottom))
    right = _redness(view, Cut(whole.right - third, whole.top, whole.right, whole.bottom))
    upper = _redness(view, above) if above else 0.0
    most, least = max(left, right, upper), min(left, right)
    return most >= LEAST_RED / 2 and least <= most * FADED


def _redness(view: View, place: Cut) -> float:
    return red_share(unveiled(view.cut(place)))


def _has_red(view: View, number: Number, cuts: Sequence[Cut]) -> bool:
    """Whether the ink of one end alone is red, as 警 and the letters of the armed forces are."""
    whole, row = around(cuts), view.row
    right = number.form.kind in {"police", "rescue"}
    if len(cuts) > 1 and not right:
        upper, lower = (_redness(view, cut) for cut in cuts)
        return upper >= LEAST_RED and lower <= upper * FADED
    start = whole.right - whole.width * 0.35 if right else whole.left
    share = _redness(view, Cut(start, whole.top, start + whole.width * 0.35, whole.bottom))
    # All of a number in red is stamped on a paper. Around the row there may be a red car.
    start = row.left + row.width * (0.1 if right else 0.65)
    other = _redness(view, Cut(start, row.top, start + row.width * 0.25, row.bottom).grown(-0.1))
    return share >= LEAST_RED and other <= share * FADED


def _has_first(view: View, number: Number, cuts: tuple[Cut, ...], plate: Plate | None) -> bool:
    """Whether something is printed where a province should stand that could not be read."""
    place = first_place(number, cuts)
    whole = plate is not None and len(cuts) == 1 and not number.form.colors & MIXED
    if plate is not None and whole and place.left < plate.bounds.left - OUTSIDE * place.width:
        return False
    paint = find_paint(view.cut(view.row.grown(-0.1, -0.1)))
    return paint is not None and has_glyph(view.cut(place), paint)


def first_place(number: Number, cuts: tuple[Cut, ...]) -> Cut:
    """The place of the first character; one that was not seen stands as far from the second as others do."""
    row, cut = number.rows[0], cuts[0]
    centre, half = row[0].centre, (row[1].centre - row[0].centre) / 2
    if len(row) > 2 and row[0].confidence < UNSEEN:  # noqa: PLR2004 - an upper row has two
        half = float(np.median(np.diff([each.centre for each in row[1:]]))) / 2
        centre = row[1].centre - 2 * half
    left, right = (cut.left + (centre + reach) * cut.width for reach in (-half, half))
    return Cut(left, cut.top, right, cut.bottom).grown(-0.15)
