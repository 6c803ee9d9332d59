"""Export: what leaves, and who writes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ocrdesk.model.document import DocumentType
from ocrdesk.model.record import PageRecord


@dataclass(frozen=True, slots=True)
class ExportedSource:
    """One source with its pages, as handed to an exporter; `name` is the file's name with its ending.

    `pages` may be read from the disk one by one: walk through them, and keep none.

    In a batch of several, a source that failed stands in its place with no pages: the sources on either side
    of it are no neighbours, so a front there is not taken to go with a back.
    """

    name: str
    path: Path
    sha256: str
    page_count: int
    pages: Sequence[PageRecord]


@dataclass(frozen=True, slots=True)
class Batch:
    """All that one export writes, in the order it is to stand, with the document types by key."""

    sources: tuple[ExportedSource, ...]
    types: Mapping[str, DocumentType]


class ExportFormat(Protocol):
    """Writes records. `one_per_source` formats get batches of one source each.

    `key` is the name on the command line and the file's suffix without the dot.
    """

    @property
    def key(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def one_per_source(self) -> bool: ...

    def write(self, batch: Batch, target: Path) -> None:
        """Write a new file at that path. May raise OSError; `exporters.export` converts it."""
