"""Connected pieces are found where they are, however empty the mask is around them."""

import numpy as np
import pytest

from ocrdesk.providers.offline.components import components


def test_pieces_stand_where_they_are_and_have_their_pixels() -> None:
    mask = np.zeros((50, 40), dtype=np.uint8)
    mask[3, 5:25] = 255
    mask[20:23, 8] = mask[23, 9] = 255
    found = {(each.left, each.top, each.width, each.height, each.area) for each in components(mask)}
    assert found == {(5, 3, 20, 1, 20), (8, 20, 2, 4, 4)}
    for each in components(mask):
        assert (each.inside == (mask[each.place] > 0)).all()


@pytest.mark.parametrize("gap", [1, 2, 9])
def test_empty_rows_part_pieces_however_few_they_are(gap: int) -> None:
    mask = np.zeros((20, 10), dtype=np.uint8)
    mask[4] = mask[5 + gap] = 255
    assert [each.top for each in components(mask)] == [4, 5 + gap]


@pytest.mark.parametrize("row", [0, 19])
def test_a_piece_at_the_edge_is_found(row: int) -> None:
    mask = np.zeros((20, 10), dtype=np.uint8)
    mask[row, :4] = 1
    assert [(each.top, each.width) for each in components(mask)] == [(row, 4)]


def test_an_empty_mask_has_none() -> None:
    assert not list(components(np.zeros((20, 10), dtype=np.uint8)))
