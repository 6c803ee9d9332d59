"""The offline provider with its real models: what it reads, which way up, where, and that it stays at home."""

import json
import math
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Timer

import psutil
import pytest
from PIL import Image, ImageDraw, ImageOps

from ocrdesk.model import Line, Page, Quad, Recognition, Request
from ocrdesk.paths import resource
from ocrdesk.providers.offline import OfflineProvider
from ocrdesk.providers.offline.loading import load_page_reader
from tests.bench.drawn.typefaces import SANS, face

NUMBER_LABEL = "公民身份号码"
HEAVY = {"numpy", "cv2", "rapidocr", "onnxruntime", "openvino"}


def load_watched(engine: str, threads: int) -> object:
    """The real reader, in a process where looking up or calling another computer is an error."""

    def watch(event: str, arguments: object) -> None:
        if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}:
            raise PermissionError(event)

    sys.addaudithook(watch)
    return load_page_reader(engine, threads)


@pytest.fixture(scope="module")
def provider() -> Iterator[OfflineProvider]:
    provider = OfflineProvider(load=load_watched)
    yield provider
    provider.close()


@pytest.fixture(scope="module")
def card() -> Image.Image:
    with Image.open(resource("samples", "身份证_正面.jpg")) as picture:
        return picture.convert("RGB")


@pytest.fixture(scope="module")
def read_card(provider: OfflineProvider, card: Image.Image) -> Recognition:
    return recognize(provider, card)


def as_page(picture: Image.Image) -> Page:
    return Page(1, *picture.size, picture.tobytes())


FAINT, GROUND, DESK = (216, 216, 212), (235, 233, 228), (70, 58, 48)
FAINT_TEXT = "请各部门核对后于月底前反馈"


def faint_sheet_on_a_dark_desk() -> Image.Image:
    desk = Image.effect_noise((1240, 1500), 30).convert("RGB")
    desk = Image.blend(desk, Image.new("RGB", desk.size, DESK), 0.8)
    sheet = Image.new("RGB", (1000, 1300), GROUND)
    draw = ImageDraw.Draw(sheet)
    for row in range(18):
        draw.text((90, 90 + 60 * row), f"{row + 1}、{FAINT_TEXT}", fill=FAINT, font=face(SANS, 22))
    desk.paste(sheet.rotate(2, Image.Resampling.BICUBIC, expand=True, fillcolor=DESK), (110, 80))
    return desk


def recognize(provider: OfflineProvider, picture: Image.Image, *, upright: bool = False) -> Recognition:
    return provider.recognize(as_page(picture), Request(upright=upright), Event())


def line_with(recognition: Recognition, text: str) -> Line:
    found = [line for line in recognition.lines if text in line.text]
    assert found, f"{text} is not among {[line.text for line in recognition.lines]}"
    return found[0]


def test_a_card_is_read_with_its_characters_in_place(read_card: Recognition, card: Image.Image) -> None:
    assert (read_card.rotation, read_card.width, read_card.height) == (0, *card.size)
    assert line_with(read_card, NUMBER_LABEL).confidence > 0.9
    for line in read_card.lines:
        assert "".join(character.text for character in line.characters) == line.text
        edges = [edge for character in line.characters for edge in (character.start, character.end)]
        assert edges == sorted(edges)
        assert all(0 <= edge <= 1 for edge in edges)
        assert all(
            len(character.others) <= 3 and character.text not in character.others for character in line.characters
        )


def test_the_raw_answer_holds_every_line(read_card: Recognition) -> None:
    raw = json.loads(read_card.raw)
    assert [line["text"] for line in raw["lines"]] == [line.text for line in read_card.lines]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_is_turned_upright_and_its_quads_with_it(
    provider: OfflineProvider, card: Image.Image, read_card: Recognition, degrees: int
) -> None:
    recognition = recognize(provider, card.rotate(-degrees, expand=True))
    assert recognition.rotation == (360 - degrees) % 360
    assert (recognition.width, recognition.height) == card.size
    expected = line_with(read_card, NUMBER_LABEL).quad.centre
    assert math.dist(line_with(recognition, NUMBER_LABEL).quad.centre, expected) < 0.03 * card.width


def test_a_page_that_the_clerk_has_turned_is_left_so(provider: OfflineProvider, card: Image.Image) -> None:
    assert recognize(provider, card.rotate(180), upright=True).rotation == 0


@pytest.mark.parametrize("degrees", [-9, 6])
def test_a_skewed_page_keeps_its_place_and_its_quads_lean(
    provider: OfflineProvider, card: Image.Image, read_card: Recognition, degrees: int
) -> None:
    skewed = card.rotate(-degrees, expand=True, fillcolor=(220, 220, 220), resample=Image.Resampling.BICUBIC)
    recognition = recognize(provider, skewed)
    assert recognition.rotation == 0
    before, after = (line_with(each, NUMBER_LABEL).quad.angle for each in (read_card, recognition))
    assert math.degrees(after - before) == pytest.approx(degrees, abs=1.5)


@pytest.mark.parametrize("colour", ["white", "black", "#7a7f85"])
def test_a_blank_page_has_no_lines_and_is_done_quickly(provider: OfflineProvider, colour: str) -> None:
    recognition = recognize(provider, Image.new("RGB", (900, 1200), colour))
    assert (recognition.lines, recognition.rotation) == ((), 0)


def test_light_text_on_dark_paper_is_read(provider: OfflineProvider, card: Image.Image) -> None:
    assert line_with(recognize(provider, ImageOps.invert(card)), NUMBER_LABEL).confidence > 0.8


def test_print_with_hardly_any_contrast_is_read(provider: OfflineProvider, card: Image.Image) -> None:
    faint = card.convert("L").point(lambda level: 225 + level // 16).convert("RGB")
    assert line_with(recognize(provider, faint), NUMBER_LABEL).confidence > 0.8


def test_a_line_cut_out_tightly_is_found(provider: OfflineProvider, card: Image.Image, read_card: Recognition) -> None:
    box = line_with(read_card, NUMBER_LABEL).quad.bounds
    cut = card.crop((round(box.left), round(box.top), round(box.right), round(box.bottom)))
    assert line_with(recognize(provider, cut), NUMBER_LABEL).confidence > 0.8


def test_one_short_line_on_a_large_sheet_is_found(
    provider: OfflineProvider, card: Image.Image, read_card: Recognition
) -> None:
    box = line_with(read_card, NUMBER_LABEL).quad.bounds
    cut = card.crop((round(box.left), round(box.top), round(box.right), round(box.bottom)))
    cut.thumbnail((150, 150))
    sheet = Image.new("RGB", (1650, 2300), cut.getpixel((1, 1)))
    sheet.paste(cut, (700, 1900))
    x, y = line_with(recognize(provider, sheet), NUMBER_LABEL).quad.centre
    assert math.dist((x, y), (700 + cut.width / 2, 1900 + cut.height / 2)) < 10


def test_a_line_65_pixels_wide_is_read(provider: OfflineProvider, shared_data: Path) -> None:
    with Image.open(shared_data / "real" / "rapidocr__python_tests_test_files_short.png") as picture:
        recognition = recognize(provider, picture.convert("RGB"))
    assert [line.text for line in recognition.lines] == ["中国网络空间安全"]


def test_columns_are_read_downwards_and_not_taken_for_a_turned_page(
    provider: OfflineProvider, shared_data: Path
) -> None:
    with Image.open(shared_data / "real" / "rapidocr__python_tests_test_files_text_vertical_words.png") as picture:
        recognition = recognize(provider, picture.convert("RGB"))
    assert recognition.rotation == 0
    column = line_with(recognition, "是非不得問之人要取之")
    assert column.vertical
    assert column.quad.corners[0][0] < column.quad.corners[1][0]
    assert column.quad.height > 5 * column.quad.width


def test_one_line_is_read_again_in_its_place(
    provider: OfflineProvider, card: Image.Image, read_card: Recognition
) -> None:
    line = line_with(read_card, NUMBER_LABEL)
    again = provider.read_line(as_page(card), line.quad)
    assert (again.text, again.quad) == (line.text, line.quad)
    assert "".join(character.text for character in again.characters) == again.text


@pytest.mark.parametrize("quad", [Quad.from_box(-90, -90, -10, -10), Quad.from_box(5, 5, 5, 5)])
def test_a_place_with_nothing_in_it_gives_an_empty_line(
    provider: OfflineProvider, card: Image.Image, quad: Quad
) -> None:
    assert provider.read_line(as_page(card), quad).text == ""


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (2400, 7)])
def test_the_oddest_pictures_do_no_harm(provider: OfflineProvider, size: tuple[int, int]) -> None:
    assert recognize(provider, Image.new("RGB", size, "white")).lines == ()


def test_a_process_killed_in_the_middle_of_a_page_is_started_again(
    provider: OfflineProvider, card: Image.Image, read_card: Recognition
) -> None:
    victims = [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]
    assert victims

    def kill() -> None:
        for victim in victims:
            victim.kill()

    timer = Timer(0.15, kill)
    timer.start()
    recognition = recognize(provider, card)
    timer.join()
    assert recognition.lines == read_card.lines


def test_the_other_computing_library_reads_the_same(card: Image.Image, read_card: Recognition) -> None:
    provider = OfflineProvider(options={"engine": "onnxruntime"})
    try:
        recognition = recognize(provider, card)
    finally:
        provider.close()
    assert sorted(line.text for line in recognition.lines) == sorted(line.text for line in read_card.lines)


def test_nothing_heavy_is_loaded_in_the_programs_own_process() -> None:
    code = (
        "import sys, ocrdesk.providers as p; p.PROVIDERS[0](); print(*{name.partition('.')[0] for name in sys.modules})"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not HEAVY & set(loaded)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can take the network away from one process")
def test_with_the_network_cut_off_a_page_is_read() -> None:
    cut_off = ["unshare", "--map-root-user", "--net"]
    try:
        possible = subprocess.run([*cut_off, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        possible = False
    if not possible:
        pytest.skip("this system does not let a process give up its network")
    script = Path(__file__).with_name("read_cut_off.py")
    begun = time.monotonic()
    answer = subprocess.run(
        [*cut_off, sys.executable, str(script)], capture_output=True, text=True, check=True, timeout=100
    )
    assert NUMBER_LABEL in answer.stdout
    assert time.monotonic() - begun < 100


def test_a_pale_page_is_read_though_the_desk_around_it_is_dark(provider: OfflineProvider) -> None:
    texts = [line.text for line in recognize(provider, faint_sheet_on_a_dark_desk()).lines]
    assert sum(FAINT_TEXT in text for text in texts) >= 17
