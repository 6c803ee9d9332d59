"""OFDs: the page's own text, exactly, where it stands."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ocrdesk.model import Line, Page
from tests.unit.sources.ofd_files import (
    INVOICE_LABELS,
    INVOICE_TEXTS,
    NAMESPACE,
    Ofd,
    invoice,
    opened_page,
    path,
    text,
    zipped,
)

Lines = Callable[..., tuple[Line, ...]]

SMALL = (0, 0, 100, 60)
PER_MM = 200 / 25.4


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[bytes], Page]:
    return partial(opened_page, tmp_path / "a.ofd", turn=0)


@pytest.fixture
def lines(opened: Callable[[bytes], Page]) -> Lines:
    """The lines of a page with these objects."""
    return lambda content, **options: opened(Ofd([content], SMALL, **options).written()).lines


def starts(line: Line) -> list[float]:
    """Where its characters begin, in millimetres from where the line does."""
    return [round(character.start * line.quad.width / PER_MM, 2) for character in line.characters]


@pytest.mark.parametrize(
    ("delta", "expected"),
    [
        ('DeltaX="g 3 4"', [0, 4, 8, 12]),
        ('DeltaX="4 4 4"', [0, 4, 8, 12]),
        ('DeltaX="4 g 2 5"', [0, 4, 9, 14]),
        ('DeltaX="g 2 3 6"', [0, 3, 6, 12]),
        ('DeltaX="g  2  3.5  g 1 4.5 "', [0, 3.5, 7, 11.5]),
        ('DeltaX="4"', [0, 4, 8, 12]),
        ('DeltaX="g 99 4"', [0, 4, 8, 12]),
        ('DeltaX="3,4,5"', [0, 3, 7, 12]),
        ('DeltaX="g 3 4" DeltaY="g 3 0"', [0, 4, 8, 12]),
        ("", [0, 4, 8, 12]),
    ],
)
def test_steps_are_read_however_they_are_written(delta: str, expected: list[float], lines: Lines) -> None:
    (line,) = lines(text(1, "姓名国籍", (20, 20), size=4, code=f'X="0" Y="4" {delta}'))
    assert line.text == "姓名国籍"
    assert starts(line) == pytest.approx(expected, abs=0.02)
    assert line.quad.bounds.left == pytest.approx(20 * PER_MM, abs=1)
    assert (line.characters[0].start, line.characters[-1].end) == (0, 1)
    assert {character.confidence for character in line.characters} == {1.0}


@pytest.mark.parametrize(
    ("attributes", "width"),
    [
        ({}, 16),
        ({"CTM": "0.5 0 0 0.5 0 0"}, 8),
        ({"HScale": 0.5}, 14),
        ({"CTM": "0.3528 0 0 0.3528 0 0", "size": 11.34, "step": 11.34}, 16),
    ],
)
def test_text_is_as_wide_as_its_matrix_and_stretch_say(
    attributes: dict[str, object], width: float, lines: Lines
) -> None:
    told: dict[str, object] = {"size": 4, "step": 4, **attributes}
    (line,) = lines(text(1, "姓名国籍", (20, 20), **told))  # type: ignore[arg-type]
    assert line.quad.width == pytest.approx(width * PER_MM, rel=0.01)


def test_text_that_runs_downwards_is_one_vertical_line(lines: Lines) -> None:
    (line,) = lines(text(1, "购买方信息", (20, 20), size=4, code='X="0" Y="4" DeltaX="g 4 0" DeltaY="g 4 5"'))
    assert (line.text, line.vertical) == ("购买方信息", True)
    bounds = line.quad.bounds
    assert (bounds.width, bounds.height) == pytest.approx((4 * PER_MM, 24 * PER_MM), rel=0.05)
    assert line.part(0, 1).quad.bounds.bottom < line.quad.centre[1]


def test_glyphs_turned_on_their_side_make_a_line_that_runs_downwards(lines: Lines) -> None:
    turned = text(1, "国国国", (20, 20), size=4, code='X="0" Y="4" DeltaY="g 2 4"', CharDirection=90, ReadDirection=90)
    (line,) = lines(turned)
    assert (line.vertical, line.quad.bounds.height > 2 * line.quad.bounds.width) == (False, True)
    assert lines(text(1, "国国", (20, 20), CharDirection=90, ReadDirection=90, code='X="0" Y="4"'))[0].text == "国国"


def test_a_text_object_may_go_on_in_the_next_line(lines: Lines) -> None:
    found = lines(text(1, "甲乙丙丁戊", (20, 20), size=4, code='X="0" Y="4" DeltaX="4 4 -8 4" DeltaY="0 0 6 0"'))
    assert [line.text for line in found] == ["甲乙丙", "丁戊"]
    assert found[1].quad.bounds.left == found[0].quad.bounds.left


def test_several_texts_of_one_object_stand_where_they_are_told(lines: Lines) -> None:
    two = text(1, "甲乙", (20, 20), size=4).replace(
        "</TextObject>", '<TextCode X="0" Y="14">丙丁</TextCode><TextCode Y="24">戊</TextCode></TextObject>'
    )
    found = lines(two)
    assert [line.text for line in found] == ["甲乙", "丙丁", "戊"]
    assert {round(line.quad.bounds.left) for line in found} == {round(20 * PER_MM)}


def test_words_cut_into_objects_become_lines_again(lines: Lines) -> None:
    pieces = [("发", 20), ("票号", 23.3), ("码：", 29.9), ("26327", 40), ("0001", 47.9)]
    found = lines("".join(text(at, piece, (x, 20), size=3.3) for at, (piece, x) in enumerate(pieces)))
    assert [line.text for line in found] == ["发票号码：", "263270001"]
    assert "".join(character.text for character in found[0].characters) == found[0].text


@pytest.mark.parametrize(("x", "expected"), [(16.0, ["Hello"]), (17.2, ["Hel lo"]), (30, ["Hel", "lo"])])
def test_a_gap_between_objects_is_a_blank_or_an_end(x: float, expected: list[str], lines: Lines) -> None:
    step = 'X="0" Y="4" DeltaX="2"'
    found = lines(text(1, "Hel", (10, 20), size=4, code=step) + text(2, "lo", (x, 20), size=4, code=step))
    assert [line.text for line in found] == expected


def test_text_far_apart_in_one_object_becomes_lines_of_its_own(lines: Lines) -> None:
    found = lines(text(1, "姓名性别", (10, 20), size=4, code='X="0" Y="4" DeltaX="4 30 4"'))
    assert [line.text for line in found] == ["姓名", "性别"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<![CDATA[91310000MA1K35T12X]]>", "91310000MA1K35T12X"),
        ("&lt;甲&amp;乙&gt;", "<甲&乙>"),
        ("\n      两 字\n    ", "两 字"),
        ("￥１２３", "￥１２３"),
        ("㐀𠮷龘", "㐀𠮷龘"),
        ("⾏政", "行政"),
        ("〇○零", "〇○零"),
    ],
)
def test_characters_are_exact(written: str, read: str, lines: Lines) -> None:
    (line,) = lines(text(1, "占位", (20, 20), size=4).replace("占位", written))
    assert line.text == read


@pytest.mark.parametrize("private", ["\ue11e\ue236\ue28a", "\ufffd\ufffd"])
def test_a_page_of_unreadable_characters_must_be_recognised(private: str, lines: Lines) -> None:
    assert lines(text(1, private, (20, 20), size=4)) == ()


def test_what_is_not_shown_is_not_read(lines: Lines) -> None:
    shown = text(1, "看得见", (20, 20))
    hidden = text(2, "看不见", (20, 30), Visible="false") + text(3, "透明", (20, 40), Alpha="0")
    unpainted = text(4, "无色", (20, 50), Fill="false")
    assert [line.text for line in lines(shown + hidden + unpainted)] == ["看得见"]


@pytest.mark.parametrize("size", ["0", "-3", "nan", "inf", "1e300", "small", ""])
def test_text_of_impossible_size_is_left_out(size: str, lines: Lines) -> None:
    odd = text(1, "怪", (20, 20)).replace('Size="3.175"', f'Size="{size}"')
    assert [line.text for line in lines(odd + text(2, "好", (40, 20)))] == ["好"]


@pytest.mark.parametrize(
    ("prefix", "namespace"),
    [
        ("ofd:", NAMESPACE),
        ("", NAMESPACE),
        ("etofd:", "http://www.ofdspec.org/2016"),
        ("ofd:", "http://www.ofdspec.org"),
        ("ofd:", ""),
    ],
    ids=["usual", "default", "other prefix", "old", "undeclared"],
)
def test_prefixes_and_namespaces_do_not_matter(prefix: str, namespace: str, opened: Callable[[bytes], Page]) -> None:
    page = opened(invoice(prefix=prefix, namespace=namespace).written())
    assert {value for _, value, *_ in INVOICE_TEXTS.values()} <= {line.text for line in page.lines}
    assert len([each for each in page.named if each.quad]) == len(INVOICE_TEXTS)


def test_an_invoice_is_read_exactly(opened: Callable[[bytes], Page]) -> None:
    page = opened(invoice().written())
    expected = {value for _, value, *_ in INVOICE_TEXTS.values()} | {label for label, *_ in INVOICE_LABELS}
    expected |= {"*信息技术服务*软件", "壹仟壹佰叁拾圆整", "购买方信息"}
    assert {line.text for line in page.lines} == expected
    assert (page.width, page.height) == (1654, 1103)


def test_ruled_tables_are_found_with_the_text_of_their_cells(opened: Callable[[bytes], Page]) -> None:
    rules = "".join(f"M 0 {10 * at} L 60 {10 * at} M {20 * at} 0 L {20 * at} 30 " for at in range(4))
    cells = [(row, column, f"第{row}行{column}列") for row in range(3) for column in range(3)]
    words = "".join(
        text(10 + 3 * row + column, word, (12 + 20 * column, 17 + 10 * row), size=3, step=3)
        for row, column, word in cells
    )
    page = opened(Ofd([path(1, rules, (10, 10, 60, 30)) + words], SMALL).written())
    (table,) = page.tables
    assert [(cell.row, cell.column, cell.text) for cell in table.cells] == cells
    bounds = table.quad.bounds
    expected = [10 * PER_MM, 10 * PER_MM, 70 * PER_MM, 40 * PER_MM]
    assert [bounds.left, bounds.top, bounds.right, bounds.bottom] == pytest.approx(expected, abs=4)


@pytest.mark.parametrize(
    "renamed",
    [
        lambda name: name.replace("/", "\\"),
        lambda name: "/" + name,
        lambda name: name.replace("Pages/Page_0/Content", "pages/page_0/content"),
    ],
    ids=["backslashes", "leading slash", "other case"],
)
def test_parts_are_found_however_they_are_named(renamed: Callable[[str], str], opened: Callable[[bytes], Page]) -> None:
    parts = invoice().parts()
    page = opened(zipped({renamed(name): content for name, content in parts.items()}))
    assert len(page.lines) == len(opened(zipped(parts)).lines) > 15


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_parts_may_be_written_in_other_encodings(encoding: str, opened: Callable[[bytes], Page]) -> None:
    parts = invoice().parts()
    declared = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "gb18030": "GB2312"}[encoding]
    for name, content in parts.items():
        parts[name] = content.decode().replace('encoding="UTF-8"', f'encoding="{declared}"').encode(encoding)
    assert "海川测试科技有限公司" in {line.text for line in opened(zipped(parts)).lines}
