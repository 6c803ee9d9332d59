"""The perspective that lays a four-sided paper flat: a rectangle as large as the paper lies in the picture."""

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.providers.offline.detection import Corners

Matrix = NDArray[np.float64]


def flattening(outline: Corners, margin: float = 0.0) -> tuple[Matrix, tuple[int, int]]:
    """From the picture onto the flat paper, and how wide and high that is, in pixels.

    `outline` is clockwise from the upper left; `margin` is what is seen around it, in parts of its longer side.
    """
    a, b, c, d = outline
    width = max(float(np.hypot(*(b - a))), float(np.hypot(*(c - d))), 1.0)
    height = max(float(np.hypot(*(d - a))), float(np.hypot(*(c - b))), 1.0)
    edge = margin * max(width, height)
    right, bottom = width + edge, height + edge
    flat = np.array([(edge, edge), (right, edge), (right, bottom), (edge, bottom)], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(outline, flat)
    return np.asarray(matrix, dtype=np.float64), (round(width + 2 * edge), round(height + 2 * edge))
