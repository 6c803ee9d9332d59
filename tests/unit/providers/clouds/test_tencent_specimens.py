"""The specimens, read by a simulated Tencent Cloud that knows their truth: nothing is lost there and back."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from ocrdesk.documents import DOCUMENT_TYPES
from ocrdesk.documents.read_documents import make_records
from ocrdesk.model import Page
from tests.simulators import TencentSimulator
from tests.unit.providers.clouds.tencent_service import provider, recognize

CARDS = ("id_card", "driver_licence", "vehicle_licence", "business_licence", "bank_card", "vat_invoice")
NEAR = 2.0
"""Pixels by which a place may be moved by rounding, and by scaling there and back."""


@pytest.fixture(scope="module")
def service() -> Iterator[TencentSimulator]:
    with TencentSimulator(calls_per_second=0) as running:
        yield running


def specimens(folder: Path, service: TencentSimulator, start: str, most: int) -> list[tuple[Page, dict[str, Any]]]:
    """The first specimens of a kind, which the service knows from now on."""
    found = []
    for path in sorted((folder / "specimens").glob(f"{start}_*.jpg"))[:most]:
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        service.truths.learn(path.read_bytes(), truth)
        with Image.open(path) as picture:
            found.append((Page(1, picture.width, picture.height, picture.convert("RGB").tobytes()), truth))
    return found


@pytest.mark.parametrize("start", CARDS)
def test_every_value_of_a_specimen_comes_back(
    shared_data: Path, service: TencentSimulator, tmp_path: Path, start: str
) -> None:
    known = specimens(shared_data, service, start, 2)
    assert known
    with provider(service, tmp_path) as (made, _):
        for page, truth in known:
            found = recognize(made, truth["document_type"], page)
            records = make_records(found.documents, DOCUMENT_TYPES)
            read = {value.key: value.text for record in records for value in record.fields}
            assert {key: read.get(key) for key in truth["fields"]} == truth["fields"]


def test_every_line_of_a_specimen_comes_back_to_its_place(
    shared_data: Path, service: TencentSimulator, tmp_path: Path
) -> None:
    ((page, truth),) = specimens(shared_data, service, "page_zh", 1)
    with provider(service, tmp_path) as (made, _):
        found = recognize(made, "text", page)
    assert [line.text for line in found.lines] == [line["text"] for line in truth["lines"]]
    for line, true in zip(found.lines, truth["lines"], strict=True):
        for (x, y), (true_x, true_y) in zip(line.quad.corners, true["quad"], strict=True):
            assert abs(x - true_x) <= NEAR
            assert abs(y - true_y) <= NEAR
