"""What is read to find out how a page stands, and need not be read again."""

from collections.abc import Sequence

import numpy as np
import pytest

from ocrdesk.model import Character
from ocrdesk.providers.offline.detection import Found, Picture
from ocrdesk.providers.offline.orientation import WHOLE, find_orientation
from ocrdesk.providers.offline.recognition import LineReader, Reading


class Measures(LineReader):
    """Says of each strip, surely, a letter for each of its pixels."""

    def __init__(self) -> None:
        """Without a network."""

    def read_narrowed(self, crops: Sequence[Picture]) -> list[Reading]:
        return [Reading((Character("x", 0.99, 0.0, 1.0),) * crop.shape[1]) for crop in crops]


@pytest.mark.parametrize("height", [36.0, 36.4, 36.9])
def test_what_a_line_says_is_only_told_where_it_was_read_to_its_end(height: float) -> None:
    picture = np.full((400, 1000, 3), 255, dtype=np.uint8)
    widths = [WHOLE * height + more for more in (-20, -6, -1, 6, 20)]
    found = [
        Found(np.array([[5, y], [5 + w, y], [5 + w, y + height], [5, y + height]], dtype=np.float32), 0.9)
        for w, y in zip(widths, range(10, 400, 60), strict=False)
    ]
    told = find_orientation(picture, found, Measures()).told
    assert told
    assert all(len(reading.text) >= place.width - 2 for place, reading in told)
