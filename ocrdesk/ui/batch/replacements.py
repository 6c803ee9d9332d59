"""What find and replace would change: each value as it stands and as it would become, and the edits that do it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ocrdesk.jobs.replacing import Replacer, Search
from ocrdesk.model import Course, PageKey, PageRecord, Record
from ocrdesk.ui.batch.field_column import Column, fails, with_record
from ocrdesk.ui.batch.gathering import Entry, standing

EditField = Callable[[Record, str, str], Record]


@dataclass(frozen=True, slots=True)
class Replacement:
    """One change: the entry, what it would say, whether it would need a look then, and whether it was settled."""

    entry: Entry
    text: str
    doubtful: bool

    @property
    def shown(self) -> str:
        return self.entry.spec.shown(self.text)

    @property
    def settled(self) -> bool:
        """Whether a person has confirmed or typed what stands there."""
        return self.entry.confirmed or self.entry.value.state.settled


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: everywhere, in all of a type, or in one of its fields."""

    type: str = ""
    field: str = ""

    def holds(self, column: Column) -> bool:
        kind, key = column
        return self.type in ("", kind) and self.field in ("", key)


@dataclass(frozen=True, slots=True)
class Looking:
    """One search: among these entries, as far as the scope holds them."""

    entries: Sequence[Entry]
    scope: Scope
    search: Search

    def find(
        self,
        replacer: Replacer,
        record: Callable[[PageKey], PageRecord | None],
        edit_field: EditField,
        course: Course,
    ) -> tuple[Replacement, ...]:
        """The changes, in the order of the entries. Blocks.

        Raises ExpressionWrong, ExpressionTooSlow, and Cancelled.
        """
        within = [entry for entry in self.entries if self.scope.holds((entry.type.key, entry.spec.key))]
        texts = replacer.replaced(self.search, [entry.value.text for entry in within], course.event)
        hits = [(entry, text) for entry, text in zip(within, texts, strict=True) if text is not None]
        course.begin(len(hits))
        found: list[Replacement] = []
        last: tuple[PageKey | None, PageRecord | None] = (None, None)
        for entry, text in hits:
            course.step()
            if last[0] != entry.page:
                last = entry.page, record(entry.page)
            change = _change(entry, text, last[1], edit_field)
            if change is not None:
                found.append(change)
        return tuple(found)


def _change(entry: Entry, text: str, page: PageRecord | None, edit_field: EditField) -> Replacement | None:
    """What would be kept, cleaned as everything that is typed; None where that is what stands there."""
    if page is None or not _stands(page, entry):
        return None
    value = edit_field(page.documents[entry.document], entry.spec.key, text)[entry.spec.key]
    return Replacement(entry, value.text, fails(value)) if value.text != entry.value.text else None


def edits_for(
    changes: Iterable[Replacement], edit_field: EditField
) -> dict[PageKey, Callable[[PageRecord], PageRecord | None]]:
    """The edits that make these changes; a page on which one of the values stands otherwise is left alone."""
    by_page: dict[PageKey, list[Replacement]] = {}
    for change in changes:
        by_page.setdefault(change.entry.page, []).append(change)
    return {page: partial(_replaced, tuple(found), edit_field) for page, found in by_page.items()}


def _replaced(changes: Sequence[Replacement], edit_field: EditField, page: PageRecord) -> PageRecord | None:
    for change in changes:
        entry, key = change.entry, change.entry.spec.key
        if not _stands(page, entry):
            return None
        page = with_record(page, entry.document, edit_field(page.documents[entry.document], key, change.text), key)
    return page


def _stands(page: PageRecord, entry: Entry) -> bool:
    value = standing(page, entry.document, entry.spec.key)
    return value is not None and (value.text, value.state) == (entry.value.text, entry.value.state)


def scopes_of(entries: Iterable[Entry], types: Mapping[str, object]) -> tuple[Scope, ...]:
    """Everywhere, each type that is there, and each of its fields, in the types' order."""
    fields: dict[str, dict[str, None]] = {}
    for entry in entries:
        fields.setdefault(entry.type.key, {}).setdefault(entry.spec.key)
    scopes = [Scope()]
    for kind in types:
        if kind in fields:
            scopes += [Scope(kind), *(Scope(kind, key) for key in fields[kind])]
    return tuple(scopes)
