"""What plates may say, and the likeliest plate number in the recognition network's chances for a row.

The numbers follow GA 36-2018 with its forerunners, as V-PLATE of the field catalogue, and NY 345 for tractors: an
alphabet for each place.
The network's own answer often lacks the narrow character in front or the last one; so the best allowed sequence is
looked for, and how far the network itself believes in each of its characters stays known.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ocrdesk.providers.offline.networks import Floats

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DIGITS = "0123456789"
BOTH = LETTERS + DIGITS
ENERGY = "DABCEFGHJK"
LAST = "警挂学试超领使港澳急"
GLYPHS = PROVINCES + BOTH + LAST + "应"
"""Every character that a plate may carry."""
FILLERS = "·.•-:： ，,・。'`\"’‘|"
"""Dots and screws between the characters say nothing."""
LEAST = 1e-4
"""No character is taken for less likely than this: one that the network passed over costs that much."""
TRACTOR = "tractor"
"""The paint of tractors' plates, a darker green than that of cars of new energy, under white characters."""
TEMPORARY = "temporary"
"""Pale paper with a pattern, black characters in two rows."""
LIGHT_INK = frozenset({"blue", "black", TRACTOR})
NEVER = -1e9
VOID = 0.995
"""Steps that are blank with this chance hold no glyph."""


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of plate: the alphabets of its places, its kind, and the colours it comes in.

    Of two rows the upper one has so many characters.
    """

    kind: str
    colors: frozenset[str]
    places: tuple[str, ...]
    upper: int = 2


def _form(kind: str, colors: str, *places: str, upper: int = 2) -> Form:
    return Form(kind, frozenset(colors.split()), places, upper)


FORMS: tuple[Form, ...] = (
    _form("ordinary", "blue black", PROVINCES, LETTERS, *[BOTH] * 5),
    _form("ordinary", "yellow", PROVINCES, LETTERS, *[BOTH] * 5),
    _form("ordinary", "yellow", PROVINCES, LETTERS, *[BOTH] * 4, "挂学试超"),
    _form("new_energy", "green", PROVINCES, LETTERS, ENERGY, BOTH, *[DIGITS] * 4),
    _form("new_energy", "green yellow_green", PROVINCES, LETTERS, *[DIGITS] * 5, ENERGY),
    _form("police", "white", PROVINCES, LETTERS, *[BOTH] * 4, "警"),
    _form("rescue", "white", PROVINCES, LETTERS, *[DIGITS] * 4, "应", "急"),
    _form("military", "white", LETTERS, LETTERS, *[DIGITS] * 5),
    _form("armed_police", "white", "W", "J", PROVINCES, *[DIGITS] * 4, BOTH, upper=3),
    _form("armed_police", "white", "W", "J", *[DIGITS] * 4, BOTH),
    _form("consulate", "black", PROVINCES, LETTERS, *[DIGITS] * 4, "领"),
    _form("embassy", "black", *[DIGITS] * 6, "使"),
    _form("embassy", "black", "使", *[DIGITS] * 6),
    _form("cross_border", "black", "粤", "Z", *[BOTH] * 4, "港澳"),
    _form(TRACTOR, TRACTOR, PROVINCES, DIGITS, DIGITS, *[BOTH] * 5, upper=3),
    _form(TEMPORARY, "white", PROVINCES, LETTERS, *[BOTH] * 5),
)

_CATEGORIES = {
    "警": "警用汽车号牌",
    "急": "应急救援专用号牌",
    "挂": "挂车号牌",
    "学": "教练汽车号牌",
    "试": "试验汽车号牌",
    "超": "特型汽车号牌",
    "领": "领馆汽车号牌",
    "使": "使馆汽车号牌",
    "港": "港澳入出境车号牌",
    "澳": "港澳入出境车号牌",
    "blue": "小型汽车号牌",
    "yellow": "大型汽车号牌",
    "black": "外籍汽车号牌",
    "green": "小型新能源汽车号牌",
    "yellow_green": "大型新能源汽车号牌",
    "military": "军车号牌",
    "armed_police": "武警车号牌",
    TRACTOR: "拖拉机号牌",
    TEMPORARY: "临时行驶车号牌",
}
"""The kinds of plates as GA 36-2018 calls them, by a number's own character, its form or its colour."""
_OF_TWO_ROWS = {
    "警": "警用摩托车号牌",
    "学": "教练摩托车号牌",
    "试": "试验摩托车号牌",
    "领": "领馆摩托车号牌",
    "使": "使馆摩托车号牌",
    "blue": "轻便摩托车号牌",
    "black": "外籍摩托车号牌",
}
"""The same of two rows, where cars have only one."""
_MANY = "yellow"
"""Ordinary plates of two rows in that colour are of lorries, motorcycles and slow vehicles; only millimetres tell."""


def category_of(number: str, form: Form, color: str, rows: int) -> str:
    """What the standard calls such a plate; "" where number, colour and rows do not tell."""
    known = _CATEGORIES | _OF_TWO_ROWS if rows > 1 else _CATEGORIES
    for key in (*(c for c in number if c in LAST), form.kind):
        if key in known:
            return known[key]
    return "" if color == _MANY and rows > 1 else known.get(color, "")


@dataclass(frozen=True, slots=True)
class Told:
    """One character of a number: the network's belief in it, whether it was the network's own first choice.

    `centre` is its place along the row, 0-1.
    """

    text: str
    confidence: float
    plain: bool
    centre: float


@dataclass(frozen=True, slots=True)
class Path:
    """The likeliest sequence of a form, and by how much (log) it lies below whatever is likeliest."""

    told: tuple[Told, ...]
    loss: float


class PlateAlphabet:
    """Where the plates' characters stand in the network's output."""

    def __init__(self, characters: Sequence[str]) -> None:
        places = {character: place for place, character in enumerate(characters)}
        self.glyphs: NDArray[np.intp] = np.array([places[each] for each in GLYPHS], dtype=np.intp)
        self.fillers: NDArray[np.intp] = np.array([0, *(places[c] for c in FILLERS if c in places)], dtype=np.intp)
        self._plain = self.glyphs[[GLYPHS.index(each) for each in BOTH]]

    def count_plain(self, chances: Floats) -> int:
        """How many letters and digits the likeliest reading has."""
        best = chances.argmax(axis=1)
        fresh = np.concatenate([[True], best[1:] != best[:-1]])
        return int(np.isin(best[fresh], self._plain).sum())


def best_path(chances: Floats, places: Sequence[str], alphabet: PlateAlphabet) -> Path | None:
    """The likeliest sequence out of those alphabets, in a row's steps x alphabet chances (Viterbi)."""
    kept = _telling(chances[:, alphabet.fillers].max(axis=1))
    total = len(chances)
    chances = chances[kept]
    if len(chances) < len(places):
        return None
    blank = np.log(np.maximum(chances[:, alphabet.fillers].max(axis=1), LEAST))
    glyphs = np.log(np.maximum(chances[:, alphabet.glyphs], LEAST))
    allowed = np.array([[0.0 if glyph in place else NEVER for glyph in GLYPHS] for place in places])
    score, stays = _walk(blank, glyphs, allowed)
    told = []
    for glyph, steps in stays:
        column = alphabet.glyphs[glyph]
        peak = max(steps, key=lambda step: float(chances[step, column]))
        plain = int(chances[peak].argmax()) == column
        centre = (float(kept[steps].mean()) + 0.5) / total
        told.append(Told(GLYPHS[glyph], float(chances[peak, column]), plain, centre))
    unbound = float(np.log(np.maximum(chances.max(axis=1), LEAST)).sum())
    return Path(tuple(told), unbound - score)


def _telling(blank: Floats) -> NDArray[np.intp]:
    """The steps that count: of a long blank stretch two are enough, and the walk is as good and twice as fast."""
    void = blank > VOID
    dull = void.copy()
    dull[1:-1] &= void[:-2] & void[2:]
    dull[[0, -1]] = False
    return np.flatnonzero(~dull)


def _walk(blank: Floats, glyphs: Floats, allowed: Floats) -> tuple[float, list[tuple[int, list[int]]]]:
    """The score of the best way through all places, and for each place its glyph and its steps.

    Between two places the network may be blank; two equal glyphs must have a blank between them.
    """
    count = len(allowed)
    gaps = np.full(count + 1, NEVER)
    gaps[0] = blank[0]
    held = np.full(allowed.shape, NEVER)
    held[0] = glyphs[0] + allowed[0]
    origins: list[tuple[NDArray[np.bool_], NDArray[np.intp], NDArray[np.intp]]] = []
    for step in range(1, len(blank)):
        leader = held.argmax(axis=1)
        leading = held.max(axis=1)
        from_glyph = np.concatenate([[False], leading > gaps[1:]])
        jump = np.full(allowed.shape, NEVER)
        jump[1:] = leading[:-1, None]
        jump[np.arange(1, count), leader[:-1]] = NEVER
        ways = np.stack([held, np.broadcast_to(gaps[:-1, None], held.shape), jump])
        way = ways.argmax(axis=0)
        gaps = np.maximum(gaps, np.concatenate([[NEVER], leading])) + blank[step]
        held = ways.max(axis=0) + glyphs[step] + allowed
        origins.append((from_glyph, way, leader))
    return _followed(gaps, held, origins)


def _followed(
    gaps: Floats, held: Floats, origins: Sequence[tuple[NDArray[np.bool_], NDArray[np.intp], NDArray[np.intp]]]
) -> tuple[float, list[tuple[int, list[int]]]]:
    """Walk the best way back from its end."""
    place, glyph = len(held) - 1, int(held[-1].argmax())
    in_gap = bool(gaps[-1] > held[-1, glyph])
    score = float(max(gaps[-1], held[-1, glyph]))
    stays: list[tuple[int, list[int]]] = [] if in_gap else [(glyph, [len(origins)])]
    for step in range(len(origins) - 1, -1, -1):
        from_glyph, way, leader = origins[step]
        if in_gap:
            # The gap after `place`; it follows that place's glyph or goes on.
            if from_glyph[place + 1]:
                in_gap, glyph = False, int(leader[place])
                stays.append((glyph, [step]))
            continue
        origin = int(way[place, glyph])
        if origin == 0:
            stays[-1][1].append(step)
        elif origin == 1:
            in_gap, place = True, place - 1
        else:
            place -= 1
            glyph = int(leader[place])
            stays.append((glyph, [step]))
    return score, stays[::-1]
