"""Which scanners a system has, and what Windows' PowerShell is told."""

import base64
from pathlib import Path

import pytest

from ocrdesk.errors import ScannersUnreachable
from ocrdesk.i18n import use_language
from ocrdesk.model import Colour, Scanner, ScanWishes
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
