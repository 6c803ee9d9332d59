"""An office with an account: a cloud provider over a simulator, a clock that waits at once, and a real ledger."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

from PIL import Image, ImageDraw

from ocrdesk.errors import Cancelled
from ocrdesk.journal import Ledger
from ocrdesk.model import Page, Recognition, Request
from ocrdesk.providers.web.cloud_provider import CloudProvider
from ocrdesk.providers.web.seams import Network, Seams

FIRST = datetime(2000, 1, 1, tzinfo=UTC)
EVER = datetime(2100, 1, 1, tzinfo=UTC)


class Clock:
    """Time that passes as it does, and jumps where somebody waits for it."""

    def __init__(self) -> None:
        self.ahead = timedelta()
        self.waits: list[float] = []

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def steady(self) -> float:
        return self.now().timestamp()

    def wait(self, seconds: float, cancelled: Event) -> None:
        if cancelled.is_set():
            raise Cancelled
        self.waits.append(seconds)
        self.ahead += timedelta(seconds=seconds)


class Office:
    """One provider with its ledger; `close` ends both."""

    def __init__(
        self,
        kind: Callable[..., CloudProvider],
        options: Mapping[str, str],
        folder: Path,
        *,
        network: Network | None = None,
        real_time: bool = False,
        **seams: Any,
    ) -> None:
        self.clock = Clock()
        self.ledger = Ledger(folder / "calls.sqlite")
        reached = network or Network(proxy="none")
        given: dict[str, Any] = {"network": lambda: reached, "now": self.clock.now, **seams}
        if not real_time:
            given |= {"steady": self.clock.steady, "wait": self.clock.wait}
        self.provider = kind(options=options, seams=Seams(self.ledger, **given))

    def read(self, page: Page, document: str = "text", *, afresh: bool = False) -> Recognition:
        return self.provider.recognize(page, Request(document, afresh=afresh), Event())

    def codes(self) -> dict[str, int]:
        """How often each code is in the ledger; "" for success."""
        totals = self.ledger.totals(FIRST, EVER)
        return {code: sum(each.calls for each in totals if each.code == code) for code in {t.code for t in totals}}

    def billed(self) -> int:
        return self.ledger.billed(self.provider.key, FIRST)

    def close(self) -> None:
        self.provider.close()
        self.ledger.close()


def drawn_page(text: str = "OCRDesk", width: int = 900, height: int = 600) -> Page:
    """A page with a word on it; another word is another page."""
    picture = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(picture).text((60, 60), text, fill="black", font_size=60)
    ImageDraw.Draw(picture).rectangle((50, 200, width - 50, height - 50), outline="black", width=4)
    return Page(1, width, height, picture.tobytes())
