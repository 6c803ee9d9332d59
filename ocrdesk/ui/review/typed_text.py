"""Typing in a page's text as a step of the review's history."""

from ocrdesk.ui.review.review_history import ChangeStep, History, Standing


def before_typing(history: History, job_id: int, number: int) -> Standing | None:
    """How that page stood before its text was typed in; None unless that was the last step."""
    last = history.latest
    if isinstance(last, ChangeStep) and last.is_typing:
        return last.change.before if (last.change.job_id, last.change.number) == (job_id, number) else None
    return None


def counts_as_edited(history: History, job_id: int, number: int, text: str) -> bool:
    """Whether a person changed the page's text; not where all that was typed last is taken back."""
    before = before_typing(history, job_id, number)
    return before.text_edited if before is not None and before.text == text else True
