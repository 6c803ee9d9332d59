"""Records of the documents that a provider itself recognised, and of those found in the lines beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ocrdesk.documents.extraction import finding
from ocrdesk.documents.normalise import clean
from ocrdesk.documents.paper_edges import on_papers
from ocrdesk.documents.triage import judge
from ocrdesk.model import DocumentType, FieldSpec, FieldValue, Line, Point, Quad, ReadDocument, Recognition, Record

PLATE = "license_plate"


def gather_documents(
    recognition: Recognition,
    types: Sequence[DocumentType],
    *,
    wanted: str = "auto",
    left_out: frozenset[int] = frozenset(),
) -> tuple[Record, ...]:
    """All documents on a page, judged: first those that the provider recognised, then those in the other lines.

    `wanted` is as for find_documents; a type that the provider itself recognised is not looked for again. The lines
    of the numbers `left_out` tell nothing.
    """
    read = [each for each in recognition.documents if wanted in ("auto", each.type)]
    if wanted == "auto":
        read = _without_printed_numbers(read, recognition, types, left_out)
    records = make_records(read, types)
    if records and wanted != "auto":
        return records
    return records + find_within(recognition, _free(recognition, read, left_out), types, wanted=wanted)


def _free(recognition: Recognition, read: Sequence[ReadDocument], left_out: frozenset[int]) -> list[int]:
    """The numbers of the lines that stand on none of the read documents."""
    return [n for n, line in enumerate(recognition.lines) if n not in left_out and not _is_taken(line, read)]


def _without_printed_numbers(
    read: list[ReadDocument], recognition: Recognition, types: Sequence[DocumentType], left_out: frozenset[int]
) -> list[ReadDocument]:
    """The read documents but for plates that are no plates: the number that is printed on a licence."""
    others = [each for each in read if each.type != PLATE]
    if len(others) == len(read):
        return read
    found = find_within(recognition, _free(recognition, others, left_out), types)
    printed = [value.quad for record in found for value in record.fields if value.key == "plate_number" and value.quad]
    return [
        each
        for each in read
        if each.type != PLATE or not any(place.bounds.contains(each.quad.centre) for place in printed)
    ]


def find_within(
    recognition: Recognition, numbers: Sequence[int], types: Sequence[DocumentType], *, wanted: str = "auto"
) -> tuple[Record, ...]:
    """The documents in these lines of a page, judged; `wanted` is as for find_documents."""
    lines = [recognition.lines[n] for n in numbers]
    found = finding.find_documents(lines, types, (recognition.width, recognition.height), wanted=wanted)
    return on_papers([_renumbered(record, numbers) for record in found], recognition.papers)


def make_records(read: Iterable[ReadDocument], types: Sequence[DocumentType]) -> tuple[Record, ...]:
    """The read documents of known types as judged records."""
    known = {document.key: document for document in types}
    return tuple(_record(each, known[each.type]) for each in read if each.type in known)


def _record(read: ReadDocument, document: DocumentType) -> Record:
    lines = dict(read.fields)
    fields = tuple(_field(spec, lines.get(spec.key), read.quad) for spec in document.fields_of(read.side))
    return judge(Record(document.key, read.side, read.quad, fields), document)


def _field(spec: FieldSpec, line: Line | None, whole: Quad) -> FieldValue:
    """A value; one whose place is the whole document's is one of which no place was told."""
    if line is None or not line.text:
        return FieldValue(spec.key)
    text = clean(spec, line.text)
    weakest = min((character.confidence for character in line.characters), default=line.confidence)
    characters = line.characters if text == line.text else ()
    place = None if line.quad == whole else line.quad
    return FieldValue(spec.key, text, text, weakest, place, characters=characters)


def _is_taken(line: Line, read: Iterable[ReadDocument]) -> bool:
    return any(_holds(each.quad, line.quad.centre) for each in read)


def _holds(quad: Quad, point: Point) -> bool:
    """Whether the point lies in the quad, whose corners go clockwise on the screen."""
    edges = zip(quad.corners, (*quad.corners[1:], quad.corners[0]), strict=True)
    return all((bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax) >= 0 for (ax, ay), (bx, by) in edges)


def _renumbered(record: Record, numbers: Sequence[int]) -> Record:
    """The record with its values' lines numbered as on the whole page."""
    fields = tuple(replace(value, lines=tuple(numbers[n] for n in value.lines)) for value in record.fields)
    return replace(record, fields=fields)
