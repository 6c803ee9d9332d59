"""An office whose account is with Tencent Cloud, over its simulator; tests of another cloud name their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ocrdesk.providers.tencent.tencent_provider import TencentProvider
from tests.simulators import TencentSimulator
from tests.unit.providers.clouds.office import Office


@pytest.fixture
def service() -> Iterator[TencentSimulator]:
    with TencentSimulator(calls_per_second=0) as service:
        yield service


@pytest.fixture
def office(service: TencentSimulator, tmp_path: Path) -> Iterator[Office]:
    account = next(iter(service.accounts.values()))
    given = {"secret_id": account.secret_id, "secret_key": account.secret_key, "endpoint": service.url}
    office = Office(TencentProvider, given, tmp_path)
    yield office
    office.close()
