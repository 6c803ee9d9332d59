"""A simulated Tencent Cloud with the provider that calls it, and no time lost in waiting."""

import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

from PIL import Image, ImageDraw

from ocrdesk.journal.ledger import Ledger
from ocrdesk.model import Page, Recognition, Request
from ocrdesk.providers.tencent.tencent_provider import TencentProvider
from ocrdesk.providers.web.endpoint import Answer, Endpoint, Reading
from ocrdesk.providers.web.seams import Network, Seams
from tests.simulators import TencentAccount, TencentSimulator

DATA = Path(__file__).resolve().parents[3] / "data"
ACCOUNT = TencentAccount()
KEYS = {"secret_id": ACCOUNT.secret_id, "secret_key": ACCOUNT.secret_key}
YEARS = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


@dataclass
class Waits:
    """A steady clock that waiting turns forward."""

    time: float = 0.0
    asked: list[float] = field(default_factory=list)
    off: timedelta = timedelta()

    def steady(self) -> float:
        return self.time

    def wait(self, seconds: float, _cancelled: Event) -> None:
        self.asked.append(seconds)
        self.time += seconds

    def now(self) -> datetime:
        return datetime.now(UTC) + self.off


@contextmanager
def provider(
    service: TencentSimulator, folder: Path, waits: Waits | None = None, **options: str
) -> Iterator[tuple[TencentProvider, Ledger]]:
    """The provider with these options, and its ledger."""
    waits = waits or Waits()
    ledger = Ledger(folder / "calls.sqlite")
    seams = Seams(ledger, network=lambda: Network(proxy="none"), now=waits.now, steady=waits.steady, wait=waits.wait)
    made = TencentProvider(options={**KEYS, "endpoint": service.url, **options}, seams=seams)
    try:
        yield made, ledger
    finally:
        made.close()
        ledger.close()


def page(width: int = 900, height: int = 700, shade: int = 0) -> Page:
    """A page with a dark bar on white; another shade makes it another page."""
    picture = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(picture).rectangle((20, 20, width // 2, height // 4), (shade, 0, 0))
    return Page(1, width, height, picture.tobytes())


def recognize(made: TencentProvider, document: str, sheet: Page | None = None, **how: Any) -> Recognition:
    return made.recognize(sheet or page(), Request(document, **how), Event())


def sample(name: str, variant: str = "") -> dict[str, Any]:
    """What stands under `Response` in a sample answer: of the variant, or of the first."""
    known = json.loads((DATA / "answers" / "tencent" / f"{name}.json").read_text(encoding="utf-8"))["success"]
    return dict((known[variant] if variant else next(iter(known.values())))["body"]["Response"])


def reading(endpoint: Endpoint, body: Any, options: Mapping[str, str] | None = None) -> Reading:
    """What an endpoint makes of an answer to a picture of 900 x 1400 pixels."""
    return endpoint.read(Answer(body, 900, 1400, options or {}))


def values(found: Reading | Recognition, number: int = 0) -> dict[str, str]:
    """A document's values as they were delivered."""
    return {key: line.text for key, line in found.documents[number].fields}


def jpeg(sheet: Page) -> bytes:
    with io.BytesIO() as stream:
        Image.frombytes("RGB", (sheet.width, sheet.height), sheet.rgb).save(stream, "JPEG")
        return stream.getvalue()
