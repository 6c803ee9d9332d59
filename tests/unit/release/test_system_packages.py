"""What the system lacks is told by name, or installed, before anything else is tried."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.unit.release.programs import ROOT, program

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring these themselves")


@pytest.fixture
def system() -> ModuleType:
    return program("system_packages.py")


@pytest.fixture
def run(system: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would be run, on a Debian where they all succeed."""
    commands: list[list[str]] = []

    def note(command: list[str], **_how: object) -> None:
        commands.append(command)

    monkeypatch.setattr(system.subprocess, "run", note)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    return commands


@LINUX
def test_every_library_that_qt_misses_becomes_a_package(
    system: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        system, "missing_libraries", lambda _place: {"libEGL.so.1", "libnew.so.9", "libgthread-2.0.so.0"}
    )
    monkeypatch.setattr(system, "_font_folders", lambda: [tmp_path])
    assert system.missing_for_window(tmp_path) == ["fonts-noto-cjk", "libegl1", "libglib2.0-0", "libnew.so.9"]
    (tmp_path / "wqy-microhei.ttc").touch()
    assert "fonts-noto-cjk" not in system.missing_for_window(tmp_path)


@LINUX
def test_no_program_that_is_there_is_told_as_missing(system: ModuleType) -> None:
    lacking = system.missing_for_tests()
    assert all(shutil.which(name) for name, package in system.PACKAGE_OF_PROGRAM.items() if package not in lacking)


def test_where_nothing_is_missing_nothing_is_run(system: ModuleType, run: list[list[str]]) -> None:
    system.require([])
    assert run == []


def test_without_rights_the_line_is_told_that_installs_it(
    system: ModuleType, run: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(system.SetUpError, match=r"sudo apt-get install -y --no-install-recommends libegl1 xvfb$"):
        system.require(["xvfb", "libegl1", "xvfb"])
    assert run == []


def test_with_rights_it_is_installed_without_a_question(
    system: ModuleType, run: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system.os, "geteuid", lambda: 0, raising=False)
    system.require(["xvfb"])
    assert [command[:2] for command in run] == [["apt-get", "-qq"], ["apt-get", "install"]]
    assert run[-1][-1] == "xvfb"


def test_a_system_without_apt_is_told_what_to_look_for(system: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system.shutil, "which", lambda _name: None)
    with pytest.raises(system.SetUpError, match="xvfb"):
        system.require(["xvfb"])


@LINUX
@pytest.mark.parametrize(("display", "answers"), [("", False), (":4711", False)])
def test_a_display_that_is_not_there_does_not_answer(
    system: ModuleType, monkeypatch: pytest.MonkeyPatch, display: str, answers: bool
) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    assert system.display_answers() is answers


def test_a_python_without_any_package_understands_bootstrap_from_any_folder(tmp_path: Path) -> None:
    bare = [sys.executable, "-I", "-S", str(ROOT / "bootstrap.py")]
    ended = subprocess.run(bare, cwd=tmp_path, capture_output=True, text=True, check=False, env=os.environ)
    assert ended.returncode == 2
    assert "run|test" in ended.stderr
