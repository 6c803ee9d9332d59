"""What stands in an option, wherever it was written, becomes a value that can be used."""

from pathlib import Path

import pytest

from ocrdesk.providers.ctyun.ctyun_provider import CtyunProvider
from ocrdesk.providers.web.options import CALLS_PER_SECOND, QUOTA, values
from tests.simulators import CtyunAccount, CtyunSimulator
from tests.unit.providers.clouds.office import Office, drawn_page


@pytest.mark.parametrize(
    ("text", "value"),
    [("1234567", "1234567"), ("-3", "0"), ("nan", "0"), ("inf", "0"), ("many", "0"), ("2.5", "2.5")],
)
def test_a_number_is_kept_whole_and_within_its_bounds(text: str, value: str) -> None:
    found = values((QUOTA, CALLS_PER_SECOND), {"quota": text, "calls_per_second": ""})
    assert found == {"quota": value, "calls_per_second": "0"}


def test_half_a_page_more_in_a_call_stops_no_page(tmp_path: Path) -> None:
    account = CtyunAccount()
    keys = {"access_key": account.access_key, "security_key": account.security_key, "app_key": account.app_key}
    with CtyunSimulator(calls_per_second=0) as service:
        office = Office(CtyunProvider, {**keys, "endpoint": service.url, "batch": "2.5"}, tmp_path)
        assert office.read(drawn_page()).lines
        office.close()
