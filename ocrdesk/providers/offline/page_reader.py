"""What lives in the child process: the loaded networks, reading whole pages and single lines."""

import os
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from ocrdesk.model import Line, Quad
from ocrdesk.providers.offline.columns import along_column, set_in_row
from ocrdesk.providers.offline.detection import Corners, Found, Picture, TextDetector, clockwise
from ocrdesk.providers.offline.networks import load_detection, load_recognition, read_alphabet
from ocrdesk.providers.offline.orientation import (
    Orientation,
    find_orientation,
    is_tall,
    lay_down,
    turn_corners,
    turn_picture,
)
from ocrdesk.providers.offline.recognition import LineReader, Reading, straighten

FIRST_SIDE = 960
MOST_ENLARGED = 2.0
LEAST_CONFIDENCE = 0.5


class PageReader:
    """Reads pages with both networks. Loading them takes seconds."""

    def __init__(self, engine: str = "auto", threads: int = 0) -> None:
        count = threads or os.cpu_count() or 1
        cv2.setNumThreads(count)
        self._detector = TextDetector(load_detection(engine, count))
        self._reader = LineReader(load_recognition(engine, count), read_alphabet())

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
        return orientation.rotation, self._lines(picture, found)

    def read_line(self, rgb: bytes, width: int, height: int, quad: Quad) -> Line:
        """Read the one line in that place."""
        picture = _picture(rgb, width, height)
        corners = np.array(quad.corners, dtype=np.float32)
        reading, vertical = self._read(picture, [Found(corners, 1.0)])[0]
        return Line(reading.text, reading.confidence, quad, vertical, reading.characters)

    def _find(self, picture: Picture) -> list[Found]:
        height, width = picture.shape[:2]
        return self._detector.find(picture, min(FIRST_SIDE / max(height, width), MOST_ENLARGED))

    def _lines(self, picture: Picture, found: Sequence[Found]) -> tuple[Line, ...]:
        readings = self._read(picture, found)
        return tuple(
            Line(reading.text, reading.confidence, _quad(each.corners), vertical, reading.characters)
            for each, (reading, vertical) in zip(found, readings, strict=True)
            if reading.characters and reading.confidence >= LEAST_CONFIDENCE
        )

    def _read(self, picture: Picture, found: Sequence[Found]) -> list[tuple[Reading, bool]]:
        """The reading of each place, and whether it runs downwards."""
        strips = [straighten(picture, each.corners) for each in found]
        rows = {number: set_in_row(strips[number]) for number, each in enumerate(found) if is_tall(each)}
        lying = [lay_down(strips[number]) for number in rows]
        readings = self._reader.read([*strips, *lying, *(row.picture for row in rows.values())])
        results = [(reading, False) for reading in readings[: len(strips)]]
        for place, (number, row) in enumerate(rows.items()):
            laid = readings[len(strips) + place]
            set_out = along_column(readings[len(strips) + len(rows) + place], row)
            best = max(laid, set_out, key=lambda reading: reading.confidence)
            if best.confidence > results[number][0].confidence:
                results[number] = best, True
        return results


def _picture(rgb: bytes, width: int, height: int) -> Picture:
    pixels = np.frombuffer(rgb, dtype=np.uint8).reshape(height, width, 3)
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), dtype=np.uint8)


def _quad(corners: Corners) -> Quad:
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return Quad((a, b, c, d))
