"""Which text stands in which cell: lines cut where they run on into the next cell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby

from ocrdesk.model import Line
from ocrdesk.tables.grid import Grid
from ocrdesk.tables.strips import BETWEEN_WORDS, wide_gaps

RULE_LIKE = "|｜丨︱│┃¦"
"""What a plumb rule is read as."""
WORD = re.compile(r"[!-~]")
WORDS = re.compile(r"[!-~]+")
LONG_NUMBER, REST = re.compile(r"(?<![!-~])[A-Z]{0,3}[\d,.]{5,}$"), re.compile(r"[\d,.]*[\dX]")
"""A number, or code with letters before it, that fills a row, and what may be left of it for the next one."""
PADDING, WORD_GAP = 1.5, 0.5
"""What lies between the rules of a cell and its text, both sides together, and between words, in heights of print."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line, numbered in its page, that stands in one cell; `cut` where the line runs on."""

    line: Line
    number: int
    cut: bool


def pieces_in(grid: Grid, lines: Sequence[Line]) -> dict[int, list[Piece]]:
    """The pieces of the lines by the number of their cell; lines outside are left out."""
    found: dict[int, list[Piece]] = {}
    for number, line in enumerate(lines):
        parts = _parts(grid, line)
        for cell, *stretch in parts:
            start, end = _trimmed(line.text, *stretch, cut=len(parts) > 1)
            if end > start:
                cut = (start, end) != (0, len(line.text))
                found.setdefault(cell, []).append(Piece(line.part(start, end), number, cut))
    return found


def texts_in(grid: Grid, pieces: Mapping[int, Sequence[Piece]], em: float) -> list[str]:
    """The text of each cell: its rows from the top, each from the left; `em` is the height of the print."""
    cells = [_rows(grid, pieces.get(number, ())) for number in range(len(grid.places))]
    rooms = _rooms(grid, cells, em)
    return [set_rows(rows, room, em) for rows, room in zip(cells, rooms, strict=True)]


def set_rows(rows: Sequence[tuple[str, float]], room: float, em: float) -> str:
    """The text of rows, each with its width, below one another where so much room is.

    A row that is full goes on in the next one; one that ends sooner has a line break of its own.
    """
    text, free = "", 0.0
    for row, width in rows:
        if text and free > _first_width(row, width) + WORD_GAP * em:
            text += "\n" + row
        elif _is_one_number(text, row):
            text += row
        else:
            text = joined(text, row)
        free = room - width
    return text


def _is_one_number(text: str, row: str) -> bool:
    """Whether a long number that ends a full row goes on in the next: its rest is shorter, and nothing else."""
    number, rest = LONG_NUMBER.search(text), REST.fullmatch(row)
    return bool(number and rest and len(row) < len(number[0]))


def _rows(grid: Grid, pieces: Sequence[Piece]) -> list[tuple[str, float]]:
    """The rows of one cell with their widths."""
    placed = [(grid.frame.to_grid(piece.line.quad.centre), piece.line) for piece in pieces]
    placed.sort(key=lambda each: each[0][1])
    rows: list[list[tuple[float, Line]]] = []
    last = 0.0
    for (u, v), line in placed:
        if rows and v - last < 0.5 * min(line.quad.height, rows[-1][0][1].quad.height):
            rows[-1].append((u, line))
        else:
            rows.append([(u, line)])
            last = v
    return [_one(sorted(row, key=lambda each: each[0])) for row in rows]


def _one(row: Sequence[tuple[float, Line]]) -> tuple[str, float]:
    """The text of one row, and how far it reaches."""
    (first, before), (last, after) = row[0], row[-1]
    width = last + after.quad.width / 2 - first + before.quad.width / 2
    return reduce(joined, (line.text.strip() for _, line in row)), width


def _rooms(grid: Grid, cells: Sequence[Sequence[tuple[str, float]]], em: float) -> list[float]:
    """How wide a row of each cell may be: its column within the rules, or as wide as the rows of a guessed one."""
    if not grid.guess:
        ends = ((place.column, place.column + place.column_span) for place in grid.places)
        return [grid.columns[end] - grid.columns[start] - PADDING * em for start, end in ends]
    widest: dict[tuple[int, int], float] = {}
    columns = [(place.column, place.column_span) for place in grid.places]
    for column, rows in zip(columns, cells, strict=True):
        widest[column] = max([widest.get(column, 0.0), *(width for _, width in rows)])
    return [widest[column] for column in columns]


def _first_width(row: str, width: float) -> float:
    """How wide the first of a row is that cannot be parted: a word, or a Chinese character."""
    word = WORDS.match(row)
    return width * (len(word[0]) if word else 1) / max(len(row), 1)


def joined(text: str, following: str) -> str:
    """Two stretches of one cell: with a blank between words of Latin letters only."""
    if text and following and WORD.match(text[-1]) and WORD.match(following[0]):
        return text + following if text[-1] in "-/" else f"{text} {following}"
    return text + following


def _parts(grid: Grid, line: Line) -> list[tuple[int, int, int]]:
    """(cell, start, end) of each stretch of the line's characters that stands in one cell."""
    corners = line.quad
    ends = [grid.number_at(corners.part(at, at, downwards=line.vertical).centre) for at in (0.02, 0.5, 0.98)]
    if ends[0] == ends[1] == ends[2] or not line.characters:
        return [(ends[1], 0, len(line.text))] if ends[1] is not None else []
    cells = [
        grid.number_at(corners.part(each.start, each.end, downwards=line.vertical).centre) for each in line.characters
    ]
    if grid.guess and not wide_gaps(line):
        # Where nothing rules the columns, a text is only cut where it has a gap itself.
        cells = [cell for word in _words(line, cells) for cell in [_usual(word)] * len(word)]
    lengths = [len(each.text) for each in line.characters]
    parts, start = [], 0
    for cell, run in groupby(zip(cells, lengths, strict=True), key=lambda each: each[0]):
        end = start + sum(length for _, length in run)
        if cell is not None:
            parts.append((cell, start, end))
        start = end
    return parts


def _words(line: Line, cells: Sequence[int | None]) -> list[list[int | None]]:
    """The cells of the line's characters, word by word; a blank goes with the word before it."""
    starts = {end for _, end in wide_gaps(line, BETWEEN_WORDS)}
    words: list[list[int | None]] = [[]]
    for character, cell in zip(line.characters, cells, strict=True):
        if character.start in starts and character.text.strip():
            words.append([])
        words[-1].append(cell)
    return words


def _usual(cells: Sequence[int | None]) -> int | None:
    known = [cell for cell in cells if cell is not None]
    return max(known, key=known.count) if known else None


def _trimmed(text: str, start: int, end: int, *, cut: bool) -> tuple[int, int]:
    """The stretch without blanks, and where the line was cut without the rule that was read as a letter."""
    away = " " + (RULE_LIKE if cut else "")
    while start < end and text[start] in away:
        start += 1
    while start < end and text[end - 1] in away:
        end -= 1
    return start, end
