"""Strokes of letters told from rules: they lie within a line of text."""

import math
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ocrdesk.model import Line, Point, Quad
from ocrdesk.providers.offline.ruling import Rule, Ruling

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


def without_letters(ruling: Ruling, lines: Sequence[Line]) -> Ruling:
    """The ruling without what lies within the lines of text."""
    quads = [line.quad for line in lines if line.text.strip()]
    level = tuple(rule for rule in ruling.level if not any(_strikes(rule, quad) for quad in quads))
    plumb = tuple(
        rule for rule in ruling.plumb if not any(_stands_in(rule, quad) for quad in quads) and not _is_pile(rule, quads)
    )
    return replace(ruling, level=level, plumb=plumb)


def _stands_in(rule: Rule, quad: Quad) -> bool:
    """Whether a plumb rule is no taller than the text that it stands in."""
    if rule.length > TALLEST * quad.height or not _near(rule, quad):
        return False
    across, down = _share(_middle(rule), quad)
    return 0 <= across <= 1 and 0 < down < 1


def _strikes(rule: Rule, quad: Quad) -> bool:
    """Whether a level rule is no longer than the text that it runs through, or along whose edge it runs."""
    if rule.length > quad.width + quad.height / 2 or not _near(rule, quad):
        return False
    across, down = _share(_middle(rule), quad)
    return 0 <= across <= 1 and INSIDE[0] < down < INSIDE[1]


def _is_pile(rule: Rule, quads: Sequence[Quad]) -> bool:
    """Whether most of a plumb rule stands in lines of text below one another, as no rule does but a short one."""
    if rule.solid >= SOLID and rule.length > SHORT * median(quad.height for quad in quads):
        return False
    (x0, y0), (x1, y1) = rule.start, rule.end
    points = [(x0 + (x1 - x0) * step / STEPS, y0 + (y1 - y0) * step / STEPS) for step in range(STEPS + 1)]
    along = [quad for quad in quads if quad.bounds.left <= max(x0, x1) and quad.bounds.right >= min(x0, x1)]
    inside = sum(any(_is_inside(point, quad) for quad in along) for point in points)
    return inside > MOST_IN_TEXT * len(points)


def _is_inside(point: Point, quad: Quad) -> bool:
    across, down = _share(point, quad)
    return 0 < across < 1 and 0 < down < 1


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
