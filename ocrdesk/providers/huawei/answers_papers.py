"""Huawei Cloud's answers about cards, licences and invoices as readings."""

import base64
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from ocrdesk.model import Attachment, Cell, Line, PageWarning, Quad, ReadDocument, Table
from ocrdesk.providers.huawei import further_papers, invoices, papers
from ocrdesk.providers.huawei.named_values import Names, document, place, plain
from ocrdesk.providers.huawei.spellings import in_figures
from ocrdesk.providers.web import warnings
from ocrdesk.providers.web.endpoint import Answer, Reading
from ocrdesk.providers.web.values import licence_number_key, quad_of_pairs, sureness, whole

Found = Mapping[str, Any]

_SHORT_DATE = re.compile(r"\d{6}")
LATEST_EXPIRY = 2099
_MOBILE = re.compile(r"1\d{10}")
_WARNINGS = {
    "detect_reproduce_result": "reshot",
    "detect_copy_result": "any_copy",
    "detect_tampering_result": "tampered",
    "detect_border_integrity_result": "border",
    "detect_blocking_within_border_result": "occlusion",
    "detect_blur_result": "blur",
    "detect_interim_result": "temporary",
    "detect_glare_result": "glare",
    "detect_insufficient_lighting_result": "dark",
}
"""True means trouble for each, the border's too."""
_CROPS = {"portrait_image": "portrait", "adjusted_image": "card"}


def read_paper(kind: str, names: Names) -> Callable[[Answer], Reading]:
    """How an answer about one paper without sides is read."""
    return partial(_paper, kind, names)


def _paper(kind: str, names: Names, answer: Answer) -> Reading:
    found: Found = answer.body
    return Reading(documents=(document(kind, names, found, answer),), **_beside(found))


def read_sided(kind: str, portrait: tuple[str, Names], back: tuple[str, Names]) -> Callable[[Answer], Reading]:
    """How an answer about a paper with two sides is read; each side is its own name and the names of its fields."""
    return partial(_sided, kind, portrait, back)


def _sided(kind: str, front: tuple[str, Names], back: tuple[str, Names], answer: Answer) -> Reading:
    found: Found = answer.body
    if "front" not in found and "back" not in found:
        holds_back = any(plain(found.get(name)) for name in back[1] if name not in front[1])
        side, names = back if holds_back and not plain(found.get(papers.FRONT_ONLY[kind])) else front
        return Reading(documents=(document(kind, names, found, answer, side),), **_beside(found))
    halves = (*front, found.get("front")), (*back, found.get("back"))
    sides = [(side, names, part) for side, names, part in halves if part]
    read = tuple(document(kind, names, part, answer, side) for side, names, part in sides)
    told = [_beside(part) for _side, _names, part in sides]
    return Reading(
        documents=read,
        warnings=tuple(dict.fromkeys(each for part in (_beside(found), *told) for each in part["warnings"])),
        attachments=tuple(each for part in told for each in part["attachments"]),
    )


def read_plates(answer: Answer) -> Reading:
    """All plates, each with its place."""
    return Reading(documents=tuple(_plate(plate, answer) for plate in answer.body))


def _plate(plate: Found, answer: Answer) -> ReadDocument:
    where = place(plate.get("plate_location")) or whole(answer.width, answer.height)
    sure = sureness(plate.get("confidence"))
    fields = (("plate_number", "plate_number"), ("color", "plate_color"))
    lines = tuple((ours, Line(plain(plate.get(theirs)), sure, where)) for ours, theirs in fields)
    return ReadDocument("license_plate", None, where, lines)


def read_business_license(answer: Answer) -> Reading:
    """A business licence: one field holds either the credit code or an old number."""
    found = dict(answer.body)
    key = licence_number_key(plain(found.get("registration_number")))
    names = papers.BUSINESS_LICENSE | {"registration_number": key}
    return Reading(documents=(document("business_license", names, found, answer),), **_beside(found))


def read_business_card(answer: Answer) -> Reading:
    """A business card: every field is a list, mobile numbers stand among the telephones."""
    found = dict(answer.body)
    phones = [plain(each) for each in found.get("phone") or ()]
    found["mobile"] = [each for each in phones if _MOBILE.fullmatch(each)]
    found["phone"] = [each for each in phones if not _MOBILE.fullmatch(each)]
    for extra in found.get("extra_info_list") or ():
        name = extra["item"] if extra["item"] in {"wechat", "qq"} else "other"
        found[name] = [*found.get(name, ()), extra["value"]]
    return Reading(documents=(document("business_card", papers.BUSINESS_CARD, found, answer),), **_beside(found))


def read_passport(answer: Answer) -> Reading:
    """A passport, with what the service adds in Chinese; its dates tell no century: YYMMDD."""
    found = dict(answer.body) | {"name_native": (answer.body.get("extra_info") or {}).get("姓名")}
    this_year = datetime.now(UTC).year
    latest = {"date_of_birth": this_year, "date_of_issue": this_year, "date_of_expiry": LATEST_EXPIRY}
    found |= {name: _with_century(plain(found.get(name)), year) for name, year in latest.items()}
    return Reading(documents=(document("passport", papers.PASSPORT, found, answer),))


def _with_century(text: str, latest: int) -> str:
    """A six-digit date with its century: the later one that is not after the year `latest`."""
    if not _SHORT_DATE.fullmatch(text):
        return text
    year = 2000 + int(text[:2])
    return f"{year if year <= latest else year - 100}{text[2:]}"


def read_quota(answer: Answer) -> Reading:
    """A quota invoice, whose one amount is told as printed: in words, or in figures."""
    read = document("quota_invoice", invoices.QUOTA_INVOICE, answer.body, answer)
    fields = dict(read.fields)
    words = fields.get("amount_words")
    if words is not None and words.text[:1].isdecimal():
        fields["amount"] = fields.pop("amount_words")
    elif words is not None and (figures := in_figures(words.text)):
        fields["amount"] = replace(words, text=figures)
    return Reading(documents=(replace(read, fields=tuple(fields.items())),))


def read_listing(
    kind: str, names: Names, rows: str, columns: tuple[tuple[str, str], ...]
) -> Callable[[Answer], Reading]:
    """How an invoice that lists rows is read; `columns` are the service's names with the titles shown."""
    return partial(_listing, kind, names, rows, columns)


def _listing(kind: str, names: Names, rows: str, columns: tuple[tuple[str, str], ...], answer: Answer) -> Reading:
    read = document(kind, names, answer.body, answer)
    listed = answer.body.get(rows) or ()
    tables = (_table(listed, columns, read.quad),) if listed else ()
    return Reading(documents=(read,), tables=tables)


def _table(listed: Any, columns: tuple[tuple[str, str], ...], quad: Quad) -> Table:
    heads = tuple(Cell(0, column, title) for column, (_name, title) in enumerate(columns))
    cells = tuple(
        Cell(row, column, plain(each.get(name)))
        for row, each in enumerate(listed, 1)
        for column, (name, _title) in enumerate(columns)
    )
    return Table(quad, len(listed) + 1, len(columns), heads + cells)


def read_classified(readers: Mapping[str, Callable[[Answer], Reading]]) -> Callable[[Answer], Reading]:
    """How the classifier's answer is read: each piece as its own kind's answer, at its place."""
    return partial(_classified, readers)


def _classified(readers: Mapping[str, Callable[[Answer], Reading]], answer: Answer) -> Reading:
    pieces = [_piece(readers, piece, answer) for piece in answer.body if piece.get("content")]
    failed = [piece for piece in answer.body if not piece.get("content")]
    told = tuple(PageWarning("unread", warnings.of("unread").message, place(piece.get("location"))) for piece in failed)
    return Reading(
        documents=tuple(each for piece in pieces for each in piece.documents),
        tables=tuple(each for piece in pieces for each in piece.tables),
        warnings=told + tuple(each for piece in pieces for each in piece.warnings),
        attachments=tuple(each for piece in pieces for each in piece.attachments),
    )


def _piece(readers: Mapping[str, Callable[[Answer], Reading]], piece: Found, answer: Answer) -> Reading:
    reader = readers.get(str(piece.get("type")))
    if reader is None:
        return Reading(warnings=(PageWarning("unread", warnings.of("unread").message, place(piece.get("location"))),))
    found = reader(Answer(piece["content"], answer.width, answer.height, answer.options))
    where = quad_of_pairs(piece["location"])
    all_over = whole(answer.width, answer.height)
    return Reading(
        documents=tuple(_at(each, all_over, where) for each in found.documents),
        tables=tuple(Table(where, each.rows, each.columns, each.cells) for each in found.tables),
        warnings=found.warnings,
        attachments=found.attachments,
    )


def _at(read: ReadDocument, before: Quad, where: Quad) -> ReadDocument:
    """The document at the classifier's place; values without a place of their own stand there too."""
    lines = tuple(
        (key, Line(line.text, line.confidence, where if line.quad == before else line.quad))
        for key, line in read.fields
    )
    return ReadDocument(read.type, read.side, where, lines)


def read_household(answer: Answer) -> Reading:
    """A household register: each page of it by itself."""
    pages = [
        document("household_register", further_papers.HOUSEHOLD_REGISTER, page["content"], answer)
        for page in answer.body
        if page.get("content")
    ]
    return Reading(documents=tuple(pages))


def _beside(found: Found) -> dict[str, Any]:
    """Warnings and crops that come with a paper."""
    flags = {**found, **(found.get("alarm_result") or {})}
    told = tuple(warnings.of(word) for name, word in _WARNINGS.items() if flags.get(name) is True)
    return {"warnings": told, "attachments": tuple(_crops(found))}


def _crops(found: Found) -> Iterator[Attachment]:
    for name, kind in _CROPS.items():
        if isinstance(found.get(name), str) and found[name]:
            yield Attachment(kind, "jpg", base64.b64decode(found[name]))
