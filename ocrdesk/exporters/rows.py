"""Rows: which records of a batch stand in one row, because they are the sides of one paper.

Sides belong together when a person said so, when their numbers say so, when one of each lies on the same page, or
when they follow one another without room for doubt. Better two rows that a person joins than one row of two people.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ocrdesk.model import Batch, DocumentType, ExportedSource, PageRecord, Record

FRONT_AND_BACK = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One record and where it was found; `place` counts all pages of the batch, from 0."""

    source: ExportedSource
    number: int
    record: Record
    place: int


Row = tuple[Entry, ...]


def entries_of(batch: Batch) -> Iterator[tuple[ExportedSource, PageRecord, list[Entry]]]:
    """Every page of the batch once, with its entries; the entries keep no page."""
    place = 0
    for source in batch.sources:
        for page in source.pages:
            yield source, page, [Entry(source, page.number, record, place) for record in page.documents]
            place += 1
        # A source without pages failed: what stands on either side of it are no neighbours.
        place += not source.pages


def rows_of(entries: Sequence[Entry], kind: DocumentType) -> list[Row]:
    """The rows of that type's entries in order, each of one record or of a front and its back."""
    partners = _partners(entries, kind) if len(kind.sides) == FRONT_AND_BACK else {}
    rows: list[Row] = []
    for index, entry in enumerate(entries):
        other = partners.get(index)
        if other is None:
            rows.append((entry,))
        elif other > index:
            front, back = sorted((entry, entries[other]), key=lambda e: _is_back(e, kind))
            rows.append((front, back))
    return rows


def _is_back(entry: Entry, kind: DocumentType) -> bool:
    return entry.record.side == kind.sides[1].key


def _partners(entries: Sequence[Entry], kind: DocumentType) -> dict[int, int]:
    partners = dict(_by_hand(entries, kind))
    for find in (_by_number, _by_page, _by_order):
        free = [
            index
            for index, entry in enumerate(entries)
            if index not in partners and not entry.record.pair and _has_side(entry, kind)
        ]
        for front, back in find(entries, free, kind):
            partners[front], partners[back] = back, front
    return partners


def _by_hand(entries: Sequence[Entry], kind: DocumentType) -> Iterator[tuple[int, int]]:
    """What a person paired, both ways; a side whose partner is not in the batch stays alone."""
    told = [index for index, entry in enumerate(entries) if entry.record.pair and _has_side(entry, kind)]
    for same in _grouped(told, lambda index: entries[index].record.pair):
        for front, back in zip(*_fronts_and_backs(entries, same, kind), strict=False):
            yield from ((front, back), (back, front))


def _has_side(entry: Entry, kind: DocumentType) -> bool:
    return entry.record.side in {side.key for side in kind.sides}


def _number(entry: Entry, kind: DocumentType) -> str:
    return entry.record.text(kind.identity) if kind.identity else ""


def _may_pair(one: Entry, other: Entry, kind: DocumentType) -> bool:
    """Whether they are two sides, and no number speaks against it."""
    numbers = {_number(one, kind), _number(other, kind)} - {""}
    return one.record.side != other.record.side and len(numbers) < FRONT_AND_BACK


def _by_number(entries: Sequence[Entry], free: list[int], kind: DocumentType) -> Iterator[tuple[int, int]]:
    numbered = [index for index in free if _number(entries[index], kind)]
    for same in _grouped(numbered, lambda index: _number(entries[index], kind)):
        yield from zip(*_fronts_and_backs(entries, same, kind), strict=False)


def _by_page(entries: Sequence[Entry], free: list[int], kind: DocumentType) -> Iterator[tuple[int, int]]:
    for here in _grouped(free, lambda index: entries[index].place):
        fronts, backs = _fronts_and_backs(entries, here, kind)
        if len(fronts) == len(backs) == 1 and _may_pair(entries[fronts[0]], entries[backs[0]], kind):
            yield fronts[0], backs[0]


def _grouped(indexes: list[int], key: Callable[[int], Hashable]) -> list[list[int]]:
    groups: dict[Hashable, list[int]] = {}
    for index in indexes:
        groups.setdefault(key(index), []).append(index)
    return list(groups.values())


def _fronts_and_backs(entries: Sequence[Entry], indexes: list[int], kind: DocumentType) -> tuple[list[int], list[int]]:
    fronts = [index for index in indexes if not _is_back(entries[index], kind)]
    return fronts, [index for index in indexes if _is_back(entries[index], kind)]


def _by_order(entries: Sequence[Entry], free: list[int], kind: DocumentType) -> Iterator[tuple[int, int]]:
    for run in _runs(entries, free):
        turns = [_is_back(entries[index], kind) for index in run]
        alternating = all(a != b for a, b in pairwise(turns))
        if alternating and len(run) % 2 == 0:
            # Front, back, front, back - or the other way round throughout.
            candidates = list(zip(run[::2], run[1::2], strict=True))
        else:
            candidates = list(_obvious(run, turns))
        yield from (pair for pair in candidates if _may_pair(entries[pair[0]], entries[pair[1]], kind))


def _runs(entries: Sequence[Entry], free: list[int]) -> list[list[int]]:
    """Stretches of neighbouring pages that hold one unpaired record each."""
    held = Counter(entry.place for entry in entries)
    runs: list[list[int]] = []
    for index in free:
        alone = held[entries[index].place] == 1
        if runs and alone and runs[-1] and entries[runs[-1][-1]].place == entries[index].place - 1:
            runs[-1].append(index)
        else:
            runs.append([index] if alone else [])
    return runs


def _obvious(run: Sequence[int], turns: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """A front with its back behind it, where neither has another neighbour to go with."""
    for at in range(len(run) - 1):
        if turns[at] or not turns[at + 1]:
            continue
        before_is_back = at > 0 and turns[at - 1]
        after_is_front = at + 2 < len(run) and not turns[at + 2]
        if not before_is_back and not after_is_front:
            yield run[at], run[at + 1]
