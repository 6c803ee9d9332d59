"""What a job's snapshot says of its pages, kept page by page so that one change costs one page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ocrdesk.documents import DOCUMENT_TYPES
from ocrdesk.documents.same_paper import paper_number
from ocrdesk.errors import OCRDeskError
from ocrdesk.model import Failure, Job, JobState, PageRecord


@dataclass(frozen=True, slots=True)
class PageSummary:
    """One page in short."""

    types: tuple[tuple[str, str | None], ...]
    unsure: int
    done: bool
    tables: int = 0
    numbers: tuple[tuple[str, str], ...] = ()
    pairs: tuple[str, ...] = ()
    postponed: str = ""


_TYPES = {kind.key: kind for kind in DOCUMENT_TYPES}


def summarise(record: PageRecord) -> PageSummary:
    """A page record in short."""
    types = tuple((document.type, document.side) for document in record.documents)
    values = [value for document in record.documents if not document.confirmed for value in document.fields]
    unsure = sum(value.needs_look for value in values)
    told = (paper_number(document, _TYPES[document.type]) for document in record.documents if document.type in _TYPES)
    return PageSummary(
        types,
        0 if record.done else unsure,
        record.done,
        len(record.tables),
        numbers=tuple(number for number in told if number is not None),
        pairs=tuple(document.pair for document in record.documents if document.pair),
        postponed="" if record.done else record.postponed,
    )


def with_pages(job: Job, pages: Mapping[int, PageSummary]) -> Job:
    """The job with its counts renewed; its state is left alone."""
    ordered = [pages[number] for number in sorted(pages)]
    return replace(
        job,
        pages_done=len(ordered),
        types=tuple(kind for page in ordered for kind in page.types),
        unsure=sum(page.unsure for page in ordered),
        tables=sum(page.tables for page in ordered),
        postponed=next((page.postponed for page in ordered if page.postponed), ""),
        numbers=tuple(number for page in ordered for number in page.numbers),
        pairs=tuple(pair for page in ordered for pair in page.pairs),
    )


def settled(job: Job, pages: Mapping[int, PageSummary], failure: Failure | None = None) -> Job:
    """The job at rest: failed, still waiting for pages, to be reviewed, or confirmed.

    The wish to pay again is fulfilled with its last page: what is turned or cut out later takes a kept answer.
    """
    job = replace(with_pages(job, pages), failure=failure)
    if failure is not None:
        return replace(job, state=JobState.FAILED)
    if not job.page_count or len(pages) < job.page_count:
        return replace(job, state=JobState.WAITING)
    confirmed = all(page.done for page in pages.values())
    return replace(job, state=JobState.CONFIRMED if confirmed else JobState.REVIEW, afresh=False)


def as_failure(error: OCRDeskError) -> Failure:
    """An error as the queue shows it."""
    return Failure(
        error.title,
        error.hint,
        retryable=error.retryable,
        exit_code=error.exit_code,
        details=error.details,
        kind=type(error).__name__,
    )
