"""A part of a page read by itself lies on the page where it was cut out."""

from ocrdesk.jobs.cropping import cut_out, put_back
from ocrdesk.jobs.turning import turned_box
from ocrdesk.model import Box, Line, Page, PageRecord, Quad, Recognition

WIDTH, HEIGHT = 6, 4
PIXELS = bytes(value for y in range(HEIGHT) for x in range(WIDTH) for value in (x, y, 9))


def page(*lines: Line) -> Page:
    return Page(1, WIDTH, HEIGHT, PIXELS, rotation=90, lines=lines)


def test_only_the_part_is_cut_out_with_its_own_lines() -> None:
    inside, outside = (Line(text, 1.0, Quad.from_box(x, 1, x + 1, 2)) for text, x in (("in", 3.0), ("out", 0.0)))
    part = cut_out(page(inside, outside), Box(2, 1, 5, 3))
    assert (part.width, part.height, part.rotation) == (3, 2, 90)
    assert part.rgb[:9] == bytes((2, 1, 9, 3, 1, 9, 4, 1, 9))
    assert [(line.text, line.quad.bounds) for line in part.lines] == [("in", Box(1, 0, 2, 1))]


def test_what_was_read_is_put_back_to_its_place_on_the_page() -> None:
    line = Line("in", 1.0, Quad.from_box(1, 0, 2, 1))
    read = PageRecord(1, Recognition("offline", 3, 2, 90, (line,)))
    whole = put_back(read, page(), Box(2, 1, 5, 3))
    assert (whole.recognition.width, whole.recognition.height) == (WIDTH, HEIGHT)
    assert whole.recognition.lines[0].quad.bounds == Box(3, 1, 4, 2)


def test_a_part_that_reaches_beyond_the_page_ends_with_it() -> None:
    part = cut_out(page(), Box(-3, 2.4, 99, 99))
    assert (part.width, part.height) == (WIDTH, 2)


def test_the_part_turns_with_its_page() -> None:
    assert turned_box(Box(0, 0, 2, 1), WIDTH, HEIGHT, 90) == Box(HEIGHT - 1, 0, HEIGHT, 2)
