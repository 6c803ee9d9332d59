"""Take a field's value out of the text that stands where it is expected."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ocrdesk.documents.edit_distance import edit_distance
from ocrdesk.documents.extraction.strips import Sheet, Span
from ocrdesk.documents.normalise import OPEN_END, clean, read_date, read_open_end
from ocrdesk.model import FieldSpec, Shape

_SEPARATORS = re.compile(r"[-—–~～一]+|至|到")
NOTHING = re.compile(r"[-—－一]+")
"""Dashes where a licence has no value to print."""
PLAIN = 0.9
"""From this likeliness on, a text is plainly a value of a field."""
_CHINESE, _IN_NUMBERS = re.compile("[㐀-鿿]"), 2
"""Chinese characters, and how many of them a number has: 粤A1234学. With more of them it is a sentence."""
_RUN = re.compile(r"\d\d|[A-Za-z]{2}")
_MORE = re.compile(r"[0-9A-Za-z]")
_LAST_DIGIT = re.compile(r"\d(?=\D*$)")
_DASH, _LONGEST_LABEL = re.compile("[—一~-]+"), 8
"""English below a label that is so small that it was read as a dash, and how near to the label's begin it stands."""
_BETWEEN = 4
"""So many characters stand before the second of two words in a row: the first one and a label of two."""
_LEADING = re.compile(r"[\s:：;；,，.。…、|_\-—'\"‘’“”`~/\\]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A value with the spans it was taken from. `guessed`: not quite what was read, or perhaps not all of it."""

    spec: FieldSpec
    text: str
    spans: tuple[Span, ...]
    likely: float
    guessed: bool = False


def take(sheet: Sheet, spec: FieldSpec, spans: tuple[Span, ...]) -> Found:
    """The field's value in those spans; what does not belong to it is left over."""
    if spec.shape in (Shape.DATE, Shape.DATE_OR_OPEN):
        return _take_date(sheet, spec, spans)
    if spec.shape is Shape.CHOICE:
        return _take_choice(sheet, spec, spans)
    if spec.shape is Shape.CODE and spec.pattern:
        return _take_code(sheet, spec, spans)
    return _whole(sheet, spec, spans)


def likeliness(spec: FieldSpec, value: str) -> float:
    """How well a value looks like one of that field, 0-1."""
    if not value or (spec.shape is Shape.CODE and re.match(r"\d{2,4}年|[^0-9A-Z]*$", value)):
        return 0.0
    if spec.shape is Shape.CHOICE:
        return 1.0 if value in spec.choices else 0.0
    if spec.shape in (Shape.DATE, Shape.DATE_OR_OPEN) and value != OPEN_END and not read_date(value):
        return 0.0
    if any(check(value) for check in spec.checks):
        return _of_wrong(spec, value)
    if spec.pattern:
        return 1.0 if re.fullmatch(spec.pattern, value) else 0.3
    return 0.8 if spec.shape is Shape.TEXT else 1.0


def _of_wrong(spec: FieldSpec, value: str) -> float:
    """How likely a value is that fails its checks: it may be misread, but a sentence is no number."""
    if spec.shape is Shape.CODE:
        return 0.1 if len(_CHINESE.findall(value)) > _IN_NUMBERS else 0.2
    return 0.2 if spec.shape is Shape.TEXT else 0.0


def unspoiled(sheet: Sheet, spec: FieldSpec, spans: Sequence[Span]) -> list[Span]:
    """The texts of a row up to where they are a whole value, if what follows would spoil it: part of a label."""
    whole = (count for count in range(1, len(spans)) if is_spoiled(sheet, spec, spans[:count], spans))
    return list(spans[: next(whole, len(spans))])


def is_spoiled(sheet: Sheet, spec: FieldSpec, value: Sequence[Span], longer: Sequence[Span]) -> bool:
    """Whether a text looks exactly like a value of the field, and does not any more with what follows."""
    if not spec.pattern or spec.shape is not Shape.TEXT:
        return False
    return take(sheet, spec, tuple(value)).likely >= PLAIN > take(sheet, spec, tuple(longer)).likely


def is_listed(text: str, specs: Sequence[FieldSpec]) -> bool:
    """Whether a text begins with a word of one field's list and ends with one of another's: 男民族汉, or 男民汉."""
    lists = [spec for spec in specs if spec.shape is Shape.CHOICE]
    begun = [spec for spec in lists if text.startswith(spec.choices)]
    return any(
        text.removesuffix(word) != text and len(text) <= len(word) + _BETWEEN
        for spec in lists
        if any(other is not spec for other in begun)
        for word in spec.choices
    )


def is_stray(spec: FieldSpec, text: str) -> bool:
    """Whether a lone character, of a seal across the row, is no value of a field that a paper need not have."""
    return not spec.required and len(text) == 1 and bool(spec.pattern) and not re.fullmatch(spec.pattern, text)


def _whole(sheet: Sheet, spec: FieldSpec, spans: tuple[Span, ...], *, guessed: bool = False) -> Found:
    spans = _trimmed(sheet, _without_end_of_label(sheet, spec, spans))
    value = clean(spec, _text(sheet, spans))
    return Found(spec, value, spans, likeliness(spec, value), guessed)


def _take_code(sheet: Sheet, spec: FieldSpec, spans: tuple[Span, ...]) -> Found:
    forms = _forms(sheet, spans)
    found = re.search(rf"(?<![0-9A-Za-z])(?:{spec.pattern})(?![0-9A-Za-z])", forms, re.IGNORECASE)
    if not found and NOTHING.fullmatch(forms) and re.fullmatch(spec.pattern, "--"):
        return Found(spec, "--", spans, 1.0)
    if found and NOTHING.fullmatch(found.group()):
        return Found(spec, "--", _cut(spans, *found.span()), 1.0)
    if found:
        return _whole(sheet, spec, _cut(spans, *found.span()))
    # A scrap of the label or the frame may be stuck to it: if one part alone passes the checks, that is it. Where no
    # check digit proves it, a number of the wrong length is not cut until it fits.
    windows = [
        span
        for match in re.finditer(rf"(?=({spec.pattern}))", forms, re.IGNORECASE)
        if not _cuts_run(forms, *(span := match.span(1))) or _has_check_digit(spec, match[1].upper())
    ]
    passing = [
        (a, b) for a, b in windows if spec.checks and not any(check(forms[a:b].upper()) for check in spec.checks)
    ]
    if len(passing) == 1 or (passing and passing[-1][1] == len(forms)):  # scraps of labels stand before it
        return _whole(sheet, spec, _cut(spans, *passing[-1]), guessed=True)
    return _whole(sheet, spec, spans)


def _cuts_run(forms: str, start: int, end: int) -> bool:
    """Whether a part begins within a run of digits or of letters, or ends before one: the number is longer."""
    return bool(_RUN.fullmatch(forms[max(start - 1, 0) : start + 1]) or _MORE.match(forms, end))


def _has_check_digit(spec: FieldSpec, text: str) -> bool:
    """Whether the field's checks would not pass with another last digit."""
    changed = _LAST_DIGIT.sub(lambda found: str((int(found.group()) + 1) % 10), text)
    return any(check(changed) for check in spec.checks)


def _take_choice(sheet: Sheet, spec: FieldSpec, spans: tuple[Span, ...]) -> Found:
    forms = re.sub(r"[·.,、:…]", " ", _forms(sheet, spans))
    words = sorted([*spec.choices, *(a for a, _ in spec.spellings)], key=len, reverse=True)
    starts = len(forms) - len(forms.lstrip())
    for word in words:
        if forms.startswith(word, starts):
            end = starts + len(word)
            if spec.suffix and forms.startswith(spec.suffix, end):
                end += len(spec.suffix)
            return _whole(sheet, spec, _cut(spans, starts, end))
    for word in words:  # a label that was not understood stands before it
        rest = forms.rstrip().removesuffix(spec.suffix)
        if rest.endswith(word) and len(rest) - len(word) <= len(spec.labels[0] if spec.labels else "") + 1:
            return _whole(sheet, spec, _cut(spans, len(rest) - len(word), len(rest)))
    bare = forms.strip().removesuffix(spec.suffix)
    near = [word for word in words if len(word) > 1 and len(bare) > 1 and edit_distance(bare, word) == 1]
    if len(near) == 1:
        return Found(spec, near[0], _trimmed(sheet, spans), 0.6, guessed=True)
    return _whole(sheet, spec, _cut(spans, 0, min(len(forms), max(map(len, spec.choices)) + len(spec.suffix))))


def _take_date(sheet: Sheet, spec: FieldSpec, spans: tuple[Span, ...]) -> Found:
    text = _text(sheet, spans)
    start, end = _range_part(text, spec.range_part) if spec.range_part is not None else (0, len(text))
    found = read_date(text[start:end])
    open_end = read_open_end(text[start:end]) if spec.shape is Shape.DATE_OR_OPEN else None
    if found:
        start, end = start + found[1], start + found[2]
    elif open_end:
        start, end = start + open_end[0], start + open_end[1]
    skipped = sum(not character.isspace() for character in text[:start])
    length = sum(not character.isspace() for character in text[start:end])
    return _whole(sheet, spec, _cut(spans, skipped, skipped + length))


def _range_part(text: str, part: int) -> tuple[int, int]:
    """Where the first or second end of a range stands. A dash may be lost; a date may hold dashes itself.

    A number of years alone ("6年") is the second end.
    """
    if re.fullmatch(r"\D{0,2}\d{1,2}\s*年\s*", text):
        return (len(text), len(text)) if part == 0 else (0, len(text))
    first = read_date(text)
    if first and not re.search(r"\w", text[: first[1]]):  # else the first end was misread, and this is the second
        separator = _SEPARATORS.match(text, first[2])
        return (first[1], first[2]) if part == 0 else (separator.end() if separator else first[2], len(text))
    separators = list(_SEPARATORS.finditer(text))
    if not separators:
        return (0, len(text)) if part == 0 else (len(text), len(text))
    middle = min(separators, key=lambda found: abs(found.start() + found.end() - len(text)))
    return (0, middle.start()) if part == 0 else (middle.end(), len(text))


def _text(sheet: Sheet, spans: tuple[Span, ...]) -> str:
    return "".join(sheet.text(span) for span in spans)


def _forms(sheet: Sheet, spans: tuple[Span, ...]) -> str:
    return "".join(sheet.strips[span.strip].forms[span.start : span.end] for span in spans)


def _without_end_of_label(sheet: Sheet, spec: FieldSpec, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without the last characters of the field's label, where a dash parts them from the value: 址—北京市."""
    forms = _forms(sheet, spans)
    dash = _DASH.search(forms[:_LONGEST_LABEL])
    if dash and any(label.endswith(forms[: dash.start()]) for label in spec.labels if dash.start()):
        return _cut(spans, dash.end(), len(forms))
    return spans


def _trimmed(sheet: Sheet, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without the colons, dots and dashes that stand between a label and its value."""
    forms = _forms(sheet, spans)
    leading = _LEADING.match(forms)
    return _cut(spans, leading.end(), len(forms)) if leading else spans


def _cut(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """The glyphs from `start` to `end`, counted through all the spans."""
    kept, passed = [], 0
    for span in spans:
        length = span.end - span.start
        first, last = max(start - passed, 0), min(end - passed, length)
        if first < last:
            kept.append(Span(span.strip, span.start + first, span.start + last))
        passed += length
    return tuple(kept)
