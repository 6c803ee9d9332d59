"""A page with several documents is read document by document, not row by row across them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocrdesk.documents.extraction.placing import contains
from ocrdesk.documents.reading_order import arrange
from ocrdesk.model import Quad, Recognition, Record


def in_document_order(recognition: Recognition, records: tuple[Record, ...]) -> tuple[Recognition, tuple[Record, ...]]:
    """The recognition with each document's lines together, and the records that know the lines by their new numbers."""
    areas = [record.quad for record in records if record.quad is not None]
    if len(areas) < 2:  # noqa: PLR2004 - one document is in order already
        return recognition, records
    groups = [group for group in _regrouped(recognition, areas) if group]
    order = [number for group in groups for number in group]
    place = {number: position for position, number in enumerate(order)}
    lines = tuple(recognition.lines[number] for number in order)
    paragraphs = tuple(tuple(place[number] for number in group) for group in groups)
    return replace(recognition, lines=lines, paragraphs=paragraphs), tuple(
        replace(
            record,
            fields=tuple(replace(value, lines=tuple(place[n] for n in value.lines)) for value in record.fields),
        )
        for record in records
    )


def _regrouped(recognition: Recognition, areas: Sequence[Quad]) -> Iterator[list[int]]:
    """The paragraphs, each document's where its first line stood."""
    owner = {
        number: next((i for i, area in enumerate(areas) if contains(area, line.quad.centre)), None)
        for number, line in enumerate(recognition.lines)
    }
    told: set[int] = set()
    for paragraph in recognition.paragraphs:
        for area in dict.fromkeys(owner[number] for number in paragraph):
            if area is None:
                yield [number for number in paragraph if owner[number] is None]
            elif area not in told:
                told.add(area)
                yield from _within(recognition, [number for number in owner if owner[number] == area])


def _within(recognition: Recognition, numbers: Sequence[int]) -> list[list[int]]:
    """The paragraphs that these lines make by themselves."""
    known = {id(recognition.lines[number]): number for number in numbers}
    own = arrange([recognition.lines[number] for number in numbers], recognition.width, recognition.height)
    return [[known[id(own.lines[place])] for place in group] for group in own.paragraphs]
