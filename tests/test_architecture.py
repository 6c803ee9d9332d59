"""The house's rules that import-linter cannot see: tuples complete, files small, names and words clean."""

import ast
import importlib
import pkgutil
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "ocrdesk"
MODULES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "util", "helper", "helpers", "manager", "common", "misc", "info", "data"}
HEAVY = ("PySide6", "rapidocr", "onnxruntime", "openvino", "cv2", "numpy", "PIL", "pymupdf", "pillow_heif")
# Written in pieces, so that the rule does not find itself.
REGISTRIES = ("py" + "pi.org", "python" + "hosted.org", "mirrors" + ".", "/sim" + "ple/")
MACHINE_PATHS = ("/ro" + "ot/", "/ho" + "me/", "/wo" + "rk/", "C:" + "\\Users")
WRITTEN = (".py", ".toml", ".md", ".yml", ".lock", ".po", ".txt", "Makefile", "run", ".svg", ".qss")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tracked() -> list[Path]:
    git = shutil.which("git")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False) if git else None
    if listed is None or listed.returncode != 0:
        pytest.skip("no git, or not a checkout: the list of our own files is not known")
    names = listed.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_every_module_opens_with_one_sentence_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first = (ast.get_docstring(ast.parse(text)) or "").split("\n")[0]
    assert first.endswith((".", "?")), "the first line is a sentence that says what the module is for"
    assert text.count("\n") <= 400
    assert path.stem not in FORBIDDEN_NAMES


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("*.py")), ids=_name)
def test_no_test_file_outgrows_500_lines(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= 500


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_function_is_longer_than_50_lines(path: Path) -> None:
    functions = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)
    ]
    long = [f"{node.name}:{node.lineno}" for node in functions if (node.end_lineno or 0) - node.lineno >= 50]
    assert not long


@pytest.mark.parametrize(
    ("wing", "table", "kind"),
    [
        ("documents", "DOCUMENT_TYPES", "DocumentType"),
        ("exporters", "FORMATS", "ExportFormat"),
        ("providers", "PROVIDERS", "Provider"),
    ],
)
def test_every_family_member_stands_in_its_tuple(wing: str, table: str, kind: str) -> None:
    room = importlib.import_module(f"ocrdesk.{wing}")
    members = {getattr(member, "__module__", "") for member in getattr(room, table)}
    listed = {id(member) for member in getattr(room, table)}
    for module in (importlib.import_module(f"ocrdesk.{wing}.{entry.name}") for entry in _entries(wing)):
        for value in vars(module).values():
            if type(value).__name__ == kind:
                assert id(value) in listed, f"{module.__name__} holds a {kind} that {table} does not name"
    assert listed, members


def test_every_exporter_stands_in_the_tuple() -> None:
    from ocrdesk.exporters import FORMATS

    modules = {entry.name.removeprefix("to_") for entry in _entries("exporters") if entry.name.startswith("to_")}
    assert modules
    assert modules == {export_format.key for export_format in FORMATS}


def test_every_provider_folder_stands_in_the_tuple() -> None:
    from ocrdesk.providers import PROVIDERS

    folders = {path.parent.name for path in (PACKAGE / "providers").glob("*/*_provider.py")} - {"web"}
    assert folders
    assert folders == {getattr(provider, "key", "") for provider in PROVIDERS}


@pytest.mark.parametrize("module", ["ocrdesk.cli", "ocrdesk.app", "ocrdesk.ui", "ocrdesk.__main__"])
def test_importing_brings_no_heavy_library(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert set(HEAVY).isdisjoint(ended.stdout.split())


def test_our_files_name_no_registry_and_no_machine() -> None:
    bad = []
    for path in _tracked():
        if not path.name.endswith(WRITTEN) or path.name == "LICENSE":
            continue
        text = path.read_text(encoding="utf-8")
        bad += [f"{_name(path)}: {word}" for word in (*REGISTRIES, *MACHINE_PATHS) if word in text]
    assert not bad


def test_the_lock_names_no_address_and_hashes_everything() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=\[; ]", requirement)[0] for requirement in wanted}
    pinned = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))
    assert names <= pinned


def test_resources_hold_no_python_and_nothing_generated() -> None:
    shipped = [_name(path) for path in _tracked() if _name(path).startswith("resources/")]
    assert shipped
    assert not [name for name in shipped if name.endswith((".py", ".mo", ".qm"))]


def _entries(wing: str) -> list[pkgutil.ModuleInfo]:
    return list(pkgutil.iter_modules([str(PACKAGE / wing)]))
