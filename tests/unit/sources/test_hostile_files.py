"""Files that are not what they seem, or meant to do harm: one clear refusal each, soon, and no crash."""

import hashlib
import io
import os
import struct
import sys
import threading
import time
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from ocrdesk.errors import SourceDamaged, SourceEmpty, SourceError, SourceMissing, SourceTooLarge, UnknownFormat
from ocrdesk.sources import SourceReader, open_source

Encode = Callable[..., bytes]
Write = Callable[[str, bytes], Path]

MOMENT_SECONDS = 10.0
"""What comes at once, on a machine that may stand still for seconds; what hangs ends by the reader's time of sixty."""
FORMATS = ("JPEG", "PNG", "BMP", "GIF", "TIFF", "WEBP", "AVIF", "HEIF")


def zipped() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("empty.jpg", b"", SourceEmpty),
        ("one.pdf", b"%", UnknownFormat),
        ("text.jpg", "这是文字".encode(), UnknownFormat),
        ("word.pdf", zipped(), UnknownFormat),
        ("program.png", b"MZ" + bytes(500), UnknownFormat),
        ("film.heic", b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + bytes(200), UnknownFormat),
        ("BM.bmp", b"BM, a letter that begins like a bitmap, and goes on for a while", UnknownFormat),
        ("head.jpg", b"\xff\xd8\xff", SourceDamaged),
        ("head.png", b"\x89PNG\r\n\x1a\n", SourceDamaged),
        ("head.gif", b"GIF89a", SourceDamaged),
        ("head.tif", b"II*\0\x08\0\0\0", SourceDamaged),
        ("head.webp", b"RIFF\x10\0\0\0WEBPVP8 ", SourceDamaged),
        ("head.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", SourceDamaged),
        ("head.avif", b"\0\0\0\x18ftypavif\0\0\0\0mif1avif", SourceDamaged),
        ("head.pdf", b"%PDF-1.7\n", SourceDamaged),
        ("noise.pdf", b"%PDF-1.7\n" + hashlib.shake_128(b"noise").digest(3000), SourceDamaged),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_with_its_reason(
    name: str, content: bytes, error: type[SourceError], write: Write, reader: SourceReader
) -> None:
    with pytest.raises(error) as caught:
        reader.describe(write(name, content))
    assert "{" not in str(caught.value)


@pytest.mark.parametrize("name", ["scan.pdf", "letter.txt", "noending", "photo.heic"])
def test_a_wrong_ending_does_not_matter(
    name: str, corner_picture: Image.Image, encoded: Encode, write: Write, reader: SourceReader
) -> None:
    assert reader.describe(write(name, encoded(corner_picture, "PNG"))).format == "PNG"


def test_a_pdf_named_as_a_picture_opens(write: Write, reader: SourceReader, pdf_of: Callable[..., bytes]) -> None:
    assert reader.describe(write("a.jpg", b"\n\n" + pdf_of(b""))).format == "PDF"


def test_folders_and_impossible_names_are_refused(tmp_path: Path, reader: SourceReader) -> None:
    with pytest.raises((UnknownFormat, SourceError)):
        reader.describe(tmp_path)
    for name in ("n" * 5000, "a\0b", "none/none.pdf"):
        with pytest.raises(SourceMissing):
            reader.describe(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipes_and_devices_do_not_hang(tmp_path: Path, reader: SourceReader) -> None:
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    begun = time.monotonic()
    for path in (pipe, Path("/dev/zero"), Path("/dev/tty"), Path("/dev/null")):
        if path.exists():
            with pytest.raises(UnknownFormat):
                reader.describe(path)
    assert time.monotonic() - begun < MOMENT_SECONDS


@pytest.mark.parametrize("form", FORMATS)
def test_files_cut_off_anywhere_open_partly_or_are_refused(
    form: str, corner_picture: Image.Image, encoded: Encode, write: Write, reader: SourceReader
) -> None:
    whole = encoded(corner_picture.effect_spread(4), form)
    complete = reader.page(write("whole", whole), 1).rgb
    for share in range(0, 100, 4):
        path = write(f"{share}", whole[: len(whole) * share // 100])
        try:
            description = reader.describe(path)
            page = reader.page(path, 1)
        except SourceError:
            continue
        assert (page.width, page.height) == (120, 80)
        told = bool(description.notices) or form in {"BMP", "TIFF"}
        assert told or page.rgb == complete, "the clerk must be told that it breaks off"


@pytest.mark.parametrize("share", [0.5, 0.8, 0.98])
def test_of_a_progressive_jpeg_cut_off_all_is_shown_as_far_as_it_came(share: float, write: Write) -> None:
    drawn = Image.radial_gradient("L").resize((400, 300)).convert("RGB")
    file = io.BytesIO()
    drawn.save(file, "JPEG", progressive=True, quality=90)
    whole = file.getvalue()
    source = open_source(write("cut", whole[: int(len(whole) * share)]))
    shown = np.frombuffer(source.page(1).rgb, np.uint8).astype(int)
    assert np.abs(shown - np.frombuffer(drawn.tobytes(), np.uint8)).mean() < 8
    assert source.description.notices, "the clerk must be told that it breaks off"


def test_of_a_progressive_jpeg_cut_off_in_its_first_pass_nothing_is_shown(write: Write) -> None:
    file = io.BytesIO()
    Image.effect_noise((400, 300), 80).save(file, "JPEG", progressive=True)
    whole = file.getvalue()
    second = whole.index(b"\xff\xda", whole.index(b"\xff\xda") + 2)
    with pytest.raises(SourceError):
        open_source(write("cut", whole[:second])).page(1)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "BMP"])
def test_of_a_file_cut_off_near_its_end_the_rest_is_read(
    form: str, corner_picture: Image.Image, encoded: Encode, write: Write
) -> None:
    noisy = Image.merge("RGB", [Image.effect_noise((120, 80), 80)] * 3)
    noisy.paste(corner_picture.crop((0, 0, 40, 40)), (0, 0))
    whole = encoded(noisy, form)
    page = open_source(write("cut", whole[: len(whole) * 4 // 5])).page(1)
    shown = Image.frombytes("RGB", (120, 80), page.rgb)
    assert sum(1 for row in shown.convert("L").getprojection()[1] if row) > 50


def test_pdfs_cut_off_anywhere_open_partly_or_are_refused(
    write: Write, reader: SourceReader, pdf_of: Callable[..., bytes]
) -> None:
    whole = pdf_of(b"0 0 m 100 100 l S")
    for length in range(0, len(whole), 40):
        path = write("cut.pdf", whole[:length])
        try:
            reader.page(path, reader.describe(path).page_count)
        except SourceError:
            continue


def png_bomb(width: int, height: int) -> bytes:
    packer = zlib.compressobj(1)
    row = bytes(1 + (width + 7) // 8)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_png_bomb_is_refused_before_it_is_decoded(write: Write, reader: SourceReader) -> None:
    path = write("bomb.png", png_bomb(30000, 30000))
    reader.warm_up()
    begun, before = time.monotonic(), reader.resident
    with pytest.raises(SourceTooLarge, match="30000 x 30000 pixels"):
        reader.describe(path)
    assert time.monotonic() - begun < MOMENT_SECONDS
    assert reader.resident - before < 100_000_000


def test_only_the_tiff_page_that_is_too_large_is_refused(write: Write, reader: SourceReader, encoded: Encode) -> None:
    pages = [Image.new("1", (64, 64), 1) for _ in range(3)]
    tiff = bytearray(encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="group4"))
    place = int.from_bytes(tiff[4:8], "little")
    place = int.from_bytes(tiff[place + 2 + 12 * tiff[place] :][:4], "little")  # the second directory
    for entry in range(place + 2, place + 2 + 12 * tiff[place], 12):
        if int.from_bytes(tiff[entry : entry + 2], "little") in {256, 257}:
            tiff[entry + 2 : entry + 12] = struct.pack("<HII", 4, 1, 90_000)
    path = write("a.tif", bytes(tiff))
    assert reader.describe(path).page_count == 3
    assert reader.page(path, 1).width == 64
    with pytest.raises(SourceTooLarge, match="90000 x 90000 pixels"):
        reader.page(path, 2)
    assert reader.page(path, 3).width == 64


def test_tiff_directories_that_run_in_a_circle_end(write: Write, reader: SourceReader, encoded: Encode) -> None:
    tiff = bytearray(encoded(Image.new("L", (20, 10), 90), "TIFF"))
    first = int.from_bytes(tiff[4:8], "little")
    tail = first + 2 + 12 * int.from_bytes(tiff[first : first + 2], "little")
    tiff[tail : tail + 4] = struct.pack("<I", first)
    path = write("circle.tif", bytes(tiff))
    begun = time.monotonic()
    assert reader.describe(path).page_count <= 2
    assert reader.page(path, 1).width == 20
    assert time.monotonic() - begun < MOMENT_SECONDS


@pytest.mark.parametrize("name", ["/self", "/loop"])
def test_pdfs_that_call_themselves_end(
    name: str, write: Write, reader: SourceReader, pdf_of: Callable[..., bytes]
) -> None:
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</F 5 0 R>>>>/Length 11>>"
    whole = pdf_of(b"/F Do", form + b"stream\n/F Do /F Do\nendstream", page=b"/XObject<</F 5 0 R>>")
    if name == "/loop":
        whole = whole.replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")
    path = write("self.pdf", whole)
    begun = time.monotonic()
    try:
        assert reader.page(path, reader.describe(path).page_count).width > 0
    except SourceDamaged:
        assert name == "/loop"
    assert time.monotonic() - begun < MOMENT_SECONDS


def test_a_file_that_shrinks_while_it_is_read_is_no_crash(
    write: Write, reader: SourceReader, corner_picture: Image.Image, encoded: Encode
) -> None:
    large = encoded(corner_picture.resize((3000, 2000)).effect_spread(9), "TIFF")
    path = write("a.tif", large)
    ended = threading.Event()

    def truncate() -> None:
        while not ended.wait(0.01):
            path.write_bytes(large[: len(large) // 2])
            path.write_bytes(large)

    writer = threading.Thread(target=truncate)
    writer.start()
    try:
        for _ in range(10):
            try:
                assert reader.page(path, 1).width == 3000
            except SourceError:
                continue
    finally:
        ended.set()
        writer.join()


@pytest.mark.parametrize("form", [*FORMATS, "PDF"])
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(flips=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=12))
def test_flipped_bytes_raise_nothing_but_source_errors(
    *,
    form: str,
    flips: list[tuple[int, int]],
    corner_picture: Image.Image,
    encoded: Encode,
    tmp_path: Path,
    reader: SourceReader,
    pdf_of: Callable[..., bytes],
) -> None:
    content = bytearray(pdf_of(b"BT /F 24 Tf 9 9 Td (abc) Tj ET") if form == "PDF" else encoded(corner_picture, form))
    for place, value in flips:
        content[place % len(content)] = value
    path = tmp_path / "flipped"
    path.write_bytes(content)
    pages = []
    with suppress(SourceError):
        pages += [reader.page(path, number + 1) for number in range(min(3, reader.describe(path).page_count))]
    assert all(len(page.rgb) == page.width * page.height * 3 for page in pages)
    assert reader.resident > 0, "the decoder crashed"


@pytest.mark.skipif(sys.platform == "win32", reason="files of many gigabytes are sparse only elsewhere")
def test_an_endless_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "sparse.jpg"
    with path.open("wb") as file:
        file.truncate(50_000_000_000)
    reader = SourceReader(seconds=3)
    begun = time.monotonic()
    with pytest.raises(UnknownFormat):
        reader.describe(path)
    with path.open("r+b") as file:
        file.write(b"\xff\xd8\xff")
    with pytest.raises(SourceError):
        reader.describe(path)
    assert time.monotonic() - begun < 60, "fifty gigabytes take longer, and this begins with a process's start"
    reader.close()
