"""Pictures made smaller in quick steps: as large as asked for, and each pixel the mean of what it stands for."""

import cv2
import numpy as np
import pytest

from ocrdesk.providers.offline.shrinking import halved, shrunk


@pytest.mark.parametrize("size", [(2376, 1709), (601, 301), (480, 3), (64, 64)])
@pytest.mark.parametrize("scale", [1.0, 0.7, 0.5, 0.2])
def test_a_picture_shrunk_in_steps_is_as_if_shrunk_at_once(size: tuple[int, int], scale: float) -> None:
    down, across = np.mgrid[0 : size[0], 0 : size[1]]
    waves = 127 + 60 * np.sin(down / 40) + 60 * np.sin(across / 30)
    picture = np.repeat(waves[..., None], 3, axis=2).astype(np.uint8)
    small = shrunk(picture, scale)
    expected = max(1, round(size[1] * scale)), max(1, round(size[0] * scale))
    assert (small.shape[1], small.shape[0]) == expected
    at_once = cv2.resize(picture, expected, interpolation=cv2.INTER_AREA)
    assert np.abs(small.astype(int) - at_once.astype(int)).mean() < 2


def test_half_of_an_odd_side_leaves_the_last_row_out() -> None:
    grey = np.zeros((5, 4), dtype=np.uint8)
    grey[4] = 255
    assert halved(grey).tolist() == [[0, 0], [0, 0]]


def test_a_single_pixel_stays() -> None:
    assert halved(np.full((1, 1, 3), 7, dtype=np.uint8)).tolist() == [[[7, 7, 7]]]
