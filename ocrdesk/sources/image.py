"""Pictures: JPG, PNG, BMP, TIFF with all its pages, WebP, GIF, HEIC and AVIF, through Pillow."""

import importlib
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ocrdesk.errors import UnknownFormat
from ocrdesk.i18n import N_, message
from ocrdesk.model import Page, SourceDescription, SourceKind
from ocrdesk.sources import content, pixels
from ocrdesk.sources.source import MOST_MEMORY, MOST_PIXELS, decoding, halvings, refuse_if_absent, refuse_if_too_large

if TYPE_CHECKING:
    from PIL.Image import Image

LEAST_SHARE = 1 / 3
"""Of a picture that breaks off, at least this share of the rows must be there for it to be worth reading."""

START_OF_PASS, END_OF_JPEG = b"\xff\xda", b"\xff\xd9"
LEAST_PASSES = 2
"""With the second pass begun, the first has given every part of a progressive JPEG at least in its tones."""

SMALL_SIDE = 256
"""Pixels of the longer side when a picture is decoded only to see whether it is whole."""


@dataclass(frozen=True, slots=True)
class PictureFormat:
    """A picture format: its common name, how its files begin, and the module that decodes it.

    `ends` stands near the end of a whole file. `cost` is how many bytes of memory the decoder takes per pixel
    at its worst.
    """

    name: str
    begins: re.Pattern[bytes]
    decoder: str
    ends: bytes = b""
    cost: int = 8

    @property
    def most_pixels(self) -> int:
        """The largest picture that can be decoded within the memory allowed."""
        return min(MOST_PIXELS, MOST_MEMORY // self.cost)


def _begins(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern, re.DOTALL)


FORMATS = (
    PictureFormat("JPEG", _begins(rb"\xff\xd8\xff"), "PIL.JpegImagePlugin", b"\xff\xd9"),
    PictureFormat("PNG", _begins(rb"\x89PNG\r\n\x1a\n"), "PIL.PngImagePlugin", b"IEND"),
    PictureFormat("TIFF", _begins(rb"II[*+]\0|MM\0[*+]"), "PIL.TiffImagePlugin"),
    PictureFormat("BMP", _begins(rb"BM.{12}[\x0c\x10\x28\x34\x38\x40\x6c\x7c]\0\0\0"), "PIL.BmpImagePlugin"),
    PictureFormat("GIF", _begins(rb"GIF8[79]a"), "PIL.GifImagePlugin", b"\0;"),
    # The decoder holds two canvases beside the picture and its bytes.
    PictureFormat("WebP", _begins(rb"RIFF....WEBPVP8"), "PIL.WebPImagePlugin", cost=16),
    PictureFormat("AVIF", _begins(rb"....ftyp(?:....){0,10}?avi[fs]"), "PIL.AvifImagePlugin", cost=14),
    PictureFormat("HEIF", _begins(rb"....ftyp(?:....){0,10}?(?:he[iv][cxms]|m[is]f1)"), "pillow_heif", cost=14),
)
"""Every format, in the order asked; an AVIF file also bears the brands of HEIF."""


def matches(head: bytes) -> bool:
    """Whether a file that begins so is a picture that can be read."""
    return _format_of(head) is not None


def open_image(path: Path, passwords: Sequence[str] = ()) -> "ImageSource":  # noqa: ARG001 - all kinds open alike
    """Open a picture; it needs no password. Raises SourceError."""
    form = _format_of(content.read_head(path))
    if form is None:
        raise UnknownFormat(formats=content.READABLE)
    return ImageSource(path, form)


class ImageSource:
    """One picture file. Only a TIFF stays open, for the sake of its further pages."""

    def __init__(self, path: Path, form: PictureFormat) -> None:
        self._path = path
        self._format = form
        self._kept: tuple[Image, BinaryIO] | None = None
        self._page_count = 1
        with self._opened(1) as picture:
            self._series = form.name not in {"TIFF", "JPEG"} and _is_series(picture)
            if form.name == "TIFF":
                self._page_count = getattr(picture, "n_frames", 1)
            if self._page_count == 1:
                refuse_if_too_large(*picture.size, form.most_pixels)

    @cached_property
    def description(self) -> SourceDescription:
        notices = []
        if self._series:
            notices.append(message(N_("Only the first picture is read; the file holds more, such as an animation.")))
        if self._breaks_off():
            notices.append(message(N_("The file breaks off: a part of the picture may be missing.")))
        sha256 = content.sha256(self._path)
        return SourceDescription(SourceKind.PICTURE, self._format.name, self._page_count, sha256, tuple(notices))

    def page(self, number: int, *, turn: int | None = None, longest: int | None = None) -> Page:
        refuse_if_absent(number, self._page_count, self._format.name)
        with self._opened(number) as picture:
            refuse_if_too_large(*picture.size, self._format.most_pixels)
            loaded, _ = _loaded(picture, self._path, longest)
            return pixels.page_of(pixels.upright_rgb(loaded, longest), number, turn or 0)

    def close(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            kept[1].close()

    def _breaks_off(self) -> bool:
        if self._format.ends in content.read_tail(self._path):
            return False
        # Phones append films to their pictures, so without the end in sight only decoding tells.
        with self._opened(1) as picture:
            _, whole = _loaded(picture, self._path, SMALL_SIDE)
            return not whole

    @contextmanager
    def _opened(self, number: int) -> "Iterator[Image]":
        kept, self._kept = self._kept, None
        with decoding(self._format.name):
            picture, file = kept or _open(self._path, self._format)
            try:
                if number > 1 or kept:
                    picture.seek(number - 1)
                yield picture
            except BaseException:
                file.close()
                raise
        if self._page_count > 1:
            self._kept = picture, file
        else:
            file.close()


def _open(path: Path, form: PictureFormat) -> "tuple[Image, BinaryIO]":
    from PIL import Image

    decoder = importlib.import_module(form.decoder)
    if form.name == "HEIF":
        decoder.register_heif_opener()
    # The limits of `source` hold, and they hold for every format alike.
    Image.MAX_IMAGE_PIXELS = None
    with content.reading():
        file = path.open("rb")
    try:
        return Image.open(file, formats=(form.name.upper(),)), file
    except BaseException:
        file.close()
        raise


def _is_series(picture: "Image") -> bool:
    # To know, decoders look behind the first picture; what is broken there does not matter.
    with suppress(Exception):
        return bool(getattr(picture, "is_animated", False))
    return False


def _draft(picture: "Image", longest: int | None) -> None:
    """Tell the decoder of a JPEG, which can decode at half, quarter and eighth size, what is needed."""
    if picture.format not in {"JPEG", "MPO"}:
        return
    width, height = picture.size
    shrink = float(halvings(width, height))
    if longest is not None:
        shrink = max(shrink, max(width, height) / (2 * longest))
    picture.draft(None, (int(width / shrink), int(height / shrink)))


def _loaded(picture: "Image", path: Path, longest: int | None) -> "tuple[Image, bool]":
    """The picture decoded, as large as is needed, and whether it is whole."""
    _draft(picture, longest)
    try:
        return picture, _load(picture)
    except MemoryError:
        raise
    except Exception:
        coarse = _coarse(picture, path)
        if coarse is None:
            raise
        _draft(coarse, longest)
        coarse.load()
        return coarse, False


def _coarse(picture: "Image", path: Path) -> "Image | None":
    """A progressive JPEG that breaks off, with an end put to it: all of it is there once its second pass begins."""
    from PIL import Image

    if not picture.info.get("progressive"):
        return None
    with content.reading():
        data = path.read_bytes()
    if data.count(START_OF_PASS) < LEAST_PASSES:
        return None
    return Image.open(io.BytesIO(data + END_OF_JPEG), formats=("JPEG",))


def _load(picture: "Image") -> bool:
    """Decode the picture; if it breaks off, keep what there is when that is a good part of it.

    Returns whether it is whole.
    """
    from PIL.ImageFile import ImageFile

    try:
        picture.load()
    except MemoryError:
        raise
    except Exception:
        if isinstance(picture, ImageFile):
            picture.tile = []
        # What was not decoded is zero. Raises OSError when there is nothing at all.
        if sum(picture.getprojection()[1]) < LEAST_SHARE * picture.height:
            raise
        return False
    return True


def _format_of(head: bytes) -> PictureFormat | None:
    return next((form for form in FORMATS if form.begins.match(head)), None)
