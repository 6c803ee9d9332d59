"""What is said of a paper that is in the queue twice, and of the other side of one."""

from collections.abc import Iterable, Mapping

from ocrdesk.i18n import _, ngettext
from ocrdesk.model import DocumentType, Job
from ocrdesk.ui.models.twins import CONTENT, Twin

NAMED = 3
"""So many files are named; more are counted."""


def twin_lines(
    twins: Iterable[Twin], job: Job, jobs: Mapping[int, Job], types: Mapping[str, DocumentType]
) -> list[str]:
    """A sentence for each thing that is there twice, naming the other files."""
    told = tuple(twins)
    same_file = {twin.job_id for twin in told if twin.what == CONTENT}
    others: dict[tuple[str, str], list[int]] = {}
    for twin in told:
        if twin.what == CONTENT or twin.job_id not in same_file:  # the same file bears the same numbers
            others.setdefault((twin.what, twin.text), []).append(twin.job_id)
    return [_line(what, text, _names(ids, job, jobs), types) for (what, text), ids in others.items()]


def _line(what: str, text: str, names: str, types: Mapping[str, DocumentType]) -> str:
    if what == CONTENT:
        return _("Same file as {names}").format(names=names)
    kind, _side, key = what.split(":")
    title = _(types[kind].field(key).title) if kind in types else key
    return _("{title} {text} is also in {names}").format(title=title, text=text, names=names)


def _names(ids: list[int], job: Job, jobs: Mapping[int, Job]) -> str:
    names = [_("this file") if job_id == job.id else jobs[job_id].name for job_id in ids[:NAMED] if job_id in jobs]
    if len(ids) > NAMED:
        more = len(ids) - NAMED
        names.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return _(", ").join(names)
