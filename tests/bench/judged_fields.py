"""Every field of a set of pictures as it was read: right or wrong, and what triage knows of it."""

from collections.abc import Iterator
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
from tests.bench.picture_sets import Picture, PictureSet, load_scorer

TYPES = {kind.key: kind for kind in DOCUMENT_TYPES}


@dataclass(frozen=True, slots=True)
class Judged:
    """One field. `rules`: a check fails, or the value is missing or worked out; it is looked at however sure it is."""

    picture: str
    key: str
    degrade: str
    shape: Shape
    right: bool
    rules: bool
    proved: bool
    confidence: float

    def flagged(self, least: float) -> bool:
        """Whether it is looked at where characters less sure than this are doubted."""
        return self.rules or (not self.proved and self.confidence < least)


def judge_pictures(pictures: PictureSet, kept: Path) -> list[Judged]:
    """Every field of the documents that were told as what they are; recognitions are kept in a folder."""
    scorer = load_scorer()
    judged: list[Judged] = []
    with closing(_Listening()) as provider, closing(SourceReader()) as reader:
        for picture in pictures.pictures():
            if picture.truth.get("fields") or picture.truth.get("documents"):
                recognition = _recognition(picture, kept, provider, reader)
                judged += _judge_picture(picture, make_record(1, recognition, Request()).documents, scorer)
    return judged


def _recognition(picture: Picture, kept: Path, provider: "_Listening", reader: SourceReader) -> Recognition:
    """What is read of a picture, with its codes: kept from before, or read now."""
    path = kept / f"{picture.name}.recognition.json"
    if not path.exists():
        page = reader.page(picture.path, 1, (), turn=0)
        codes = digitize_page(page, provider, Request(), Event()).recognition.codes
        path.write_bytes(msgspec.json.encode(replace(provider.read, codes=codes)))
    return msgspec.json.decode(path.read_bytes(), type=Recognition)


class _Listening(OfflineProvider):
    """The provider, which remembers what it read last, before it is put in order."""

    read = Recognition("", 0, 0)

    def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        self.read = super().recognize(page, request, cancelled)
        return self.read


def _judge_picture(picture: Picture, records: tuple[Record, ...], scorer: ModuleType) -> Iterator[Judged]:
    left = list(records)
    for truth in picture.truth.get("documents") or [picture.truth]:
        of_type = [record for record in left if record.type == truth["document_type"]]
        if not of_type:
            continue
        record = max(of_type, key=lambda one: _rights(one, truth, scorer))
        left.remove(record)
        for key, text in truth["fields"].items():
            if text and any(spec.key == key for spec in TYPES[record.type].fields_of(record.side)):
                yield _judged(picture, record, key, right=_is_right(record[key], text, scorer))


def _rights(record: Record, truth: dict[str, Any], scorer: ModuleType) -> int:
    return sum(_is_right(value, truth["fields"].get(value.key, ""), scorer) for value in record.fields if value.text)


def _is_right(value: FieldValue, text: str, scorer: ModuleType) -> bool:
    return bool(scorer.lenient(value.key, text) == scorer.lenient(value.key, value.text))


def _judged(picture: Picture, record: Record, key: str, *, right: bool) -> Judged:
    value, spec = record[key], TYPES[record.type].field(key)
    rules = not value.text or any(problem.check != "confidence" for problem in value.problems)
    proved = value.proof is not None
    name = f"{picture.name}.{record.type}"
    return Judged(name, key, picture.degrade, spec.shape, right, rules, proved, value.confidence)
