"""Rules for train tickets: departure, train, seat, masked numbers, and the two numbers that hold one another."""

import re
from collections.abc import Mapping

from ocrdesk.documents.normalise import read_date
from ocrdesk.i18n import N_, Message


def be_departure(text: str) -> Message | None:
    """fields.md, train ticket: a day and a time, YYYY年MM月DD日HH:MM."""
    found = re.fullmatch(r"(\d{4}年\d{1,2}月\d{1,2}日)\s*(\d{1,2}):(\d\d)", text)
    right = found and read_date(found[1]) and int(found[2]) < 24 and int(found[3]) < 60  # noqa: PLR2004 - hours, minutes
    return None if right else Message(N_("Not a date with a time of day"))


def be_train(text: str) -> Message | None:
    """China Railway's numbers of trains: a letter for the kind, up to four digits."""
    return None if re.fullmatch(r"[GCDZTKYLS]\d{1,4}|\d{4}", text) else Message(N_("Not the number of a train"))


def be_seat(text: str) -> Message | None:
    """fields.md, train ticket: NN车NNX号, berths with their level."""
    pattern = r"\d{1,2}车(?:\d{1,3}[A-F]?号(?:[上中下]铺)?|无座)"
    return None if re.fullmatch(pattern, text) else Message(N_("Not a carriage with a seat"))


def be_masked_number(text: str) -> Message | None:
    """fields.md, train ticket: ten digits, four asterisks, four characters; no check digit can be told."""
    return None if re.fullmatch(r"[1-9]\d{9}\*{4}\d{3}[\dX]", text) else Message(N_("Not a masked ID number"))


def serial_ends_with_ticket_number(values: Mapping[str, str]) -> Mapping[str, Message]:
    """The 21 characters at the bottom of a paper ticket end with the number at its top left."""
    ticket, serial = values.get("ticket_number", ""), values.get("serial_number", "")
    if not ticket or not serial or serial.endswith(ticket):
        return {}
    return dict.fromkeys(("ticket_number", "serial_number"), Message(N_("The two numbers of the ticket do not agree")))


def serial_proves_ticket_number(values: Mapping[str, str]) -> Mapping[str, Message]:
    """Printed twice and read alike."""
    ticket, serial = values.get("ticket_number", ""), values.get("serial_number", "")
    return {"ticket_number": Message(N_("Printed twice alike"))} if ticket and serial.endswith(ticket) else {}


def ticket_number_in_serial(values: Mapping[str, str]) -> Mapping[str, str]:
    """The red number at the top left fades first; the 21 characters at the bottom end with it."""
    found = re.fullmatch(r"\d{14}([A-Z]\d{6})", values.get("serial_number", ""))
    return {"ticket_number": found[1]} if found and not values.get("ticket_number") else {}


def masked_with_four(values: Mapping[str, str]) -> Mapping[str, str]:
    """Four digits are masked, however many of the asterisks were read."""
    found = re.fullmatch(r"([1-9]\d{9})\*{2,6}(\d{3}[\dX])", values.get("id_number", ""))
    whole = f"{found[1]}****{found[2]}" if found else ""
    return {"id_number": whole} if whole and whole != values["id_number"] else {}
