"""Strokes of letters told from rules: they lie within a line of text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ocrdesk.model import Box, Line, Point, Quad
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


@dataclass(frozen=True, slots=True)
class _Text:
    """A line of text as it is compared with every rule: its box, that with a margin, its origin, sides and lengths."""

    box: Box
    around: Box
    origin: Point
    along: Point
    down: Point
    width: float
    height: float

    @classmethod
    def of(cls, quad: Quad) -> "_Text":
        (ax, ay), (bx, by), _, (dx, dy) = quad.corners
        box, height = quad.bounds, quad.height
        return cls(box, box.grown(0.2 * height), (ax, ay), (bx - ax, by - ay), (dx - ax, dy - ay), quad.width, height)

    def share(self, point: Point) -> Point:
        """Where the point lies in the text: shares of its width and of its height."""
        x, y = point[0] - self.origin[0], point[1] - self.origin[1]
        (ux, uy), (vx, vy) = self.along, self.down
        across = (x * ux + y * uy) / max(ux * ux + uy * uy, 1e-6)
        return across, (x * vx + y * vy) / max(vx * vx + vy * vy, 1e-6)


def without_letters(ruling: Ruling, lines: Sequence[Line]) -> Ruling:
    """The ruling without what lies within the lines of text."""
    written = [line for line in lines if line.text.strip()]
    texts = [_Text.of(line.quad) for line in written]
    em = print_height(written)
    level = tuple(rule for rule in ruling.level if not any(_strikes(rule, text) for text in texts))
    sure = [rule for rule in ruling.plumb if not _is_letter(rule, texts, em) or _ends_on(rule, level, em)]
    known = frozenset(sure)
    plumb = tuple(rule for rule in ruling.plumb if rule in known or _goes_on(rule, sure, texts, em))
    return replace(ruling, level=level, plumb=plumb)


def _is_letter(rule: Rule, texts: Sequence[_Text], em: float) -> bool:
    return any(_stands_in(rule, text) for text in texts) or _is_pile(rule, texts, em)


def _ends_on(rule: Rule, level: Sequence[Rule], em: float) -> bool:
    """Whether a solid plumb rule reaches from a level one to another."""
    if rule.solid < SOLID:
        return False
    return all(any(_meets(end, other, MEETS * em) for other in level) for end in (rule.start, rule.end))


def _meets(point: Point, level: Rule, reach: float) -> bool:
    (x0, y0), (x1, y1) = level.start, level.end
    y = y0 + (y1 - y0) * (point[0] - x0) / max(x1 - x0, 1.0)
    return x0 - reach <= point[0] <= x1 + reach and abs(y - point[1]) <= reach


def _goes_on(rule: Rule, sure: Sequence[Rule], texts: Sequence[_Text], em: float) -> bool:
    """Whether a solid plumb rule, higher than the text that it stands in, lies in line with one that is sure."""
    if rule.solid < SOLID or any(rule.length < TALLER * text.height and _stands_in(rule, text) for text in texts):
        return False
    return any(_in_line(rule, other, em) for other in sure if other.length > TALLEST * em)


def _in_line(rule: Rule, other: Rule, em: float) -> bool:
    x, y = _middle(rule)
    (x0, y0), (x1, y1) = other.start, other.end
    if min(abs(rule.start[1] - y1), abs(y0 - rule.end[1])) > em:
        return False
    return abs(x0 + (x1 - x0) * (y - y0) / max(y1 - y0, 1.0) - x) <= IN_LINE * em


def _stands_in(rule: Rule, text: _Text) -> bool:
    """Whether a plumb rule is no taller than the text that it stands in."""
    middle = _middle(rule)
    if not text.around.contains(middle) or rule.length > TALLEST * text.height:
        return False
    across, down = text.share(middle)
    if rule.length > TALLER * text.height and min(across, 1 - across) * text.width < RIM * text.height:
        return False
    return 0 <= across <= 1 and 0 < down < 1


def _strikes(rule: Rule, text: _Text) -> bool:
    """Whether a level rule is no longer than the text that it runs through, or along whose edge it runs."""
    middle = _middle(rule)
    if not text.around.contains(middle) or rule.length > text.width + text.height / 2:
        return False
    across, down = text.share(middle)
    return 0 <= across <= 1 and INSIDE[0] < down < INSIDE[1]


def _is_pile(rule: Rule, texts: Sequence[_Text], em: float) -> bool:
    """Whether most of a plumb rule stands in lines of text below one another, as no rule does but a short one."""
    if rule.solid >= SOLID and rule.length > SHORT * em:
        return False
    (x0, y0), (x1, y1) = rule.start, rule.end
    points = [(x0 + (x1 - x0) * step / STEPS, y0 + (y1 - y0) * step / STEPS) for step in range(STEPS + 1)]
    along = [text for text in texts if text.box.left <= max(x0, x1) and text.box.right >= min(x0, x1)]
    rim = RIM if rule.solid >= SOLID else 0.0
    inside = sum(any(_is_inside(point, text, rim) for text in along) for point in points)
    return inside > MOST_IN_TEXT * len(points)


def _is_inside(point: Point, text: _Text, rim: float) -> bool:
    across, down = text.share(point)
    return min(across, 1 - across) * text.width > rim * text.height and 0 < down < 1


def _middle(rule: Rule) -> Point:
    return (rule.start[0] + rule.end[0]) / 2, (rule.start[1] + rule.end[1]) / 2
