"""docs/TRIAGE.md and its curve, out of the judged fields of some sets of pictures."""

from collections.abc import Callable, Sequence

from ocrdesk.documents.triage import SURE
from ocrdesk.model import Shape
from tests.bench.curve_drawing import Chart, Curve, Point
from tests.bench.judged_fields import Judged

CAUGHT, FLAGGED = 0.95, 0.08
"""What is promised: so many of the wrong ones marked, and no more of the right ones (mild)."""

TEXTS, CODES = (Shape.TEXT,), (Shape.CODE, Shape.MONEY)
KINDS = (
    ("姓名、地址等文字 / names and other text", TEXTS),
    ("号码、金额 / numbers and amounts", CODES),
    ("日期 / dates", (Shape.DATE, Shape.DATE_OR_OPEN, Shape.MONTH)),
    ("封闭词表 / words of closed lists", (Shape.CHOICE,)),
)
STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999)
WIDEST = 0.25

PAGE = """# 哪些值要人看 / Which values a person must look at

`make triage` 测得并写下。检查不通过、缺失、推算出来的值一律要看；其余的看最没把握的那个字（括号除外），
低于本类的阈值就要看，除非校验码或纸上另一处证明了它。`FieldValue.confidence` 就是值里最没把握的那个字的置信度。
Measured and written by `make triage`. A value that fails a check, is missing or was worked out is always looked at; of
the others, one whose weakest character (brackets apart) is below the threshold of its kind, unless a check digit or
a second place on the paper proves it. `FieldValue.confidence` is that weakest character's.

{sets}

{fields} 个字段，{wrong} 个读错，其中 {by_rules} 个单凭规则就被抓住；对的 {right} 个里有 {proved} 个已被证明，不必看。
{fields} fields, {wrong} of them wrong, of which rules alone catch {by_rules}; of the {right} right ones {proved} are
proved and need no look. The thresholds were chosen on the specimens and on drawn pictures of other seeds
(阈值是在样张和另一些种子的自绘图片上选定的).

| | 承诺 / promised | 实测 / measured | |
|---|---|---|---|
| 错的被标出 / wrong ones caught | ≥ 95 % | {caught} | {caught_kept} |
| 对的被标出，清晰 / right ones flagged, mild | ≤ 8 % | {flagged} | {flagged_kept} |

![曲线 / the curve](triage.svg)

| 种类 / kind | 阈值 / threshold | 错的被抓住 / wrong caught | 对的被标出，清晰 / right flagged, mild | 全部 / all |
|---|---|---|---|---|
{kinds}

假如各种类共用一个阈值 / were there one threshold for all kinds:

| 阈值 / threshold | 错的被抓住 / wrong caught | 对的被标出，清晰 / right flagged, mild | 全部 / all |
|---|---|---|---|
{steps}

没有抓住的 / not caught:

{uncaught}
"""

Least = Callable[[Judged], float]
"""The threshold for a field."""


def in_use(one: Judged) -> float:
    """The threshold that the program uses for it."""
    return SURE[one.shape]


def write_report(sets: Sequence[tuple[str, list[Judged]]]) -> str:
    """The page for docs/."""
    fields = [one for _, found in sets for one in _told(found)]
    wrong, right, mild = _wrong(fields), _right(fields), _right(fields, "mild")
    caught, flagged = _marked(wrong, in_use), _marked(mild, in_use)
    uncaught = [one for one in wrong if not one.flagged(in_use(one))]
    return PAGE.format(
        sets="\n".join(
            f"- {title}: {len({one.picture for one in found})} 张 / pictures, {len(_told(found))} 个字段 / fields"
            for title, found in sets
        ),
        fields=len(fields),
        wrong=len(wrong),
        by_rules=sum(one.rules for one in wrong),
        right=len(right),
        proved=sum(one.proved for one in right),
        caught=_of(caught, wrong),
        caught_kept="✓" if caught >= CAUGHT * len(wrong) else "✗",
        flagged=_of(flagged, mild),
        flagged_kept="✓" if flagged <= FLAGGED * len(mild) else "✗",
        kinds="\n".join(
            f"| {title} | {SURE[shapes[0]]:g} | {_row([one for one in fields if one.shape in shapes], in_use)} |"
            for title, shapes in KINDS
        ),
        steps="\n".join(f"| {step:g} | {_row(fields, _always(step))} |" for step in STEPS),
        uncaught="\n".join(f"- {one.picture} · {one.type} · {one.key}：{one.cause}" for one in uncaught) or "- ∅",
    )


def draw_curves(sets: Sequence[tuple[str, list[Judged]]]) -> str:
    """One threshold for all, the ones in use as a dot, and names and numbers alone."""
    fields = [one for _, found in sets for one in _told(found)]
    texts, codes = ([one for one in fields if one.shape in shapes] for shapes in (TEXTS, CODES))
    dot = (_part(_right(fields, "mild"), in_use), _part(_wrong(fields), in_use))
    curves = [
        Curve("文字 / text", "#c2571a", _curve(texts), thin=True),
        Curve("号码、金额 / numbers, amounts", "#8a4fc4", _curve(codes), thin=True),
        Curve("全部 / all", "#2f6fd6", _curve(fields)),
        Curve("在用的阈值 / thresholds in use", "#2e9e5b", [dot], dot=dot),
    ]
    across = "对的被标出（清晰） / right values flagged, mild"
    upwards = "错的被标出 / wrong values caught"
    return Chart(across, upwards, WIDEST, (FLAGGED, CAUGHT)).draw(curves)


def _curve(fields: Sequence[Judged]) -> list[Point]:
    """What each threshold would flag and catch, from the lowest to the highest."""
    thresholds = sorted({0.0, 1.1, *(one.confidence for one in _wrong(fields)), *STEPS})
    mild, wrong = _right(fields, "mild"), _wrong(fields)
    return [(_part(mild, _always(step)), _part(wrong, _always(step))) for step in thresholds]


def _always(step: float) -> Least:
    return lambda _one: step


def _told(found: Sequence[Judged]) -> list[Judged]:
    """Those whose document was found: of the others there is nothing to look at."""
    return [one for one in found if one.told]


def _wrong(fields: Sequence[Judged]) -> list[Judged]:
    return [one for one in fields if not one.right]


def _right(fields: Sequence[Judged], degrade: str = "") -> list[Judged]:
    return [one for one in fields if one.right and degrade in ("", one.degrade)]


def _marked(fields: Sequence[Judged], least: Least) -> int:
    return sum(one.flagged(least(one)) for one in fields)


def _part(fields: Sequence[Judged], least: Least) -> float:
    return _marked(fields, least) / len(fields) if fields else 0.0


def _row(fields: Sequence[Judged], least: Least) -> str:
    groups = (_wrong(fields), _right(fields, "mild"), _right(fields))
    return " | ".join(_of(_marked(group, least), group) for group in groups)


def _of(count: int, whole: Sequence[Judged]) -> str:
    return f"{count} / {len(whole)} ({count / len(whole):.1%})" if whole else "∅"
