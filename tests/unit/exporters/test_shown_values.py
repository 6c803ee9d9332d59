"""Values that are kept as keys: people's exports say them in words, the one for programs by their keys."""

import json
from dataclasses import replace
from pathlib import Path

import openpyxl

from ocrdesk.exporters import export
from ocrdesk.exporters.to_json import JSON
from ocrdesk.exporters.to_txt import TXT
from ocrdesk.exporters.to_xlsx import XLSX
from ocrdesk.model import Batch, FieldSpec, Shape
from tests.unit.exporters.batches import CARD, batch, page, record, source, value

COLOUR = FieldSpec(
    "name", "Colour", Shape.CHOICE, choices=("yellow_green",), titles=(("yellow_green", "Yellow + green"),)
)


def painted() -> Batch:
    made = batch(source(page(1, record("card", "front", value("name", "yellow_green")))))
    return replace(made, types={"card": replace(CARD, fields=(COLOUR,))})


def test_text_for_people_says_the_title(tmp_path: Path) -> None:
    text = export(TXT, painted(), tmp_path / "a.txt").read_text(encoding="utf-8-sig")
    assert "Colour：Yellow + green" in text
    assert "yellow_green" not in text


def test_the_sheet_says_the_title(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(export(XLSX, painted(), tmp_path / "a.xlsx")).active
    assert sheet is not None
    assert sheet["A2"].value == "Yellow + green"


def test_programs_get_the_key(tmp_path: Path) -> None:
    told = json.loads(export(JSON, painted(), tmp_path / "a.json").read_text(encoding="utf-8"))
    assert told["pages"][0]["documents"][0]["fields"][0]["text"] == "yellow_green"
