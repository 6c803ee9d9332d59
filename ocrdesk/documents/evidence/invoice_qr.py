"""The QR code that invoices bear: what it says, and whether the printed values agree with it."""

import re
from collections.abc import Mapping
from decimal import Decimal

from ocrdesk.documents.checks.amount_in_words import as_decimal
from ocrdesk.documents.normalise import read_date
from ocrdesk.i18n import N_, Message, message

_PARTS = 7
_SAME = ("number", "code", "issue_date")
_AMOUNTS = ("total", "amount")


def read_invoice_code(text: str) -> dict[str, str]:
    """What the code says, as facts for the checks; empty where it is no invoice's.

    STA, QR codes of VAT invoices: version, kind, invoice code, number, amount, date, check code, checksum, parted by
    commas. The amount is the total on digital invoices, the net amount on the older ones.
    """
    parts = [part.strip() for part in text.strip().split(",")]
    if len(parts) < _PARTS or not re.fullmatch(r"\d{2}", parts[0]) or not re.fullmatch(r"\d{2}", parts[1]):
        return {}
    _version, _kind, code, number, amount, day, check = parts[:_PARTS]
    date = read_date(day)
    if not re.fullmatch(r"\d{8}|\d{20}", number) or not re.fullmatch(r"\d{10}|\d{12}|", code) or date is None:
        return {}
    said = {"code": code, "number": number, "amount": amount, "issue_date": date[0], "check_code": check}
    return {f"qr.{key}": value for key, value in said.items() if value}


def agrees_with_code(values: Mapping[str, str]) -> Mapping[str, Message]:
    """What is printed must be what the code says."""
    said = {key: values[f"qr.{key}"] for key in _SAME if values.get(f"qr.{key}") and values.get(key)}
    wrong = {
        key: message(N_("The QR code says {value}"), value=value) for key, value in said.items() if values[key] != value
    }
    coded = _amount(values)
    printed = [as_decimal(values.get(key, "")) for key in _AMOUNTS]
    if coded is not None and None not in printed and coded not in printed:
        wrong["total"] = message(N_("The QR code says {value}"), value=f"{coded:.2f}")
    check = values.get("qr.check_code", "")
    if check and values.get("check_code") and not values["check_code"].endswith(check):
        wrong["check_code"] = message(N_("The QR code says {value}"), value=check)
    return wrong


def code_proves(values: Mapping[str, str]) -> Mapping[str, Message]:
    """What the code says as well was not misread."""
    agreed = Message(N_("Agrees with the QR code"))
    proved = {key: agreed for key in _SAME if values.get(key) and values.get(key) == values.get(f"qr.{key}")}
    coded = _amount(values)
    for key in _AMOUNTS:
        if coded is not None and as_decimal(values.get(key, "")) == coded:
            proved[key] = agreed
    check = values.get("qr.check_code", "")
    if check and values.get("check_code") == check:
        proved["check_code"] = agreed
    return proved


def _amount(values: Mapping[str, str]) -> Decimal | None:
    return as_decimal(values.get("qr.amount", ""))
