"""Windows' installer at work in Wine, without a question: installed, upgraded in place, taken away again.

It stands in for Windows as far as files, registry and exit codes go. Debian's Wine has no 32-bit part, so the same
script is compiled for NSIS's 64-bit stub.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.release.programs import ROOT, program

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]
WINE = next((path for path in ("/usr/lib/wine/wine64", shutil.which("wine64") or "") if Path(path).is_file()), "")
SERVER = Path("/usr/lib/wine/wineserver64")
PROGRAM = next(Path("/usr/lib").glob("*/wine/x86_64-windows/cmd.exe"), None)
"""Any program of Windows that stays open without a screen."""
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\OCRDesk"
OWN = (UNINSTALL, r"Software\OCRDesk", r"Software\Classes\OCRDesk.Paper")
RUNNING = 4


class Computer:
    """A Windows of its own in a folder, and two versions of the installer."""

    def __init__(self, folder: Path) -> None:
        self.drive = folder / "wine" / "drive_c"
        self._folder = folder
        self._settings = {
            **{name: text for name, text in os.environ.items() if name != "DISPLAY"},
            "WINEPREFIX": str(folder / "wine"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
        }
        self.run("wineboot", "-i")
        self.run("winecfg", "-v", "win10")
        self.setups = [self._compiled(version) for version in ("1.0.0", "1.1.0")]

    def run(self, *command: str | Path) -> int:
        done = subprocess.run([WINE, *command], env=self._settings, cwd=self._folder, capture_output=True, check=False)
        return done.returncode

    def line(self, text: str) -> int:
        """Run a line as an administrator writes it: its quotes reach the program, or their absence does."""
        script = self._folder / "line.bat"
        script.write_text(f"@{text}\r\n@exit %ERRORLEVEL%\r\n", encoding="ascii")
        return self.run("cmd", "/c", script.name)

    def opened(self, path: Path) -> "subprocess.Popen[bytes]":
        """Start a program that stays until its input ends, and wait until it runs."""
        command: list[str | Path] = [WINE, path, "/k", "echo running"]
        told = subprocess.Popen(command, env=self._settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert told.stdout is not None
        while b"running" not in (line := told.stdout.readline()):
            assert line, "it ended"
        return told

    def knows(self, key: str) -> bool:
        return self.run("reg", "query", key) == 0

    def close(self) -> None:
        subprocess.run([SERVER, "-k"], env=self._settings, check=False)
        subprocess.run([SERVER, "-w"], env=self._settings, check=False)

    def _compiled(self, version: str) -> str:
        windows, bundle = self._folder / "windows", self._folder / "bundle" / version
        shutil.copytree(ROOT / "packaging" / "windows", windows, dirs_exist_ok=True)
        script = (windows / "ocrdesk.nsi").read_text(encoding="utf-8")
        script, changes = re.subn("^Unicode true$", "Target amd64-unicode", script, flags=re.MULTILINE)
        assert changes == 1
        (windows / "ocrdesk.nsi").write_text(script, encoding="utf-8")
        (bundle / "_internal").mkdir(parents=True)
        for name in ("ocrdesk.exe", "ocrdesk-cli.exe"):
            shutil.copy(PROGRAM or "", bundle / name)
        (bundle / "_internal" / f"只在{version}").touch()
        installer = program("windows/installer.py")
        vars(installer)["HERE"] = windows
        made: Path = installer.make_installer(bundle, self._folder, version)
        return made.name


@pytest.fixture(scope="module")
def computer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Computer]:
    if not sys.platform.startswith("linux") or not WINE or PROGRAM is None or not SERVER.is_file():
        pytest.skip("Wine is not there (Debian's package wine64)")
    if shutil.which("makensis") is None:
        pytest.skip("makensis is not there (Debian's package nsis)")
    made = Computer(tmp_path_factory.mktemp("wine"))
    yield made
    made.close()


def test_a_clerk_installs_upgrades_in_place_and_uninstalls_without_rights(computer: Computer) -> None:
    old, new = computer.setups
    place = computer.drive / "a & b" / "OCRDesk"
    assert computer.line(rf"{old} /S /CurrentUser /D=C:\a ^& b\OCRDesk") == 0
    assert {path.name for path in place.iterdir()} == {"ocrdesk.exe", "ocrdesk-cli.exe", "_internal", "uninstall.exe"}
    assert list(computer.drive.glob("users/*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/OCRDesk.lnk"))
    assert all(computer.knows(rf"HKCU\{key}") for key in OWN)
    assert not computer.knows(rf"HKLM\{UNINSTALL}")

    (place / "data").mkdir()
    (place / "data" / "kept.txt").touch()
    assert computer.line(f"{new} /S /CurrentUser") == 0, "it finds the place by itself"
    assert {path.name for path in (place / "_internal").iterdir()} == {"只在1.1.0"}
    assert (place / "data" / "kept.txt").is_file()

    assert computer.line(r'"C:\a & b\OCRDesk\uninstall.exe" /S /CurrentUser _?=C:\a ^& b\OCRDesk') == 0
    assert {path.name for path in place.iterdir()} == {"data", "uninstall.exe"}, "the last stays when it is waited for"
    assert not list(computer.drive.glob("users/*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/OCRDesk.lnk"))
    assert not any(computer.knows(rf"HKCU\{key}") for key in OWN)


def test_an_administrator_installs_for_all_and_the_uninstaller_takes_itself_away(computer: Computer) -> None:
    place = computer.drive / "Program Files" / "OCRDesk"
    assert computer.line(f"{computer.setups[1]} /S /AllUsers") == 0
    assert (place / "ocrdesk.exe").is_file()
    assert computer.knows(rf"HKLM\{UNINSTALL}")
    computer.run(place / "uninstall.exe", "/S", "/AllUsers")
    end = time.monotonic() + 60
    while place.exists() and time.monotonic() < end:  # a copy of it works on after it has ended
        time.sleep(0.5)
    assert not place.exists()
    assert not any(computer.knows(rf"HKLM\{key}") for key in OWN)


def test_a_program_that_runs_is_neither_broken_nor_replaced(computer: Computer) -> None:
    place = computer.drive / "running"
    assert computer.line(rf"{computer.setups[0]} /S /CurrentUser /D=C:\running") == 0
    with computer.opened(place / "ocrdesk-cli.exe"):  # which ends its input, and so the program
        assert computer.line(f"{computer.setups[1]} /S /CurrentUser") == RUNNING
    assert {path.name for path in (place / "_internal").iterdir()} == {"只在1.0.0"}


def test_a_system_that_is_too_old_is_left_alone(computer: Computer) -> None:
    computer.run("winecfg", "-v", "win7")
    try:
        assert computer.line(rf"{computer.setups[0]} /S /CurrentUser /D=C:\old") == 3
        assert not (computer.drive / "old").exists()
    finally:
        computer.run("winecfg", "-v", "win10")
