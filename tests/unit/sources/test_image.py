"""Pictures of every format, depth and transparency come out as upright RGB."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageDraw

from ocrdesk.errors import SourceTooLarge
from ocrdesk.model import Page, SourceKind
from ocrdesk.sources import open_source

Encode = Callable[..., bytes]
Write = Callable[[str, bytes], Path]

FORMATS: dict[str, list[dict[str, object]]] = {
    "JPEG": [{"quality": 95}, {"progressive": True}],
    "PNG": [{}],
    "BMP": [{}],
    "GIF": [{}],
    "TIFF": [
        {"compression": name}
        for name in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg", "zstd", "lzma", "tiff_deflate")
    ],
    "WEBP": [{"lossless": True}, {"quality": 90}],
    "AVIF": [{"quality": 90}],
    "HEIF": [{"quality": 90}],
}
CASES = [(form, options) for form, all_options in FORMATS.items() for options in all_options]


def pixel(page: Page, x: int, y: int) -> tuple[int, ...]:
    start = (y * page.width + x) * 3
    return tuple(page.rgb[start : start + 3])


def near(found: tuple[int, ...], wanted: tuple[int, ...], tolerance: int = 40) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize(("form", "options"), CASES, ids=str)
def test_every_format_is_found_by_content_and_opens(
    form: str, options: dict[str, object], corner_picture: Image.Image, encoded: Encode, write: Write
) -> None:
    source = open_source(write("说明.txt", encoded(corner_picture, form, **options)))
    page = source.page(1)
    assert (source.description.kind, source.description.format.upper()) == (SourceKind.PICTURE, form)
    assert (source.description.page_count, source.description.notices) == (1, ())
    assert (page.width, page.height, len(page.rgb)) == (120, 80, 120 * 80 * 3)
    assert near(pixel(page, 10, 8), (0, 0, 0))
    assert near(pixel(page, 60, 40), (255, 255, 255))
    assert near(pixel(page, 105, 70), (255, 0, 0), 70)


@pytest.mark.parametrize("compression", ["group3", "group4", "tiff_ccitt"])
def test_fax_pages_open(compression: str, corner_picture: Image.Image, encoded: Encode, write: Write) -> None:
    page = open_source(write("fax", encoded(corner_picture.convert("1"), "TIFF", compression=compression))).page(1)
    assert near(pixel(page, 10, 8), (0, 0, 0))
    assert near(pixel(page, 60, 40), (255, 255, 255))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_exif_orientation_is_applied(
    form: str, orientation: int, corner_picture: Image.Image, encoded: Encode, write: Write
) -> None:
    operations = Image.Transpose
    undone = {
        1: None,
        2: operations.FLIP_LEFT_RIGHT,
        3: operations.ROTATE_180,
        4: operations.FLIP_TOP_BOTTOM,
        5: operations.TRANSPOSE,
        6: operations.ROTATE_90,
        7: operations.TRANSVERSE,
        8: operations.ROTATE_270,
    }[orientation]
    stored = corner_picture if undone is None else corner_picture.transpose(undone)
    exif = Image.Exif()
    exif[0x0112] = orientation
    page = open_source(write("photo", encoded(stored, form, exif=exif))).page(1)
    assert (page.width, page.height, page.rotation) == (120, 80, 0)
    assert near(pixel(page, 10, 8), (0, 0, 0))
    assert near(pixel(page, 105, 70), (255, 0, 0), 70)


@pytest.mark.parametrize("turn", [0, 90, 180, 270, 450, -90])
def test_a_further_turn_goes_clockwise(turn: int, corner_picture: Image.Image, encoded: Encode, write: Write) -> None:
    page = open_source(write("a", encoded(corner_picture, "PNG"))).page(1, turn=turn)
    turned = corner_picture.rotate(-turn, expand=True)
    assert (page.width, page.height) == turned.size
    assert page.rgb == turned.tobytes()
    assert page.rotation == turn % 360


@pytest.mark.parametrize(
    ("mode", "ink", "ground"),
    [
        ("RGBA", (0, 0, 0, 255), (255, 255, 255)),
        ("LA", (20, 255), (255, 255, 255)),
        ("RGBA", (255, 255, 255, 255), (0, 0, 0)),
        ("RGBA", (255, 240, 120, 255), (0, 0, 0)),
        ("LA", (250, 255), (0, 0, 0)),
        ("RGBA", (200, 0, 0, 255), (255, 255, 255)),
    ],
)
def test_transparency_gets_the_ground_on_which_the_ink_shows(
    mode: str, ink: tuple[int, ...], ground: tuple[int, ...], encoded: Encode, write: Write
) -> None:
    picture = Image.new(mode, (200, 100), (0,) * len(ink))
    ImageDraw.Draw(picture).rectangle((50, 40, 150, 60), ink)
    page = open_source(write("a.png", encoded(picture, "PNG"))).page(1)
    assert pixel(page, 5, 5) == ground
    assert pixel(page, 100, 50) == (ink[:3] if mode == "RGBA" else (ink[0],) * 3)


def test_transparent_palettes_and_empty_pictures_become_white(encoded: Encode, write: Write) -> None:
    palette = Image.new("P", (40, 40), 1)
    palette.putpalette([10, 10, 10, 200, 0, 0] + [0] * 750)
    palette.paste(0, (10, 10, 20, 20))
    page = open_source(write("p.png", encoded(palette, "PNG", transparency=1))).page(1)
    assert pixel(page, 0, 0) == (255, 255, 255)
    assert pixel(page, 15, 15) == (10, 10, 10)
    empty = open_source(write("e.png", encoded(Image.new("RGBA", (9, 9)), "PNG"))).page(1)
    assert set(empty.rgb) == {255}


@pytest.mark.parametrize(("highest", "white"), [(65535, 65535), (4095, 4095), (700, 1023), (200, 255)])
@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_deep_grey_is_scaled_by_its_own_depth(
    form: str, highest: int, white: int, encoded: Encode, write: Write
) -> None:
    values = np.linspace(0, highest, 64, dtype=np.uint16).reshape(1, 64).repeat(8, axis=0)
    page = open_source(write("deep", encoded(Image.fromarray(values), form))).page(1)
    assert pixel(page, 0, 0) == (0, 0, 0)
    assert near(pixel(page, 63, 0), (round(255 * highest / white),) * 3, 1)
    assert near(pixel(page, 32, 4), (round(255 * int(values[0, 32]) / white),) * 3, 1)


def test_deep_grey_that_counts_from_white_is_no_negative(encoded: Encode, write: Write) -> None:
    values = np.linspace(0, 65535, 64, dtype=np.uint16).reshape(1, 64).repeat(8, axis=0)
    page = open_source(write("deep.tif", encoded(Image.fromarray(values), "TIFF", tiffinfo={262: 0}))).page(1)
    assert (pixel(page, 0, 0), pixel(page, 63, 0)) == ((255, 255, 255), (0, 0, 0))


def test_sixteen_bit_colours_keep_their_high_bits(write: Write) -> None:
    from zlib import compress, crc32

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))

    rows = (b"\0" + struct.pack(">HHH", 0xFF00, 0x8000, 0x0100) * 4) * 3
    header = struct.pack(">IIBBBBB", 4, 3, 16, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", compress(rows)) + chunk(b"IEND", b"")
    assert pixel(open_source(write("deep.png", png)).page(1), 2, 1) == (255, 128, 1)


def test_float_pictures_are_scaled(encoded: Encode, write: Write) -> None:
    values = np.linspace(0, 1, 32, dtype=np.float32).reshape(1, 32).repeat(4, axis=0)
    page = open_source(write("f.tif", encoded(Image.fromarray(values), "TIFF"))).page(1)
    assert (pixel(page, 0, 0), pixel(page, 31, 0)) == ((0, 0, 0), (255, 255, 255))


@pytest.mark.parametrize("form", ["JPEG", "TIFF"])
def test_cmyk_keeps_natural_colours(form: str, encoded: Encode, write: Write) -> None:
    inks = Image.new("CMYK", (60, 20), (0, 0, 0, 0))
    inks.paste((0, 255, 255, 0), (20, 0, 40, 20))
    inks.paste((0, 0, 0, 255), (40, 0, 60, 20))
    page = open_source(write("inks", encoded(inks, form))).page(1)
    assert near(pixel(page, 10, 10), (255, 255, 255))
    assert near(pixel(page, 30, 10), (255, 0, 0), 70)
    assert near(pixel(page, 50, 10), (0, 0, 0), 70)


def test_a_damaged_colour_profile_does_no_harm(encoded: Encode, write: Write) -> None:
    inks = Image.new("CMYK", (20, 20), (0, 255, 255, 0))
    page = open_source(write("a.jpg", encoded(inks, "JPEG", icc_profile=b"no profile at all" * 20))).page(1)
    assert near(pixel(page, 10, 10), (255, 0, 0), 70)


def test_lab_colours_are_converted(encoded: Encode, write: Write) -> None:
    to_lab = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
    lab = ImageCms.applyTransform(Image.new("RGB", (8, 8), (200, 30, 30)), to_lab)
    assert lab is not None
    page = open_source(write("lab.tif", encoded(lab, "TIFF"))).page(1)
    assert near(pixel(page, 4, 4), (200, 30, 30))


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP", "AVIF", "HEIF"])
def test_of_an_animation_the_first_picture_is_read_and_the_clerk_is_told(
    form: str, corner_picture: Image.Image, encoded: Encode, write: Write
) -> None:
    others = [Image.new("RGB", corner_picture.size, "blue"), Image.new("RGB", corner_picture.size, "green")]
    source = open_source(write("moving", encoded(corner_picture, form, save_all=True, append_images=others)))
    assert source.description.page_count == 1
    assert ["Only the first picture" in note.text for note in source.description.notices] == [True]
    assert near(pixel(source.page(1), 10, 8), (0, 0, 0))


def test_a_phone_picture_with_a_second_one_inside_is_one_page(
    corner_picture: Image.Image, encoded: Encode, write: Write
) -> None:
    blue = Image.new("RGB", (60, 40), "blue")
    source = open_source(write("a.jpg", encoded(corner_picture, "MPO", save_all=True, append_images=[blue])))
    assert (source.description.format, source.description.page_count) == ("JPEG", 1)
    assert source.description.notices == ()
    assert (source.page(1).width, source.page(1).height) == (120, 80)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF"])
def test_what_phones_append_to_a_picture_is_no_damage(
    form: str, corner_picture: Image.Image, encoded: Encode, write: Write
) -> None:
    path = write("moving", encoded(corner_picture, form) + b"a film" * 30_000)
    assert open_source(path).description.notices == ()


def test_tiff_pages_are_read_in_any_order_each_with_its_size(encoded: Encode, write: Write) -> None:
    first, *others = [Image.new("L", (10 * number, 5 * number), 50 * number) for number in (1, 2, 3, 4)]
    with_others = encoded(first, "TIFF", save_all=True, append_images=others, compression="tiff_lzw")
    source = open_source(write("a.tif", with_others))
    assert source.description.page_count == 4
    for number in (3, 1, 4, 4, 2):
        page = source.page(number)
        assert (page.number, page.width, page.height) == (number, 10 * number, 5 * number)
        assert pixel(page, 1, 1) == (50 * number,) * 3
    source.close()
    source.close()


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1), (65000, 2)])
@pytest.mark.parametrize("longest", [None, 160])
def test_thin_pictures_are_fine(size: tuple[int, int], longest: int | None, encoded: Encode, write: Write) -> None:
    page = open_source(write("thin.png", encoded(Image.new("RGB", size, "red"), "PNG"))).page(1, longest=longest)
    assert min(page.width, page.height) >= 1
    assert len(page.rgb) == page.width * page.height * 3
    assert longest is not None or (page.width, page.height) == size
    assert near(pixel(page, 0, 0), (255, 0, 0), 5)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "HEIF"])
def test_thumbnails_are_small_and_alike(form: str, corner_picture: Image.Image, encoded: Encode, write: Write) -> None:
    large = corner_picture.resize((1200, 800))
    page = open_source(write("a", encoded(large, form))).page(1, longest=60)
    assert (page.width, page.height) == (60, 40)
    assert near(pixel(page, 4, 4), (0, 0, 0))
    assert near(pixel(page, 30, 20), (255, 255, 255))


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_pictures_over_fifty_megapixels_are_halved(mode: str, encoded: Encode, write: Write) -> None:
    picture = Image.new(mode, (10001, 5101))
    form = "TIFF" if mode == "CMYK" else "PNG"
    options = {"compression": "tiff_lzw"} if mode == "CMYK" else {"compress_level": 1}
    page = open_source(write("large", encoded(picture, form, **options))).page(1)
    assert (page.width, page.height) == (5001, 2551)


def test_a_picture_over_two_hundred_megapixels_is_refused_with_its_size(write: Write) -> None:
    header = io.BytesIO()
    Image.new("1", (1, 1)).save(header, "BMP")
    bmp = bytearray(header.getvalue())
    bmp[18:26] = struct.pack("<ii", 20000, 10001)
    with pytest.raises(SourceTooLarge) as caught:
        open_source(write("bomb.bmp", bytes(bmp)))
    assert "20000 x 10001 pixels" in str(caught.value)
    assert "200 megapixels" in str(caught.value)
