"""What a person changed on which page, so that it can be undone and done again over document borders."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

from PySide6.QtCore import QObject, Signal

from ocrdesk.model import PageChange, PageRecord, Record, Table


@dataclass(frozen=True, slots=True)
class Standing:
    """The part of a page's record that people change."""

    documents: tuple[Record, ...]
    confirmed: bool
    text: str
    text_edited: bool
    tables: tuple[Table, ...]
    tables_edited: bool
    arranged: bool
    postponed: str

    @classmethod
    def of(cls, record: PageRecord) -> Self:
        return cls(
            record.documents,
            record.confirmed,
            record.text,
            record.text_edited,
            record.tables,
            record.tables_edited,
            record.arranged,
            record.postponed,
        )

    def put_into(self, record: PageRecord) -> PageRecord:
        return replace(
            record,
            documents=self.documents,
            confirmed=self.confirmed,
            text=self.text,
            text_edited=self.text_edited,
            tables=self.tables,
            tables_edited=self.tables_edited,
            arranged=self.arranged,
            postponed=self.postponed,
        )


@dataclass(frozen=True, slots=True)
class Change:
    """One step on one page: how it stood before and after, and the field to show (None: its text, or a table)."""

    job_id: int
    number: int
    before: Standing
    after: Standing
    place: tuple[int, str] | None

    @property
    def only_text(self) -> bool:
        """Whether nothing but the page's text differs."""
        return replace(self.before, text=self.after.text, text_edited=self.after.text_edited) == self.after

    def is_followed_by(self, other: "Change") -> bool:
        return (self.job_id, self.number, self.after) == (other.job_id, other.number, other.before)

    def reversed(self) -> "Change":
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class BatchChange:
    """One step on many pages at once."""

    pages: tuple[PageChange, ...]

    def reversed(self) -> "BatchChange":
        return BatchChange(tuple(page.reversed() for page in self.pages))


class Step(ABC):
    """Something a person did, done already when it is pushed. `text` names it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @abstractmethod
    def take_back(self) -> bool:
        """Undo it; False: it has lost its page."""

    @abstractmethod
    def make_again(self) -> bool:
        """Redo it; False: it has lost its page."""

    def absorb(self, _following: "Step") -> bool:
        """Take the step that follows into this one, if they are to be undone together."""
        return False


class History(QObject):
    """The steps, oldest first: those before `made` can be taken back, those from there on made again.

    Not a QUndoStack: PySide6 before 6.12 deletes commands that Python knows twice when the stack is garbage.
    """

    changed = Signal()

    def __init__(self, limit: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self._steps: list[Step] = []
        self.made = 0

    def __len__(self) -> int:
        return len(self._steps)

    def __bool__(self) -> bool:
        return True

    @property
    def latest(self) -> Step | None:
        """The step that would be taken back."""
        return self._steps[self.made - 1] if self.made else None

    @property
    def undone(self) -> bool:
        """Whether there is a step to make again."""
        return self.made < len(self._steps)

    def push(self, step: Step) -> None:
        """Note a step; what was taken back before it is forgotten, and the oldest beyond the limit."""
        del self._steps[self.made :]
        if self.latest is None or not self.latest.absorb(step):
            self._steps.append(step)
            del self._steps[: -self._limit]
        self.made = len(self._steps)
        self.changed.emit()

    def undo(self) -> None:
        """Take the latest step back; one that has lost its page is forgotten."""
        self.made -= 1
        if not self._steps[self.made].take_back():
            del self._steps[self.made]
        self.changed.emit()

    def redo(self) -> None:
        """Make the step again that was taken back last; one that has lost its page is forgotten."""
        if self._steps[self.made].make_again():
            self.made += 1
        else:
            del self._steps[self.made]
        self.changed.emit()


class BatchStep(Step):
    """The same for many pages: `apply` notes the change that is to be made next."""

    def __init__(self, change: BatchChange, text: str, apply: Callable[[BatchChange], None]) -> None:
        super().__init__(text)
        self.change = change
        self._apply = apply

    def take_back(self) -> bool:
        self._apply(self.change.reversed())
        return True

    def make_again(self) -> bool:
        self._apply(self.change)
        return True


class CallStep(Step):
    """A step that changes no record itself: `back` and `again` are noted to be called next."""

    def __init__(
        self,
        text: str,
        back: Callable[[], None],
        again: Callable[[], None],
        note: Callable[[Callable[[], None]], None],
    ) -> None:
        super().__init__(text)
        self._back = back
        self._again = again
        self._note = note

    def take_back(self) -> bool:
        self._note(self._back)
        return True

    def make_again(self) -> bool:
        self._note(self._again)
        return True


class ChangeStep(Step):
    """A change of one page; `apply` is told to make it again, or its reverse, or says it cannot."""

    def __init__(self, change: Change, text: str, apply: Callable[[Change], bool]) -> None:
        super().__init__(text)
        self.change = change
        self._apply = apply

    @property
    def is_typing(self) -> bool:
        """Whether it is typing in the page's text."""
        return self.change.place is None and self.change.only_text

    def absorb(self, following: Step) -> bool:
        """Typing in the page's text is saved every other second, but is one step to take back."""
        if not (isinstance(following, ChangeStep) and self.is_typing and following.is_typing):
            return False
        if not self.change.is_followed_by(following.change):
            return False
        self.change = replace(self.change, after=following.change.after)
        return True

    def take_back(self) -> bool:
        return self._apply(self.change.reversed())

    def make_again(self) -> bool:
        return self._apply(self.change)
