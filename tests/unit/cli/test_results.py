"""Where results go: none over another's, and a folder that cannot be made is told in words."""

import json
import tempfile
from pathlib import Path

import pytest

from ocrdesk.cli import main
from tests.unit.cli.pictures import picture

pytestmark = pytest.mark.usefixtures("_quick")


def test_sources_of_one_name_from_two_folders_keep_a_result_each(tmp_path: Path) -> None:
    for shade, folder in enumerate(("2024", "2025", "2026")):
        picture(tmp_path / folder / "扫描.png", shade)
    folders = [str(tmp_path / folder) for folder in ("2024", "2025", "2026")]
    assert main(["digitize", *folders, "--out", str(tmp_path / "out")]) == 0
    results = sorted((tmp_path / "out").iterdir())
    assert [path.name for path in results] == ["扫描.png (2).json", "扫描.png (3).json", "扫描.png.json"]
    told = {json.loads(path.read_text(encoding="utf-8"))["source"]["sha256"] for path in results}
    assert len(told) == 3


def test_blanks_between_formats_do_no_harm(tmp_path: Path) -> None:
    assert main(["digitize", str(picture(tmp_path / "x.png")), "--to", "json, txt"]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"x.png", "x.png.json", "x.png.txt"}


def test_beside_their_sources_no_name_is_numbered(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        picture(tmp_path / folder / "x.png")
    assert main(["digitize", str(tmp_path / "a"), str(tmp_path / "b")]) == 0
    assert (tmp_path / "a" / "x.png.json").is_file()
    assert (tmp_path / "b" / "x.png.json").is_file()


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_a_folder_that_cannot_be_made_is_told_and_no_crash(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("a file stands where the folder should", encoding="utf-8")
    code = main(["digitize", str(picture(tmp_path / "x.png")), "--to", form, "--out", str(tmp_path / "out" / "in")])
    assert code == 1
    assert "Traceback" not in capsys.readouterr().err


def test_a_template_that_cannot_be_used_leaves_no_folder_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "t.json").write_text("{}", encoding="utf-8")
    before = set(tmp_path.iterdir())
    assert main(["digitize", "x.png", "--template", str(tmp_path / "t.json")]) == 3
    assert "t.json" in capsys.readouterr().err
    assert set(tmp_path.iterdir()) == before
