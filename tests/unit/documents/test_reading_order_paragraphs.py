"""Paragraphs and how their rows are joined."""

import pytest

from ocrdesk.documents.reading_order import arrange, join
from ocrdesk.documents.reading_order.paragraphs import joined
from ocrdesk.model import Line, Quad

EM = 30


def line(x: float, y: float, text: str, em: float = EM) -> Line:
    width = sum(em if ord(character) > 255 else em / 2 for character in text)
    return Line(text, 0.99, Quad.from_box(x, y, x + width, y + em))


def down(x: float, y: float, text: str) -> Line:
    return Line(text, 0.99, Quad.from_box(x, y, x + EM, y + EM * len(text)), vertical=True)


def text_of(*lines: Line) -> list[str]:
    arrangement = arrange(lines, 1654, 2339)
    return join(arrangement.lines, arrangement.paragraphs).split("\n")


@pytest.mark.parametrize(
    ("text", "following", "expected"),
    [
        ("各部门应当", "指定专人", "各部门应当指定专人"),
        ("supports PDF,", "TIFF and", "supports PDF, TIFF and"),
        ("使用", "OCR", "使用OCR"),
        ("OCR", "识别", "OCR识别"),
        ("reso-", "lution", "resolution"),
        ("Jean-", "Paul", "Jean-Paul"),
        ("2021-", "045", "2021-045"),
        ("工号", "62436812", "工号62436812"),
        ("6243", "6812", "62436812"),
        ("8", "GB", "8 GB"),
        ("http://a.cn/", "b", "http://a.cn/b"),
        ("“引号”", "后面", "“引号”后面"),
        ("", "后面", "后面"),
        ("前面", "", "前面"),
    ],
)
def test_rows_are_joined_as_their_script_wants(text: str, following: str, expected: str) -> None:
    assert joined(text, following) == expected


def test_an_indent_begins_a_paragraph() -> None:
    assert text_of(
        line(160, 100, "各部门应当指定专人负责文件的收集整理和归档"),
        line(100, 150, "做到分类清楚编号准确保管安全春分前后江南地区气"),
        line(100, 200, "温回升明显茶农们抓紧采摘明前新茶村里一片繁忙景"),
        line(160, 250, "患者应当遵照医嘱按时服药如出现头晕恶心等不适"),
        line(100, 300, "请立即停药并就医。"),
    ) == [
        (
            "各部门应当指定专人负责文件的收集整理和归档做到分类清楚编号准确保管安全春分前后江南地区气"
            "温回升明显茶农们抓紧采摘明前新茶村里一片繁忙景"
        ),
        "患者应当遵照医嘱按时服药如出现头晕恶心等不适请立即停药并就医。",
    ]


def test_a_short_row_ends_a_paragraph() -> None:
    assert text_of(
        line(100, 100, "各部门应当指定专人负责文件的收集整理和归档"),
        line(100, 150, "做到分类清楚。"),
        line(100, 200, "患者应当遵照医嘱按时服药如出现头晕恶心不适"),
        line(100, 250, "请立即停药并就医春分前后江南地区气温回升明"),
    ) == [
        "各部门应当指定专人负责文件的收集整理和归档做到分类清楚。",
        "患者应当遵照医嘱按时服药如出现头晕恶心不适请立即停药并就医春分前后江南地区气温回升明",
    ]


def test_a_row_left_short_for_a_long_word_does_not_end_it() -> None:
    assert text_of(
        line(100, 100, "各部门应当指定专人负责文件的收集整理和归档"),
        line(100, 150, "经办人周瑜敏联系电话和工号分别是"),
        line(100, 200, "62436812-886，做到分类清楚编号准确保管安全"),
    ) == [
        "各部门应当指定专人负责文件的收集整理和归档经办人周瑜敏联系电话和工号分别是62436812-886，做到分类清楚编号准确保管安全"
    ]


def test_white_between_rows_ends_a_paragraph() -> None:
    rows = [
        line(100, 100 + 45 * row + (40 if row > 2 else 0), "the order of lines follows the page") for row in range(6)
    ]
    assert len(text_of(*rows)) == 2


def test_a_heading_of_another_size_stands_alone() -> None:
    assert text_of(
        line(100, 100, "关于档案管理工作", 50),
        line(100, 170, "各部门应当指定专人负责文件的收集"),
        line(100, 220, "做到分类清楚编号准确保管安全春分"),
    ) == ["关于档案管理工作", "各部门应当指定专人负责文件的收集做到分类清楚编号准确保管安全春分"]


@pytest.mark.parametrize(
    "marks", [("一、", "二、"), ("（一）", "（二）"), ("1.", "2."), ("1、", "2、"), ("①", "②"), ("第一条", "第二条")]
)
def test_each_item_of_a_list_stands_alone(marks: tuple[str, str]) -> None:
    items = [f"{mark}各部门应当指定专人负责文件的收集整理和归档" for mark in marks]
    assert text_of(*(line(100, 100 + 50 * row, item) for row, item in enumerate(items))) == items


def test_an_item_keeps_its_rows_that_stand_in() -> None:
    assert text_of(
        line(100, 100, "1. 各部门应当指定专人负责文件的收集整理和归档"),
        line(145, 150, "做到分类清楚编号准确保管安全春分前后江南地区"),
        line(145, 200, "气温回升明显。"),
        line(100, 250, "2. 患者应当遵照医嘱按时服药"),
    ) == [
        "1. 各部门应当指定专人负责文件的收集整理和归档做到分类清楚编号准确保管安全春分前后江南地区气温回升明显。",
        "2. 患者应当遵照医嘱按时服药",
    ]


def test_a_sentence_goes_on_in_the_next_column() -> None:
    left = [line(100, 100 + 50 * row, "各部门应当指定专人，负责文件的收集整理和归") for row in range(8)]
    right = [line(860, 100 + 50 * row, "做到分类清楚编号准，确保管安全春分前后江南") for row in range(8)]
    assert len(text_of(*left, *right)) == 1


def test_a_paragraph_that_ended_does_not_go_on_in_the_next_column() -> None:
    left = [line(100, 100 + 50 * row, "各部门应当指定专人，负责文件的收集整理归。") for row in range(8)]
    right = [line(860, 100 + 50 * row, "做到分类清楚编号准，确保管安全春分前后江南") for row in range(8)]
    assert len(text_of(*left, *right)) == 2


def test_a_line_set_in_the_middle_does_not_go_on_in_a_longer_one() -> None:
    texts = ["中国铁路祝您旅途愉快", "南昌站售票处南昌站售票处南昌站"]
    assert text_of(line(323, 691, texts[0], 44), line(111, 765, texts[1], 45)) == texts


def test_fields_of_one_row_are_kept_apart() -> None:
    assert text_of(line(100, 100, "序号"), line(300, 100, "姓名"), line(700, 102, "基本工资")) == [
        "序号  姓名  基本工资"
    ]
    assert text_of(line(100, 100, "姓名："), line(205, 100, "唐婷")) == ["姓名： 唐婷"]


def test_numbers_of_two_cells_never_run_together() -> None:
    assert text_of(line(100, 100, "交换机"), line(300, 100, "51"), line(331, 100, "5,937.53")) == [
        "交换机  51 5,937.53".replace(" 5,", "  5,")
    ]


def test_a_line_cut_by_the_detector_is_one_again() -> None:
    assert text_of(
        line(100, 100, "各部门应当指定专人负责，"),
        line(465, 100, "文件的收集整理和归档"),
        line(100, 150, "做到分类清楚编号准确保管安全春分前后江南地"),
    ) == ["各部门应当指定专人负责，文件的收集整理和归档做到分类清楚编号准确保管安全春分前后江南地"]


def test_the_second_row_of_a_value_stays_with_it() -> None:
    assert text_of(
        line(100, 100, "住址"),
        line(250, 100, "上海市闵行区三岔镇杨家"),
        line(250, 145, "村六组155号"),
    ) == ["住址  上海市闵行区三岔镇杨家村六组155号"]


def test_vertical_rows_are_joined_without_blanks() -> None:
    assert text_of(
        down(1000, 100, "山居杂录山居杂录"), down(950, 100, "本办法自发布之日"), down(900, 100, "起施行。")
    ) == ["山居杂录山居杂录本办法自发布之日起施行。"]


def test_english_rows_are_joined_with_a_blank() -> None:
    assert text_of(
        line(100, 100, "The reading order of a page follows its"),
        line(100, 145, "columns, and then its lines from left to"),
        line(100, 190, "right."),
    ) == ["The reading order of a page follows its columns, and then its lines from left to right."]


def test_a_labelled_row_does_not_go_on_with_the_labelled_row_above() -> None:
    rows = ("地址：浙江省杭州市西湖区松涛街18号书香门第18栋3单元181号", "邮编：438028", "电话：010-58732894")
    assert text_of(*(line(100, 100 + 44 * place, text) for place, text in enumerate(rows))) == list(rows)


def test_a_sentence_that_breaks_before_a_colon_stays_whole() -> None:
    rows = ("本办法所称的职工是指与单位订立劳动合同的人员，其中下列人员应当优先安排，具体包", "括：残疾人员。")
    assert text_of(*(line(100, 100 + 44 * place, text) for place, text in enumerate(rows))) == ["".join(rows)]


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (
            (
                "第二章检查与考核的办法和期限及其他16",
                "2.1附则与经费的来源及其使用办法21",
                "2.2检查与考核的办法以及其他规定26",
            ),
            3,
        ),
        (("每季度检查的结果由各部门报送，平均值为", "2.1万元，比上一年度同期增加了百分之二十6"), 1),
    ],
)
def test_each_entry_of_a_table_of_contents_stands_alone(rows: tuple[str, ...], kept: int) -> None:
    assert len(text_of(*(line(100, 100 + 50 * place, text) for place, text in enumerate(rows)))) == kept
