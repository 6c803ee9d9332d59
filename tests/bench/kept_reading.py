"""Figures of a set of pictures from recognitions that are kept: fields and marks, but no times and no characters."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.figures import Figure, at_least, at_most
from tests.bench.judged_fields import Judged, judge_pictures
from tests.bench.picture_sets import PictureSet
from tests.bench.reading import DEGRADES, Reading
from tests.bench.scores import FIELDS_EXACT
from tests.bench.triage_report import in_use

TYPES_OF_GROUP = (
    ("id_card",),
    ("driver_license", "vehicle_license"),
    ("business_license",),
    ("license_plate",),
    ("bank_card", "vat_invoice"),
)
"""The document types of each promised group of fields, in the same order."""

Papers = set[tuple[str, str]]
"""Documents by picture and type."""


def measure_kept(pictures: PictureSet, kept: Path) -> Reading:
    """Judge all fields of all documents; what was not read before is read now, and kept."""
    judged = judge_pictures(pictures, kept)
    figures = [*_fields_exact(judged), *_told(judged), *_marked(judged)]
    return Reading(figures, [_line(one) for one in judged if not one.right])


def _fields_exact(judged: Sequence[Judged]) -> Iterator[Figure]:
    for (title, _, *promised), types in zip(FIELDS_EXACT, TYPES_OF_GROUP, strict=True):
        for degrade, least in zip(DEGRADES, promised, strict=True):
            own = [one for one in judged if one.type in types and one.degrade == degrade]
            each = [f"{kind} {_right_of([one for one in own if one.type == kind])}" for kind in types]
            yield at_least(f"字段正确 / fields exact: {title}, {degrade}", least, _share(own), ", ".join(each))
    promised_types = {kind for types in TYPES_OF_GROUP for kind in types}
    for kind in sorted({one.type for one in judged} - promised_types):
        for degrade in DEGRADES:
            own = [one for one in judged if one.type == kind and one.degrade == degrade]
            share = _share(own)
            measured = "无 / none there" if share is None else f"{share:.1f} %"
            yield Figure(f"字段正确 / fields exact: {kind}, {degrade}", "", measured, None, _right_of(own))


def _told(judged: Sequence[Judged]) -> Iterator[Figure]:
    for degrade, least in zip(DEGRADES, (99, 93), strict=True):
        papers: Papers = {(one.picture, one.type) for one in judged if one.degrade == degrade}
        lost: Papers = {(one.picture, one.type) for one in judged if one.degrade == degrade and not one.told}
        share = 100 * (len(papers) - len(lost)) / len(papers) if papers else None
        yield at_least(f"类型正确 / type right, {degrade}", least, share, f"{len(papers)} papers")


def _marked(judged: Sequence[Judged]) -> Iterator[Figure]:
    # Of documents that were not found there is nothing to look at: the types tell of them.
    wrong = [one for one in judged if not one.right and one.told]
    caught = sum(one.flagged(in_use(one)) for one in wrong)
    how = f"{caught} of {len(wrong)}"
    yield at_least("错的字段被标出 / wrong fields marked", 95, 100 * caught / len(wrong) if wrong else None, how)
    right = [one for one in judged if one.right and one.degrade == "mild"]
    flagged = sum(one.flagged(in_use(one)) for one in right)
    share = 100 * flagged / len(right) if right else None
    yield at_most("对的字段也被标出 / right fields flagged, mild", 8, share, f"{flagged} of {len(right)}")


def _share(own: Sequence[Judged]) -> float | None:
    return 100 * sum(one.right for one in own) / len(own) if own else None


def _right_of(own: Sequence[Judged]) -> str:
    return f"{sum(one.right for one in own)} of {len(own)}"


def _line(one: Judged) -> str:
    where = f"- {one.picture} · {one.type} · {one.key}："
    if not one.told:
        return f"{where}没有认出这份证件 / the paper was not found"
    mark = "已标出 / marked" if one.flagged(in_use(one)) else "**未标出 / not marked**"
    return f"{where}{one.cause}；{mark}"
