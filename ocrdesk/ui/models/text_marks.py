"""Which characters of the page's text nobody is sure of, and where words stand in it."""

import re
from collections.abc import Iterator, Sequence

from ocrdesk.model import Character, Line
from ocrdesk.ui.models.line_spans import LineSpans, Span, qt_index

WORDS = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\W\u2e80-\u9fff\uf900-\ufaff]+")

UNIMPORTANT = frozenset(("", *"()（），,、"))
"""Signs that are rarely sure, for they are printed full or half as wide, and whose reading nobody asks for."""


def doubts(lines: Sequence[Line], spans: LineSpans, surely: float) -> list[Span]:
    """The spans, in Qt's count and in order, of what was read with less confidence and still stands as it was read."""
    found = [span for number, line in enumerate(lines) for span in _of_line(line, spans.span_of(number), spans, surely)]
    return sorted(found)


def places(text: str, wanted: str, *, exact: bool = False) -> list[Span]:
    """Where those characters stand, in Qt's count; capital and small letters are told apart only when `exact`."""
    if not wanted:
        return []
    found = [each.span() for each in re.finditer(re.escape(wanted), text, re.NOFLAG if exact else re.IGNORECASE)]
    if not found or max(text) <= "\uffff":
        return found
    return [(qt_index(text, start), qt_index(text, end)) for start, end in found]


def count_words(text: str) -> int:
    """As word processors count for Chinese: each character, each run of letters or digits."""
    return sum(1 for _word in WORDS.finditer(text))


def _of_line(line: Line, span: Span | None, spans: LineSpans, surely: float) -> Iterator[Span]:
    if span is None:
        return
    if not line.characters:
        if line.confidence < surely and spans.part(span) == line.text.strip():
            yield span
        return
    unsure = [place for place, character in enumerate(line.characters) if _is_doubtful(character, surely)]
    if not unsure:
        return
    read, now = line.text.strip(), spans.part(span)
    skipped = len(line.text) - len(line.text.lstrip())
    same, behind = _untouched(read, now)
    starts = _starts([character.text for character in line.characters])
    for place in unsure:
        start, length = starts[place] - skipped, len(line.characters[place].text)
        if start < 0 or start + length > len(read):
            continue
        if start + length > same:
            if start < len(read) - behind:
                continue
            start += len(now) - len(read)
        begin = span[0] + qt_index(now, start)
        yield begin, begin + qt_index(now[start:], length)


def _is_doubtful(character: Character, surely: float) -> bool:
    return character.confidence < surely and character.text.strip() not in UNIMPORTANT


def _starts(texts: Sequence[str]) -> list[int]:
    starts, here = [], 0
    for text in texts:
        starts.append(here)
        here += len(text)
    return starts


def _untouched(read: str, now: str) -> tuple[int, int]:
    """How many characters stand as they were read, at the beginning and at the end."""
    if read == now:
        return len(read), 0
    least = min(len(read), len(now))
    same = next((i for i in range(least) if read[i] != now[i]), least)
    behind = next((i for i in range(least - same) if read[-1 - i] != now[-1 - i]), least - same)
    return same, behind
