"""Scanners by SANE: the real scanimage, with the scanner that SANE brings for tests."""

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PIL import Image

from ocrdesk.errors import Cancelled, ScanFailed, ScannersUnreachable
from ocrdesk.i18n import use_language
from ocrdesk.model import Colour, Scanner, ScanWishes
from ocrdesk.sources.sane import Sane, nearest

needs_sane = pytest.mark.skipif(shutil.which("scanimage") is None, reason="sane-utils is not installed")


@pytest.fixture
def scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scanner:
    """SANE's own test scanner, alone."""
    settings = tmp_path / "sane"
    settings.mkdir()
    (settings / "dll.conf").write_text("test\n")
    (settings / "test.conf").write_text("number_of_devices 1\n")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(settings))
    use_language("en")
    (found,) = Sane().scanners()
    return found


@pytest.fixture
def name(tmp_path: Path) -> Callable[[int], Path]:
    folder = tmp_path / "扫描 件"
    folder.mkdir()
    return lambda number: folder / f"{number}.png"


@needs_sane
def test_the_scanner_is_found_with_its_feeder(scanner: Scanner) -> None:
    assert scanner == Scanner("test:0", "Noname frontend-tester", has_feeder=True)


@needs_sane
def test_one_paper_on_the_glass_is_one_picture_as_fine_as_wished(scanner: Scanner, name: Callable[[int], Path]) -> None:
    (path,) = Sane().scan(scanner, ScanWishes(resolution=200), name, Event())
    with Image.open(path) as picture:
        assert (picture.mode, picture.format) == ("RGB", "PNG")
        assert picture.info["dpi"] == pytest.approx((200, 200), abs=1)
    assert [each.name for each in path.parent.iterdir()] == ["1.png"]


@needs_sane
def test_grey_is_grey(scanner: Scanner, name: Callable[[int], Path]) -> None:
    (path,) = Sane().scan(scanner, ScanWishes(100, Colour.GREY), name, Event())
    with Image.open(path) as picture:
        assert picture.mode == "L"


@needs_sane
def test_the_feeder_is_scanned_until_it_is_empty(scanner: Scanner, name: Callable[[int], Path]) -> None:
    told = list(Sane().scan(scanner, ScanWishes(75, feeder=True), name, Event()))
    assert told == [name(number) for number in range(1, 11)]
    assert all(path.stat().st_size for path in told)


@needs_sane
def test_scanning_can_be_stopped_and_keeps_what_is_there(scanner: Scanner, name: Callable[[int], Path]) -> None:
    cancelled = Event()
    pages = Sane().scan(scanner, ScanWishes(600, feeder=True), name, cancelled)
    first = next(pages)
    cancelled.set()
    with pytest.raises(Cancelled):
        list(pages)
    assert first.exists()
    assert not [each for each in first.parent.iterdir() if each.is_dir()]


@needs_sane
def test_a_scanner_that_went_away_is_told_in_words(scanner: Scanner, name: Callable[[int], Path]) -> None:
    with pytest.raises(ScanFailed) as caught:
        list(Sane().scan(Scanner("test:7", "gone"), ScanWishes(), name, Event()))
    assert caught.value.title.text == "The scanner did not scan"
    assert str(caught.value.hint)


def test_without_sane_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    use_language("en")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ScannersUnreachable, match="sane-utils"):
        Sane().scanners()


@pytest.mark.parametrize(
    ("choices", "wanted", "expected"),
    [
        (("75", "150", "300dpi"), 200, 150),
        (("75", "150", "300dpi"), 280, 300),
        (("1..1200dpi",), 300, 300),
        (("50..240dpi",), 300, 240),
        (("auto",), 300, 300),
    ],
)
def test_the_nearest_resolution_is_taken(choices: tuple[str, ...], wanted: int, expected: int) -> None:
    assert nearest(choices, wanted) == expected
