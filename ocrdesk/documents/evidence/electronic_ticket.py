"""Electronic originals of train tickets: the values of their XBRL, taken exactly.

The names are those of the taxonomy for electronic vouchers of the Ministry of Finance (电子凭证会计数据标准,
铁路电子客票; namespace prefix rai).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ocrdesk.documents.evidence.electronic_invoice import ElectronicOriginal
from ocrdesk.documents.normalise import read_date
from ocrdesk.documents.types.train_ticket import TRAIN_TICKET
from ocrdesk.model import NamedText

_NAMES = {
    "invoice_number": ("ElectronicInvoiceRailwayETicketNumber",),
    "e_ticket_number": ("ETicketNumber", "ElectronicTicketNumber"),
    "from_station": ("DepartureStation",),
    "to_station": ("DestinationStation",),
    "train_number": ("TrainNumber",),
    "seat_class": ("SeatLevel",),
    "price": ("Fare",),
    "name": ("Name",),
    "id_number": ("IdNumber",),
    "buyer_name": ("NameOfPurchaser",),
    "buyer_tax_id": ("UnifiedSocialCreditCodeOfPurchaser",),
    "tax_rate": ("TaxRate",),
    "tax": ("TaxAmount",),
}
_NEEDED = ("ElectronicInvoiceRailwayETicketNumber", "DepartureStation", "DestinationStation")
"""All of these must be there, or the names are no ticket's."""
_REFUND, _CHANGE = "退", "改"


def read_ticket(named: Sequence[NamedText]) -> ElectronicOriginal | None:
    """The train ticket that these named values are of, or None."""
    told: dict[str, NamedText] = {}
    for value in named:
        if value.text.strip():
            told.setdefault(re.sub(r"\[\d+\]$", "", value.name.rpartition("/")[2]), value)
    if not all(name in told for name in _NEEDED):
        return None
    values = {key: told[name] for key, names in _NAMES.items() for name in names if name in told}
    derived = {"departure_time": _departure(told), "seat": _seat(told), "style": _style(told)}
    source = told[_NEEDED[0]]
    values |= {key: replace(source, text=text, quad=None) for key, text in derived.items() if text}
    return ElectronicOriginal(values, document=TRAIN_TICKET)


def _text(told: Mapping[str, NamedText], name: str) -> str:
    return told[name].text.strip() if name in told else ""


def _departure(told: Mapping[str, NamedText]) -> str:
    """Day and time as tickets print them."""
    day, time = read_date(_text(told, "TravelDate")), re.match(r"(\d{1,2}):(\d\d)", _text(told, "DepartureTime"))
    if day is None:
        return ""
    year, month, date = day[0].split("-")
    return f"{year}年{month}月{date}日" + (f"{int(time[1]):02}:{time[2]}" if time else "")


def _seat(told: Mapping[str, NamedText]) -> str:
    """Carriage and seat together, as tickets print them: 05车12F号."""
    carriage, seat = _text(told, "Carriage").removesuffix("车"), _text(told, "Seat")
    if not carriage or not seat:
        return ""
    bare = re.fullmatch(r"\d{1,3}[A-F]?", seat)
    return f"{carriage}车{seat}{'号' if bare else ''}"


def _style(told: Mapping[str, NamedText]) -> str:
    business = _text(told, "TypeOfBusiness")
    return "refund" if business.startswith(_REFUND) else "change" if business.startswith(_CHANGE) else "electronic"
