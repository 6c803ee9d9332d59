"""Templates on a page: which one fits, what is left out of it, and what stands in its zones."""

import math
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ocrdesk.documents.normalise import clean, half_width
from ocrdesk.documents.triage import judge
from ocrdesk.documents.zones.own_types import UNPLACED, own_type
from ocrdesk.documents.zones.placing import Placement, place_by_size, place_template
from ocrdesk.model import Box, FieldSpec, FieldValue, Line, Point, Quad, Recognition, Record, Template

_GROWN = 0.12
"""How far beyond a zone a character may stand, as a share of the zone's shorter side."""
_LEGIBLE = 0.5
"""What was read again in an empty zone counts from this confidence on: a stain is no character."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A template on a page."""

    template: Template
    placement: Placement

    def ignored(self, lines: Sequence[Line]) -> frozenset[int]:
        """The numbers of the lines that stand in ignored areas."""
        areas = [self.placement.place(area) for area in self.template.ignored]
        return frozenset(n for n, line in enumerate(lines) if any(holds(area, line.quad.centre) for area in areas))

    @property
    def alone(self) -> bool:
        """Whether the zones are all that is looked for on the page."""
        return self.template.alone and bool(self.template.zones)

    def ignores(self, quad: Quad) -> bool:
        """Whether that place stands in an ignored area."""
        return any(holds(self.placement.place(area), quad.centre) for area in self.template.ignored)


def fit_templates(templates: Sequence[Template], recognition: Recognition, wanted: str) -> Fitted | None:
    """The template of that page: the one that is wanted, else of the automatic ones that fit, the surest."""
    for template in templates:
        if template.key == wanted:
            return Fitted(template, place_template(template, recognition) or place_by_size(template, recognition))
    tried = (
        Fitted(each, found) for each in templates if each.automatic and (found := place_template(each, recognition))
    )
    return max(tried, key=lambda each: (each.placement.anchors, len(each.template.anchors)), default=None)


def own_record(fitted: Fitted, lines: Sequence[Line], left_out: frozenset[int]) -> Record:
    """The document that a template gives on a page: a field for each zone, judged."""
    template, kind = fitted.template, own_type(fitted.template)
    printed = [(number, line, line.quad.bounds) for number, line in enumerate(lines) if number not in left_out]
    values = tuple(_value(kind.field(zone.key), fitted.placement.place(zone.quad), printed) for zone in template.zones)
    facts = () if fitted.placement.anchors else ((UNPLACED, "size"),)
    return judge(Record(template.key, None, None, values, facts=facts), kind)


def wants_reading(record: Record) -> bool:
    """Whether a zone of it holds no line that was read."""
    return any(_is_empty(value) for value in record.fields)


def read_again(record: Record, template: Template, read: Callable[[Quad], Line]) -> Record:
    """The record with its empty zones read by themselves; `read` may raise what it likes."""
    kind = own_type(template)
    for value in record.fields:
        if _is_empty(value) and value.quad is not None:
            line = read(value.quad)
            if line.text.strip() and line.confidence >= _LEGIBLE:
                record = record.with_field(_filled(kind.field(value.key), value.quad, [line], ()))
    return judge(record, kind)


def holds(quad: Quad, point: Point) -> bool:
    """Whether the point lies in the quad, whose corners go clockwise on the screen."""
    edges = zip(quad.corners, (*quad.corners[1:], quad.corners[0]), strict=True)
    return all((bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax) >= 0 for (ax, ay), (bx, by) in edges)


def _is_empty(value: FieldValue) -> bool:
    return not value.text and not value.recognized and value.quad is not None


def _value(spec: FieldSpec, place: Quad, lines: Sequence[tuple[int, Line, Box]]) -> FieldValue:
    grown = _grown(place)
    around = grown.bounds
    inside = [
        (number, part)
        for number, line, bounds in lines
        if _touch(bounds, around) and (part := _part_within(line, grown)) is not None
    ]
    if inside:
        inside[0] = (inside[0][0], _without_title(inside[0][1], spec))
    return _filled(spec, place, [part for _number, part in inside], tuple(number for number, _part in inside))


def _filled(spec: FieldSpec, place: Quad, parts: Sequence[Line], numbers: tuple[int, ...]) -> FieldValue:
    printed = ""
    for part in parts:
        printed = f"{printed} {part.text}".strip()
    text = clean(spec, printed) if printed else ""
    if not text:
        return FieldValue(spec.key, quad=place)
    confidence = min(min((c.confidence for c in part.characters), default=part.confidence) for part in parts)
    characters = parts[0].characters if len(parts) == 1 and parts[0].text == text else ()
    quad = Quad.around([part.quad for part in parts])
    return FieldValue(spec.key, text, text, confidence, quad, characters=characters, lines=numbers)


def _part_within(line: Line, place: Quad) -> Line | None:
    """The stretch of a line that stands in a place, or None."""
    inside = [number for number, share in enumerate(_middles(line)) if holds(place, _along(line, share))]
    return line.part(inside[0], inside[-1] + 1) if inside else None


def _middles(line: Line) -> list[float]:
    """Where each character's middle is along the line (0-1); where that is not told, as wide as print is."""
    if line.characters:
        return [(each.start + each.end) / 2 for each in line.characters]
    widths = [2.0 if unicodedata.east_asian_width(character) in "WF" else 1.0 for character in line.text]
    ends, whole = tuple(accumulate(widths)), sum(widths)
    return [(end - width / 2) / whole for end, width in zip(ends, widths, strict=True)]


def _along(line: Line, share: float) -> Point:
    part = line.quad.part(share, share, downwards=line.vertical)
    return part.centre


def _touch(a: Box, b: Box) -> bool:
    return a.left <= b.right and b.left <= a.right and a.top <= b.bottom and b.top <= a.bottom


def _grown(quad: Quad) -> Quad:
    """The place with a small margin: characters stand on its edge as often as within."""
    margin = _GROWN * min(quad.width, quad.height)
    a, b, c, d = quad.corners

    def away(corner: Point, *others: Point) -> Point:
        x, y = corner
        for other in others:
            length = math.dist(corner, other) or 1.0
            x, y = x + (corner[0] - other[0]) * margin / length, y + (corner[1] - other[1]) * margin / length
        return x, y

    return Quad((away(a, b, d), away(b, a, c), away(c, d, b), away(d, c, a)))


def _without_title(line: Line, spec: FieldSpec) -> Line:
    """The line less the field's own name at its beginning, where a colon or a blank parts it from the value."""
    rest = half_width(line.text).removeprefix(half_width(spec.title))
    bare = rest.lstrip(": ")
    if len(rest) == len(line.text) or rest == bare or not bare or len(half_width(line.text)) != len(line.text):
        return line
    return line.part(len(line.text) - len(bare), len(line.text))
