"""A page made to fit a service's limits: recompressed first, then scaled; and parts of a page cut out.

A picture is sent in grey where it has no colour but a tint or a camera's noise; cards, plates and seals have. Lines
taller than services make them themselves before reading are made smaller, and the smaller the letters, the better
the quality that they are sent in. A picture that is too small is enlarged, one that is too slender gets a margin at
its right or bottom.
"""

import io
import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ocrdesk.errors import NothingFound, PictureRefused
from ocrdesk.model import Page, Quad
from ocrdesk.providers.ink import has_colour, judge_ink
from ocrdesk.providers.web.endpoint import Limits
from ocrdesk.providers.web.failures import BLANK_PAGE, DOES_NOT_FIT, FailureRow

if TYPE_CHECKING:
    from PIL.Image import Image

TALL = 25.0
"""Ink so tall is scaled down to that: with the space around it, a line then has about 48 pixels."""
QUALITIES = ((22.0, 35), (14.0, 40), (0.0, 55))
"""The JPEG quality by the least height of ink, in pixels."""
COLOUR_QUALITY = 75
"""For what has no lines of text to judge by, such as cards and plates."""
LEAST_QUALITY, QUALITY_STEP = 30, 5
SCALE_STEP = 0.85
WORTH_SCALING = 0.95
"""A picture that would become hardly smaller keeps its pixels."""
MOST_ENLARGED, MOST_MARGIN = 4.0, 8
CUT_MARGIN = 0.15
"""Around a cut, as a part of its height."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A picture to send: its encoded bytes, its size in pixels, and the size that the page has in it.

    The page lies at the top left; what is more than it is a margin.
    """

    body: bytes = field(repr=False)
    width: int
    height: int
    page_size: tuple[int, int]


def fit(page: Page, limits: Limits, provider: str) -> Fitted:
    """The page within the limits, with the least loss.

    Raises NothingFound when it is blank, PictureRefused when it cannot fit: both before anything is paid.
    """
    picture = _picture(page)
    grey = picture.convert("L")
    ink = judge_ink(grey)
    if ink.blank:
        raise NothingFound(**_told(BLANK_PAGE, provider))
    chosen = picture if has_colour(picture) else grey
    scale, height = _scale(picture.size, limits), ink.text_height
    if height and scale * height > TALL and TALL / height < WORTH_SCALING:
        scale = min(scale, max(TALL / height, _least_scale(picture.size, limits)))
    fitted = _encoded(chosen, scale, _quality(height and height * scale), limits)
    if fitted is None:
        raise PictureRefused(**_told(DOES_NOT_FIT, provider))
    return fitted


def _least_scale(size: tuple[int, int], limits: Limits) -> float:
    return limits.shortest / min(size)


def _scale(size: tuple[int, int], limits: Limits) -> float:
    """The scale nearest to 1 that the limits of pixels allow; too slender pictures count with their margin."""
    longest, shortest = max(size), max(min(size), max(size) / limits.ratio)
    most = min(limits.longest / longest, math.sqrt(limits.pixels / (longest * shortest)))
    return min(most, max(1.0, min(limits.shortest / shortest, MOST_ENLARGED)))


def _quality(height: float | None) -> int:
    if height is None:
        return COLOUR_QUALITY
    return next(quality for least, quality in QUALITIES if height >= least)


def _encoded(picture: "Image", scale: float, quality: int, limits: Limits) -> Fitted | None:
    """The picture at the best quality, then the largest size, that the limits allow; None where none does."""
    while True:
        part = _scaled(picture, scale)
        sized = _with_margin(part, limits)
        if sized is None or not _allowed(sized.size, limits):
            return None
        while True:
            body = _jpeg(sized, quality)
            if _sent(body, limits) <= limits.bytes:
                return Fitted(body, *sized.size, page_size=part.size)
            if quality - QUALITY_STEP < LEAST_QUALITY:
                break
            quality -= QUALITY_STEP
        scale *= SCALE_STEP
        if scale * min(picture.size) < 1:
            return None


def _allowed(size: tuple[int, int], limits: Limits) -> bool:
    width, height = size
    within = limits.shortest <= min(size) and max(size) <= limits.longest and width * height <= limits.pixels
    return within and max(size) <= limits.ratio * min(size)


def _with_margin(picture: "Image", limits: Limits) -> "Image | None":
    """The picture, made wider or higher where it is too slender or too small; None where that would be most of it."""
    from PIL import Image

    least = max(limits.shortest, -(-max(picture.size) // limits.ratio))
    width, height = max(picture.width, int(least)), max(picture.height, int(least))
    if (width, height) == picture.size:
        return picture
    if min(picture.size) * MOST_MARGIN < min(width, height):
        return None
    paper: Any = picture.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    padded = Image.new(picture.mode, (width, height), paper)
    padded.paste(picture, (0, 0))
    return padded


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

    return Image.frombuffer("RGB", (page.width, page.height), page.rgb, "raw", "RGB", 0, 1)


def _told(row: FailureRow, provider: str) -> dict[str, object]:
    return {"provider": provider, "cause": row.cause, "remedy": row.remedy, "code": row.code}


def _scaled(picture: "Image", scale: float) -> "Image":
    from PIL import Image

    if scale == 1.0:
        return picture
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _jpeg(picture: "Image", quality: int) -> bytes:
    with io.BytesIO() as stream:
        picture.save(stream, "JPEG", quality=quality, optimize=True, progressive=True)
        return stream.getvalue()


def _sent(body: bytes, limits: Limits) -> int:
    return -(-len(body) // 3) * 4 if limits.encoded else len(body)
