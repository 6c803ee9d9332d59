"""Keys and addresses as they come from the clipboard: what no call can hold is told in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ocrdesk.errors import CredentialsRefused, NetworkFailed
from ocrdesk.providers.tencent.tencent_provider import TencentProvider
from tests.simulators import TencentSimulator
from tests.unit.providers.clouds.office import Office, drawn_page


@pytest.fixture
def service() -> Iterator[TencentSimulator]:
    with TencentSimulator(calls_per_second=0) as service:
        yield service


@pytest.mark.parametrize("mark", ["\u200b", "Ａ", "\n"], ids=["invisible", "full-width", "line break"])
def test_a_key_with_a_character_that_no_key_has(service: TencentSimulator, tmp_path: Path, mark: str) -> None:
    account = next(iter(service.accounts.values()))
    secret_id = f"{account.secret_id[:4]}{mark}{account.secret_id[4:]}"
    keys = {"secret_id": secret_id, "secret_key": account.secret_key, "endpoint": service.url}
    office = Office(TencentProvider, keys, tmp_path)
    with pytest.raises(CredentialsRefused) as told:
        office.read(drawn_page())
    assert "character" in str(told.value.title)
    with pytest.raises(CredentialsRefused):
        office.provider.check()
    assert (len(service.calls), office.billed()) == (0, 0)
    office.close()


def test_an_address_that_is_none(tmp_path: Path) -> None:
    keys = {"secret_id": "AKID", "secret_key": "x", "endpoint": "https://ocr.example:port"}
    office = Office(TencentProvider, keys, tmp_path)
    with pytest.raises(NetworkFailed) as told:
        office.read(drawn_page())
    assert "address" in str(told.value.title)
    office.close()
