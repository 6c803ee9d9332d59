"""Why a tab beside the form has nothing to show of a page: in one sentence, or two."""

from ocrdesk.i18n import _
from ocrdesk.model import JobState
from ocrdesk.ui.review.review import ReviewController


def nothing_shown(review: ReviewController, nothing_found: str) -> str:
    """What the clerk should know; `nothing_found` is said of a page that was read."""
    job = review.job
    if job is None:
        return _("Choose a file on the left, or drop some into the window.")
    if review.record is not None:
        return nothing_found
    if job.state is JobState.FAILED and job.failure is not None:
        return f"{job.failure.title}\n{job.failure.hint}"
    return _("Not read yet") if job.state is JobState.WAITING else _("Being read")
