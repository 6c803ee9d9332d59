"""What every kind of source offers, the sizes that bound them all, and the border to foreign decoders."""

import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from ocrdesk.errors import SourceDamaged, SourceError, SourceTooLarge
from ocrdesk.i18n import N_, Message, message
from ocrdesk.model import Page, SourceDescription

MOST_PIXELS = 200_000_000
"""A stored picture with more is refused before anything of it is decoded."""

PAGE_PIXELS = 50_000_000
"""No Page has more. Larger pictures are halved while they are decoded, which brings the largest just here."""

MOST_MEMORY = 1_900_000_000
"""Bytes that opening a file may take before it is given up."""


class Source(Protocol):
    """A file that was opened. Not thread-safe: one thread at a time, and errors of `ocrdesk.errors` only."""

    @property
    def description(self) -> SourceDescription:
        """What is known without decoding a page."""

    def page(self, number: int, *, turn: int | None = None, longest: int | None = None) -> Page:
        """The page of that number, from 1 on, as an upright picture.

        `turn` is a further quarter turn, in degrees clockwise, that the clerk or a recogniser wants. None
        leaves it to the source, which turns a page whose own text runs sideways. `longest` makes a thumbnail
        without lines whose longer side has at most that many pixels.
        """

    def close(self) -> None:
        """Let go of the file. May be called again."""


def pixels(width: int, height: int) -> Message:
    """A picture's size, in words."""
    return message(N_("{width} x {height} pixels"), width=width, height=height)


def refuse_if_too_large(width: int, height: int, most: int = MOST_PIXELS) -> None:
    """Raise SourceTooLarge, with the size named, for a picture of more than `most` pixels."""
    if width * height > most:
        raise too_large(pixels(width, height), most)


def refuse_if_absent(number: int, page_count: int, format_name: str) -> None:
    """Raise SourceDamaged for a page that is not there: the file has changed since its pages were counted."""
    if not 1 <= number <= page_count:
        raise SourceDamaged(format=format_name)


def too_large(size: Message, most: int = MOST_PIXELS) -> SourceTooLarge:
    """The error for a picture of that size, in words, where `most` pixels are allowed."""
    return SourceTooLarge(size=size, limit=message(N_("{count} megapixels"), count=most // 1_000_000))


def too_much_memory() -> SourceTooLarge:
    """The error for a file that takes more memory than it may, whatever its size claims to be."""
    return too_large(message(N_("opening it takes more than {size} GB of memory"), size=MOST_MEMORY / 1_000_000_000))


def halvings(width: int, height: int) -> int:
    """By what whole number to divide both sides so that the picture fits a Page."""
    return max(1, math.ceil(math.sqrt(width * height / PAGE_PIXELS)))


@contextmanager
def decoding(format_name: str) -> Iterator[None]:
    """Turn whatever a decoder raises on hostile bytes into SourceDamaged, and keep it from warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except SourceError:
            raise
        except MemoryError as exc:
            raise too_much_memory() from exc
        except Exception as exc:
            # Decoders raise nearly every class there is: OSError, SyntaxError, KeyError, struct.error, ...
            raise SourceDamaged(format=format_name) from exc
