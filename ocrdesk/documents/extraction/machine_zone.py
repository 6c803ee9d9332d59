"""The machine readable zone of passports: found among the lines, rebuilt to its length, and taken apart.

ICAO Doc 9303 part 4: two lines of 44 characters, A-Z, 0-9 and the filler <. Only the number of fillers, which
recognisers lose or double, is restored, and a digit where the standard allows letters only is read as the letter that
looks like it; nothing else is ever changed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ocrdesk.documents.checks.identity import today
from ocrdesk.documents.checks.numbers import be_passport_line
from ocrdesk.documents.extraction.placing import offset
from ocrdesk.documents.extraction.strips import Sheet, Span

LENGTH = 44
_FILLERS = {"《": "<<", "«": "<<", "≪": "<<", "〈": "<", "‹": "<", "＜": "<", "く": "<", "〱": "<", "⟨": "<"}
_FIRST = re.compile(r"[PVGW][A-Z<][A-Z<]{3}[A-Z]{1,38}<.*")
_LETTERS = str.maketrans("0158", "OISB")
"""Names and countries are written in letters (Doc 9303 part 3, 4.3)."""
_COUNTRY = slice(10, 13)
_FIXED = 28
"""So many characters of the second line have a place of their own; two check digits stand at its end."""
_SECOND = re.compile(r"[A-Z0-9<]{9}[A-Z0-9][A-Z<0-9]{3}[A-Z0-9]{6}[A-Z0-9][MFXN<H][A-Z0-9]{6}[A-Z0-9].*")
_LEAST = 30
_PARTS = {
    "type": (0, 0, 2),
    "country_code": (0, 2, 5),
    "passport_number": (1, 0, 9),
    "nationality": (1, 10, 13),
    "birth_date": (1, 13, 19),
    "sex": (1, 20, 21),
    "expiry_date": (1, 21, 27),
}
"""Where each value stands: line, first and last place."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Both lines as rebuilt, the spans they were read from, and by place in the line the glyph that stands there.

    A first line that was not read is "", and its span is the second one's.
    """

    lines: tuple[str, str]
    spans: tuple[Span, Span]
    glyphs: tuple[tuple[int, ...], tuple[int, ...]]

    def span(self, line: int, start: int, end: int) -> Span | None:
        """The stretch of the page behind some places of a line."""
        known = [glyph for glyph in self.glyphs[line][start:end] if glyph >= 0]
        return Span(self.spans[line].strip, min(known), max(known) + 1) if known else None


def find_zones(sheet: Sheet) -> Iterator[Zone]:
    """Every pair of lines that look like a zone, the second right below the first; or a second that proves itself."""
    parts = [Span(i, 0, len(strip.glyphs)) for i, strip in enumerate(sheet.strips) if len(strip.glyphs) >= _LEAST / 2]
    unfolded = [(span, text) for span in parts if (text := _unfolded(sheet, span)) is not None]
    seconds = [(span, text) for span, text in unfolded if _SECOND.fullmatch(text[0])]
    paired = set[Span]()
    for span, text in unfolded:
        below = [
            (to.down, other, lower)
            for other, lower in seconds
            if other != span and 0.5 < (to := offset(sheet.place(span), sheet.place(other))).down < 4.0  # noqa: PLR2004
        ]
        if below and _FIRST.fullmatch(text[0]):
            _, other, lower = min(below, key=lambda item: item[0])
            first, second = _rebuild_first(*text), _rebuild_second(*lower)
            paired.add(other)
            yield Zone((first[0], second[0]), (span, other), (first[1], second[1]))
    for span, text in seconds:
        line, glyphs = _rebuild_second(*text)
        if span not in paired and be_passport_line(line) is None:
            yield Zone(("", line), (span, span), ((), glyphs))


def values_of(zone: Zone) -> dict[str, tuple[str, Span | None]]:
    """The values that the zone holds, by field key, with the stretch of the page behind each."""
    values: dict[str, tuple[str, Span | None]] = {}
    for key, (line, start, end) in _PARTS.items():
        text = zone.lines[line][start:end]
        text = read_day(text, past=key == "birth_date") if key.endswith("_date") else text.replace("<", "")
        values[key] = text, zone.span(line, start, end)
    names = zone.lines[0][5:]
    surname, _, rest = names.partition("<<")
    given = rest.split("<<")[0].strip("<")
    at = 5 + len(surname) + 2
    values["surname"] = surname.replace("<", " ").strip(), zone.span(0, 5, 5 + len(surname))
    values["given_name"] = given.replace("<", " "), zone.span(0, at, at + len(given)) if given else None
    return values


def read_day(digits: str, *, past: bool) -> str:
    """YYMMDD as ISO; births lie in the past, expiries in this century. A text that is no date stays as it is."""
    if not re.fullmatch(r"\d{6}", digits):
        return digits
    for century in (2000, 1900) if past else (2000,):
        try:
            day = date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
        except ValueError:
            continue
        if not past or day <= today():
            return day.isoformat()
    return digits


def _unfolded(sheet: Sheet, span: Span) -> tuple[str, tuple[int, ...]] | None:
    """The text in the zone's own characters, with the glyph behind each; None where another one is in it."""
    text, glyphs = [], []
    for index, form in enumerate(sheet.strips[span.strip].forms):
        for character in _FILLERS.get(form, form).upper():
            text.append(character)
            glyphs.append(index)
    whole = _with_letters("".join(text))
    if len(whole) < _LEAST or not re.fullmatch(r"[A-Z0-9<]+", whole) or "<" not in whole:
        return None
    return whole, tuple(glyphs)


def _with_letters(text: str) -> str:
    """Letters where only letters may stand: in the whole first line, and in the second one's nationality."""
    if re.match(r"[PVGW][A-Z<]", text) and "<<" in text[_COUNTRY.start :]:
        return text.translate(_LETTERS)
    return text[: _COUNTRY.start] + text[_COUNTRY].translate(_LETTERS) + text[_COUNTRY.stop :]


def _rebuild_first(text: str, glyphs: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """The name ends in fillers up to the line's length."""
    bare = text.rstrip("<")
    whole = bare.ljust(LENGTH, "<")
    return (whole, _padded(glyphs[: len(bare)], len(whole))) if len(bare) <= LENGTH else (text, glyphs)


def _rebuild_second(text: str, glyphs: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """The longest run of fillers takes up what is lost or too much, if the check digits then agree."""
    if len(text) == LENGTH:
        return text, glyphs
    runs = sorted((match.span() for match in re.finditer(r"<+", text[_FIXED:-1])), key=lambda run: run[0] - run[1])
    for start, end in runs:
        first, last = _FIXED + start, _FIXED + end
        fillers = LENGTH - (len(text) - (last - first))
        if fillers < 0:
            continue
        whole = text[:first] + "<" * fillers + text[last:]
        if be_passport_line(whole) is None:
            return whole, (*_padded(glyphs[:first], first + fillers), *glyphs[last:])
    return text, glyphs


def _padded(glyphs: tuple[int, ...], length: int) -> tuple[int, ...]:
    return (*glyphs, *[-1] * (length - len(glyphs)))
