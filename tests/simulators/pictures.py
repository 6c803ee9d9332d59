"""Pictures as a service takes them: Base64 of the right alphabet, decoded, with format and size in pixels."""

import base64
import binascii
import hashlib
import io
import re
import warnings
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

STANDARD = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
URL_SAFE = re.compile(r"(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2}==|[A-Za-z0-9_-]{3}=)?")
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
    if not (URL_SAFE if url_safe else STANDARD).fullmatch(text):
        raise NotBase64
    try:
        return base64.b64decode(text, altchars=b"-_" if url_safe else None)
    except binascii.Error as error:
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
        grey = image.convert("L")
        low, high = grey.getextrema()
        return Picture(data, name, image.width, image.height, frames, blank=low == high)
