"""Rules for passports: the two machine readable lines, and the printed values beside them."""

import re
from collections.abc import Mapping

from ocrdesk.documents.checks.identity import is_expired
from ocrdesk.documents.checks.numbers import be_passport_line, mrz_check_digit
from ocrdesk.documents.extraction.machine_zone import LENGTH, read_day
from ocrdesk.i18n import N_, Message, message

_NAME_LINE = re.compile(r"[PVGW][A-Z<][A-Z<]{3}[A-Z]+(<[A-Z]+)*(<<[A-Z]+(<[A-Z]+)*)?<*")
_CHECKED = {"passport_number": (0, 9), "birth_date": (13, 19), "expiry_date": (21, 27)}


def be_name_line(text: str) -> Message | None:
    """ICAO Doc 9303 part 4: the first line of a passport's zone; fillers alone follow the name."""
    if len(text) != LENGTH or not re.fullmatch(r"[A-Z<]+", text):
        return Message(N_("Not 44 letters and <"))
    return None if _NAME_LINE.fullmatch(text) else Message(N_("Something stands among the fillers after the name"))


def be_passport_number(text: str) -> Message | None:
    """ICAO Doc 9303 part 4: up to nine capital letters and digits."""
    return None if re.fullmatch(r"[A-Z0-9]{5,9}", text) else Message(N_("Not the number of a passport"))


def be_country_code(text: str) -> Message | None:
    """ICAO Doc 9303 part 3, section 5: three letters; D for Germany."""
    return None if re.fullmatch(r"[A-Z]{3}|D", text) else Message(N_("Not the code of a country"))


def be_latin_name(text: str) -> Message | None:
    """ICAO Doc 9303 part 3: names in the zone's letters."""
    return (
        None if re.fullmatch(r"[A-Z]+([ '-][A-Z]+)*", text) else Message(N_("Holds characters that names do not have"))
    )


def print_agrees_with_zone(values: Mapping[str, str]) -> Mapping[str, Message]:
    """The printed number, dates and name are those of the zone; each speaks where its own check digit is right."""
    found: dict[str, Message] = {}
    line = values.get("mrz_line2", "")
    for key, (start, end) in _CHECKED.items():
        inside = _checked(line, start, end)
        text = inside if key == "passport_number" else read_day(inside, past=key == "birth_date")
        if inside and values.get(key) and values[key] != text:
            found[key] = message(N_("The machine readable lines say {value}"), value=text)
    return found


def zone_proves_values(values: Mapping[str, str]) -> Mapping[str, Message]:
    """Check digits that are all right leave no room for a misreading of what they cover."""
    line = values.get("mrz_line2", "")
    if not line or be_passport_line(line) is not None:
        return {}
    covered = ("passport_number", "birth_date", "expiry_date", "mrz_line2")
    wrong = print_agrees_with_zone(values)
    return {key: Message(N_("The check digits are right")) for key in covered if key not in wrong}


def expiry_follows_issue(values: Mapping[str, str]) -> Mapping[str, Message]:
    """Passport Law, article 7: valid for 5 or 10 years; whoever issued it, the end lies after the beginning."""
    issued, expires = values.get("issue_date", ""), values.get("expiry_date", "")
    iso = re.compile(r"\d{4}-\d\d-\d\d")
    if not iso.fullmatch(issued) or not iso.fullmatch(expires) or issued < expires:
        return {}
    return dict.fromkeys(("issue_date", "expiry_date"), Message(N_("The end lies before the beginning")))


def passport_is_expired(values: Mapping[str, str]) -> Message | None:
    """A passport that has run out is worth knowing, and no mistake."""
    return is_expired({"valid_to": values.get("expiry_date", "")})


def _checked(line: str, start: int, end: int) -> str:
    """A part of the second line whose check digit is right; "" where it is not."""
    part = line[start:end]
    right = len(line) > end and bool(re.fullmatch(r"[A-Z0-9<]+", part)) and mrz_check_digit(part) == line[end]
    return part.replace("<", "") if right else ""
