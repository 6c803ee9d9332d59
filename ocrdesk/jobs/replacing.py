"""Find and replace in values: plain words here, regular expressions in a process that can be ended."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event

from ocrdesk.child_process import ChildDied, ChildFailed, ChildProcess, ChildTimedOut
from ocrdesk.errors import ExpressionTooSlow, ExpressionWrong

START_SECONDS = 30.0
"""The time the process may take to start, on a slow and busy computer."""
SEARCH_SECONDS = 3.0
"""The time a search through AT_ONCE values may take: an honest expression needs milliseconds."""
AT_ONCE = 2000
MEMORY = 500_000_000
LONGEST_EXPRESSION = 300
LONGEST_RESULT = 10_000


@dataclass(frozen=True, slots=True)
class Search:
    """What to find and what to put in its place; `whole`: only where the whole value is that."""

    find: str
    replace: str = ""
    match_case: bool = False
    whole: bool = False
    expression: bool = False


class Replacer:
    """May be used from any thread, one search at a time. `close` ends its process, if it has one."""

    def __init__(self) -> None:
        self._child: ChildProcess | None = None

    def replaced(self, search: Search, texts: Sequence[str], cancelled: Event | None = None) -> list[str | None]:
        """Each text as it becomes, None where nothing is found. Blocks.

        Raises ExpressionWrong and ExpressionTooSlow, and Cancelled once the event is set.
        """
        if not search.expression:
            return in_all(search, texts)
        compiled(search)
        found: list[str | None] = []
        for start in range(0, len(texts), AT_ONCE):
            found += self._ask(search, texts[start : start + AT_ONCE], cancelled)
        return found

    def close(self) -> None:
        if self._child is not None:
            self._child.close()

    def _ask(self, search: Search, texts: Sequence[str], cancelled: Event | None) -> list[str | None]:
        # No thread can be stopped in the middle of a match, but a process can.
        if self._child is None:
            self._child = ChildProcess(_Searcher, hard_limit=MEMORY)
        try:
            if self._child.pid is None:
                self._child.call("begin", seconds=START_SECONDS, cancelled=cancelled)
            answer: list[str | None] = self._child.call(
                "search", search, list(texts), seconds=SEARCH_SECONDS, cancelled=cancelled
            )
        except (ChildTimedOut, ChildDied, ChildFailed) as exc:
            raise ExpressionTooSlow from exc
        return answer


class _Searcher:
    """What runs in the process."""

    def begin(self) -> None:
        """The process is there."""

    def search(self, search: Search, texts: Sequence[str]) -> list[str | None]:
        return in_all(search, texts)


def in_all(search: Search, texts: Sequence[str]) -> list[str | None]:
    """Each text as it becomes, None where nothing is found. Raises ExpressionWrong."""
    if not search.find:
        return [None] * len(texts)
    pattern = compiled(search)
    return [_in_one(search, pattern, text) for text in texts]


def compiled(search: Search) -> re.Pattern[str]:
    """The search's pattern, and its replacement tried. Raises ExpressionWrong."""
    flags = re.NOFLAG if search.match_case else re.IGNORECASE
    if not search.expression:
        return re.compile(re.escape(search.find), flags)
    if len(search.find) > LONGEST_EXPRESSION:
        raise ExpressionWrong(place=LONGEST_EXPRESSION)
    try:
        pattern = re.compile(search.find, flags)
        # The replacement is read as a template only when it is used: here, on a text that holds nothing else.
        re.sub(f"(?:{search.find})|$", search.replace, "", flags=flags, count=1)
    except (re.error, RecursionError, OverflowError) as exc:
        raise ExpressionWrong(place=(getattr(exc, "pos", None) or 0) + 1) from exc
    except IndexError as exc:
        raise ExpressionWrong(place=1) from exc
    return pattern


def _in_one(search: Search, pattern: re.Pattern[str], text: str) -> str | None:
    if search.whole:
        match = pattern.fullmatch(text)
        if match is None:
            return None
        new = match.expand(search.replace) if search.expression else search.replace
    else:
        replacement = search.replace if search.expression else search.replace.replace("\\", r"\\")
        new, count = pattern.subn(replacement, text)
        if not count:
            return None
    return new[:LONGEST_RESULT] if new != text else None
