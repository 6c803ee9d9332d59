"""A person says which documents are on a page: another type, two in place of one, one in place of two, none.

Fields are found again in what was read of the page; what a person typed or confirmed is carried over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ocrdesk.documents import DOCUMENT_TYPES
from ocrdesk.documents.carrying import carried, filled, worked_on
from ocrdesk.documents.evidence.combining import with_evidence
from ocrdesk.documents.picture_warnings import with_picture_warnings
from ocrdesk.documents.read_documents import find_within
from ocrdesk.documents.zones import KnownTypes, fit_templates, own_record
from ocrdesk.jobs.digitize import TYPES
from ocrdesk.jobs.table_changes import with_tables
from ocrdesk.model import FieldValue, PageRecord, Quad, Record, Table, Template


def retyped(page: PageRecord, number: int | None, kind: str, side: str | None = None) -> PageRecord:
    """The page with that document as one of this type (and side); `number` None: with one more document."""
    before = (page.documents[number],) if number is not None else ()
    lines = lines_of(page, number)
    found, tables = _found(page, lines, kind, side)
    if before and not lines:  # a service told the values alone
        found = (filled(found[0], before, TYPES), *found[1:])
    first = found[0] if found[0].quad or not before else replace(found[0], quad=before[0].quad)
    first = carried(first, before, TYPES)
    if before and before[0].type == kind:
        first = replace(first, pair=before[0].pair)
    place = number if number is not None else len(page.documents)
    return _put(page, place, place + len(before), (first, *found[1:]), tables)


def drawn_as(page: PageRecord, number: int | None, template: Template) -> PageRecord:
    """The page with that document as the template's zones give it; `number` None: with one more document."""
    before = (page.documents[number],) if number is not None else ()
    fitted = fit_templates((template,), page.recognition, template.key)
    if fitted is None:
        return page
    lines = page.recognition.lines
    types = KnownTypes(DOCUMENT_TYPES, lambda: (template,))
    fresh = carried(own_record(fitted, lines, fitted.ignored(lines)), before, types)
    place = number if number is not None else len(page.documents)
    return _put(page, place, place + len(before), (fresh,), ())


def split(page: PageRecord, number: int, groups: Sequence[Sequence[int]]) -> PageRecord:
    """The page with a document for each group of lines (see gaps.gaps_of) in place of that one."""
    before = page.documents[number]
    documents: list[Record] = []
    tables: list[Table] = []
    left = worked_on(before)
    for place, group in enumerate(groups):
        mine = left if place == len(groups) - 1 else tuple(value for value in left if _lies_in(value, page, group))
        left = tuple(value for value in left if value not in mine)
        aside = before.set_aside if place == 0 else ()
        found, listed = _found(page, group, before.type, None, first_try="auto")
        first = carried(found[0], [replace(before, fields=mine, set_aside=aside)], TYPES)
        documents += [first, *found[1:]]
        tables += listed
    return _put(page, number, number + 1, documents, tables)


def merged(page: PageRecord, one: int, other: int) -> PageRecord:
    """The page with one document, of the first one's type, in place of two."""
    before = (page.documents[one], page.documents[other])
    lines = sorted({*lines_of(page, one, apart_from=(other,)), *lines_of(page, other, apart_from=(one,))})
    found, tables = _found(page, lines, before[0].type, before[0].side)
    whole = carried(filled(found[0], before, TYPES), before, TYPES)
    quads = [record.quad for record in before if record.quad is not None]
    whole = replace(whole, quad=Quad.around(quads) if quads else whole.quad, pair=before[0].pair)
    rest = tuple(each for place, each in enumerate(page.documents) if place not in (one, other))
    at = min(one, other)
    return _arranged(page, (*rest[:at], whole, *rest[at:]), tables)


def without(page: PageRecord, number: int) -> PageRecord:
    """The page without that document; its text stays."""
    return _put(page, number, number + 1, (), ())


def with_work_of(page: PageRecord, before: PageRecord, templates: Sequence[Template] = ()) -> PageRecord:
    """A page read anew with what a person did to it as it stood before."""
    if not before.touched:
        return page
    types = KnownTypes(DOCUMENT_TYPES, lambda: templates)
    documents = list(page.documents)
    for old in before.documents:
        twin = next((n for n, new in enumerate(documents) if new.type == old.type and _meet(new, old)), None)
        if twin is not None:
            documents[twin] = replace(carried(documents[twin], [old], types), pair=old.pair)
        elif worked_on(old) or old.set_aside:
            documents.append(old)
    page = replace(page, documents=tuple(documents), arranged=before.arranged)
    if before.tables_edited:
        alike = len(before.tables) == len(page.tables)
        page = with_tables(page, before.tables) if alike else replace(page, tables=before.tables, tables_edited=True)
    return replace(page, text=before.text, text_edited=True) if before.text_edited else page


def lines_of(page: PageRecord, number: int | None, apart_from: Iterable[int] = ()) -> tuple[int, ...]:
    """The lines that a document may be found in: where it lies, or, if it is alone, all that are no other's.

    `apart_from` are documents whose lines are not kept from it.
    """
    lines = page.recognition.lines
    others = [
        each.quad.bounds
        for place, each in enumerate(page.documents)
        if place != number and place not in apart_from and each.quad is not None
    ]
    free = [n for n, line in enumerate(lines) if not any(box.contains(line.quad.centre) for box in others)]
    own = page.documents[number] if number is not None else None
    if own is None or own.quad is None or len(page.documents) == 1:
        return tuple(free)
    box = own.quad.bounds
    used = {n for value in own.fields for n in value.lines}
    return tuple(n for n in free if n in used or box.contains(lines[n].quad.centre))


def _found(
    page: PageRecord, lines: Sequence[int], kind: str, side: str | None, *, first_try: str = ""
) -> tuple[tuple[Record, ...], tuple[Table, ...]]:
    """The documents in these lines, at least one, with their rows; `first_try` is what else is looked for first."""
    document = TYPES[kind]
    if side is not None:
        document = replace(document, sides=tuple(each for each in document.sides if each.key == side))
    found = find_within(page.recognition, lines, DOCUMENT_TYPES, wanted=first_try) if first_try else ()
    found = found or find_within(page.recognition, lines, (document,), wanted=kind)
    told = [each for each in found if any(value.text for value in each.fields)] or found[:1]
    weighed, rows = with_evidence(told, TYPES, page.recognition)
    return with_picture_warnings(weighed, page.recognition.warnings), tuple(each for each in rows if each is not None)


def _put(page: PageRecord, begin: int, end: int, documents: Sequence[Record], tables: Sequence[Table]) -> PageRecord:
    return _arranged(page, (*page.documents[:begin], *documents, *page.documents[end:]), tables)


def _arranged(page: PageRecord, documents: Sequence[Record], tables: Sequence[Table]) -> PageRecord:
    """The page with these documents; rows that they list are tables, unless such a table is there."""
    places = [table.quad.bounds for table in page.tables]
    new = tuple(table for table in tables if not any(place.contains(table.quad.centre) for place in places))
    kept = page.tables if page.tables_edited else (*page.tables, *new)
    return replace(page, documents=tuple(documents), tables=kept, arranged=True, confirmed=False)


def _lies_in(value: FieldValue, page: PageRecord, group: Sequence[int]) -> bool:
    if value.quad is None or not group:
        return bool(set(value.lines) & set(group))
    return Quad.around([page.recognition.lines[n].quad for n in group]).bounds.contains(value.quad.centre)


def _meet(one: Record, other: Record) -> bool:
    if one.quad is None or other.quad is None:
        return True
    return one.quad.bounds.contains(other.quad.centre) or other.quad.bounds.contains(one.quad.centre)
