"""PDFs: how fine a page is rendered, when its own text stands for it, and where that text is."""

import io
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from ocrdesk.errors import PasswordNeeded, SourceTooLarge
from ocrdesk.model import Line, Page, SourceKind
from ocrdesk.sources import open_source
from ocrdesk.sources.pdf import load_pymupdf

A4 = (595, 842)
LOREM = "公民身份号码与住址填写在此处，请核对无误后签字。" * 2


@pytest.fixture(scope="module")
def pymupdf() -> Any:
    return load_pymupdf()


@pytest.fixture
def draw(pymupdf: Any, tmp_path: Path) -> Callable[..., Page]:
    """Make a page of that size with `content`, a function of the page, and open it."""

    def drawn(
        content: Callable[[Any], object], *, size: tuple[float, float] = A4, rotation: int = 0, **options: Any
    ) -> Page:
        document = pymupdf.open()
        page = document.new_page(width=size[0], height=size[1])
        content(page)
        page.set_rotation(rotation)
        path = tmp_path / "page.pdf"
        document.save(path)
        source = open_source(path)
        try:
            return source.page(1, **options)
        finally:
            source.close()

    return drawn


def ink_box(page: Page) -> tuple[int, int, int, int]:
    """Where the page is not white."""
    picture = Image.frombytes("RGB", (page.width, page.height), page.rgb).convert("L")
    box = picture.point([255] * 128 + [0] * 128).getbbox()
    assert box is not None
    return box


def scan(width: int, height: int) -> bytes:
    picture = Image.new("L", (width, height), 230)
    ImageDraw.Draw(picture).rectangle((width // 4, height // 4, width // 2, height // 2), 60)
    target = io.BytesIO()
    picture.save(target, "JPEG")
    return target.getvalue()


def write_text(page: Any, text: str = "姓名国籍", at: tuple[float, float] = (72, 72), **options: Any) -> None:
    page.insert_text(at, text, fontname="china-s", **options)


def assert_lies_on_ink(line: Line, page: Page, tolerance: float) -> None:
    bounds = line.quad.bounds
    left, top, right, bottom = ink_box(page)
    assert bounds.left - tolerance <= left <= right <= bounds.right + tolerance
    assert bounds.top - tolerance <= top <= bottom <= bounds.bottom + tolerance
    assert math.isclose(bounds.left, left, abs_tol=tolerance)
    assert math.isclose(bounds.right, right, abs_tol=tolerance)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_lines_lie_on_their_ink_however_the_page_is_turned(rotation: int, turn: int, draw: Callable[..., Page]) -> None:
    page = draw(lambda page: write_text(page, fontsize=20), rotation=rotation, turn=turn)
    (line,) = page.lines
    assert (line.text, line.confidence, line.vertical) == ("姓名国籍", 1.0, False)
    assert page.rotation == turn
    assert_lies_on_ink(line, page, 12)
    quarter = round(line.quad.angle / (math.pi / 2)) % 4
    assert quarter == (rotation + turn) // 90 % 4


@pytest.mark.parametrize("degrees", [7, -7, 20, 45, 100, 135, 200, 290])
def test_slanted_text_has_slanted_quads(degrees: int, pymupdf: Any, draw: Callable[..., Page]) -> None:
    point = pymupdf.Point(300, 420)
    page = draw(
        lambda page: page.insert_text(point, "MMMMMMMM", fontsize=20, morph=(point, pymupdf.Matrix(degrees))), turn=0
    )
    (line,) = page.lines
    # Matrix(degrees) turns against the clock.
    assert math.isclose(math.cos(line.quad.angle + math.radians(degrees)), 1, abs_tol=1e-3)
    assert math.isclose(line.quad.width, 8 * 0.833 * 20 * 200 / 72, rel_tol=0.02)
    bounds = line.quad.bounds
    left, top, right, bottom = ink_box(page)
    assert bounds.left - 3 <= left <= right <= bounds.right + 3
    assert bounds.top - 3 <= top <= bottom <= bounds.bottom + 3


def test_characters_tell_their_stretch_of_the_line(draw: Callable[..., Page]) -> None:
    (line,) = draw(lambda page: write_text(page, "号码 12")).lines
    assert "".join(character.text for character in line.characters) == line.text == "号码 12"
    starts = [character.start for character in line.characters]
    assert starts == sorted(starts)
    assert (line.characters[0].start, line.characters[-1].end) == (0.0, 1.0)
    assert line.characters[0].end == pytest.approx(line.characters[1].start, abs=0.01)
    assert {character.confidence for character in line.characters} == {1.0}


def test_vertical_text_is_flagged(write: Callable[[str, bytes], Path], pdf_of: Callable[..., bytes]) -> None:
    font = b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-V/DescendantFonts[6 0 R]>>"
    descendant = (
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>"
    )
    descriptor = (
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/Ascent 880/Descent -120>>"
    )
    content = b"BT /F 24 Tf 300 700 Td <" + "道可道非常道".encode("utf-16-be").hex().encode() + b"> Tj ET"
    path = write("v.pdf", pdf_of(content, font, descendant, descriptor, page=b"/Font<</F 5 0 R>>"))
    page = open_source(path).page(1)
    (line,) = page.lines
    assert (line.text, line.vertical, page.rotation) == ("道可道非常道", True, 0)
    assert line.quad.bounds.height > 4 * line.quad.bounds.width
    (left, top), (right, _), _, _ = line.quad.corners
    assert left < right
    assert top == line.quad.bounds.top
    assert line.part(0, 1).quad.bounds.bottom < line.quad.centre[1]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_stored_sideways_is_turned_when_nobody_says_otherwise(rotate: int, draw: Callable[..., Page]) -> None:
    page = draw(lambda page: write_text(page, at=(300, 400), rotate=rotate), turn=None)
    (line,) = page.lines
    assert abs(line.quad.angle) < 0.01
    assert page.rotation == rotate
    assert_lies_on_ink(line, page, 6)
    assert abs(draw(lambda page: write_text(page, at=(300, 400), rotate=rotate), turn=0).lines[0].quad.angle) > 1


def test_text_far_apart_becomes_lines_of_its_own(draw: Callable[..., Page]) -> None:
    lines = draw(lambda page: write_text(page, "姓名      性别 男")).lines
    assert [line.text for line in lines] == ["姓名", "性别 男"]
    assert lines[0].quad.bounds.right < lines[1].quad.bounds.left


@pytest.mark.parametrize("offset", [0, 0.3, 1.5])
def test_text_written_twice_to_be_bold_is_read_once(offset: float, draw: Callable[..., Page]) -> None:
    def content(page: Any) -> None:
        write_text(page, fontsize=12)
        write_text(page, at=(72 + offset, 72 + offset / 2), fontsize=12)
        write_text(page, at=(72, 90), fontsize=12)

    assert [line.text for line in draw(content).lines] == ["姓名国籍"] * 2


def test_lookalikes_of_ideographs_become_the_ideographs(
    write: Callable[[str, bytes], Path], pdf_of: Callable[..., bytes]
) -> None:
    content, font, stream = mapped_text("2F8F653F")
    path = write("k.pdf", pdf_of(content, font, stream, page=b"/Font<</F 5 0 R>>"))
    assert [line.text for line in open_source(path).page(1).lines] == ["行政"]


def mapped_text(unicode_hex: str) -> tuple[bytes, bytes, bytes]:
    """A page's content and font in which the letters A, B, ... mean these characters (four digits each)."""
    codes = [unicode_hex[at : at + 4] for at in range(0, len(unicode_hex), 4)]
    rows = "".join(f"<{65 + at:02X}> <{code}>\n" for at, code in enumerate(codes))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{rows}endbfchar\nendcmap end end"
    ).encode()
    text = "".join(chr(65 + at) for at in range(len(codes))).encode()
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    stream = b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap)
    return b"BT /F 24 Tf 100 700 Td (%s) Tj ET" % text, font, stream


@pytest.mark.parametrize("codes", ["FFFD" * 8, "E001E002E003E004", "FFFD0041"])
def test_unreadable_text_counts_as_none(
    codes: str, write: Callable[[str, bytes], Path], pdf_of: Callable[..., bytes]
) -> None:
    content, font, stream = mapped_text(codes)
    page = open_source(write("g.pdf", pdf_of(content, font, stream, page=b"/Font<</F 5 0 R>>"))).page(1)
    assert page.lines == ()
    assert ink_box(page)


def test_one_unreadable_character_is_marked(write: Callable[[str, bytes], Path], pdf_of: Callable[..., bytes]) -> None:
    content, font, stream = mapped_text("4E00" * 15 + "FFFD")
    (line,) = open_source(write("g.pdf", pdf_of(content, font, stream, page=b"/Font<</F 5 0 R>>"))).page(1).lines
    assert [character.confidence for character in line.characters] == [1.0] * 15 + [0.0]
    assert 0.9 < line.confidence < 1


@pytest.mark.parametrize(
    ("picture_box", "texts", "is_text"),
    [
        (None, [("只有一行字", 12)], True),
        ((0, 0, 595, 842), [], False),
        ((0, 0, 595, 842), [("12", 12)], False),
        ((0, 0, 595, 842), [("扫描专用章", 30), ("第 1 页", 10)], False),
        ((40, 100, 555, 700), [("附件一", 20)], False),
        ((60, 60, 160, 100), [("有限公司", 12), (LOREM[:20], 12)], True),
        ((100, 300, 500, 600), [("身份证复印件", 24)], False),
        ((100, 600, 500, 800), [(LOREM, 11)] * 12, True),
        ((0, 0, 595, 842), [(LOREM, 11)] * 30, True),
    ],
    ids=[
        "text alone",
        "scan",
        "page number",
        "stamp",
        "heading over scan",
        "letterhead",
        "cards",
        "report",
        "background",
    ],
)
def test_text_counts_when_the_page_is_made_of_it(
    picture_box: tuple[int, ...] | None, texts: list[tuple[str, int]], is_text: bool, draw: Callable[..., Page]
) -> None:
    def content(page: Any) -> None:
        if picture_box:
            page.insert_image(picture_box, stream=scan(400, 500), keep_proportion=False)
        for number, (text, size) in enumerate(texts):
            write_text(page, text, (40, 40 + 25 * number), fontsize=size)

    assert bool(draw(content).lines) == is_text


def test_a_scan_painted_through_a_mask_is_a_scan(
    write: Callable[[str, bytes], Path], pdf_of: Callable[..., bytes]
) -> None:
    rows = bytes([0xF0]) * (20 * 200)
    mask = b"<</Type/XObject/Subtype/Image/Width 160/Height 200/ImageMask true/BitsPerComponent 1/Length %d>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    content = b"q 612 0 0 792 0 0 cm /I Do Q BT /F 12 Tf 300 20 Td (12) Tj ET"
    resources = b"/XObject<</I 5 0 R>>/Font<</F 6 0 R>>"
    whole = pdf_of(content, mask % len(rows) + b"stream\n" + rows + b"\nendstream", font, page=resources)
    assert open_source(write("mask.pdf", whole)).page(1).lines == ()


def test_text_that_is_not_painted_counts_only_over_a_scan(draw: Callable[..., Page]) -> None:
    def hidden(page: Any) -> None:
        for row in range(10):
            write_text(page, LOREM[:20], (72, 100 + 40 * row), render_mode=3)

    def over_scan(page: Any) -> None:
        page.insert_image(page.rect, stream=scan(1240, 1754), keep_proportion=False)
        hidden(page)

    assert draw(hidden).lines == ()
    assert len(draw(over_scan).lines) == 10
    assert draw(lambda page: write_text(page, "    ")).lines == ()


@pytest.mark.parametrize(
    ("size", "picture", "dpi", "longer"),
    [
        (A4, None, 200, 2339),
        (A4, (620, 877), 200, 2339),
        (A4, (2067, 2923), 250, 2924),
        (A4, (4960, 7016), 300, 3508),
        ((120, 86), (4000, 2864), 2105, 3508),
        ((3370, 4768), None, 126.6, 8387),
        ((20000, 5), None, 200, 55556),
    ],
    ids=["text", "coarse scan", "scan", "fine scan", "stamp-sized sheet", "poster", "strip"],
)
def test_pages_are_rendered_as_finely_as_recognition_wants(
    size: tuple[float, float],
    picture: tuple[int, int] | None,
    dpi: float,
    longer: int,
    draw: Callable[..., Page],
) -> None:
    def content(page: Any) -> None:
        if picture:
            page.insert_image(page.rect, stream=scan(*picture), keep_proportion=False)

    page = draw(content, size=size)
    assert page.dpi == pytest.approx(dpi, rel=0.01)
    assert max(page.width, page.height) == pytest.approx(longer, rel=0.01)
    assert page.width * page.height <= 50_100_000


def test_thumbnails_have_no_lines(draw: Callable[..., Page]) -> None:
    page = draw(write_text, longest=160)
    assert (page.height, page.lines) == (160, ())
    assert page.width == 114


def test_forms_and_remarks_are_rendered_and_read(pymupdf: Any, draw: Callable[..., Page]) -> None:
    def content(page: Any) -> None:
        widget = pymupdf.Widget()
        widget.rect, widget.field_type = pymupdf.Rect(100, 100, 300, 130), pymupdf.PDF_WIDGET_TYPE_TEXT
        widget.field_name, widget.field_value, widget.text_fontsize = "name", "FILLED IN", 14
        page.add_widget(widget)
        page.add_freetext_annot(pymupdf.Rect(100, 200, 300, 230), "REMARK", fontsize=14)

    page = draw(content)
    assert {line.text for line in page.lines} == {"FILLED IN", "REMARK"}
    top, bottom = ink_box(page)[1], ink_box(page)[3]
    assert top < 130 * 200 / 72
    assert bottom > 200 * 200 / 72


def test_cut_pages_show_and_read_what_is_within(pymupdf: Any, draw: Callable[..., Page]) -> None:
    def content(page: Any) -> None:
        write_text(page, "里面", (150, 150))
        write_text(page, "外面", (450, 700))
        page.set_cropbox(pymupdf.Rect(100, 100, 300, 300))

    page = draw(content)
    assert (page.width, page.height) == (556, 556)
    assert [line.text for line in page.lines] == ["里面"]
    assert_lies_on_ink(page.lines[0], page, 8)


@pytest.mark.parametrize("method", [1, 2, 3, 4], ids=["RC4 40", "RC4 128", "AES 128", "AES 256"])
def test_locked_pdfs_open_with_any_of_the_passwords(method: int, pymupdf: Any, tmp_path: Path) -> None:
    document, path = pymupdf.open(), tmp_path / "locked.pdf"
    document.new_page()
    encryption = {
        1: pymupdf.PDF_ENCRYPT_RC4_40,
        2: pymupdf.PDF_ENCRYPT_RC4_128,
        3: pymupdf.PDF_ENCRYPT_AES_128,
        4: pymupdf.PDF_ENCRYPT_AES_256,
    }[method]
    document.save(path, encryption=encryption, user_pw="secret", owner_pw="owner")
    with pytest.raises(PasswordNeeded) as caught:
        open_source(path, ["wrong", "Secret"])
    assert caught.value.values == {"tried": 2}
    assert "secret" not in str(caught.value).lower()
    for passwords in (["secret"], ["wrong", "owner"]):
        source = open_source(path, passwords)
        assert (source.description.kind, source.description.page_count) == (SourceKind.PDF, 1)
        source.close()


def test_a_pdf_that_only_forbids_printing_needs_no_password(pymupdf: Any, tmp_path: Path) -> None:
    document, path = pymupdf.open(), tmp_path / "a.pdf"
    document.new_page()
    document.save(path, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="", owner_pw="owner", permissions=0)
    assert open_source(path).page(1).height == 2339


@pytest.mark.parametrize("box", [b"100000 100000", b"14400 14400"])
def test_pages_meters_wide_are_refused_with_their_size(
    box: bytes, write: Callable[[str, bytes], Path], pdf_of: Callable[..., bytes]
) -> None:
    source = open_source(write("huge.pdf", pdf_of(b"", box=box)))
    with pytest.raises(SourceTooLarge) as caught:
        source.page(1)
    assert box.split()[0].decode() in str(caught.value)
