"""CONTRIBUTING.md: a newcomer who copies its examples gets a document type and a provider that work."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.release.programs import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"`([\w/]+\.py)`\n\n```python\n(.*?)```", GUIDE, re.DOTALL))
LISTED = {
    "ocrdesk/documents/types/__init__.py": ("DOCUMENT_TYPES: tuple[DocumentType, ...] = (", "GATE_PASS"),
    "ocrdesk/providers/__init__.py": ("CLOUDS: tuple[type[CloudProvider], ...] = (", "DistrictProvider"),
}
"""Where the guide says to list each, and what stands before it there."""


def list_it(path: Path, opening: str, name: str) -> None:
    module = next(place for place, code in EXAMPLES.items() if re.search(rf"^(class )?{name}\b", code, re.MULTILINE))
    imported = f"from {module.removesuffix('.py').replace('/', '.')} import {name}\n"
    text = path.read_text(encoding="utf-8")
    assert opening in text
    head, first, rest = text.partition("\nfrom ")
    path.write_text(f"{head}\n{imported}{first[1:]}{rest}".replace(opening, f"{opening}{name}, "), encoding="utf-8")


@pytest.fixture(scope="module")
def newcomers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program in which all was done as the guide says."""
    folder = tmp_path_factory.mktemp("newcomer")
    for part in ("ocrdesk", "resources", "tests"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for place, code in EXAMPLES.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(code, encoding="utf-8")
    for place, (opening, name) in LISTED.items():
        list_it(folder / place, opening, name)
    return folder


def run(folder: Path, *command: str) -> None:
    homed = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=homed, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


def test_the_examples_work_as_they_stand(newcomers: Path) -> None:
    tests = [place for place in EXAMPLES if place.startswith("tests/")]
    assert len(tests) == len(LISTED)
    run(newcomers, "pytest", "-q", "-p", "no:cacheprovider", *tests)


@pytest.mark.parametrize("how", [("check",), ("format", "--check")])
def test_the_examples_are_written_as_the_house_writes(newcomers: Path, how: tuple[str, ...]) -> None:
    run(newcomers, "ruff", *how, "--no-cache", *EXAMPLES)


def test_every_file_and_folder_that_the_guide_names_is_there() -> None:
    named = {
        name
        for name in re.findall(r"`((?:ocrdesk|tests|resources|docs|packaging)/[\w./-]+)`", GUIDE)
        if name not in EXAMPLES
    }
    assert len(named) > 5
    assert [name for name in named if not (ROOT / name).exists()] == []
