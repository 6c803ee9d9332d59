"""Draws papers with their truth: python -m tests.bench.drawn OUTDIR [--seed N] [--count N] [--hard N] [--only KIND].

Of each kind `count` mild ones and `hard` hard ones (default: two thirds as many).
"""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from tests.bench.drawn.degrade import Grade, Truth, degrade
from tests.bench.drawn.kinds import KINDS, PHOTOGRAPHS


def main() -> None:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.drawn", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=6, help="mild pictures of each kind")
    parser.add_argument("--hard", type=int, help="hard pictures of each kind")
    parser.add_argument(
        "--only", action="append", choices=(*KINDS, *PHOTOGRAPHS), help="only this kind; may be repeated"
    )
    wanted = parser.parse_args()
    hard = wanted.count * 2 // 3 if wanted.hard is None else wanted.hard
    wanted.folder.mkdir(parents=True, exist_ok=True)
    for kind in wanted.only or (*KINDS, *PHOTOGRAPHS):
        for name, picture, truth in draw(kind, wanted.seed, wanted.count, hard):
            picture.save(wanted.folder / f"{name}.jpg", quality=92)
            (wanted.folder / f"{name}.json").write_text(
                json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8"
            )


def draw(kind: str, seed: int, mild: int, hard: int) -> Iterator[tuple[str, Image.Image, Truth]]:
    """So many mild and hard papers of a kind: name, picture and truth; the same ones for the same seed."""
    for number in range(mild + hard):
        grade: Grade = "mild" if number < mild else "hard"
        name = f"{kind}_{seed}_{grade}_{number:02}"
        chance = random.Random(name)  # noqa: S311
        if kind in PHOTOGRAPHS:
            picture, truth = PHOTOGRAPHS[kind](chance.getrandbits(31), grade)
        else:
            paper = KINDS[kind](chance)
            picture, truth = degrade(paper.picture, paper.truth, chance.getrandbits(31), grade)
        yield name, picture, truth | {"file": f"{name}.jpg"}


if __name__ == "__main__":
    main()
