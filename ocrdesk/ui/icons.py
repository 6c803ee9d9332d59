"""The one family of icons: drawn from `resources/icons`, tinted by the theme, crisp at every size and scale.

`icon("open")` follows the theme by itself: it takes its colour when it is painted. `color` names a colour of
the Theme, such as "accent_text" for an icon on a primary button. A checked button's icon takes the accent.
"""

from functools import cache
from typing import Self

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ocrdesk import paths
from ocrdesk.ui.theme import Theme, themes

COLOURED = ("app",)
"""Icons that keep the colours they are drawn in."""


class SvgIconEngine(QIconEngine):
    """Paints one drawing in the colour that the theme and the button's state ask for."""

    def __init__(self, name: str, color: str, theme: Theme | None) -> None:
        super().__init__()
        self._name = name
        self._color_name = color
        self._theme = theme

    def clone(self) -> Self:
        return type(self)(self._name, self._color_name, self._theme)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, tinted(self._name, self._color(mode, state), rect.size(), ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return tinted(self._name, self._color(mode, state), size, 1.0)

    def scaledPixmap(  # noqa: N802
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return tinted(self._name, self._color(mode, state), size, scale)

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        theme = self._theme or themes().theme
        if mode == QIcon.Mode.Disabled:
            return theme.color("faint")
        if state == QIcon.State.On and self._color_name == "text":
            return theme.color("accent")
        return theme.color(self._color_name)


def icon(name: str, theme: Theme | None = None, *, color: str = "text") -> QIcon:
    """The icon of that name, in the theme's colour `color`; without a theme it follows the one in use."""
    return QIcon(SvgIconEngine(name, color, theme))


def pixmap(name: str, size: int, ratio: float = 1.0, *, color: str = "text", theme: Theme | None = None) -> QPixmap:
    """The icon as a square picture of `size` logical pixels, for delegates and labels."""
    return tinted(name, (theme or themes().theme).color(color), QSize(size, size), ratio)


def tinted(name: str, color: QColor, size: QSize, ratio: float) -> QPixmap:
    """The drawing in that colour, `size` logical pixels large, at `ratio` device pixels each; kept in the cache."""
    key = f"ocrdesk/{name}/{color.name()}/{size.width()}x{size.height()}@{ratio:.3f}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = QPixmap((size.toSizeF() * ratio).toSize())
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    side = min(drawn.width(), drawn.height())
    place = QRectF((drawn.width() - side) / 2, (drawn.height() - side) / 2, side, side)
    _renderer(name, "" if name in COLOURED else color.name()).render(painter, place)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", color).encode()))


@cache
def _drawing(name: str) -> str:
    return paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
