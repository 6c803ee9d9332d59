"""An answer's values under our fields' keys, and the documents made of them."""

import re
from collections.abc import Iterable, Iterator, Mapping

from ocrdesk.model import Line, Quad, ReadDocument
from ocrdesk.providers.tencent import places
from ocrdesk.providers.tencent.places import Place
from ocrdesk.providers.web.endpoint import Answer

Names = Mapping[str, str]
"""Our keys, and for each the service's names with blanks between; the first that holds something is taken."""
Values = Mapping[str, str]

_DATE = r"\d{4}\s*[.\-/年]\s*\d{1,2}\s*[.\-/月]\s*\d{1,2}\s*日?|\d{8}"
_RANGE = re.compile(rf"\s*(?P<begin>{_DATE})\s*(?:至|到|[-–—~])\s*(?P<end>.+)")


def flat(names: Names, body: Place) -> dict[str, str]:
    """Values that stand under names of their own; what is null, empty or not there is left out."""
    found = {key: next(filled(body, wanted.split()), "") for key, wanted in names.items()}
    return {key: value for key, value in found.items() if value}


def filled(body: Place, names: Iterable[str]) -> Iterator[str]:
    """What stands under these names, as texts; what holds nothing is left out."""
    return iter([value for name in names if (value := plain(body.get(name)))])


def plain(value: object) -> str:
    """A value as text: null, lists and objects are none."""
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def date_range(text: str) -> tuple[str, str]:
    """The two ends of "2015.06.01-2035.06.01" or "2005.01.01-长期"; what is no range is an end alone."""
    found = _RANGE.fullmatch(text)
    return (found["begin"], found["end"]) if found else ("", text)


def with_range(values: Values, key: str, begin: str = "valid_from", end: str = "valid_to") -> dict[str, str]:
    """The values with the range under `key` told as its two ends."""
    others = {name: value for name, value in values.items() if name != key}
    first, last = date_range(values.get(key, ""))
    return others | {name: value for name, value in ((begin, first), (end, last)) if value}


def document(
    kind: str,
    values: Values,
    answer: Answer,
    side: str | None = None,
    *,
    quads: "Mapping[str, Quad] | None" = None,
    place: Quad | None = None,
) -> ReadDocument:
    """A document of that type. Values whose place is not told stand where the document does."""
    place = place or places.whole(answer)
    lines = ((key, Line(text, 1.0, (quads or {}).get(key, place))) for key, text in values.items() if text)
    return ReadDocument(kind, side, place, tuple(lines))
