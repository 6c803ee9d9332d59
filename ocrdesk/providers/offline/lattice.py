"""Rules in a frame: stretches of constant u or v, joined where they were broken, parted into tables.

All distances are in the frame's pixels; `em` is the height of the print.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ocrdesk.providers.offline.ruling import Rule, Ruling, refit
from ocrdesk.tables.grid import Bar
from ocrdesk.tables.pencils import Frame

ALIKE = 0.35
"""Rules that lie this near each other, in ems, are one: a double rule, or pieces of a bent one."""
NARROWEST = 0.6
"""No row or column is narrower than this, in ems: a double rule, or a coloured area's edge beside its rule, is one."""
TOUCH = 0.7
"""How far, in ems, a rule may end from the one it stands on."""
GAP = 1.2
"""Pieces of one rule may be this far apart, in ems: a stamp, a fold."""
LONG = 6.0
"""A rule this long, in ems, need not end on others at both ends; a level one may stand all alone."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """Rules that hang together, in a frame of their own."""

    level: tuple[Bar, ...]
    plumb: tuple[Bar, ...]
    frame: Frame

    @property
    def left(self) -> float:
        return min([bar.start for bar in self.level] + [bar.place for bar in self.plumb])

    @property
    def right(self) -> float:
        return max([bar.end for bar in self.level] + [bar.place for bar in self.plumb])

    @property
    def top(self) -> float:
        return min([bar.place for bar in self.level] + [bar.start for bar in self.plumb])

    @property
    def bottom(self) -> float:
        return max([bar.place for bar in self.level] + [bar.end for bar in self.plumb])


def lattices(ruling: Ruling, em: float) -> list[Lattice]:
    """The tables' rules, each table by itself, from the top of the page."""
    level = [(rule, _level_bar(rule, ruling.frame)) for rule in ruling.level]
    plumb = [(rule, _plumb_bar(rule, ruling.frame)) for rule in ruling.plumb]
    level, plumb = _supported(level, plumb, em)
    found = []
    for levels, plumbs in _groups([bar for _, bar in level], [bar for _, bar in plumb], em):
        rules = [level[number][0] for number in levels], [plumb[number][0] for number in plumbs]
        frame = refit(*rules, ruling.frame)
        across = joined((_level_bar(rule, frame) for rule in rules[0]), em)
        down = joined((_plumb_bar(rule, frame) for rule in rules[1]), em)
        found.append(Lattice(tuple(across), tuple(down), frame))
    return sorted(found, key=lambda lattice: lattice.top)


def _level_bar(rule: Rule, frame: Frame) -> Bar:
    (u0, v0), (u1, v1) = frame.to_grid(rule.start), frame.to_grid(rule.end)
    return Bar((v0 + v1) / 2, min(u0, u1), max(u0, u1))


def _plumb_bar(rule: Rule, frame: Frame) -> Bar:
    (u0, v0), (u1, v1) = frame.to_grid(rule.start), frame.to_grid(rule.end)
    return Bar((u0 + u1) / 2, min(v0, v1), max(v0, v1))


def in_frame(bar: Bar, own: Frame, frame: Frame) -> Bar:
    """A level bar of one frame in another."""
    start, end = own.to_page((bar.start, bar.place)), own.to_page((bar.end, bar.place))
    return _level_bar(Rule(start, end), frame)


def joined(bars: Iterable[Bar], em: float) -> list[Bar]:
    """The bars with the pieces of one rule put together."""
    kept: list[Bar] = []
    for bar in sorted(bars, key=lambda bar: (bar.start, bar.place)):
        for number, other in enumerate(kept):
            if abs(other.place - bar.place) <= ALIKE * em and bar.start - other.end <= GAP * em:
                weight = bar.length / max(bar.length + other.length, 1e-6)
                place = other.place * (1 - weight) + bar.place * weight
                kept[number] = Bar(place, other.start, max(other.end, bar.end))
                break
        else:
            kept.append(bar)
    return kept


Named = tuple[Rule, Bar]


def _supported(level: list[Named], plumb: list[Named], em: float) -> tuple[list[Named], list[Named]]:
    """Without strokes of letters: short rules must end on others."""
    for _ in range(3):
        levels, plumbs = [bar for _, bar in level], [bar for _, bar in plumb]
        down = joined(plumbs, em)
        across = joined(levels, em)
        kept_plumb = [named for named in plumb if _holds(named[1], across, down, em, free=False)]
        down = joined((bar for _, bar in kept_plumb), em)
        kept_level = [named for named in level if _holds(named[1], down, across, em, free=True)]
        done = len(kept_level) == len(level) and len(kept_plumb) == len(plumb)
        level, plumb = kept_level, kept_plumb
        if done:
            break
    return level, plumb


def _holds(bar: Bar, others: Sequence[Bar], own: Sequence[Bar], em: float, *, free: bool) -> bool:
    """Whether the rule stands on others: with both ends when it is short, else by crossing; `free`: or by itself."""
    whole = next((each for each in own if _within(bar, each, em)), bar)
    ends = [
        any(abs(other.place - end) <= TOUCH * em and _reaches(other, whole.place, em) for other in others)
        for end in (whole.start, whole.end)
    ]
    if whole.length < LONG * em:
        return all(ends)
    crossed = any(
        whole.start - TOUCH * em <= other.place <= whole.end + TOUCH * em and _reaches(other, whole.place, em)
        for other in others
    )
    return crossed or free


def _within(bar: Bar, whole: Bar, em: float) -> bool:
    near = abs(bar.place - whole.place) <= 2 * ALIKE * em
    return near and whole.start - 1 <= bar.start and bar.end <= whole.end + 1


def _reaches(bar: Bar, place: float, em: float) -> bool:
    return bar.start - TOUCH * em <= place <= bar.end + TOUCH * em


def _groups(level: Sequence[Bar], plumb: Sequence[Bar], em: float) -> list[tuple[list[int], list[int]]]:
    """The numbers of the rules that hang together by crossing, or as pieces of one rule."""
    bonds = [
        (i, len(level) + j)
        for i, across in enumerate(level)
        for j, down in enumerate(plumb)
        if _reaches(across, down.place, em) and _reaches(down, across.place, em)
    ]
    for family, shift in ((level, 0), (plumb, len(level))):
        bonds += [
            (shift + i, shift + j)
            for i, one in enumerate(family)
            for j in range(i)
            if abs(one.place - family[j].place) <= ALIKE * em
            and max(one.start, family[j].start) - min(one.end, family[j].end) <= GAP * em
        ]
    return [
        ([each for each in group if each < len(level)], [each - len(level) for each in group if each >= len(level)])
        for group in _bound(len(level) + len(plumb), bonds)
    ]


def _bound(count: int, bonds: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers below `count`, in the groups that the bonds make of them."""
    groups = {number: [number] for number in range(count)}
    for one, other in bonds:
        into, from_ = groups[one], groups[other]
        if into is not from_:
            into += from_
            groups.update((number, into) for number in from_)
    return list({id(group): group for group in groups.values()}.values())


def places_of(bars: Sequence[Bar], em: float) -> list[float]:
    """The distinct places of the bars, in order; near ones are one, weighed by their length."""
    clusters: list[list[Bar]] = []
    for bar in sorted(bars, key=lambda bar: bar.place):
        if clusters and bar.place - clusters[-1][0].place <= NARROWEST * em:
            clusters[-1].append(bar)
        else:
            clusters.append([bar])
    return [
        sum(bar.place * bar.length for bar in cluster) / max(sum(bar.length for bar in cluster), 1e-6)
        for cluster in clusters
    ]


def covered(bars: Iterable[Bar], place: float, start: float, end: float, em: float) -> float:
    """Which share of the stretch from `start` to `end` the bars at that place cover."""
    # Where rules meet there is always one, so only the middle of the stretch counts.
    trim = min(0.3 * em, 0.2 * (end - start))
    start, end = start + trim, end - trim
    near = sorted(
        (max(bar.start, start), min(bar.end, end)) for bar in bars if abs(bar.place - place) <= NARROWEST * em
    )
    total, reached = 0.0, start
    for first, last in near:
        total += max(0.0, last - max(first, reached))
        reached = max(reached, last)
    return total / max(end - start, 1e-6)
