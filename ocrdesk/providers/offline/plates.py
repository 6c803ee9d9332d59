"""Licence plates in a picture: found by their rows and their paint, each read as a number with its colour."""

from collections.abc import Sequence

import cv2
import numpy as np

from ocrdesk.model import Line, Quad
from ocrdesk.providers.offline.detection import Corners, Found, Picture, TextDetector
from ocrdesk.providers.offline.found_plate import FoundPlate, drawn_in
from ocrdesk.providers.offline.plate_colour import fits_ink, is_yellow, tell_color
from ocrdesk.providers.offline.plate_evidence import (
    FRAMED,
    LEAST_SEEN,
    MIXED,
    SURE_LOSS,
    convincing,
    first_place,
    has_red_part,
)
from ocrdesk.providers.offline.plate_finding import (
    Patch,
    begins_like_number,
    find_painted,
    fit_corners,
    has_all_places,
    is_loose,
    is_upper_row,
    is_whole_number,
    is_wording,
    looks_like_number,
)
from ocrdesk.providers.offline.plate_numbers import FORMS, TEMPORARY, TRACTOR
from ocrdesk.providers.offline.plate_reading import Number, PlateReader
from ocrdesk.providers.offline.plate_rows import row_above, ways
from ocrdesk.providers.offline.plate_view import Cut, Plate, View, around, find_plate, look_at
from ocrdesk.providers.offline.recognition import LineReader

MARGINS = (3.0, 1.7, 1.6, 0.7)
RIM = 0.15
"""How wide a plate's rim is taken for, in heights of its rows, where its outline is not seen."""
CLOSE = (1.7, 1.1, 0.8, 0.1)
AROUND = (0.35, 0.25, 0.35, 0.25)
LOOSE = (1.2, 0.7, 1.2, 0.5)
CLOSER = 1.6
"""How much larger a patch is looked at, in pixels of the row's view."""
MOST_LINES, FEW_LINES = 60, 20
"""On a page with more lines than that, a paper most likely, bare digits are taken for no lower row of a plate; nor is
a loose box looked at once more where there are more than few."""
PALE, CORES = frozenset({"", "white", "black"}), (-0.2, -0.3)
PAPERS = frozenset({"white"})
"""What most papers are: on it a line that only begins like a number is not even read as one."""
ANY = FRAMED | MIXED | {"blue", "yellow"}
CASTS = frozenset({"green", "yellow"})
"""The light of lamps makes white look so, too."""
TALLEST, SLIMMEST = 2.9, 0.62
"""Heights of painted regions, in heights of the row."""


class PlateFinder:
    """Finds and reads plates."""

    def __init__(self, detector: TextDetector, reader: LineReader) -> None:
        self._detector = detector
        self._plates = PlateReader(reader)

    def find(self, picture: Picture, lines: Sequence[Line]) -> list[FoundPlate]:
        """The plates of a page, whose lines of text are known already."""
        found: list[FoundPlate] = []
        places = [_corners(line.quad) for line in lines]
        uppers = [place for line, place in zip(lines, places, strict=True) if is_upper_row(line)]
        for line, place in zip(lines, places, strict=True):
            if looks_like_number(line) and (len(lines) <= MOST_LINES or begins_like_number(line)):
                whole = is_whole_number(line)
                framed = PAPERS if begins_like_number(line) else ANY
                framed = frozenset() if whole or has_all_places(line) else framed
                plate = self._read(picture, place, places, uppers=uppers, framed=framed, is_whole=whole)
                _add(found, plate)
                if not (plate and plate.clear) and len(lines) <= FEW_LINES and is_loose(line):
                    _add(found, self._read_closer(picture, place, uppers, framed, is_whole=whole))
        words = [place for line, place in zip(lines, places, strict=True) if is_wording(line)]
        for patch in find_painted(picture):
            known = any(plate.sure and _holds(plate.corners, patch.corners.mean(axis=0)) for plate in found)
            if not known and not any(_overlap(patch.corners, place) for place in words):
                _add(found, self._look_closer(picture, patch))
        return found

    def _read_closer(
        self, picture: Picture, place: Corners, uppers: Sequence[Corners], framed: frozenset[str], *, is_whole: bool
    ) -> FoundPlate | None:
        """Read the row once more where the text finder sees it in an enlarged view: the page's box may be loose."""
        view = look_at(picture, place, LOOSE)
        if view is None:
            return None
        rows = self._detector.find(view.picture, CLOSER)
        near = [each for each in rows if _is_row(each) and _overlap(each.corners, view.from_page(place))]
        row = max(near, key=lambda each: each.width, default=None)
        if row is None:
            return None
        others = [view.points_on_page(each.corners) for each in rows if each is not row]
        corners = view.points_on_page(row.corners)
        return self._read(picture, corners, others, uppers=[*uppers, *others], framed=framed, is_whole=is_whole)

    def _look_closer(self, picture: Picture, patch: Patch) -> FoundPlate | None:
        """Look for text in a patch of paint, enlarged and straightened, and read the widest row as a plate's."""
        view = look_at(picture, patch.corners, AROUND)
        if view is None:
            return None
        fitted = fit_corners(view.picture, patch.paint)
        if fitted is not None:
            view = look_at(picture, view.points_on_page(fitted), AROUND) or view
        rows = self._detector.find(view.picture, CLOSER)
        widest = max((each for each in rows if _is_row(each)), key=lambda each: each.width, default=None)
        if widest is None:
            return None
        others = [view.points_on_page(each.corners) for each in rows if each is not widest]
        row = _bounded(widest.corners, view.row if fitted is not None else view.row.grown(0.2))
        return self._read(picture, view.points_on_page(row), others, patch)

    def _read(
        self,
        picture: Picture,
        row: Corners,
        others: Sequence[Corners],
        patch: Patch | None = None,
        *,
        uppers: Sequence[Corners] = (),
        framed: frozenset[str] = frozenset(),
        is_whole: bool = False,
    ) -> FoundPlate | None:
        """The plate around a row of characters.

        In the `framed` colours there is one only where its outline is seen, or one of the `uppers` above the row.
        Where the text `is_whole`, black paint is told under a veil of haze, too.
        """
        near = look_at(picture, row, CLOSE)
        above = row_above(near, uppers) if near else None
        color = _color(near, above, patch, is_whole=is_whole) if near else ""
        view = look_at(picture, row, MARGINS) if color else None
        if near is None or view is None:
            return None
        outlined = _plausible(find_plate(view), view)
        upper = row_above(view, uppers)
        best: FoundPlate | None = None
        for each in (color, "white") if color in CASTS else (color,):
            if each != color and ((best and best.clear) or not has_red_part(near, above)):
                break
            if outlined is not None or each not in framed or upper is not None:
                plate = self._read_painted(each, view, outlined, others, is_whole=is_whole)
                best = min((known for known in (best, plate) if known), key=lambda known: known.doubt, default=None)
        return best

    def _read_painted(
        self, color: str, view: View, plate: Plate | None, others: Sequence[Corners], *, is_whole: bool
    ) -> FoundPlate | None:
        """The plate of that colour around the view's row."""
        best = self._likeliest(view, plate, others, color)
        color = TEMPORARY if best and best[0].form.kind == TEMPORARY else color
        if best is None or not convincing(*best, view, plate, color, is_whole=is_whole):
            return None
        number, cuts = best
        if color == "green" and number.form.colors >= MIXED and is_yellow(view.cut(first_place(number, cuts))):
            color = "yellow_green"
        color = "green" if color == TRACTOR else color
        rows = [drawn_in(*each) for each in zip(cuts, number.rows, strict=True)]
        printed = around(rows)
        whole = view.points_on_page(plate.corners) if plate else view.on_page(printed.grown(RIM, RIM))
        return FoundPlate(number, color, whole, view.on_page(printed), tuple(map(view.on_page, rows)))

    def _likeliest(
        self, view: View, plate: Plate | None, others: Sequence[Corners], color: str
    ) -> tuple[Number, tuple[Cut, ...]] | None:
        """The likeliest number of a plate of that colour, and the cuts of its rows."""
        best: tuple[Number, tuple[Cut, ...]] | None = None
        for cuts in ways(view, plate, others, color):
            forms = [form for form in FORMS if color in form.colors and (len(cuts) > 1 or form.kind != TEMPORARY)]
            rows = self._plates.look([view.cut(cut) for cut in cuts])
            if self._plates.seen(rows[-1]) < LEAST_SEEN:
                continue
            number = self._plates.best(rows, forms)
            if number is not None and (best is None or number.loss < best[0].loss):
                best = number, cuts
                if number.loss <= SURE_LOSS:
                    break
        return best


def _color(view: View, above: Cut | None, patch: Patch | None, *, is_whole: bool) -> str:
    """The colour of the plate around the row; "" where there can be none."""
    cut = view.cut(view.row.grown(-0.1, -0.1))
    color = tell_color(cut, veiled_black=is_whole)
    has_red = has_red_part(view, above)
    if color in PALE:
        # The box around a small plate's row is wider than the plate: what lies around spoils the shares.
        deeper = [tell_color(view.cut(view.row.grown(by, -0.15)), veiled_black=is_whole) for by in CORES]
        color = next((each for each in deeper if each not in PALE), color)
        if color != "black" and is_whole and not has_red and set(deeper) == {"black"}:
            return "black"
    if patch is not None and color not in patch.colors:
        return next((each for each in patch.colors if fits_ink(cut, each)), "")
    return "" if color == "white" and not has_red and above is None else color


def _plausible(plate: Plate | None, view: View) -> Plate | None:
    """The painted region, if it fits the row as a plate does."""
    if plate is None:
        return None
    high = plate.bounds.height / view.row.height
    wide = plate.bounds.width / plate.bounds.height
    fits = SLIMMEST <= high <= TALLEST and 1.3 <= wide <= 5.5 and plate.bounds.width >= 0.72 * view.row.width  # noqa: PLR2004 - plates are 440 x 140 to 440 x 220
    return plate if fits else None


def _bounded(row: Corners, part: Cut) -> Corners:
    """The row no larger than the plate: the text finder leaves wide margins."""
    low, high = np.array([part.left, part.top]), np.array([part.right, part.bottom])
    return np.asarray(np.clip(row, low, high), dtype=np.float32)


def _is_row(found: Found) -> bool:
    return found.width >= 1.4 * found.height


def _add(found: list[FoundPlate], plate: FoundPlate | None) -> None:
    """Add a plate, or put it in the place of a worse reading of the same one."""
    if plate is None:
        return
    for place, other in enumerate(found):
        if _overlap(other.corners, plate.corners):
            if plate.doubt < other.doubt:
                found[place] = plate
            return
    found.append(plate)


def _overlap(first: Corners, second: Corners) -> bool:
    return _holds(first, second.mean(axis=0)) or _holds(second, first.mean(axis=0))


def _holds(corners: Corners, point: Corners) -> bool:
    contour = np.asarray(corners, dtype=np.float32).reshape(-1, 1, 2)
    return cv2.pointPolygonTest(contour, (float(point[0]), float(point[1])), measureDist=False) >= 0


def _corners(quad: Quad) -> Corners:
    return np.array(quad.corners, dtype=np.float32)
