"""Figures that make small tables without rules."""

import pytest

from ocrdesk.tables.columns_of_text import Columns
from ocrdesk.tables.figures import speaks_for_itself
from ocrdesk.tables.strips import Strip


@pytest.mark.parametrize("mark", ["①", "²", "１２"], ids=["circled", "raised", "wide"])
def test_a_digit_that_is_no_number_stops_no_page(mark: str) -> None:
    names = ["品名", "铅笔", "橡皮", "尺子", "本子", "订书机"]
    figures = ["数量", "30", mark, "12", "8", "25"]
    rows = [
        [Strip(0, 0, 80, 20 * at, 12, name), Strip(1, 100, 140, 20 * at, 12, figure)]
        for at, (name, figure) in enumerate(zip(names, figures, strict=True))
    ]
    assert speaks_for_itself(rows, Columns((0, 90, 200), 5))
