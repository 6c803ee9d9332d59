"""Pictures as a service takes them: Base64 of the right alphabet, decoded, with format and size in pixels."""

import binascii
import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

SMALL = (512, 512)
FORMATS = {"JPEG": "JPG", "MPO": "JPG", "PNG": "PNG", "BMP": "BMP", "TIFF": "TIFF", "GIF": "GIF", "WEBP": "WEBP"}
FORMATS |= {"PCX": "PCX", "ICO": "ICO", "PSD": "PSD"}


class NotBase64(Exception):  # noqa: N818
    """The text is not Base64 of the alphabet asked for."""


class NotAPicture(Exception):  # noqa: N818
    """The bytes are of a known format but do not decode."""


class UnknownFormat(Exception):  # noqa: N818
    """The bytes are of no format known here."""


@dataclass(frozen=True)
class Picture:
    """A decoded picture, or a document such as a PDF, which has no pixels."""

    data: bytes
    format: str
    width: int = 0
    height: int = 0
    frames: int = 1
    blank: bool = False

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def has_pixels(self) -> bool:
        return self.width > 0


def decode_base64(text: str, *, url_safe: bool = False) -> bytes:
    """Bytes of a Base64 text with padding and without line breaks or prefix."""
    letters = len(text.rstrip("="))
    if len(text) - letters != -letters % 4:
        raise NotBase64
    if url_safe:
        if "+" in text or "/" in text:
            raise NotBase64
        text = text.replace("-", "+").replace("_", "/")
    try:
        return binascii.a2b_base64(text, strict_mode=True)
    except ValueError as error:
        raise NotBase64 from error


def open_picture(data: bytes) -> Picture:
    """Look at the bytes as a service would: format, pixels, and whether there is anything to see."""
    if data.startswith(b"%PDF-"):
        return Picture(data, "PDF")
    if data.startswith(b"PK\x03\x04") and b"OFD.xml" in data:
        return Picture(data, "OFD")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _decoded(data)
    except UnidentifiedImageError as error:
        raise UnknownFormat from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise NotAPicture from error


def _decoded(data: bytes) -> Picture:
    with Image.open(io.BytesIO(data)) as image:
        name = FORMATS.get(image.format or "")
        if name is None:
            raise UnknownFormat
        frames = int(getattr(image, "n_frames", 1))
        width, height = image.size
        image.draft("L", SMALL)  # reads a JPEG whole, but in small
        low, high = image.convert("L").getextrema()
        return Picture(data, name, width, height, frames, blank=low == high)
