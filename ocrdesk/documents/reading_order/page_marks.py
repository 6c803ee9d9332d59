"""Marks printed over a page rather than on it: specimen marks, and notes that restrict the use of a copy.

They keep their boxes and stand in the lines, but they are no part of the running text: a watermark would cut
sentences in two and come back on every page of a Word file.
"""

import re
from collections.abc import Sequence

from ocrdesk.documents.normalise import half_width
from ocrdesk.model import Line

_WORD = (
    r"样张|样本|样例|样品|SPECIMEN|SAMPLE|VOID|复印无效|再次复印无效|他用无效|仅[供限].{0,24}?(?:使用|参考|查看|核对)"
)
_MARKS = re.compile(rf"(?:{_WORD})+", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,，。.、·:：*()（）【】\[\]-]+")


def is_mark(text: str) -> bool:
    """Whether a line holds nothing but such marks."""
    return _MARKS.fullmatch(_BETWEEN.sub("", half_width(text))) is not None


def without_marks(lines: Sequence[Line], paragraphs: Sequence[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    """The paragraphs less the lines that are marks; empty ones are left out."""
    kept = (tuple(index for index in paragraph if not is_mark(lines[index].text)) for paragraph in paragraphs)
    return tuple(paragraph for paragraph in kept if paragraph)
