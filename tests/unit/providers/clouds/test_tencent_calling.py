"""Tencent Cloud over real HTTP: what is sent, what is paid for, what a wrong clock and a limit do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.simulators import TencentSimulator
from tests.unit.providers.clouds.tencent_service import YEARS, page, provider, recognize, values


@pytest.fixture
def service() -> Iterator[TencentSimulator]:
    with TencentSimulator() as running:
        yield running


def test_an_id_card_is_read(service: TencentSimulator, tmp_path: Path) -> None:
    with provider(service, tmp_path) as (made, ledger):
        found = recognize(made, "id_card")
        assert values(found)["id_number"] == "110101199003078021"
        (total,) = ledger.totals(*YEARS)
        assert (total.api, total.code, total.calls, total.billed) == ("IDCardOCR", "", 1, 1)


def test_plain_text_is_read(service: TencentSimulator, tmp_path: Path) -> None:
    with provider(service, tmp_path) as (made, _):
        found = recognize(made, "text")
    assert [line.text for line in found.lines] == ["测试"]
    assert service.calls[0].action == "GeneralAccurateOCR"


def test_the_same_page_is_paid_for_once(service: TencentSimulator, tmp_path: Path) -> None:
    with provider(service, tmp_path) as (made, _):
        first = recognize(made, "id_card")
        again = recognize(made, "id_card")
        other = recognize(made, "id_card", page(shade=9))
    assert first.documents == again.documents == other.documents
    assert len(service.calls) == 2
