"""Pages whose labels are blurred away: under their titles, and beside one another, their values tell what they are."""

import pytest

from ocrdesk.documents import DOCUMENT_TYPES, find_documents
from ocrdesk.documents.extraction.candidates import clearness, convincing, find_candidates
from ocrdesk.documents.extraction.strips import Sheet
from ocrdesk.documents.extraction.title_shares import title_shares
from ocrdesk.documents.extraction.values import is_listed, likeliness
from ocrdesk.model import Line, Quad, Record
from tests.unit.documents.invented_cards import number

TYPES = {kind.key: kind for kind in DOCUMENT_TYPES}
NUMBER = number("45010319741117106")
OTHER = number("65010219830330519")
Printed = tuple[str, float, float, float]
"""A text, where it begins, and how high its middle is, in pixels, and its width."""

MAIN: tuple[Printed, ...] = (
    ("中华人民共和国机动车驾驶证", 400, 100, 360),
    (NUMBER, 600, 150, 250),
    ("中国", 860, 180, 58),
    ("广西壮族自治区南宁市青秀区学院路1667号锦绣家园", 390, 240, 500),
    ("33栋3单元382室", 393, 270, 170),
    ("1974-11-17", 690, 320, 125),
    ("1996-03-12", 724, 360, 124),
    ("A2", 661, 400, 32),
    ("2002-03-12 2012-03-12", 503, 470, 308),
)
DUPLICATE: tuple[Printed, ...] = (
    ("中华人民共和国机动车驾驶证副页", 1130, 100, 470),
    ("热热", 1034, 200, 40),
    (NUMBER, 1131, 150, 255),
    ("吴影琳", 1142, 200, 66),
    ("450154584838", 1506, 200, 183),
    ("请于每个记分周期结束后三十日内接受审验。无记分的", 1155, 250, 570),
    ("，免予本次审验。", 1160, 280, 172),
)
CARD: tuple[Printed, ...] = (
    ("卢营宇", 272, 100, 70),
    ("男民汉", 279, 150, 166),
    ("1983 = 3月 30日", 289, 200, 193),
    ("新疆维吾尔自治区乌鲁木齐市天山", 291, 260, 306),
    ("区学院东路1974号", 295, 290, 177),
    (OTHER, 423, 400, 334),
)


LABELS: tuple[Printed, ...] = (
    ("证号", 500, 150, 50),
    ("国籍", 790, 180, 50),
    ("住址", 300, 240, 50),
    ("出生日期", 560, 320, 100),
    ("准驾车型", 540, 400, 100),
)


def lines_of(*pages: tuple[Printed, ...]) -> list[Line]:
    return [
        Line(text, 0.97, Quad.from_box(left, middle - 13, left + width, middle + 13))
        for page in pages
        for text, left, middle, width in page
    ]


def found(*pages: tuple[Printed, ...]) -> dict[str | None, Record]:
    return {record.side: record for record in find_documents(lines_of(*pages), 2000, 1000)}


def below(page: tuple[Printed, ...], down: float) -> tuple[Printed, ...]:
    return tuple((text, left, middle + down, width) for text, left, middle, width in page)


@pytest.mark.parametrize("page", [DUPLICATE, below(DUPLICATE, 600)], ids=["beside", "below"])
def test_each_title_has_the_lines_under_it(page: tuple[Printed, ...]) -> None:
    shares = title_shares(Sheet(lines_of(MAIN, page)), DOCUMENT_TYPES)
    first, second = sorted(shares, key=min)
    assert first == frozenset(range(len(MAIN)))
    assert second == frozenset(range(len(MAIN), len(MAIN) + len(page)))


def test_a_title_alone_has_the_page_to_itself() -> None:
    assert title_shares(Sheet(lines_of(MAIN)), DOCUMENT_TYPES) == []


def test_two_pages_under_their_titles_are_told_without_a_label() -> None:
    records = found(MAIN, DUPLICATE)
    assert set(records) == {"main", "duplicate"}
    assert records["main"].text("license_number") == NUMBER
    assert records["main"].text("nationality") == "中国"
    assert records["main"].text("first_issue_date") == "1996-03-12"
    assert records["duplicate"].text("file_number") == "450154584838"


def test_a_card_without_a_label_is_told_beside_a_licence() -> None:
    licence = tuple((text, left + 900, middle, width) for text, left, middle, width in (*MAIN, *LABELS))
    card = found(CARD, licence)["portrait"]
    told = {key: card.text(key) for key in ("name", "sex", "ethnicity", "birth_date", "id_number")}
    assert told == {
        "name": "卢营宇",
        "sex": "男",
        "ethnicity": "汉",
        "birth_date": "1983-03-30",
        "id_number": OTHER,
    }


def test_the_words_of_a_paper_that_is_told_speak_against_none_beside_it() -> None:
    licence = tuple((text, left + 900, middle, width) for text, left, middle, width in (*MAIN, *LABELS))
    lines = lines_of(CARD, licence)
    rest = Sheet(lines).without_lines(range(len(CARD), len(lines)))
    candidates = find_candidates(rest, TYPES["id_card"], "portrait")
    assert convincing(candidates) == candidates


def test_a_title_with_dates_and_a_class_under_it_is_a_licence_however_much_is_lost() -> None:
    spoiled: tuple[Printed, ...] = (
        MAIN[0],
        ("370202196", 386, 150, 110),
        ("9262", 520, 150, 50),
        ("宋子程", 300, 180, 66),
        ("山东省青岛", 300, 240, 110),
        *MAIN[5:8],
        ("里1999-05-13", 600, 470, 150),
    )
    assert found(spoiled)["main"].text("first_issue_date") == "1996-03-12"


def test_a_page_is_the_side_that_explains_more_of_it() -> None:
    named: tuple[Printed, ...] = (("姓名", 300, 180, 50), ("杜诺雨", 390, 180, 70))
    sheet = Sheet(lines_of(MAIN, LABELS, named))
    main, duplicate = (
        find_candidates(sheet, TYPES["driver_license"], side, asked=True)[0] for side in ("main", "duplicate")
    )
    assert clearness(main) > clearness(duplicate)


@pytest.mark.parametrize(
    ("text", "listed"),
    [("男民族汉", True), ("男民汉", True), ("卢营宇", False), ("男", False), ("汉中市女子中学", False)],
)
def test_two_listed_words_in_a_row_are_no_name(text: str, listed: bool) -> None:
    assert is_listed(text, TYPES["id_card"].fields) is listed


def test_a_sentence_is_less_of_a_number_than_a_misread_number() -> None:
    plate = TYPES["vehicle_license"].field("plate_number")
    assert likeliness(plate, "贵州省黔东南苗族侗族自治州凯里市") < likeliness(plate, "核DM7508")


def test_nobody_is_called_by_the_nationality() -> None:
    (check,) = TYPES["driver_license"].field("name").checks
    assert check("中国")
    assert not check("吴影琳")
