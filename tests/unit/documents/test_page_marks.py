"""Marks over a page are told from what the page says."""

import pytest

from ocrdesk.documents.reading_order import is_mark, without_marks
from ocrdesk.model import Line, Quad


@pytest.mark.parametrize(
    "text",
    [
        "样张 SPECIMEN",
        "SPECIMEN",
        "样张",
        "仅供办理入职使用",
        "仅限 XX 银行开户使用，再次复印无效",
        "【样本】",
        "仅供核对·他用无效",
    ],
)
def test_marks_are_known(text: str) -> None:
    assert is_mark(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "。",
        "样张说明",
        "本样品经检验合格",
        "SAMPLE SIZE 20",
        "仅供参考的价格如下",
        "姓名 样张",
        "2021",
        "机密",
        "草稿",
    ],
)
def test_what_a_page_says_is_no_mark(text: str) -> None:
    assert not is_mark(text)


def test_marks_leave_the_running_text_and_nothing_else_does() -> None:
    lines = [
        Line(text, 1.0, Quad.from_box(0, 0, 1, 1)) for text in ("样张 SPECIMEN", "第一句，", "仅供核对使用", "第二句。")
    ]
    assert without_marks(lines, ((0,), (1, 2, 3))) == ((1, 3),)
