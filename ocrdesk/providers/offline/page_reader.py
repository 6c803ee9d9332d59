"""What lives in the child process: the loaded networks, reading whole pages and single lines."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import cv2
import numpy as np

from ocrdesk.model import Line, Quad, Table
from ocrdesk.providers.offline.contrast import Levels, is_pale, levels_of, lit, strengthened
from ocrdesk.providers.offline.cores import usable_cores
from ocrdesk.providers.offline.detection import (
    LONG_SIDE,
    MOST_ENLARGED,
    Corners,
    Found,
    Picture,
    TextDetector,
    clockwise,
)
from ocrdesk.providers.offline.directions import Directed, read_any_way
from ocrdesk.providers.offline.faint_places import SURE_OF_FAINT, is_leader, with_others, with_unrivalled, worth_reading
from ocrdesk.providers.offline.found_plate import number_lines, plate_quad, read_document
from ocrdesk.providers.offline.lone_characters import with_lone_characters
from ocrdesk.providers.offline.lone_dashes import with_lone_dashes
from ocrdesk.providers.offline.lookalikes import TICKS_AND_CROSSES, has_ticks, settle_crosses, settle_lookalikes
from ocrdesk.providers.offline.networks import load_detection, load_recognition
from ocrdesk.providers.offline.orientation import (
    Orientation,
    find_orientation,
    turn_corners,
    turn_picture,
)
from ocrdesk.providers.offline.page_reading import PageReading
from ocrdesk.providers.offline.paper_edges import find_papers, turned_papers
from ocrdesk.providers.offline.paper_view import find_text
from ocrdesk.providers.offline.photographs import seen_at_first, without_photographs
from ocrdesk.providers.offline.plate_lines import with_numbers
from ocrdesk.providers.offline.plates import PlateFinder
from ocrdesk.providers.offline.quality import find_trouble
from ocrdesk.providers.offline.recognition import EAST_ASIAN, HEIGHT, LineReader, straighten
from ocrdesk.providers.offline.script import settle_script
from ocrdesk.providers.offline.seals import read_under_seals
from ocrdesk.providers.offline.second_look import look_again
from ocrdesk.providers.offline.tables import read_tables
from ocrdesk.providers.offline.tightening import tighten

TABLE = "table"
PLAIN = frozenset({"text", "handwriting", TABLE})
"""What a Request says of a page that is to be read as a table."""
SURE = 0.9
LEAST_PIXELS = 4
FEW_PLACES = 3
"""With fewer places of text on a picture, a pale paper on it may hold more."""
WARM_SIDE = 256
MARGINS = (0.1, 0.3)
"""Margins with which a single line is tried, in heights."""
DOUBTFUL, SECOND_LOOKS = 0.8, 12
"""Places read with less confidence are looked at once more, enlarged; at most so many on a page."""
CLOSE_HEIGHTS = (48.0, 72.0)
"""The heights to which a doubtful place is enlarged, the second where the first still reads doubtfully."""
LEAST_CONFIDENCE = 0.5
SURE_OF_SHAPE = 0.9
"""A lone letter or mark is mostly a part of an emblem where it is read with less confidence."""
LEAST_OF_MARKS = 0.35
"""On a form with ticks and crosses the network wavers between a cross and the letter."""
EMBLEMS = frozenset("★☆")
"""What is printed alone only in the middle of seals and on national emblems, however surely it is read."""


class PageReader:
    """Reads pages with both networks. Loading them takes seconds."""

    def __init__(self, engine: str = "auto", threads: int = 0) -> None:
        count = threads or usable_cores()
        cv2.setNumThreads(count)
        self._detector = TextDetector(load_detection(engine, count))
        self._reader = LineReader(load_recognition(engine, count))
        self._plates = PlateFinder(self._detector, self._reader)

    def warm_up(self) -> None:
        """Run both networks once, on little, so that the first page finds them ready."""
        paper = np.full((WARM_SIDE, WARM_SIDE, 3), 255, dtype=np.uint8)
        self._detector.find(paper, 1.0)
        self._reader.read([paper[:HEIGHT]])

    def read_page(self, rgb: bytes, width: int, height: int, upright: bool, wanted: str) -> PageReading:
        """Find and read all lines, tables and plates; `upright` and `wanted` are what the Request says."""
        self._reader.forget()
        painted = _picture(rgb, width, height)
        levels = levels_of(painted)
        if levels.is_blank:
            return PageReading()
        papers = find_papers(painted)
        picture, found = self._find(painted, levels, papers)
        orientation = Orientation()
        if found:
            orientation = find_orientation(picture, [each for each in found if each.sure], self._reader)
        if upright and orientation.rotation:
            orientation = Orientation()
        if orientation.rotation:
            picture, painted = (turn_picture(each, orientation.rotation) for each in (picture, painted))
            turn = partial(_turned, width=width, height=height, degrees=orientation.rotation)
            found = [turn(each) for each in found]
            papers = turned_papers(papers, (width, height), orientation.rotation)
            for place, reading in orientation.told:
                self._reader.remember(straighten(picture, turn(place).corners), reading)
        lines = self._lines(picture, found, vertical=orientation.vertical)
        lines = settle_script(look_again(picture, lines, self._reader))
        if not orientation.vertical:
            lines = read_under_seals(painted, lines, self._detector, partial(self._read, vertical=False))
        tables: tuple[Table, ...] = ()
        known = lines
        if not orientation.vertical:
            read = partial(self._read, vertical=False)
            tables, lines = read_tables(picture, lines, read, papers, wanted=wanted == TABLE)
            lines = with_lone_characters(picture, with_lone_dashes(painted, lines), read)
        warnings = find_trouble(painted, lines)
        plates = self._plates.find(lit(painted, levels), lines)
        places = [plate_quad(plate) for plate in plates]
        real = tables if wanted == TABLE else without_photographs(tables, known, places)
        if len(real) < len(tables):
            dropped = [table for table in tables if table not in real]
            lines, tables = seen_at_first(lines, known, dropped, places), real
        lines = with_numbers(lines, [row for plate in plates for row in number_lines(plate)])
        documents = tuple(read_document(plate) for plate in plates)
        outlines = papers if lines and wanted not in PLAIN else ()
        return PageReading(orientation.rotation, lines, tables, documents, warnings, outlines)

    def read_line(self, rgb: bytes, width: int, height: int, quad: Quad) -> Line:
        """Read the one line in that place; a quad drawn tightly is read with some margin, too."""
        self._reader.forget()
        picture = _picture(rgb, width, height)
        corners = np.array(quad.corners, dtype=np.float32)
        best = Line("", 0.0, quad)
        seen = np.clip(corners, 0, [width, height])
        if min(np.ptp(seen, axis=0)) < LEAST_PIXELS or min(quad.width, quad.height) < LEAST_PIXELS:
            return best
        for margin in MARGINS:
            wide = grown(corners, margin)
            crop = straighten(picture, wide)
            for view in (crop, strengthened(crop)):
                directed = read_any_way([view], self._reader, vertical=False)[0]
                if directed.reading.confidence > best.confidence:
                    best = replace(_line(wide, crop, directed), quad=quad)
                if best.confidence >= SURE:
                    return best
        return best

    def _find(self, painted: Picture, levels: Levels, papers: Sequence[Quad]) -> tuple[Picture, list[Found]]:
        """The picture as it is best read, and the places with text in it."""
        picture = strengthened(painted, levels) if levels.is_faint else painted
        found = find_text(self._detector, picture, papers)
        if not levels.is_faint and _is_hardly_seen(painted, found, papers):
            clearer = strengthened(painted, levels)
            anew = find_text(self._detector, clearer, papers)
            if sum(each.sure for each in anew) > len(found):
                return clearer, anew
        return picture, found

    def _lines(self, picture: Picture, found: Sequence[Found], *, vertical: bool) -> tuple[Line, ...]:
        lines: list[Line] = []
        doubted: list[Line] = []
        anew: list[Line] = []
        faint: list[Line] = []
        looks = SECOND_LOOKS
        found = worth_reading(found)
        for each, line in zip(found, self._read(picture, found, vertical=vertical), strict=True):
            if not each.sure:
                faint.append(line)
                continue
            closer: list[Line] = []
            if line.confidence < DOUBTFUL and looks:
                looks -= 1
                closer = self._look_closer(picture, each, vertical=vertical)
            closer_tells = _weight(closer) > _weight([line])
            anew += closer if closer_tells else ()
            (doubted if closer_tells else lines).append(line)
        ticked = has_ticks(lines)
        lines, doubted, anew = (
            [line for line in settle_crosses(each, ticked=ticked) if line.confidence >= _least(line, ticked=ticked)]
            for each in (lines, doubted, anew)
        )
        lines = with_unrivalled(with_others(lines, anew), doubted)
        return settle_script(with_others(lines, [line for line in faint if line.confidence >= SURE_OF_FAINT]))

    def _read(self, picture: Picture, found: Sequence[Found], *, vertical: bool) -> list[Line]:
        crops = [straighten(picture, each.corners) for each in found]
        read = read_any_way(crops, self._reader, vertical=vertical)
        return [_line(each.corners, crop, one) for each, crop, one in zip(found, crops, read, strict=True)]

    def _look_closer(self, picture: Picture, doubtful: Found, *, vertical: bool) -> list[Line]:
        """The lines in a doubtful place, found anew in an enlarged part: it may hold two, or be cut off."""
        height, width = picture.shape[:2]
        side = min(doubtful.width, doubtful.height)
        (left, top), (right, bottom) = doubtful.corners.min(axis=0), doubtful.corners.max(axis=0)
        x, y = max(0, int(left - side)), max(0, int(top - side))
        part = np.ascontiguousarray(picture[y : min(height, int(bottom + side)), x : min(width, int(right + side))])
        shift = np.array([x, y], dtype=np.float32)
        best: list[Line] = []
        for close in CLOSE_HEIGHTS:
            scale = min(close / max(side, 1.0), MOST_ENLARGED, LONG_SIDE / max(part.shape[:2]))
            found = [Found(each.corners + shift, each.score) for each in self._detector.find(part, scale)]
            inside = [each for each in found if _lies_in(doubtful.corners, each.corners.mean(axis=0))]
            best = max(best, self._read(picture, inside, vertical=vertical), key=_weight)
            if best and min(line.confidence for line in best) >= DOUBTFUL:
                break
        return best


def _is_hardly_seen(picture: Picture, found: Sequence[Found], papers: Sequence[Quad]) -> bool:
    """Whether there may be print that the picture shows too faintly: a pale page on a dark desk has all levels."""
    sure = sum(each.sure for each in found)
    return 2 * sure < len(found) or (sure < FEW_PLACES and any(is_pale(picture, paper) for paper in papers))


def _turned(found: Found, width: int, height: int, degrees: int) -> Found:
    return replace(found, corners=clockwise(turn_corners(found.corners, width, height, degrees)))


def _least(line: Line, *, ticked: bool) -> float:
    """The confidence that a line must be read with to be one; `ticked` tells of a form with ticks and crosses."""
    text = line.text
    if ticked and text in TICKS_AND_CROSSES:
        return LEAST_OF_MARKS
    if text in EMBLEMS or is_leader(line):
        return math.inf
    is_shape = len(text) == 1 and ord(text) < EAST_ASIAN and not text.isdigit()
    return SURE_OF_SHAPE if is_shape else LEAST_CONFIDENCE


def _lies_in(corners: Corners, point: Corners) -> bool:
    return cv2.pointPolygonTest(corners, (float(point[0]), float(point[1])), measureDist=False) >= 0


def _weight(lines: Sequence[Line]) -> float:
    """How much lines say, dubious characters counting little: to compare two readings of one place."""
    return sum(len(line.text) * (line.confidence - LEAST_CONFIDENCE) for line in lines)


def grown(corners: Corners, margin: float) -> Corners:
    """The quad with a margin on every side, in parts of its shorter side."""
    along, across = corners[1] - corners[0], corners[3] - corners[0]
    sides = float(np.hypot(*along)), float(np.hypot(*across))
    reach = margin * min(sides)
    u, v = along * (reach / max(sides[0], 1e-6)), across * (reach / max(sides[1], 1e-6))
    return np.asarray(corners + np.stack([-u - v, u - v, u + v, v - u]), dtype=np.float32)


def _line(corners: Corners, crop: Picture, directed: Directed) -> Line:
    """The line drawn in to its ink, its corners in the order of its own direction."""
    turned = np.roll(corners, -directed.quarters, axis=0)
    frame = turn_picture(crop, -90 * directed.quarters)
    tight, reading = tighten(turned, frame, settle_lookalikes(directed.reading), vertical=directed.vertical)
    return Line(reading.text, reading.confidence, _quad(tight), directed.vertical, reading.characters)


def _picture(rgb: bytes, width: int, height: int) -> Picture:
    pixels = np.frombuffer(rgb, dtype=np.uint8).reshape(height, width, 3)
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), dtype=np.uint8)


def _quad(corners: Corners) -> Quad:
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return Quad((a, b, c, d))
