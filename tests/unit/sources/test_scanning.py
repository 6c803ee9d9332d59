"""Which scanners a system has, and what Windows' PowerShell is told."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from types import ModuleType

import pytest

from ocrdesk.errors import Cancelled, PictureNotKept, ScannersUnreachable
from ocrdesk.i18n import use_language
from ocrdesk.model import Colour, Scanner, ScannerSystem, ScanWishes
from ocrdesk.sources import sane, scan_program, wia
from ocrdesk.sources.sane import Sane
from ocrdesk.sources.scanning import scanner_system
from ocrdesk.sources.wia import Wia, command, script


def test_each_system_has_its_own_means() -> None:
    assert isinstance(scanner_system("linux"), Sane)
    assert isinstance(scanner_system("win32"), Wia)


def test_a_system_without_means_says_what_to_do_instead() -> None:
    use_language("en")
    with pytest.raises(ScannersUnreachable, match="watch that folder"):
        scanner_system("darwin").scanners()


def test_names_with_quotation_marks_cannot_leave_their_place_in_the_script() -> None:
    text = script(Scanner("{id}' ; exit '", "x"), ScanWishes(200, Colour.GREY, feeder=True), Path("o'clock"))
    assert "-eq '{id}'' ; exit ''')" in text
    assert "'o''clock'" in text
    assert "Item('3088').Value = 1" in text
    assert "@('6146', 2), @('6147', 200), @('6148', 200)" in text
    assert "@" not in text.replace("@(", "")


def test_the_script_reaches_powershell_whole() -> None:
    assert base64.b64decode(command("Write '纸'")[-1]).decode("utf-16-le") == "Write '纸'"


@pytest.mark.parametrize("system", [sane, wia], ids=["SANE", "WIA"])
def test_a_picture_that_cannot_be_kept_is_told_with_its_folder(
    system: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scanned.png").write_bytes(b"x")
    monkeypatch.setattr(sane, "_program", lambda: "scanimage")
    monkeypatch.setattr(sane, "_options", lambda _key: {})
    monkeypatch.setattr(system, "pages", lambda *_: iter([tmp_path / "scanned.png"]))
    means: ScannerSystem = sane.Sane() if system is sane else wia.Wia()
    with pytest.raises(PictureNotKept) as told:
        list(means.scan(Scanner("a", "A"), ScanWishes(), lambda number: tmp_path / "gone" / f"{number}.png", Event()))
    assert "gone" in str(told.value.hint)


def test_a_scan_that_is_stopped_leaves_no_half_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(order: list[str], _cancelled: Event) -> Iterator[Path]:
        text = base64.b64decode(order[-1]).decode("utf-16-le")
        found = re.search(r"Combine\('(.+?)',", text)
        assert found is not None
        for name in ("1.png", "half.png"):
            (Path(found[1]) / name).write_bytes(b"x")
        yield Path(found[1]) / "1.png"
        raise Cancelled

    monkeypatch.setattr(wia, "pages", stopped)
    papers = Wia().scan(Scanner("a", "A"), ScanWishes(), lambda number: tmp_path / f"paper {number}.png", Event())
    assert next(papers) == tmp_path / "paper 1.png"
    with pytest.raises(Cancelled):
        next(papers)
    assert [path.name for path in tmp_path.iterdir()] == ["paper 1.png"]


def test_a_program_that_does_not_start_is_told_in_words() -> None:
    with pytest.raises(ScannersUnreachable):
        list(scan_program.pages(["no-such-program-here"], Event()))
