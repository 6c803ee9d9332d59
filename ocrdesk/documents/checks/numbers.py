"""Rules for the numbers of companies, vehicles, cards and passports: text in, complaint or None out."""

import re

from stdnum import luhn
from stdnum.cn import uscc
from stdnum.iso7064 import mod_11_10

from ocrdesk.i18n import N_, Message

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LETTER = "[A-HJ-NP-Z]"
_LETTER_OR_DIGIT = "[A-HJ-NP-Z0-9]"
_PLATES = (
    rf"[{_PROVINCES}]{_LETTER}{_LETTER_OR_DIGIT}{{5}}",
    rf"[{_PROVINCES}]{_LETTER}[DABCEFGHJK]{_LETTER_OR_DIGIT}\d{{4}}",
    rf"[{_PROVINCES}]{_LETTER}\d{{5}}[DABCEFGHJK]",
    rf"[{_PROVINCES}]{_LETTER}{_LETTER_OR_DIGIT}{{4}}[警挂学试超领]",
    rf"[{_PROVINCES}]{_LETTER}\d{{4}}应急",
    r"\d{6}使",
    r"使\d{6}",
    rf"粤Z{_LETTER_OR_DIGIT}{{4}}[港澳]",
    rf"{_LETTER}{{2}}\d{{5}}",
    rf"WJ[{_PROVINCES}]?(?:[A-Z0-9]\d{{4}}|\d{{4}}[A-Z])",
    rf"[{_PROVINCES}]\d{{2}}{_LETTER_OR_DIGIT}{{5}}",
)
_PLATE = re.compile("|".join(_PLATES))

_VIN_VALUES = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ0123456789", map(int, "123456781234579234567890123456789"), strict=True))
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VIN_CHECKED = "L12345K"
"""First characters of makers that keep to the check digit: China, North America, Korea."""

_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_VEHICLE_CLASS = re.compile(r"(?:A[123]|B[12]|C[1-6]|[DEFMNP])+")
_WRONG_CHECK = N_("The check digit does not fit: at least one character is wrong")


def be_credit_code(text: str) -> Message | None:
    """GB 32100-2015; the organisation code within it has a check of its own (GB 11714-1997)."""
    if not re.fullmatch(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}", text):
        return Message(N_("Not 18 digits and letters, without I, O, S, V and Z"))
    if text[-1] != uscc.calc_check_digit(text[:-1]) or text[16] != _organisation_check(text[8:16]):
        return Message(_WRONG_CHECK)
    return None


def be_registration_number(text: str) -> Message | None:
    """GS 15-2006: 15 digits, the last by ISO 7064 MOD 11,10."""
    if not re.fullmatch(r"\d{15}", text):
        return Message(N_("Not 15 digits"))
    return None if mod_11_10.is_valid(text) else Message(_WRONG_CHECK)


def be_vin(text: str) -> Message | None:
    """GB 16735-2019 and ISO 3779; European makers use the ninth place freely, so it is not checked for them."""
    if not re.fullmatch(r"[A-HJ-NPR-Z0-9]{17}", text):
        return Message(N_("Not 17 digits and letters, without I, O and Q"))
    remainder = sum(_VIN_VALUES[c] * weight for c, weight in zip(text, _VIN_WEIGHTS, strict=True)) % 11
    if text[0] in _VIN_CHECKED and text[8] != "0123456789X"[remainder]:
        return Message(_WRONG_CHECK)
    return None


def be_plate(text: str) -> Message | None:
    """GA 36-2018 with its forerunners: ordinary, new-energy, official, embassy, border, military; NY 345: tractors."""
    return None if _PLATE.fullmatch(text) else Message(N_("Not the number of a plate"))


def pass_luhn(text: str) -> Message | None:
    """ISO/IEC 7812-1: 12 to 19 digits that pass the Luhn check."""
    if not re.fullmatch(r"\d{12,19}", text):
        return Message(N_("Not 12 to 19 digits"))
    return None if luhn.is_valid(text) else Message(_WRONG_CHECK)


def be_vehicle_class(text: str) -> Message | None:
    """Order 162 of the Ministry of Public Security, annex 1: the classes of driving licences, joined."""
    return None if _VEHICLE_CLASS.fullmatch(text) else Message(N_("Not a class of driving licence"))


def be_month(text: str) -> Message | None:
    """fields.md V-DATE: a month of a year, as bank cards carry it (ISO/IEC 7813)."""
    return None if re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", text) else Message(N_("Not a month of a year"))


def be_file_number(text: str) -> Message | None:
    """GA 482-2012 and GA 37-2008: 12 digits."""
    return None if re.fullmatch(r"\d{12}", text) else Message(N_("Not 12 digits"))


def be_invoice_code(text: str) -> Message | None:
    """Rules on VAT invoices of the State Taxation Administration: 10 digits on paper, 12 on electronic ones."""
    return None if re.fullmatch(r"\d{10}|\d{12}", text) else Message(N_("Not 10 or 12 digits"))


def be_amount(text: str) -> Message | None:
    """fields.md V-MONEY: a decimal with at most two places; negative on red-letter invoices."""
    return None if re.fullmatch(r"-?\d+(?:\.\d{1,2})?", text) else Message(N_("Not an amount of money"))


def be_passport_line(text: str) -> Message | None:
    """ICAO Doc 9303 part 4: the second line of a passport's machine readable zone with all its check digits."""
    if not re.fullmatch(r"[A-Z0-9<]{44}", text):
        return Message(N_("Not 44 letters, digits and <"))
    parts = ((text[0:9], text[9]), (text[13:19], text[19]), (text[21:27], text[27]), (text[28:42], text[42]))
    whole = text[0:10] + text[13:20] + text[21:43]
    right = all(mrz_check_digit(part) == (digit if digit != "<" else "0") for part, digit in parts)
    return None if right and mrz_check_digit(whole) == text[43] else Message(_WRONG_CHECK)


def mrz_check_digit(text: str) -> str:
    """ICAO Doc 9303 part 3, 4.9: weights 7 3 1, digits as they are, A=10 to Z=35, < = 0."""
    values = (0 if c == "<" else int(c, 36) for c in text)
    return str(sum(value * (7, 3, 1)[place % 3] for place, value in enumerate(values)) % 10)


def _organisation_check(code: str) -> str:
    remainder = sum(int(c, 36) * weight for c, weight in zip(code, _ORGANISATION_WEIGHTS, strict=True)) % 11
    return "0X987654321"[remainder]


def be_bank_name(text: str) -> Message | None:
    """No bank is called by one character; of 平安银行 and 光大银行 the first one is lost where it stands alone."""
    lost = re.match("[㐀-鿿]?(?:银行|农商行|信用社)", text)
    return Message(N_("The beginning of the bank's name is missing")) if lost else None
