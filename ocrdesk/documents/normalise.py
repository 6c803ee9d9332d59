"""The one spelling of each kind of value: half-width codes, ISO dates, joined lines.

Nothing is corrected here: a text that cannot be put into its kind's form stays as it was read.
"""

import re
import unicodedata
from datetime import date

from ocrdesk.documents.written_forms import simplified
from ocrdesk.model import FieldSpec, Shape

OPEN_END = "长期"
"""How a validity without an end is kept (fields.md, 长期)."""

_OPEN_WORDS = ("长期有效", "长期", "永久有效", "永久", "无固定期限", "長期")
_OPEN_DATES = frozenset({"9999-12-31", "2999-12-31"})
_DOTS = dict.fromkeys(map(ord, "•・‧∙●･᛫⋅"), "·")
_EDGES = " :：;；,，.。、|_-—'\"‘’“”`~"

_YEAR_MONTH_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:18|19|20|21|99)\d\d)(?:\s*年\s*|\s*[./\-,·:_=≈]+\s*|\s+)(?P<m>0?[1-9]|1[0-2])"
    r"(?:\s*月\s*|\s*[./\-,·:_=≈]+\s*|\s+)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d(?!\d{3}))(?:\s*日)?"
)
_COMPACT = re.compile(
    r"(?<!\d)(?P<y>(?:18|19|20|21|99)\d\d)\D?(?P<m>0[1-9]|1[0-2])\D?(?P<d>0[1-9]|[12]\d|3[01])(?!\d(?!\d{7}))日?"
)
_WITHOUT_YEAR_SIGN = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*(?P<m>1[0-2]|0?[1-9])\s*月\s*(?P<d>3[01]|[12]\d|0?[1-9])\s*日"
)
"""The pale sign behind the year is easily lost; the year's four figures tell where it ends."""

_NUMERALS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○oO0", 0)
_NUMERAL_DATE = re.compile(
    r"(?P<y>[一二][一二三四五六七八九〇零○oO0]{3})\s*年\s*(?P<m>[元正一二三四五六七八九十]{1,2})\s*月\s*"
    r"(?P<d>[一二三四五六七八九十]{1,3})\s*日"
)
"""二〇〇八年五月十二日, as older licences print it."""

_NUMERAL_YEAR = re.compile(r"[一二][一二三四五六七八九〇○oO0]{3}(?=年)")

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY_MONTH_YEAR = re.compile(
    rf"(?<!\d)(?P<d>3[01]|[12]\d|0?[1-9])\s*(?:\d{{1,2}}\s*月\s*/?\s*)?(?P<m>{'|'.join(_MONTHS)})[A-Z]{{0,6}}"
    r"\.?\s*(?P<y>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
"""ICAO Doc 9303 part 3, 3.8: dates as passports print them, with the month in another language beside."""


def half_width(text: str) -> str:
    """NFKC: full-width digits, letters and punctuation become half-width."""
    return unicodedata.normalize("NFKC", text)


def label_form(character: str) -> str:
    """One character as labels are compared: half-width, simplified; unchanged where that is not one character."""
    folded = unicodedata.normalize("NFKC", character)
    return simplified(folded) if len(folded) == 1 else character


def clean(spec: FieldSpec, text: str) -> str:
    """The field's text as it is kept; a text that is not of the field's shape is only trimmed."""
    match spec.shape:
        case Shape.CODE:
            bare = re.sub(r"\s+", "", half_width(text))
            # Dashes alone say that there is no such number.
            return (bare if re.fullmatch("-+", bare) else bare.strip(_EDGES)).upper()
        case Shape.DATE | Shape.DATE_OR_OPEN:
            return _clean_date(spec, text)
        case Shape.MONTH:
            return _clean_month(text)
        case Shape.CHOICE:
            return _clean_choice(spec, text)
        case Shape.MONEY:
            return re.sub(r"[¥Y,\s]|CNY|元", "", half_width(text))
        case _:
            text = _NUMERAL_YEAR.sub(_with_noughts, join_blanks(_half_width_letters(text).translate(_DOTS)))
            return text.lstrip(_EDGES).rstrip(_EDGES.replace("。", ""))


def join_blanks(text: str) -> str:
    """Blanks stay only between Latin words."""
    single = re.sub(r"\s+", " ", text.strip())
    return re.sub(r"(?<![A-Za-z0-9,.]) | (?![A-Za-z0-9])", "", single)


def read_date(text: str) -> tuple[str, int, int] | None:
    """The first date in a text as (ISO, start, end), or None: `YYYYMMDD`, dotted, dashed, 年月日, in numerals."""
    folded = _same_length_half_width(text)
    forms = (_YEAR_MONTH_DAY, _COMPACT, _DAY_MONTH_YEAR, _WITHOUT_YEAR_SIGN, _NUMERAL_DATE)
    found = next((match for form in forms if (match := form.search(folded))), None)
    if found is None:
        return None
    try:
        day = date(*map(_as_number, found.group("y", "m", "d")))
    except ValueError:
        return None
    return day.isoformat(), found.start(), found.end()


def _as_number(text: str) -> int:
    """The number that digits, a month's name or Chinese numerals say: 12, DEC, 十二. Raises ValueError."""
    if text.isascii() and text.isdigit():
        return int(text)
    if text.upper() in _MONTHS:
        return _MONTHS.index(text.upper()) + 1
    if text in ("元", "正"):
        return 1
    tens, ten, ones = text.rpartition("十")
    if ten:
        return 10 * _small_number(tens, 1) + _small_number(ones, 0)
    return int("".join(str(_NUMERALS[character]) for character in text))


def _small_number(numeral: str, empty: int) -> int:
    if len(numeral) > 1 or (numeral and numeral not in _NUMERALS):
        raise ValueError(numeral)
    return _NUMERALS[numeral] if numeral else empty


def read_open_end(text: str) -> tuple[int, int] | None:
    """Where a text says that something is valid without end, as (start, end)."""
    for word in _OPEN_WORDS:
        start = text.find(word)
        if start >= 0:
            return start, start + len(word)
    return None


def _with_noughts(year: re.Match[str]) -> str:
    """二○○八 and 二OO八 with the nought that belongs there."""
    return re.sub("[○oO0]", "〇", year.group())


def _clean_date(spec: FieldSpec, text: str) -> str:
    bare = re.sub(r"\s+", "", half_width(text)).strip(_EDGES)
    found, open_end = read_date(text), read_open_end(bare)
    # What else stands beside a date would be lost: then the text is no date, and stays to say so itself.
    if found and not re.search(r"\w", text[: found[1]] + text[found[2] :]):
        return OPEN_END if spec.shape is Shape.DATE_OR_OPEN and found[0] in _OPEN_DATES else found[0]
    alone = open_end and not re.search(r"\w", bare[: open_end[0]] + bare[open_end[1] :])
    if spec.shape is Shape.DATE_OR_OPEN and alone:
        return OPEN_END
    return bare


def _clean_month(text: str) -> str:
    """MM/YY and MM/YYYY as cards print them, and YYYY-MM and YYYY年MM月."""
    bare = re.sub(r"\s+", "", half_width(text)).strip(_EDGES)
    if found := re.fullmatch(r"(0?[1-9]|1[0-2])[/.-](?:20)?(\d\d)", bare):
        return f"20{found[2]}-{int(found[1]):02}"
    if found := re.fullmatch(r"(20\d\d)[年/.-](0?[1-9]|1[0-2])月?", bare):
        return f"{found[1]}-{int(found[2]):02}"
    return bare


def _clean_choice(spec: FieldSpec, text: str) -> str:
    value = re.sub(r"\s+", "", half_width(text)).strip(_EDGES)
    # What a person reads in a value's place is understood, too: "Not known" for "-1".
    shown = {re.sub(r"\s+", "", half_width(spec.shown(choice))): choice for choice in spec.choices}
    spellings = shown | dict(spec.spellings)
    for word in (value, value.removesuffix(spec.suffix)):
        for spelled in (word, spellings.get(word), simplified(word)):
            if spelled in spec.choices:
                return str(spelled)
    return value


def _half_width_letters(text: str) -> str:
    return "".join(half_width(c) if half_width(c).isascii() and half_width(c).isalnum() else c for c in text)


def _same_length_half_width(text: str) -> str:
    return "".join(half_width(c) if len(half_width(c)) == 1 else c for c in text)
