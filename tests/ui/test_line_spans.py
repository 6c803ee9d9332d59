"""Lines found again in the page's text, before and after it was edited."""

import time

import pytest

from ocrdesk.ui.models.line_spans import LineSpans, qt_index

CHINESE = ("关于召开年度工作", "会议的通知", "各单位：")
CHINESE_TEXT = "关于召开年度工作会议的通知\n各单位："
ENGLISH = ("The quick brown fox jum-", "ped over", "the lazy dog.")
ENGLISH_TEXT = "The quick brown fox jumped over the lazy dog."


def cut(text: str, spans: LineSpans, line: int) -> str:
    span = spans.span_of(line)
    assert span is not None
    return text[span[0] : span[1]]


def test_lines_joined_without_blanks_are_found() -> None:
    spans = LineSpans(CHINESE_TEXT, CHINESE)
    assert [cut(CHINESE_TEXT, spans, line) for line in range(3)] == list(CHINESE)


def test_a_word_joined_over_a_line_end_takes_what_stands_between_its_neighbours() -> None:
    spans = LineSpans(ENGLISH_TEXT, ENGLISH)
    assert cut(ENGLISH_TEXT, spans, 0).startswith("The quick brown fox")
    assert cut(ENGLISH_TEXT, spans, 1).endswith("over")
    assert cut(ENGLISH_TEXT, spans, 2) == "the lazy dog."


def test_equal_lines_are_told_apart_by_their_order() -> None:
    text = "1\n乙\n1\n丁\n1"
    spans = LineSpans(text, ("1", "乙", "1", "丁", "1"))
    assert [spans.span_of(line) for line in (0, 2, 4)] == [(0, 1), (4, 5), (8, 9)]


@pytest.mark.parametrize(("position", "line"), [(0, 0), (8, 1), (7, 0), (13, 1), (14, 2), (18, 2)])
def test_a_place_in_the_text_tells_its_line(position: int, line: int) -> None:
    assert LineSpans(CHINESE_TEXT, CHINESE).line_at(position) == line


@pytest.mark.parametrize(
    ("position", "removed", "typed", "expected"),
    [
        (0, 0, "附：", ("关于召开年度工作", "会议的通知", "各单位：")),
        (4, 2, "本季", ("关于召开本季工作", "会议的通知", "各单位：")),
        (4, 2, "", ("关于召开工作", "会议的通知", "各单位：")),
        (6, 4, "活动", ("关于召开年度活动", "的通知", "各单位：")),
        (18, 0, "请", ("关于召开年度工作", "会议的通知", "各单位：请")),
    ],
)
def test_lines_keep_their_places_while_the_text_is_edited(
    position: int, removed: int, typed: str, expected: tuple[str, ...]
) -> None:
    spans = LineSpans(CHINESE_TEXT, CHINESE)
    text = CHINESE_TEXT[:position] + typed + CHINESE_TEXT[position + removed :]
    spans.follow(text)
    assert tuple(cut(text, spans, line) for line in range(3)) == expected


def test_a_line_that_was_deleted_has_no_place() -> None:
    spans = LineSpans(CHINESE_TEXT, CHINESE)
    spans.follow(CHINESE_TEXT.replace("会议的通知", ""))
    assert spans.span_of(1) is None
    assert spans.span_of(2) == (9, 13)


def test_a_line_that_is_not_in_the_text_and_one_that_does_not_exist_have_no_place() -> None:
    spans = LineSpans("", ("甲",))
    assert spans.span_of(0) is None
    assert spans.span_of(7) is None
    assert spans.line_at(0) is None


def test_rare_characters_count_twice_as_qt_counts_them() -> None:
    assert qt_index("𠮷田", 1) == 2
    assert LineSpans("𠮷田\n王", ("𠮷田", "王")).span_of(1) == (4, 5)


def test_a_rare_character_typed_before_a_line_moves_it_by_two() -> None:
    spans = LineSpans("甲\n乙", ("甲", "乙"))
    spans.follow("𠮷甲\n乙")
    assert spans.span_of(1) == (4, 5)


def test_many_places_are_written_over_at_once_and_rare_characters_count_twice() -> None:
    text = "𠮷会议𠮷\n会议室\n末"
    spans = LineSpans(text, ("𠮷会议𠮷", "会议室", "末"))
    spans.replace([(2, 4), (7, 9)], "大𠮷会")
    assert spans.text == "𠮷大𠮷会𠮷\n大𠮷会室\n末"
    assert [spans.part(span) for line in range(3) if (span := spans.span_of(line))] == ["𠮷大𠮷会𠮷", "大𠮷会室", "末"]


def test_a_long_page_is_followed_at_once() -> None:
    lines = [f"第{number}行，关于召开年度工作会议的通知及其附件的若干说明" for number in range(600)]
    text = "\n".join(lines)
    begun = time.process_time()
    spans = LineSpans(text, lines)
    spans.follow(f"附{text}")
    assert spans.part(spans.span_of(599) or (0, 0)) == lines[599]
    assert time.process_time() - begun < 0.2
