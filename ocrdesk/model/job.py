"""Jobs: sources on their way through the program."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ocrdesk.i18n import Message
from ocrdesk.model.geometry import Box


class JobState(StrEnum):
    """Where a job stands. REVIEW: recognised, a person must still confirm it."""

    WAITING = "waiting"
    WORKING = "working"
    REVIEW = "review"
    CONFIRMED = "confirmed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a job failed, in words; `retryable` tells whether trying again can help, `details` what support asks for.

    `kind` is the error's name, such as "ClockWrong".
    """

    title: Message
    hint: Message
    retryable: bool = False
    exit_code: int = 1
    details: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One source in the queue, as it stands: a snapshot that is replaced, never changed.

    `document` is what was asked for (see Request); `types` are (type key, side) of the documents found, in
    page order, `tables` how many tables were. `unsure` counts the fields that still need a look. `turns` are the
    quarter turns, in degrees clockwise by page number, that the clerk gave. `stamp` tells the file's version (its
    size and time). `ignore_text` is set where pages that hold text of their own are to be recognised all the same,
    `afresh` where answers that were paid for once are not good enough. `postponed` is why a page waits for later.
    `numbers` are what tells one paper from another, as (what it is, text), for finding the same paper twice; `pairs`
    are the records' own. `crops` are the parts of pages, by number, that are read: boxes on the upright page.
    `anew`: all pages are to be read again once the file opens; `outdated` are those that were to be, and are not yet.
    """

    id: int
    path: Path
    name: str
    state: JobState = JobState.WAITING
    page_count: int = 0
    pages_done: int = 0
    document: str = "auto"
    provider: str = "offline"
    types: tuple[tuple[str, str | None], ...] = ()
    unsure: int = 0
    failure: Failure | None = None
    notices: tuple[Message, ...] = ()
    sha256: str = ""
    stamp: str = ""
    ignore_text: bool = False
    afresh: bool = False
    turns: tuple[tuple[int, int], ...] = ()
    tables: int = 0
    postponed: str = ""
    numbers: tuple[tuple[str, str], ...] = ()
    pairs: tuple[str, ...] = ()
    crops: tuple[tuple[int, Box], ...] = ()
    anew: bool = False
    outdated: tuple[int, ...] = ()

    def turn(self, page: int) -> int | None:
        """The clerk's own turn of that page, or None where the program may decide."""
        return dict(self.turns).get(page)

    def crop(self, page: int) -> Box | None:
        """The part of that page that is read, or None for the whole page."""
        return dict(self.crops).get(page)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the batch is: counts of pages, and seconds left where they can be told."""

    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    paused: bool = False

    @property
    def running(self) -> bool:
        return self.done < self.total
