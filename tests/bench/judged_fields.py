"""Every field of a set of pictures as it was read: right or wrong, and what triage knows of it."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from types import ModuleType
from typing import Any

import msgspec

from ocrdesk.documents import DOCUMENT_TYPES
from ocrdesk.jobs.digitize import digitize_page, make_record
from ocrdesk.model import FieldValue, Page, Recognition, Record, Request, Shape
from ocrdesk.providers.offline import OfflineProvider
from ocrdesk.sources import SourceReader
from tests.bench.failing import tell_cause
from tests.bench.picture_sets import Picture, PictureSet, load_scorer

TYPES = {kind.key: kind for kind in DOCUMENT_TYPES}


@dataclass(frozen=True, slots=True)
class Judged:
    """One field. `rules`: a check fails, or the value is missing or worked out; it is looked at however sure it is.

    `told` tells whether a document of its type was found at all, `cause` why it is wrong where that can be told.
    """

    picture: str
    type: str
    key: str
    degrade: str
    shape: Shape
    right: bool
    rules: bool
    proved: bool
    confidence: float
    told: bool = True
    cause: str = ""

    def flagged(self, least: float) -> bool:
        """Whether it is looked at where characters less sure than this are doubted."""
        return self.rules or (not self.proved and self.confidence < least)


def judge_pictures(pictures: PictureSet, kept: Path) -> list[Judged]:
    """Every field of every document in the pictures; recognitions are kept in a folder."""
    scorer = load_scorer()
    judged: list[Judged] = []
    with closing(Listening()) as provider, closing(SourceReader()) as reader:
        for picture in pictures.pictures():
            if picture.truth.get("fields") or picture.truth.get("documents"):
                recognition = recognition_of(picture, kept, provider, reader)
                judged += _judge_picture(picture, recognition, scorer)
    return judged


def recognition_of(picture: Picture, kept: Path, provider: "Listening", reader: SourceReader) -> Recognition:
    """What is read of a picture, with its codes: kept from before, or read now."""
    path = kept / f"{picture.name}.recognition.json"
    if not path.exists():
        page = reader.page(picture.path, 1, (), turn=0)
        codes = digitize_page(page, provider, Request(), Event()).recognition.codes
        path.write_bytes(msgspec.json.encode(replace(provider.read, codes=codes)))
    return msgspec.json.decode(path.read_bytes(), type=Recognition)


class Listening(OfflineProvider):
    """The provider, which remembers what it read last, before it is put in order."""

    read = Recognition("", 0, 0)

    def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        self.read = super().recognize(page, request, cancelled)
        return self.read


def _judge_picture(picture: Picture, recognition: Recognition, scorer: ModuleType) -> Iterator[Judged]:
    left = make_record(1, recognition, Request()).documents
    printed = scorer.lenient("", "".join(line.text for line in recognition.lines))
    for truth, record in _paired(picture.truth.get("documents") or [picture.truth], left, scorer):
        if record is None:
            yield from _lost(picture, truth)
            continue
        for key, text in truth["fields"].items():
            if text and any(spec.key == key for spec in TYPES[record.type].fields_of(record.side)):
                judged = _judged(picture, record, key, right=_is_right(record[key], text, scorer))
                wanted, got = scorer.lenient(key, text), scorer.lenient(key, record[key].text)
                yield judged if judged.right else replace(judged, cause=tell_cause(wanted, got, printed))


def _paired(
    truths: Sequence[dict[str, Any]], records: Sequence[Record], scorer: ModuleType
) -> Iterator[tuple[dict[str, Any], Record | None]]:
    """Each true document with the record that has the most of its fields right; of several it is the best's."""
    pairs = [
        (_rights(record, truth, scorer), number, place)
        for number, truth in enumerate(truths)
        for place, record in enumerate(records)
        if record.type == truth["document_type"]
    ]
    partners: dict[int, int] = {}
    for _, number, place in sorted(pairs, key=lambda pair: -pair[0]):
        if number not in partners and place not in partners.values():
            partners[number] = place
    for number, truth in enumerate(truths):
        yield truth, records[partners[number]] if number in partners else None


def _lost(picture: Picture, truth: dict[str, Any]) -> Iterator[Judged]:
    """The fields of a document that was not found: wrong, and plainly missing."""
    for key, text in truth["fields"].items():
        if text:
            kind = TYPES[truth["document_type"]]
            shape = kind.field(key).shape
            yield Judged(picture.name, kind.key, key, picture.degrade, shape, False, True, False, 0.0, told=False)


def _rights(record: Record, truth: dict[str, Any], scorer: ModuleType) -> int:
    return sum(_is_right(value, truth["fields"].get(value.key, ""), scorer) for value in record.fields if value.text)


def _is_right(value: FieldValue, text: str, scorer: ModuleType) -> bool:
    return bool(scorer.lenient(value.key, text) == scorer.lenient(value.key, value.text))


def _judged(picture: Picture, record: Record, key: str, *, right: bool) -> Judged:
    value, spec = record[key], TYPES[record.type].field(key)
    rules = not value.text or any(problem.check != "confidence" for problem in value.problems)
    proved = value.proof is not None
    return Judged(picture.name, record.type, key, picture.degrade, spec.shape, right, rules, proved, value.confidence)
