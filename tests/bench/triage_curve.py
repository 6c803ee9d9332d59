"""Where the line between sure and unsure characters lies: wrong values caught against right values flagged.

    python -m tests.bench.triage_curve [FOLDER]

Reads the specimens of the measuring data (OCRDESK_DATA, or ../shared/data) and writes docs/TRIAGE.md. What was read
is kept in FOLDER, if one is given, so that a second run takes seconds.
"""

import importlib.util
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

import msgspec

from ocrdesk.documents import DOCUMENT_TYPES
from ocrdesk.documents.triage import SURE_CHARACTER, SURE_CHOICE
from ocrdesk.jobs.digitize import make_record
from ocrdesk.model import FieldValue, Recognition, Request, Shape
from ocrdesk.providers.offline import OfflineProvider
from ocrdesk.sources import SourceReader
from tests.bench.reading import ROOT, data_folder

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99)
TYPES = {kind.key: kind for kind in DOCUMENT_TYPES}


@dataclass(frozen=True, slots=True)
class Judged:
    """One field of one specimen: whether it was read right, and what triage knows of it.

    `rules` tells whether a check fails or the value is missing: then it is looked at whatever the confidence.
    """

    degrade: str
    right: bool
    rules: bool
    proved: bool
    confidence: float

    def flagged(self, threshold: float) -> bool:
        return self.rules or (not self.proved and self.confidence < threshold)


def read_specimens(data: Path, kept: Path) -> Iterator[tuple[dict[str, Any], Recognition]]:
    """Each specimen of a card or paper: its truth, and what is read of it."""
    provider, reader = OfflineProvider(), SourceReader()
    try:
        for path in sorted((data / "specimens").glob("*.json")):
            truth = json.loads(path.read_text(encoding="utf-8"))
            picture = next(other for other in path.parent.glob(f"{path.stem}.*") if other != path)
            if not truth.get("fields"):
                continue
            known = kept / f"{path.stem}.recognition.json"
            if not known.exists():
                page = reader.page(picture, 1, (), turn=0)
                known.write_bytes(msgspec.json.encode(provider.recognize(page, Request(), Event())))
            yield truth, msgspec.json.decode(known.read_bytes(), type=Recognition)
    finally:
        provider.close()
        reader.close()


def judge_specimens(data: Path, kept: Path) -> list[Judged]:
    """Every field of the specimens that were told as what they are."""
    same, judged = _scorer(data), []
    for truth, recognition in read_specimens(data, kept):
        documents = make_record(1, recognition, Request()).documents
        record = next((one for one in documents if one.type == truth["document_type"]), None)
        if record is None:
            continue
        for key, text in truth["fields"].items():
            spec, value = TYPES[record.type].field(key), record[key]
            scale = SURE_CHARACTER / SURE_CHOICE if spec.shape is Shape.CHOICE else 1.0
            judged.append(_judged(truth["degrade"], value, right=same(key, text, value.text), scale=scale))
    return judged


def _judged(degrade: str, value: FieldValue, *, right: bool, scale: float) -> Judged:
    rules = not value.text or any(problem.check != "confidence" for problem in value.problems)
    return Judged(degrade, right, rules, value.proof is not None, min(1.0, value.confidence * scale))


def _scorer(data: Path) -> Callable[[str, str, str], bool]:
    """The comparison of the scorer that lies with the data."""
    spec = importlib.util.spec_from_file_location("score", data / "score.py")
    if spec is None or spec.loader is None:
        sys.exit("score.py is not with the measuring data")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda key, truth, text: bool(module.lenient(key, truth) == module.lenient(key, text))


def write_report(judged: list[Judged]) -> str:
    """The page for docs/, with the curve as a table."""
    wrong, right = [one for one in judged if not one.right], [one for one in judged if one.right]
    mild = [one for one in right if one.degrade == "mild"]
    rows = [
        f"| {'**' if step == SURE_CHARACTER else ''}{step:.2f}{'**' if step == SURE_CHARACTER else ''} "
        f"| {_share(wrong, step)} | {_share(mild, step)} | {_share(right, step)} |"
        for step in THRESHOLDS
    ]
    by_rules = sum(one.rules for one in wrong)
    proved = sum(one.proved for one in right)
    return "\n".join(
        (
            "# Which values a person must look at",
            "",
            "A value is looked at when a check fails, when it is missing, or when one of its characters is less",
            "sure than the threshold (brackets apart) and no check digit or second reading proves it. Written by",
            "`python -m tests.bench.triage_curve` from the drawn specimens, read by the offline models.",
            "",
            f"{len(judged)} fields, {len(wrong)} of them wrong. Checks alone catch {by_rules} of the wrong ones;",
            f"{proved} of the {len(right)} right ones are proved and never looked at. The threshold in use is bold;",
            f"for words of closed lists it is {SURE_CHOICE:.2f} where it is {SURE_CHARACTER:.2f} for the rest.",
            "",
            "| least sure character below | wrong ones caught | right ones flagged, mild | right ones flagged, all |",
            "|---|---|---|---|",
            *rows,
            "",
            "So few wrong values are in the specimens that the first column moves in large steps; read it with care.",
            "",
        )
    )


def _share(values: list[Judged], threshold: float) -> str:
    flagged = sum(one.flagged(threshold) for one in values)
    return f"{flagged} of {len(values)} ({flagged / len(values):.0%})" if values else "none there"


def main() -> None:
    """Measure and write."""
    data = data_folder()
    if data is None:
        sys.exit("the measuring data are not here (OCRDESK_DATA)")
    with tempfile.TemporaryDirectory() as name:
        kept = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(name)
        kept.mkdir(parents=True, exist_ok=True)
        report = write_report(judge_specimens(data, kept))
    (ROOT / "docs" / "TRIAGE.md").write_text(report, encoding="utf-8")
    sys.stdout.write(report)


if __name__ == "__main__":
    main()
