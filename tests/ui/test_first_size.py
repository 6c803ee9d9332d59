"""The first window suits its screen, from an old notebook to a large one at any scale."""

import pytest
from PySide6.QtCore import QSize

from ocrdesk.ui.first_size import first_size


@pytest.mark.parametrize(
    ("screen", "window"),
    [
        pytest.param((1024, 728), (984, 648), id="old notebook"),
        pytest.param((1366, 728), (1320, 648), id="notebook"),
        pytest.param((1920, 1040), (1536, 832), id="desk, or 4K at 200 %"),
        pytest.param((2560, 1400), (2048, 1120), id="large, or 4K at 150 %"),
        pytest.param((3840, 2120), (2400, 1500), id="4K at 100 %"),
        pytest.param((1080, 1880), (1040, 1500), id="upright"),
    ],
)
def test_the_first_window_takes_its_share_of_the_screen(screen: tuple[int, int], window: tuple[int, int]) -> None:
    assert first_size(QSize(*screen)) == QSize(*window)
