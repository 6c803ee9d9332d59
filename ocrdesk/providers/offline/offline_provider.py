"""Reading pages on this computer: the thin side in the program's own process.

The models live in child processes that are kept warm, renewed when they have grown, and killed when they hang.
"""

import json
import time
from collections.abc import Callable, Mapping
from functools import partial
from threading import Event, RLock
from typing import Any

from ocrdesk.child_pool import ChildPool
from ocrdesk.child_process import ChildError, ChildProcess, ChildTimedOut
from ocrdesk.errors import Cancelled, OCRDeskError, OfflineStartFailed, PageCrashedProvider, PageTimedOut
from ocrdesk.i18n import N_, Message, message
from ocrdesk.model import Line, OptionKind, OptionSpec, Page, ProviderState, Quad, Recognition, Request
from ocrdesk.providers.offline.cores import usable_cores
from ocrdesk.providers.offline.engines import offered_options
from ocrdesk.providers.offline.loading import load_page_reader
from ocrdesk.providers.offline.page_reading import PageReading

START_SECONDS = 120.0
PAGE_SECONDS = 90.0
SECONDS_PER_MEGAPIXEL = 10.0
"""A page's time, and more for each megapixel: many times what an old computer needs, so that only hangs meet it."""
MOST_AT_ONCE = 2
"""Pages read at once, where there are as many cores: what one does on a single core leaves the other idle."""
MEGABYTE = 1024 * 1024
LEAST_MEMORY = 700 * MEGABYTE
"""What a process needs to read page after page without being renewed."""
HARD_LIMIT_FACTOR = 3
"""A page in work may use more than the ceiling for a while; at this many times the ceiling it is stopped."""


class OfflineProvider:
    """Reads pages with the models of rapidocr's wheel. Calls may come from any thread."""

    key = "offline"
    title = N_("This computer, offline")
    leaves_computer = False

    def __init__(
        self,
        *,
        options: Mapping[str, str] | None = None,
        load: Callable[[str, int], object] = load_page_reader,
        page_seconds: float = PAGE_SECONDS,
    ) -> None:
        self.concurrency = min(MOST_AT_ONCE, usable_cores())
        self.options = offered_options()
        self._load = load
        self._page_seconds = page_seconds
        self._lock = RLock()
        self._closed = False
        self._state = ProviderState(ready=False, message=message(N_("The models are not loaded yet.")))
        self._values: dict[str, str] = {}
        self._pool = ChildPool(partial(load, "auto", 0), self.concurrency, needed=LEAST_MEMORY)
        self.configure(options or {})

    def reads(self, document: str) -> bool:
        return document in {"auto", "text", "table", "license_plate"}

    def calls(self, document: str) -> int:
        del document
        return 0

    def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        begun = time.monotonic()
        limit = self._page_seconds + SECONDS_PER_MEGAPIXEL * page.width * page.height / 1_000_000
        arguments = page.rgb, page.width, page.height, request.upright, request.document
        reading: PageReading = self._call("read_page", arguments, limit, cancelled)
        turned = reading.rotation in {90, 270}
        return Recognition(
            provider=self.key,
            width=page.height if turned else page.width,
            height=page.width if turned else page.height,
            rotation=reading.rotation,
            lines=reading.lines,
            tables=reading.tables,
            documents=reading.documents,
            warnings=reading.warnings,
            papers=reading.papers,
            seconds=time.monotonic() - begun,
            raw=_raw(reading.rotation, reading.lines),
        )

    def read_line(self, page: Page, quad: Quad) -> Line:
        line: Line = self._call("read_line", (page.rgb, page.width, page.height, quad), self._page_seconds, None)
        return line

    def warm_up(self) -> None:
        with self._pool.one(None) as child:
            self._start(child, None)

    def state(self) -> ProviderState:
        return self._state

    def check(self) -> Message:
        self.warm_up()
        return message(N_("The offline models are loaded and work."))

    def configure(self, options: Mapping[str, str]) -> None:
        values = {spec.key: _valid(spec, options.get(spec.key, "")) for spec in self.options}
        with self._lock:
            ceiling = int(values["memory_ceiling"]) * MEGABYTE
            _limit(self._pool, ceiling)
            loads = {key: values[key] for key in ("engine", "threads")}
            if loads == self._values:
                return
            self._values = loads
            old = self._pool
            load = partial(self._load, values["engine"], int(values["threads"]))
            self._pool = ChildPool(load, self.concurrency, needed=LEAST_MEMORY)
            _limit(self._pool, ceiling)
        old.close()

    def close(self) -> None:
        self._closed = True
        self._pool.close()

    def _start(self, child: ChildProcess, cancelled: Event | None) -> None:
        try:
            child.call("warm_up", seconds=START_SECONDS, cancelled=cancelled)
        except Cancelled:
            raise
        except OCRDeskError as exc:
            self._state = ProviderState(ready=False, message=exc.title)
            raise
        except ChildError as exc:
            if self._closed:
                raise Cancelled from exc
            error = OfflineStartFailed()
            self._state = ProviderState(ready=False, message=error.title)
            raise error from exc
        self._state = ProviderState(ready=True, message=message(N_("Ready; nothing leaves this computer.")))

    def _call(self, method: str, arguments: tuple[object, ...], seconds: float, cancelled: Event | None) -> Any:
        """Call a child, twice if need be: a page that kills it once may have met a tired process."""
        for last in (False, True):
            if self._closed:
                raise Cancelled
            try:
                with self._pool.one(cancelled) as child:
                    if child.pid is None:
                        self._start(child, cancelled)
                    return child.call(method, *arguments, seconds=seconds, cancelled=cancelled)
            except ChildError as exc:
                if self._closed:
                    raise Cancelled from exc
                if not last:
                    continue
                if isinstance(exc, ChildTimedOut):
                    raise PageTimedOut(seconds=round(seconds)) from exc
                raise PageCrashedProvider from exc
        raise AssertionError


def _limit(pool: ChildPool, ceiling: int) -> None:
    """Let the processes all together keep so many bytes of memory; where that is little, only one is used."""
    most = max(1, min(len(pool.children), ceiling // LEAST_MEMORY))
    pool.limit(ceiling // most, HARD_LIMIT_FACTOR * ceiling // most, most)


def _raw(rotation: int, lines: tuple[Line, ...]) -> str:
    rows = [
        {
            "text": line.text,
            "confidence": round(line.confidence, 4),
            "quad": [[round(x, 1), round(y, 1)] for x, y in line.quad.corners],
            "vertical": line.vertical,
        }
        for line in lines
    ]
    return json.dumps({"rotation": rotation, "lines": rows}, ensure_ascii=False, separators=(",", ":"))


def _valid(spec: OptionSpec, value: str) -> str:
    """The value, or the default where it is none: a mistyped number must not stop the program from starting."""
    if spec.kind is OptionKind.CHOICE:
        return value if value in dict(spec.choices) else spec.default
    try:
        return str(round(min(max(float(value), spec.minimum), spec.maximum)))
    except (ValueError, OverflowError):
        return spec.default
