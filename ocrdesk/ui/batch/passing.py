"""Which documents have nothing to look at, so that they may be confirmed together, and what keeps the others back."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from ocrdesk.i18n import N_
from ocrdesk.model import DocumentType, Job, JobState, PageKey, PageRecord, Record

LOOK = N_("{count} with values that need a look")
NOTE = N_("{count} with a note, such as an expired card")
PICTURE = N_("{count} with a poor picture")
POSTPONED = N_("{count} postponed")
REASONS = (LOOK, NOTE, PICTURE, POSTPONED)


Places = dict[PageKey, list[tuple[int, int]]]
"""By page: the documents' places on it, and what tells whether each still stands as it was counted."""


@dataclass(slots=True)
class Passing:
    """The count over the queue: by type, how many of how many pass; and where those stand."""

    passing: Counter[str] = field(default_factory=Counter)
    waiting: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    places: "Places" = field(default_factory=dict)

    @property
    def count(self) -> int:
        return self.passing.total()

    @property
    def total(self) -> int:
        """All documents that nobody has confirmed yet."""
        return self.waiting.total()


def count_passing(records: Iterable[tuple[Job, PageRecord]], types: Mapping[str, DocumentType]) -> Passing:
    """Go through all pages; those of plain text count nowhere, for nothing speaks for them."""
    found = Passing()
    for job, page in records:
        if job.state is not JobState.REVIEW:
            continue
        for place, record in enumerate(page.documents):
            if page.confirmed or record.confirmed or record.type not in types:
                continue
            found.waiting[record.type] += 1
            reason = POSTPONED if job.postponed or page.postponed else objection(record)
            if reason:
                found.reasons[reason] += 1
            else:
                found.passing[record.type] += 1
                found.places.setdefault((job.id, page.number), []).append((place, hash(record)))
    return found


def objection(record: Record) -> str:
    """What speaks against confirming the document unseen: one of REASONS, or "" for nothing."""
    failed = any(problem.failed for value in record.fields for problem in value.problems)
    if failed or any(value.needs_look or value.doubted for value in record.fields):
        return LOOK
    if record.warnings:
        return NOTE
    return PICTURE if record.picture_warnings else ""


def confirmations(
    places: Places, confirm: Callable[[Record], Record]
) -> dict[PageKey, Callable[[PageRecord], PageRecord | None]]:
    """The edits that confirm these documents, each only as long as it stands as it was counted."""
    return {key: partial(_confirmed, documents, confirm) for key, documents in places.items()}


def _confirmed(
    documents: list[tuple[int, int]], confirm: Callable[[Record], Record], page: PageRecord
) -> PageRecord | None:
    records = list(page.documents)
    for place, counted in documents:
        if place >= len(records) or hash(records[place]) != counted:
            return None
        records[place] = confirm(records[place])
    return replace(page, documents=tuple(records), confirmed=all(record.confirmed for record in records))
