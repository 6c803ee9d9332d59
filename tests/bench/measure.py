"""Measures the promised figures, as ratios where they can be, and writes them into docs/FIGURES.md.

python -m tests.bench.measure [NAME...]
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.memory import measure_memory
from tests.bench.reading import measure_reading
from tests.bench.stalling import measure_stall
from tests.bench.starting import measure_version, measure_window

PAGE = Path(__file__).resolve().parents[2] / "docs" / "FIGURES.md"

MEASURES: dict[str, Callable[[], list[Figure]]] = {
    "window": measure_window,
    "version": measure_version,
    "stall": measure_stall,
    "memory": measure_memory,
    "reading": measure_reading,
}

HEAD = """# 数据 / Figures

由 `make bench` 测得并写下。时间一律是同一次运行里交替测量的比值，与机器快慢无关。
Measured and written by `make bench`. Times are ratios of things measured in turn within one run.
Machine: {cores} cores. 测试图片全部是绘制的，人名、公司、号码都是虚构的。
The specimens are drawn; people, companies and numbers are invented.

| 项目 / figure | 承诺 / promised | 实测 / measured | | 方法 / how |
|---|---|---|---|---|
"""


def main(names: list[str]) -> int:
    """Measure what is named, or everything; the exit code tells whether all promises are kept."""
    unknown = set(names) - set(MEASURES)
    if unknown:
        sys.exit(f"not one of {', '.join(MEASURES)}: {', '.join(sorted(unknown))}")
    figures: list[Figure] = []
    for name in names or MEASURES:
        print(f"== {name}", flush=True)
        found = MEASURES[name]()
        figures += found
        for figure in found:
            print(figure.line(), flush=True)
    write_page(figures)
    return 1 if any(figure.kept is False for figure in figures) else 0


def write_page(figures: list[Figure]) -> None:
    """Put the figures into the page: new rows in place of old ones of the same name, the others left."""
    before = PAGE.read_text(encoding="utf-8").splitlines() if PAGE.exists() else []
    rows = {row.split("|")[1]: row for row in before if row.startswith("| ") and "承诺 / promised" not in row}
    rows |= {figure.line().split("|")[1]: figure.line() for figure in figures}
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(HEAD.format(cores=os.cpu_count()) + "\n".join(rows.values()) + "\n", encoding="utf-8")
    print(f"written: {PAGE}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
