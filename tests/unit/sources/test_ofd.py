"""OFDs: what is drawn where, and that it shows."""

import io
import math
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from ocrdesk.jobs.folders import find_files
from ocrdesk.model import Page, SourceKind
from ocrdesk.sources import open_source
from ocrdesk.sources.pdf import load_pymupdf
from tests.unit.sources.ofd_files import A4, Ofd, image, invoice, opened_page, path, signature, text, zipped

Open = Callable[..., Page]

SMALL = (0, 0, 100, 60)
"""A page of 787 x 472 pixels."""

RED, GREEN, BLUE, WHITE, BLACK = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0)


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Write an OFD and open a page of it."""
    return partial(opened_page, tmp_path / "a.ofd")


def colour(page: Page, x: float, y: float, width: float = 100) -> tuple[int, ...]:
    """The colour of a page `width` millimetres wide at a point in millimetres."""
    at = int(x * page.width / width), int(y * page.width / width)
    found = Image.frombytes("RGB", (page.width, page.height), page.rgb).getpixel(at)
    assert isinstance(found, tuple)
    return tuple(255 if part > 245 else 0 if part < 10 else int(part) for part in found)


def ink_box(page: Page) -> tuple[int, int, int, int]:
    """Where the page is not white."""
    shown = Image.frombytes("RGB", (page.width, page.height), page.rgb).convert("L")
    box = shown.point([255] * 128 + [0] * 128).getbbox()
    assert box is not None
    return box


def picture(form: str, *, transparent: bool = False) -> bytes:
    """Four quarters: red, green, blue, and white or nothing."""
    quarters = Image.new("RGBA", (40, 40), (0, 0, 0, 0) if transparent else (*WHITE, 255))
    draw = ImageDraw.Draw(quarters)
    for place, ink in (((0, 0, 19, 19), RED), ((20, 0, 39, 19), GREEN), ((0, 20, 19, 39), BLUE)):
        draw.rectangle(place, (*ink, 255))
    target = io.BytesIO()
    quarters.convert("RGBA" if transparent else "RGB").save(
        target, form, **({"quality": 100} if form == "JPEG" else {})
    )
    return target.getvalue()


def test_an_ofd_is_described_as_one(tmp_path: Path) -> None:
    place = tmp_path / "document"
    place.write_bytes(Ofd(pages=["", ""]).written())
    description = open_source(place).description
    assert (description.kind, description.format, description.page_count) == (SourceKind.OFD, "OFD", 2)
    assert len(description.sha256) == 64


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_lines_lie_on_their_ink_however_the_page_is_turned(turn: int, opened: Open) -> None:
    page = opened(Ofd([text(1, "姓名国籍", (20, 20), size=7)], SMALL), turn=turn)
    (line,) = page.lines
    assert (line.text, line.confidence, line.vertical, page.rotation) == ("姓名国籍", 1.0, False, turn)
    bounds, ink = line.quad.bounds, ink_box(page)
    assert (bounds.left, bounds.top, bounds.right, bounds.bottom) == pytest.approx(ink, abs=8)
    assert round(line.quad.angle / (math.pi / 2)) % 4 == turn // 90


@pytest.mark.parametrize("degrees", [7, -7, 20, 45, 100, 135, 200, 290])
def test_slanted_text_has_slanted_quads(degrees: int, opened: Open) -> None:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    turned = text(1, "国国国国", (50, 30), size=5, step=5, CTM=f"{cos} {sin} {-sin} {cos} 0 0")
    page = opened(Ofd([turned], SMALL), turn=0)
    (line,) = page.lines
    assert math.cos(line.quad.angle - math.radians(degrees)) == pytest.approx(1, abs=1e-4)
    assert line.quad.width == pytest.approx(20 * 200 / 25.4, rel=0.01)
    bounds, ink = line.quad.bounds, ink_box(page)
    assert (bounds.left, bounds.top, bounds.right, bounds.bottom) == pytest.approx(ink, abs=12)


def test_a_page_whose_text_runs_sideways_is_turned_when_nobody_says_otherwise(opened: Open) -> None:
    ofd = Ofd([text(1, "国国国国", (50, 30), size=5, CTM="0 1 -1 0 0 0")], SMALL)
    page = opened(ofd, turn=None)
    assert (page.rotation, abs(page.lines[0].quad.angle) < 0.01) == (270, True)


def test_pages_are_rendered_as_finely_as_those_of_pdfs(opened: Open) -> None:
    page = opened(Ofd([text(1, "文字", (20, 20))], A4))
    assert (page.width, page.height, page.dpi) == (1654, 2339, 200)
    assert (opened(Ofd([text(1, "文字", (20, 20))], A4), longest=117).height, page.number) == (117, 1)


def test_thumbnails_have_no_lines_and_no_values(opened: Open) -> None:
    page = opened(invoice(), longest=160)
    assert (page.width, page.lines, page.named) == (160, (), ())


def test_pages_have_their_own_content_and_the_common_template(opened: Open) -> None:
    ofd = Ofd([text(1, "第一", (20, 20)), text(2, "第二", (20, 20))], SMALL, template=text(3, "题头", (20, 10)))
    assert [[line.text for line in opened(ofd, number).lines] for number in (1, 2)] == [
        ["题头", "第一"],
        ["题头", "第二"],
    ]


@pytest.mark.parametrize(("order", "shown"), [("Background", RED), ("Foreground", GREEN)])
def test_templates_lie_below_or_above_the_page(order: str, shown: tuple[int, ...], opened: Open) -> None:
    def square(number: int, ink: str) -> str:
        inside = f'<FillColor Value="{ink}"/>'
        return path(number, "M 0 0 L 20 0 L 20 20 L 0 20 C", (10, 10, 20, 20), inside, Fill="true", Stroke="false")

    page = opened(Ofd([square(1, "255 0 0")], SMALL, template=square(2, "0 255 0"), template_order=order))
    assert colour(page, 20, 20) == shown


@pytest.mark.parametrize("form", ["PNG", "JPEG", "BMP", "GIF", "TIFF"])
def test_pictures_stand_upright_in_their_boundary(form: str, opened: Open) -> None:
    ofd = Ofd([image(1, 5, (10, 10, 40, 40))], SMALL, pictures={5: (f"a.{form.lower()}", picture(form))})
    page = opened(ofd)
    shown = [[round(part / 255) for part in colour(page, *at)] for at in ((15, 15), (45, 15), (15, 45), (45, 45))]
    assert shown == [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]]


def test_pictures_without_a_matrix_fill_their_boundary(opened: Open) -> None:
    plain = image(1, 5, (10, 10, 40, 40)).replace('CTM="40 0 0 40 0 0"', "")
    page = opened(Ofd([plain], SMALL, pictures={5: ("a.png", picture("PNG"))}))
    assert [colour(page, *at) for at in ((15, 15), (45, 15), (15, 45))] == [RED, GREEN, BLUE]


@pytest.mark.parametrize(("told", "shown"), [("PNG", WHITE), ("", GREEN)], ids=["mask", "broken mask"])
def test_masks_leave_out_what_is_black_in_them(told: str, shown: tuple[int, ...], opened: Open) -> None:
    mask = io.BytesIO()
    half = Image.new("L", (40, 40), 255)
    half.paste(0, (20, 0, 40, 40))
    half.save(mask, "PNG")
    pictures = {5: ("a.png", picture("PNG")), 6: ("mask.png", mask.getvalue() if told else b"broken")}
    page = opened(Ofd([image(1, 5, (10, 10, 40, 40), ImageMask=6)], SMALL, pictures=pictures))
    assert [colour(page, *at) for at in ((15, 15), (45, 15))] == [RED, shown]


def test_pictures_with_chinese_names_of_old_writers_are_found(opened: Open) -> None:
    written = Ofd([image(1, 5, (10, 10, 40, 40))], SMALL, pictures={5: ("aabb.png", picture("PNG"))}).parts()
    resources = written["Doc_0/DocumentRes.xml"]
    written["Doc_0/DocumentRes.xml"] = resources.replace(b"aabb.png", "章图.png".encode())
    archive = zipped(written).replace(b"Res/aabb.png", b"Res/" + "章图".encode("gbk") + b".png")
    assert colour(opened(archive), 15, 15) == RED


def test_objects_may_stand_outside_of_layers(opened: Open) -> None:
    parts = Ofd([text(1, "文字", (20, 20))], SMALL).parts()
    name = "Doc_0/Pages/Page_0/Content.xml"
    parts[name] = re.sub(rb"</?ofd:Layer[^>]*>", b"", parts[name])
    assert [line.text for line in opened(zipped(parts)).lines] == ["文字"]


def test_folders_are_searched_for_ofds(tmp_path: Path) -> None:
    (tmp_path / "发票.OFD").write_bytes(b"")
    (tmp_path / "发票.docx").write_bytes(b"")
    assert [each.name for each in find_files([tmp_path])] == ["发票.OFD"]


def test_turned_and_transparent_pictures_show_what_is_below(opened: Open) -> None:
    below = path(1, "M 0 0 L 40 0 L 40 40 L 0 40 C", (10, 10, 40, 40), Fill="true")
    # A quarter turn clockwise: what was left is above.
    over = image(2, 5, (10, 10, 40, 40), CTM="0 40 -40 0 40 0")
    page = opened(Ofd([below + over], SMALL, pictures={5: ("a.png", picture("PNG", transparent=True))}))
    assert [colour(page, *at) for at in ((15, 15), (45, 15), (15, 45), (45, 45))] == [BLUE, RED, BLACK, GREEN]


def test_a_page_that_is_a_scan_has_no_lines(opened: Open) -> None:
    scan = {5: ("a.png", picture("PNG"))}
    body = image(1, 5, SMALL)
    assert opened(Ofd([body + text(2, "12", (90, 55))], SMALL, pictures=scan)).lines == ()
    hidden = "".join(text(10 + row, "这是早先识别出来的文字" * 2, (5, 8 + 8 * row), Alpha=0) for row in range(6))
    assert len(opened(Ofd([body + hidden], SMALL, pictures=scan)).lines) == 6
    assert opened(Ofd([hidden], SMALL)).lines == ()


def test_pictures_of_two_colours_are_read_as_invoices_store_their_codes(opened: Open) -> None:
    # JBIG2, as a file: a page of 40 x 40 that begins all black, and its end.
    page_told = (40).to_bytes(4) * 2 + bytes(8) + b"\4\0\0"
    segments = [(0x30, page_told), (0x31, b""), (0x33, b"")]
    content = b"\x97JB2\r\n\x1a\n\1" + (1).to_bytes(4)
    for number, (kind, told) in enumerate(segments):
        content += number.to_bytes(4) + bytes([kind, 0, 0 if kind == 0x33 else 1]) + len(told).to_bytes(4) + told
    page = opened(Ofd([image(1, 5, (10, 10, 40, 40))], SMALL, pictures={5: ("image_80.jb2", content)}))
    assert [colour(page, *at) for at in ((12, 12), (48, 48), (52, 30))] == [BLACK, BLACK, WHITE]


@pytest.mark.parametrize("told", [b"", b"no picture", b"\x97JB2\r\n\x1a\n\1"])
def test_a_page_is_shown_without_a_picture_that_cannot_be_read(told: bytes, opened: Open) -> None:
    ofd = Ofd([image(1, 5, (10, 10, 40, 40)) + text(2, "文字", (60, 20))], SMALL, pictures={5: ("a.jb2", told)})
    page = opened(ofd)
    assert (page.lines[0].text, colour(page, 20, 20)) == ("文字", WHITE)


@pytest.mark.parametrize(
    ("outline", "inside", "outside"),
    [
        ("M 0 0 L 40 0 L 40 40 L 0 40 C", [(12, 12), (48, 48)], [(52, 30)]),
        ("S 0 0 L 40 0 40 40 0 40 C", [(12, 12), (48, 48)], [(52, 30)]),
        ("M 0 20 A 20 20 0 1 1 40 20 A 20 20 0 1 1 0 20 C", [(30, 11), (49, 30)], [(12, 12), (48, 48)]),
        ("M 0 20 A 20 10 90 0 1 40 20 A 20 10 90 0 1 0 20 C", [(30, 11), (14, 14)], [(11, 12)]),
        ("M 0 0 Q 40 0 40 40 L 0 40 C", [(12, 40), (38, 22)], [(48, 12)]),
        ("M 0 0 B 0 40 40 40 40 0 C", [(30, 36)], [(30, 44)]),
        ("M 0 0 L 40 0 L nonsense", [], [(30, 30)]),
    ],
    ids=["lines", "repeated", "circle", "ellipse", "quadratic", "cubic", "broken"],
)
def test_outlines_are_filled(
    outline: str, inside: list[tuple[float, float]], outside: list[tuple[float, float]], opened: Open
) -> None:
    ink = '<FillColor Value="0 0 255"/>'
    page = opened(Ofd([path(1, outline, (10, 10, 40, 40), ink, Fill="true", Stroke="false")], SMALL))
    assert {colour(page, *at) for at in inside} <= {BLUE}
    assert {colour(page, *at) for at in outside} == {WHITE}


def test_lines_are_drawn_as_their_parameters_say(opened: Open) -> None:
    parameters = (
        '<DrawParams><DrawParam ID="21" LineWidth="4"><StrokeColor Value="255 0 0"/></DrawParam>'
        '<DrawParam ID="22" Relative="21" Cap="Square"/><DrawParam ID="23" Relative="23"/></DrawParams>'
    )
    lines = (
        path(1, "M 0 0 L 30 0", (10, 10, 30, 1), DrawParam=22)
        + path(2, "M 0 0 L 30 0", (10, 30, 30, 1), DrawParam=22, LineWidth=1)
        + path(3, "M 0 0 L 60 0", (10, 40, 60, 1), DrawParam=21, DashPattern="10 10")
        + path(4, "M 0 0 L 30 0", (10, 50, 30, 1), DrawParam=23)
    )
    page = opened(Ofd([lines], SMALL, resources=parameters))
    assert [colour(page, *at) for at in ((8.5, 10), (25, 11.5), (25, 31.5), (15, 40), (25, 40), (35, 40))] == [
        RED, RED, WHITE, RED, WHITE, RED
    ]  # fmt: skip
    assert colour(page, 25, 50) != WHITE


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ('<FillColor Value="255 0 0"/>', RED),
        ('<FillColor Value="#00 #ff #00"/>', GREEN),
        ('<FillColor Value="255"/>', WHITE),
        ('<FillColor ColorSpace="7" Index="1"/>', BLUE),
        ('<FillColor><AxialShd><Segment><Color Value="0 255 0"/></Segment></AxialShd></FillColor>', GREEN),
        ('<FillColor Value="0 0 0" Alpha="0"/>', WHITE),
        ("", BLACK),
    ],
    ids=["numbers", "hexadecimals", "grey", "palette", "shading", "transparent", "none"],
)
def test_colours_are_understood(inside: str, shown: tuple[int, ...], opened: Open) -> None:
    palette = (
        '<ColorSpaces><ColorSpace ID="7" Type="RGB"><Palette><CV>1 1 1</CV><CV>0 0 255</CV></Palette></ColorSpace>'
    )
    square = path(1, "M 0 0 L 20 0 L 20 20 L 0 20 C", (10, 10, 20, 20), inside, Fill="true", Stroke="false")
    page = opened(Ofd([square], SMALL, resources=f"{palette}</ColorSpaces>"))
    assert colour(page, 20, 20) == shown


def test_clips_cut_and_composites_are_placed(opened: Open) -> None:
    clip = (
        '<Clips><Clip><Area><Path Boundary="0 0 20 20"><AbbreviatedData>M 0 0 L 10 0 L 10 20 L 0 20 C</AbbreviatedData>'
    )
    square = "M 0 0 L 20 0 L 20 20 L 0 20 C"
    cut = path(1, square, (10, 10, 20, 20), f"{clip}</Path></Area></Clip></Clips>", Fill="true")
    unit = path(2, square, (0, 0, 20, 20), Fill="true") + text(3, "单元", (22, 10))
    resources = f'<CompositeGraphicUnits><CompositeGraphicUnit ID="30"><Content>{unit}</Content></CompositeGraphicUnit>'
    used = '<CompositeObject ID="4" ResourceID="30" Boundary="50 10 20 20" CTM="0.5 0 0 0.5 0 0"/>'
    page = opened(Ofd([cut + used], SMALL, resources=f"{resources}</CompositeGraphicUnits>"))
    assert [colour(page, *at) for at in ((15, 20), (25, 20), (55, 15), (65, 15))] == [BLACK, WHITE, BLACK, WHITE]
    assert [line.text for line in page.lines] == ["单元"]


@pytest.mark.parametrize("standard", [38540, 31])
@pytest.mark.parametrize("form", ["png", "jpg"])
def test_seals_lie_on_the_print_and_hide_nothing(form: str, standard: int, opened: Open) -> None:
    print_below = path(1, "M 0 0 L 20 0 L 20 20 L 0 20 C", (30, 30, 20, 20), Fill="true")
    drawn = picture("JPEG" if form == "jpg" else "PNG", transparent=form == "png")
    stamps = [(1, 'Boundary="10 10 40 40"', signature(form, drawn, standard=standard))]
    page = opened(Ofd([print_below + text(2, "印章", (60, 20))], SMALL, stamps=stamps))
    shown = [[round(part / 255) for part in colour(page, *at)] for at in ((15, 15), (45, 15), (45, 45), (55, 30))]
    assert shown == [[1, 0, 0], [0, 1, 0], [0, 0, 0], [1, 1, 1]]
    assert [line.text for line in page.lines] == ["印章"]


def test_a_seal_drawn_as_an_ofd_is_fitted_to_its_place(opened: Open) -> None:
    ring = path(1, "M 0 20 A 20 20 0 1 1 40 20 A 20 20 0 1 1 0 20 C", (0, 0, 40, 40), Stroke="true", LineWidth=4)
    seal = Ofd([ring + text(2, "章", (15, 25), size=10)], (0, 0, 40, 40)).written()
    stamps = [(1, 'Boundary="20 10 20 20"', signature("ofd", seal))]
    page = opened(Ofd([text(3, "正文", (60, 20))], SMALL, stamps=stamps))
    assert [colour(page, *at) for at in ((20.5, 20), (39.5, 20), (21, 11))] == [BLACK, BLACK, WHITE]
    assert [line.text for line in page.lines] == ["正文"], "the seal's own words are part of its picture"


def test_a_seal_across_the_edges_shows_its_part_on_each_page(opened: Open) -> None:
    seal = signature("png", picture("PNG"))
    stamps = [
        (1, 'Boundary="80 10 40 40" Clip="0 0 20 40"', seal),
        (2, 'Boundary="-20 10 40 40" Clip="20 0 20 40"', seal),
    ]
    ofd = Ofd(["", ""], SMALL, stamps=stamps)
    first, second = opened(ofd, 1), opened(ofd, 2)
    assert [colour(first, 85, 15), colour(first, 50, 15)] == [RED, WHITE]
    assert [colour(second, 5, 15), colour(second, 50, 15)] == [GREEN, WHITE]


@pytest.mark.parametrize("value", [b"", b"\x30\x84\xff\xff\xff\xff", b"\x30\x80\0\0", b"\x30\3\2\1\1", b"x" * 99])
def test_signatures_without_a_seal_do_no_harm(value: bytes, opened: Open) -> None:
    stamps = [(1, "", value), (1, 'Boundary="10 10 40 40"', value), (1, 'Boundary="wide"', value)]
    assert [line.text for line in opened(Ofd([text(1, "车票", (60, 20))], SMALL, stamps=stamps)).lines] == ["车票"]


def test_remarks_are_drawn_and_read(opened: Open) -> None:
    page = opened(Ofd([text(1, "正文", (60, 20))], SMALL, remarks={1: text(2, "下载次数：1", (10, 10))}))
    assert [line.text for line in page.lines] == ["正文", "下载次数：1"]
    assert ink_box(page)[0] < 15 / 100 * page.width


def test_the_page_begins_where_its_area_does(opened: Open) -> None:
    area = "<ofd:Area><ofd:PhysicalBox>10 20 50 30</ofd:PhysicalBox></ofd:Area>"
    parts = Ofd([text(1, "文字", (30, 40))], SMALL).parts()
    name = "Doc_0/Pages/Page_0/Content.xml"
    parts[name] = parts[name].replace(b"<ofd:Content>", area.encode() + b"<ofd:Content>")
    page = opened(zipped(parts))
    assert (page.width, page.height) == (394, 237)
    assert page.lines[0].quad.bounds.left == pytest.approx(20 * page.width / 50, abs=2)


def test_documents_of_one_file_follow_one_another(opened: Open) -> None:
    first, second = Ofd([text(1, "甲", (20, 20))], SMALL).parts(), Ofd([text(1, "乙", (20, 20))], SMALL).parts()
    parts = first | {name.replace("Doc_0", "Doc_1"): part for name, part in second.items() if name != "OFD.xml"}
    entry = b"<ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    parts["OFD.xml"] = parts["OFD.xml"].replace(b"</ofd:OFD>", entry)
    assert [opened(zipped(parts), number).lines[0].text for number in (1, 2)] == ["甲", "乙"]


def test_fonts_of_the_file_are_used(opened: Open) -> None:
    fonts = {9: load_pymupdf().Font("helv").buffer}
    with_own = opened(Ofd([text(1, "illl", (20, 20), size=9, code='X="0" Y="9"', Font=9)], SMALL, fonts=fonts))
    without = opened(Ofd([text(1, "illl", (20, 20), size=9, code='X="0" Y="9"')], SMALL))
    assert with_own.rgb != without.rgb
    assert with_own.lines[0].quad.width == pytest.approx(4 * 0.222 * 9 * 200 / 25.4, rel=0.01)


def test_glyphs_told_by_number_are_drawn_from_the_fonts_of_the_file(opened: Open) -> None:
    font = load_pymupdf().Font("china-s")
    glyphs = " ".join(str(font.has_glyph(ord(character))) for character in "国家")
    told = f'<CGTransform CodePosition="0" CodeCount="2" GlyphCount="2"><Glyphs>{glyphs}</Glyphs></CGTransform>'
    fonts = {9: without_names(font.buffer)}
    by_number = opened(Ofd([text(1, "ab", (20, 20), size=9, step=9, before=told, Font=9)], SMALL, fonts=fonts))
    plain = opened(Ofd([text(1, "国家", (20, 20), size=9, step=9)], SMALL))
    assert by_number.rgb == plain.rgb
    assert by_number.lines[0].text == "ab"


def without_names(font: bytes) -> bytes:
    """A TrueType font as writers of OFDs cut it down: no table tells characters or names."""
    tables = [font[at : at + 16] for at in range(12, 12 + 16 * int.from_bytes(font[4:6]), 16)]
    kept = [table for table in tables if table[:4] not in {b"cmap", b"name", b"OS/2", b"post"}]
    at, entries, content = 12 + 16 * len(kept), b"", b""
    for table in kept:
        start, size = int.from_bytes(table[8:12]), int.from_bytes(table[12:16])
        entries += table[:8] + (at + len(content)).to_bytes(4) + table[12:16]
        content += font[start : start + size].ljust(-(-size // 4) * 4, b"\0")
    return font[:4] + len(kept).to_bytes(2) + font[6:12] + entries + content


@pytest.mark.parametrize("content", [b"", b"no font", b"\0\1\0\0" + bytes(200), b"ttcf" + bytes(200)])
def test_broken_fonts_are_replaced(content: bytes, opened: Open) -> None:
    page = opened(Ofd([text(1, "国家", (20, 20), size=9, step=9, Font=9)], SMALL, fonts={9: content}))
    assert page.rgb == opened(Ofd([text(1, "国家", (20, 20), size=9, step=9)], SMALL)).rgb
