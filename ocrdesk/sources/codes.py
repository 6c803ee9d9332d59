"""QR codes, barcodes and their like on a page: their kind, text and place, read by zxing-cpp.

The whole page is read once; what looks like a code and was not read is straightened, enlarged and read again.
The texts go to the clerk and into exports, never into logs, and no address among them is ever opened.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ocrdesk.model import Code, Page, Point, Quad
from ocrdesk.sources.code_places import Place, find_places

if TYPE_CHECKING:
    from PIL import Image

MATRICES = ("QRCode", "MicroQRCode", "DataMatrix", "Aztec", "PDF417")
BARS = ("Code128", "Code39", "Code93", "EANUPC", "ITF", "Codabar")
UNCHECKED = frozenset({"ITF", "Codabar", "Code39"})
"""Barcodes without a check digit of their own: a slanting look at one reads a part of it, and takes that for all."""
LEAST_TEXT = 4
"""A barcode without a check digit is believed from so many characters on."""
SAME_HEIGHT = 0.06
"""And where rows over so much of its height, in widths, say the same."""

MOST_PIXELS = 12_000_000
"""A larger page is halved before it is read."""
MOST_JUDGED, MOST_PLACES = 24, 6
LEAST_INK, MOST_INK = 0.27, 0.75
"""How much of a code is dark, or light where it is inverted: print covers less of its place, pictures have no ink."""
INNER, SLANT = 0.8, 0.5
"""The inner part of a place is judged, upright; where a barcode leans more than slightly, a square of it."""
SMALL_PLACE = 160
"""The longer side, in pixels, at which a place is judged."""
MARGIN = 16.0
"""Pixels left around a place: a code needs a quiet zone."""
FINE_SIDE, MOST_ENLARGED = 700.0, 3.0
"""A place is enlarged until its longer side has so many pixels, at most by that much."""
LEAST_HEIGHT = 0.12
"""A barcode's quad, of which sometimes only one row is told, is at least so high, in widths."""


@dataclass(frozen=True, slots=True)
class _Read:
    code: Code
    closer: bool


def codes_of(page: Page) -> tuple[Code, ...]:
    """The codes on a page; none where there is no memory left to look for them."""
    from PIL import Image

    size = page.width, page.height
    try:
        return read_codes(Image.frombuffer("RGB", size, page.rgb, "raw", "RGB", 0, 1))
    except (MemoryError, RuntimeError, ValueError):
        # The page itself is there and can be read: it must not be lost for its codes.
        return ()


def read_codes(picture: "Image.Image") -> tuple[Code, ...]:
    """The codes of a picture from top to bottom, with quads in its pixels."""
    grey = picture.convert("L")
    factor = 1
    while grey.width * grey.height > MOST_PIXELS * factor * factor:
        factor *= 2
    if factor > 1:
        grey = grey.reduce(factor)
    whole = _read(grey)
    found = _chosen([*whole, *_read_closer(grey, whole)])
    return tuple(_scaled(code, factor, picture.size) for code in sorted(found, key=_reading_place))


def _read(grey: "Image.Image") -> list[_Read]:
    return [_Read(code, closer=False) for code in _codes_in(grey, (*MATRICES, *BARS))]


def _read_closer(grey: "Image.Image", known: Sequence[_Read]) -> list[_Read]:
    """What the places say that look like codes, but for those that were read for certain or are large enough."""
    sure = [read.code.quad.centre for read in known if read.code.kind not in UNCHECKED]
    places = [
        place
        for place in find_places(grey, MOST_JUDGED)
        if (place.barred or max(place.width, place.height) < FINE_SIDE)
        and not any(map(place.contains, sure))
        and _has_ink_of_code(grey, place)
    ]
    return [_Read(code, closer=True) for place in places[:MOST_PLACES] for code in _codes_at(grey, place)]


def _has_ink_of_code(grey: "Image.Image", place: Place) -> bool:
    """Whether dark and light are about even within a place, as in codes of every kind."""
    middle, reach = np.array(place.centre), INNER * np.array([place.width, place.height]) / 2
    if not place.barred or abs(math.sin(2 * place.angle)) > SLANT:
        reach = np.full(2, reach.min())
    elif abs(math.sin(place.angle)) > SLANT:
        reach = reach[::-1]
    left, top, right, bottom = (int(edge) for edge in (*(middle - reach), *(middle + reach)))
    part = grey.crop((max(left, 0), max(top, 0), min(right + 1, grey.width), min(bottom + 1, grey.height)))
    step = max(1, max(part.size) // SMALL_PLACE)
    levels = np.asarray(part)[::step, ::step]
    low, high = np.percentile(levels, (3, 97))
    return bool(LEAST_INK <= (levels < (low + high) / 2).mean() <= MOST_INK)


def _codes_in(grey: "Image.Image", kinds: Sequence[str]) -> Iterable[Code]:
    import zxingcpp

    formats: Any = zxingcpp.BarcodeFormats([getattr(zxingcpp.BarcodeFormat, kind) for kind in kinds])
    for read in zxingcpp.read_barcodes(np.asarray(grey), formats=formats, text_mode=zxingcpp.TextMode.Plain):
        kind, text = str(read.format).replace(" ", "").replace("-", ""), str(read.text)
        where = read.position
        corners = (where.top_left, where.top_right, where.bottom_right, where.bottom_left)
        a, b, c, d = ((float(corner.x), float(corner.y)) for corner in corners)
        # Bars are read from either side: a turned barcode's rows are told from the bottom.
        quad = Quad((a, b, c, d)) if _turns_right(a, b, d) else Quad((d, c, b, a))
        if text.strip() and not (kind in UNCHECKED and _is_scrap(text, quad)):
            yield Code(kind, text, quad if kind in MATRICES else _thick(quad))


def _turns_right(start: Point, along: Point, down: Point) -> bool:
    """Whether the second way goes clockwise from the first, as down from along a row of upright text."""
    ax, ay, dx, dy = along[0] - start[0], along[1] - start[1], down[0] - start[0], down[1] - start[1]
    return ax * dy - ay * dx >= 0


def _codes_at(grey: "Image.Image", place: Place) -> Iterable[Code]:
    """The codes in a place, straightened and enlarged, their quads mapped back."""
    from PIL import Image

    width, height = place.width + 2 * MARGIN, place.height + 2 * MARGIN
    scale = min(max(FINE_SIDE / max(width, height), 1.0), MOST_ENLARGED)
    cos, sin = math.cos(place.angle) / scale, math.sin(place.angle) / scale
    size = max(1, round(width * scale)), max(1, round(height * scale))
    left = place.centre[0] - cos * size[0] / 2 + sin * size[1] / 2
    top = place.centre[1] - sin * size[0] / 2 - cos * size[1] / 2
    matrix = (cos, -sin, left, sin, cos, top)
    part = grey.transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC, fillcolor=255)

    def back(point: Point) -> Point:
        return cos * point[0] - sin * point[1] + left, sin * point[0] + cos * point[1] + top

    for view in (part, part.point(_INVERTED)) if place.barred else (part,):
        codes = [Code(code.kind, code.text, code.quad.mapped(back)) for code in _codes_in(view, (*MATRICES, *BARS))]
        if codes:
            return codes
    return ()


_INVERTED = [255 - level for level in range(256)]


def _is_scrap(text: str, quad: Quad) -> bool:
    """Whether a reading without a check digit is too short, or was not the same over some of the bars' height."""
    return len(text) < LEAST_TEXT or quad.height < SAME_HEIGHT * quad.width


def _thick(quad: Quad) -> Quad:
    """The quad, made as high as can be clicked where only one row of a barcode is told."""
    least = LEAST_HEIGHT * quad.width
    if quad.height >= least:
        return quad
    a, b, c, d = quad.corners
    left, right = ((a[0] + d[0]) / 2, (a[1] + d[1]) / 2), ((b[0] + c[0]) / 2, (b[1] + c[1]) / 2)
    length = math.dist(left, right) or 1.0
    x, y = -(right[1] - left[1]) / length * least / 2, (right[0] - left[0]) / length * least / 2
    return Quad(
        (
            (left[0] - x, left[1] - y),
            (right[0] - x, right[1] - y),
            (right[0] + x, right[1] + y),
            (left[0] + x, left[1] + y),
        )
    )


def _chosen(reads: Sequence[_Read]) -> list[Code]:
    """Each code once: of readings that overlap the checked, the closer and then the longer one."""
    chosen: list[Code] = []
    for read in sorted(reads, key=_belief, reverse=True):
        if not any(_overlap(read.code, other) for other in chosen):
            chosen.append(read.code)
    return chosen


def _belief(read: _Read) -> tuple[bool, bool, int]:
    return read.code.kind not in UNCHECKED, read.closer, len(read.code.text)


def _overlap(one: Code, other: Code) -> bool:
    first, second = one.quad.bounds, other.quad.bounds
    if one.text == other.text and (first.grown(first.width / 4).contains(second.centre)):
        return True
    return first.contains(second.centre) or second.contains(first.centre)


def _scaled(code: Code, factor: int, size: tuple[int, int]) -> Code:
    def within(point: Point) -> Point:
        return min(max(point[0] * factor, 0.0), float(size[0])), min(max(point[1] * factor, 0.0), float(size[1]))

    return Code(code.kind, code.text, code.quad.mapped(within))


def _reading_place(code: Code) -> tuple[float, float]:
    return code.quad.bounds.top, code.quad.bounds.left
