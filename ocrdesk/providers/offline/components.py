"""The connected pieces of a mask that is mostly empty, as masks of rules are."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Component:
    """A connected piece: its box in pixels of the mask, the pixels it has, and where they are in the box."""

    left: int
    top: int
    width: int
    height: int
    area: int
    labels: NDArray[np.int32]
    label: int

    @property
    def place(self) -> tuple[slice, slice]:
        return np.s_[self.top : self.top + self.height, self.left : self.left + self.width]

    @property
    def inside(self) -> NDArray[np.bool_]:
        return np.asarray(self.labels == self.label)


def components(mask: NDArray[np.generic]) -> Iterator[Component]:
    """The pieces of a mask; pixels that touch at a corner only are of one piece, too."""
    inked = np.flatnonzero(np.asarray(mask, dtype=np.uint8).any(axis=1))
    # Of empty rows one after another, the first one alone parts what is above from what is below.
    rows = np.union1d(inked, np.minimum(inked + 1, len(mask) - 1))
    if not len(rows):
        return
    dense = np.ascontiguousarray(mask[rows], dtype=np.uint8)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(dense, connectivity=8)
    for label in range(1, count):
        left, top, width, height, area = (int(value) for value in boxes[label])
        part = np.asarray(labels[top : top + height, left : left + width], dtype=np.int32)
        yield Component(left, int(rows[top]), width, height, area, part, label)
