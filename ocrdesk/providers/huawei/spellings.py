"""What Huawei Cloud writes otherwise than we do: kinds, prefixes, and an amount that it tells in words only."""

import re
from collections.abc import Callable, Mapping

from ocrdesk.providers.web.values import station, without_currency_sign, without_number_sign

VAT_KINDS = {
    "fully_digitalized_special_electronic": "digital_special",
    "fully_digitalized_normal_electronic": "digital_normal",
}
VARIANTS = {"normal": "paper"}
_DIGITS = {digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
_PLACES = {"仟": 1000, "佰": 100, "拾": 10, "": 1}
_WORDS = re.compile(
    r"(?:人民币)?(?:(?P<yuan>[零壹贰叁肆伍陆柒捌玖拾佰仟]+)[圆元])?(?:(?P<jiao>[壹贰叁肆伍陆柒捌玖])角)?[整正]?"
)
_PART = re.compile(r"零?([壹贰叁肆伍陆柒捌玖]?)([仟佰拾]?)")


def _called(ours: Mapping[str, str]) -> Callable[[str], str]:
    return lambda text: ours.get(text, text)


SPELLINGS: Mapping[tuple[str, str], Callable[[str], str]] = {
    ("vat_invoice", "type"): _called(VAT_KINDS),
    ("vat_invoice", "number"): without_number_sign,
    ("driver_license", "variant"): _called(VARIANTS),
    ("train_ticket", "from_station"): station,
    ("train_ticket", "to_station"): station,
    **{
        ("flight_itinerary", key): without_currency_sign
        for key in ("fare", "fund", "fuel_surcharge", "other_taxes", "total")
    },
}
"""By document type and field: how the service's text becomes ours."""


def in_figures(words: str) -> str:
    """The amount that a quota invoice names in words, such as 伍拾元整; "" where it names none. It is below 10 000."""
    found = _WORDS.fullmatch(words)
    if found is None or not (found["yuan"] or found["jiao"]):
        return ""
    parts = [part for part in _PART.findall(found["yuan"] or "") if any(part)]
    yuan = sum(_DIGITS.get(digit, 1) * _PLACES[place] for digit, place in parts)
    return f"{yuan}.{_DIGITS.get(found['jiao'], 0)}0"
