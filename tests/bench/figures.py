"""What a measurement gives: a figure beside what was promised."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One promised figure; `kept` is None where nothing was promised or it could not be measured."""

    name: str
    promised: str
    measured: str
    kept: bool | None
    how: str = ""

    def line(self) -> str:
        """One row of a table in Markdown."""
        verdict = {True: "✓", False: "✗", None: ""}[self.kept]
        return f"| {self.name} | {self.promised} | {self.measured} | {verdict} | {self.how} |"


Measure = Callable[[], list[Figure]]
"""Measures something of the program and gives one or more figures."""


def at_least(name: str, promised: float, share: float | None, how: str = "") -> Figure:
    """A share, in percent, that shall be so high; None where there was nothing to measure it on."""
    return _share(name, f"≥ {promised:g} %", share, how, kept=share is not None and share >= promised)


def at_most(name: str, promised: float, share: float | None, how: str = "") -> Figure:
    """A share, in percent, that shall not be higher."""
    return _share(name, f"≤ {promised:g} %", share, how, kept=share is not None and share <= promised)


def _share(name: str, promised: str, share: float | None, how: str, *, kept: bool) -> Figure:
    if share is None:
        return Figure(name, promised, "无 / none there", None, how)
    return Figure(name, promised, f"{share:.1f} %", kept, how)


def median(values: list[float]) -> float:
    """The middle value."""
    return sorted(values)[len(values) // 2]
