"""Windows' installer: the script compiles, offers every kind of file, and takes away only what it laid down."""

import re
import struct
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import ocrdesk
from ocrdesk.jobs.folders import SUFFIXES
from tests.unit.release.programs import ROOT, program

WINDOWS = ROOT / "packaging" / "windows"
SCRIPT = (WINDOWS / "ocrdesk.nsi").read_text(encoding="utf-8")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "办公 & 软件" / "OCRDesk"
    inner = folder / "_internal" / "样张"
    inner.mkdir(parents=True)
    for name in ("ocrdesk.exe", "ocrdesk-cli.exe"):
        (folder / name).write_bytes(b"MZ")
    (inner / "a$b.txt").write_text("x", encoding="utf-8")
    return folder


def test_the_script_compiles_without_a_warning(bundle: Path, tmp_path: Path) -> None:
    installer = program("windows/installer.py")
    if installer.found_maker() is None:
        pytest.skip("makensis is not there (Debian's package nsis)")
    made = installer.make_installer(bundle, tmp_path, "9.8.7rc1")
    told = made.read_bytes()
    assert told[:2] == b"MZ"
    assert made.name == "OCRDesk-9.8.7rc1-windows-x64-setup.exe"
    assert "9.8.7rc1".encode("utf-16-le") in told
    assert b"<longPathAware" in told


def test_a_warning_of_the_compiler_stops_the_release(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installer = program("windows/installer.py")
    if installer.found_maker() is None:
        pytest.skip("makensis is not there (Debian's package nsis)")
    monkeypatch.setattr(installer, "removal", lambda _entries: "Var NeverUsed\n!macro REMOVE_PROGRAM\n!macroend\n")
    with pytest.raises(subprocess.CalledProcessError):
        installer.make_installer(bundle, tmp_path, "1.0")


def test_every_kind_of_file_that_folders_are_searched_for_is_offered() -> None:
    assert set(re.findall(r'\$\{DO\} "(\.\w+)"', SCRIPT)) == SUFFIXES


def test_no_kind_of_file_is_taken_from_the_program_that_opens_it_now() -> None:
    written = re.findall(r'Write\w+ \w+ "(Software\\Classes\\[^"]*)" "([^"]*)"', SCRIPT)
    assert written
    of_kinds = [place for place, _name in written if "${KIND}" in place]
    assert of_kinds == [r"Software\Classes\${KIND}\OpenWithProgids"]


def test_uninstalling_removes_what_was_laid_down_by_name(bundle: Path) -> None:
    (bundle / "kept$.txt").write_text("x", encoding="utf-8")
    told = program("windows/installer.py").removal(sorted(bundle.iterdir()))
    assert 'RMDir /r "$INSTDIR\\_internal"' in told
    assert 'Delete "$INSTDIR\\ocrdesk.exe"' in told
    assert 'Delete "$INSTDIR\\kept$$.txt"' in told
    assert 'RMDir /r "$INSTDIR"' not in told + SCRIPT


def test_portable_archive_holds_the_bundle_and_is_the_same_each_time(bundle: Path, tmp_path: Path) -> None:
    installer = program("windows/installer.py")
    first = installer.make_portable(bundle, tmp_path, "1.0")
    before = first.read_bytes()
    (bundle / "ocrdesk.exe").touch()
    assert installer.make_portable(bundle, tmp_path, "1.0").read_bytes() == before
    with zipfile.ZipFile(first) as archive:
        assert archive.namelist() == [
            "OCRDesk/_internal/样张/a$b.txt",
            "OCRDesk/ocrdesk-cli.exe",
            "OCRDesk/ocrdesk.exe",
        ]


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("1.2.3", (1, 2, 3, 0)), ("0.1.0rc2", (0, 1, 0, 0)), ("2", (2, 0, 0, 0)), ("1.2.3.4.5", (1, 2, 3, 4))],
)
def test_versions_become_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert program("windows/installer.py").four_numbers(version) == numbers


def test_installer_takes_the_version_from_the_program() -> None:
    assert program("windows/installer.py").version() == ocrdesk.__version__


def test_icon_is_drawn_for_every_size_that_windows_shows() -> None:
    held = (WINDOWS / "ocrdesk.ico").read_bytes()
    _zero, kind, count = struct.unpack_from("<HHH", held)
    sides = tuple(held[6 + 16 * place] or 256 for place in range(count))
    assert kind == 1
    assert sorted(sides) == sorted(program("windows/draw_icon.py").SIZES)


def test_manifest_allows_long_paths_and_sharp_windows() -> None:
    manifest = ET.fromstring((WINDOWS / "ocrdesk.manifest").read_bytes())  # noqa: S314 - our own file
    told = {each.tag.rpartition("}")[2]: each.text for each in manifest.iter()}
    assert told["longPathAware"] == "true"
    assert (told["dpiAwareness"] or "").startswith("PerMonitorV2")


def test_version_resource_speaks_both_languages() -> None:
    told = program("windows/version_resource.py").resource("1.2.3")
    compile(told, "version", "eval")
    assert "filevers=(1, 2, 3, 0)" in told
    assert "040904B0" in told
    assert "080404B0" in told
