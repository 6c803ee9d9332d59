"""Answers of Tencent Cloud about invoices, tickets and slips, as readings."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ocrdesk.errors import NothingFound
from ocrdesk.model import Line, PageWarning, Point, Quad, ReadDocument, Table
from ocrdesk.providers.tencent import invoice_names as names
from ocrdesk.providers.tencent import places
from ocrdesk.providers.tencent.failures import ROWS, UNKNOWN
from ocrdesk.providers.tencent.invoice_names import Paper, Rows
from ocrdesk.providers.tencent.listed_values import Listed, as_lines, read_list, table
from ocrdesk.providers.tencent.named_values import document, flat, plain, with_range
from ocrdesk.providers.web.endpoint import Answer, Reading
from ocrdesk.providers.web.failures import find_row
from ocrdesk.providers.web.values import station, without_currency_sign, without_number_sign
from ocrdesk.providers.web.warnings import of

Item = Mapping[str, Any]
Read = Callable[[Answer], Reading]
FINE = "OK"
CURRENCY_KEYS = ("fare", "fund", "fuel_surcharge", "other_taxes", "total")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_VAT_KINDS = (
    ("通行费", "toll"), ("区块链", "blockchain"), ("卷", "roll"), ("电子专用", "special_electronic"),
    ("电子普通", "electronic"), ("专用", "special"), ("普通", "normal"),
)  # fmt: skip
_TRAIN_STYLES = (
    ("退票", "refund"),
    ("补票", "change"),
    ("改签", "change"),
    ("电子", "electronic"),
    ("火车票", "paper"),
)
_DIGITAL = re.compile(r"电子发票\s*[(（](.*?)(专用|普通)发票[)）]")
_MEDICAL_COLUMNS = ("项目名称", "数量", "单位", "金额")


def vat_invoice(answer: Answer) -> Reading:
    """One invoice with its articles."""
    listed = read_list(answer.body.get("VatInvoiceInfos"), answer)
    values = listed.values(names.VAT_LISTED)
    values["cipher"] = "".join(listed.texts.get(part, "") for part in names.CIPHER_PARTS)
    values["type"] = _vat_kind(values.get("title", ""), listed.texts.get("发票类型", ""))
    values["number"] = without_number_sign(values.get("number", ""))
    values = {key: text for key, text in values.items() if text}
    read = document("vat_invoice", values, answer, quads=listed.places(names.VAT_LISTED))
    items = _rows(answer.body, names.VAT_ITEMS, places.whole(answer))
    return _reading(read, answer, items)


def car_invoice(answer: Answer) -> Reading:
    """One invoice of a car's sale."""
    listed = read_list(answer.body.get("CarInvoiceInfos"), answer)
    values = listed.values(names.CAR_LISTED)
    return _reading(document("vehicle_sales_invoice", values, answer, quads=listed.places(names.CAR_LISTED)), answer)


def train_ticket(answer: Answer) -> Reading:
    """One ticket."""
    values = flat({**names.TRAIN, **names.ELECTRONIC_TRAIN}, answer.body)
    style = plain(answer.body.get("InvoiceStyle"))
    values["style"] = next((key for word, key in _TRAIN_STYLES if word in style), "")
    values = {key: _station(key, text) for key, text in values.items() if text}
    return _reading(document("train_ticket", values, answer), answer)


def listed_document(kind: str, member: str, wanted: names.Names) -> Read:
    """A reader of answers that list one document's names and values."""

    def read(answer: Answer) -> Reading:
        listed = read_list(answer.body.get(member), answer)
        values = with_range(listed.values(wanted), "validity")
        return _reading(document(kind, values, answer, quads=listed.places(wanted)), answer)

    return read


def medical_invoices(answer: Answer) -> Reading:
    """Receipts of hospitals with what was charged."""
    documents, tables = [], []
    for invoice in answer.body.get("MedicalInvoiceInfos") or ():
        items = invoice.get("MedicalInvoiceItems") or ()
        listed = read_list(items, answer, "Content")
        values = listed.values(names.MEDICAL_LISTED)
        place = Quad.around(listed.quads.values()) if len(listed.quads) > 1 else places.whole(answer)
        if values:
            quads = listed.places(names.MEDICAL_LISTED)
            documents.append(document("medical_invoice", values, answer, quads=quads, place=place))
        if charges := table(_charges(items), place, _MEDICAL_COLUMNS):
            tables.append(charges)
    return Reading(documents=tuple(documents), tables=tuple(tables), rotation=places.turn(answer.body))


def general_invoices(answer: Answer) -> Reading:
    """All pieces on the page, each a document at its place. Raises NothingFound where none could be read."""
    items: Sequence[Item] = answer.body.get("MixedInvoiceItems") or ()
    fine = [item for item in items if (item.get("Code") or FINE) == FINE]
    if not fine:
        raise _nothing(items)
    absolute = any(_lies_outside(item) for item in fine)
    documents: list[ReadDocument] = []
    lines: list[Line] = []
    tables: list[Table] = []
    for item in fine:
        place = places.of_corners(item.get("Polygon")) or places.whole(answer)
        read, rows, others = _piece(item, place, answer, absolute=absolute)
        documents += [read] if read else []
        tables += [rows] if rows else []
        lines += others
    failed = (_unread(item) for item in items if item not in fine)
    return Reading(tuple(lines), tuple(tables), documents=tuple(documents), warnings=tuple(failed))


def _piece(
    item: Item, place: Quad, answer: Answer, *, absolute: bool
) -> tuple[ReadDocument | None, Table | None, tuple[Line, ...]]:
    """A piece's document and list, or where it is of no type of ours, its lines."""
    kind, body = _content(item)
    paper = names.PAPERS.get(kind)
    if paper is None:
        return None, None, as_lines(_any_list(body, answer), place)
    listed = read_list(body.get(paper.content), answer) if paper.content else Listed()
    values = listed.values(paper.names) if paper.content else flat(paper.names, body)
    if paper.content and "Title" in body:
        values.setdefault("title", plain(body["Title"]))
    values = {**_changed(kind, values, body), **paper.told}
    values = {key: text for key, text in values.items() if text}
    quads = _quads(item, place, paper, absolute=absolute)
    rows = _rows(body, paper.rows, place) if paper.rows else table(_listed_rows(body, listed), place)
    return document(paper.type, values, answer, quads=quads, place=place), rows, ()


def _content(item: Item) -> tuple[str, Item]:
    """The one member that is filled, by its name."""
    infos = item.get("SingleInvoiceInfos") or {}
    filled = {name: body for name, body in infos.items() if body}
    kind = item.get("SubType") or ""
    if kind not in filled:
        kind = next(iter(filled), kind)
    return kind, filled.get(kind) or {}


def _changed(kind: str, values: dict[str, str], body: Item) -> dict[str, str]:
    """Values that the service writes otherwise than we do."""
    values = {key: _station(key, text) for key, text in values.items()}
    if "number" in values:
        values["number"] = without_number_sign(values["number"])
    if kind == "QuotaInvoice":
        values["place"] = "".join(dict.fromkeys((plain(body.get("Province")), plain(body.get("City")))))
    if kind in {"TrainTicket", "ElectronicTrainTicketFull"}:
        day = _ISO_DATE.sub(r"\1年\2月\3日", plain(body.get("DateGetOn")))
        values["departure_time"] = day + plain(body.get("TimeGetOn"))
    if kind in {"AirTransport", "ElectronicFlightTicketFull"}:
        values |= {key: without_currency_sign(values[key]) for key in CURRENCY_KEYS if key in values}
    return values


def _station(key: str, text: str) -> str:
    return station(text) if key in {"from_station", "to_station"} else text


def _rows(body: Item, rows: Rows, place: Quad) -> Table | None:
    heads = [head for head, _ in rows.columns]
    texts = [{head: plain(row.get(name)) for head, name in rows.columns} for row in body.get(rows.member) or ()]
    return table(texts, place, heads)


def _listed_rows(body: Item, listed: Listed) -> list[dict[str, str]]:
    """Rows of a list: by their numbers, or as tables of names and values."""
    tables = body.get("TableItems") or ()
    told = ({i["Name"]: plain(i.get("Value")) for i in row.get("OtherInvoiceItemList") or ()} for row in tables)
    return [listed.rows[number] for number in sorted(listed.rows)] + [row for row in told if row]


def _quads(item: Item, place: Quad, paper: Paper, *, absolute: bool) -> dict[str, Quad]:
    """Where the values stand, by our keys. Places within the piece that was cut out are put onto the picture."""
    told = {
        each["Key"]: quad
        for each in item.get("ItemPolygon") or ()
        if each.get("Row", -1) < 0 and (quad := places.of_corners(each.get("Polygon")))
    }
    onto = (lambda quad: quad) if absolute else _onto(place)
    wanted = {key: next((name for name in alike.split() if name in told), "") for key, alike in paper.names.items()}
    return {key: onto(told[name]) for key, name in wanted.items() if name}


def _onto(piece: Quad) -> Callable[[Quad], Quad]:
    """Puts a place within a piece onto the picture that the piece was cut from."""
    (ax, ay), (bx, by), _, (dx, dy) = piece.corners
    width, height = max(piece.width, 1.0), max(piece.height, 1.0)

    def moved(point: Point) -> Point:
        right, down = point[0] / width, point[1] / height
        return ax + right * (bx - ax) + down * (dx - ax), ay + right * (by - ay) + down * (dy - ay)

    return lambda quad: quad.mapped(moved)


def _lies_outside(item: Item) -> bool:
    """Whether a place lies outside the piece as cut out, and so is one of the whole picture.

    The papers say that places are within the piece; a sample shows them on the picture.
    """
    piece = places.of_corners(item.get("Polygon"))
    found = (places.of_corners(each.get("Polygon")) for each in item.get("ItemPolygon") or ())
    return piece is not None and any(
        quad is not None and (quad.bounds.right > piece.width + 1 or quad.bounds.bottom > piece.height + 1)
        for quad in found
    )


def _any_list(body: Item, answer: Answer) -> Listed:
    """The first list of names and values in a piece of a kind that is not ours."""
    lists = (value for value in body.values() if isinstance(value, list) and value and "Name" in value[0])
    return read_list(next(lists, ()), answer)


def _unread(item: Item) -> PageWarning:
    warning = of("unread")
    return PageWarning(warning.key, warning.message, places.of_corners(item.get("Polygon")))


def _nothing(items: Sequence[Item]) -> NothingFound:
    code = plain(items[0].get("Code")) if items else "FailedOperation.DetectFailed"
    row = find_row(ROWS, code) or UNKNOWN
    return NothingFound(provider="tencent", cause=row.cause, remedy=row.remedy, code=code)


def _charges(items: Sequence[Item]) -> list[dict[str, str]]:
    """The columns of a receipt's charges, which come as one list: a new row begins with each article."""
    rows: list[dict[str, str]] = []
    for item in items:
        name, text = plain(item.get("Name")), plain(item.get("Content"))
        if name == _MEDICAL_COLUMNS[0]:
            rows.append({name: text})
        elif name in _MEDICAL_COLUMNS and rows:
            rows[-1].setdefault(name, text)
    return rows


def _vat_kind(title: str, kind: str) -> str:
    """Our key for an invoice's kind, from its title and the service's word."""
    if found := _DIGITAL.search(title) or _DIGITAL.search(kind):
        return "digital_special" if found[2] == "专用" else "digital_normal"
    return next((key for word, key in _VAT_KINDS if word in title), "") or next(
        (key for word, key in _VAT_KINDS if word in kind), ""
    )


def _reading(read: ReadDocument, answer: Answer, rows: Table | None = None) -> Reading:
    documents = (read,) if read.fields else ()
    return Reading(documents=documents, tables=(rows,) if rows else (), rotation=places.turn(answer.body))
