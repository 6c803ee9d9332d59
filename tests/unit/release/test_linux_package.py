"""The Debian package's papers: the menu entry opens what the program reads, in the places that Debian looks at."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from ocrdesk.jobs.folders import SUFFIXES
from tests.unit.release.programs import ROOT, program

LINUX = ROOT / "packaging" / "linux"
ENDINGS = {
    "image/jpeg": ".jpg .jpeg .jpe .jfif",
    "image/png": ".png",
    "image/tiff": ".tif .tiff",
    "image/bmp": ".bmp .dib",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/heif": ".heic .heif .hif",
    "image/avif": ".avif",
    "application/pdf": ".pdf",
    "application/ofd": ".ofd",
}
"""The kinds of the shared MIME database and the endings that belong to each; OFD's is our own."""


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(LINUX))
    return program("linux/debian.py")


class DesktopFile(configparser.ConfigParser):
    """Its names are told apart by capitals."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def entry() -> configparser.SectionProxy:
    parser = DesktopFile(interpolation=None)
    parser.read(LINUX / "ocrdesk.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_open_with_offers_the_program_for_every_kind_of_file() -> None:
    kinds = entry()["MimeType"].strip(";").split(";")
    assert {ending for kind in kinds for ending in ENDINGS[kind].split()} == SUFFIXES


def test_menu_entry_speaks_both_languages_and_takes_files() -> None:
    told = entry()
    assert told["Exec"] == "ocrdesk %F"
    assert {"Comment", "Comment[zh_CN]", "GenericName", "GenericName[zh_CN]"} <= set(told)


def test_the_kind_that_only_we_declare_is_declared() -> None:
    declared = ET.fromstring((LINUX / "ocrdesk-mime.xml").read_bytes())  # noqa: S314 - our own file
    globs = {each.get("pattern") for each in declared.iter() if each.tag.endswith("glob")}
    assert globs == {"*.ofd"}


def test_metainfo_names_the_menu_entry(debian: ModuleType) -> None:
    told = (LINUX / "io.github.ocrdesk.OCRDesk.metainfo.xml").read_text(encoding="utf-8")
    launched = re.search(r"<launchable type=\"desktop-id\">(.+?)</launchable>", told)
    assert launched is not None
    assert f"usr/share/applications/{launched[1]}" in debian.PLACES.values()


@pytest.mark.parametrize(
    ("checker", "place"),
    [
        (("desktop-file-validate",), "ocrdesk.desktop"),
        (("appstreamcli", "validate", "--no-net"), "io.github.ocrdesk.OCRDesk.metainfo.xml"),
    ],
)
def test_the_desktops_own_checkers_find_nothing_wrong(checker: tuple[str, ...], place: str) -> None:
    if shutil.which(checker[0]) is None:
        pytest.skip(f"{checker[0]} is not installed")
    ended = subprocess.run([*checker, LINUX / place], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_every_file_of_the_package_is_there(debian: ModuleType) -> None:
    assert [source for source in debian.PLACES if not source.is_file()] == []
    assert len(set(debian.PLACES.values())) == len(debian.PLACES)


def test_manual_page_tells_every_command_and_option_and_what_its_endings_mean(debian: ModuleType) -> None:
    page = (LINUX / "ocrdesk.1").read_text(encoding="utf-8").replace("\\-", "-")
    commands = sys.modules["commands"].commands()
    options = [option.name for command in commands for option in command.options]
    wanted = [*options, *(command.name for command in commands), "OCRDESK_HOME", "EXIT STATUS"]
    assert "--password" in options
    assert [name for name in wanted if name not in page] == []


def test_manual_page_is_understood_by_man() -> None:
    if shutil.which("man") is None:
        pytest.skip("man is not installed")
    command = ["man", "--warnings", "-l", str(LINUX / "ocrdesk.1")]
    plain = {**os.environ, "MANWIDTH": "80", "MANPAGER": "cat", "LC_ALL": "C.UTF-8"}
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=plain)
    assert (ended.returncode, ended.stderr) == (0, "")
