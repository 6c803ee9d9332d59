"""The offline provider's processes share the memory that it may keep."""

from contextlib import closing

import pytest

from ocrdesk.providers.offline.offline_provider import LEAST_MEMORY, MEGABYTE, OfflineProvider

ENOUGH = 2 * LEAST_MEMORY // MEGABYTE


@pytest.mark.parametrize(("megabytes", "running"), [(ENOUGH, 2), (ENOUGH - 1, 1)])
def test_together_they_keep_no_more_memory_than_one_may(
    megabytes: int, running: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ocrdesk.providers.offline.offline_provider.usable_cores", lambda: 4)
    with closing(OfflineProvider(options={"memory_ceiling": str(megabytes)})) as provider:
        ceilings = [child.ceiling for child in provider._pool.children]
        assert ceilings == [megabytes * MEGABYTE // running] * 2
        assert provider._pool._most == running
