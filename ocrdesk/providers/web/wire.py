"""What each service says of itself, so that the shared code can call it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from ocrdesk.providers.web.endpoint import Endpoint
from ocrdesk.providers.web.failures import Mending, Refusal

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What came back: `body` is its JSON, or None where it holds none; header names are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: Any = None


class SignInRefused(Exception):  # noqa: N818 - what happened, not an error of ours
    """A call could not be signed: the service that hands out tokens answered so."""

    def __init__(self, answer: HttpAnswer) -> None:
        super().__init__(f"HTTP {answer.status}")
        self.answer = answer


class Wire(Protocol):
    """One service with one account. Calls may come from several threads."""

    @property
    def key(self) -> str:
        """The provider's key."""

    @property
    def auth(self) -> "httpx.Auth":
        """Signs each request as it is sent."""

    def url(self, endpoint: Endpoint) -> str:
        """The full address."""

    def headers(self, endpoint: Endpoint) -> Mapping[str, str]:
        """What is sent besides the signature; the content type among them."""

    def body(self, endpoint: Endpoint, pictures: Sequence[bytes], parameters: Mapping[str, Any]) -> bytes:
        """The exact bytes to send for these encoded pictures (one, unless the endpoint takes several)."""

    def refusal(self, endpoint: Endpoint, answer: HttpAnswer) -> Refusal | None:
        """What is wrong with an answer as a whole, or with that of SignInRefused; None for a success."""

    def results(self, endpoint: Endpoint, answer: HttpAnswer) -> "Sequence[Any | Refusal]":
        """A successful answer's part for each picture, in order: JSON, or that picture's own refusal."""

    def billed(self, endpoint: Endpoint, refusal: Refusal | None, pictures: int) -> int:
        """How many calls the service charges for that outcome, by its own rule."""

    def mend(self, mending: Mending, refusal: Refusal) -> bool:
        """Change what the refusal asks for; whether anything was changed, so that repeating can help."""
