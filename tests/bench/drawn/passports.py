"""Passports: the page with the holder and the machine readable zone."""

import random
from collections.abc import Mapping
from datetime import date, timedelta

from ocrdesk.documents.checks.numbers import mrz_check_digit
from tests.bench.drawn.holders import day_after, invent_person, years_after
from tests.bench.drawn.paper import INK, Colour, Hand, Paper, guilloche
from tests.bench.drawn.typefaces import LATIN, LATIN_BOLD, MONO, MONO_BOLD, SANS, SANS_BOLD, SERIF, SERIF_BOLD

SIZE = (1476, 1040)
"""125 x 88 mm at 300 dots an inch (ISO/IEC 7810 ID-3)."""
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_NAMES = (
    ("张", "ZHANG"),
    ("李", "LI"),
    ("王", "WANG"),
    ("陈", "CHEN"),
    ("欧阳", "OUYANG"),
    ("吕", "LYU"),
    ("徐", "XU"),
    ("周", "ZHOU"),
)
_GIVEN = (
    ("伟", "WEI"),
    ("小明", "XIAOMING"),
    ("芳", "FANG"),
    ("思远", "SIYUAN"),
    ("雨欣", "YUXIN"),
    ("建国", "JIANGUO"),
    ("博睿", "BORUI"),
)
_PLACES = (
    ("北京", "BEIJING"),
    ("上海", "SHANGHAI"),
    ("广东", "GUANGDONG"),
    ("四川", "SICHUAN"),
    ("陕西", "SHAANXI"),
    ("浙江", "ZHEJIANG"),
)
_AUTHORITIES = ("公安部出入境管理局", "中华人民共和国国家移民管理局")


def draw_passport(chance: random.Random) -> Paper:
    """The page of a Chinese passport, or of another country's."""
    native, foreign = chance.random() < 0.8, None
    person, (family, surname), (given, given_name) = invent_person(chance), chance.choice(_NAMES), chance.choice(_GIVEN)
    issued = day_after(date(2017, 1, 1), chance, 0, 3000)
    expires = years_after(issued, 10) - timedelta(days=1)
    number = (
        f"E{chance.choice('ABCDEFGHJKLMN')}{chance.randrange(10**7):07}"
        if chance.random() < 0.6
        else f"E{chance.randrange(10**8):08}"
    )
    country = "CHN"
    if not native:
        country, surname, given_name, foreign = chance.choice(
            (("UTO", "ERIKSSON", "ANNA MARIA", "UTOPIA"), ("UTO", "VAN DER MUELLEN", "PETER", "UTOPIA"))
        )
        number = f"L{chance.randrange(10**8):08}"
    (born, born_english), (place, place_english) = chance.choice(_PLACES), chance.choice(_PLACES)
    fields = {
        "type": "P",
        "country_code": country,
        "passport_number": number,
        "surname": surname,
        "given_name": given_name,
        "sex": "M" if person.sex == "男" else "F",
        "nationality": country,
        "birth_date": person.birth.isoformat(),
        "birth_place": f"{born}/{born_english}" if native else born_english,
        "issue_date": issued.isoformat(),
        "issue_place": f"{place}/{place_english}" if native else place_english,
        "expiry_date": expires.isoformat(),
        "authority": chance.choice(_AUTHORITIES) if native else "MINISTRY OF THE INTERIOR",
    }
    first, second = _zone(fields, chance)
    fields |= {"mrz_line1": first, "mrz_line2": second}
    if native:
        fields["name_native"] = family + given
    grounds = chance.choice((((246, 236, 232), (228, 236, 244)), ((238, 244, 236), (244, 240, 226))))
    paper = Paper(guilloche(SIZE, *grounds, chance), "passport", fields, None, "passport")
    _write_head(paper, foreign)
    _write_rows(paper, foreign, chance)
    paper.portrait((70, 210, 420, 660), chance)
    zone = Hand(chance.choice((MONO, MONO_BOLD)), 49)
    for row, text, key in ((892, first, "mrz_line1"), (962, second, "mrz_line2")):
        paper.write((738, row), text, zone, role="value", key=key, anchor="mm")
    paper.mark((1360, 1020), 16)
    return paper.rounded(18)


def _zone(fields: Mapping[str, str], chance: random.Random) -> tuple[str, str]:
    country, names = fields["country_code"], (fields[key].replace(" ", "<") for key in ("surname", "given_name"))
    first = f"P<{country}{'<<'.join(names)}".ljust(44, "<")
    rest = "".join(chance.choices("0123456789", k=8)) if chance.random() < 0.3 else ""
    born, expires = (fields[key].replace("-", "")[2:] for key in ("birth_date", "expiry_date"))
    parts = [fields["passport_number"].ljust(9, "<"), born, expires, rest.ljust(14, "<")]
    checked = [part + mrz_check_digit(part) for part in parts]
    second = f"{checked[0]}{country}{checked[1]}{fields['sex']}{checked[2]}{checked[3]}"
    return first, second + mrz_check_digit("".join(checked))


def _write_head(paper: Paper, foreign: str | None) -> None:
    title = Hand(SERIF_BOLD, 44)
    if foreign:
        paper.write((70, 70), "PASSPORT", Hand(LATIN_BOLD, 40), role="title")
        paper.write((640, 70), foreign, Hand(LATIN_BOLD, 36), role="title")
        return
    paper.write((70, 70), "护照", title, role="title")
    paper.write((70, 128), "PASSPORT", Hand(LATIN, 30), role="title")
    paper.write((470, 52), "中华人民共和国", Hand(SERIF_BOLD, 36, INK, 0.2), role="title")
    paper.write((470, 96), "PEOPLE'S REPUBLIC OF CHINA", Hand(LATIN, 22), role="title")


def _write_rows(paper: Paper, foreign: str | None, chance: random.Random) -> None:
    ink: Colour = chance.choice(((70, 84, 130), (90, 70, 70), INK))
    label = Hand(chance.choice((SANS, SERIF)), chance.choice((20, 22)), ink)
    value = Hand(chance.choice((SANS, SANS_BOLD, SERIF)), chance.choice((30, 33)))
    fields, pitch = paper.fields, chance.choice((94, 98))
    sex = ("男/" if fields["sex"] == "M" else "女/") + fields["sex"] if not foreign else fields["sex"]
    names = (
        [("姓/Surname", fields["surname"], 470), ("名/Given names", fields["given_name"], 900)]
        if foreign or chance.random() < 0.4
        else [("姓名/Name", f"{fields['name_native']}", 470), ("", f"{fields['surname']}, {fields['given_name']}", 800)]
    )
    if not foreign and len(names) == 2 and names[0][0].startswith("姓/"):
        names = [
            (names[0][0], f"{fields['surname']}", 470),
            (names[1][0], fields["given_name"], 900),
            ("", fields["name_native"], 1240),
        ]
    rows = [
        [
            ("类型/Type", "P", 470),
            ("国家码/Country Code", fields["country_code"], 700),
            ("护照号/Passport No.", fields["passport_number"], 1060),
        ],
        names,
        [
            ("性别/Sex", sex, 470),
            ("国籍/Nationality", foreign or "中国/CHINESE", 680),
            ("出生日期/Date of birth", _day(fields["birth_date"]), 1060),
        ],
        [
            ("出生地点/Place of birth", fields["birth_place"], 470),
            ("签发日期/Date of issue", _day(fields["issue_date"]), 1060),
        ],
        [
            ("签发地点/Place of issue", fields["issue_place"], 470),
            ("有效期至/Date of expiry", _day(fields["expiry_date"]), 1060),
        ],
        [("签发机关/Authority", fields["authority"], 470)],
    ]
    for number, row in enumerate(rows):
        top = 180 + number * pitch
        for words, text, left in row:
            if words:
                paper.write((left, top), words.split("/")[1] if foreign else words, label)
            paper.write((left, top + 40), text, value, role="value")


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year}"
