"""docs/FIGURES.md: one table for the program and one for each set of pictures, rewritten row by row."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.bench.figures import Figure
from tests.bench.picture_sets import DRAWN, DRAWN_PAGES, ROOT, SPECIMENS

PAGE = ROOT / "docs" / "FIGURES.md"
PROGRAM = "程序 / The program"

HEAD = """# 数据 / Figures

由 `make bench` 测得并写下。时间一律是同一次运行里交替测量的比值，与机器快慢无关；本次机器有 {cores} 个核。
Measured and written by `make bench`. Times are ratios of things measured in turn within one run, here on {cores} cores.
"""
EXPLAINED = {
    PROGRAM: "",
    SPECIMENS: """
测量数据自带的图片，全部是绘制的，人名、公司、号码都是虚构的；由随数据的 score.py 评分。
Drawn pictures that lie with the measuring data; people, companies and numbers are invented; scored by their score.py.
""",
    DRAWN: """
`make bench ARGS="drawn"` 随机绘制的证件，每种几个版式；种子固定，数据是在按它们改动任何规则之前测的。
比较字段的办法与 score.py 相同。
Papers that `make bench ARGS="drawn"` draws at random, several layouts each; measured before any rule was changed for
what they show (then another seed is due: `tests/bench/drawn/drawing.py`). Their fields are compared as
score.py does, on every paper of a picture.
""",
    DRAWN_PAGES: """
`make bench ARGS="pages"` 随机绘制的文字页和表格页（横排、分栏、竖排、深色底；各种表格线），与 RapidOCR 同样读一遍。
Pages of text and of tables that `make bench ARGS="pages"` draws at random (in one or more columns, vertical, light on
dark; tables with all kinds of rules), read by plain RapidOCR, too; scored by score.py.
""",
}
TABLE = """
| 项目 / figure | 承诺 / promised | 实测 / measured | | 方法 / how |
|---|---|---|---|---|
"""
FAILING = "**没有读对的 / What fails**"


@dataclass(slots=True)
class Section:
    """A table by the names of its rows, and what is read wrong."""

    rows: dict[str, str] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)


def merge_figures(figures: Sequence[Figure]) -> None:
    """Put figures of the program into the page: new rows in place of old ones of the same name, the others left."""
    sections = _read()
    sections[PROGRAM].rows |= _rows(figures)
    _write(sections)


def replace_reading(title: str, figures: Sequence[Figure], failures: list[str]) -> None:
    """Put all that was measured on a set of pictures in place of what stood there."""
    sections = _read()
    sections[title] = Section(_rows(figures), failures)
    _write(sections)


def _rows(figures: Sequence[Figure]) -> dict[str, str]:
    return {figure.name: figure.line() for figure in figures}


def _read() -> dict[str, Section]:
    sections = {title: Section() for title in EXPLAINED}
    section = Section()
    for line in PAGE.read_text(encoding="utf-8").splitlines() if PAGE.exists() else []:
        if line.startswith("## "):
            section = sections.setdefault(line.removeprefix("## "), Section())
        elif line.startswith("| ") and "承诺 / promised" not in line:
            section.rows[line.split("|")[1].strip()] = line
        elif line.startswith("- "):
            section.failures.append(line)
    return sections


def _write(sections: dict[str, Section]) -> None:
    parts = [HEAD.format(cores=os.cpu_count())]
    for title, section in sections.items():
        if section.rows:
            parts.append(f"\n## {title}\n{EXPLAINED.get(title, '')}{TABLE}" + "\n".join(section.rows.values()) + "\n")
        if section.failures:
            parts.append(f"\n{FAILING}\n\n" + "\n".join(section.failures) + "\n")
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text("".join(parts), encoding="utf-8")
