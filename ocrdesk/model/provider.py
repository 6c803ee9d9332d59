"""Providers: who can read pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Event
from typing import Protocol

from ocrdesk.i18n import Message
from ocrdesk.model.geometry import Quad
from ocrdesk.model.page import Page
from ocrdesk.model.recognition import Line, Recognition
from ocrdesk.model.template import Template


class OptionKind(StrEnum):
    """How an option is asked for."""

    TEXT = "text"
    SECRET = "secret"  # noqa: S105 - a kind, not a secret
    CHOICE = "choice"
    NUMBER = "number"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class OptionSpec:
    """One option that a provider declares: it appears in settings, on the command line and in OCRDESK_* variables.

    `default` and all values are texts ("true"/"false" for flags). `choices` are (value, N_-marked title)
    pairs. `minimum` and `maximum` bound numbers.
    """

    key: str
    title: str
    kind: OptionKind = OptionKind.TEXT
    default: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    minimum: float = 0
    maximum: float = 1_000_000


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted of a page.

    `document` is "auto", "text", "handwriting", "table" or a document type's key. `upright` means that the
    page's orientation is settled (by the clerk) and must not be changed. `afresh` means that a kept answer is
    not good enough: the clerk wants the page read, and where it costs, paid, again. `templates` are those that
    may fit the page; what is not drawn on them is looked for as `document` says.
    """

    document: str = "auto"
    upright: bool = False
    afresh: bool = False
    templates: tuple[Template, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingWishes:
    """What the clerk wants of reading besides the provider itself.

    `fall_back` are the keys of providers asked in turn where the chosen one cannot read a page; `cross_check`
    gives, by document type, the key of a second provider whose reading is compared. `templates` are the clerk's.
    """

    fall_back: tuple[str, ...] = ()
    cross_check: Mapping[str, str] = field(default_factory=dict)
    templates: tuple[Template, ...] = ()


@dataclass(frozen=True, slots=True)
class ProviderState:
    """Whether a provider can be used now, with one quiet sentence for the clerk."""

    ready: bool
    message: Message


class Provider(Protocol):
    """Reads pages. Calls block, may come from any thread, and raise errors of `ocrdesk.errors` only."""

    @property
    def key(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def leaves_computer(self) -> bool:
        """Whether pictures leave this computer."""

    @property
    def options(self) -> tuple[OptionSpec, ...]: ...

    @property
    def concurrency(self) -> int:
        """How many pages it reads at once."""

    def reads(self, document: str) -> bool:
        """Whether it has a reader of its own for that (see Request.document), beyond lines of text."""

    def calls(self, document: str) -> int:
        """How many paid calls a page takes at least; 0 where nothing is paid."""

    def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        """Read one page. Raises ProviderError, or Cancelled once the event is set."""

    def read_line(self, page: Page, quad: Quad) -> Line:
        """Read the one line of text in that place of the (upright) page; its text may be empty."""

    def warm_up(self) -> None:
        """Get ready for the first page; returns when ready."""

    def state(self) -> ProviderState:
        """Whether it can be used now, without blocking."""

    def check(self) -> Message:
        """Test the connection without a paid call; returns what works, raises what does not."""

    def configure(self, options: Mapping[str, str]) -> None:
        """Use these option values from now on; missing ones have their defaults."""

    def close(self) -> None:
        """Stop what runs and give everything back."""
