"""OFDs that are damaged, or meant to do harm: what can be read is read, the rest refused soon."""

import io
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from ocrdesk.errors import SourceDamaged, SourceError, SourceTooLarge, SourceTooSlow, UnknownFormat
from ocrdesk.sources import SourceReader
from tests.unit.sources.ofd_files import Ofd, Parts, image, invoice, path, signature, text, zipped

Write = Callable[[str, bytes], Path]

CONTENT, DOCUMENT = "Doc_0/Pages/Page_0/Content.xml", "Doc_0/Document.xml"

SMALL = (0, 0, 100, 60)


def changed(**parts: bytes | None) -> bytes:
    """An invoice with parts replaced, or left out."""
    told = {"content": CONTENT, "document": DOCUMENT, "root": "OFD.xml"}
    written: Parts = invoice().parts()
    for name, content in parts.items():
        written.pop(told[name])
        if content is not None:
            written[told[name]] = content
    return zipped(written)


LAUGHS = (
    b"""<!DOCTYPE l [<!ENTITY a "ha">%s]><ofd:Page xmlns:ofd="x"><ofd:Content>&l9;</ofd:Content></ofd:Page>"""
    % b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"&a;" * 10) for n in range(10))
)
OUTSIDE = b'<!DOCTYPE p [<!ENTITY f SYSTEM "file:///etc/passwd">]><Page><Content><Layer>&f;</Layer></Content></Page>'


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<d/>"}), UnknownFormat),
        (zipped({"a.txt": b"OFD"}), UnknownFormat),
        (b"PK\3\4" + bytes(100), UnknownFormat),
        (invoice().written()[:3000], SourceDamaged),
        (changed(root=b"<OFD>"), SourceDamaged),
        (changed(root=b"<OFD/>"), SourceDamaged),
        (changed(document=None), SourceDamaged),
        (changed(document=b"<Document/>"), SourceDamaged),
        (changed(document=b"\0\0\0"), SourceDamaged),
        (changed(content=None), SourceDamaged),
        (changed(content=b"<Page><Content>"), SourceDamaged),
        (changed(content=LAUGHS), SourceDamaged),
        (changed(content=OUTSIDE), SourceDamaged),
        (changed(content=b"<a>" * 5000 + b"</a>" * 5000), SourceDamaged),
        (changed(content=b"<a>" + b"<b/>" * 500_000 + b"</a>"), SourceDamaged),
        (Ofd(box=(0, 0, 1e6, 1e6)).written(), SourceTooLarge),
        (Ofd(box=(0, 0, 9e9, 9e9)).written(), None),
        (Ofd(box=(0, 0, 0, 0)).written(), None),
        (Ofd(box=(0, 0, -5, 297)).written(), None),
        (Ofd(box=(0, 0, 0.01, 0.01)).written(), None),
        (Ofd(box=(0, 0, 20000, 0.01)).written(), None),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(
    content: bytes, error: type[SourceError] | None, write: Write, reader: SourceReader
) -> None:
    path = write("a.ofd", content)
    begun = time.monotonic()
    if error is None:
        page = reader.page(path, 1)
        assert len(page.rgb) == page.width * page.height * 3 > 0
    else:
        with pytest.raises(error) as caught:
            reader.page(path, reader.describe(path).page_count)
        assert "{" not in str(caught.value)
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("part", [CONTENT, "Doc_0/Res/font_9.ttf", "Doc_0/Res/a.png", "OFD.xml"])
def test_zip_bombs_are_refused_within_memory(part: str, write: Write, reader: SourceReader) -> None:
    objects = text(1, "文字", (20, 20), Font=9) + image(2, 5, (1, 1, 9, 9))
    parts = Ofd([objects], fonts={9: b"font"}, pictures={5: ("a.png", b"picture")}).parts()
    place = write("bomb.ofd", bomb(parts, part))
    assert place.stat().st_size < 5_000_000
    reader.warm_up()
    begun = time.monotonic()
    with pytest.raises(SourceTooLarge):
        reader.page(place, 1)
    assert time.monotonic() - begun < 10
    assert reader.resident < 1_000_000_000


def bomb(parts: Parts, name: str, size: int = 1_000_000_000) -> bytes:
    """The parts, of which one is an element and a gigabyte of blanks."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for other, content in parts.items():
            archive.writestr(other, b"" if other == name else content)
    # The entry written last is the one that counts.
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.filelist = [each for each in archive.filelist if each.filename != name]
        archive.NameToInfo.pop(name)
        with archive.open(name, "w") as part:
            part.write(b"<Page>")
            for _ in range(size // 10_000_000):
                part.write(b" " * 10_000_000)
    return target.getvalue()


def test_a_part_larger_than_the_archive_says_is_refused(write: Write, reader: SourceReader) -> None:
    content = bytearray(Ofd([text(1, "文字", (20, 20))]).written())
    for signature_ in (b"PK\3\4", b"PK\1\2"):
        at = content.find(CONTENT.encode(), content.find(signature_))
        header = content.rfind(signature_, 0, at)
        size = header + (22 if signature_ == b"PK\3\4" else 24)
        content[size : size + 4] = (50).to_bytes(4, "little")
    with pytest.raises(SourceDamaged):
        reader.page(write("liar.ofd", bytes(content)), 1)


@pytest.mark.parametrize(("at", "value"), [(0, 1), (2, 99)], ids=["encrypted", "unknown compression"])
def test_parts_that_cannot_be_unpacked_are_refused(at: int, value: int, write: Write, reader: SourceReader) -> None:
    content = bytearray(Ofd([text(1, "文字", (20, 20))]).written())
    for mark, fields in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        header = content.find(mark)
        content[header + fields + at] = value
    with pytest.raises(SourceDamaged):
        reader.page(write("packed.ofd", bytes(content)), 1)


def test_a_picture_bomb_is_refused_before_it_is_decoded(write: Write, reader: SourceReader) -> None:
    target = io.BytesIO()
    Image.new("1", (30000, 30000)).save(target, "PNG")
    place = write("bomb.ofd", Ofd([image(1, 5, (1, 1, 50, 50))], pictures={5: ("a.png", target.getvalue())}).written())
    reader.warm_up()
    begun = time.monotonic()
    with pytest.raises(SourceTooLarge, match="30000 x 30000 pixels"):
        reader.page(place, 1)
    assert time.monotonic() - begun < 10
    assert reader.resident < 500_000_000


@pytest.mark.parametrize(
    "location", ["../../../../etc/passwd", "/etc/passwd", "..\\..\\secret", "file:///etc/passwd", "", ".", "/", "?"]
)
def test_parts_outside_the_file_are_not_there(location: str, write: Write, reader: SourceReader) -> None:
    parts = Ofd([image(1, 5, (1, 1, 50, 50)) + text(2, "文字", (60, 20))], pictures={5: ("a.png", b"")}).parts()
    resources = parts["Doc_0/DocumentRes.xml"]
    parts["Doc_0/DocumentRes.xml"] = resources.replace(b">a.png<", f">{location}<".encode())
    page = reader.page(write("a.ofd", zipped(parts)), 1)
    assert [line.text for line in page.lines] == ["文字"]
    parts["OFD.xml"] = parts["OFD.xml"].replace(b"Doc_0/Document.xml", location.encode())
    with pytest.raises(SourceDamaged):
        reader.page(write("b.ofd", zipped(parts)), 1)


ENDLESS = {
    "a run of steps": text(1, "文字", (20, 20), code='X="0" Y="4" DeltaX="g 999999999 1 g 1e300 2 g nan 1"'),
    "glyphs": text(
        1, "文字", (20, 20), before='<CGTransform CodeCount="999999999"><Glyphs>1 99999999</Glyphs></CGTransform>'
    ),
    "numbers": text(1, "文字", (20, 20), CTM="nan inf 1e308 -1e308 0 0") + text(2, "文字", (20, 20)),
    "a composite of itself": '<CompositeObject ID="1" ResourceID="30"/>' + text(2, "文字", (20, 20)),
    "drawing parameters": text(1, "文字", (20, 20), DrawParam=21),
    "a flat matrix": text(1, "文", (20, 20), CTM="0 0 0 0 0 0") + text(2, "文字", (20, 20)),
    "far away": path(1, "M 0 0 L 9999999 9999999 A 1e9 1e-9 1e9 1 1 5 5", (1e6, 1e6, 1, 1)) + text(2, "文字", (20, 20)),
    "dashes": path(1, "M 0 0 L 90 0", (1, 1, 90, 1), DashPattern="0 0 0.00001") + text(2, "文字", (20, 20)),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_what_would_never_end_is_cut_short(name: str, write: Write, reader: SourceReader) -> None:
    unit = '<CompositeObject ID="1" ResourceID="30"/>' * 2
    resources = (
        f'<CompositeGraphicUnits><CompositeGraphicUnit ID="30"><Content>{unit}</Content></CompositeGraphicUnit>'
        '</CompositeGraphicUnits><DrawParams><DrawParam ID="21" Relative="22"/><DrawParam ID="22" Relative="21"/>'
        "</DrawParams>"
    )
    place = write("a.ofd", Ofd([ENDLESS[name]], SMALL, resources=resources).written())
    begun = time.monotonic()
    assert [line.text for line in reader.page(place, 1).lines] == ["文字"]
    assert time.monotonic() - begun < 10


def test_seals_that_hold_themselves_end(write: Write, reader: SourceReader) -> None:
    content = Ofd([text(1, "内", (20, 20))], SMALL).written()
    for _ in range(5):
        stamps = [(1, 'Boundary="10 10 40 40"', signature("ofd", content))]
        content = Ofd([text(1, "正文", (60, 20))], SMALL, stamps=stamps).written()
    assert [line.text for line in reader.page(write("a.ofd", content), 1).lines] == ["正文"]


def test_a_page_that_takes_too_long_is_given_up(write: Write) -> None:
    reader = SourceReader(seconds=1)
    many = "".join(
        path(number, "M 0 0 L 90 90 L 0 90 L 90 0 C" * 40, (1, 1, 90, 90), Fill="true") for number in range(9000)
    )
    place = write("a.ofd", Ofd([many], SMALL).written())
    try:
        reader.warm_up()
        with pytest.raises(SourceTooSlow):
            reader.page(place, 1)
        assert reader.page(write("b.ofd", Ofd([text(1, "文字", (20, 20))]).written()), 1).lines
    finally:
        reader.close()


@pytest.mark.parametrize("share", range(0, 100, 7))
def test_files_cut_off_anywhere_are_refused(share: int, write: Write, reader: SourceReader) -> None:
    whole = invoice().written()
    with pytest.raises(SourceError):
        reader.page(write("cut.ofd", whole[: len(whole) * share // 100]), 1)


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    flips=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=12), packed=st.booleans()
)
def test_flipped_bytes_raise_nothing_but_source_errors(
    *, flips: list[tuple[int, int]], packed: bool, tmp_path: Path, reader: SourceReader
) -> None:
    parts = invoice(stamps=[(1, 'Boundary="10 10 40 40"', signature("png", b"\x89PNG"))]).parts()
    if packed:
        content = bytearray(zipped(parts))
        for at, value in flips:
            content[at % len(content)] = value
        written = bytes(content)
    else:
        names = sorted(parts)
        for at, value in flips:
            name = names[at % len(names)]
            part = bytearray(parts[name])
            part[at % len(part)] = value
            parts[name] = bytes(part)
        written = zipped(parts)
    place = tmp_path / "flipped.ofd"
    place.write_bytes(written)
    with suppress(SourceError):
        page = reader.page(place, 1)
        assert len(page.rgb) == page.width * page.height * 3
    assert reader.resident > 0, "the decoder crashed"
