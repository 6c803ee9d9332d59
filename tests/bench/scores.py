"""The promised figures of reading, out of the scorer's counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.bench.figures import Figure, at_least, at_most

Counts = dict[str, dict[str, int]]
"""What the scorer counted, by category."""

FIELDS_EXACT = (
    ("身份证两面 / ID card, both sides", ("id_card_front", "id_card_back"), 99, 92),
    ("驾驶证、行驶证 / driver, vehicle licence", ("driver_licence", "vehicle_licence"), 97, 85),
    ("营业执照 / business licence", ("business_licence",), 96, 80),
    ("车牌号与颜色 / plate number and colour", ("plate",), 95, 80),
    ("银行卡、增值税发票 / bank card, VAT invoice", ("bank_card", "vat_invoice"), 96, 80),
)
"""What was promised of each group's fields, in percent: mild, hard."""

CELLS = (
    ("有线表 / ruled tables, cellF1", "table_ruled", 97),
    ("无线表 / borderless tables, cellF1", "table_borderless", 90),
)
PAGES = ("page_zh", "page_mixed", "page_two_column", "page_vertical")
ALL = ("ALL",)


@dataclass(frozen=True, slots=True)
class Scores:
    """The counts by degrade (mild, hard), of ours and of the plain recogniser."""

    ours: dict[str, Counts]
    plain: dict[str, Counts]


def judge_scores(scores: Scores) -> list[Figure]:
    """Every promised figure that the counts tell."""
    mild, hard = scores.ours["mild"], scores.ours["hard"]
    return [
        *_fields_exact(mild, hard),
        *(
            at_least(f"类型正确 / type right, {degrade}", least, _share([counts], ALL, "type", "n"), _of(counts, "n"))
            for degrade, counts, least in (("mild", mild, 99), ("hard", hard, 93))
        ),
        _sides(mild, hard),
        *_marked(mild, hard),
        *_cells(mild),
        *characters(scores),
        reading_order(mild, PAGES),
    ]


def _share(groups: Sequence[Counts], names: Sequence[str], count: str, whole: str) -> float | None:
    """In percent; None where the whole is nothing."""
    rows = [counts[name] for counts in groups for name in names if name in counts]
    total = sum(row[whole] for row in rows)
    return 100 * sum(row[count] for row in rows) / total if total else None


def _of(counts: Counts, whole: str) -> str:
    return f"{counts.get('ALL', {}).get(whole, 0)} pictures"


def _fields_exact(mild: Counts, hard: Counts) -> Iterator[Figure]:
    for title, names, *promised in FIELDS_EXACT:
        for degrade, counts, least in zip(("mild", "hard"), (mild, hard), promised, strict=True):
            known = [name for name in names if name in counts]
            each = [f"{name} {counts[name]['fl']} of {counts[name]['fn']}" for name in known]
            name = f"字段正确 / fields exact: {title}, {degrade}"
            yield at_least(name, least, _share([counts], names, "fl", "fn"), ", ".join(each))


def _sides(mild: Counts, hard: Counts) -> Figure:
    share = _share([mild, hard], ALL, "side", "sides")
    return at_least("身份证的面 / side of ID cards right", 99, share, "mild and hard")


def _marked(mild: Counts, hard: Counts) -> Iterator[Figure]:
    rows = [counts["ALL"] for counts in (mild, hard) if "ALL" in counts]
    wrong, caught, fields = (sum(row[count] for row in rows) for count in ("wrong", "caught", "fn"))
    share = 100 * caught / wrong if wrong else None
    yield at_least("错的字段被标出 / wrong fields marked", 95, share, f"{caught} of {wrong}")
    unmarked = 100 * (wrong - caught) / fields if fields else None
    yield at_most("错而未提示的字段 / wrong and not marked", 1, unmarked, f"{wrong - caught} of {fields} fields")
    right, flagged = (mild.get("ALL", {}).get(count, 0) for count in ("right", "flagged"))
    share = 100 * flagged / right if right else None
    yield at_most("对的字段也被标出 / right fields flagged, mild", 8, share, f"{flagged} of {right}")


def _cells(mild: Counts) -> Iterator[Figure]:
    for title, name, least in CELLS:
        share, count = cells(mild, (name,))
        yield at_least(f"{title}, mild", least, share, f"{count} cells" if count else "")


def cells(counts: Counts, names: Sequence[str]) -> tuple[float | None, int]:
    """F1 of the cells of those categories, in percent, and how many cells they have."""
    right, true, found = (sum(counts[name][count] for name in names if name in counts) for count in ("c", "ct", "cr"))
    return (200 * right / (true + found) if true + found else None), true


def characters(scores: Scores) -> Iterator[Figure]:
    """The share of wrong characters in each category, never more than the plain recogniser's."""
    names = sorted({name for counts in scores.ours.values() for name in counts if name != "ALL"})
    for name in names:
        groups = [[who[degrade] for degrade in ("mild", "hard")] for who in (scores.ours, scores.plain)]
        ours, plain = (_share(each, (name,), "err", "chars") or 0.0 for each in groups)
        parts = []
        for degrade in ("mild", "hard"):
            shares = [_share([who[degrade]], (name,), "err", "chars") for who in (scores.ours, scores.plain)]
            if None not in shares:
                parts.append(f"{degrade}: {shares[0]:.2f} % / {shares[1]:.2f} %")
        promised = f"≤ {plain:.2f} % (RapidOCR)"
        yield Figure(f"字错率 / CER: {name}", promised, f"{ours:.2f} %", ours <= plain, ", ".join(parts))


def reading_order(mild: Counts, pages: Sequence[str]) -> Figure:
    """How much more is wrong in the text as a whole than line by line, in points."""
    gaps = {}
    for page in pages:
        ordered, placed = (_share([mild], (page,), count, "chars") for count in ("erro", "err"))
        if ordered is not None and placed is not None:
            gaps[page] = ordered - placed
    name, promised = "阅读顺序 / reading order of pages, mild", "CERord - CER ≤ 1"
    if not gaps:
        return Figure(name, promised, "无 / none there", None)
    each = ", ".join(f"{page} {gap:.2f}" for page, gap in gaps.items())
    return Figure(name, promised, f"≤ {max(gaps.values()):.2f}", max(gaps.values()) <= 1, each)
