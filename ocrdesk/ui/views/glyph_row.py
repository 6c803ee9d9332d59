"""A column of vertical text laid out as a row: cut where the paper shows between its glyphs."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

PITCH = 16
"""Rows of the profile for one glyph: fine enough to find a gap, coarse enough to be quick."""
NARROWEST, WIDEST = 10, 23
"""Least and most rows of the profile between two cuts."""
STRETCH_COST = 0.01
"""What a row more or less than the pitch costs, squared, against 1 for a cut through the darkest row."""


def as_row(column: QImage, glyphs: int) -> QImage:
    """The column's glyphs side by side, the topmost at the left; `glyphs` is about how many there are."""
    ink = _profile(column, max(1, glyphs))
    cuts = [round(cut * column.height() / len(ink)) for cut in _cuts(ink)]
    pieces = list(pairwise([0, *cuts, column.height()]))
    tallest = max(end - start for start, end in pieces)
    row = QImage(column.width() * len(pieces), tallest, QImage.Format.Format_RGB32)
    row.fill(_paper(column))
    painter = QPainter(row)
    for place, (start, end) in enumerate(pieces):
        top = (tallest - (end - start)) // 2
        painter.drawImage(place * column.width(), top, column, 0, start, column.width(), end - start)
    painter.end()
    return row


def _profile(column: QImage, glyphs: int) -> list[float]:
    """How much ink each row of the column bears (0-1), in PITCH rows for each glyph."""
    grey = column.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = grey.scaled(1, glyphs * PITCH, mode=Qt.TransformationMode.SmoothTransformation)
    shades = [rows.pixelColor(0, row).lightness() for row in range(rows.height())]
    # Measured from the lightest row around: paper in the shade is not ink.
    ink = [max(shades[max(0, row - PITCH) : row + PITCH + 1]) - shade for row, shade in enumerate(shades)]
    darkest = max(1, *ink)
    return [amount / darkest for amount in ink]


def _cuts(ink: list[float]) -> list[int]:
    """The cuts that go through the least ink at the most even distances: the best chain, found row by row."""
    end = len(ink)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for row in range(1, end + 1):
        through = ink[row] if row < end else 0.0
        chains = [
            (best[start][0] + through + STRETCH_COST * (row - start - PITCH) ** 2, start)
            for start in range(max(0, row - WIDEST), row - NARROWEST + 1)
        ]
        best.append(min(chains, default=(float("inf"), 0)))
    cuts = []
    row = best[end][1]
    while row > 0:
        cuts.append(row)
        row = best[row][1]
    return cuts[::-1]


def _paper(column: QImage) -> int:
    row = column.scaled(1, column.height(), mode=Qt.TransformationMode.SmoothTransformation)
    return max((row.pixel(0, y) for y in range(row.height())), key=lambda rgb: rgb & 0xFF)
