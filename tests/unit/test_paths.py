"""Where things lie: a portable program keeps everything beside itself."""

import sys
from pathlib import Path

import pytest

from ocrdesk import paths


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a frozen program, with a name that offices give to folders."""
    folder = tmp_path / ("办公 & 工具 " + "长" * 40) / "OCRDesk"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "ocrdesk"))
    monkeypatch.delenv("OCRDESK_HOME")
    return folder


@pytest.mark.parametrize("mark", paths.PORTABLE_MARKS)
def test_a_mark_beside_the_program_keeps_everything_there(program: Path, mark: str) -> None:
    (program / mark).touch()
    for kind in ("settings", "journal", "pictures", "logs"):
        assert paths.user_folder(kind) == program / "data" / kind
        assert (program / "data" / kind).is_dir()
    assert paths.policy_files()[1:] == (program / "policy.toml",)


def test_an_installed_program_keeps_nothing_beside_itself(program: Path) -> None:
    assert paths.portable_home() is None
    assert len(paths.policy_files()) == 1
    assert list(program.iterdir()) == []


def test_a_home_that_was_named_comes_before_the_one_beside_the_program(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program / "portable").touch()
    monkeypatch.setenv("OCRDESK_HOME", str(tmp_path / "named"))
    assert paths.user_folder("journal") == tmp_path / "named" / "journal"


def test_a_program_run_from_source_is_never_portable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "portable").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert paths.portable_home() is None
