"""How near the preview goes to a mark, so that its text can be read without losing the page around it."""

from PySide6.QtCore import QRectF

from ocrdesk.ui.views.marks import Mark
from ocrdesk.ui.views.zoomable_view import Outlook

LEGIBLE = 13.0
"""Text at least this high, in logical pixels, needs no closer look."""
COMFORTABLE = 26.0
WIDEST_PART = 0.86
"""A box that is zoomed to takes at most this part of the stage."""


def look_at(mark: Mark, look: Outlook, stage: QRectF, seen: QRectF) -> Outlook | None:
    """Where to look for that mark to be read; None where it can be read as it is, `seen` being the visible page."""
    rect = mark.rect
    letters = min(mark.quad.height, mark.quad.width) / mark.rows
    legible = letters * look.zoom >= LEGIBLE
    if legible and seen.contains(rect):
        return None
    zoom = look.zoom
    if not legible:
        room = WIDEST_PART * min(stage.width() / max(rect.width(), 1), stage.height() / max(rect.height(), 1))
        zoom = max(look.zoom, min(COMFORTABLE / max(letters, 1), room))
    return Outlook(rect.center().x(), rect.center().y(), zoom)
