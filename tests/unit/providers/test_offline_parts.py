"""The offline reader's own steps, each on arrays made for it: order of corners, spans, columns, ink, lookalikes."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from ocrdesk.model import Character, Line, Quad
from ocrdesk.providers.offline.columns import along_column, set_in_row
from ocrdesk.providers.offline.contrast import levels_of, lit, strengthened
from ocrdesk.providers.offline.detection import Corners, Found, Picture, clockwise, content_box, find_quads
from ocrdesk.providers.offline.faint_places import MOST, is_leader, with_others, with_unrivalled, worth_reading
from ocrdesk.providers.offline.lookalikes import settle_lookalikes
from ocrdesk.providers.offline.networks import Floats, Receive
from ocrdesk.providers.offline.orientation import turn_corners, turn_picture, ways_to_read
from ocrdesk.providers.offline.recognition import LineReader, Reading, spread, straighten
from ocrdesk.providers.offline.script import settle_script
from ocrdesk.providers.offline.tightening import tighten


def paper(width: int, height: int) -> Picture:
    return np.full((height, width, 3), 240, dtype=np.uint8)


def rectangle(width: float, height: float, degrees: float) -> Corners:
    """A rectangle around (500, 500), turned clockwise, its corners in order from its own top left."""
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    half = np.array([[-width, -height], [width, -height], [width, height], [-width, height]]) / 2
    return np.asarray(half @ turn + 500, dtype=np.float32)


class Spelled:
    """A network whose answer is given: one step for each character, blanks between."""

    def __init__(self, steps: str, alphabet: Sequence[str]) -> None:
        self._letters = ("", *alphabet)
        self._steps = steps

    def alphabet(self) -> tuple[str, ...]:
        return self._letters

    def run(self, batch: Floats) -> Floats:
        chances = np.full((1, len(self._steps), len(self._letters)), 0.01, dtype=np.float32)
        for step, letter in enumerate(self._steps):
            chances[0, step, self._letters.index(letter.strip("_"))] = 0.9
        return chances

    def run_each(self, batches: Sequence[Floats], receive: Receive) -> None:
        for number, batch in enumerate(batches):
            receive(number, self.run(batch))


@pytest.mark.parametrize("size", [(400, 30), (30, 400), (60, 50)])
@pytest.mark.parametrize("degrees", [-20, -7, 0, 7, 20])
@pytest.mark.parametrize("first", [0, 1, 2, 3])
def test_corners_begin_at_the_top_left_however_the_place_leans(
    size: tuple[float, float], degrees: float, first: int
) -> None:
    corners = rectangle(*size, degrees)
    assert np.allclose(clockwise(np.roll(corners, first, axis=0)), corners, atol=1e-3)


def test_a_patch_of_ink_becomes_a_quad_that_is_grown_around_it() -> None:
    ink = np.zeros((200, 400), dtype=np.float32)
    ink[90:110, 100:300] = 1.0
    (found,) = find_quads(ink)
    assert found.score > 0.9
    assert found.corners[0][0] < 100
    assert found.corners[2][1] > 110


def test_faint_patches_of_ink_are_passed_over() -> None:
    ink = np.full((200, 400), 0.35, dtype=np.float32)
    assert find_quads(ink) == []


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_turned_corners_hold_the_same_pixels_as_the_turned_picture(degrees: int) -> None:
    picture = paper(60, 40)
    picture[10:20, 30:50] = 0
    corners = np.array([[30, 10], [50, 10], [50, 20], [30, 20]], dtype=np.float32)
    turned = turn_corners(corners, 60, 40, degrees)
    left, top = turned.min(axis=0).astype(int)
    right, bottom = turned.max(axis=0).astype(int)
    dark = turn_picture(picture, degrees)[..., 0] < 128
    assert dark[top:bottom, left:right].all()
    assert dark.sum() == 200


@pytest.mark.parametrize(
    ("sizes", "ways"),
    [
        ([(24, 42)] * 40 + [(62, 40)] * 10, (False, True)),
        ([(24, 42)] * 40 + [(62, 40)] * 10 + [(500, 40)], (False,)),
        ([(42, 24)] * 40 + [(40, 62)] * 10 + [(40, 500)], (True,)),
        ([(36, 1100)] * 12 + [(127, 25)], (True,)),
        ([(400, 30)] * 3 + [(24, 42)] * 5, (False,)),
        ([(60, 40)], (False, True)),
    ],
    ids=["digits", "digits and a title", "the same turned", "columns", "lines", "one word"],
)
def test_single_digits_do_not_tell_that_text_runs_downwards(
    sizes: list[tuple[float, float]], ways: tuple[bool, ...]
) -> None:
    assert ways_to_read([Found(rectangle(width, height, 0), 0.9) for width, height in sizes]) == ways


def test_a_leaning_quad_is_straightened() -> None:
    picture = paper(1000, 1000)
    corners = rectangle(300, 40, 10)
    import cv2

    cv2.fillPoly(picture, [corners.astype(np.int32)], (0, 0, 0))
    crop = straighten(picture, corners)
    assert crop.shape[:2] in {(40, 300), (39, 299), (40, 299), (39, 300)}
    assert (crop < 128).mean() > 0.95


def test_characters_meet_halfway_and_wide_ones_get_more() -> None:
    spans = spread(["国", "l", "国"], [50.0, 80.0, 110.0], 200.0)
    assert [first[1] for first in spans[:-1]] == pytest.approx([second[0] for second in spans[1:]])
    widths = [end - start for start, end in spans]
    assert widths[1] < widths[0]


def test_a_character_before_a_wide_gap_keeps_its_own_width() -> None:
    first, second = spread(["姓", "程"], [50.0, 500.0], 600.0)
    assert first[1] < 0.2
    assert second[0] > 0.7


def test_repeats_are_joined_and_blanks_part_doubles() -> None:
    reader = LineReader(Spelled("_AA_A_BB_", "AB"))
    (reading,) = reader.read([paper(9 * 8, 48)])
    assert reading.text == "AAB"
    assert reading.confidence == pytest.approx(0.9)
    assert [character.others for character in reading.characters] == [("B",), ("B",), ("A",)]


def test_blanks_around_a_line_are_dropped_and_within_it_kept() -> None:
    reader = LineReader(Spelled("-A-B-".replace("-", " "), "AB "))
    (reading,) = reader.read([paper(5 * 8, 48)])
    assert reading.text in {"AB", "A B"}
    assert reading.text == reading.text.strip()


@pytest.mark.parametrize("count", [3, 8, 20])
def test_a_column_is_cut_between_its_glyphs(count: int) -> None:
    column = paper(40, 44 * count)
    for place in range(count):
        column[44 * place + 8 : 44 * place + 36, 6:34] = 30
    row = set_in_row(column)
    assert len(row.cuts) == count + 1
    assert row.picture.shape[:2] == (40, 40 * count)
    for cut, expected in zip(row.cuts, np.linspace(0, 1, count + 1), strict=True):
        assert cut * 44 * count == pytest.approx(expected * 44 * count, abs=9)


def test_places_in_a_row_are_given_back_along_the_column() -> None:
    column = paper(40, 400)
    row = set_in_row(column)
    reading = Reading((Character("国", 1.0, 0.0, 1.0),))
    (character,) = along_column(reading, row).characters
    assert (character.start, character.end) == (0.0, 1.0)


@pytest.mark.parametrize("vertical", [False, True])
def test_a_loose_quad_is_drawn_in_to_its_ink(vertical: bool) -> None:
    crop = paper(200, 60)
    crop[20:44, 30:170:3] = 20
    corners = np.array([[0, 0], [200, 0], [200, 60], [0, 60]], dtype=np.float32)
    reading = Reading((Character("国", 1.0, 0.15, 0.5), Character("家", 1.0, 0.5, 0.85)))
    if vertical:
        crop, corners = np.ascontiguousarray(crop.swapaxes(0, 1)), corners[:, ::-1][[0, 3, 2, 1]]
    tight, placed = tighten(corners, crop, reading, vertical=vertical)
    along, across = (1, 0) if vertical else (0, 1)
    assert tight[:, along].min() == pytest.approx(30, abs=4)
    assert tight[:, along].max() == pytest.approx(170, abs=4)
    assert tight[:, across].min() == pytest.approx(20, abs=4)
    assert tight[:, across].max() == pytest.approx(44, abs=4)
    assert placed.characters[0].start == pytest.approx(0.0, abs=0.02)
    assert placed.characters[1].end == pytest.approx(1.0, abs=0.02)


def test_a_quad_whose_ink_cannot_be_told_from_its_paper_stays() -> None:
    corners = rectangle(200, 60, 0)
    reading = Reading((Character("国", 1.0, 0.0, 1.0),))
    assert np.array_equal(tighten(corners, paper(200, 60), reading, vertical=False)[0], corners)


def test_a_dash_keeps_a_quad_of_a_letters_height() -> None:
    crop = paper(60, 60)
    crop[28:32, 10:50] = 20
    corners = np.array([[0, 0], [60, 0], [60, 60], [0, 60]], dtype=np.float32)
    tight, _ = tighten(corners, crop, Reading((Character("一", 1.0, 0.1, 0.9),)), vertical=False)
    assert tight[2][1] - tight[0][1] >= 29


def word(text: str, others: dict[str, str]) -> Reading:
    return Reading(
        tuple(Character(each, 0.9, n / 20, (n + 1) / 20, tuple(others.get(each, ""))) for n, each in enumerate(text))
    )


@pytest.mark.parametrize(
    ("read", "settled"),
    [
        ("quarter1y report", "quarterly report"),
        ("ca11 400-31760", "ca11 400-31760"),
        ("x1y1", "x1y1"),
        ("examp1e.com", "example.com"),
        ("page11", "page11"),
        ("1st of 10", "1st of 10"),
        ("1earning", "learning"),
        ("A1b2", "A1b2"),
        ("YM-X-3011", "YM-X-3011"),
        ("110101199003078021", "110101199003078021"),
    ],
)
def test_digits_become_letters_only_inside_words(read: str, settled: str) -> None:
    reading = settle_lookalikes(word(read, {"1": "l", "0": "o"}))
    assert reading.text == settled
    for before, after in zip(word(read, {}).characters, reading.characters, strict=True):
        assert before.text == after.text or before.text in after.others


def test_a_digit_stays_where_the_letter_was_never_thought_of() -> None:
    assert settle_lookalikes(word("quarter1y", {})).text == "quarter1y"


@pytest.mark.parametrize(
    ("read", "chance", "others", "settled"),
    [
        ("class", 0.7, ("C",), "Class"),
        ("plate No.", 0.6, ("P",), "Plate No."),
        ("class", 0.98, ("C",), "class"),
        ("class", 0.7, ("e", "C"), "class"),
        ("cars are sold here", 0.7, ("C",), "cars are sold here"),
        ("c", 0.7, ("C",), "c"),
    ],
)
def test_a_label_begins_with_a_capital_where_the_network_wavers(
    read: str, chance: float, others: tuple[str, ...], settled: str
) -> None:
    first, *rest = word(read, {}).characters
    assert settle_lookalikes(Reading((replace(first, confidence=chance, others=others), *rest))).text == settled


def line_of(text: str, others: dict[str, tuple[str, ...]], left: float = 0, top: float = 0) -> Line:
    characters = tuple(Character(each, 0.9, 0, 1, others.get(each, ())) for each in text)
    box = Quad.from_box(left, top, left + 100, top + 20)
    return Line(text, 0.9, box, characters=characters)


def test_a_traditional_form_on_a_simplified_page_gives_way_to_the_standard_one_that_the_network_thought_of() -> None:
    page = [line_of("民族漢", {"漢": ("嘆", "汉")}), line_of("住址广东省广州市越秀区", {})]
    settled = settle_script(page)
    assert [line.text for line in settled] == ["民族汉", "住址广东省广州市越秀区"]
    assert settled[0].characters[2].others == ("漢", "嘆")


def test_a_traditional_form_stays_where_no_standard_one_was_thought_of() -> None:
    page = [line_of("民族漢", {"漢": ("嘆",)}), line_of("住址广东省广州市越秀区", {})]
    assert [line.text for line in settle_script(page)] == ["民族漢", "住址广东省广州市越秀区"]


def test_a_page_in_traditional_characters_stays_as_it_is() -> None:
    page = [line_of("中華民國國民身分證", {"華": ("华",), "國": ("国",), "證": ("证",)})]
    assert settle_script(page) == tuple(page)


def place(score: float, height: float = 20, width: float = 80) -> Found:
    return Found(np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32), score)


def test_faint_places_as_high_as_lines_are_worth_reading() -> None:
    sure, faint, dirt = place(0.7), place(0.4), place(0.4, height=6)
    assert worth_reading([faint, dirt, sure]) == [sure, faint]


def test_of_faint_places_all_long_ones_are_read_and_of_the_others_only_the_likeliest() -> None:
    sure = place(0.7)
    lone = [place(0.45) for _ in range(40)]
    led_by_dots = [place(0.4, width=600) for _ in range(40)]
    assert len(worth_reading([sure, *lone, *led_by_dots])) == 1 + MOST + 40


@pytest.mark.parametrize(("text", "width", "leads"), [("……", 500, True), ("……", 50, False), ("第3页", 500, False)])
def test_dots_that_stand_far_apart_for_what_they_were_read_as_lead_to_something(
    text: str, width: float, *, leads: bool
) -> None:
    assert is_leader(Line(text, 0.99, Quad.from_box(0, 0, width, 25))) is leads


@pytest.mark.parametrize(
    ("known", "faint", "texts"),
    [
        ([], 0.9, ["类"]),
        ([("夹", 0.6, 0.0)], 0.5, ["夹"]),
        ([("型", 0.9, 200.0)], 0.9, ["型", "类"]),
        ([("夹", 0.6, 0.0)], 0.9, ["类"]),
        ([("娄", 0.9, 0.0)], 0.9, ["娄"]),
    ],
)
def test_another_reading_of_a_place_counts_where_nothing_else_reads_well(
    known: list[tuple[str, float, float]], faint: float, texts: list[str]
) -> None:
    lines = [replace(line_of(text, {}, left=left), confidence=chance) for text, chance, left in known]
    assert [line.text for line in with_others(lines, [replace(line_of("类", {}), confidence=faint)])] == texts


def askew(text: str, top: float, confidence: float = 0.9) -> Line:
    """A long line that rises by its own height; the bounds of the next one below overlap with its own."""
    quad = Quad(((0.0, top + 20), (400.0, top), (400.0, top + 20), (0.0, top + 40)))
    return replace(line_of(text, {}), quad=quad, confidence=confidence)


def test_lines_of_a_page_askew_are_no_readings_of_their_neighbours_place() -> None:
    above, below = askew("上一行", 0), askew("下一行", 24, 0.7)
    assert with_others([above], [below]) == [above, below]


def test_a_doubted_line_stays_where_no_other_reading_took_its_place() -> None:
    doubted, better, other = askew("疑", 0, 0.6), askew("好", 0), askew("别", 60)
    assert with_unrivalled([other], [doubted]) == [other, doubted]
    assert with_unrivalled([other, better], [doubted]) == [other, better]


def test_levels_tell_blank_faint_and_plain_pages_apart() -> None:
    sheet = paper(400, 300)
    assert levels_of(sheet).is_blank
    sheet[100:120, 100:300] = 228
    assert not levels_of(sheet).is_blank
    assert levels_of(sheet).is_faint
    assert not levels_of(strengthened(sheet)).is_faint
    sheet[100:120, 100:300] = 20
    assert not levels_of(sheet).is_faint


def test_a_dim_picture_is_lightened_with_its_colours_kept() -> None:
    night = paper(400, 300) // 4
    night[100:120, 100:300] = (50, 25, 5)
    day = lit(night, levels_of(night))
    assert levels_of(day).high == 255
    assert day[110, 200].tolist() == pytest.approx([4 * 50, 4 * 25, 4 * 5], abs=20)
    assert lit(day, levels_of(day)) is day


def test_the_part_with_something_on_it_is_told_from_bare_paper() -> None:
    sheet = paper(2000, 3000)
    sheet[1500:1530, 700:900] = 20
    assert list(content_box(sheet)) == pytest.approx([636, 1436, 964, 1594], abs=4)
