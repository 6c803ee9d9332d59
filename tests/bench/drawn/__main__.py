"""Draws papers with their truth: python -m tests.bench.drawn OUTDIR [--seed N] [--count N] [--hard N] [--only KIND].

Of each kind `count` mild ones and `hard` hard ones (default: two thirds as many).
"""

import argparse
from pathlib import Path

from tests.bench.drawn.drawing import ALL_KINDS, draw_into
from tests.bench.drawn.kinds import TRIALS


def main() -> None:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.drawn", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=6, help="mild pictures of each kind")
    parser.add_argument("--hard", type=int, help="hard pictures of each kind")
    parser.add_argument(
        "--only", action="append", choices=(*ALL_KINDS, *TRIALS), help="only this kind; may be repeated"
    )
    wanted = parser.parse_args()
    hard = wanted.count * 2 // 3 if wanted.hard is None else wanted.hard
    for kind in wanted.only or ALL_KINDS:
        draw_into(wanted.folder, kind, wanted.seed, wanted.count, hard)


if __name__ == "__main__":
    main()
