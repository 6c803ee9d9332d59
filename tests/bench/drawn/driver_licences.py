"""Driving licences: main page, duplicate page, the older form with a term in years, and the electronic one."""

import random
from datetime import date

from tests.bench.drawn.holders import Person, day_after, invent_person, years_after
from tests.bench.drawn.licence_forms import LAYOUTS, SIZE, Entry, Layout, write_entries, write_title
from tests.bench.drawn.paper import INK, Hand, Paper, guilloche
from tests.bench.drawn.typefaces import SANS, SANS_BOLD, SERIF

_CLASSES = ("C1", "C1", "C2", "B2", "A2", "A1A2", "C1D", "C1E", "A2D", "B1B2", "C3", "E")
_ENGLISH = "Driving License of the People's Republic of China"


def draw_main_page(chance: random.Random, person: Person | None = None) -> Paper:
    """The page with the person and the classes, in the form of 2008 or of 2016."""
    person, layout = person or invent_person(chance), chance.choice(LAYOUTS)
    fields = _fields(chance, person)
    paper = _blank(chance, layout, fields, "main")
    write_title(paper, "中华人民共和国机动车驾驶证", _ENGLISH, layout)
    number_left = chance.choice((70, 300))
    shown = 340 if layout.beside else 210
    entries = [
        Entry("证号", "License No.", "license_number", number_left, 140, number_left + (shown - 30) - 70),
        Entry("姓名", "Name", "name", 70, 200, 190),
        Entry("性别", "Sex", "sex", 570, 200, 670),
        Entry("国籍", "Nationality", "nationality", 750, 200, 870 + 40 * layout.beside),
        Entry("住址", "Address", "address", 70, 262, 200, 740),
        Entry("出生日期", "Date of Birth", "birth_date", 330, 370, 560 + 60 * layout.beside),
        Entry("初次领证日期", "Date of First Issue", "first_issue_date", 330, 430, 560 + 100 * layout.beside),
        Entry("准驾车型", "Class", "class", 330, 490, 560),
    ]
    write_entries(paper, entries, layout)
    _write_validity(paper, layout, in_years=chance.random() < 0.3)
    paper.seal((190, 440), 88, f"{person.town}公安局交通警察支队")
    paper.portrait((890, 350, 1010, 510) if layout.beside else (800, 340, 960, 550), chance)
    paper.mark((940, 668 * min(layout.stretch, 1)), 14)
    return paper.rounded(chance.choice((4, 26)))


def draw_duplicate_page(chance: random.Random, person: Person | None = None) -> Paper:
    """The page with the file number and the record."""
    person, layout = person or invent_person(chance), chance.choice(LAYOUTS)
    day = f"{chance.randint(2016, 2025)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
    record = chance.choice(
        (
            "请于每个记分周期结束后三十日内接受审验。无记分的，免予本次审验。",
            f"实习期至{day}",
            f"自{day}至有效期满，请于期满前九十日内换证。",
        )
    )
    fields = {"license_number": person.id_number, "name": person.name, "record": record}
    fields["file_number"] = f"{person.id_number[:4]}{chance.randrange(10**8):08}"
    paper = _blank(chance, layout, fields, "duplicate")
    write_title(paper, "中华人民共和国机动车驾驶证副页", "", layout)
    shift = 110 * layout.beside
    entries = [
        Entry("证号", "License No.", "license_number", 70, 140, 210 + shift),
        Entry("姓名", "Name", "name", 70, 210, 210),
        Entry("档案编号", "File No.", "file_number", 540, 210, 690 + 50 * layout.beside),
        Entry("记录", "Record", "record", 70, 300, 220, 740),
    ]
    write_entries(paper, entries, layout)
    paper.mark((940, 668 * min(layout.stretch, 1)), 14)
    return paper.rounded(chance.choice((4, 26)))


def draw_electronic(chance: random.Random) -> Paper:
    """The licence as a telephone shows it."""
    person = invent_person(chance)
    fields = _fields(chance, person)
    now = date(2025, chance.randint(1, 12), chance.randint(1, 28))
    clock = f"{chance.randint(8, 20):02}:{chance.randint(0, 59):02}:{chance.randint(0, 59):02}"
    fields |= {"file_number": f"{person.id_number[:4]}{chance.randrange(10**8):08}", "status": "正常", "points": "0分"}
    fields["generated_at"] = f"{now:%Y-%m-%d} {clock}"
    paper = Paper(guilloche((900, 1400), (240, 246, 252), (226, 238, 248), chance), "driver_license", fields, "main")
    paper.category = "driver_licence_electronic"
    paper.write((450, 70), "中华人民共和国机动车驾驶证", Hand(SANS_BOLD, 40), role="title", anchor="mm")
    paper.write((450, 124), "电子版", Hand(SANS, 28, (60, 90, 160)), role="title", anchor="mm")
    paper.portrait((640, 190, 840, 440), chance)
    label, value = Hand(SANS, 28, (110, 114, 122)), Hand(chance.choice((SANS, SERIF)), 32, INK)
    rows = (
        ("姓名", "name"), ("性别", "sex"), ("国籍", "nationality"), ("证号", "license_number"), ("住址", "address"),
        ("出生日期", "birth_date"), ("初次领证日期", "first_issue_date"), ("准驾车型", "class"),
        ("有效起始日期", "valid_from"), ("有效期至", "valid_to"), ("档案编号", "file_number"), ("状态", "status"),
        ("累积记分", "points"), ("生成时间", "generated_at"),
    )  # fmt: skip
    top = 210.0
    for words, key in rows:
        paper.write((60, top), words, label)
        if key == "address":
            paper.write_block((270, top), fields[key], value, width=560, leading=1.25, key=key)
            top += 45
        else:
            paper.write((270, top), fields[key], value, role="value", key=key)
        top += 74
    paper.mark((450, 1370), 18)
    return paper


def _fields(chance: random.Random, person: Person) -> dict[str, str]:
    first = day_after(years_after(person.birth, 18), chance, 30, 5000)
    first = min(first, date(2023, 1, 1).replace(day=chance.randint(1, 28)))
    begins = first if first.year > 2018 or chance.random() < 0.5 else years_after(first, 6)
    ends = years_after(begins, 6 if begins == first else 10).isoformat()
    return {
        "license_number": person.id_number,
        "name": person.name,
        "sex": person.sex,
        "nationality": "中国",
        "address": person.address,
        "birth_date": person.birth.isoformat(),
        "first_issue_date": first.isoformat(),
        "class": chance.choice(_CLASSES),
        "valid_from": begins.isoformat(),
        "valid_to": "长期" if begins != first and chance.random() < 0.3 else ends,
    }


def _write_validity(paper: Paper, layout: Layout, *, in_years: bool) -> None:
    begin, end = paper.fields["valid_from"], paper.fields["valid_to"]
    if in_years and end != "长期":
        years = int(end[:4]) - int(begin[:4])
        before = dict(paper.fields)
        paper.fields = before | {"years": f"{years}年"}
        entries = [
            Entry("有效起始日期", "Valid From", "valid_from", 70, 590, 270 + 40 * layout.beside),
            Entry("有效期限", "Valid For", "years", 520, 590, 660 + 30 * layout.beside),
        ]
        write_entries(paper, entries, layout)
        paper.fields = before
        return
    write_entries(paper, [Entry("有效期限", "Valid Period", "valid_from", 70, 590, 260 + 40 * layout.beside)], layout)
    hand, row = (
        Hand(SERIF if layout.value.startswith("DejaVu") else layout.value, layout.value_size),
        590 * layout.stretch,
    )
    left = 480 + 40 * layout.beside
    end_of_word = paper.write((left, row), "至", hand)
    paper.write((end_of_word + 26, row), end, hand, role="value", key="valid_to")


def _blank(chance: random.Random, layout: Layout, fields: dict[str, str], side: str) -> Paper:
    size = (SIZE[0], int(SIZE[1] * max(1.0, layout.stretch * 0.98)))
    category = "driver_licence" if side == "main" else "driver_licence_duplicate"
    return Paper(guilloche(size, *layout.grounds, chance), "driver_license", fields, side, category)
