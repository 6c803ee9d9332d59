"""Every file of the measuring data's manifest does, on opening, what its property says."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from ocrdesk.errors import PasswordNeeded, SourceDamaged, SourceError, SourceTooLarge
from ocrdesk.model import Page, SourceDescription
from ocrdesk.sources import SourceReader

PASSWORDS = ("openpassword", "abc")
MOST_SECONDS = 10
MOST_RESIDENT = 2_000_000_000


def picture(page: Page) -> Image.Image:
    return Image.frombytes("RGB", (page.width, page.height), page.rgb)


def mean(page: Page, left: float, top: float, right: float, bottom: float) -> tuple[int, ...]:
    """The mean colour of a part of the page, given in fractions."""
    box = (int(left * page.width), int(top * page.height), int(right * page.width), int(bottom * page.height))
    colour = picture(page).crop(box).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(colour, tuple)
    return tuple(int(part) for part in colour)


def is_blank(page: Page) -> bool:
    return len(set(page.rgb[::997])) == 1 and set(page.rgb) == {page.rgb[0]}


def has_sizes(*sizes: tuple[int, int]) -> Callable[[list[Page]], bool]:
    return lambda pages: [(page.width, page.height) for page in pages] == list(sizes)


def differ(pages: list[Page]) -> bool:
    return len({(page.width, page.height) for page in pages}) == len(pages)


def is_not_plain(pages: list[Page]) -> bool:
    return not is_blank(pages[0])


def is_within_memory(pages: list[Page]) -> bool:
    return pages[0].width * pages[0].height <= 10_000_000 and not is_blank(pages[0])


def says_black_on_white(pages: list[Page]) -> bool:
    colours = picture(pages[0]).convert("L").histogram()
    return colours[255] > 0.7 * sum(colours) and sum(colours[:64]) > 0.01 * sum(colours)


def is_red_on_black(pages: list[Page]) -> bool:
    red, green, blue = mean(pages[0], 0.0, 0.0, 0.15, 0.04)
    return red > 200 and green < 60 and blue < 60 and max(mean(pages[0], 0.5, 0.7, 1, 1)) < 40


def shows_sky_above(pages: list[Page]) -> bool:
    sky, ground = mean(pages[0], 0.1, 0, 0.9, 0.25), mean(pages[0], 0.1, 0.75, 0.9, 1)
    return has_sizes((1800, 1200))(pages) and sky[2] > sky[0] and sum(sky) > sum(ground)


def turns_round(pages: list[Page]) -> bool:
    """The same page, turned by quarters: 0, 90, 180 and 270 degrees clockwise."""
    small = [picture(page).convert("L") for page in pages]
    upright = [each.rotate(90 * number, expand=True).resize((85, 110)) for number, each in enumerate(small)]
    off = [
        sum(abs(a - b) for a, b in zip(upright[0].tobytes(), other.tobytes(), strict=True)) / (85 * 110)
        for other in upright[1:]
    ]
    return max(off) < 8


def is_upright_hopper(pages: list[Page]) -> bool:
    """A portrait: the flag and the cap above, a dark uniform below, the face between."""
    red, green, blue = mean(pages[0], 0.45, 0.3, 0.6, 0.5)
    return red > green > blue and sum(mean(pages[0], 0.2, 0.75, 0.8, 1)) < 300


def has_text(text: str) -> Callable[[list[Page]], bool]:
    return lambda pages: text in "".join(line.text for page in pages for line in page.lines)


def has_no_text(pages: list[Page]) -> bool:
    return not any(page.lines for page in pages)


def is_empty(pages: list[Page]) -> bool:
    return is_blank(pages[0]) and has_no_text(pages)


OPENING: dict[str, Callable[[list[Page]], bool]] = {
    "pillow__Tests_images_truncated_jpeg.jpg": lambda pages: len(pages) == 1,  # partly, as far as it goes
    "rapidocr__python_tests_test_files_img_exif_orientation.jpg": has_sizes((752, 306)),
    "rapidocr__python_tests_test_files_black_font_color_transparent.png": says_black_on_white,
    "rapidocr__python_tests_test_files_empty_black.jpg": lambda pages: max(mean(pages[0], 0, 0, 1, 1)) < 30,
    "rapidocr__python_tests_test_files_text_vertical_words.png": has_sizes((834, 2036)),
    "rapidocr__python_tests_test_files_short.png": has_sizes((65, 11)),
    "rapidocrpdf__tests_test_files_image.pdf": lambda pages: has_no_text(pages) and is_not_plain(pages),
    "ocrmypdf__tests_resources_cardinal.pdf": turns_round,
    "ocrmypdf__tests_resources_skew.pdf": is_not_plain,
    "ocrmypdf__tests_resources_jbig2.pdf": is_not_plain,
    "ocrmypdf__tests_resources_2400dpi.pdf": is_within_memory,
    "ocrmypdf__tests_resources_no_contents.pdf": is_empty,
    "sample-files__005-libreoffice-writer-password_libreoffice-writer-password.pdf": has_text("Lorem ipsum"),
    "pdfjs__test_pdfs_issue6010_1.pdf": has_text("Issue 6010"),
    "pdfjs__test_pdfs_sizes.pdf": differ,
    "pdfjs__test_pdfs_issue3521.pdf": has_text("我们都是黑体字"),
    "pdfjs__test_pdfs_bomb_giant.pdf": has_text("GIANT"),
    "pillow__Tests_images_g4-multi.tiff": has_sizes(*[(3307, 4677)] * 3),
    "pillow__Tests_images_iss634.gif": is_not_plain,
    "pillow__Tests_images_pil_sample_cmyk.jpg": is_red_on_black,
    "pillow__Tests_images_apng_mode_16bit.png": has_sizes((128, 64)),
    "pillow__Tests_images_16bit.cropped.tif": lambda pages: has_sizes((64, 64))(pages) and is_not_plain(pages),
    "pillow__Tests_images_avif_hopper.heif": is_upright_hopper,
    "pillow__Tests_images_hopper_orientation_8.webp": is_upright_hopper,
    "exif-orientation-e__Landscape_6.jpg": shows_sky_above,
}
"""What the opened pages must be, for each file with a property that can be seen on opening."""

REFUSALS: dict[str, type[SourceError]] = {
    "ocrmypdf__tests_resources_invalid.pdf": SourceDamaged,
    "pdfjs__test_pdfs_poppler-85140-0.pdf": SourceDamaged,
    "pillow__Tests_images_decompression_bomb.gif": SourceTooLarge,
    "pillow__Tests_images_bmp_b_shortfile.bmp": SourceDamaged,
}

PAGE_COUNTS = {
    "ocrmypdf__tests_resources_cardinal.pdf": 4,
    "pdfjs__test_pdfs_sizes.pdf": 3,
    "pillow__Tests_images_g4-multi.tiff": 3,
}

LOCKED = (
    "sample-files__005-libreoffice-writer-password_libreoffice-writer-password.pdf",
    "pdfjs__test_pdfs_issue6010_1.pdf",
)


@pytest.fixture(scope="module")
def real(shared_data: Path) -> Path:
    return shared_data / "real"


def opened(reader: SourceReader, path: Path) -> tuple[SourceDescription, list[Page]]:
    """Every page of a file, each within the time and memory that a file may take."""
    pages = []
    begun = time.monotonic()
    description = reader.describe(path, PASSWORDS)
    for number in range(1, description.page_count + 1):
        pages.append(reader.page(path, number, PASSWORDS))
        assert time.monotonic() - begun < MOST_SECONDS
        assert reader.resident < MOST_RESIDENT
        begun = time.monotonic()
    return description, pages


@pytest.fixture(scope="module")
def manifest(real: Path) -> dict[str, dict[str, object]]:
    entries = json.loads((real / "MANIFEST.json").read_text(encoding="utf-8"))["files"]
    return {entry["file"]: entry for entry in entries}


def test_every_property_in_the_manifest_is_checked_here(manifest: dict[str, dict[str, object]]) -> None:
    with_property = {name for name, entry in manifest.items() if "property" in entry}
    assert with_property <= OPENING.keys() | REFUSALS.keys() <= manifest.keys()


@pytest.mark.parametrize("name", OPENING)
def test_what_must_open_opens_as_it_should(
    name: str, real: Path, manifest: dict[str, dict[str, object]], reader: SourceReader
) -> None:
    reader.warm_up()
    description, pages = opened(reader, real / name)
    assert description.sha256 == manifest[name]["sha256"]
    assert description.page_count == PAGE_COUNTS.get(name, 1)
    assert all(len(page.rgb) == page.width * page.height * 3 for page in pages)
    assert OPENING[name](pages)


@pytest.mark.parametrize("name", REFUSALS)
def test_what_must_be_refused_is_refused_soon_and_with_a_reason(name: str, real: Path, reader: SourceReader) -> None:
    reader.warm_up()
    begun = time.monotonic()
    with pytest.raises(REFUSALS[name]) as caught:
        opened(reader, real / name)
    assert time.monotonic() - begun < MOST_SECONDS
    assert reader.resident < 300_000_000
    assert "{" not in str(caught.value)


def test_files_without_a_property_simply_open(
    real: Path, manifest: dict[str, dict[str, object]], reader: SourceReader
) -> None:
    for name in manifest.keys() - OPENING.keys() - REFUSALS.keys():
        _, pages = opened(reader, real / name)
        assert (name, len(pages), is_blank(pages[0])) == (name, 1, False)


@pytest.mark.parametrize("name", LOCKED)
@pytest.mark.parametrize("passwords", [(), ("wrong", "worse")])
def test_locked_files_ask_for_their_password(
    name: str, passwords: tuple[str, ...], real: Path, reader: SourceReader
) -> None:
    with pytest.raises(PasswordNeeded) as caught:
        reader.describe(real / name, passwords)
    assert caught.value.values == {"tried": len(passwords)}


def test_a_picture_stored_upside_down_is_turned(real: Path, reader: SourceReader) -> None:
    name = "rapidocr__python_tests_test_files_img_exif_orientation.jpg"
    stored = Image.open(real / name).convert("RGB")
    shown = picture(reader.page(real / name, 1))
    assert shown.tobytes() == stored.rotate(180).tobytes() != stored.tobytes()
