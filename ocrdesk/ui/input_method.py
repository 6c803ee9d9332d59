"""Typing Chinese on Linux: which of the desktop's input methods Qt is to ask."""

from collections.abc import MutableMapping

CHOSEN, IN_TURN = "QT_IM_MODULE", "QT_IM_MODULES"
SPOKEN_BY_ALL = "ibus"


def ask_also_as_ibus(environment: MutableMapping[str, str]) -> None:
    """Let Qt speak IBus where it has no plug-in of its own for what the desktop chose. To be called before Qt starts.

    Fcitx's plug-in belongs to the system's Qt and cannot be loaded by ours; but Fcitx 5 answers as IBus too.
    """
    chosen = environment.get(CHOSEN, "")
    if chosen and chosen != SPOKEN_BY_ALL and IN_TURN not in environment:
        environment[IN_TURN] = f"{chosen};{SPOKEN_BY_ALL}"
