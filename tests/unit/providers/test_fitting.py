"""Pages made to fit: always within a service's limits or refused, read back in place, and blank ones never sent."""

import io
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from ocrdesk.errors import NothingFound, PictureRefused
from ocrdesk.model import Line, Page, Quad
from ocrdesk.providers.fitting import TALL, Fitted, fit
from ocrdesk.providers.ink import judge_ink
from ocrdesk.providers.web.endpoint import Limits, Reading
from ocrdesk.providers.web.turning import on_page

ROOMY = Limits(7_000_000)
A4 = (1240, 1754)
SIDES = st.integers(16, 1000)
NOISE = random.Random(4)  # noqa: S311 - dust, no secret


def page_of(picture: Image.Image) -> Page:
    rgb = picture.convert("RGB")
    return Page(1, *rgb.size, rgb.tobytes())


def checked(width: int, height: int) -> Page:
    """A page with ink wherever one looks, whatever its size."""
    picture = Image.new("L", (width, height), 235)
    draw = ImageDraw.Draw(picture)
    for left in range(0, width, 24):
        for top in range(0, height, 24):
            draw.rectangle((left + 4, top + 4, left + 13, top + 11), fill=20)
    return page_of(picture)


def written(letters: int, size: tuple[int, int] = A4, ink: int = 20) -> Image.Image:
    """A page full of lines with letters so many pixels high."""
    picture = Image.new("L", size, 240)
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(letters)
    for top in range(letters, size[1] - 2 * letters, 2 * letters):
        draw.text((letters, top), "BHEKMNWX 0689 " * (2 + size[0] // (6 * letters)), fill=ink, font=font)
    return picture


def noisy(picture: Image.Image, spread: float) -> Image.Image:
    return Image.blend(picture, Image.effect_noise(picture.size, 40), spread)


def opened(fitted: Fitted) -> Image.Image:
    picture = Image.open(io.BytesIO(fitted.body))
    picture.load()
    return picture


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    width=SIDES,
    height=SIDES,
    limits=st.builds(
        Limits,
        bytes=st.integers(3_000, 400_000),
        encoded=st.booleans(),
        shortest=st.integers(8, 700),
        longest=st.integers(700, 3000),
        ratio=st.floats(1.5, 60),
        pixels=st.integers(500_000, 9_000_000),
    ),
)
def test_a_page_is_within_all_limits_or_refused(width: int, height: int, limits: Limits) -> None:
    page = checked(width, height)
    try:
        fitted = fit(page, limits, "cloudy")
    except (PictureRefused, NothingFound):
        return
    size = opened(fitted).size
    assert size == (fitted.width, fitted.height)
    assert limits.shortest <= min(size)
    assert max(size) <= limits.longest
    assert max(size) <= limits.ratio * min(size)
    assert size[0] * size[1] <= limits.pixels
    assert len(fitted.body) * (4 / 3 if limits.encoded else 1) <= limits.bytes


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    width=SIDES,
    height=SIDES,
    shortest=st.integers(8, 700),
    longest=st.integers(700, 3000),
    ratio=st.floats(1.5, 60),
)
def test_places_in_what_was_sent_come_back_within_a_pixel(
    width: int, height: int, shortest: int, longest: int, ratio: float
) -> None:
    page = checked(width, height)
    try:
        fitted = fit(page, Limits(5_000_000, shortest=shortest, longest=longest, ratio=ratio), "cloudy")
    except (PictureRefused, NothingFound):
        return
    across, down = fitted.page_size[0] / width, fitted.page_size[1] / height
    assert across == pytest.approx(down, rel=0.6 / min(fitted.page_size) + 0.6 / min(width, height))
    quad = Quad.from_box(width * 0.1, height * 0.2, width * 0.7, height * 0.9)
    # A service tells whole pixels of the picture that it was sent.
    sent = quad.mapped(lambda point: (float(round(point[0] * across)), float(round(point[1] * down))))
    read = on_page(Reading((Line("字", 1.0, sent),)), page, fitted.page_size, "cloudy", upright=True)
    slack = max(1.0, 0.5 / min(across, down) + 0.01)
    for here, there in zip(quad.corners, read.lines[0].quad.corners, strict=True):
        assert abs(here[0] - there[0]) <= slack
        assert abs(here[1] - there[1]) <= slack


def test_a_margin_lies_at_the_right_or_bottom_and_what_is_found_in_it_stays_on_the_page() -> None:
    page = page_of(written(20, (900, 120)))
    fitted = fit(page, Limits(5_000_000, ratio=3), "cloudy")
    assert (fitted.page_size, fitted.width, fitted.height) == ((900, 120), 900, 300)
    picture = opened(fitted).convert("L")
    assert min(picture.crop((0, 0, 900, 120)).tobytes()) < 80
    assert min(picture.crop((0, 140, 900, 300)).tobytes()) > 150, "the margin is as light as paper"
    whole = Line("", 1.0, Quad.from_box(0, 0, 900, 300))
    found = on_page(Reading((whole,)), page, fitted.page_size, "cloudy", upright=True)
    assert found.lines[0].quad == Quad.from_box(0, 0, 900, 120)


@pytest.mark.parametrize("letters", [36, 60, 90])
def test_tall_lines_are_made_as_tall_as_services_read_them(letters: int) -> None:
    picture = written(letters, (2480, 3508))
    fitted = fit(page_of(picture), ROOMY, "cloudy")
    if fitted.width < picture.width:
        height = judge_ink(opened(fitted).convert("L")).text_height
        assert height == pytest.approx(TALL, abs=3)
    else:
        assert (judge_ink(picture).text_height or 0) <= TALL / 0.95
    assert letters == 36 or fitted.width < picture.width


@pytest.mark.parametrize("letters", [12, 16, 24])
def test_small_lines_keep_their_pixels(letters: int) -> None:
    fitted = fit(page_of(written(letters)), ROOMY, "cloudy")
    assert (fitted.width, fitted.height) == A4


@pytest.mark.parametrize(("tint", "noise"), [((255, 255, 255), 0.0), ((250, 235, 205), 0.0), ((255, 255, 255), 0.15)])
def test_a_page_without_colours_is_sent_in_grey(tint: tuple[int, int, int], noise: float) -> None:
    picture = noisy(written(24), noise).convert("RGB")
    tinted = Image.composite(picture, Image.new("RGB", A4, tint), picture.convert("L").point(lambda v: 255 * (v < 128)))
    assert opened(fit(page_of(tinted), ROOMY, "cloudy")).mode == "L"


def test_a_seal_keeps_its_red() -> None:
    picture = written(24).convert("RGB")
    ImageDraw.Draw(picture).ellipse((800, 1300, 1000, 1500), outline=(220, 30, 40), width=8)
    sent = opened(fit(page_of(picture), ROOMY, "cloudy"))
    assert sent.mode == "RGB"
    red, _, blue = sent.getpixel((804, 1400))  # type: ignore[misc]
    assert red - blue > 60


def blank_papers() -> dict[str, Image.Image]:
    white = Image.new("L", A4, 250)
    dusty = white.copy()
    for _ in range(60):
        x, y = NOISE.randrange(A4[0]), NOISE.randrange(A4[1])
        ImageDraw.Draw(dusty).ellipse((x, y, x + NOISE.randrange(3), y + NOISE.randrange(3)), fill=90)
    shaded = Image.linear_gradient("L").resize(A4).point([150 + level // 3 for level in range(256)])
    edged = white.copy()
    ImageDraw.Draw(edged).rectangle((0, 0, 14, A4[1]), fill=40)
    return {"white": white, "dusty": dusty, "shaded": shaded, "grainy": noisy(white, 0.2), "dark edge": edged}


@pytest.mark.parametrize("kind", ["white", "dusty", "shaded", "grainy", "dark edge"])
def test_blank_paper_is_not_sent(kind: str) -> None:
    with pytest.raises(NothingFound):
        fit(page_of(blank_papers()[kind]), ROOMY, "cloudy")


def pencilled() -> dict[str, Image.Image]:
    faint = Image.new("L", A4, 245)
    ImageDraw.Draw(faint).text((500, 700), "Lao Wang", fill=215, font_size=60)
    grainy = noisy(faint.filter(ImageFilter.GaussianBlur(0.7)), 0.08)
    number = Image.new("L", A4, 250)
    ImageDraw.Draw(number).text((600, 1650), "17", fill=60, font_size=34)
    light = Image.new("L", A4, 40)
    ImageDraw.Draw(light).text((500, 700), "Lao Wang", fill=230, font_size=60)
    return {"faint pencil": faint, "faint and grainy": grainy, "only a page number": number, "white on black": light}


@pytest.mark.parametrize("kind", ["faint pencil", "faint and grainy", "only a page number", "white on black"])
def test_little_and_faint_writing_is_sent(kind: str) -> None:
    assert fit(page_of(pencilled()[kind]), ROOMY, "cloudy").body


def test_a_single_digit_cut_out_of_a_page_is_sent() -> None:
    digit = Image.new("L", (34, 40), 240)
    ImageDraw.Draw(digit).text((12, 8), "1", fill=40, font_size=24)
    assert min(opened(fit(page_of(digit), Limits(500_000, shortest=33), "cloudy")).size) >= 33


def test_bytes_are_saved_by_quality_before_pixels() -> None:
    page = page_of(noisy(written(20), 0.3))
    whole = fit(page, ROOMY, "cloudy")
    tight = fit(page, Limits(round(len(whole.body) * 4 / 3 * 0.93)), "cloudy")
    tighter = fit(page, Limits(round(len(whole.body) * 4 / 3 * 0.25)), "cloudy")
    assert (tight.width, tight.height) == (whole.width, whole.height)
    assert tighter.width < whole.width


def test_what_cannot_fit_is_refused() -> None:
    with pytest.raises(PictureRefused):
        fit(checked(1600, 40), Limits(5_000_000, shortest=600, longest=1000, ratio=1.2), "cloudy")
