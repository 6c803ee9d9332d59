"""Typing in a page's text as a step of the review's history."""

from PySide6.QtGui import QUndoStack

from ocrdesk.ui.review.review_history import ChangeCommand, Standing


def before_typing(stack: QUndoStack, job_id: int, number: int) -> Standing | None:
    """How that page stood before its text was typed in; None unless that was the last step."""
    last = stack.command(stack.index() - 1) if stack.index() else None
    if isinstance(last, ChangeCommand) and last.change.place is None and last.change.only_text:
        return last.change.before if (last.change.job_id, last.change.number) == (job_id, number) else None
    return None


def counts_as_edited(stack: QUndoStack, job_id: int, number: int, text: str) -> bool:
    """Whether a person changed the page's text; not where all that was typed last is taken back."""
    before = before_typing(stack, job_id, number)
    return before.text_edited if before is not None and before.text == text else True
