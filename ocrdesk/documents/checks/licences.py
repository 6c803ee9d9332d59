"""Rules for the fields of licences, and between them: of drivers, vehicles and businesses."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from ocrdesk.documents.checks.numbers import be_plate
from ocrdesk.documents.checks.places import begins_too_early, begins_too_late, names_no_place
from ocrdesk.documents.edit_distance import edit_distance
from ocrdesk.documents.normalise import OPEN_END, half_width, read_date, read_open_end
from ocrdesk.i18n import N_, Message, message

_DRIVER_TERMS = (6, 10)
_LONGEST, _WIDEST, _HIGHEST = 30000, 3200, 4500
_NARROWEST, _SLENDER, _FLAT = 500, 9, 2.5
_SIGN = r"[^0-9]?"
_DIMENSIONS = tuple(
    re.compile(rf"(\d{{{length}}}){_SIGN}(\d{{{width}}}){_SIGN}(\d{{{height}}})([mM][mM]?|m[a-z])?")
    for length in (4, 5)
    for width in (3, 4)
    for height in (3, 4)
)
"""Length, width and height, with what was read of the signs between them."""
_SHORT_YEAR = re.compile(
    "(?<![一二三四五六七八九十〇])二([一二三四五六七八九〇]{1,2})(?=年[一二三四五六七八九十]{1,3}月)"
)
"""A year of this century in numerals, with two or three of its four."""
_LEARNER_AGE, _OLDEST_LEARNER = 16, 100
_USES = (
    "非营运 营运 公路客运 公交客运 出租客运 旅游客运 货运 租赁 教练 警用 消防 救护 工程救险 营转非 出租转非 "
    "危险货物运输 危化品运输 幼儿校车 小学生校车 中小学生校车 初中生校车 其他校车 预约出租客运 "
    "预约出租转非 旅客运输 货物运输"
)
USES = tuple(_USES.split())
"""GA/T 16.3, GA 802: what vehicles are used for."""

_BEFORE_THE_END = N_("The end lies before the beginning")
_NUMERAL = r"[零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬两]"
_CAPITAL = re.compile(
    rf"(人民币|美元|港币|港元|欧元|日元)?({_NUMERAL}+|\d[\d,]*(\.\d+)?)[万亿百千]*"
    rf"(元|圆|圓|美元|港元|港币|欧元|日元)?([{_NUMERAL[1:-1]}]+[角分])*(整|正)?"
    r"([（(]?(人民币|美元|港币|港元|欧元|日元|元|整)[)）]?){0,2}"
)


_APPROVAL = "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
"""Announcement 2018/31 of the State Administration for Market Regulation: what follows the trades."""
_SLIPS = 4
_JOINED_WORDS = re.compile("(?<=有效期满)(?=请于期满)|(?<=无记分的)(?=免予)")
_LAST_WORDS = re.compile("，.*(?:内换证|本次审验)$")
"""Order 162, articles 57 and 70: how the sentences on licences end, about their renewal and the yearly examination."""

_OFFICES = ("市场监督", "工商行政", "行政审批")
"""How the name of an authority goes on after its place."""
_REST_OF_OFFICE = re.compile("[㐀-鿿]?(?:场监督|监督管理|督管理|商行政|行政管理|政管理|政审批|管理局|审批局)")
"""How it begins when a part of that is lost, too."""
_OWNERS = re.compile("独资|合资|合作|投资|控股|上市|一人|其他|私营|国有|集体|联营|自然人|法人|内资|外商|港澳|台")
"""What may stand before 有限责任公司 in a type: who owns the company, or how."""
_HOUSE = re.compile(r"[路街道巷村组].*\d+[号室]|\d+(?:号楼|栋|幢|单元|室)")
_STRAY_COLON = re.compile(r"(?<!项目)(?<!范围)(?<!许可)(?<!一般)[：:]")


def be_name_in_any_script(text: str) -> Message | None:
    """GA/T 2000.1 for Chinese names; foreigners' licences carry Latin capitals (GA 482-2012)."""
    if re.fullmatch(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff〇·]{2,}", text):
        # A dash, small print, or what is left of the label; or the nationality. Nobody is called so.
        if text[0] in "一名" or text == "中国":
            return Message(N_("Holds characters that names do not have"))
        wrong = text[0] == "·" or text[-1] == "·" or "··" in text
        return Message(N_("The middle dot stands in a wrong place")) if wrong else None
    if len(text) == 1:
        return Message(N_("Only one character"))
    return None if re.fullmatch(r"[A-Z][A-Z ,.'·-]+", text) else Message(N_("Holds characters that names do not have"))


def be_country(text: str) -> Message | None:
    """The nationality is a country's name in Chinese, mostly 中国; 国 and 籍 are left of the label, 女 of the sex."""
    named = re.fullmatch(r"(?![国籍]|.+中国|.*[性男女])[㐀-鿿]{2,12}", text)
    return None if named else Message(N_("Not the name of a country"))


def be_maker_and_model(text: str) -> Message | None:
    """GA 37-2008: the maker's brand, then the model's letters and digits."""
    if re.fullmatch(r"[㐀-鿿A-Za-z·（）()-]{1,14}?牌?[A-Z0-9][A-Z0-9 /.()（）+-]{2,24}", text):
        return None
    return Message(N_("Not a brand followed by a model"))


def be_engine_number(text: str) -> Message | None:
    """Capital letters and digits as the maker stamped them; never all letters."""
    if re.fullmatch(r"(?=.*\d)[A-Z0-9*/ -]{4,24}", text):
        return None
    return Message(N_("Not an engine number: capital letters and digits"))


def be_mass(text: str) -> Message | None:
    """GA 37-2008: whole kilograms, or -- where the vehicle has none."""
    return None if re.fullmatch(r"\d{2,6}kg|-{1,3}", text, re.IGNORECASE) else Message(N_("Not a number of kilograms"))


def be_seats(text: str) -> Message | None:
    """GA 37-2008: a number of persons; 2+3 where a lorry has two rows; -- where there is no seat."""
    if re.fullmatch(r"\d{1,3}(\+\d{1,2})?人?|-{1,3}", text):
        return None
    return Message(N_("Not a number of seats"))


def be_dimension(text: str) -> Message | None:
    """GA 37-2008: length, width and height in millimetres."""
    found = re.fullmatch(r"(\d{3,5})[×Xx*](\d{3,4})[×Xx*](\d{3,4})(mm)?", text, re.IGNORECASE)
    return None if found else Message(N_("Not length, width and height in millimetres"))


def be_inspection_record(text: str) -> Message | None:
    """fields.md: it says until which month the inspection is valid."""
    return None if re.search(r"20\d\d年\d{1,2}月", text) else Message(N_("Names no month until which it is valid"))


ASTERISKS = "*°'\"’”"
"""What an asterisk is read as."""
BARCODE_NUMBER = rf"[{ASTERISKS}]?\d{{13}}[{ASTERISKS}]?"


def be_barcode_number(text: str) -> Message | None:
    """fields.md: 13 digits, perhaps between asterisks."""
    return None if re.fullmatch(BARCODE_NUMBER, text) else Message(N_("Not 13 digits"))


def be_capital(text: str) -> Message | None:
    """An amount in Chinese numerals or in digits, with its currency."""
    return None if _CAPITAL.fullmatch(text) else Message(N_("Not an amount of money"))


def be_period(text: str) -> Message | None:
    """Two dates, or a date and an open end, joined by 至; or the open end alone."""
    first = read_date(text)
    if first is None:
        return None if read_open_end(text) else Message(N_("Not a period from one date to another"))
    if re.search(r"月\d{1,2}$", text):
        return Message(N_("Not a period from one date to another"))
    rest = text[first[2] :]
    second = read_date(rest)
    if (
        second is None
        and not read_open_end(rest)
        and not re.fullmatch(r"\W*(?:共|为期)?[一二三四五六七八九十\d]{1,3}年", rest)
    ):
        return Message(N_("Not a period from one date to another"))
    return Message(_BEFORE_THE_END) if second and second[0] <= first[0] else None


def period_with_noughts(values: Mapping[str, str]) -> Mapping[str, str]:
    """A period in numerals whose years lost their noughts, for they are thin rings: 二九年六月 is 二〇〇九年六月."""
    text = values.get("valid_period", "")
    whole = _SHORT_YEAR.sub(lambda year: f"二〇{year[1]:〇>2}", text)
    return {"valid_period": whole} if whole != text and be_period(text) and not be_period(whole) else {}


def be_closed(text: str) -> Message | None:
    """What opens a bracket closes it."""
    folded = half_width(text)
    return None if folded.count("(") == folded.count(")") else Message(N_("A bracket is not closed"))


def be_scope(text: str) -> Message | None:
    """Trades are parted by semicolons; a colon follows only what heads a list of them (许可项目：)."""
    return Message(N_("A colon stands where a semicolon may be meant")) if _STRAY_COLON.search(text) else None


def trades_parted_by_semicolons(values: Mapping[str, str]) -> Mapping[str, str]:
    """A scope whose trades are parted by semicolons has no colon between two of them; its last sentence is known."""
    scope = values.get("business_scope", "")
    parted = _STRAY_COLON.sub("；", scope) if "；" in scope or ";" in scope else scope
    parted = _with_known_end(parted)
    return {"business_scope": parted} if parted != scope else {}


def _with_known_end(scope: str) -> str:
    """The scope with the sentence that ends most of them, word by word as it is printed, if it was misread a little."""
    start = max(scope.rfind("（"), scope.rfind("("))
    end = scope[start:]
    if start < 0 or half_width(end) == half_width(_APPROVAL):
        return scope
    return scope[:start] + _APPROVAL if edit_distance(half_width(end), half_width(_APPROVAL)) <= _SLIPS else scope


def be_business_name(text: str) -> Message | None:
    """Rules on enterprise names, article 6: at least a trade name and a form, in Chinese characters."""
    short = len(re.findall(r"[㐀-鿿]", text)) < 2  # noqa: PLR2004 - as above
    if short:
        return Message(N_("Too short for a name"))
    if re.fullmatch("一[㐀-鿿]{2,3}", text):  # a dash, or small print; nobody is called so
        return Message(N_("Holds characters that names do not have"))
    return Message(N_("An address stands in the name")) if _HOUSE.search(text) else None


def be_kind_of_business(text: str) -> Message | None:
    """What the business is by law (GB/T 12402), not what it is called: 苏州市远帆物流有限责任公司."""
    before = re.match(r"([㐀-鿿]{4,})(?:股份)?有限(?:责任)?公司", text)
    named = before is not None and _OWNERS.search(before[1]) is None
    return Message(N_("The name of a company, not its type")) if named else None


def be_registration_authority(text: str) -> Message | None:
    """Named after its place and ending like an office; a name that begins with 市 or 区 has lost its beginning."""
    if begins_too_late(text) or names_no_place(text) or text.startswith(_OFFICES) or _REST_OF_OFFICE.match(text):
        return Message(N_("The beginning of the name is missing"))
    if begins_too_early(text):
        return Message(N_("Something stands before the name"))
    whole = re.fullmatch(r"[㐀-鿿（）()]{4,40}(局|分局|委员会|管理所|办公室|政务服务中心)", text)
    return None if whole else Message(N_("Does not end like the name of an authority"))


def licence_is_valid_for_a_term(values: Mapping[str, str]) -> Mapping[str, Message]:
    """Order 162 of the Ministry of Public Security, article 10: six years, ten years, or without end."""
    begin, end = _iso(values.get("valid_from", "")), _iso(values.get("valid_to", ""))
    if begin is None or end is None:
        return {}
    if end <= begin:
        return dict.fromkeys(("valid_from", "valid_to"), Message(_BEFORE_THE_END))
    if any(abs(end - _later(begin, years)) <= timedelta(days=1) for years in _DRIVER_TERMS):
        return {}
    return dict.fromkeys(("valid_from", "valid_to"), Message(N_("Licences are valid for 6 or 10 years to the day")))


def licence_was_issued_at_age(values: Mapping[str, str]) -> Mapping[str, Message]:
    """Order 162, article 14: nobody under 16 holds a licence; and no validity begins before the first issue."""
    born, issued = _iso(values.get("birth_date", "")), _iso(values.get("first_issue_date", ""))
    begin = _iso(values.get("valid_from", ""))
    found: dict[str, Message] = {}
    if born and issued and not _later(born, _LEARNER_AGE) <= issued <= _later(born, _OLDEST_LEARNER):
        found["first_issue_date"] = Message(N_("Does not fit the date of birth"))
    if issued and begin and begin < issued:
        found["valid_from"] = Message(N_("Lies before the date of first issue"))
    return found


def end_from_years(values: Mapping[str, str]) -> Mapping[str, str]:
    """Older licences print "6年" beside the day on which the validity begins."""
    begin, years = _iso(values.get("valid_from", "")), re.fullmatch(r"(\d{1,2})年", values.get("valid_to", ""))
    return {"valid_to": _later(begin, int(years[1])).isoformat()} if begin and years else {}


def dimension_with_signs(values: Mapping[str, str]) -> Mapping[str, str]:
    """GB 1589-2016: lengths up to 22 m, widths up to 2.6 m, heights up to 4 m; so lost signs have but one place."""
    text = values.get("dimension", "")
    found = [match for form in _DIMENSIONS if (match := form.fullmatch(text)) and _is_vehicle(match)]
    if len(found) != 1 or not be_dimension(text):
        return {}
    return {"dimension": "×".join(found[0].group(1, 2, 3)) + ("mm" if found[0][4] else "")}


def _is_vehicle(size: re.Match[str]) -> bool:
    length, width, height = map(int, size.group(1, 2, 3))
    is_wide = max(_NARROWEST, length / _SLENDER) <= width <= min(_WIDEST, length)
    return length <= _LONGEST and is_wide and width / _FLAT <= height <= _HIGHEST


def barcode_between_asterisks(values: Mapping[str, str]) -> Mapping[str, str]:
    """fields.md: an asterisk stands on both sides of the digits, or on none; small ones are read as other signs."""
    text = values.get("barcode_number", "")
    digits = text.strip(ASTERISKS)
    whole = f"*{digits}*"
    return {"barcode_number": whole} if text not in (digits, whole) and not be_barcode_number(digits) else {}


def record_with_its_signs(values: Mapping[str, str]) -> Mapping[str, str]:
    """A record in the known sentences loses the signs at the ends of its lines easily, for they are small."""
    text = values.get("record", "")
    parted = _JOINED_WORDS.sub("，", text)
    whole = f"{parted}。" if _LAST_WORDS.search(parted) else parted
    return {"record": whole} if whole != text else {}


def scrapping_date_in_remarks(values: Mapping[str, str]) -> Mapping[str, str]:
    """GA 37-2008: the day by which a vehicle must be scrapped stands among the remarks."""
    named = re.search(r"强制报废期[止至]?\W*(.+)", values.get("remarks", ""))
    day = read_date(named[1]) if named and not values.get("scrapping_date") else None
    return {"scrapping_date": day[0]} if day else {}


def vehicle_was_registered_before_issue(values: Mapping[str, str]) -> Mapping[str, Message]:
    """fields.md: the licence is issued on the day of registration or later."""
    registered, issued = _iso(values.get("register_date", "")), _iso(values.get("issue_date", ""))
    if registered is None or issued is None or registered <= issued:
        return {}
    return dict.fromkeys(("register_date", "issue_date"), Message(N_("Issued before it was registered")))


def plate_fits_vehicle(values: Mapping[str, str]) -> Mapping[str, Message]:
    """GA 36-2018: only trailers have plates that end in 挂."""
    plate, kind = values.get("plate_number", ""), values.get("vehicle_type", "")
    if not plate or not kind or be_plate(plate) or ("挂" in plate) == ("挂车" in kind):
        return {}
    return {"vehicle_type": Message(N_("Does not fit the plate"))}


def gross_mass_holds_the_rest(values: Mapping[str, str]) -> Mapping[str, Message]:
    """The gross mass holds the vehicle and its load."""
    gross, empty, load = (_kilograms(values.get(key, "")) for key in ("gross_mass", "unladen_mass", "approved_load"))
    if gross is None or empty is None or gross >= empty + (load or 0):
        return {}
    return {"gross_mass": Message(N_("Less than the vehicle and its load"))}


def period_begins_when_established(values: Mapping[str, str]) -> Mapping[str, Message]:
    """A business's period begins on the day it was established, unless it was renewed later."""
    established, begin = _iso(values.get("established_date", "")), read_date(values.get("valid_period", ""))
    if established is None or begin is None or date.fromisoformat(begin[0]) >= established:
        return {}
    return {"valid_period": message(N_("Begins before the establishment on {date}"), date=established.isoformat())}


def business_dates_prove_each_other(values: Mapping[str, str]) -> Mapping[str, Message]:
    """The day of establishment, printed twice, was read alike twice."""
    established, begin = values.get("established_date", ""), read_date(values.get("valid_period", ""))
    if not established or begin is None or begin[0] != established:
        return {}
    return {"established_date": Message(N_("Agrees with the period of business"))}


def _kilograms(text: str) -> int | None:
    found = re.fullmatch(r"(\d+)kg", text, re.IGNORECASE)
    return int(found[1]) if found else None


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)


def _iso(text: str) -> date | None:
    if text == OPEN_END or not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
