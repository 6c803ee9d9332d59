"""Any picture, whatever its colours, depth and transparency, as upright RGB of eight bits."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ocrdesk.model import Line, NamedText, Page, Point, turn_point
from ocrdesk.sources.source import halvings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

ORIENTATION_TAG = 0x0112
PHOTOMETRIC_TAG = 262

BAND_PIXELS = 8_000_000
"""A large picture is converted in bands of about so many pixels, so that it is never held twice."""

SAMPLE_SIDE = 512
"""The longer side of the sample by which the ink of a transparent picture is judged."""

OPAQUE, DARK = 128, 160
"""From this alpha on a pixel is seen; below this brightness its ink shows on white."""

MOST_DARK = 0.02
"""Of the ink of a transparent picture, at most this share is dark when the ink is called light."""

WHITES = (255, 1023, 4095, 16383, 65535)
"""What white may be in grey of more than eight bits: cameras and scanners use 10, 12, 14 or 16 of them."""

Conversion = Callable[["Image.Image"], "Image.Image"]
"""From a picture, or a band of it, to RGB, or to grey of eight bits where it has no colours."""


def upright_rgb(picture: "Image.Image", longest: int | None = None) -> "Image.Image":
    """The loaded picture in RGB, turned as its EXIF orientation says and fitted to a Page's size.

    With `longest`, its longer side gets at most that many pixels.
    """
    turned = _turned_by_exif(picture)
    factor = halvings(*picture.size)
    if longest is not None:
        factor = max(factor, max(picture.size) // (2 * longest))
    upright = turned(_reduced(picture, factor) if factor > 1 else _conversion(picture)(picture)).convert("RGB")
    if longest is not None:
        upright.thumbnail((longest, longest))
    return upright


def page_of(
    upright: "Image.Image",
    number: int,
    turn: int,
    *,
    dpi: float | None = None,
    lines: tuple[Line, ...] = (),
    named: tuple[NamedText, ...] = (),
) -> Page:
    """A Page of an upright RGB picture, turned by `turn` degrees clockwise with its lines."""
    from PIL.Image import Transpose

    width, height = upright.size
    turn %= 360
    # Pillow's names count the other way round.
    turns = {90: Transpose.ROTATE_270, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_90}
    if turn in turns:
        upright = upright.transpose(turns[turn])

        def turned(point: Point) -> Point:
            return turn_point(point, width, height, turn)

        lines = tuple(replace(line, quad=line.quad.mapped(turned)) for line in lines)
        named = tuple(replace(each, quad=each.quad and each.quad.mapped(turned)) for each in named)
    return Page(number, *upright.size, upright.tobytes(), turn, dpi, lines, named)


def _turned_by_exif(picture: "Image.Image") -> Conversion:
    from PIL.Image import Transpose

    try:
        orientation = picture.getexif().get(ORIENTATION_TAG, 1)
    except Exception:  # noqa: BLE001 - a picture with broken notes is still a picture
        orientation = 1
    steps = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    step = steps.get(orientation)
    return (lambda rgb: rgb) if step is None else (lambda rgb: rgb.transpose(step))


def _reduced(picture: "Image.Image", factor: int) -> "Image.Image":
    from PIL import Image

    width, height = picture.size
    # Reducing rounds up, so a side of one pixel stays.
    factors = min(factor, width), min(factor, height)
    convert = _conversion(picture)
    if picture.mode in {"L", "RGB", "CMYK"} and "transparency" not in picture.info:
        return convert(picture.reduce(factors))
    target = Image.new("RGB", (-(-width // factors[0]), -(-height // factors[1])))
    rows = max(1, BAND_PIXELS // (width * factors[1])) * factors[1]
    for top in range(0, height, rows):
        band = picture.crop((0, top, width, min(height, top + rows)))
        # Fewer pixels to convert where the mode can be reduced as it is.
        small = convert(band.reduce(factors)) if picture.mode in {"RGBA", "LA"} else convert(band).reduce(factors)
        target.paste(small.convert("RGB"), (0, top // factors[1]))
    return target


def _conversion(picture: "Image.Image") -> Conversion:
    if picture.mode in {"I", "F"} or picture.mode.startswith("I;16"):
        return _scaled_grey(picture)
    if picture.mode in {"LA", "PA", "La", "RGBA", "RGBa"} or "transparency" in picture.info:
        return _flattened(picture)
    if picture.mode in {"CMYK", "LAB"}:
        return _managed(picture)
    target = "L" if picture.mode in {"1", "L"} else "RGB"
    return lambda part: part.convert(target)


def _scaled_grey(picture: "Image.Image") -> Conversion:
    import numpy as np
    from PIL import Image

    # The extremes of single-channel pictures are a pair of numbers.
    highest = float(picture.getextrema()[1])  # type: ignore[arg-type]
    white = 1.0 if picture.mode == "F" and highest <= 1 else float(next((w for w in WHITES if w >= highest), highest))
    negative = getattr(picture, "tag_v2", {}).get(PHOTOMETRIC_TAG) == 0

    def grey_of(values: "NDArray[np.generic]") -> "NDArray[np.uint8]":
        share = np.clip(np.nan_to_num(values.astype(np.float32)) / white, 0, 1)
        grey: NDArray[np.uint8] = ((1 - share if negative else share) * 255).round().astype(np.uint8)
        return grey

    table = grey_of(np.arange(65536))

    def convert(part: "Image.Image") -> "Image.Image":
        values = np.asarray(part)
        return Image.fromarray(table[values] if values.dtype.kind == "u" else grey_of(values))

    return convert


def _flattened(picture: "Image.Image") -> Conversion:
    from PIL import Image

    shrink = max(1.0, max(picture.size) / SAMPLE_SIDE)
    small = (max(1, int(picture.width / shrink)), max(1, int(picture.height / shrink)))
    sample = picture.resize(small, Image.Resampling.NEAREST).convert("RGBA")
    ground = (0, 0, 0, 255) if _ink_is_light(sample) else (255, 255, 255, 255)

    def convert(part: "Image.Image") -> "Image.Image":
        paper = Image.new("RGBA", part.size, ground)
        paper.alpha_composite(part.convert("RGBA"))
        return paper.convert("RGB")

    return convert


def _ink_is_light(sample: "Image.Image") -> bool:
    """Whether what is seen of a transparent picture would vanish on white."""
    alpha = sample.getchannel("A")
    seen = alpha.point([0] * OPAQUE + [255] * (256 - OPAQUE))
    brightness = sample.convert("RGB").convert("L").histogram(mask=seen)
    total = sum(brightness)
    return 0 < total < sample.width * sample.height and sum(brightness[:DARK]) <= MOST_DARK * total


def _managed(picture: "Image.Image") -> Conversion:
    """By the picture's own colour profile where it has one: CMYK inks are not light's opposites."""
    import io

    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    try:
        if picture.mode == "LAB":
            source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        elif profile:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        else:
            return lambda part: part.convert("RGB")
        transform = ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), picture.mode, "RGB")
    except (ImageCms.PyCMSError, OSError):
        return lambda part: part.convert("RGB")

    def convert(part: "Image.Image") -> "Image.Image":
        converted = ImageCms.applyTransform(part, transform)
        return part.convert("RGB") if converted is None else converted

    return convert
