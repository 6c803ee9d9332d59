"""What a person changed on which page, so that it can be undone and done again over document borders."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self
from weakref import ReferenceType, ref

from PySide6.QtGui import QUndoCommand, QUndoStack

from ocrdesk.model import PageChange, PageRecord, Record, Table

TEXT_CHANGE = 1


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


class History(QUndoStack):
    """The steps made, oldest first, and which of them was made last.

    WORKAROUND: QUndoStack.command() is not asked. Before PySide6 6.12 it makes the command a child of the stack,
    so that it is deleted twice, and the program ends, when both are collected as garbage.
    """

    latest: "ReferenceType[Step] | None" = None


class Step(QUndoCommand):
    """A step that was made already when it is pushed; `take_back` and `make_again` are for its kind to do."""

    def __init__(self, history: History, text: str) -> None:
        super().__init__(text)
        self._history = history
        self._before = history.latest
        self._made = True

    def take_back(self) -> None:
        raise NotImplementedError

    def make_again(self) -> None:
        raise NotImplementedError

    def undo(self) -> None:
        self.take_back()
        self._history.latest = self._before

    def redo(self) -> None:
        # Qt calls redo when the command is pushed; by then the change is on disk.
        if self._made:
            self._made = False
        else:
            self.make_again()
        if not self.isObsolete():
            self._history.latest = ref(self)


class BatchCommand(Step):
    """The same for many pages: `apply` notes the change that is to be made next."""

    def __init__(self, history: History, change: BatchChange, text: str, apply: Callable[[BatchChange], None]) -> None:
        super().__init__(history, text)
        self.change = change
        self._apply = apply

    def take_back(self) -> None:
        self._apply(self.change.reversed())

    def make_again(self) -> None:
        self._apply(self.change)


class CallCommand(Step):
    """A step that changes no record itself: `back` and `again` are noted to be called next."""

    def __init__(
        self,
        history: History,
        text: str,
        back: Callable[[], None],
        again: Callable[[], None],
        note: Callable[[Callable[[], None]], None],
    ) -> None:
        super().__init__(history, text)
        self._back = back
        self._again = again
        self._note = note

    def take_back(self) -> None:
        self._note(self._back)

    def make_again(self) -> None:
        self._note(self._again)


class ChangeCommand(Step):
    """A change of one page; `apply` is told to make it again, or its reverse, or says it cannot."""

    def __init__(self, history: History, change: Change, text: str, apply: Callable[[Change], bool]) -> None:
        super().__init__(history, text)
        self.change = change
        self._apply = apply

    def id(self) -> int:
        """Commands of the same id are asked to merge; -1: never."""
        return TEXT_CHANGE if self.change.place is None and self.change.only_text else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        """Typing in the page's text is saved every other second, but is one step to take back."""
        if not isinstance(other, ChangeCommand) or not self.change.is_followed_by(other.change):
            return False
        self.change = replace(self.change, after=other.change.after)
        self._history.latest = ref(self)
        return True

    def take_back(self) -> None:
        self._do(self.change.reversed())

    def make_again(self) -> None:
        self._do(self.change)

    def _do(self, change: Change) -> None:
        if not self._apply(change):
            self.setObsolete(True)
