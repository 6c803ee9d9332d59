"""What cannot run here: the release workflow and macOS's settings are well formed and fit what they name."""

import plistlib
import re
from typing import Any

import pytest

from ocrdesk.jobs.folders import SUFFIXES
from tests.unit.release.programs import ROOT, program

WORKFLOWS = ROOT / ".github" / "workflows"
TEXT = (WORKFLOWS / "release.yml").read_text(encoding="utf-8")
ASIDE = {".bmp": ".dib", ".jpeg": ".jpe .jpg .jfif", ".tiff": ".tif", ".heif": ".hif"}
"""Endings that the system counts among others."""


def workflow() -> dict[str, Any]:
    found = pytest.importorskip("yaml").safe_load(TEXT)
    assert isinstance(found, dict)
    return found


def steps() -> list[dict[str, Any]]:
    return [step for job in workflow()["jobs"].values() for step in job["steps"]]


def test_every_job_has_a_limit_a_system_and_steps_that_do_one_thing() -> None:
    for name, job in workflow()["jobs"].items():
        assert job["runs-on"], name
        assert job["timeout-minutes"] <= 60, name
        assert all(("run" in step) != ("uses" in step) for step in job["steps"]), name
        assert set(job.get("needs", ())) <= workflow()["jobs"].keys(), name


@pytest.mark.parametrize("place", sorted(set(re.findall(r"packaging/[\w/]+\.\w+", TEXT))))
def test_every_program_that_the_workflow_starts_is_there(place: str) -> None:
    assert (ROOT / place).is_file()


@pytest.mark.parametrize("name", ["ci.yml", "release.yml"])
def test_every_command_that_the_workflows_give_is_one(name: str) -> None:
    text = (WORKFLOWS / name).read_text(encoding="utf-8")
    told = set(re.findall(r"bootstrap\.py ([\w-]+)", text)) | set(re.findall(r"\bmake ([a-z]+)", text))
    assert told
    commands = re.findall(r'^    "([\w-]+)": \w+,$', (ROOT / "bootstrap.py").read_text(encoding="utf-8"), re.MULTILINE)
    assert told <= set(commands)


@pytest.mark.parametrize("place", sorted(set(re.findall(r"tests/unit/[\w/.]+", TEXT))))
def test_every_test_that_the_workflow_runs_is_there(place: str) -> None:
    assert (ROOT / place).exists()


def test_no_secret_and_no_name_given_from_outside_is_written_into_a_command() -> None:
    for step in steps():
        assert "${{" not in step.get("run", ""), step


def test_each_use_of_a_certificate_is_left_out_where_there_is_none() -> None:
    signing = [step for step in steps() if "sign.ps1" in step.get("run", "") or "security " in step.get("run", "")]
    assert len(signing) == 3
    assert all("CERTIFICATE != ''" in step["if"] for step in signing)


def test_info_plist_is_one_and_takes_no_file_from_another_program() -> None:
    settings = program("macos/info_plist.py").settings("1.2.3")
    again = plistlib.loads(plistlib.dumps(settings))
    assert again["CFBundleShortVersionString"] == "1.2.3"
    (kind,) = again["CFBundleDocumentTypes"]
    assert kind["LSHandlerRank"] == "Alternate"
    (declared,) = again["UTImportedTypeDeclarations"]
    assert declared["UTTypeIdentifier"] in kind["LSItemContentTypes"]


def test_macos_offers_the_program_for_every_kind_of_file() -> None:
    opened = {"." + each.rpartition(".")[2] for each in program("macos/info_plist.py").OPENED}
    others = {suffix for kind, suffixes in ASIDE.items() if kind in opened for suffix in suffixes.split()}
    assert opened | others == SUFFIXES


def test_the_image_is_signed_only_with_a_certificate_and_notarised_only_with_credentials() -> None:
    image = program("macos/disk_image.py")
    app, target = ROOT / "OCRDesk.app", ROOT / "OCRDesk.dmg"

    def programs(identity: str, profile: str) -> list[str]:
        return [command[0] for command in image.commands(app, ROOT, target, identity, profile)]

    assert programs("", "profile") == ["hdiutil"]
    assert programs("us", "") == ["codesign", "hdiutil", "codesign"]
    assert programs("us", "profile") == ["codesign", "hdiutil", "codesign", "xcrun", "xcrun"]


def test_entitlements_are_a_property_list() -> None:
    assert plistlib.loads((ROOT / "packaging" / "macos" / "entitlements.plist").read_bytes())
