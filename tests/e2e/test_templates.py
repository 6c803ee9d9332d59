"""`ocrdesk digitize --template`: zones of a shared file, on a paper of no known type and the real offline engine."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "resources" / "samples" / "采购清单.png"


def run(*arguments: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "ocrdesk", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "LANG": "C"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def quad(left: float, top: float, right: float, bottom: float) -> list[list[float]]:
    return [[left, top], [right, top], [right, bottom], [left, bottom]]


def box_of(lines: list[dict[str, object]], word: str) -> list[float]:
    """The place of the line with that word: left, top, right, bottom."""
    corners = next(line["quad"] for line in lines if word in str(line["text"]))
    assert isinstance(corners, list)
    xs, ys = [point[0] for point in corners], [point[1] for point in corners]
    return [min(xs), min(ys), max(xs), max(ys)]


@pytest.mark.slow
def test_a_paper_of_no_known_type_gets_named_columns(tmp_path: Path) -> None:
    plain = run("digitize", LIST, "--document", "text", "--out", tmp_path)
    assert plain.returncode == 0, plain.stderr
    page = json.loads((tmp_path / f"{LIST.name}.json").read_text(encoding="utf-8"))["pages"][0]
    title, room, day = (box_of(page["lines"], word) for word in ("采购清单", "部门", "日期"))
    # Drawn at half the size and elsewhere: the title's place tells the rest.
    shrunk = [[[value / 2 + 11 for value in corner] for corner in quad(*box)] for box in (title, room, day)]
    template = {
        "schema": "ocrdesk-template/1", "name": "采购清单", "key": "zones_list",
        "page": [page["width"] / 2, page["height"] / 2],
        "anchors": [{"text": "办公用品采购清单", "quad": shrunk[0]}],
        "zones": [
            {"title": "部门", "quad": shrunk[1]}, {"title": "日期", "quad": shrunk[2], "shape": "date"},
        ],
    }  # fmt: skip
    (tmp_path / "template.json").write_text(json.dumps(template, ensure_ascii=False), encoding="utf-8")

    done = run("digitize", LIST, "--template", tmp_path / "template.json", "--to", "json,xlsx", "--out", tmp_path)

    assert done.returncode == 0, done.stderr
    (document,) = json.loads((tmp_path / f"{LIST.name}.json").read_text(encoding="utf-8"))["pages"][0]["documents"]
    told = {field["label"]: field["text"] for field in document["fields"]}
    assert document["type"] == "zones_list"
    assert told == {"部门": "综合办公室", "日期": "2026-03-06"}
    sheet = openpyxl.load_workbook(tmp_path / "ocrdesk.xlsx")["采购清单"]
    assert [cell.value for cell in sheet[1]][:2] == ["部门", "日期"]
    assert sheet["A2"].value == "综合办公室"


def test_a_file_that_is_no_template_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "template.json").write_text('{"schema": "ocrdesk-template/1", "name": 5}', encoding="utf-8")

    done = run("digitize", LIST, "--template", tmp_path / "template.json", "--out", tmp_path)

    assert done.returncode == 3
    assert "template.json" in done.stderr
    assert "name" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["template.json"]
