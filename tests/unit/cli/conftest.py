"""The command with a provider that needs no models, and a bar without its lasting thread."""

from dataclasses import replace

import pytest
from tqdm import tqdm

from ocrdesk.app import App, Overrides, build
from tests.fakes import FakeProvider


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tqdm, "monitor_interval", 0)

    def quick(overrides: Overrides) -> App:
        return build(replace(overrides, providers={"offline": FakeProvider()}))

    monkeypatch.setattr("ocrdesk.app.build", quick)
