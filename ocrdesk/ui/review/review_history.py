"""What a person changed on which page, so that it can be undone and done again over document borders."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

from PySide6.QtGui import QUndoCommand

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


class BatchCommand(QUndoCommand):
    """The same for many pages: made already; `apply` notes the change that is to be made next."""

    def __init__(self, change: BatchChange, text: str, apply: Callable[[BatchChange], None]) -> None:
        super().__init__(text)
        self.change = change
        self._apply = apply
        self._made = True

    def undo(self) -> None:
        self._apply(self.change.reversed())

    def redo(self) -> None:
        if self._made:
            self._made = False
        else:
            self._apply(self.change)


class CallCommand(QUndoCommand):
    """A step that changes no record itself, made already: `take_back` and `again` are noted to be called next."""

    def __init__(
        self,
        text: str,
        take_back: Callable[[], None],
        again: Callable[[], None],
        note: Callable[[Callable[[], None]], None],
    ) -> None:
        super().__init__(text)
        self._take_back = take_back
        self._again = again
        self._note = note
        self._made = True

    def undo(self) -> None:
        self._note(self._take_back)

    def redo(self) -> None:
        if self._made:
            self._made = False
        else:
            self._note(self._again)


class ChangeCommand(QUndoCommand):
    """A change that has been made already; `apply` is told to make it again, or its reverse, or says it cannot."""

    def __init__(self, change: Change, text: str, apply: Callable[[Change], bool]) -> None:
        super().__init__(text)
        self.change = change
        self._apply = apply
        self._made = True

    def id(self) -> int:
        """Commands of the same id are asked to merge; -1: never."""
        return TEXT_CHANGE if self.change.place is None and self.change.only_text else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        """Typing in the page's text is saved every other second, but is one step to take back."""
        if not isinstance(other, ChangeCommand) or not self.change.is_followed_by(other.change):
            return False
        self.change = replace(self.change, after=other.change.after)
        return True

    def undo(self) -> None:
        self._do(self.change.reversed())

    def redo(self) -> None:
        # Qt calls redo when the command is pushed; by then the change is on disk.
        if self._made:
            self._made = False
        else:
            self._do(self.change)

    def _do(self, change: Change) -> None:
        if not self._apply(change):
            self.setObsolete(True)
