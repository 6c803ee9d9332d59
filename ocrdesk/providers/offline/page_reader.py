"""What lives in the child process: the loaded networks, reading whole pages and single lines."""

import os
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from ocrdesk.model import Line, Quad
from ocrdesk.providers.offline.columns import along_column, set_in_row
from ocrdesk.providers.offline.detection import Corners, Found, Picture, TextDetector, clockwise
from ocrdesk.providers.offline.networks import load_detection, load_recognition
from ocrdesk.providers.offline.orientation import (
    TALL,
    Orientation,
    find_orientation,
    lay_down,
    turn_corners,
    turn_picture,
)
from ocrdesk.providers.offline.recognition import LineReader, Reading, straighten
from ocrdesk.providers.offline.tightening import tighten

FIRST_SIDE = 960
MOST_ENLARGED = 2.0
SURE = 0.9
"""A tall place read with less confidence is read in the next way, too."""
LONE_GLYPH = 3.0
"""Up to this many times as high as wide, a place may hold a single narrow character such as 1."""
LEAST_CONFIDENCE = 0.5


class PageReader:
    """Reads pages with both networks. Loading them takes seconds."""

    def __init__(self, engine: str = "auto", threads: int = 0) -> None:
        count = threads or os.cpu_count() or 1
        cv2.setNumThreads(count)
        self._detector = TextDetector(load_detection(engine, count))
        self._reader = LineReader(load_recognition(engine, count))

    def warm_up(self) -> None:
        """Run both networks once, so that the first page finds them ready."""
        paper = np.full((FIRST_SIDE * 3 // 4, FIRST_SIDE, 3), 255, dtype=np.uint8)
        self._detector.find(paper, 1.0)
        self._reader.read([paper[:48, :320]])

    def read_page(self, rgb: bytes, width: int, height: int, upright: bool) -> tuple[int, tuple[Line, ...]]:
        """Find and read all lines; with `upright` the page is not turned.

        Returns by how many degrees clockwise the page was turned, and the lines in the turned page's pixels.
        """
        picture = _picture(rgb, width, height)
        found = self._find(picture)
        orientation = Orientation()
        if found:
            orientation = find_orientation(picture, found, self._reader)
        if upright and orientation.rotation:
            orientation = Orientation()
        if orientation.rotation:
            picture = turn_picture(picture, orientation.rotation)
            found = [
                replace(each, corners=clockwise(turn_corners(each.corners, width, height, orientation.rotation)))
                for each in found
            ]
        return orientation.rotation, self._lines(picture, found, vertical=orientation.vertical)

    def read_line(self, rgb: bytes, width: int, height: int, quad: Quad) -> Line:
        """Read the one line in that place."""
        picture = _picture(rgb, width, height)
        corners = np.array(quad.corners, dtype=np.float32)
        reading, vertical = self._read([straighten(picture, corners)], vertical=False)[0]
        return Line(reading.text, reading.confidence, quad, vertical, reading.characters)

    def _find(self, picture: Picture) -> list[Found]:
        height, width = picture.shape[:2]
        return self._detector.find(picture, min(FIRST_SIDE / max(height, width), MOST_ENLARGED))

    def _lines(self, picture: Picture, found: Sequence[Found], *, vertical: bool) -> tuple[Line, ...]:
        crops = [straighten(picture, each.corners) for each in found]
        lines = []
        for each, crop, (reading, down) in zip(found, crops, self._read(crops, vertical=vertical), strict=True):
            if reading.confidence >= LEAST_CONFIDENCE:
                corners, placed = tighten(each.corners, crop, reading, vertical=down)
                lines.append(Line(placed.text, placed.confidence, _quad(corners), down, placed.characters))
        return tuple(lines)

    def _read(self, crops: Sequence[Picture], *, vertical: bool) -> list[tuple[Reading, bool]]:
        """The reading of each crop, and whether its text runs downwards, as it mostly does on a `vertical` page."""
        results: list[tuple[Reading, bool]] = [(Reading(), False)] * len(crops)
        tall = [number for number, crop in enumerate(crops) if crop.shape[0] >= TALL * crop.shape[1]]
        level = [number for number in range(len(crops)) if number not in set(tall)]
        low = [number for number in tall if crops[number].shape[0] < LONE_GLYPH * crops[number].shape[1]]
        columns = ((self._read_lying, tall, True), (self._read_rows, tall, True))
        first, last = (level, low) if vertical else (level + low, [])
        for attempt, numbers, down in ((self._reader.read, first, False), *columns, (self._reader.read, last, False)):
            unsure = [number for number in numbers if results[number][0].confidence < SURE]
            for number, reading in zip(unsure, attempt([crops[number] for number in unsure]), strict=True):
                if reading.confidence > results[number][0].confidence:
                    results[number] = reading, down
        return results

    def _read_lying(self, crops: Sequence[Picture]) -> list[Reading]:
        return self._reader.read([lay_down(crop) for crop in crops])

    def _read_rows(self, crops: Sequence[Picture]) -> list[Reading]:
        rows = [set_in_row(crop) for crop in crops]
        readings = self._reader.read([row.picture for row in rows])
        return [along_column(reading, row) for reading, row in zip(readings, rows, strict=True)]


def _picture(rgb: bytes, width: int, height: int) -> Picture:
    pixels = np.frombuffer(rgb, dtype=np.uint8).reshape(height, width, 3)
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), dtype=np.uint8)


def _quad(corners: Corners) -> Quad:
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return Quad((a, b, c, d))
