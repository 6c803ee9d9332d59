"""Stand-ins at the seams, which misbehave on demand: a provider, and a reader of sources."""

import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event

from ocrdesk.errors import Cancelled, PageCrashedProvider, PasswordNeeded, SourceMissing
from ocrdesk.i18n import Message, message
from ocrdesk.model import (
    Line,
    OptionSpec,
    Page,
    ProviderState,
    Quad,
    Recognition,
    Request,
    SourceDescription,
    SourceKind,
)

CARD_LINES = (
    "姓名 唐婷",
    "性别 女 民族 汉",
    "出生 1990年3月7日",
    "住址 北京市东城区某某街道12号",
    "公民身份号码 110101199003078021",
)


def lines(*texts: str) -> tuple[Line, ...]:
    """Lines one below the other, 40 pixels apart."""
    return tuple(
        Line(text, 0.99, Quad.from_box(50, 50 + 40 * n, 50 + 24 * len(text), 80 + 40 * n))
        for n, text in enumerate(texts)
    )


class FakeProvider:
    """Reads the same lines on every page; may be slow, fail on certain pages, or wait for a gate."""

    key = "offline"
    title = "Fake"
    leaves_computer = False
    options: tuple[OptionSpec, ...] = ()
    concurrency = 1
    readable: tuple[str, ...] = ("auto", "text", "table")

    def __init__(self, texts: Sequence[str] = ("你好",), *, seconds: float = 0.0) -> None:
        self.texts = tuple(texts)
        self.seconds = seconds
        self.gate: Event | None = None
        self.held_from = 1
        """The first page that waits for the gate."""
        self.errors: dict[int, Exception] = {}
        self.requests: list[tuple[int, Request]] = []
        self.closed = False
        self._one_at_a_time = threading.Lock()

    def reads(self, document: str) -> bool:
        return document in self.readable

    def calls(self, document: str) -> int:
        return 0

    def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        with self._one_at_a_time:
            self.requests.append((page.number, request))
            deadline = time.monotonic() + self.seconds
            gate = self.gate if page.number >= self.held_from else None
            while time.monotonic() < deadline or (gate is not None and not gate.is_set()):
                if cancelled.wait(0.005):
                    raise Cancelled
            if page.number in self.errors:
                raise self.errors[page.number]
            return Recognition(self.key, page.width, page.height, lines=lines(*self.texts))

    def read_line(self, page: Page, quad: Quad) -> Line:
        return Line(self.texts[0], 0.9, quad)

    def warm_up(self) -> None:
        return

    def state(self) -> ProviderState:
        return ProviderState(ready=True, message=Message("ready"))

    def check(self) -> Message:
        return message("fine")

    def configure(self, options: Mapping[str, str]) -> None:
        return

    def close(self) -> None:
        self.closed = True


class FakeReader:
    """Says of every file that it has so many pages; a name with "locked" wants the password "sesam"."""

    def __init__(self, page_count: int = 1) -> None:
        self.page_count = page_count
        self.own_text: tuple[str, ...] = ()

    def describe(
        self, path: Path, passwords: Sequence[str] = (), *, cancelled: Event | None = None
    ) -> SourceDescription:
        if not path.exists():
            raise SourceMissing
        if "locked" in path.name and "sesam" not in passwords:
            raise PasswordNeeded(tried=len(passwords))
        return SourceDescription(SourceKind.PDF, "PDF", self.page_count, "0" * 64)

    def page(
        self,
        path: Path,
        number: int,
        passwords: Sequence[str] = (),
        *,
        turn: int | None = None,
        longest: int | None = None,
        cancelled: Event | None = None,
    ) -> Page:
        return Page(number, 2, 1, b"\xff" * 6, rotation=turn or 0, lines=lines(*self.own_text))


BROKEN_PAGE = PageCrashedProvider()
