"""Answers of Tencent Cloud that tell values as a list of names and values, some with places and rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ocrdesk.model import Cell, Line, Quad, Table
from ocrdesk.providers.tencent import places
from ocrdesk.providers.tencent.named_values import plain
from ocrdesk.providers.web.endpoint import Answer

Item = Mapping[str, Any]
Names = Mapping[str, str]


@dataclass(slots=True)
class Listed:
    """What a list tells: the first filled value of each name, its place where told, and rows."""

    texts: dict[str, str] = field(default_factory=dict)
    quads: dict[str, Quad] = field(default_factory=dict)
    rows: dict[int, dict[str, str]] = field(default_factory=dict)

    def values(self, names: Names) -> dict[str, str]:
        """By our keys; names that mean the same are parted by |."""
        found = {key: self._first(wanted) for key, wanted in names.items()}
        return {key: self.texts[name] for key, name in found.items() if name}

    def places(self, names: Names) -> dict[str, Quad]:
        """The places of those values that have one."""
        found = {key: self._first(wanted) for key, wanted in names.items()}
        return {key: self.quads[name] for key, name in found.items() if name in self.quads}

    def _first(self, wanted: str) -> str:
        return next((name for name in wanted.split("|") if name in self.texts), "")


def read_list(items: "Iterable[Item] | None", answer: Answer, value: str = "Value") -> Listed:
    """A list of {Name, Value}, with Polygon, Vertex, Rect or Row where the call tells them."""
    listed = Listed()
    for item in items or ():
        name, text = plain(item.get("Name")).strip(":：· "), plain(item.get(value))
        row = item.get("Row")
        if isinstance(row, int) and row >= 0:
            listed.rows.setdefault(row, {})[name] = text
        elif text and name not in listed.texts:
            listed.texts[name] = text
            if quad := _place(item, answer):
                listed.quads[name] = quad
    return listed


def _place(item: Item, answer: Answer) -> Quad | None:
    corners = places.of_corners(item.get("Polygon")) or places.of_corners(item.get("Vertex"))
    return corners or places.of_upright(item.get("Rect") or item.get("Coord"), answer)


def table(rows: "Sequence[Mapping[str, str]]", place: Quad, heads: Sequence[str] = ()) -> Table | None:
    """Rows with their heads above; the heads are those of the rows where none are given. None without rows."""
    heads = list(heads) or list(dict.fromkeys(name for row in rows for name in row))
    if not rows or not heads:
        return None
    texts = [dict(zip(heads, heads, strict=True)), *rows]
    cells = tuple(
        Cell(number, column, row.get(head, "")) for number, row in enumerate(texts) for column, head in enumerate(heads)
    )
    return Table(place, len(texts), len(heads), cells)


def as_lines(listed: Listed, place: Quad) -> tuple[Line, ...]:
    """What a paper says that is of no type of ours, line by line."""
    return tuple(Line(f"{name}：{text}", 1.0, listed.quads.get(name, place)) for name, text in listed.texts.items())
