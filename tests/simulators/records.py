"""What a simulator is asked, what it answers, and what it remembers of every call."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Asked:
    """One request as it came over the wire; the names of its headers are lower-case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    time: float
    """Seconds since 1970 by the service's own clock, when the request line came in."""

    def header(self, name: str) -> str:
        return self.headers.get(name.lower(), "")


@dataclass(frozen=True)
class Answer:
    """One answer before it is sent; Date and Content-Length are added on the way out."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def json_answer(status: int, body: Any, **headers: str) -> Answer:
    """An answer whose body is JSON; `x_request_id=...` becomes the header X-Request-Id."""
    named = {"-".join(part.capitalize() for part in name.split("_")): value for name, value in headers.items()}
    named = {"Content-Type": "application/json", **named}
    return Answer(status, json.dumps(body, ensure_ascii=False).encode(), named)


@dataclass
class Call:
    """What is remembered of one call; it is in the list from its arrival on, and filled in as it goes."""

    number: int
    time: float
    method: str
    path: str
    size: int
    action: str = ""
    user: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """The decoded body without its pictures."""
    pictures: tuple[str, ...] = ()
    """The SHA-256 of every picture that could be decoded from Base64."""
    accepted: bool = False
    """It passed every check and was answered with a result."""
    billed: int = 0
    status: int = 0
    code: str = ""
    """The vendor's code of the refusal; empty for a result."""
    fault: str = ""
    request_id: str = ""
    complete: bool = False
    """The whole answer was handed to the network."""

    @property
    def delivered(self) -> bool:
        """The caller was given a whole, sound result: asking again would pay twice for it."""
        return self.accepted and self.complete and not self.fault


class Refused(Exception):  # noqa: N818 - the word the services use
    """The service refuses; `code` is the vendor's, `message` its own words if not the usual ones."""

    def __init__(self, code: str, message: str = "", status: int = 0) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.status = status
