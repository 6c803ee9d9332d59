"""Measures our tables beside other programs' on drawn pages and rewrites docs/TABLES.md.

    python -m tests.bench.table_rivals [--each N] [--seed N]

All are given the same pictures and the exact places of the texts, so that only the grids are compared. img2table is
measured where it is installed beside the program (it wants an OpenCV of its own, so it is no part of it).
"""

import argparse
import importlib
import importlib.util
import random
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from ocrdesk.model import Box, Character, Line, Quad
from ocrdesk.providers.offline.tables import find_tables
from tests.bench.drawn.degrade import degrade
from tests.bench.drawn.tables import STYLES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "TABLES.md"
Cells = set[tuple[int, int, str]]
Grids = list[Cells]
Rival = Callable[[Image.Image, Sequence[Line]], Grids]
PHOTOGRAPHED = "OCRDesk, photographed"
NARROW = 0.55
"""How wide a Latin letter is, in widths of a Chinese one."""


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.table_rivals", description=__doc__)
    parser.add_argument("--each", type=int, default=6, help="pages of each style")
    parser.add_argument("--seed", type=int, default=20)
    wanted = parser.parse_args()
    rivals = _rivals()
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for style, draw in STYLES.items():
        for number in range(wanted.each):
            chance = random.Random(f"{style} {wanted.seed} {number}")  # noqa: S311
            paper = draw(chance)
            picture, truth = degrade(paper.picture, paper.truth, wanted.seed + number, "mild")
            lines, told = lines_of(truth), [cells_of(table["cells"]) for table in truth["tables"]]
            straight = paper.picture.convert("RGB"), lines_of(paper.truth)
            counts[style][PHOTOGRAPHED].update(_compared(told, _ours(picture, lines)))
            for name, rival in rivals.items():
                counts[style][name].update(_compared(told, rival(*straight)))
        print(style, {name: _share(count) for name, count in counts[style].items()}, flush=True)
        # After each style: the slow ones among the rivals may be stopped before they are through.
        PAGE.write_text(_page((PHOTOGRAPHED, *rivals), counts, wanted.each), encoding="utf-8")


def lines_of(truth: Mapping[str, Any]) -> tuple[Line, ...]:
    """The lines of a page as a perfect recogniser gives them, in no order."""
    lines = [_line(each["text"], each["quad"]) for each in truth["lines"] if not each.get("ignore")]
    random.Random(1).shuffle(lines)  # noqa: S311
    return tuple(lines)


def cells_of(cells: Sequence[Mapping[str, Any]]) -> Cells:
    """Row, column and text of all cells that have one, in the form in which they are compared."""
    return {(cell["row"], cell["col"], _form(cell["text"])) for cell in cells if _form(cell["text"])}


def _line(text: str, corners: Sequence[Sequence[float]]) -> Line:
    widths = [1.0 if unicodedata.east_asian_width(letter) in "WF" else NARROW for letter in text]
    ends = np.cumsum([0.0, *widths]) / sum(widths)
    characters = tuple(
        Character(letter, 0.99, float(start), float(end))
        for letter, start, end in zip(text, ends, ends[1:], strict=False)
    )
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return Line(text, 0.99, Quad((a, b, c, d)), False, characters)


def _form(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _compared(told: Grids, found: Grids) -> Counter[str]:
    count = Counter(told=sum(map(len, told)), found=sum(map(len, found)))
    count["right"] = sum(len(one & other) for one, other in zip(told, found, strict=False))
    return count


def _share(count: Counter[str]) -> float:
    return round(2 * count["right"] / max(count["told"] + count["found"], 1), 3)


def _ours(picture: Image.Image, lines: Sequence[Line]) -> Grids:
    pixels = np.ascontiguousarray(np.array(picture.convert("RGB"))[:, :, ::-1])
    tables = find_tables(np.asarray(pixels, dtype=np.uint8), lines)
    return [{(c.row, c.column, _form(c.text)) for c in table.cells if _form(c.text)} for table in tables]


def _pymupdf(_picture: Image.Image, lines: Sequence[Line]) -> Grids:
    import pymupdf

    right, bottom = (max(corner[axis] for line in lines for corner in line.quad.corners) for axis in (0, 1))
    page = pymupdf.open().new_page(width=right + 50, height=bottom + 50)
    writer, font = pymupdf.TextWriter(page.rect), pymupdf.Font("china-s")
    for line in lines:
        box = line.quad.bounds
        size = box.width / max(font.text_length(line.text, 1), 0.1)
        writer.append((box.left, box.bottom - 0.15 * box.height), line.text, font=font, fontsize=size)
    writer.write_text(page)
    return [_gridded(table.extract()) for table in page.find_tables(strategy="text").tables]


def _gridded(rows: Sequence[Sequence[str | None]]) -> Cells:
    return {(y, x, _form(text)) for y, row in enumerate(rows) for x, text in enumerate(row) if text and _form(text)}


def _img2table(picture: Image.Image, lines: Sequence[Line]) -> Grids:
    document: Any = importlib.import_module("img2table.document")
    packed = BytesIO()
    picture.convert("RGB").save(packed, "PNG")
    tables = document.Image(packed, detect_rotation=False).extract_tables(implicit_rows=True, borderless_tables=True)
    return [_filled(table, lines) for table in tables]


def _filled(table: Any, lines: Sequence[Line]) -> Cells:
    """The texts that stand in the boxes of a grid; a box of several places counts once."""
    texts: dict[tuple[Box, int, int], list[Line]] = {}
    seen: dict[Box, tuple[int, int]] = {}
    for y, row in enumerate(table.content.values()):
        for x, cell in enumerate(row):
            box = Box(cell.bbox.x1, cell.bbox.y1, cell.bbox.x2, cell.bbox.y2)
            seen.setdefault(box, (y, x))
    for line in lines:
        for box, (y, x) in seen.items():
            if box.contains(line.quad.centre):
                texts.setdefault((box, y, x), []).append(line)
    return {
        (y, x, _form("".join(line.text for line in sorted(own, key=lambda line: line.quad.centre[::-1]))))
        for (_, y, x), own in texts.items()
    }


def _rivals() -> dict[str, Rival]:
    rivals: dict[str, Rival] = {"OCRDesk": _ours, "PyMuPDF text": _pymupdf}
    if importlib.util.find_spec("img2table"):
        rivals["img2table"] = _img2table
    return rivals


def _page(rivals: Sequence[str], counts: Mapping[str, Mapping[str, Counter[str]]], each: int) -> str:
    head = f"| style | {' | '.join(rivals)} |\n|---|{'---|' * len(rivals)}\n"
    rows = "".join(
        f"| {style} | {' | '.join(f'{_share(counts[style][name]):.3f}' for name in rivals)} |\n" for style in counts
    )
    return f"""# Tables: our own grids beside others'

Share of cells (F1 of row, column and text) on {each} drawn pages of each style, written by
`python -m tests.bench.table_rivals`. All are given the exact texts with their places, so that only the grids are
compared. The others see the page as it was drawn, straight and clean; ours is measured on that and on a mild photograph
of it. The styles are those of `tests/bench/drawn/tables.py`.

{head}{rows}
- PyMuPDF's `text` strategy sees the texts alone. On PDF pages with text its ruled strategy reads the drawn rules
  exactly, so ruled tables there are taken from it; those that nothing rules are found by our own grids there, too.
- `rapid_table` brings no models with its package (it downloads them at its first use), so it cannot be used offline.
- Few pages, so single mistakes weigh much. Dotted and dashed rules are followed as rules where their dots are
  even and stand alone; where a blurred photograph hides a column's dots, two columns may run together.
- `img2table` (2.0) needs `cv2.ximgproc`, which only the contrib build of OpenCV has; measured where it can run.
"""


if __name__ == "__main__":
    main()
