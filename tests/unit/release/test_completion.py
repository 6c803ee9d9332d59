"""Completion of the command line: it knows what the program knows, in three shells."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from ocrdesk.documents import DOCUMENT_TYPES
from tests.unit.release.programs import ROOT, program

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="shells and desktops of Linux")
BASH = """
source "$1"; shift
COMP_WORDS=(ocrdesk "$@"); COMP_CWORD=$#
_ocrdesk
printf '%s\\n' "${COMPREPLY[@]}"
"""
Complete = Callable[..., list[str]]


@pytest.fixture
def completion(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "packaging" / "linux"))
    return program("linux/completion.py")


@pytest.fixture
def written(completion: ModuleType, tmp_path: Path) -> dict[str, Path]:
    """Each shell's file."""
    found = {}
    for place, text in completion.completions().items():
        shell = place.split("/")[2].partition("-")[0]
        found[shell] = tmp_path / f"completion.{shell}"
        found[shell].write_text(text, encoding="utf-8")
    return found


@pytest.fixture
def bash(written: dict[str, Path], tmp_path: Path) -> Complete:
    found = _shell("bash")
    (tmp_path / "扫描 件").mkdir()
    (tmp_path / "list.json").touch()

    def complete(*words: str) -> list[str]:
        command = [found, "--norc", "-c", BASH, "bash", str(written["bash"]), *words]
        return _lines(command, tmp_path)

    return complete


@pytest.fixture
def fish(written: dict[str, Path], tmp_path: Path) -> Complete:
    found = _shell("fish")

    def complete(*words: str) -> list[str]:
        line = f"source {written['fish']}; complete -C 'ocrdesk {' '.join(words)}'"
        told = _lines([found, "--no-config", "-c", line], tmp_path)
        return [each.partition("\t")[0] for each in told]

    return complete


def _shell(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def _lines(command: list[str], folder: Path) -> list[str]:
    homed = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, cwd=folder, env=homed, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return [line for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_understands_its_file(written: dict[str, Path], shell: str, tmp_path: Path) -> None:
    assert _lines([_shell(shell), "-n", str(written[shell])], tmp_path) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_option_and_document_type_is_known(written: dict[str, Path], shell: str) -> None:
    from ocrdesk.__main__ import COMMANDS
    from ocrdesk.cli.arguments import parse

    text = written[shell].read_text(encoding="utf-8")
    chosen = parse(["digitize", "a.png"])
    names = [name.replace("_", "-") for name in vars(chosen) if name not in {"command", "paths"}]
    assert names
    assert [name for name in (*COMMANDS, *names, *(kind.key for kind in DOCUMENT_TYPES)) if name not in text] == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("pro",), ["providers"]),
        (("digitize", "--rec"), ["--recursive"]),
        (("digitize", "--provider", "t"), ["tencent"]),
        (("digitize", "--to", "j"), ["json"]),
        (("digitize", "--to", "json,x"), ["json,xlsx"]),
        (("digitize", "--document", "id"), ["id_card"]),
        (("providers", "ch"), ["check"]),
    ],
)
def test_what_was_begun_is_completed(bash: Complete, fish: Complete, words: tuple[str, ...], found: list[str]) -> None:
    assert bash(*words) == found
    assert fish(*words) == found


def test_files_and_folders_are_offered_where_they_belong(bash: Complete) -> None:
    assert "list.json" in bash("digitize", "l")
    assert bash("digitize", "--out", "") == ["扫描 件"]
    assert bash("schema", "") == []


def test_icons_are_drawn_in_the_usual_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtGui import QImage

    monkeypatch.syspath_prepend(str(ROOT / "packaging" / "windows"))
    icons = program("linux/icons.py").icons()
    assert len(icons) == len(program("linux/icons.py").SIZES)
    for place, content in icons.items():
        picture = QImage.fromData(content)
        side = int(place.split("/")[4].partition("x")[0])
        assert (picture.width(), picture.height()) == (side, side)
        assert picture.pixelColor(side // 2, side // 2).alpha() > 0
        assert picture.pixelColor(0, 0).alpha() < 255, "the corners are round"
