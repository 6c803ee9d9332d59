"""Codes on pages: every kind, small, tilted and inverted, each read once and in its place."""

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from ocrdesk.model import Code, Page
from ocrdesk.sources.codes import codes_of, read_codes
from ocrdesk.sources.shelf import Shelf

KINDS = (
    ("QRCode", "01,10,033001900211,12345678,28368.34,20230216,12345678901234567890,A1B2"),
    ("QRCode", "发票 第 3 联"),
    ("DataMatrix", "SN-20260101-000123"),
    ("PDF417", "M1ZHANG/SAN EABC123 PEKSHA"),
    ("Aztec", "#UT0080VU000001"),
    ("Code128", "JD0123456789-1"),
    ("Code39", "ABC-1234"),
    ("Code93", "CODE93-77"),
    ("EAN13", "6901234567892"),
    ("EAN8", "96385074"),
    ("ITF", "12345678901231"),
    ("Codabar", "A123456789B"),
)


def drawn(kind: str, text: str, module: float = 3.0) -> Image.Image:
    code: Any = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    picture = Image.fromarray(np.asarray(code.to_image(scale=8, add_quiet_zones=True))).convert("L")
    width, height = picture.width * module / 8, max(picture.height * module / 8, 50)
    return picture.resize((round(width), round(height)), Image.Resampling.BOX)


def on_paper(*codes: Image.Image, tilt: float = 0.0, paper: int = 255) -> Image.Image:
    page = Image.new("L", (900, 1200), paper)
    for row, code in enumerate(codes):
        tilted = code.rotate(tilt, Image.Resampling.BICUBIC, expand=True, fillcolor=paper)
        page.paste(tilted, (120, 60 + row * 380))
    return page.convert("RGB")


def texts(codes: tuple[Code, ...]) -> list[tuple[str, str]]:
    return [(code.kind, code.text) for code in codes]


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_every_kind_is_read_with_its_text(kind: str, text: str) -> None:
    assert texts(read_codes(on_paper(drawn(kind, text)))) == [(kind, text)]


@pytest.mark.parametrize(("kind", "text"), [each for each in KINDS if each[0] in {"ITF", "Code128", "Code39", "EAN13"}])
@pytest.mark.parametrize("tilt", [-25, 8, 30])
def test_tilted_barcodes_are_read_whole_or_not_at_all(kind: str, text: str, tilt: float) -> None:
    assert texts(read_codes(on_paper(drawn(kind, text, 2.5), tilt=tilt))) == [(kind, text)]


@pytest.mark.parametrize("kind", ["QRCode", "Code128", "ITF"])
def test_light_codes_on_a_dark_ground_are_read(kind: str) -> None:
    code = drawn(kind, "12345678901231").point([255 - level for level in range(256)])
    assert texts(read_codes(on_paper(code, paper=20))) == [(kind, "12345678901231")]


def test_several_codes_come_from_top_to_bottom() -> None:
    page = on_paper(drawn("QRCode", "upper"), drawn("Code128", "MIDDLE"), drawn("DataMatrix", "lower"))
    assert [code.text for code in read_codes(page)] == ["upper", "MIDDLE", "lower"]


def test_codes_too_fine_for_the_whole_page_are_read_enlarged() -> None:
    page = on_paper(drawn("DataMatrix", "SN-20260101-000123", 1.6), drawn("Code93", "CODE93-77", 1.6), tilt=4)
    assert [code.text for code in read_codes(page)] == ["SN-20260101-000123", "CODE93-77"]


@pytest.mark.parametrize(("turn", "corner"), [(0, (0, 0)), (90, (1, 0)), (180, (1, 1)), (270, (0, 1))])
def test_a_quad_begins_at_the_code_s_own_top_left(turn: int, corner: tuple[int, int]) -> None:
    code = drawn("QRCode", "which way is up", 4)
    page = Image.new("RGB", (600, 600), "white")
    page.paste(code.rotate(-turn, expand=True), (200, 200))
    (found,) = read_codes(page)
    expected = (200 + corner[0] * code.width, 200 + corner[1] * code.height)
    assert math.dist(found.quad.corners[0], expected) < 30
    first, second, third = found.quad.corners[:3]
    turning = (second[0] - first[0]) * (third[1] - second[1]) - (second[1] - first[1]) * (third[0] - second[0])
    assert turning > 0, "clockwise"


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize(("kind", "text"), [("EAN13", "6901234567892"), ("Code128", "JD0123456789-1")])
def test_the_quad_of_a_turned_barcode_goes_clockwise_from_where_its_bars_begin(kind: str, text: str, turn: int) -> None:
    code = drawn(kind, text)
    page = Image.new("RGB", (800, 800), "white")
    page.paste(code.rotate(-turn, expand=True), (200, 200))
    (found,) = read_codes(page)
    (ax, ay), (bx, by), _, (dx, dy) = found.quad.corners
    assert round(math.degrees(found.quad.angle)) % 360 == turn
    assert (bx - ax) * (dy - ay) - (by - ay) * (dx - ax) > 0, "clockwise"


def test_a_page_in_excess_is_read_halved_with_quads_in_its_own_pixels() -> None:
    page = Image.new("RGB", (4400, 3200), "white")
    page.paste(drawn("QRCode", "large", 8), (3000, 2000))
    (found,) = read_codes(page)
    assert found.quad.bounds.left == pytest.approx(3032, abs=12)
    assert found.quad.bounds.top == pytest.approx(2032, abs=12)


def test_a_code_read_by_halves_at_a_slant_is_not_taken_for_the_whole() -> None:
    for tilt in range(10, 40, 3):
        assert {code.text for code in read_codes(on_paper(drawn("ITF", "12345678901231", 2.5), tilt=tilt))} <= {
            "12345678901231"
        }


@pytest.mark.parametrize("size", [(1, 1), (7, 900), (15, 15), (640, 3)])
def test_scraps_of_pictures_hold_no_codes(size: tuple[int, int]) -> None:
    assert read_codes(Image.new("RGB", size, "white")) == ()


def test_text_and_rules_are_no_codes(shared_data: Path) -> None:
    # One of each category; the QR codes drawn on some of them hold nothing that can be read.
    for path in sorted(shared_data.glob("specimens/*_mild_00.jpg")):
        with Image.open(path) as picture:
            assert read_codes(picture.convert("RGB")) == (), path.name


def test_pages_come_with_their_codes_only_where_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "code.png"
    on_paper(drawn("QRCode", "asked for")).save(path)
    with_codes, without = Shelf(codes=True), Shelf()
    try:
        assert texts(with_codes.page(path, 1, (), None, None).codes) == [("QRCode", "asked for")]
        assert with_codes.page(path, 1, (), None, 100).codes == ()
        assert without.page(path, 1, (), None, None).codes == ()
    finally:
        with_codes.close()
        without.close()


def test_a_page_is_not_lost_for_its_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> list[object]:
        raise MemoryError

    monkeypatch.setattr(zxingcpp, "read_barcodes", fail)
    assert codes_of(Page(1, 40, 30, b"\xff" * 3600)) == ()
