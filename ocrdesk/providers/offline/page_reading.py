"""What the child process tells of a page: plain values, for both sides of the border."""

from dataclasses import dataclass

from ocrdesk.model import Line, PageWarning, Quad, ReadDocument, Table


@dataclass(frozen=True, slots=True)
class PageReading:
    """What stands on a page, in pixels of the upright one: `rotation` is how far clockwise it was turned for that."""

    rotation: int = 0
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    documents: tuple[ReadDocument, ...] = ()
    warnings: tuple[PageWarning, ...] = ()
    papers: tuple[Quad, ...] = ()
