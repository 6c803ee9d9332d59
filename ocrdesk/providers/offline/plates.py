"""Licence plates in a picture: found by their rows and their paint, each read as a number with its colour."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ocrdesk.model import Character, Line, Quad, ReadDocument
from ocrdesk.providers.offline.detection import Corners, Found, Picture, TextDetector
from ocrdesk.providers.offline.plate_colour import find_paint, fits_ink, has_glyph, is_yellow, red_share, tell_color
from ocrdesk.providers.offline.plate_finding import (
    Patch,
    begins_like_number,
    find_painted,
    fit_corners,
    has_all_places,
    is_upper_row,
    is_whole_number,
    is_wording,
    looks_like_number,
)
from ocrdesk.providers.offline.plate_numbers import FORMS, LAST, PROVINCES, Told, category_of
from ocrdesk.providers.offline.plate_reading import LEAST_CHANCE, Number, PlateReader
from ocrdesk.providers.offline.plate_view import Cut, Plate, View, find_plate, look_at
from ocrdesk.providers.offline.recognition import LineReader

MARGINS = (3.0, 1.7, 1.6, 0.7)
RIM = 0.15
"""How wide a plate's rim is taken for, in heights of its rows, where its outline is not seen."""
CLOSE = (1.7, 0.1, 0.8, 0.1)
RED_REACH = 1.6
AROUND = (0.35, 0.25, 0.35, 0.25)
CLOSER = 1.6
"""How much larger a patch is looked at, in pixels of the row's view."""
MOST_LINES = 60
"""On a page with more lines than that, a paper most likely, bare digits are taken for no lower row of a plate."""
ROW_MARGIN = 0.1
"""Margin around a row in its cut, above and below, in heights of the cut."""
REACH = 0.7
"""How far a row reaches beyond the middles of its outer glyphs, in distances between glyphs."""
CHOSEN = 0.6
UNSEEN = 0.05
"""A province read with less confidence may not be there at all."""
OUTSIDE = 0.45
"""By how much of its width a glyph's place may lie outside the plate: paint that holds two shades is seen in part."""
COLOR_CONFIDENCE = 0.95
SURE, SURE_LOSS = 0.85, 0.7
MOST_LOSS = 9.5
"""A number may lie that far (log) below the unbound reading: one glyph passed over."""
LEAST_CONFIDENCE = 0.55
LEAST_SEEN = 4
MIXED = frozenset({"green", "yellow_green"})
PALE, CORES = frozenset({"", "white", "black"}), (-0.2, -0.3)
FRAMED = frozenset({"white", "black"})
"""Colours that papers have, too: there the plate's own outline must be seen, or the number be beyond doubt."""
PAPERS = frozenset({"white"})
"""What most papers are: on it a line that only begins like a number is not even read as one."""
ANY = FRAMED | MIXED | {"blue", "yellow"}
LEAST_RED, FADED = 0.02, 0.8
"""How much red the coloured end of a row has, and how much of that the other end may have: noise, a red car."""
UPPER = 0.36
"""A plate with that much room above the row, in heights of the row, has another row there."""
TALLEST, SLIMMEST = 2.9, 0.62
"""Heights of painted regions, in heights of the row."""


@dataclass(frozen=True, slots=True)
class FoundPlate:
    """One plate: its number, colour, its place on the page, the place of what is printed on it, and of each row."""

    number: Number
    color: str
    corners: Corners
    printed: Corners
    rows: tuple[Corners, ...]

    @property
    def sure(self) -> bool:
        return all(_honest(told) >= SURE for told in self.number.told)


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
                _add(found, self._read(picture, place, places, uppers=uppers, framed=framed, is_whole=whole))
        words = [place for line, place in zip(lines, places, strict=True) if is_wording(line)]
        for patch in find_painted(picture):
            known = any(plate.sure and _holds(plate.corners, patch.corners.mean(axis=0)) for plate in found)
            if not known and not any(_overlap(patch.corners, place) for place in words):
                _add(found, self._look_closer(picture, patch))
        return found

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
        color = _color(near, patch, is_whole=is_whole) if near else ""
        view = look_at(picture, row, MARGINS) if color else None
        if view is None:
            return None
        plate = _plausible(find_plate(view), view)
        if plate is None and color in framed and _above(view, uppers) is None:
            return None
        best = self._likeliest(view, plate, others, color)
        if best is None or not _convincing(*best, view, plate, color, is_whole=is_whole):
            return None
        number, cuts = best
        if color == "green" and number.form.colors >= MIXED and is_yellow(view.cut(_first(number, cuts))):
            color = "yellow_green"
        drawn_in = [_drawn_in(*each) for each in zip(cuts, number.rows, strict=True)]
        printed = _around(drawn_in)
        whole = view.points_on_page(plate.corners) if plate else view.on_page(printed.grown(RIM, RIM))
        return FoundPlate(number, color, whole, view.on_page(printed), tuple(map(view.on_page, drawn_in)))

    def _likeliest(
        self, view: View, plate: Plate | None, others: Sequence[Corners], color: str
    ) -> tuple[Number, tuple[Cut, ...]] | None:
        """The likeliest number of a plate of that colour, and the cuts of its rows."""
        best: tuple[Number, tuple[Cut, ...]] | None = None
        forms = [form for form in FORMS if color in form.colors]
        for cuts in _ways(view, plate, others, color):
            rows = self._plates.look([view.cut(cut) for cut in cuts])
            if self._plates.seen(rows[-1]) < LEAST_SEEN:
                continue
            number = self._plates.best(rows, forms)
            if number is not None and (best is None or number.loss < best[0].loss):
                best = number, cuts
                if number.loss <= SURE_LOSS:
                    break
        return best


def _color(view: View, patch: Patch | None, *, is_whole: bool) -> str:
    """The colour of the plate around the row; "" where there can be none."""
    cut = view.cut(view.row.grown(-0.1, -0.1))
    color = tell_color(cut, veiled_black=is_whole)
    has_red = red_share(view.cut(view.within(_reaching(view.row, RED_REACH, 0.7)))) >= LEAST_RED / 2
    if color in PALE:
        # The box around a small plate's row is wider than the plate: what lies around spoils the shares.
        deeper = [tell_color(view.cut(view.row.grown(by, -0.15)), veiled_black=is_whole) for by in CORES]
        color = next((each for each in deeper if each not in PALE), color)
        if color != "black" and is_whole and not has_red and set(deeper) == {"black"}:
            return "black"
    if patch is not None and color not in patch.colors:
        return patch.colors[0] if fits_ink(cut, patch.colors[0]) else ""
    return "" if color == "white" and not has_red else color


def _plausible(plate: Plate | None, view: View) -> Plate | None:
    """The painted region, if it fits the row as a plate does."""
    if plate is None:
        return None
    high = plate.bounds.height / view.row.height
    wide = plate.bounds.width / plate.bounds.height
    fits = SLIMMEST <= high <= TALLEST and 1.3 <= wide <= 5.5 and plate.bounds.width >= 0.72 * view.row.width  # noqa: PLR2004 - plates are 440 x 140 to 440 x 220
    return plate if fits else None


def _stands_alone(number: Number, plate: Plate | None) -> bool:
    """Whether it is a plate and no line of a paper: its outline is seen, or it is read surely and says so itself."""
    if plate is not None:
        return True
    sure = [each.text for each in number.told if each.plain and each.confidence >= SURE]
    return any(text in LAST for text in sure) or (len(sure) == len(number.told) and number.loss <= SURE_LOSS)


def _first(number: Number, cuts: tuple[Cut, ...]) -> Cut:
    """The place of the first character; one that was not seen stands as far from the second as others do."""
    row, cut = number.rows[0], cuts[0]
    centre, half = row[0].centre, (row[1].centre - row[0].centre) / 2
    if len(row) > 2 and row[0].confidence < UNSEEN:  # noqa: PLR2004 - an upper row has two
        half = float(np.median(np.diff([each.centre for each in row[1:]]))) / 2
        centre = row[1].centre - 2 * half
    left, right = (cut.left + (centre + reach) * cut.width for reach in (-half, half))
    return Cut(left, cut.top, right, cut.bottom).grown(-0.15)


def _ways(view: View, plate: Plate | None, others: Sequence[Corners], color: str) -> list[tuple[Cut, ...]]:
    """The cuts in which the number may stand: one row, or two with the row as the lower one."""
    line, bounded = view.row, color != "green"
    # The red letters of the armed police are often passed over.
    wide = view.within(_reaching(line, 1.9 if color == "white" else 1.25, 1.1))
    if plate is not None and bounded:
        wide = Cut(max(wide.left, plate.bounds.left), wide.top, min(wide.right, plate.bounds.right), wide.bottom)
    ways: list[tuple[Cut, ...]] = [(line.grown(0.12, 0.2),), (wide.grown(0.12),)]
    if not bounded:
        # Where yellow turns into green the text finder often stops.
        ways.append((view.within(Cut(line.left - 2.7 * line.height, line.top, line.right, line.bottom)).grown(0.12),))
    above = _above(view, others)
    if above is None and plate is not None and line.top - plate.bounds.top >= UPPER * line.height:
        above = Cut(line.left, plate.bounds.top, line.right, line.top + 0.04 * line.height)
    if above is None or not bounded:
        return ways
    return [(above, line.grown(0.1, 0.15)), *ways, (above, wide.grown(0.1))]


def _above(view: View, others: Sequence[Corners]) -> Cut | None:
    """The upper row, told by any text found close above the lower one."""
    line = view.row
    for other in others:
        part = view.from_page(other)
        top, bottom = float(part[:, 1].min()), float(part[:, 1].max())
        x, y = part.mean(axis=0)
        near = line.top - 1.1 * line.height <= y <= line.top + 0.25 * line.height
        if near and line.left <= x <= line.right and 0.25 <= (bottom - top) / line.height <= 1.1:  # noqa: PLR2004 - upper rows are about half as high
            return view.within(Cut(line.left, top, line.right, min(bottom, line.top + 0.2 * line.height)))
    return None


def _has_red(view: View, number: Number, cuts: Sequence[Cut]) -> bool:
    """Whether the ink of one end alone is red, as 警 and the letters of the armed forces are."""
    whole, row = _around(cuts), view.row
    right = number.form.kind in {"police", "rescue"}
    start = whole.right - whole.width * 0.35 if right else whole.left
    share = red_share(view.cut(Cut(start, whole.top, start + whole.width * 0.35, whole.bottom)))
    # All of a number in red is stamped on a paper. Around the row there may be a red car.
    start = row.left + row.width * (0.1 if right else 0.65)
    other = red_share(view.cut(Cut(start, row.top, start + row.width * 0.25, row.bottom).grown(-0.1)))
    return share >= LEAST_RED and other <= share * FADED


def _has_first(view: View, number: Number, cuts: tuple[Cut, ...], plate: Plate | None) -> bool:
    """Whether something is printed where a province should stand that could not be read."""
    place = _first(number, cuts)
    whole = plate is not None and len(cuts) == 1 and not number.form.colors & MIXED
    if plate is not None and whole and place.left < plate.bounds.left - OUTSIDE * place.width:
        return False
    paint = find_paint(view.cut(view.row.grown(-0.1, -0.1)))
    return paint is not None and has_glyph(view.cut(place), paint)


def _reaching(row: Cut, left: float, right: float) -> Cut:
    """The row prolonged by so many of its heights."""
    return Cut(row.left - left * row.height, row.top, row.right + right * row.height, row.bottom)


def _bounded(row: Corners, part: Cut) -> Corners:
    """The row no larger than the plate: the text finder leaves wide margins."""
    low, high = np.array([part.left, part.top]), np.array([part.right, part.bottom])
    return np.asarray(np.clip(row, low, high), dtype=np.float32)


def _is_row(found: Found) -> bool:
    return found.width >= 1.4 * found.height


def _convincing(
    number: Number, cuts: tuple[Cut, ...], view: View, plate: Plate | None, color: str, *, is_whole: bool
) -> bool:
    """Whether the network itself saw most of the number, and it is no line of a paper."""
    told = number.told
    seen = sum(each.plain and each.confidence >= LEAST_CONFIDENCE for each in told if each.text.isascii())
    mean = sum(each.confidence for each in told) / len(told)
    if number.loss > MOST_LOSS or mean < LEAST_CONFIDENCE or seen < LEAST_SEEN:
        return False
    if told[0].text in PROVINCES and told[0].confidence < UNSEEN and not _has_first(view, number, cuts, plate):
        return False
    if color in FRAMED and not _stands_alone(number, plate):
        return False
    if (number.is_guessed and not is_whole) or (color not in MIXED and number.begins_with_word):
        return False
    return color != "white" or _has_red(view, number, cuts)


def _add(found: list[FoundPlate], plate: FoundPlate | None) -> None:
    """Add a plate, or put it in the place of a worse reading of the same one."""
    if plate is None:
        return
    for place, other in enumerate(found):
        if _overlap(other.corners, plate.corners):
            if plate.number.loss < other.number.loss:
                found[place] = plate
            return
    found.append(plate)


def _overlap(first: Corners, second: Corners) -> bool:
    return _holds(first, second.mean(axis=0)) or _holds(second, first.mean(axis=0))


def _holds(corners: Corners, point: Corners) -> bool:
    contour = np.asarray(corners, dtype=np.float32).reshape(-1, 1, 2)
    return cv2.pointPolygonTest(contour, (float(point[0]), float(point[1])), measureDist=False) >= 0


def _around(cuts: Sequence[Cut]) -> Cut:
    return Cut(
        min(cut.left for cut in cuts),
        min(cut.top for cut in cuts),
        max(cut.right for cut in cuts),
        max(cut.bottom for cut in cuts),
    )


def _corners(quad: Quad) -> Corners:
    return np.array(quad.corners, dtype=np.float32)


def _quad(corners: Corners) -> Quad:
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return Quad((a, b, c, d))


def _drawn_in(cut: Cut, told: Sequence[Told]) -> Cut:
    """The row's cut without its margins; the first glyph, where it was not seen, stands as far out as others do."""
    centres = [each.centre for each in told]
    pitch = float(np.median(np.diff(centres)))
    first = centres[0] if told[0].confidence >= UNSEEN else centres[1] - pitch
    left, right = (cut.left + place * cut.width for place in (first - REACH * pitch, centres[-1] + REACH * pitch))
    return Cut(left, cut.top, right, cut.bottom).grown(-ROW_MARGIN)


def _honest(told: Told) -> float:
    """A character chosen against the network's own reading is never sure."""
    return told.confidence if told.plain else min(told.confidence, CHOSEN)


def plate_quad(plate: FoundPlate) -> Quad:
    """Where the plate is on the page."""
    return _quad(plate.corners)


def number_lines(plate: FoundPlate) -> tuple[Line, ...]:
    """The rows of the plate as lines of text; none where a character of the number was not seen."""
    if any(each.confidence < LEAST_CHANCE for each in plate.number.told):
        return ()
    return tuple(
        _number_line(told, _quad(corners), 1.0) for told, corners in zip(plate.number.rows, plate.rows, strict=True)
    )


def _number_line(told: Sequence[Told], place: Quad, most: float) -> Line:
    characters = tuple(
        Character(each.text, min(_honest(each), most), at / len(told), (at + 1) / len(told))
        for at, each in enumerate(told)
    )
    confidence = sum(each.confidence for each in characters) / len(told)
    return Line("".join(each.text for each in told), confidence, place, characters=characters)


def read_document(plate: FoundPlate) -> ReadDocument:
    """The plate as a document with its fields."""
    told = [each for each in plate.number.told if each.confidence >= LEAST_CHANCE]
    # What is left may look like the number of another kind of plate.
    whole = len(told) == len(plate.number.told)
    place = _quad(plate.printed)
    number = _number_line(told, place, 1.0 if whole else CHOSEN)
    category = category_of(number.text, plate.number.form, plate.color, len(plate.number.rows)) if whole else ""
    sure = min(COLOR_CONFIDENCE, *(character.confidence for character in number.characters))
    fields = (
        ("plate_number", number),
        ("color", Line(plate.color, COLOR_CONFIDENCE if whole else CHOSEN, place)),
        *([("category", Line(category, sure, place))] if category else ()),
    )
    return ReadDocument("license_plate", None, _quad(plate.corners), fields)
