"""Text under red seals: found, read whole again, and never lost where the print itself is red."""

from collections.abc import Iterator, Sequence
from threading import Event

import cv2
import numpy as np
import pytest

from ocrdesk.model import Box, Character, Line, Page, Quad, Request
from ocrdesk.providers.offline import OfflineProvider
from ocrdesk.providers.offline.detection import Found, Picture, TextDetector
from ocrdesk.providers.offline.networks import load_detection
from ocrdesk.providers.offline.seals import (
    better,
    find_seals,
    read_to_the_ends,
    read_under_seals,
    without_red,
    without_red_ends,
)
from ocrdesk.providers.offline.shrinking import shrunk

SMALL = 0.64
"""The scale at which seals are looked for in these pictures."""
RED, BLACK = (45, 40, 200), (35, 35, 35)
TEXTS = ("Contract No. 2023-06-28-0471", "Amount due 28368.34 by 2024-11-05", "Account 6217 0040 1234 5678")


def sheet(colour: tuple[int, int, int] = BLACK) -> Picture:
    page = np.full((700, 1000, 3), 250, dtype=np.uint8)
    for row, text in enumerate(TEXTS):
        place = 120, 180 + 130 * row
        cv2.putText(page, text, place, cv2.FONT_HERSHEY_SIMPLEX, 1.1, colour, 2, cv2.LINE_AA)
    return page


def stamped(page: Picture, centre: tuple[int, int] = (420, 300), radius: int = 110) -> Picture:
    ink = np.full_like(page, 255)
    cv2.circle(ink, centre, radius, RED, 7, cv2.LINE_AA)
    cv2.circle(ink, centre, radius - 22, RED, 3, cv2.LINE_AA)
    angles = np.arange(10) * np.pi / 5
    reach = np.where(np.arange(10) % 2 == 0, 0.45, 0.2) * radius
    star = np.stack([centre[0] + reach * np.sin(angles), centre[1] - reach * np.cos(angles)], axis=1)
    cv2.fillPoly(ink, [star.astype(np.int32)], RED, cv2.LINE_AA)
    cv2.putText(ink, "FOR CONTRACTS", (centre[0] - 85, centre[1] + 80), cv2.FONT_HERSHEY_DUPLEX, 0.6, RED, 2)
    return np.asarray(page.astype(np.uint16) * ink // 255, dtype=np.uint8)


@pytest.fixture(scope="module")
def provider() -> Iterator[OfflineProvider]:
    provider = OfflineProvider()
    yield provider
    provider.close()


def read(provider: OfflineProvider, picture: Picture) -> list[str]:
    rgb = np.ascontiguousarray(picture[..., ::-1])
    page = Page(1, picture.shape[1], picture.shape[0], rgb.tobytes())
    lines = provider.recognize(page, Request(upright=True), Event()).lines
    return [line.text.replace(" ", "") for line in lines]


def test_a_seal_is_found_in_its_place() -> None:
    small = shrunk(stamped(sheet()), SMALL)
    (seal,) = find_seals(small)
    place = [side / SMALL for side in (seal.left, seal.top, seal.right, seal.bottom)]
    assert place == pytest.approx((306, 186, 534, 414), abs=12)


def test_a_seal_on_a_red_ruled_form_is_found() -> None:
    page = sheet()
    for level in range(100, 600, 100):
        cv2.line(page, (40, level), (960, level), (60, 70, 170), 2)
    cv2.rectangle(page, (40, 60), (960, 640), (60, 70, 170), 2)
    (seal,) = find_seals(stamped(page))
    assert seal.contains((420, 300))
    assert seal.width < 300


def red_ground() -> Picture:
    page = sheet()
    page[page[..., 0] > 200] = (70, 70, 190)
    return page


@pytest.mark.parametrize("page", [sheet(), sheet(RED), red_ground()], ids=["black", "red print", "red ground"])
def test_what_is_no_seal_is_not_taken_for_one(page: Picture) -> None:
    assert find_seals(page) == []


def test_red_ink_goes_and_black_ink_stays() -> None:
    black = sheet()
    cleaned = without_red(stamped(black))
    assert int(cleaned[300 - 110, 420].min()) > 225, "the ring is gone"
    ink = black[..., 0] < 60
    assert float(np.median(cleaned[ink])) < 60


def test_a_seal_leaves_nothing_where_the_light_falls_off() -> None:
    lit = (stamped(sheet()) * np.linspace(0.4, 1, 1000)[None, :, None]).astype(np.uint8)
    cleaned = without_red(lit[180:420, 300:540]).astype(int)[..., 0]
    star, beside = cleaned[110:130, 112:128], cleaned[65:80, 112:128]
    assert abs(float(np.median(star)) - float(np.median(beside))) < 20


def test_a_pale_seal_over_a_line_is_seen() -> None:
    pale = (0.8 * 250 + 0.2 * stamped(np.full_like(sheet(), 250)).astype(np.float32)).astype(np.uint8)
    pale[sheet()[..., 0] < 128] = BLACK
    assert find_seals(shrunk(pale, SMALL)) == []
    fuller = told("Amount due 28368.34 by 2024-11-05", 120, 280, 700, 320)
    partial_line = told("Amount due", 120, 280, 480, 320)
    detector = TextDetector(load_detection("auto", 1))
    lines = read_under_seals(pale, (partial_line,), detector, lambda _, found: [fuller for _ in found])
    assert lines == (fuller,)


def test_lines_under_a_seal_are_read_whole(provider: OfflineProvider) -> None:
    found = read(provider, stamped(sheet()))
    for text in TEXTS:
        assert text.replace(" ", "") in found


def test_red_print_beside_a_seal_is_kept(provider: OfflineProvider) -> None:
    found = read(provider, stamped(sheet(RED), centre=(800, 560), radius=90))
    for text in TEXTS:
        assert text.replace(" ", "") in found


def told(text: str, left: float, top: float, right: float, bottom: float) -> Line:
    return Line(text, 0.98, Quad.from_box(left, top, right, bottom))


@pytest.mark.parametrize(
    ("old", "kept"),
    [
        (told("Send it to archive@example.h", 98, 339, 745, 416), 0),
        (told("at once.", 767, 362, 897, 393), 0),
        (told("The line above stays", 98, 300, 745, 360), 1),
        (told("So does what is far higher than a line", 101, 300, 897, 420), 1),
    ],
    ids=["a line that leads astray", "its end", "another line", "something high"],
)
def test_a_line_read_anew_takes_the_place_of_what_it_covers(old: Line, kept: int) -> None:
    fresh = told("Send it to archive@example.cn, at once.", 101, 363, 897, 396)
    assert better(sheet(), (old,), [fresh]) == (*(old,) * kept, fresh)


def test_of_one_print_the_fuller_reading_counts_whatever_red_is_around_it() -> None:
    page = sheet()
    page[390:410, 90:900] = RED
    old = told("Send it to archive@example.cn, at once.", 101, 363, 897, 412)
    worse = told("Send it to archive@example cn, at on", 101, 363, 897, 412)
    assert better(page, (old,), [worse]) == (old,)


@pytest.mark.parametrize(("sure", "text"), [(0.4, "2018"), (0.99, "018")], ids=["in doubt", "sure"])
def test_a_line_in_doubt_is_read_to_its_ends(sure: float, text: str) -> None:
    place = Found(np.array([[330, 280], [430, 280], [430, 320], [330, 320]], dtype=np.float32), 0.9)

    def read_anew(_picture: Picture, found: Sequence[Found]) -> list[Line]:
        return [spelt("2018" if each.width > 1.2 * place.width else "018", sure) for each in found]

    assert [line.text for line in read_to_the_ends(sheet(), [place], read_anew)] == [text]


def spelt(text: str, sure: float) -> Line:
    count = len(text)
    letters = tuple(Character(each, sure, n / count, (n + 1) / count) for n, each in enumerate(text))
    return Line(text, 0.9, Quad.from_box(330, 280, 430, 320), characters=letters)


def blocks(text: str, red: str) -> tuple[Picture, Line]:
    """A line of letters drawn as blocks, those of `red` in the ink of a seal."""
    picture = np.full((60, 20 + 30 * len(text), 3), 250, dtype=np.uint8)
    for number, letter in enumerate(text):
        left = 10 + 30 * number
        picture[15:45, left + 4 : left + 26] = RED if letter in red else BLACK
    count = len(text)
    letters = tuple(Character(letter, 0.9, n / count, (n + 1) / count) for n, letter in enumerate(text))
    return picture, Line(text, 0.9, Quad.from_box(10, 10, 10 + 30 * count, 50), characters=letters)


@pytest.mark.parametrize(
    ("text", "red", "left"),
    [
        ("幸福路18号交通★", "交通★", "幸福路18号"),
        ("警幸福路18号", "警", "幸福路18号"),
        ("幸福路18号", "", "幸福路18号"),
        ("幸福路18号）", "）", "幸福路18号）"),
        ("幸福路18号", "福路", "幸福路18号"),
        ("交通★", "交通★", "交通★"),
    ],
    ids=["end", "beginning", "nothing red", "a mark alone", "within", "the seal's own"],
)
def test_what_a_seal_adds_to_a_line_is_cut_off(text: str, red: str, left: str) -> None:
    picture, line = blocks(text, red)
    assert without_red_ends(picture, line, Box(0, 0, 900, 60)).text == left


def test_red_print_beside_a_seal_stays() -> None:
    picture, line = blocks("发票号码12345678", "12345678")
    assert without_red_ends(picture, line, Box(600, 0, 900, 60)).text == line.text
