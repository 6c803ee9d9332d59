"""What the networks keep in memory: the room for usual inputs, which come again, but not that for the largest."""

import numpy as np
import psutil
import pytest

from ocrdesk.providers.offline import networks
from ocrdesk.providers.offline.networks import load_detection

MEGABYTE = 1024 * 1024


def resident() -> float:
    return float(psutil.Process().memory_info().rss) / MEGABYTE


def test_the_memory_for_the_largest_inputs_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    network = load_detection("onnxruntime", 1)
    page = np.zeros((1, 3, 960, 960), dtype=np.float32)
    network.run(page)
    keeps = resident()
    monkeypatch.setattr(networks, "MOST_KEPT", page.size - 1)
    network.run(page)
    assert resident() < keeps - 30
