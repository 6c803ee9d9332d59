"""Tables drawn for tests: a picture with exact lines of text and the grid that must be found."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from ocrdesk.model import Character, Line, Quad

Picture = NDArray[np.uint8]
Colour = tuple[int, int, int]
PAPER, INK = (250, 250, 250), (40, 40, 40)
HEIGHT = 18
LETTER = 11
ON_DESK = 0.9


@dataclass
class Sheet:
    """A page to draw on; `texts` are (text, left, top) and become lines."""

    width: int = 1000
    height: int = 1300
    picture: Picture = field(init=False)
    texts: list[tuple[str, float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.picture = np.full((self.height, self.width, 3), PAPER, dtype=np.uint8)

    def write(self, text: str, left: float, top: float, ink: Colour = INK) -> None:
        """A line of text with its top left there; letters are 11 pixels wide."""
        for number, letter in enumerate(text):
            spot = round(left + number * LETTER), round(top + HEIGHT - 3)
            cv2.putText(self.picture, letter, spot, cv2.FONT_HERSHEY_SIMPLEX, 0.5, ink, 1, cv2.LINE_AA)
        self.texts.append((text, left, top))

    def rule(self, start: tuple[float, float], end: tuple[float, float], *, thick: int = 1, dots: int = 0) -> None:
        """A straight rule; with `dots` a dotted one of that pitch."""
        a, b = (tuple(round(each) for each in point) for point in (start, end))
        if not dots:
            cv2.line(self.picture, a, b, INK, thick)
            return
        steps = int(np.hypot(b[0] - a[0], b[1] - a[1]) // dots)
        for step in range(steps):
            share = step / steps
            x, y = (round(p + (q - p) * share) for p, q in zip(a, b, strict=True))
            cv2.rectangle(self.picture, (x, y), (x + dots // 2 - 1, y), INK, -1) if a[1] == b[1] else cv2.rectangle(
                self.picture, (x, y), (x, y + dots // 2 - 1), INK, -1
            )

    def grid(self, columns: Sequence[float], rows: Sequence[float], *, frame: bool = True, dots: int = 0) -> None:
        """All rules between these places; without a frame the outermost plumb ones are missing."""
        for y in rows:
            self.rule((columns[0], y), (columns[-1], y), dots=dots)
        for x in columns if frame else columns[1:-1]:
            self.rule((x, rows[0]), (x, rows[-1]), dots=dots)

    def fill(self, texts: Sequence[Sequence[str]], columns: Sequence[float], rows: Sequence[float]) -> None:
        """Each row's texts in its cells, a little in from the left."""
        for line, top, bottom in zip(texts, rows, rows[1:], strict=False):
            for text, left in zip(line, columns, strict=False):
                if text:
                    self.write(text, left + 8, (top + bottom - HEIGHT) / 2)

    def lines(self) -> tuple[Line, ...]:
        return tuple(_line(text, left, top) for text, left, top in self.texts)

    def seen(
        self, *, degrees: float = 0, aslant: float = 0, noise: float = 0, desk: float = 0
    ) -> tuple[Picture, tuple[Line, ...]]:
        """The picture turned clockwise by `degrees`, its top narrowed by the share `aslant`, with noise; its lines.

        With a `desk` of that brightness (1-255) the whole paper is seen, smaller, lying on it.
        """
        w, h = self.width, self.height
        corners = np.array([[0, 0], [w, 0], [w, h], [0, h]], dtype=np.float32)
        inward = aslant * w / 2
        target = corners + np.array([[inward, 0], [-inward, 0], [0, 0], [0, 0]], dtype=np.float32)
        angle = np.deg2rad(degrees)
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        size = ON_DESK if desk else 1.0
        target = (size * (target - [w / 2, h / 2]) @ turn.T + [w / 2, h / 2]).astype(np.float32)
        matrix = cv2.getPerspectiveTransform(corners, target)
        picture = cv2.warpPerspective(
            self.picture, matrix, (w, h), flags=cv2.INTER_AREA, borderValue=(desk,) * 3 if desk else PAPER
        )
        if noise:
            stray = np.random.default_rng(7).normal(0, noise, picture.shape)
            picture = np.clip(picture + stray, 0, 255)

        def mapped(point: tuple[float, float]) -> tuple[float, float]:
            x, y, z = matrix @ np.array([*point, 1.0])
            return float(x / z), float(y / z)

        lines = tuple(
            Line(line.text, line.confidence, line.quad.mapped(mapped), False, line.characters) for line in self.lines()
        )
        return np.asarray(picture, dtype=np.uint8), lines


def _line(text: str, left: float, top: float) -> Line:
    count = len(text)
    characters = tuple(Character(letter, 0.99, i / count, (i + 1) / count) for i, letter in enumerate(text))
    return Line(text, 0.99, Quad.from_box(left, top, left + count * LETTER, top + HEIGHT), False, characters)
