"""A small straightened picture of one place on a page: what a field's value was read from."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF, QTransform

from ocrdesk.model import Box, Point, Quad
from ocrdesk.ui.views.glyph_row import as_row
from ocrdesk.ui.views.page_image import resized

PAPER = "#ffffff"
TALL = 1.8
"""A place this many times taller than wide holds vertical text."""
LONGEST = 4096
SMALLEST = 4


def snippet(
    image: QImage,
    quad: Quad,
    height: int,
    *,
    margin: float = 0.2,
    ratio: float = 1.0,
    max_width: int = 0,
    vertical: bool | None = None,
    glyphs: int = 0,
) -> QImage:
    """The place cut out and set level, `height` logical pixels high at `ratio` device pixels each.

    `margin` is the strip of surroundings on every side, as a part of the place's own height. With `max_width`
    the cut shrinks to fit. A column of vertical text (found by its shape unless told) is cut between its glyphs
    and laid out as a row, so that each glyph stays upright and large; `glyphs` tells how many, if known. An empty
    picture comes back for a place off the page. Takes a few milliseconds; any thread.
    """
    if vertical is None:
        vertical = quad.height > TALL * quad.width
    corners = grown(quad, margin * (quad.width if vertical else quad.height))
    size = (_column_size(corners, height, max_width) if vertical else _size(corners, height, max_width)) * ratio
    source = _source(image, corners)
    if source.isEmpty() or size.isEmpty():
        return QImage()
    cut = _drawn(image, source, corners, size)
    if vertical:
        cut = as_row(cut, glyphs or round(quad.height / max(quad.width, 1.0)))
    cut.setDevicePixelRatio(ratio)
    return cut


def grown(quad: Quad, margin: float) -> Quad:
    """The quad with a margin, in page pixels, along its own directions."""
    a, b, c, d = quad.corners
    across = _step(a, b, d, c, margin)
    down = _step(a, d, b, c, margin)
    return Quad((
        _moved(a, across, down, -1, -1),
        _moved(b, across, down, 1, -1),
        _moved(c, across, down, 1, 1),
        _moved(d, across, down, -1, 1),
    ))  # fmt: skip


def _step(a: Point, b: Point, c: Point, d: Point, length: float) -> Point:
    x, y = (b[0] - a[0] + d[0] - c[0]) / 2, (b[1] - a[1] + d[1] - c[1]) / 2
    whole = max((x * x + y * y) ** 0.5, 1e-6)
    return x / whole * length, y / whole * length


def _moved(point: Point, across: Point, down: Point, right: int, below: int) -> Point:
    return point[0] + right * across[0] + below * down[0], point[1] + right * across[1] + below * down[1]


def _size(quad: Quad, height: int, max_width: int) -> QSize:
    width = max(1.0, quad.width / max(quad.height, 1.0) * height)
    fit = min(1.0, (max_width or LONGEST) / width)
    return QSize(max(1, round(width * fit)), max(1, round(height * fit)))


def _column_size(quad: Quad, width: int, max_length: int) -> QSize:
    size = _size(Quad((quad.corners[1], quad.corners[2], quad.corners[3], quad.corners[0])), width, max_length)
    return size.transposed()


def _source(image: QImage, quad: Quad) -> QRect:
    bounds: Box = quad.bounds.grown(2)
    rect = QRectF(bounds.left, bounds.top, bounds.width, bounds.height).toAlignedRect()
    return rect.intersected(image.rect())


def _drawn(image: QImage, source: QRect, quad: Quad, size: QSize) -> QImage:
    part = image.copy(source)
    scale = 1.0
    # Halved until at most half of the pixels would be skipped: what is skipped is lost, and thin strokes break.
    while quad.height * scale >= 2 * size.height() and min(part.width(), part.height()) >= SMALLEST:
        part = resized(part, part.width() // 2, part.height() // 2)
        scale = part.height() / source.height()
    across = part.width() / source.width()
    placed = QPolygonF([
        QPointF((x - source.x()) * across, (y - source.y()) * scale) for x, y in quad.corners
    ])  # fmt: skip
    frame = QPolygonF([
        QPointF(0, 0), QPointF(size.width(), 0), QPointF(size.width(), size.height()), QPointF(0, size.height()),
    ])  # fmt: skip
    target = QImage(size, QImage.Format.Format_RGB32)
    target.fill(QColor(PAPER))
    transform = QTransform()
    if not QTransform.quadToQuad(placed, frame, transform):
        return QImage()
    painter = QPainter(target)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(transform)
    painter.drawImage(QPointF(0, 0), part)
    painter.end()
    return target
