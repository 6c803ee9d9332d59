"""A cloud service as a provider: picks the API, fits the page, calls, and puts the answer onto the page."""

import hashlib
import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import replace
from threading import Event, RLock
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from ocrdesk.errors import CallRejected, CredentialsRefused, ServiceFailed
from ocrdesk.i18n import N_, Message, message
from ocrdesk.model import Line, OptionSpec, Page, ProviderState, Quad, Recognition, Request
from ocrdesk.providers.fitting import Fitted, cut, fit
from ocrdesk.providers.web import options as web_options
from ocrdesk.providers.web.endpoint import Answer, Endpoint, Options
from ocrdesk.providers.web.failures import STRANGE, FailureKind, Refusal
from ocrdesk.providers.web.seams import Seams
from ocrdesk.providers.web.turning import on_page
from ocrdesk.providers.web.wire import Wire

if TYPE_CHECKING:
    from ocrdesk.providers.web.calling import Caller

_Read = TypeVar("_Read")
LINE = "line"
"""The word of endpoints that read one drawn line."""


class CloudProvider(ABC):
    """What the services have in common. Each names its options and endpoints, and makes its wire."""

    key: ClassVar[str]
    title: ClassVar[str]
    options: ClassVar[tuple[OptionSpec, ...]]
    endpoints: ClassVar[tuple[Endpoint, ...]]
    required: ClassVar[tuple[tuple[str, ...], ...]]
    """Sets of option keys: one of them must be filled in whole."""
    concurrency: ClassVar[int]
    leaves_computer = True

    def __init__(self, *, options: Mapping[str, str], seams: Seams) -> None:
        self._seams = seams
        self._lock = RLock()
        self._caller: Caller | None = None
        self._shut: list[Any] = []
        self._values: dict[str, str] = {}
        self._secrets_read = False
        self.configure(options)

    # -- what each service says of itself ----------------------------------------------------------------------

    @abstractmethod
    def make_wire(self, values: Options) -> Wire:
        """The service with these option values."""

    @abstractmethod
    def probe(self) -> tuple[Endpoint, bytes]:
        """A call that cannot be paid for: refused for its body alone once keys, clock and permission are right."""

    # -- as a provider -----------------------------------------------------------------------------------------

    def reads(self, document: str) -> bool:
        """Of "auto": whether whole pages are wanted by the service, and not the papers found on them here."""
        if document == "auto" and self._values.get("split") == "local":
            return False
        return self.endpoint(document) is not None

    def calls(self, document: str) -> int:
        return 1 if self.reads(document) or self.reads("text") else 0

    def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        begun = time.monotonic()
        endpoint = self.endpoint(request.document) or self.endpoint("text")
        if endpoint is None:
            raise CallRejected(provider=self.key)
        answer, sent = self._ask(page, endpoint, cancelled, afresh=request.afresh)
        reading = self._understood(endpoint.read, Answer(answer, sent.width, sent.height, self._values))
        found = on_page(reading, page, sent.page_size, self.key, upright=request.upright)
        return replace(found, seconds=time.monotonic() - begun, raw=shortened(answer))

    def read_line(self, page: Page, quad: Quad) -> Line:
        part = cut(page, quad).page
        endpoint = self.endpoint(LINE) or self.endpoint("text")
        if endpoint is None:
            raise CallRejected(provider=self.key)
        answer, sent = self._ask(part, endpoint, Event(), afresh=False)
        lines = self._understood(endpoint.read, Answer(answer, sent.width, sent.height, self._values)).lines
        if not lines:
            return Line("", 0.0, quad)
        return Line("".join(line.text for line in lines), min(line.confidence for line in lines), quad)

    def warm_up(self) -> None:
        self._read_secrets()
        if self._ready():
            self._connected()

    def state(self) -> ProviderState:
        refusal = self._seams.network().refusal(self.key)
        if refusal is not None:
            return ProviderState(ready=False, message=refusal.title)
        if not self._secrets_read and not self._ready():
            return ProviderState(ready=False, message=message(N_("The keys are not read yet.")))
        if not self._ready():
            return ProviderState(ready=False, message=message(N_("Enter your keys in the settings first.")))
        return ProviderState(ready=True, message=message(N_("Ready; pictures are sent to this service.")))

    def check(self) -> Message:
        endpoint, body = self.probe()
        refusal = self._connected().probe(endpoint, body, Event())
        if refusal is not None and refusal.row.kind not in (FailureKind.CALL, FailureKind.PICTURE):
            raise refusal.error(self.key)
        return message(N_("The service answers, and takes these keys. Nothing was paid."))

    def configure(self, options: Mapping[str, str]) -> None:
        values = web_options.values(self.options, options)
        with self._lock:
            self._values = values
            self._secrets_read = False
            self._caller = None  # calls under way end with the client that they began with

    def close(self) -> None:
        with self._lock:
            for client in self._shut:
                client.close()
            self._caller = None
            self._shut.clear()

    # -- calls -------------------------------------------------------------------------------------------------

    def endpoint(self, document: str) -> Endpoint | None:
        """The API for that word of a request; "auto" is plain text."""
        wanted = "text" if document == "auto" else document
        return next((each for each in self.endpoints if wanted in each.documents and each.when(self._values)), None)

    def address(self, usual: str) -> str:
        """Where the service is: a private deployment's address, or the usual one. Raises CallRejected."""
        from ocrdesk.providers.web.transport import allowed

        address = self._values.get("endpoint") or usual
        if not allowed(address):
            raise CallRejected(provider=self.key, cause=_UNSAFE, remedy=_USE_HTTPS)
        return address

    def _ask(self, page: Page, endpoint: Endpoint, cancelled: Event, *, afresh: bool) -> tuple[Any, Fitted]:
        """The JSON for a page, and the picture that was sent for it."""
        from ocrdesk.providers.web.calling import Picture

        fitted = fit(page, endpoint.limits, self.key)
        picture = Picture(fitted.body, _digest(page))
        parameters = endpoint.parameters(self._values)
        answer = self.ask(endpoint, picture, parameters, cancelled, afresh=afresh)
        if isinstance(answer, Refusal):
            raise answer.error(self.key)
        return answer, fitted

    def ask(
        self, endpoint: Endpoint, picture: Any, parameters: Mapping[str, Any], cancelled: Event, *, afresh: bool
    ) -> "Any | Refusal":
        """One picture's answer; a service that takes several in one call gathers them here."""
        (answer,) = self._connected().call(endpoint, [picture], parameters, cancelled, afresh=afresh)
        return answer

    def _understood(self, read: Callable[[Answer], _Read], answer: Answer) -> _Read:
        """What is read in the answer. Raises NothingFound as `read` does, and ServiceFailed for a strange answer."""
        try:
            return read(answer)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as exc:
            raise ServiceFailed(provider=self.key, cause=STRANGE.cause, remedy=STRANGE.remedy) from exc

    def _read_secrets(self) -> None:
        """Take the secrets that were not given among the options. Blocks the first time."""
        with self._lock:
            if self._secrets_read:
                return
            kept = {key: text.strip() for key, text in self._seams.secrets(self.key).items()}
            self._values |= {key: text for key, text in kept.items() if text and not self._values.get(key)}
            self._secrets_read = True

    def _ready(self) -> bool:
        return any(all(self._values[key] for key in each) for each in self.required)

    def _connected(self) -> "Caller":
        from ocrdesk.providers.web.calling import Caller
        from ocrdesk.providers.web.transport import make_client

        with self._lock:
            self._read_secrets()
            if not self._ready():
                raise CredentialsRefused(provider=self.key, cause=_NO_KEYS, remedy=_ENTER_KEYS)
            if self._caller is None:
                client = make_client(self._seams, self.key)
                self._shut.append(client)
                wire, most = self.make_wire(self._values), float(self._values["calls_per_second"])
                self._caller = Caller(wire, self._seams, client, most)
            return self._caller


_NO_KEYS = N_("The keys of this service are not entered yet")
_ENTER_KEYS = N_("Enter them under Settings; the service's console shows them.")
_UNSAFE = N_("The service's address is not safe")
_USE_HTTPS = N_("It must begin with https://; http:// is allowed on this computer only.")
LONGEST_SHOWN = 2000


def shortened(answer: Any) -> str:
    """The answer as shown in the Raw tab: pictures and workbooks in it are told by their length only."""

    def short(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: short(each) for key, each in value.items()}
        if isinstance(value, list):
            return [short(each) for each in value]
        return f"({len(value)} characters)" if isinstance(value, str) and len(value) > LONGEST_SHOWN else value

    return json.dumps(short(answer), ensure_ascii=False, indent=1)


def _digest(page: Page) -> str:
    return hashlib.sha256(b"%d %d " % (page.width, page.height) + page.rgb).hexdigest()
