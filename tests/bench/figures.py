"""What a measurement gives: a figure beside what was promised."""

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


def median(values: list[float]) -> float:
    """The middle value."""
    return sorted(values)[len(values) // 2]
