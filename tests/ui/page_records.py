"""Pages and records for the tests of the preview: places whose pixels are known."""

import math
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from ocrdesk.i18n import message
from ocrdesk.model import FieldState, FieldValue, Line, PageRecord, Point, Problem, Quad, Recognition, Record

WIDTH, HEIGHT = 1000, 630


def picture(width: int = WIDTH, height: int = HEIGHT) -> QImage:
    """White paper with a black square at (100, 100) to (200, 200)."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.fillRect(100, 100, 100, 100, Qt.GlobalColor.black)
    painter.end()
    return image


def card(number: int = 1) -> PageRecord:
    """Three fields: a calm name, a doubtful address of two lines, an identity number that failed its check."""
    doubt = Problem("confidence", message("Not sure"), failed=False)
    failed = Problem("check_digit", message("The check digit is wrong"))
    fields = (
        _value("name", (100, 100, 300, 140), FieldState.READ),
        _value("address", (100, 250, 500, 330), FieldState.CHECK, (doubt,), lines=(1, 2)),
        _value("id_number", (300, 500, 800, 545), FieldState.CHECK, (failed,)),
        FieldValue("sex"),
    )
    lines = tuple(
        Line("text", 0.9, Quad.from_box(*box))
        for box in ((100, 100, 300, 140), (100, 250, 500, 288), (100, 292, 480, 330), (300, 500, 800, 545))
    )
    recognition = Recognition("offline", WIDTH, HEIGHT, lines=lines)
    return PageRecord(number, recognition, (Record("id_card", "portrait", None, fields),))


def crowded(count: int, width: int = 2480, height: int = 3508) -> PageRecord:
    """A page with that many lines, in a grid over the whole of it."""
    across = 50
    down = -(-count // across)
    wide, high = width / across, height / down
    lines = tuple(
        Line("x", 0.9, Quad.from_box(x * wide, y * high, (x + 0.8) * wide, (y + 0.7) * high))
        for index in range(count)
        for x, y in [(index % across, index // across)]
    )
    return PageRecord(1, Recognition("offline", width, height, lines=lines))


def leaning(page: PageRecord, degrees: float = 2.0) -> PageRecord:
    """The page's lines as they stand where it lies askew."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    read = page.recognition

    def turned(point: Point) -> Point:
        x, y = point[0] - read.width / 2, point[1] - read.height / 2
        return read.width / 2 + x * cosine - y * sine, read.height / 2 + x * sine + y * cosine

    lines = tuple(replace(line, quad=line.quad.mapped(turned)) for line in read.lines)
    return replace(page, recognition=replace(read, lines=lines))


def _value(
    key: str,
    box: tuple[float, float, float, float],
    state: FieldState,
    problems: tuple[Problem, ...] = (),
    lines: tuple[int, ...] = (0,),
) -> FieldValue:
    return FieldValue(key, "text", "text", 0.9, Quad.from_box(*box), state, problems, lines=lines)
