"""Where each recognised line stands in the page's text, kept up while the text is edited."""

from collections.abc import Iterable, Sequence

Span = tuple[int, int]

SLACK = 40
"""How many characters may stand between two lines that follow each other (blanks, words typed by the clerk)."""


def qt_index(text: str, index: int) -> int:
    """The index as Qt counts it: characters beyond the Basic Multilingual Plane, as in rare names, count twice."""
    return len(text[:index].encode("utf-16-le", "surrogatepass")) // 2


class LineSpans:
    """Spans are (start, end) in Qt's count; a line that is not found in the text has none."""

    def __init__(self, text: str, lines: Sequence[str]) -> None:
        self._take(text)
        spans = _match(text, [line.strip() for line in lines])
        self._spans = spans if self._narrow else [_in_qt_count(text, span) for span in spans]

    @property
    def text(self) -> str:
        """The text in which the lines stand."""
        return self._text

    def span_of(self, line: int) -> Span | None:
        """Where the line stands, or None."""
        return self._spans[line] if 0 <= line < len(self._spans) else None

    def part(self, span: Span) -> str:
        """The characters that stand there."""
        if self._narrow:
            return self._text[span[0] : span[1]]
        units = self._text.encode("utf-16-le", "surrogatepass")
        return units[2 * span[0] : 2 * span[1]].decode("utf-16-le", "replace")

    def line_at(self, position: int) -> int | None:
        """The line at that place; between two lines, the one before."""
        found = None
        for line, span in enumerate(self._spans):
            if span is not None and span[0] <= position <= span[1]:
                found = line
                if position < span[1]:
                    break
        return found

    def follow(self, text: str) -> None:
        """The text is this now, changed in one place."""
        # Qt tells of changes too, but of an input method's as if the whole paragraph were new.
        old = self._text
        self._take(text)
        same = _common_length(old, text)
        behind = _common_length(old[same:][::-1], text[same:][::-1])
        removed, added = old[same : len(old) - behind], text[same : len(text) - behind]
        edit = (qt_index(text, same), qt_index(removed, len(removed)), qt_index(added, len(added)))
        self._spans = [span and _moved(span, *edit) for span in self._spans]

    def replace(self, spans: Iterable[Span], text: str) -> None:
        """That text is written over each of these spans, which do not overlap."""
        every, added = sorted(spans), qt_index(text, len(text))
        pieces, here = [], 0
        for start, end in every:
            pieces += [self.part((here, start)), text]
            here = end
        pieces.append(self.part((here, 2 * len(self._text))))
        for start, end in reversed(every):
            self._spans = [span and _moved(span, start, end - start, added) for span in self._spans]
        self._take("".join(pieces))

    def _take(self, text: str) -> None:
        self._text = text
        self._narrow = not text or max(text) <= "\uffff"  # no character counts twice


def _common_length(one: str, other: str) -> int:
    """How many characters both begin with; by halves, for slices are compared far faster than characters."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _moved(span: Span, position: int, removed: int, added: int) -> Span | None:
    start, end = span
    if start > position or (start == position and removed == 0):
        start = max(start - removed, position) + added
    if end > position + removed:
        end += added - removed
    elif end >= position:
        end = position + added
    return (start, end) if start < end else None


def _in_qt_count(text: str, span: Span | None) -> Span | None:
    if span is None:
        return None
    return qt_index(text, span[0]), qt_index(text, span[1])


def _match(text: str, lines: Sequence[str]) -> list[Span | None]:
    """Look for the lines one behind the other; what is not found word for word gets the gap between its neighbours."""
    spans: list[Span | None] = []
    here, skipped = 0, 0
    for line in lines:
        found = text.find(line, here, here + skipped + len(line) + SLACK) if line else -1
        if found < 0:
            spans.append(None)
            skipped += len(line) + 1
            continue
        spans.append((found, found + len(line)))
        here, skipped = found + len(line), 0
    _fill_gaps(text, lines, spans)
    return spans


def _fill_gaps(text: str, lines: Sequence[str], spans: list[Span | None]) -> None:
    row = 0
    while row < len(spans):
        if spans[row] is not None:
            row += 1
            continue
        last = next((i for i in range(row, len(spans)) if spans[i] is not None), len(spans))
        before, behind = spans[row - 1] if row else None, spans[last] if last < len(spans) else None
        start, end = before[1] if before else 0, behind[0] if behind else len(text)
        whole = sum(len(line) for line in lines[row:last])
        for i in range(row, last):
            share = round((end - start) * len(lines[i]) / whole) if whole else 0
            spans[i] = _stripped(text, start, min(end, start + share))
            start, whole = min(end, start + share), whole - len(lines[i])
        row = last


def _stripped(text: str, start: int, end: int) -> Span | None:
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    end -= len(part) - len(part.rstrip())
    return (start, end) if start < end else None
