"""What the tests of the sources share: one reading process a module, and small files of every format."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image, ImageDraw

from ocrdesk.sources import SourceReader


@pytest.fixture(scope="module")
def reader() -> Iterator[SourceReader]:
    """A reader with time enough for a busy computer; what takes long on purpose has a test of its own."""
    reader = SourceReader(seconds=60)
    yield reader
    reader.close()


@pytest.fixture(scope="session")
def corner_picture() -> Image.Image:
    """120 x 80 white pixels, with a black top left corner and a red bottom right one."""
    picture = Image.new("RGB", (120, 80), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 29, 19), "black")
    draw.rectangle((90, 60, 119, 79), "red")
    return picture


@pytest.fixture(scope="session")
def encoded() -> Callable[..., bytes]:
    """Encode a picture in a format of Pillow's, or in HEIF."""

    def encode(picture: Image.Image, form: str, **options: object) -> bytes:
        if form == "HEIF":
            pillow_heif.register_heif_opener()
        target = io.BytesIO()
        picture.save(target, form, **options)
        return target.getvalue()

    return encode


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Write bytes to a new file."""

    def write(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


@pytest.fixture(scope="session")
def pdf_of() -> Callable[..., bytes]:
    """A PDF written by hand: one page of that box and content, with further objects from number 5 on."""

    def make(content: bytes, *further: bytes, box: bytes = b"612 792", page: bytes = b"", extra: bytes = b"") -> bytes:
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s]/Contents 4 0 R/Resources<<%s>>%s>>" % (box, page, extra),
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
            *further,
        ]
        written, offsets = b"%PDF-1.5\n", []
        for number, each in enumerate(objects, 1):
            offsets.append(len(written))
            written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
        table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        size = len(objects) + 1
        tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\n" % (size, table, size)
        return written + tail + b"startxref\n%d\n%%%%EOF\n" % len(written)

    return make
