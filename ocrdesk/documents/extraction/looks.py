"""Find papers that hardly label anything (train tickets, business cards) by what their values look like."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise
from statistics import median

from ocrdesk.documents.extraction.candidates import Candidate
from ocrdesk.documents.extraction.cards import distance
from ocrdesk.documents.extraction.placing import offset
from ocrdesk.documents.extraction.strips import Sheet, Span
from ocrdesk.documents.extraction.values import Found, likeliness
from ocrdesk.documents.normalise import clean
from ocrdesk.model import Box, DocumentType, FieldSpec, Look, LookSpec

_LARGER = 1.25
"""Print this much larger than most is large."""
_SAME_PAPER = 8.0
"""How far apart, in heights, what stands but once on a paper must stand to be of two."""
_LABEL_LETTER = re.compile("[EＥ](?=[a-z])")
_LETTER_AND_NUMBER = re.compile(r"[TMFPtmfp][:.]?\+?\(?\d{3}")
_SHORTEST = 2
"""So many characters has a name at least."""
BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Seen:
    """A look that was found: the whole text, and the value within it."""

    look: Look
    part: Span
    value: Span


def find_by_looks(sheet: Sheet, document: DocumentType, *, asked: bool = False) -> list[Candidate]:
    """Every such paper on the sheet; where it is `asked` for, also on poor evidence."""
    if document.looks is None:
        return []
    groups = _groups(sheet, document.looks) or ([list(sheet.parts)] if asked else [])
    candidates = (_candidate(sheet, document, document.looks, parts) for parts in groups)
    return [candidate for candidate in candidates if candidate.told or asked]


def _groups(sheet: Sheet, spec: LookSpec) -> list[list[Span]]:
    """The lines of each paper, those nearest to its seed; none where there is no seed."""
    starts: list[Span] = []
    for look in spec.looks:
        for part in _texts(sheet, look, sheet.parts) if look.key in spec.seeds else ():
            if _value(sheet, look, part) and all(_apart(sheet, part, start) for start in starts):
                starts.append(part)
    groups: dict[Span, list[Span]] = {start: [] for start in starts}
    for part in sheet.parts if starts else ():
        place = sheet.place(part)
        groups[min(starts, key=lambda start: distance(sheet.place(start), place))].append(part)
    return list(groups.values())


def _texts(sheet: Sheet, look: Look, parts: Sequence[Span]) -> list[Span]:
    """The lines; where the look may run across, each with its right neighbour, too."""
    if not look.across:
        return list(parts)
    own = set(parts)
    pairs = (
        Span(one.strip, one.start, other.end)
        for one, other in pairwise(sheet.parts)
        if one.strip == other.strip and one in own and other in own
    )
    return [*parts, *pairs]


def _apart(sheet: Sheet, one: Span, other: Span) -> bool:
    return distance(sheet.place(one), sheet.place(other)) > _SAME_PAPER


def _value(sheet: Sheet, look: Look, part: Span) -> Span | None:
    forms = sheet.strips[part.strip].forms[part.start : part.end]
    found = re.search(look.pattern, forms)
    if found is None:
        return None
    start, end = found.span(1 if found.re.groups and found[1] else 0)
    return _last_word(sheet, look, Span(part.strip, part.start + start, part.start + end))


def _last_word(sheet: Sheet, look: Look, value: Span) -> Span:
    """A value that is one word, without what stands before it: E li.wei@sample.com; others hold blanks themselves."""
    word = sheet.text(value).split()[-1]
    if not (look.pattern.startswith("(") and re.fullmatch(look.pattern, word)):
        return value
    if _LABEL_LETTER.match(word) and _has_letters_for_labels(sheet):
        word = word[1:]
    return Span(value.strip, value.end - len(word), value.end)


def _has_letters_for_labels(sheet: Sheet) -> bool:
    """Whether single letters stand before telephone numbers; then one may stand before the mail address, too."""
    return any(_LETTER_AND_NUMBER.match(sheet.strips[part.strip].forms[part.start : part.end]) for part in sheet.parts)


def _candidate(sheet: Sheet, document: DocumentType, spec: LookSpec, parts: Sequence[Span]) -> Candidate:
    seen = _seen(sheet, spec, parts)
    found: dict[str, Found] = {}
    for look in spec.looks:
        own = [one for one in seen if one.look is look]
        if look.key and own and look.key not in found:
            found[look.key] = _found(sheet, document.field(look.key), own)
    found |= {key: replace(found[key], guessed=True) for key in _perhaps_parted_elsewhere(sheet, found)}
    lines = tuple(sorted({i for i, _, _ in sheet.cuts([one.part for one in seen])}))
    signs = {(one.look.key or one.look.pattern) for one in seen if one.look.sign}
    told = (
        len(signs) >= spec.least
        and all(any(key in found for key in keys) for keys in spec.needed)
        and _share(sheet, parts, seen) >= spec.share
    )
    possible = len({look.key or look.pattern for look in spec.looks if look.sign})
    return Candidate(
        sheet=sheet,
        document=document,
        side=None,
        found=found,
        lines=lines,
        known=frozenset({*lines, *sheet.printed}),
        score=(0.8 if told else 0.0) + 0.2 * len(signs) / possible,
        told=told,
    )


def _perhaps_parted_elsewhere(sheet: Sheet, found: Mapping[str, Found]) -> tuple[str, ...]:
    """Name and title in one line without a blank, where the name's last character may as well begin the title."""
    if not {"name", "title"} <= found.keys():
        return ()
    name, title = found["name"].spans[0], found["title"].spans[0]
    joined = name.strip == title.strip and name.end == title.start
    joined = joined and not sheet.strips[name.strip].starts_line(title.start)
    parted = " " in sheet.text(Span(name.strip, name.start, title.end))
    return ("name", "title") if joined and not parted and name.end - name.start > _SHORTEST else ()


def _share(sheet: Sheet, parts: Sequence[Span], seen: Sequence[Seen]) -> float:
    """The share of the texts in and around the paper, as far as it is long, that are told by their looks."""
    area = reduce(Box.union, (sheet.place(one.part).quad.bounds for one in seen))
    around = area.grown(max(area.width, area.height))
    near = [part for part in parts if around.contains(sheet.place(part).centre)]
    return len({one.part for one in seen} & set(near)) / max(len(near), 1)


def _seen(sheet: Sheet, spec: LookSpec, parts: Sequence[Span]) -> list[Seen]:
    """The looks found, each text for the first look that fits it, unless it tells several values."""
    seen: list[Seen] = []
    for look in spec.looks:
        fitting = [
            Seen(look, part, value) for part in _texts(sheet, look, parts) if (value := _value(sheet, look, part))
        ]
        free = [one for one in fitting if not any(one.value.overlaps(other.value) for other in seen)]
        if look.beside:
            free = _beside(sheet, look, free, seen)
        if look.largest:
            free = _largest(sheet, free, parts)
        seen += free if look.repeats or not look.key else free[:1]
    return seen


def _beside(sheet: Sheet, look: Look, fitting: Sequence[Seen], seen: Sequence[Seen]) -> list[Seen]:
    """Those in the row of another field, on the side declared, nearest first."""
    anchor = next((sheet.place(one.value) for one in seen if one.look.key == look.beside), None)
    if anchor is None:
        return []
    near = []
    for one in fitting:
        place = sheet.place(one.value)
        to = offset(place, anchor) if look.before else offset(anchor, place)
        if abs(to.down) <= 1.0 and to.gap > -0.5:  # noqa: PLR2004 - large print and small in one row
            near.append((to.gap, one))
    return [one for _, one in sorted(near, key=lambda item: item[0])]


def _largest(sheet: Sheet, fitting: Sequence[Seen], parts: Sequence[Span]) -> list[Seen]:
    usual = median(sheet.place(part).height for part in parts)
    large = sorted(fitting, key=lambda one: -sheet.place(one.part).height)
    return large[:1] if large and sheet.place(large[0].part).height >= _LARGER * usual else []


def _found(sheet: Sheet, spec: FieldSpec, own: Sequence[Seen]) -> Found:
    texts = [clean(spec, sheet.text(one.value)) for one in own]
    text = BETWEEN.join(dict.fromkeys(texts))
    return Found(spec, text, tuple(one.value for one in own), likeliness(spec, texts[0]))
