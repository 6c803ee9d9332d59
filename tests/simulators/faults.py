"""How a simulator is told to misbehave: with a vendor's code, or on the wire."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tests.simulators.records import Answer, Call


class Wire(StrEnum):
    """What can go wrong between the service and its caller."""

    RESET = "reset"
    """The connection is reset before anything is looked at."""
    LOST = "lost"
    """The call is carried out and billed, but the connection is reset instead of an answer."""
    STALL = "stall"
    """Nothing comes for `seconds`, then the answer."""
    DRIP = "drip"
    """The answer comes byte by byte, over `seconds` in all."""
    CUT_OFF = "cut off"
    """Half of the announced bytes, then the connection ends."""
    CUT_JSON = "cut JSON"
    """A well-formed answer whose JSON is cut in the middle."""
    WRONG_JSON = "wrong JSON"
    """Valid JSON that has nothing to do with the question."""
    NOT_JSON = "not JSON"
    """Plain words where JSON is announced."""
    EMPTY = "empty"
    """Status and headers, but no body."""
    LENGTH_TOO_LONG = "length too long"
    """Content-Length announces more than comes before the connection ends."""
    LENGTH_TOO_SHORT = "length too short"
    """Content-Length announces less than comes."""
    HTML = "HTML page"
    """A proxy's or gateway's page with `status`."""
    REDIRECT = "redirect"
    """302 to `location`, as a portal answers."""


BEFORE_ALL = {Wire.RESET, Wire.HTML, Wire.REDIRECT}
"""With these nothing reaches the service: no call is counted or billed."""

DAMAGED_BODIES = {
    Wire.WRONG_JSON: b'["this", {"is": "not"}, "an answer"]',
    Wire.NOT_JSON: b"upstream connect error or disconnect/reset before headers",
    Wire.EMPTY: b"",
}
PAGE = "<!DOCTYPE html>\n<html><head><title>{0}</title></head><body><h1>{0}</h1><hr>nginx</body></html>\n"


@dataclass
class Fault:
    """One order to misbehave: what, how often, and for which calls."""

    what: Wire | str
    """A fault of the wire, or a vendor's code."""
    left: int | None = 1
    """How many calls it still meets; None for all."""
    when: Callable[[Call], bool] | None = None
    message: str = ""
    status: int = 0
    seconds: float = 0.0
    location: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    def meets(self, call: Call) -> bool:
        """Whether it is this call's turn; counts it if so."""
        if self.left == 0 or not (self.when is None or self.when(call)):
            return False
        if self.left is not None:
            self.left -= 1
        return True

    def instead(self) -> Answer:
        """The answer of whoever stands between the caller and the service."""
        if self.what is Wire.REDIRECT:
            return Answer(self.status or 302, b"", {"Location": self.location or "http://127.0.0.1:9/login"})
        status = self.status or 502
        return Answer(
            status, PAGE.format(f"{status} Bad Gateway").encode(), {"Content-Type": "text/html", **self.headers}
        )

    def damage(self, answer: Answer) -> Answer:
        """The service's answer as it arrives under this fault."""
        body = answer.body[: len(answer.body) // 2] if self.what is Wire.CUT_JSON else answer.body
        if isinstance(self.what, Wire):
            body = DAMAGED_BODIES.get(self.what, body)
        return Answer(answer.status, body, answer.headers)
