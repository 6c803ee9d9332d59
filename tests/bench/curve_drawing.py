"""Draws curves of shares as SVG, readable on light and on dark pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 680, 420
LEFT, TOP, RIGHT, BOTTOM = 64, 24, 24, 52
STYLE = """
  text { font: 13px "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; fill: #4a4f57 }
  @media (prefers-color-scheme: dark) {
    text { fill: #c9ced6 } .grid { stroke: #3b4149 } circle { stroke: #15181c }
  }
"""
GRID = 'class="grid" stroke="#d9dce1"'
GREEN = "#2e9e5b"

Point = tuple[float, float]
"""Two shares, 0-1: across and upwards."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A line with its name and colour; `dot` is a point of it that is named too."""

    name: str
    colour: str
    points: Sequence[Point]
    thin: bool = False
    dot: Point | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """What stands at the axes, how far the one across goes, and where the promised corner is: at most, at least."""

    across: str
    upwards: str
    widest: float
    promised: Point

    def draw(self, curves: Sequence[Curve]) -> str:
        """The whole SVG."""
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
            f"<title>{escape(self.upwards)} – {escape(self.across)}</title><style>{STYLE}</style>",
            *self._frame(),
            *(self._line(curve) for curve in curves),
        ]
        for place, curve in enumerate(curves):
            parts += self._names(curve, HEIGHT - BOTTOM - 14 - 20 * (len(curves) - 1 - place))
        return "\n".join([*parts, "</svg>", ""])

    def _at(self, point: Point) -> Point:
        across = LEFT + min(point[0], self.widest) / self.widest * (WIDTH - LEFT - RIGHT)
        return across, HEIGHT - BOTTOM - point[1] * (HEIGHT - TOP - BOTTOM)

    def _frame(self) -> Iterable[str]:
        x, y = self._at(self.promised)
        corner = f'x="{LEFT}" y="{TOP}" width="{x - LEFT:.1f}" height="{y - TOP:.1f}"'
        yield f'<rect {corner} fill="{GREEN}" fill-opacity="0.16"/>'
        for fifth in range(6):
            share = fifth / 5
            x, y = self._at((share * self.widest, share))
            yield f'<line {GRID} x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}"/>'
            yield f'<line {GRID} x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{HEIGHT - BOTTOM}"/>'
            yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{share:.0%}</text>'
            yield f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{share * self.widest:.0%}</text>'
        middle = (HEIGHT - BOTTOM + TOP) / 2
        below = f'x="{(WIDTH + LEFT - RIGHT) / 2}" y="{HEIGHT - 12}" text-anchor="middle"'
        yield f"<text {below}>{escape(self.across)}</text>"
        turned = f'x="16" y="{middle}" text-anchor="middle" transform="rotate(-90 16 {middle})"'
        yield f"<text {turned}>{escape(self.upwards)}</text>"

    def _line(self, curve: Curve) -> str:
        places = [self._at(point) for point in curve.points if point[0] <= self.widest]
        steps = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        pen = f'fill="none" stroke="{curve.colour}" stroke-width="{1.3 if curve.thin else 2.6}" stroke-linejoin="round"'
        return f'<path d="M{steps}" {pen}/>'

    def _names(self, curve: Curve, y: float) -> Iterable[str]:
        x = WIDTH - RIGHT - 14
        yield f'<line x1="{x - 22}" y1="{y - 4}" x2="{x}" y2="{y - 4}" stroke="{curve.colour}" stroke-width="3"/>'
        yield f'<text x="{x - 30}" y="{y}" text-anchor="end">{escape(curve.name)}</text>'
        if curve.dot:
            across, up = self._at(curve.dot)
            yield f'<circle cx="{across:.1f}" cy="{up:.1f}" r="6" fill="{curve.colour}" stroke="#fff"/>'
