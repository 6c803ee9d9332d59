"""Records: the values of documents as they stand, after checks and human edits."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ocrdesk.i18n import N_, Message
from ocrdesk.model.geometry import Quad
from ocrdesk.model.recognition import Character, PageWarning, Recognition, Table

GREY_COPY = "copy"
"""The key of the warning that a page is a black-and-white copy: true of most papers, and worth a word of few."""


class FieldState(StrEnum):
    """Whether a person must look: READ needs none, CHECK and MISSING do, the others had one.

    ABSENT and ILLEGIBLE are answers of a person where there is no text: it is not on this document, or cannot be
    read. So an empty value never leaves open which of them it is.
    """

    READ = "read"
    CHECK = "check"
    MISSING = "missing"
    CONFIRMED = "confirmed"
    EDITED = "edited"
    ABSENT = "absent"
    ILLEGIBLE = "illegible"

    @property
    def needs_look(self) -> bool:
        return self in (FieldState.CHECK, FieldState.MISSING)

    @property
    def settled(self) -> bool:
        """Whether a person has said what it is."""
        return not self.needs_look and self is not FieldState.READ


NO_VALUE: Mapping[FieldState, str] = {
    FieldState.ABSENT: N_("Not on this document"),
    FieldState.ILLEGIBLE: N_("Illegible"),
}
"""What is shown and written in place of a text."""


class Origin(StrEnum):
    """Where a value's text came from; READ is the machine, by a rule where the text is not what was read."""

    READ = "read"
    TYPED = "typed"
    READING = "reading"
    """Another of the readings that were offered."""
    ANEW = "anew"
    """Its place was read once more, as the clerk asked."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a value needs a look: the check's name and a sentence for the clerk.

    `failed` tells a failed rule (red) from mere doubt (amber).
    """

    check: str
    message: Message
    failed: bool = True


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a value may have been, offered to the clerk and never applied by itself, and why."""

    text: str
    why: Message


@dataclass(frozen=True, slots=True)
class CharacterLook:
    """What a person said of single characters of a value, whose text was `text` then, by index.

    `seen` are right, `corrected` are (index, what stands there), `doubted` need another look.
    """

    text: str
    seen: tuple[int, ...] = ()
    corrected: tuple[tuple[int, str], ...] = ()
    doubted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One field as it stands: `text` now, `recognized` what the machine said (normalised).

    `characters` are the recognised characters behind `recognized`, for marks under single glyphs; empty
    where they do not correspond one to one. `quad` is None where nothing was found. `seen` are the indexes of the
    characters of `text` that a person looked at one by one, or put right; `doubted` those that a person was unsure of.
    """

    key: str
    text: str = ""
    recognized: str = ""
    confidence: float = 0.0
    quad: Quad | None = None
    state: FieldState = FieldState.MISSING
    problems: tuple[Problem, ...] = ()
    proof: Message | None = None
    characters: tuple[Character, ...] = field(default=(), repr=False)
    lines: tuple[int, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    origin: Origin = Origin.READ
    seen: tuple[int, ...] = ()
    doubted: tuple[int, ...] = ()

    @property
    def needs_look(self) -> bool:
        """Whether a person must look; not where a field is empty that a paper need not have."""
        return self.state is FieldState.CHECK or (self.state is FieldState.MISSING and bool(self.problems))


@dataclass(frozen=True, slots=True)
class SetAside:
    """A value that a person worked on while the document had another type, which is `type`; now it has no field."""

    type: str
    value: FieldValue


@dataclass(frozen=True, slots=True)
class Record:
    """One document on a page: its type's key, its side (or None), its place, its fields in type order.

    `warnings` are notes on what it says, `picture_warnings` on how it was photographed. `facts` are what the page says
    of it elsewhere (its code, its rows), by name, for the checks. `provider` is who read it, where that is not the
    page's own. `pair` is the same for two sides that a person put together; one that no other document has says that
    this one stands alone.
    """

    type: str
    side: str | None
    quad: Quad | None
    fields: tuple[FieldValue, ...]
    warnings: tuple[Message, ...] = ()
    confirmed: bool = False
    picture_warnings: tuple[PageWarning, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    provider: str = ""
    set_aside: tuple[SetAside, ...] = ()
    pair: str = ""

    def __getitem__(self, key: str) -> FieldValue:
        for value in self.fields:
            if value.key == key:
                return value
        raise KeyError(key)

    def text(self, key: str) -> str:
        """The field's text as it stands; "" where there is no such field."""
        return next((value.text for value in self.fields if value.key == key), "")

    def with_field(self, changed: FieldValue) -> "Record":
        """The record with one field replaced, found by its key."""
        fields = tuple(changed if value.key == changed.key else value for value in self.fields)
        return replace(self, fields=fields)

    @property
    def needs_look(self) -> bool:
        return not self.confirmed and any(value.needs_look for value in self.fields)


@dataclass(frozen=True, slots=True)
class PageRecord:
    """One page as it stands: what was read, and the documents on it.

    `text` is the page's text in reading order, paragraphs joined, one a line; it is what exports write.
    `text_edited` tells whether a person changed it. `tables` are the tables as they stand, and what exports write;
    `tables_edited` tells whether a person changed them. `arranged` tells whether a person changed which documents
    there are, or of what type. `postponed` is why it waits for later: a sentence, the
    English one where it was chosen from the list.
    """

    number: int
    recognition: Recognition
    documents: tuple[Record, ...] = ()
    text: str = ""
    text_edited: bool = False
    confirmed: bool = False
    tables: tuple[Table, ...] = ()
    tables_edited: bool = False
    arranged: bool = False
    postponed: str = ""

    @property
    def needs_look(self) -> bool:
        return not self.confirmed and any(record.needs_look for record in self.documents)

    @property
    def picture_warnings(self) -> tuple[PageWarning, ...]:
        """What is wrong with the page's picture; that it is a copy, only where a document says that this matters."""
        told = {warning for record in self.documents for warning in record.picture_warnings}
        return tuple(each for each in self.recognition.warnings if each.key != GREY_COPY or each in told)

    @property
    def done(self) -> bool:
        """Whether a person has confirmed all that is on the page."""
        return self.confirmed or (bool(self.documents) and all(record.confirmed for record in self.documents))

    @property
    def touched(self) -> bool:
        """Whether a person's work is in it, which reading the page again would lose."""
        states = {value.state for record in self.documents for value in record.fields}
        edited = self.text_edited or self.tables_edited or self.arranged
        return edited or self.done or any(state.settled for state in states)
