"""Rules that values must keep: text in, complaint or None out.

Every rule names its source. The cross-checks compare fields of one document; the proofs say which values two
independent readings agree on; the notes tell what the clerk should know though nothing is wrong.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from stdnum.cn import ric

from ocrdesk.documents.checks.places import begins_too_late
from ocrdesk.documents.normalise import OPEN_END
from ocrdesk.i18n import N_, Message, message

_REGIONS = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"
ID_REGIONS = frozenset(_REGIONS.split())
"""First two digits of resident numbers: GB/T 2260 provinces; 81-83 for Hong Kong, Macau and Taiwan residents."""

_GROUPS = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 "
    "柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 "
    "塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 其他 穿青人"
)
ETHNIC_GROUPS = tuple(_GROUPS.split())
"""The 56 groups of GB/T 3304, and the two words that cards carry besides."""

OTHER_SIDE = "other_side."
"""Facts of this name say what the other page of the same paper carries."""

_OLDEST = date(1900, 1, 1)
_TERMS = (5, 10, 20)
_RESIDENT_LENGTH = 18


def today() -> date:
    """The day it is here."""
    return datetime.now(UTC).astimezone().date()


def be_resident_number(text: str) -> Message | None:
    """GB 11643-1999 (18 digits, check digit by ISO 7064 MOD 11-2) and its 15-digit forerunner.

    The region is checked by province only: lists of counties never hold all that were ever assigned.
    """
    if re.fullmatch(r"\d{15}", text):
        wrong = text[:2] not in ID_REGIONS or _date(f"19{text[6:12]}") is None
        return Message(N_("The first digits are no region or date of birth")) if wrong else None
    if len(text) != _RESIDENT_LENGTH:
        return message(N_("Has {count} characters, not 18"), count=len(text))
    if not re.fullmatch(r"[1-9]\d{16}[\dX]", text):
        return Message(N_("Only digits may stand here, and X at the end"))
    return _wrong_digits(text)


def _wrong_digits(number: str) -> Message | None:
    if number[:2] not in ID_REGIONS:
        return message(N_("No region begins with {prefix}"), prefix=number[:2])
    born = _date(number[6:14])
    if born is None or not _OLDEST <= born <= today():
        return message(N_("Digits 7 to 14 are no date of birth: {digits}"), digits=number[6:14])
    if number[-1] != ric.calc_check_digit(number):
        return Message(N_("The check digit does not fit: at least one digit is wrong"))
    return None


def be_past_date(text: str) -> Message | None:
    """fields.md V-DATE: a real day from 1900 until today."""
    day = _iso(text)
    if day is None:
        return Message(N_("Not a date"))
    if not _OLDEST <= day <= today():
        return Message(N_("The date lies in the future or before 1900"))
    return None


def be_past_month_or_date(text: str) -> Message | None:
    """fields.md V-DATE: a real day or month from 1900 until today."""
    return be_past_date(f"{text}-01" if re.fullmatch(r"\d{4}-\d\d", text) else text)


def be_date(text: str) -> Message | None:
    """fields.md V-DATE: a real day."""
    return None if _iso(text) else Message(N_("Not a date"))


def be_date_or_open(text: str) -> Message | None:
    """fields.md V-DATE and 长期."""
    return None if text == OPEN_END or _iso(text) else Message(N_("Neither a date nor 长期"))


def be_name_of_person(text: str) -> Message | None:
    """GA/T 2000.1: Chinese characters, the parts of minority names joined by a middle dot."""
    if not re.fullmatch(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff〇·]+", text):
        return Message(N_("Holds characters that names do not have"))
    if text[0] in "一名":  # a dash, or what is left of the label; nobody is called so
        return Message(N_("Holds characters that names do not have"))
    if text[0] == "·" or text[-1] == "·" or "··" in text:
        return Message(N_("The middle dot stands in a wrong place"))
    if len(text) == 1:
        return Message(N_("Only one character"))
    return None


def end_like_police_authority(text: str) -> Message | None:
    """Law on Resident Identity Cards, article 6: issued by the public security organ of a county or district."""
    if text.endswith(("公安局", "分局", "公安处", "公安厅")):
        return None
    return Message(N_("Does not end like the name of a police authority"))


def be_address(text: str) -> Message | None:
    """An address names at least a place: two Chinese characters, and nothing that no address has."""
    if len(re.findall(r"[㐀-鿿]", text)) < 2:  # noqa: PLR2004 - as the docstring says
        return Message(N_("Too short for an address"))
    if re.search(r"[=+*%$^<>?？!！;；。]", text):
        return Message(N_("Holds signs that addresses do not have"))
    if len(re.findall(r"[(（]", text)) != len(re.findall(r"[)）]", text)):
        return Message(N_("A bracket has no partner"))
    if begins_too_late(text):
        return Message(N_("The beginning of the address is missing"))
    if re.match(r"(?:19|20)\d\d *年", text):
        return Message(N_("A date stands before the address"))
    return None


def birth_date_agrees_with_number(values: Mapping[str, str]) -> Mapping[str, Message]:
    """GB 11643: digits 7 to 14 are the date of birth. Speaks only where the number itself is right."""
    born = _birth_in_number(values)
    if born is None or not values.get("birth_date") or values["birth_date"] == born:
        return {}
    return {"birth_date": message(N_("The ID number says {date}"), date=born)}


def sex_agrees_with_number(values: Mapping[str, str]) -> Mapping[str, Message]:
    """GB 11643: digit 17 is odd for men, even for women. Speaks only where the number itself is right."""
    sex = _sex_in_number(values)
    if sex is None or not values.get("sex") or values["sex"] == sex:
        return {}
    return {"sex": message(N_("The ID number says {sex}"), sex=sex)}


def sides_agree(values: Mapping[str, str]) -> Mapping[str, Message]:
    """fields.md: what both pages of a licence carry must be the same on both."""
    others = {key.removeprefix(OTHER_SIDE): text for key, text in values.items() if key.startswith(OTHER_SIDE)}
    return {
        key: message(N_("The other page says {value}"), value=text)
        for key, text in others.items()
        if text and values.get(key) and values[key] != text
    }


def validity_is_a_term(values: Mapping[str, str]) -> Mapping[str, Message]:
    """Law on Resident Identity Cards, article 5: 5, 10 or 20 years to the day, or without end."""
    begin, end = _iso(values.get("valid_from", "")), _iso(values.get("valid_to", ""))
    if begin is None or end is None:
        return {}
    if end <= begin:
        return dict.fromkeys(("valid_from", "valid_to"), Message(N_("The end lies before the beginning")))
    if any(abs(end - _years_after(begin, years)) <= timedelta(days=1) for years in _TERMS):
        return {}
    return dict.fromkeys(("valid_from", "valid_to"), Message(N_("Cards are valid for 5, 10 or 20 years to the day")))


def validity_begins_in_lifetime(values: Mapping[str, str]) -> Mapping[str, Message]:
    """A card is issued after its holder's birth, where a document holds both dates, and not in the future."""
    begin, born = _iso(values.get("valid_from", "")), _iso(values.get("birth_date", ""))
    if begin is None:
        return {}
    if begin > today():
        return {"valid_from": Message(N_("The date lies in the future"))}
    if born is not None and begin < born:
        return {"valid_from": Message(N_("Lies before the date of birth"))}
    return {}


def number_proves_itself(values: Mapping[str, str]) -> Mapping[str, Message]:
    """A right check digit, and the date of birth read twice alike, leave no room for a misreading."""
    key, number = _number(values)
    if len(number) != _RESIDENT_LENGTH:  # 15 digits have no check digit
        return {}
    born, sex = _birth_in_number(values), _sex_in_number(values)
    if born is None or values.get("birth_date") != born or values.get("sex") not in (sex, "", None):
        return {}
    proved = {
        key: Message(N_("Check digit and date of birth agree")),
        "birth_date": Message(N_("Agrees with the ID number")),
    }
    if values.get("sex") == sex:
        proved["sex"] = Message(N_("Agrees with the ID number"))
    return proved


def birth_date_from_number(values: Mapping[str, str]) -> Mapping[str, str]:
    """A date of birth that was not read, or of which too little was left, follows from the number."""
    born, read = _birth_in_number(values), values.get("birth_date")
    return {"birth_date": born} if born and read is not None and _iso(read) is None else {}


def sex_from_number(values: Mapping[str, str]) -> Mapping[str, str]:
    """A sex that was not read follows from the number, unless the date of birth tells that one of them is wrong."""
    sex, born = _sex_in_number(values), values.get("birth_date", "")
    if sex is None or values.get("sex") != "" or (_iso(born) and born != _birth_in_number(values)):
        return {}
    return {"sex": sex}


def is_expired(values: Mapping[str, str]) -> Message | None:
    """A validity that has ended is worth knowing, and no mistake (fields.md, 长期)."""
    end = _iso(values.get("valid_to", ""))
    if end is None or end >= today():
        return None
    return message(N_("Expired on {date}"), date=end.isoformat())


def _number(values: Mapping[str, str]) -> tuple[str, str]:
    """The resident number and its key: driving licences carry it as their own number."""
    key = "license_number" if "license_number" in values else "id_number"
    return key, values.get(key, "")


def _birth_in_number(values: Mapping[str, str]) -> str | None:
    _, number = _number(values)
    if not number or be_resident_number(number):
        return None
    born = _date(number[6:14] if len(number) == _RESIDENT_LENGTH else f"19{number[6:12]}")
    return born.isoformat() if born else None


def _sex_in_number(values: Mapping[str, str]) -> str | None:
    _, number = _number(values)
    if not number or be_resident_number(number):
        return None
    digit = int(number[16] if len(number) == _RESIDENT_LENGTH else number[14])
    return "男" if digit % 2 else "女"


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)


def _iso(text: str) -> date | None:
    return _date(text.replace("-", "")) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None


def _date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
