"""Strokes of letters told from rules: they lie within a line of text."""

import math
from collections.abc import Sequence
from dataclasses import replace

from ocrdesk.model import Line, Point, Quad
from ocrdesk.providers.offline.ruling import Rule, Ruling, print_height

TALLEST = 1.5
"""A plumb stroke in a line of text, in heights of the line: rules are longer."""
INSIDE = -0.15, 1.15
"""Between these shares of its height a level stroke, no longer than the line of text, belongs to its letters."""
SOLID = 0.93
"""A rule has ink on this share of it; a pile of letters' strokes has less."""
SHORT = 4.5
"""In heights of the print: a longer one that is solid is a rule, whatever it runs through."""
MOST_IN_TEXT = 0.5
STEPS = 24
TALLER = 1.1
"""No stroke of a letter is so much higher than its line of text: a solid one beside the text, or in line with a rule,
is a rule that the loosely drawn quad takes in."""
RIM = 0.1
"""This near the left or the right end of a line of text, in its heights, a stroke is beside the letters."""
MEETS = 0.15
"""How far, in heights of the print, a rule may end from the level one on which it stands."""
IN_LINE = 0.12
"""How far pieces of one rule lie beside each other, in heights of the print."""


def without_letters(ruling: Ruling, lines: Sequence[Line]) -> Ruling:
    """The ruling without what lies within the lines of text."""
    written = [line for line in lines if line.text.strip()]
    quads = [line.quad for line in written]
    em = print_height(written)
    level = tuple(rule for rule in ruling.level if not any(_strikes(rule, quad) for quad in quads))
    sure = [rule for rule in ruling.plumb if not _is_letter(rule, quads, em) or _ends_on(rule, level, em)]
    known = frozenset(sure)
    plumb = tuple(rule for rule in ruling.plumb if rule in known or _goes_on(rule, sure, quads, em))
    return replace(ruling, level=level, plumb=plumb)


def _is_letter(rule: Rule, quads: Sequence[Quad], em: float) -> bool:
    return any(_stands_in(rule, quad) for quad in quads) or _is_pile(rule, quads, em)


def _ends_on(rule: Rule, level: Sequence[Rule], em: float) -> bool:
    """Whether a solid plumb rule reaches from a level one to another."""
    if rule.solid < SOLID:
        return False
    return all(any(_meets(end, other, MEETS * em) for other in level) for end in (rule.start, rule.end))


def _meets(point: Point, level: Rule, reach: float) -> bool:
    (x0, y0), (x1, y1) = level.start, level.end
    y = y0 + (y1 - y0) * (point[0] - x0) / max(x1 - x0, 1.0)
    return x0 - reach <= point[0] <= x1 + reach and abs(y - point[1]) <= reach


def _goes_on(rule: Rule, sure: Sequence[Rule], quads: Sequence[Quad], em: float) -> bool:
    """Whether a solid plumb rule, higher than the text that it stands in, lies in line with one that is sure."""
    around = [quad for quad in quads if _stands_in(rule, quad)]
    if rule.solid < SOLID or any(rule.length < TALLER * quad.height for quad in around):
        return False
    return any(_in_line(rule, other, em) for other in sure if other.length > TALLEST * em)


def _in_line(rule: Rule, other: Rule, em: float) -> bool:
    x, y = _middle(rule)
    (x0, y0), (x1, y1) = other.start, other.end
    if min(abs(rule.start[1] - y1), abs(y0 - rule.end[1])) > em:
        return False
    return abs(x0 + (x1 - x0) * (y - y0) / max(y1 - y0, 1.0) - x) <= IN_LINE * em


def _stands_in(rule: Rule, quad: Quad) -> bool:
    """Whether a plumb rule is no taller than the text that it stands in."""
    if rule.length > TALLEST * quad.height or not _near(rule, quad):
        return False
    across, down = _share(_middle(rule), quad)
    if rule.length > TALLER * quad.height and min(across, 1 - across) * quad.width < RIM * quad.height:
        return False
    return 0 <= across <= 1 and 0 < down < 1


def _strikes(rule: Rule, quad: Quad) -> bool:
    """Whether a level rule is no longer than the text that it runs through, or along whose edge it runs."""
    if rule.length > quad.width + quad.height / 2 or not _near(rule, quad):
        return False
    across, down = _share(_middle(rule), quad)
    return 0 <= across <= 1 and INSIDE[0] < down < INSIDE[1]


def _is_pile(rule: Rule, quads: Sequence[Quad], em: float) -> bool:
    """Whether most of a plumb rule stands in lines of text below one another, as no rule does but a short one."""
    if rule.solid >= SOLID and rule.length > SHORT * em:
        return False
    (x0, y0), (x1, y1) = rule.start, rule.end
    points = [(x0 + (x1 - x0) * step / STEPS, y0 + (y1 - y0) * step / STEPS) for step in range(STEPS + 1)]
    along = [quad for quad in quads if quad.bounds.left <= max(x0, x1) and quad.bounds.right >= min(x0, x1)]
    rim = RIM if rule.solid >= SOLID else 0.0
    inside = sum(any(_is_inside(point, quad, rim) for quad in along) for point in points)
    return inside > MOST_IN_TEXT * len(points)


def _is_inside(point: Point, quad: Quad, rim: float) -> bool:
    across, down = _share(point, quad)
    return min(across, 1 - across) * quad.width > rim * quad.height and 0 < down < 1


def _near(rule: Rule, quad: Quad) -> bool:
    x, y = _middle(rule)
    bounds = quad.bounds.grown(0.2 * quad.height)
    return bounds.left <= x <= bounds.right and bounds.top <= y <= bounds.bottom


def _middle(rule: Rule) -> Point:
    return (rule.start[0] + rule.end[0]) / 2, (rule.start[1] + rule.end[1]) / 2


def _share(point: Point, quad: Quad) -> Point:
    """Where the point lies in the quad: shares of its width and of its height."""
    (ax, ay), (bx, by), _, (dx, dy) = quad.corners
    x, y = point[0] - ax, point[1] - ay
    along, down = (bx - ax, by - ay), (dx - ax, dy - ay)
    across = (x * along[0] + y * along[1]) / max(math.hypot(*along) ** 2, 1e-6)
    return across, (x * down[0] + y * down[1]) / max(math.hypot(*down) ** 2, 1e-6)
