"""What the tests of jobs share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.jobs.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.queue.close()
    desk.journal.close()
