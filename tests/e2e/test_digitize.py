"""`ocrdesk digitize` as a user starts it: real files, the real offline engine, exit codes."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
FRONT = next(iter(sorted(SAMPLES.glob("*正面*"))), Path("missing"))
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def run() -> Run:
    def start(*arguments: object, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "ocrdesk", *map(str, arguments)],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "LANG": "C"} | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )

    return start


@pytest.fixture(scope="module")
def results(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All samples, digitised once from a folder with Chinese, a blank and an ampersand in its name."""
    folder = tmp_path_factory.mktemp("资料 夹 & more")
    shutil.copytree(SAMPLES, folder / "in" / "二 层")
    done = run("digitize", folder / "in", "--recursive", "--to", "json,txt,xlsx", "--out", folder / "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    return folder / "out"


def load(path: Path) -> dict[str, object]:
    loaded: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def documents(exported: dict[str, object]) -> list[dict[str, object]]:
    return [document for page in exported["pages"] for document in page["documents"]]  # type: ignore[attr-defined]


def test_results_keep_the_folders_and_are_named_after_their_sources(results: Path) -> None:
    for sample in SAMPLES.iterdir():
        for suffix in ("json", "txt"):
            assert (results / "二 层" / f"{sample.name}.{suffix}").stat().st_size > 0
    assert (results / "ocrdesk.xlsx").exists()


def test_every_json_is_as_the_schema_says(results: Path, run: Run) -> None:
    schema = json.loads(run("schema").stdout)
    for exported in results.rglob("*.json"):
        jsonschema.validate(load(exported), schema)


def test_the_card_is_read_right_and_needs_no_look_at_its_number(results: Path) -> None:
    (document,) = documents(load(next(results.rglob("*正面*.json"))))
    fields = {field["key"]: field for field in document["fields"]}  # type: ignore[attr-defined]
    assert (document["type"], document["side"]) == ("id_card", "portrait")
    number = fields["id_number"]["text"]
    assert len(number) == 18
    assert fields["id_number"]["state"] == fields["birth_date"]["state"] == "read"
    assert fields["birth_date"]["text"].replace("-", "") == number[6:14]


def test_a_photocopy_of_both_sides_gives_a_document_a_side(results: Path) -> None:
    sides = {document["side"] for document in documents(load(next(results.rglob("*复印*.json"))))}
    assert sides == {"portrait", "emblem"}


def test_the_workbook_has_numbers_as_text(results: Path) -> None:
    workbook = openpyxl.load_workbook(results / "ocrdesk.xlsx")
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    numbers = [
        cell for cell in cells if isinstance(cell.value, str) and len(cell.value) == 18 and cell.value[:17].isdigit()
    ]
    assert numbers
    assert all(cell.number_format == "@" for cell in numbers)


def test_word_friendly_text_has_its_mark_and_line_ends(results: Path) -> None:
    content = next(results.rglob("*.pdf.txt")).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") > 0


def test_results_stand_beside_the_source_when_no_folder_is_given(run: Run, tmp_path: Path) -> None:
    shutil.copy(FRONT, tmp_path / "卡.jpg")
    assert run("digitize", tmp_path / "卡.jpg", "--to", "json,xlsx").returncode == 0
    assert {path.name for path in tmp_path.iterdir()} == {"卡.jpg", "卡.jpg.json", "ocrdesk.xlsx"}


def test_failing_sources_give_one_line_each_and_the_others_go_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空.jpg").touch()
    (tmp_path / "坏.png").write_bytes(b"\x89PNG\r\n\x1a\n then nothing")
    (tmp_path / "字.pdf").write_text("not a PDF", encoding="utf-8")
    shutil.copy(FRONT, tmp_path / "好.jpg")
    done = run("digitize", tmp_path, tmp_path / "没有.jpg", "--out", tmp_path / "out")
    assert done.returncode == 1
    for name in ("空.jpg", "坏.png", "字.pdf", "没有.jpg"):
        (line,) = [line for line in done.stderr.splitlines() if line.startswith(f"{name}: ")]
        assert line.count(". ") + line.count("。") >= 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["好.jpg.json"]
    assert "Traceback" not in done.stderr


def test_a_single_failing_source_exits_with_1(run: Run, tmp_path: Path) -> None:
    assert run("digitize", tmp_path / "没有.jpg").returncode == 1


@pytest.mark.parametrize(
    "wrong",
    [
        ["--document", "passport_of_mars"],
        ["--provider", "nobody"],
        ["--to", "docx"],
        ["--option", "colour"],
        ["--option", "colour=red"],
        ["--no-such-option"],
    ],
)
def test_wrong_usage_exits_with_2(run: Run, wrong: list[str]) -> None:
    done = run("digitize", FRONT, *wrong)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_folder_without_anything_to_read_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    assert run("digitize", tmp_path).returncode == 2


def test_a_broken_installation_exits_with_3_and_says_what_to_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rapidocr.py").write_text("raise ImportError('gone')", encoding="utf-8")
    done = run("digitize", FRONT, "--out", tmp_path, PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}")
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr


def test_plain_text_can_be_asked_for_instead_of_documents(run: Run, tmp_path: Path) -> None:
    assert run("digitize", FRONT, "--document", "text", "--out", tmp_path).returncode == 0
    assert documents(load(tmp_path / f"{FRONT.name}.json")) == []


def test_digitising_brings_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from ocrdesk.cli import main; code = main(sys.argv[1:]);"
        "sys.exit(code or 10 * any(name.startswith('PySide6') for name in sys.modules))"
    )
    arguments = ["digitize", str(FRONT), "--out", str(tmp_path)]
    done = subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, check=False, timeout=120)
    assert done.returncode == 0


def test_providers_are_listed_with_their_state_and_can_be_checked(run: Run) -> None:
    assert run("providers").stdout.startswith("offline\t")
    assert run("providers", "check", "offline").returncode == 0
    assert run("providers", "check", "nobody").returncode == 2
