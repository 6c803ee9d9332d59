"""Amounts of money in words: 贰万捌仟叁佰陆拾捌圆叁角肆分 and 28368.34 are the same."""

import re
from collections.abc import Mapping
from decimal import Decimal

from ocrdesk.i18n import N_, Message, message

_DIGITS = {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")} | {c: i for i, c in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"两": 2, "弍": 2, "貳": 2, "叄": 3, "參": 3, "陸": 6, "壱": 1, "壹": 1}
_TENS = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_WORDS = "".join([*_DIGITS, *_TENS, *_MYRIADS])
_AMOUNT = re.compile(
    rf"(?P<negative>\(?负数?\)?)?(?:人民币)?(?:(?P<yuan>[{_WORDS}]+)[圆元園圓])?零?"
    rf"(?:(?P<jiao>[{_WORDS}])角)?零?(?:(?P<fen>[{_WORDS}])分)?(?:整|正)?"
)


def read_amount(words: str) -> Decimal | None:
    """The amount that the words say, or None where they are none (fields.md, V-CNUM)."""
    found = _AMOUNT.fullmatch(re.sub(r"[\s⊗ⓧ×]", "", words).replace("（", "(").replace("）", ")"))
    if found is None or not any(found[part] for part in ("yuan", "jiao", "fen")):
        return None
    parts = [_whole_number(found[part] or "零") for part in ("yuan", "jiao", "fen")]
    if any(part is None for part in parts):
        return None
    yuan, jiao, fen = (part or 0 for part in parts)
    amount = Decimal(yuan * 100 + jiao * 10 + fen) / 100
    return -amount if found["negative"] else amount


def be_amount_in_words(text: str) -> Message | None:
    """Rules on filling in bills (支付结算办法, annex 1): financial numerals, 圆, 角, 分, 整."""
    return None if read_amount(text) is not None else Message(N_("Not an amount in words"))


def words_say_total(values: Mapping[str, str]) -> Mapping[str, Message]:
    """The total stands in words and in figures, and both are the same."""
    said, total = read_amount(values.get("total_words", "")), as_decimal(values.get("total", ""))
    if said is None or total is None or said == total:
        return {}
    complaint = message(N_("In words it is {amount}"), amount=f"{said:.2f}")
    return {"total": complaint, "total_words": message(N_("In figures it is {amount}"), amount=f"{total:.2f}")}


def as_decimal(text: str) -> Decimal | None:
    """A cleaned amount as a number, or None where it is none."""
    return Decimal(text) if re.fullmatch(r"-?\d{1,15}(?:\.\d{1,10})?", text) else None


def _whole_number(words: str) -> int | None:
    """The number that the words say; None where the places do not go down."""
    total = section = digit = 0
    place = big_place = 10**9
    for word in words:
        if word in _DIGITS:
            if digit and _DIGITS[word]:  # two digits without a place between them
                return None
            digit = _DIGITS[word]
        elif word in _TENS:
            if _TENS[word] >= place:
                return None
            place = _TENS[word]
            section += max(digit, 1) * place
            digit = 0
        else:
            if _MYRIADS[word] >= big_place:
                return None
            big_place, place = _MYRIADS[word], 10**9
            total += (section + digit) * big_place
            section = digit = 0
    return total + section + digit
