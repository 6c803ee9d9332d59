"""Finding the rules of tables: long, thin, straight strokes, level or plumb, on a page up to ten degrees askew."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.model import Line, Point
from ocrdesk.providers.offline.components import components
from ocrdesk.providers.offline.detection import Picture
from ocrdesk.providers.offline.dotted_rules import dotted_rows
from ocrdesk.tables.pencils import Frame, Pencil, Stroke, fit_pencil

LONG_SIDE = 1800
"""Rules are looked for at this size, in pixels, at the most."""
LEAST_LEVEL, LEAST_PLUMB = 2.0, 1.05
"""The shortest stretch of a rule that is looked for, in heights of the print: strokes of letters are shorter."""
LEAST_RULE = 3.0, 1.1
"""The shortest rules that count, in heights of the print."""
THICKEST = 0.5
"""In heights of the print; the edge of a coloured area shows as a rule of half the height."""
CONTRAST = 9
"""By how many grey levels a rule is darker than what is around it."""
LIGHT_PAPER = 140
COLOURED, LIGHT_CONTRAST = 0.6, 25
"""Areas darker than this share of the paper are coloured ones, on which rules may be lighter by so many levels."""
TURNED = math.radians(0.4)
"""Pages less askew than this are looked at as they lie."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight stroke from `start` to `end` in page pixels: rightwards when level, downwards when plumb.

    `solid` is the share of it that has ink: strokes of letters below one another leave gaps between the lines.
    """

    start: Point
    end: Point
    solid: float = 1.0

    @property
    def length(self) -> float:
        return math.dist(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Ruling:
    """The level and the plumb rules of a page, and the frame in which they are level and plumb."""

    level: tuple[Rule, ...]
    plumb: tuple[Rule, ...]
    frame: Frame


def print_height(lines: Sequence[Line]) -> float:
    """The usual height of the print, in pixels."""
    heights = [min(line.quad.width, line.quad.height) for line in lines]
    return float(np.median(heights)) if heights else 0.0


def text_angle(lines: Sequence[Line]) -> float:
    """The direction of the lines of text, in radians: the longer ones tell."""
    told = sorted((line.quad.angle, line.quad.width) for line in lines if line.quad.width > 3 * line.quad.height)
    half, passed = sum(width for _, width in told) / 2, 0.0
    for angle, width in told:
        passed += width
        if passed >= half:
            return angle if abs(angle) < math.radians(15) else 0.0
    return 0.0


def find_ruling(picture: Picture, lines: Sequence[Line]) -> Ruling:
    """The rules of an upright page; `lines` tell the size and the direction of its print."""
    height, width = picture.shape[:2]
    scale = min(1.0, LONG_SIDE / max(height, width))
    em = max(print_height(lines) * scale, 6.0)
    angle = text_angle(lines)
    angle = angle if abs(angle) > TURNED else 0.0
    size = max(1, round(width * scale)), max(1, round(height * scale))
    grey = cv2.resize(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), size, interpolation=cv2.INTER_AREA)
    back = np.array([[1, 0, 0], [0, 1, 0]], dtype=np.float64)
    if angle:
        turn = cv2.getRotationMatrix2D((size[0] / 2, size[1] / 2), math.degrees(angle), 1.0)
        grey = cv2.warpAffine(grey, turn, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        back = cv2.invertAffineTransform(turn)
    dark = _dark(np.asarray(grey, dtype=np.uint8), em)
    turned = np.ascontiguousarray(dark.T)
    level = [_placed(rule, back, scale) for rule in _strokes(dark, em, LEAST_LEVEL, LEAST_RULE[0])]
    plumb = [_placed(_swapped(rule), back, scale) for rule in _strokes(turned, em, LEAST_PLUMB, LEAST_RULE[1])]
    dotted = [_placed(rule, back, scale) for rule in _dotted(dark, em)]
    dotted_plumb = [_placed(_swapped(rule), back, scale) for rule in _dotted(turned, em)]
    # Level dots alone may be leaders in a list of contents, or blanks to be filled in.
    plumb += dotted_plumb
    level += [rule for rule in dotted if _hangs(rule, plumb, em / scale)]
    return _ruling(level, plumb, (width / 2, height / 2), math.tan(angle))


def _ruling(level: list[Rule], plumb: list[Rule], centre: Point, slope: float) -> Ruling:
    """The rules that go with the rest, in their frame."""
    size = 2 * max(centre)
    across = fit_pencil([_stroke(rule, centre) for rule in level], Pencil(slope), size)
    down = fit_pencil([_stroke(_swapped(rule), centre[::-1]) for rule in plumb], Pencil(-slope), size)
    return Ruling(tuple(level), tuple(plumb), Frame(centre, across, down))


def refit(level: Sequence[Rule], plumb: Sequence[Rule], frame: Frame) -> Frame:
    """The frame of these rules alone: the rules of one table tell it best."""
    centre, size = frame.centre, 2 * max(frame.centre)
    across = fit_pencil([_stroke(rule, centre) for rule in level], frame.level, size)
    down = fit_pencil([_stroke(_swapped(rule), centre[::-1]) for rule in plumb], frame.plumb, size)
    return Frame(centre, across, down)


def _dark(grey: Picture, em: float) -> Picture:
    """255 where the picture differs from its surroundings as rules do: darker, or lighter within a dark area."""
    reach = max(7, round(0.8 * em)) | 1
    around = cv2.blur(grey, (reach, reach))
    mask = cv2.compare(cv2.subtract(around, grey), CONTRAST, cv2.CMP_GT)
    paper = float(np.median(grey[::8, ::8]))
    if paper > LIGHT_PAPER:
        wide = max(7, round(2.5 * em)) | 1
        coloured = cv2.compare(cv2.blur(grey, (wide, wide)), COLOURED * paper, cv2.CMP_LT)
        light = cv2.compare(cv2.subtract(grey, around), LIGHT_CONTRAST, cv2.CMP_GT)
        mask = cv2.bitwise_or(mask, cv2.bitwise_and(light, coloured))
    return np.asarray(mask, dtype=np.uint8)


def _strokes(dark: NDArray[np.uint8], em: float, least: float, kept: float) -> list[Rule]:
    """The level strokes of a mask, in its pixels."""
    # Thickened by a pixel above and below, a rule that leans still has a long level stretch.
    thick = cv2.dilate(dark, np.ones((3, 1), np.uint8))
    long = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, max(8, round(least * em))), np.uint8))
    long = cv2.morphologyEx(long, cv2.MORPH_CLOSE, np.ones((1, max(3, round(0.5 * em))), np.uint8))
    rules = []
    for each in components(long):
        width, height = each.width, each.height
        if width < kept * em or height > 0.2 * width + THICKEST * em or each.area / width > max(5.0, THICKEST * em):
            continue
        inside = each.inside
        rows, columns = np.nonzero(inside)
        rule = _fitted((columns + each.left).astype(np.float64), (rows + each.top).astype(np.float64))
        if rule is not None:
            ink = (inside & (thick[each.place] > 0)).any(axis=0)
            rules.append(replace(rule, solid=float(ink.mean())))
    return rules


def _dotted(dark: NDArray[np.uint8], em: float) -> list[Rule]:
    """The level dotted rules of a mask, in its pixels."""
    rows = dotted_rows(dark, em)
    rules = ((_fitted(xs, ys), len(np.unique(xs)) / (np.ptp(xs) + 1)) for xs, ys in rows)
    return [replace(rule, solid=float(share)) for rule, share in rules if rule is not None]


def _hangs(rule: Rule, plumb: Sequence[Rule], em: float) -> bool:
    """Whether two plumb rules reach the level one."""
    (x0, y0), (x1, y1) = rule.start, rule.end
    reached = 0
    for other in plumb:
        x = (other.start[0] + other.end[0]) / 2
        y = y0 + (y1 - y0) * (x - x0) / max(x1 - x0, 1.0)
        reached += x0 - em <= x <= x1 + em and other.start[1] - em <= y <= other.end[1] + em
    return reached > 1


def _fitted(xs: NDArray[np.float64], ys: NDArray[np.float64]) -> Rule | None:
    x, y = xs.mean(), ys.mean()
    spread = float(((xs - x) ** 2).sum())
    if not spread:
        return None
    slope = float(((xs - x) * (ys - y)).sum()) / spread
    start, end = float(xs.min()), float(xs.max()) + 1
    return Rule((start, float(y + slope * (start - x))), (end, float(y + slope * (end - x))))


def _swapped(rule: Rule) -> Rule:
    return Rule(rule.start[::-1], rule.end[::-1], rule.solid)


def _placed(rule: Rule, back: NDArray[np.float64], scale: float) -> Rule:
    """The rule in page pixels."""
    a, b = (back @ np.array([x + 0.5, y + 0.5, 1.0]) / scale for x, y in (rule.start, rule.end))
    return Rule((float(a[0]), float(a[1])), (float(b[0]), float(b[1])), rule.solid)


def _stroke(rule: Rule, centre: Point) -> Stroke:
    (x0, y0), (x1, y1) = rule.start, rule.end
    slope = (y1 - y0) / max(x1 - x0, 1e-6)
    return Stroke((x0 + x1) / 2 - centre[0], (y0 + y1) / 2 - centre[1], rule.length, slope)
