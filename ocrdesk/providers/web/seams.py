"""What a cloud provider is given from outside: where answers are kept, the clock, the network."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING, Protocol

from ocrdesk.errors import Cancelled, CloudForbidden, CloudsLocked
from ocrdesk.model import AnswerStore

if TYPE_CHECKING:
    import httpx


class Transport(Protocol):
    """What carries requests: httpx's own transports, or a test's."""

    def handle_request(self, request: "httpx.Request", /) -> "httpx.Response": ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Network:
    """How the services are reached: `proxy` is "system", "none" or a proxy's address; `ca_file` an office's own CA.

    `locked` means that no picture may leave this computer: each call is refused. `forbidden` are the keys of the
    services that the office does not allow.
    """

    proxy: str = "system"
    ca_file: str = ""
    locked: bool = False
    forbidden: frozenset[str] = frozenset()

    def refusal(self, provider: str) -> CloudsLocked | None:
        """Why that service may not be called; None where it may."""
        if provider in self.forbidden:
            return CloudForbidden()
        return CloudsLocked() if self.locked else None


def wait(seconds: float, cancelled: Event) -> None:
    """Wait that long. Raises Cancelled as soon as the event is set."""
    if cancelled.wait(max(seconds, 0.0)):
        raise Cancelled


@dataclass(frozen=True, slots=True)
class Seams:
    """The borders at which tests put something else.

    `secrets` gives a provider's secrets by name, and may block (the keyring). `now` tells UTC; `steady` never
    goes back, in seconds.
    """

    answers: AnswerStore
    secrets: Callable[[str], Mapping[str, str]] = lambda _provider: {}
    network: Callable[[], Network] = Network
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    steady: Callable[[], float] = time.monotonic
    wait: Callable[[float, Event], None] = wait
    transport: Transport | None = None
