"""A release: its version is that of the change log, and its papers tell of everything in it."""

import hashlib
import json
import re
import tarfile
from pathlib import Path
from types import ModuleType

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

import ocrdesk
from ocrdesk.ui.help.release_notes import change_log
from tests.unit.release.programs import ROOT, program

UNRELEASED, DATED = "## 未发布 / Unreleased\n\n- 甲。/ A\n", "## 1.2.0 - 2026-11-30\n\n- 乙。/ B\n"


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return program("release.py")


@pytest.fixture
def made(release: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    packages, out = tmp_path / "包 & 装", tmp_path / "out"
    packages.mkdir()
    (packages / "ocrdesk_1.deb").write_bytes(b"deb")
    (packages / "notes.log").write_bytes(b"no part of it")
    assert release.main(["--out", str(out), str(packages)]) == 0
    return out


@pytest.mark.parametrize(
    ("version", "text", "final", "agrees"),
    [
        ("1.2.0", DATED, True, True),
        ("1.3.0", DATED, True, False),
        ("1.2.0", UNRELEASED + DATED, True, False),
        ("1.3.0", UNRELEASED + DATED, False, True),
        ("1.1.0", UNRELEASED + DATED, False, False),
        ("0.1.0", UNRELEASED, False, True),
        ("0.1.0", UNRELEASED, True, False),
        ("0.1.0", "", True, False),
    ],
)
def test_version_and_change_log_must_agree(
    release: ModuleType, version: str, text: str, final: bool, agrees: bool
) -> None:
    assert (release.disagreement(version, text, final=final) == "") is agrees


def test_the_repositorys_own_version_agrees(release: ModuleType) -> None:
    assert not release.disagreement(ocrdesk.__version__, change_log().read_text(encoding="utf-8"), final=False)


def test_hashes_stand_for_every_file_of_the_release(made: Path) -> None:
    lines = (made / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    told = {name: digest for digest, _gap, name in (line.partition("  ") for line in lines)}
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in made.iterdir()}
    del there["SHA256SUMS"]
    assert told == there
    assert "ocrdesk_1.deb" in told
    assert "notes.log" not in told


def test_bill_of_materials_is_valid_and_names_what_the_program_needs(made: Path) -> None:
    text = (made / f"OCRDesk-{ocrdesk.__version__}.cdx.json").read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bill = json.loads(text)
    names = {each["name"].lower() for each in bill["components"]}
    assert {"numpy", "pymupdf", "rapidocr", "python"} <= names
    assert "openvino" not in names, "the bundle does without it"
    own = next(each for each in bill["dependencies"] if each["ref"] == "ocrdesk")
    assert any(each.startswith("httpx@") for each in own["dependsOn"])


def test_every_library_of_the_bundle_is_named_with_its_version_and_licence(made: Path) -> None:
    bill = json.loads((made / f"OCRDesk-{ocrdesk.__version__}.cdx.json").read_text(encoding="utf-8"))
    told = {normal(each["name"]): each for each in bill["components"]}
    contents = program("contents.py")
    wanted = set(contents.libraries()) - {"ocrdesk", *map(normal, contents.EXCLUDED)}
    assert wanted <= told.keys()
    lock = "\n" + (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for name in wanted:
        assert f"\n{name}=={told[name]['version']} " in lock, name
        assert told[name].get("licenses"), name


def test_the_same_release_is_described_in_the_same_words(
    made: Path, release: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert release.main(["--out", str(tmp_path / "again"), str(tmp_path / "包 & 装")]) == 0
    assert (tmp_path / "again" / "SHA256SUMS").read_bytes() == (made / "SHA256SUMS").read_bytes()


def test_licences_page_holds_texts_and_not_only_names(made: Path) -> None:
    page = (made / "THIRD-PARTY-LICENCES.html").read_text(encoding="utf-8")
    assert "Redistribution and use in source and binary forms" in page
    assert 'id="numpy"' in page


def test_licences_page_is_that_of_the_package_which_brings_libraries_of_the_system(
    release: ModuleType, tmp_path: Path
) -> None:
    page, package = tmp_path / "page.html", tmp_path / "OCRDesk-1-linux-x64.tar.xz"
    page.write_text("<h2>libxcb</h2>", encoding="utf-8")
    with tarfile.open(package, "w:xz") as archive:
        archive.add(page, "OCRDesk/_internal/THIRD-PARTY-LICENCES.html")
    assert release.licences([package]) == "<h2>libxcb</h2>"


def test_the_file_that_tells_of_the_release_is_one_that_the_program_understands(made: Path) -> None:
    import msgspec

    from ocrdesk.model import Release

    told = msgspec.json.decode((made / "newest.json").read_bytes(), type=Release)
    assert told.version == ocrdesk.__version__
    assert "离线识别" in told.notes["zh_CN"]
    assert "离线识别" not in told.notes["en"]
