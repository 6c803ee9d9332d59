"""Reads drawn papers with the offline way and says what is right.

    python -m tests.bench.drawn.measure FOLDER [--errors]

FOLDER is what `python -m tests.bench.drawn` wrote. What was read is kept there, so that a second run takes seconds.
Scored as the measuring data's score.py does (NFKC, without blanks), on every document of a page.
"""

import argparse
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event
from typing import Any

import msgspec

from ocrdesk.jobs.digitize import make_record
from ocrdesk.model import FieldState, Recognition, Record, Request
from ocrdesk.providers.offline import OfflineProvider
from ocrdesk.sources import SourceReader

_MARKED = (FieldState.CHECK, FieldState.MISSING)


def main() -> None:
    """Print a row for each kind and grade, and the wrong fields."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.drawn.measure", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="name every wrong field")
    wanted = parser.parse_args()
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for truth, recognition in read_drawn(wanted.folder):
        records = make_record(1, recognition, Request()).documents
        found, wrong = score(truth, records)
        counts[truth["category"], truth["degrade"]].update(found)
        counts["all", truth["degrade"]].update(found)
        if wanted.errors:
            for line in wrong:
                print(f"{truth['file']}: {line}")
    for (category, grade), count in sorted(counts.items()):
        print(_row(category, grade, count))


def read_drawn(folder: Path) -> Iterator[tuple[dict[str, Any], Recognition]]:
    """Each drawn picture's truth, and what is read of it."""
    kept = folder / "kept"
    kept.mkdir(exist_ok=True)
    provider, reader = OfflineProvider(), SourceReader()
    try:
        for path in sorted(folder.glob("*.json")):
            truth, known = json.loads(path.read_text(encoding="utf-8")), kept / path.name
            if not known.exists():
                page = reader.page(path.with_suffix(".jpg"), 1, (), turn=0)
                known.write_bytes(msgspec.json.encode(provider.recognize(page, Request(), Event())))
            yield truth, msgspec.json.decode(known.read_bytes(), type=Recognition)
    finally:
        provider.close()
        reader.close()


def score(truth: Mapping[str, Any], records: Sequence[Record]) -> tuple[Counter[str], list[str]]:
    """Counts of a page, and its wrong fields in words; a document is compared with the record most like it."""
    left, wrong = list(records), []
    count = Counter(pages=1)
    for document, record in _paired(truth["documents"], records):
        count["documents"] += 1
        if record is None:
            count["fields"] += len(document["fields"])
            kinds = [(one.type, one.side) for one in records]
            wrong.append(f"no {document['document_type']} {document['side']}, but {kinds}")
            continue
        left.remove(record)
        count["told"] += 1
        for key, text in document["fields"].items():
            right, marked = _right(record, key, text), record[key].state in _MARKED
            count.update(fields=1, right=right, wrong=not right, caught=marked and not right, flagged=marked and right)
            if not right:
                wrong.append(f"{key}: {record.text(key)!r} for {text!r}{'' if marked else ' UNMARKED'}")
        extra = [v for v in record.fields if v.text and v.key not in document["fields"]]
        wrong += [f"{value.key}: {value.text!r} though not printed" for value in extra]
        count["invented"] += len(extra)
    count["too_many"] += len(left)
    wrong += [f"too many: {record.type} {record.side}" for record in left]
    return count, wrong


def _paired(
    documents: Sequence[Mapping[str, Any]], records: Sequence[Record]
) -> Iterator[tuple[Mapping[str, Any], Record | None]]:
    """Each document with the record of its kind that has the most of it right; of several it is the best's."""
    pairs = sorted(
        (-sum(_right(record, *item) for item in document["fields"].items()), number, place)
        for number, document in enumerate(documents)
        for place, record in enumerate(records)
        if _is_same(record, document)
    )
    partners: dict[int, int] = {}
    for _, number, place in pairs:
        if number not in partners and place not in partners.values():
            partners[number] = place
    for number, document in enumerate(documents):
        yield document, records[partners[number]] if number in partners else None


def _is_same(record: Record, document: Mapping[str, Any]) -> bool:
    return record.type == document["document_type"] and (not document["side"] or record.side == document["side"])


def _right(record: Record, key: str, text: str) -> bool:
    return any(value.key == key for value in record.fields) and _form(record.text(key)) == _form(text)


def _form(text: str) -> str:
    folded = re.sub(r"[·•・‧∙●]", "·", unicodedata.normalize("NFKC", text))
    return re.sub(r"\s+", "", re.sub(r"[—–―−‐─]", "-", folded)).upper()


def _row(category: str, grade: str, count: Counter[str]) -> str:
    def share(part: str, whole: int) -> str:
        return f"{100 * count[part] / whole:5.1f}" if whole else "    -"

    parts = (
        f"{category:26} {grade:5} pages {count['pages']:3}",
        f"told {share('told', count['documents'])}",
        f"fields {share('right', count['fields'])} of {count['fields']:4}",
        f"caught {share('caught', count['wrong'])}",
        f"flagged {share('flagged', count['right'])}",
        f"invented {count['invented']} too many {count['too_many']}",
    )
    return "  ".join(parts)


if __name__ == "__main__":
    main()
