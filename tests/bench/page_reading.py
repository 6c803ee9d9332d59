"""Reads drawn pages of text and of tables, ours and plain RapidOCR in turns, and scores both."""

import random
import sys
import tempfile
from pathlib import Path

from tests.bench.drawn.degrade import Grade
from tests.bench.drawn.drawing import degrade_into
from tests.bench.drawn.pages import PAGES
from tests.bench.drawn.tables import STYLES
from tests.bench.figures import Figure, at_least
from tests.bench.picture_sets import DRAWN_PAGES, PictureSet, data_folder
from tests.bench.reading import read_and_score
from tests.bench.scores import Scores, cells, characters, reading_order

SEED = 3001
"""Once a rule was changed for what these pictures show, measure on another seed."""
GRADES: tuple[Grade, ...] = ("mild", "mild", "hard", "hard")
RULED = ("table_ruled", "table_open", "table_dotted")


def measure_pages() -> list[Figure]:
    """Characters, reading order and cells. Ends the program where there is no scorer."""
    data = data_folder()
    if data is None:
        sys.exit("the scorer of the measuring data is not here (OCRDESK_DATA)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _draw(folder / "pictures")
        pictures = list(PictureSet(DRAWN_PAGES, folder / "pictures").pictures())
        scores, _ = read_and_score(pictures, folder, data)
    return [*_cells(scores), *characters(scores), reading_order(scores.ours["mild"], tuple(PAGES))]


def _draw(folder: Path) -> None:
    for kind, draw in {**PAGES, **STYLES}.items():
        for number, grade in enumerate(GRADES):
            name = f"{kind}_{SEED}_{grade}_{number:02}"
            chance = random.Random(name)  # noqa: S311
            degrade_into(folder, name, draw(chance), chance.getrandbits(31), grade)


def _cells(scores: Scores) -> list[Figure]:
    free = tuple(sorted({name for name in scores.ours["mild"] if name.startswith("table_")} - set(RULED)))
    groups = (("有线表 / ruled tables", RULED, 97.0), ("无线或少线的表 / tables with few rules or none", free, 90.0))
    figures = []
    for title, names, promised in groups:
        for degrade, counts in scores.ours.items():
            share, count = cells(counts, names)
            figure = f"{title}, cellF1, {degrade}"
            if degrade == "mild":
                figures.append(at_least(figure, promised, share, f"{count} cells"))
            elif share is not None:
                figures.append(Figure(figure, "", f"{share:.1f} %", None, f"{count} cells"))
    return figures
