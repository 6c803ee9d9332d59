"""Drawing papers of one kind after another; and the set of them that the figures are measured on, always the same."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from tests.bench.drawn.degrade import Grade, Truth, degrade
from tests.bench.drawn.kinds import KINDS, PHOTOGRAPHS, TRIALS
from tests.bench.drawn.paper import Paper
from tests.bench.picture_sets import DRAWN, PictureSet

ALL_KINDS = (*KINDS, *PHOTOGRAPHS)
SEED = 2008
"""The set of the figures: once a rule was changed for what these show, measure on another seed."""
EACH, OF_PHOTOGRAPHS = 8, 24
"""So many mild and so many hard ones of a kind: one that is too dark takes all its fields, and must not decide a figure
alone. A photograph has the few fields of its plates."""


def draw(kind: str, seed: int, mild: int, hard: int) -> Iterator[tuple[str, Image.Image, Truth]]:
    """So many mild and hard papers of a kind: name, picture and truth; the same ones for the same seed."""
    for number in range(mild + hard):
        grade: Grade = "mild" if number < mild else "hard"
        name = f"{kind}_{seed}_{grade}_{number:02}"
        chance = random.Random(name)  # noqa: S311
        if kind not in KINDS:
            picture, truth = {**PHOTOGRAPHS, **TRIALS}[kind](chance.getrandbits(31), grade)
        else:
            paper = KINDS[kind](chance)
            picture, truth = degrade(paper.picture, paper.truth, chance.getrandbits(31), grade)
        yield name, picture, truth | {"file": f"{name}.jpg"}


def draw_into(folder: Path, kind: str, seed: int, mild: int, hard: int) -> None:
    """The same as files in a folder: pictures, and their truth beside them."""
    for name, picture, truth in draw(kind, seed, mild, hard):
        _save(folder, name, picture, truth)


def degrade_into(folder: Path, name: str, paper: Paper, seed: int, grade: Grade) -> None:
    """One paper, photographed, as files of that name in a folder: the picture, and its truth beside it."""
    picture, truth = degrade(paper.picture, paper.truth, seed, grade)
    _save(folder, name, picture, truth | {"file": f"{name}.jpg"})


def _save(folder: Path, name: str, picture: Image.Image, truth: Truth) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    picture.save(folder / f"{name}.jpg", quality=92)
    (folder / f"{name}.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")


def drawn_set(folder: Path) -> PictureSet:
    """The set of the figures, in that folder; what is there already is not drawn again."""
    for kind in ALL_KINDS:
        count = OF_PHOTOGRAPHS if kind in PHOTOGRAPHS else EACH
        if not (folder / f"{kind}_{SEED}_hard_{2 * count - 1:02}.json").exists():
            draw_into(folder, kind, SEED, count, count)
    return PictureSet(DRAWN, folder)
