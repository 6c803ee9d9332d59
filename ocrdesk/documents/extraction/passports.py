"""Find passports by their machine readable zone, and compare what is printed above it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ocrdesk.documents.checks.numbers import be_passport_line
from ocrdesk.documents.extraction.anchors import Slot, find_hits, slots_of
from ocrdesk.documents.extraction.candidates import Candidate
from ocrdesk.documents.extraction.cards import SURE, Card
from ocrdesk.documents.extraction.filling import Filling
from ocrdesk.documents.extraction.machine_zone import Zone, find_zones, values_of
from ocrdesk.documents.extraction.placing import contains, offset
from ocrdesk.documents.extraction.strips import Sheet, Span
from ocrdesk.documents.extraction.values import Found
from ocrdesk.documents.normalise import clean, read_date
from ocrdesk.model import DocumentType, FieldSpec, Quad

_UP = 0.9
"""How far a passport's page goes above its zone, in the zone's widths (ISO/IEC 7810 ID-3: 125 x 88 mm)."""
_MARGIN = 0.06
_LONG = 5
"""Names of so many letters are hardly a part of another word."""
_CHINESE_NUMBER = re.compile(r"(?<![A-Z0-9])(?:[EGDSP]\d{8}|E[A-Z]\d{7})(?![A-Z0-9])")
"""fields.md: the numbers of Chinese passports."""
_NAMES = re.compile("(?P<surname>[A-Z]+),(?P<given_name>[A-Z]+)")


def find_passports(sheet: Sheet, document: DocumentType) -> Iterator[Candidate]:
    """Every passport on a page; the zone alone is enough to tell one."""
    for zone in find_zones(sheet):
        inside = [part for part in sheet.parts if contains(_page(sheet, zone), sheet.place(part).centre)]
        found, confirmed = _from_zone(document, zone), set[str]()
        for key, value in tuple(found.items()):
            printed = _printed(sheet, document, key, value.text, [part for part in inside if part not in zone.spans])
            if printed is not None:
                found[key] = printed
                confirmed.add(key)
        if not zone.lines[0]:
            found |= _printed_names(sheet, document, inside)
        elif not {"surname", "given_name"} <= confirmed and re.search(r"[0158]", sheet.text(zone.spans[0])):
            for key in {"surname", "given_name", "mrz_line1"} & set(found) - confirmed:
                found[key] = replace(found[key], guessed=True)
        found |= _labelled(sheet, document, zone, inside, found)
        found |= (
            _native_name(sheet, document, [found[key] for key in confirmed], inside)
            if "name_native" not in found
            else {}
        )
        spans = [*zone.spans, *inside]
        lines = tuple(sorted({i for i, _, _ in sheet.cuts(spans)}))
        sure = be_passport_line(zone.lines[1]) is None
        yield Candidate(
            sheet=sheet,
            document=document,
            side=None,
            found=found,
            lines=lines,
            known=frozenset(lines),
            score=1.0 if sure else 0.9,
            told=True,
            certain=True,
        )


def _from_zone(document: DocumentType, zone: Zone) -> dict[str, Found]:
    found = {
        key: Found(document.field(key), text, (span,), 1.0)
        for key, (text, span) in values_of(zone).items()
        if text and span is not None
    }
    for key, text, span in zip(("mrz_line1", "mrz_line2"), zone.lines, zone.spans, strict=True):
        if text:
            found[key] = Found(document.field(key), text, (span,), 1.0)
    return found


def _page(sheet: Sheet, zone: Zone) -> Quad:
    """The page above the zone, and the zone itself."""
    top, bottom = (sheet.place(span).quad.corners for span in zone.spans)
    a, b = top[0], top[1]
    along = b[0] - a[0], b[1] - a[1]
    up = along[1] * _UP, -along[0] * _UP
    aside = along[0] * _MARGIN, along[1] * _MARGIN
    return Quad(
        (
            (a[0] + up[0] - aside[0], a[1] + up[1] - aside[1]),
            (b[0] + up[0] + aside[0], b[1] + up[1] + aside[1]),
            (bottom[2][0] + aside[0], bottom[2][1] + aside[1]),
            (bottom[3][0] - aside[0], bottom[3][1] - aside[1]),
        )
    )


def _printed(sheet: Sheet, document: DocumentType, key: str, text: str, parts: list[Span]) -> Found | None:
    """Where a value of the zone is printed too; a number that is printed otherwise is taken as printed."""
    spec = document.field(key)
    if key in ("birth_date", "expiry_date"):
        return _printed_date(sheet, spec, text, parts)
    if key not in ("passport_number", "surname", "given_name"):
        return None
    wanted = text.replace(" ", "")
    forms = [(part, sheet.strips[part.strip].forms[part.start : part.end].upper()) for part in parts]
    for part, form in forms:
        start = _begin(wanted, form)
        if start >= 0 and len(wanted) > 1:
            return Found(spec, text, (_within(part, start, start + len(wanted)),), 1.0)
    for part, form in forms if key == "passport_number" else ():
        other = _CHINESE_NUMBER.search(form)
        if other:
            return Found(spec, other.group(), (_within(part, *other.span()),), 1.0)
    return None


def _begin(wanted: str, form: str) -> int:
    """Where a value begins in a text without blanks, or -1; LI is no part of REPUBLIC."""
    if len(wanted) >= _LONG:
        return form.find(wanted)
    found = re.search(rf"(?<![A-Z]){re.escape(wanted)}(?![A-Z])|^{re.escape(wanted)}", form)
    return found.start() if found else -1


def _printed_date(sheet: Sheet, spec: FieldSpec, text: str, parts: list[Span]) -> Found | None:
    for part in parts:
        found = read_date(sheet.strips[part.strip].forms[part.start : part.end])
        if found and found[0] == text:
            return Found(spec, text, (_within(part, found[1], found[2]),), 1.0)
    return None


def _within(part: Span, start: int, end: int) -> Span:
    return Span(part.strip, part.start + start, part.start + end)


def _printed_names(sheet: Sheet, document: DocumentType, parts: Iterable[Span]) -> dict[str, Found]:
    """Surname and given names where they are printed in one line, parted by a comma: ZHANG, SAN."""
    for part in parts:
        if names := _NAMES.fullmatch(sheet.strips[part.strip].forms[part.start : part.end]):
            spans = {key: _within(part, *names.span(key)) for key in names.groupdict()}
            return {
                key: Found(spec := document.field(key), clean(spec, sheet.text(span)), (span,), 1.0)
                for key, span in spans.items()
            }
    return {}


def _native_name(
    sheet: Sheet, document: DocumentType, printed: Iterable[Found], inside: Sequence[Span]
) -> dict[str, Found]:
    """The name in Chinese without a label, in the row of the printed surname or given names."""
    spec = document.field("name_native")
    rows = [sheet.place(value.spans[0]) for value in printed if value.spec.key in ("surname", "given_name")]
    for part in inside:
        text = sheet.text(part).strip()
        if re.fullmatch(spec.pattern, text) and any(offset(row, sheet.place(part)).beside for row in rows):
            return {spec.key: Found(spec, text, (part,), 1.0)}
    return {}


def _labelled(
    sheet: Sheet, document: DocumentType, zone: Zone, inside: list[Span], known: Mapping[str, Found]
) -> dict[str, Found]:
    """What only the printed part holds, by its labels."""
    slots = [slot for slot in slots_of(document, None) if slot.fields and slot.words]
    within = {i for part in inside for i, _, _ in sheet.cuts((part,))}
    best: dict[int, tuple[Slot, list[Span]]] = {}
    hits = [hit for hit in find_hits(sheet, slots) if hit.score >= SURE]
    chosen = []
    for hit in hits:
        if {i for i, _, _ in sheet.cuts((hit.span,))} <= within and id(hit.slot) not in best:
            best[id(hit.slot)] = hit.slot, []
            chosen.append(hit)
    taken = [*zone.spans, *(span for value in known.values() for span in value.spans)]
    filling = Filling(sheet, slots, Card(tuple(chosen)), taken)
    filling.found.update(known)
    found = filling.fill_announced() if chosen else {}
    return {key: replace(value, text=clean(value.spec, value.text)) for key, value in found.items() if key not in known}
