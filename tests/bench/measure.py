"""Measures the promised figures, as ratios where they can be, and writes docs/FIGURES.md after a full run.

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
    if not names:
        PAGE.parent.mkdir(exist_ok=True)
        text = HEAD.format(cores=os.cpu_count()) + "\n".join(figure.line() for figure in figures) + "\n"
        PAGE.write_text(text, encoding="utf-8")
        print(f"written: {PAGE}")
    return 1 if any(figure.kept is False for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
