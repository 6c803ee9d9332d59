"""A page made to fit a service's limits: recompressed first, then scaled; and parts of a page cut out."""

import io
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from ocrdesk.errors import NothingFound, PictureRefused
from ocrdesk.model import Page, Quad
from ocrdesk.providers.web.endpoint import Limits
from ocrdesk.providers.web.failures import BLANK_PAGE, DOES_NOT_FIT, FailureRow

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITIES = (85, 75, 65, 55)
SCALE_STEP = 0.85
CUT_MARGIN = 0.15
"""Around a cut, as a part of its height."""
BLANK_RANGE = 12
"""Grey levels between the darkest and the lightest hundredth of a page's pixels, below which it is blank."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A picture to send: its encoded bytes, and its size in pixels."""

    body: bytes = field(repr=False)
    width: int
    height: int


def fit(page: Page, limits: Limits, provider: str) -> Fitted:
    """The page within the limits, with the least loss.

    Raises NothingFound when it is blank, PictureRefused when it cannot fit: both before anything is paid.
    """
    picture = _picture(page)
    if _is_blank(picture):
        raise NothingFound(**_told(BLANK_PAGE, provider))
    if max(page.width, page.height) > limits.ratio * min(page.width, page.height):
        raise PictureRefused(**_told(DOES_NOT_FIT, provider))
    scale = min(1.0, limits.longest / max(picture.size), (limits.pixels / (page.width * page.height)) ** 0.5)
    while True:
        sized = _scaled(picture, max(scale, limits.shortest / min(picture.size)))
        if min(sized.size) < limits.shortest or max(sized.size) > limits.longest:
            raise PictureRefused(**_told(DOES_NOT_FIT, provider))
        for quality in QUALITIES:
            body = _jpeg(sized, quality)
            if _sent(body, limits) <= limits.bytes:
                return Fitted(body, *sized.size)
        if min(sized.size) * SCALE_STEP < limits.shortest:
            raise PictureRefused(**_told(DOES_NOT_FIT, provider))
        scale = sized.width / picture.width * SCALE_STEP


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a page as a page of its own, and where its top left corner lies on the whole one."""

    page: Page
    left: int
    top: int


def cut(page: Page, quad: Quad) -> Cut:
    """The part of a page around a quad, with a little margin."""
    bounds = quad.bounds.grown(quad.height * CUT_MARGIN)
    left, top = max(0, round(bounds.left)), max(0, round(bounds.top))
    right, bottom = min(page.width, round(bounds.right)), min(page.height, round(bounds.bottom))
    picture = _picture(page).crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    return Cut(Page(page.number, picture.width, picture.height, picture.tobytes()), left, top)


def turned(page: Page, degrees: int) -> Page:
    """The page's picture turned clockwise by 0, 90, 180 or 270 degrees."""
    from PIL import Image

    ways = {
        90: Image.Transpose.ROTATE_270,
        180: Image.Transpose.ROTATE_180,
        270: Image.Transpose.ROTATE_90,
    }
    if degrees not in ways:
        return page
    picture = _picture(page).transpose(ways[degrees])
    return replace(page, width=picture.width, height=picture.height, rgb=picture.tobytes())


def _picture(page: Page) -> "Image":
    from PIL import Image

    return Image.frombytes("RGB", (page.width, page.height), page.rgb)


def _told(row: FailureRow, provider: str) -> dict[str, object]:
    return {"provider": provider, "cause": row.cause, "remedy": row.remedy, "code": row.code}


def _is_blank(picture: "Image") -> bool:
    histogram = picture.convert("L").resize((400, 400)).histogram()
    return _level(histogram, 0.99) - _level(histogram, 0.01) < BLANK_RANGE


def _level(histogram: "list[int]", part: float) -> int:
    """The grey level below which that part of the pixels lies."""
    counts = list(accumulate(histogram))
    return bisect_left(counts, part * counts[-1])


def _scaled(picture: "Image", scale: float) -> "Image":
    from PIL import Image

    if scale == 1.0:
        return picture
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _jpeg(picture: "Image", quality: int) -> bytes:
    with io.BytesIO() as stream:
        picture.save(stream, "JPEG", quality=quality, optimize=True)
        return stream.getvalue()


def _sent(body: bytes, limits: Limits) -> int:
    return -(-len(body) // 3) * 4 if limits.encoded else len(body)
