"""Rules for invoices and tickets: their numbers, their amounts, and what these say of one another."""

import re
from collections.abc import Mapping
from decimal import Decimal

from ocrdesk.documents.checks.amount_in_words import as_decimal, read_amount
from ocrdesk.documents.checks.numbers import be_credit_code, be_registration_number
from ocrdesk.i18n import N_, Message, message

_ROUNDING = Decimal("0.02")
"""Tax is rounded row by row, so sums may differ by this much (fields.md, VAT invoice)."""

_DIGITAL = 20
_PAPER = 8
_SEAL = "发票专用章税号★"
"""STA Announcement 2011 No. 7: what a seller's seal says besides the name."""


def be_invoice_number(text: str) -> Message | None:
    """8 digits on paper and on the older electronic ones, 20 on digital ones (STA Announcement 2024 No. 11)."""
    return None if re.fullmatch(r"\d{8}|\d{20}", text) else Message(N_("Not 8 or 20 digits"))


def be_tax_number(text: str) -> Message | None:
    """A credit code (GB 32100-2015), or what was a taxpayer's number before it: 15, 17, 18 or 20 characters.

    Old numbers: a region and an organisation code, or a resident number with a suffix (STA, 纳税人识别号代码标准).
    """
    if re.fullmatch(r"[0-9A-HJ-NPQRTUWXY]{18}", text) and not re.fullmatch(r"[1-9]\d{16}[\dX]", text):
        return be_credit_code(text)
    if re.fullmatch(r"\d{15}", text) and be_registration_number(text) is None:
        return None
    if re.fullmatch(r"\d{6}[0-9A-Z]{9}|[1-9]\d{14}[0-9A-Z]{2}|[1-9]\d{16}[\dX](?:[0-9A-Z]{2})?", text):
        return None
    return Message(N_("Not a taxpayer's number"))


def be_security_code(text: str) -> Message | None:
    """The check code of an invoice: 20 digits."""
    return None if re.fullmatch(r"\d{20}", text) else Message(N_("Not 20 digits"))


def be_machine_number(text: str) -> Message | None:
    """The number of the machine that printed an invoice: 12 digits."""
    return None if re.fullmatch(r"\d{12}", text) else Message(N_("Not 12 digits"))


def be_time(text: str) -> Message | None:
    """Hours and minutes, perhaps seconds."""
    return None if re.fullmatch(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?", text) else Message(N_("Not a time of day"))


def net_and_tax_make_total(values: Mapping[str, str]) -> Mapping[str, Message]:
    """fields.md, VAT invoice: the total is net amount and tax, within two fen."""
    net, tax, total = (as_decimal(values.get(key, "")) for key in ("amount", "tax", "total"))
    if net is None or tax is None or total is None or abs(net + tax - total) <= _ROUNDING:
        return {}
    complaint = message(N_("Net amount and tax make {amount}"), amount=f"{net + tax:.2f}")
    return {"total": complaint, "amount": complaint, "tax": complaint}


def amounts_prove_one_another(values: Mapping[str, str]) -> Mapping[str, Message]:
    """Three amounts that add up, or figures that words repeat, were not misread."""
    net, tax, total = (as_decimal(values.get(key, "")) for key in ("amount", "tax", "total"))
    proved: dict[str, Message] = {}
    if total is not None and read_amount(values.get("total_words", "")) == total:
        proved["total"] = proved["total_words"] = Message(N_("Words and figures agree"))
    if net is not None and tax is not None and total is not None and net + tax == total:
        proved |= dict.fromkeys(("amount", "tax", "total"), Message(N_("Net amount and tax make the total")))
    return proved


def rows_make_sums(values: Mapping[str, str]) -> Mapping[str, Message]:
    """The rows add up to the sums below them; silent where the sums are proved otherwise."""
    proved = amounts_prove_one_another(values)
    wrong = {}
    for key in ("amount", "tax"):
        rows, printed = as_decimal(values.get(f"rows.{key}", "")), as_decimal(values.get(key, ""))
        if rows is not None and printed is not None and abs(rows - printed) > _ROUNDING and key not in proved:
            wrong[key] = message(N_("The rows make {amount}"), amount=f"{rows:.2f}")
    return wrong


def rows_prove_sums(values: Mapping[str, str]) -> Mapping[str, Message]:
    """A sum that the rows make was not misread."""
    agreed = Message(N_("The rows make the same"))
    keys = ("amount", "tax")
    return {key: agreed for key in keys if values.get(key) and values.get(key) == values.get(f"rows.{key}")}


def number_fits_code(values: Mapping[str, str]) -> Mapping[str, Message]:
    """An invoice with a code has a number of 8 digits; digital ones have 20 digits and no code."""
    code, number = values.get("code", ""), values.get("number", "")
    if code and len(number) == _DIGITAL:
        return {"code": Message(N_("An invoice with a number of 20 digits has no code"))}
    return {}


def has_code_or_long_number(values: Mapping[str, str]) -> Mapping[str, Message]:
    """A number of 8 digits tells an invoice only together with its code."""
    code, number = values.get("code", ""), values.get("number", "")
    if not code and len(number) == _PAPER:
        return {"number": Message(N_("The invoice code that belongs to it was not found"))}
    return {}


def seller_is_not_buyer(values: Mapping[str, str]) -> Mapping[str, Message]:
    """Nobody sells to himself: the same number twice means that one was read in the other's place."""
    buyer, seller = values.get("buyer_tax_id", ""), values.get("seller_tax_id", "")
    if buyer and buyer == seller and values.get("buyer_name") != values.get("seller_name"):
        return dict.fromkeys(("buyer_tax_id", "seller_tax_id"), Message(N_("Buyer and seller have the same number")))
    return {}


def remarks_are_no_seal(values: Mapping[str, str]) -> Mapping[str, Message]:
    """Of a seal that lies over the remarks, characters of the seller's name and of its title may be read there."""
    remarks, seal = values.get("remarks", ""), values.get("seller_name", "") + _SEAL
    found = bool(remarks) and bool(values.get("seller_name")) and set(remarks) <= set(seal)
    return {"remarks": Message(N_("Perhaps print of a seal"))} if found else {}
