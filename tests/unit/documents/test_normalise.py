"""The one spelling of each kind of value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrdesk.documents.normalise import clean, read_date
from ocrdesk.model import FieldSpec, Shape

CHOICES = ("汉", "维吾尔", "回")


@pytest.mark.parametrize(
    ("shape", "text", "cleaned"),
    [
        (Shape.CODE, " １１０１０１ １９９００３０７８０２ｘ ", "11010119900307802X"),
        (Shape.CODE, "1101O1", "1101O1"),
        (Shape.CODE, "-- ", "--"),
        (Shape.TEXT, "艾力•卡德尔", "艾力·卡德尔"),
        (Shape.TEXT, "：北京市 朝阳区１２号", "北京市朝阳区12号"),
        (Shape.TEXT, "Li  Wei 李 伟", "Li Wei李伟"),
        (Shape.TEXT, "书香雅苑（东区）", "书香雅苑（东区）"),
        (Shape.DATE, "2005年6月22日", "2005-06-22"),
        (Shape.DATE, "二〇〇五年六月二十二日", "2005-06-22"),
        (Shape.DATE, "二○○五年 十二月 三十一日", "2005-12-31"),
        (Shape.DATE, "二OO五年十月十日", "2005-10-10"),
        (Shape.DATE, "一九九九年正月三日", "1999-01-03"),
        (Shape.DATE, "二〇〇五年十三月一日", "二〇〇五年十三月一日"),
        (Shape.DATE, "二〇〇五年五十月一日", "二〇〇五年五十月一日"),
        (Shape.TEXT, "自二○○五年六月一日至二O一五年", "自二〇〇五年六月一日至二〇一五年"),
        (Shape.DATE, "2005 年 6 月 22 日", "2005-06-22"),
        (Shape.DATE, "2005.06.22", "2005-06-22"),
        (Shape.DATE, "2005/6/22", "2005-06-22"),
        (Shape.DATE, "20050622", "2005-06-22"),
        (Shape.DATE, "２００５年６月２２日", "2005-06-22"),
        (Shape.DATE, "2005-13-22", "2005-13-22"),
        (Shape.DATE, "长期", "长期"),
        (Shape.DATE, "x2005-06-22", "x2005-06-22"),
        (Shape.DATE_OR_OPEN, "长期有效", "长期"),
        (Shape.DATE_OR_OPEN, "9999-12-31", "长期"),
        (Shape.DATE_OR_OPEN, "2030.06.27", "2030-06-27"),
        (Shape.CHOICE, "汉族", "汉"),
        (Shape.CHOICE, "漢", "汉"),
        (Shape.CHOICE, "維吾爾族", "维吾尔"),
        (Shape.CHOICE, "猪族", "猪族"),
    ],
)
def test_text_is_put_into_its_shape(shape: Shape, text: str, cleaned: str) -> None:
    spec = FieldSpec("key", "Title", shape, choices=CHOICES, suffix="族")
    assert clean(spec, text) == cleaned


@pytest.mark.parametrize("shape", list(Shape))
@given(text=st.text(alphabet="2005年6月长期汉族 .-·Oo０：", max_size=12))
def test_cleaning_a_clean_text_changes_nothing(shape: Shape, text: str) -> None:
    spec = FieldSpec("key", "Title", shape, choices=CHOICES, suffix="族")
    once = clean(spec, text)
    assert clean(spec, once) == once


@pytest.mark.parametrize("text", ["2010.O6.27", "2010", "2010.06", "201006", "13.14.2010", "", "110101199003078021"])
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert read_date(text) is None


def test_date_is_found_within_a_text() -> None:
    assert read_date("自2010.06.27起") == ("2010-06-27", 1, 11)


@pytest.mark.parametrize(("text", "day"), [("19531月5日", "1953-01-05"), ("1953 12月25日", "1953-12-25")])
def test_a_date_that_has_lost_the_sign_behind_its_year_is_read(text: str, day: str) -> None:
    assert read_date(text) == (day, 0, len(text))
