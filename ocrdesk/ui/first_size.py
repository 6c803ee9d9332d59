"""How large the window opens the first time: most of a small screen, a good part of a large one."""

from PySide6.QtCore import QSize

SHARE = 0.8
USUAL = QSize(1320, 820)
"""Where the screen has room for it, no smaller: the queue, the page and the values stand side by side."""
LARGEST = QSize(2400, 1500)
AIR = QSize(40, 80)
"""What is left of a small screen around the window, with its title bar."""


def first_size(screen: QSize) -> QSize:
    """In the units of the screen's free area, whatever its scale."""
    share = QSize(round(screen.width() * SHARE), round(screen.height() * SHARE))
    return share.expandedTo(USUAL).boundedTo(LARGEST).boundedTo(screen - AIR)
