"""Scanners as the system offers them, and how a paper is to be scanned."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Event
from typing import Protocol


class Colour(StrEnum):
    """What a scanner keeps of the paper's colours."""

    COLOUR = "colour"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Scanner:
    """A scanner: the system's name for it, the clerk's, and whether it takes a stack of papers by itself."""

    key: str
    title: str
    has_feeder: bool = False


@dataclass(frozen=True, slots=True)
class ScanWishes:
    """How to scan: dots per inch, colours, and whether from the feeder (all papers in it) or the glass (one)."""

    resolution: int = 300
    colour: Colour = Colour.COLOUR
    feeder: bool = False


class ScannerSystem(Protocol):
    """The system's own means to reach scanners. All methods block, for seconds or minutes."""

    def scanners(self) -> tuple[Scanner, ...]:
        """The scanners that answer now. Raises ScannersUnreachable."""
        ...

    def scan(
        self, scanner: Scanner, wishes: ScanWishes, name: Callable[[int], Path], cancelled: Event
    ) -> Iterator[Path]:
        """Scan; each paper is a file `name(number)`, told as soon as it is whole.

        Raises ScanFailed, ScannersUnreachable, PictureNotKept, and Cancelled; files told before stay.
        """
        ...
