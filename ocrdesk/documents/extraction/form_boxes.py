"""Boxes of a form that have their name printed down the side: what stands in them."""

from collections.abc import Sequence

from ocrdesk.documents.extraction.form_labels import Lie
from ocrdesk.documents.extraction.strips import Sheet, Span
from ocrdesk.documents.normalise import label_form
from ocrdesk.model import Line, Quad

_NEXT = 3.5
"""How far apart, in heights, characters stand that are printed one below the other."""
_TALL = 1.6
_BESIDE = 14.0
"""How far, in heights, a box's text begins right of its name."""
_SPILL = 0.8
"""How far, in heights, text reaches above and below the name of its box."""


def lines_beside(sheet: Sheet, lie: Lie, words: str) -> list[Span]:
    """The texts right of those words, which run downwards, from the top; none where the words were not found."""
    name = _name(sheet.lines, lie, words)
    if name is None:
        return []
    right = lie.extent(name)[1]
    ends = [lie.down(corner) for corner in name.corners]
    found = []
    for part in sheet.parts:
        place = sheet.place(part)
        inside = min(ends) - _SPILL * place.height <= lie.down(place.centre) <= max(ends) + _SPILL * place.height
        own = len(sheet.text(part).strip()) == 1 and sheet.text(part).strip() in words
        if inside and not own and -place.height < lie.along(place.left) - right < _BESIDE * place.height:
            found.append(part)
    return sorted(found, key=lambda part: lie.down(sheet.place(part).centre))


def text_after(sheet: Sheet, words: str) -> list[Span]:
    """The text that stands after those words in their own row, where they are printed with a colon."""
    for number, strip in enumerate(sheet.strips):
        start = strip.forms.find(words + ":")
        if start >= 0 and strip.starts_line(start):
            begin, end = start + len(words) + 1, len(strip.glyphs)
            return sheet.segments(Span(number, begin, end)) if begin < end else []
    return []


def _name(lines: Sequence[Line], lie: Lie, words: str) -> Quad | None:
    """Where the words stand: as one vertical line, or character by character."""
    for line in lines:
        if line.vertical and words in "".join(map(label_form, line.text)):
            return line.quad
    for line in lines:  # of a name that runs downwards often but one character is read
        if len(line.text.strip()) == 1 and line.text.strip() in words and line.quad.height > _TALL * line.quad.width:
            return line.quad
    stacks = [[line.quad] for line in lines if line.text.strip() == words[0]]
    for character in words[1:]:
        single = [line.quad for line in lines if line.text.strip() == character]
        stacks = [[*stack, quad] for stack in stacks for quad in single if _is_below(stack[-1], quad, lie)]
    return Quad.around(stacks[0]) if stacks else None


def _is_below(upper: Quad, lower: Quad, lie: Lie) -> bool:
    down = lie.down(lower.centre) - lie.down(upper.centre)
    aside = abs(lie.along(lower.centre) - lie.along(upper.centre))
    return 0 < down < _NEXT * upper.height and aside < upper.height
