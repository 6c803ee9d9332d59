"""One API of a service, as data: what it reads, what it takes, and how its answer is understood."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ocrdesk.model import Attachment, Code, Line, PageWarning, ReadDocument, Table

Options = Mapping[str, str]
"""A provider's option values by name; flags are "true" or "false"."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an API takes. Sides in pixels, both included; `bytes` counts what is sent, in Base64 where `encoded`.

    `ratio` is the longest side through the shortest. `formats` are Pillow's names.
    """

    bytes: int
    encoded: bool = True
    shortest: int = 20
    longest: int = 10_000
    ratio: float = 50.0
    pixels: int = 200_000_000
    formats: tuple[str, ...] = ("JPEG", "PNG")


@dataclass(frozen=True, slots=True)
class Answer:
    """A successful answer to one picture: its JSON, and the picture's size in pixels as it was sent."""

    body: Any
    width: int
    height: int
    options: Options


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer says; all quads in pixels of the picture as it was sent.

    `rotation` tells by how many degrees clockwise the sent picture must be turned to be upright (0, 90, 180,
    270): the provider turns page and quads with it.
    """

    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    codes: tuple[Code, ...] = ()
    documents: tuple[ReadDocument, ...] = ()
    warnings: tuple[PageWarning, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    rotation: int = 0


def _always(_options: Options) -> bool:
    return True


def _nothing(_options: Options) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One API.

    `name` is the service's own, as billed and counted. `documents` are the words of a Request that it serves
    ("text", "handwriting", "table", a document type's key, "line" for one drawn line); where several endpoints
    serve one word, the first whose `when` agrees is taken. `parameters` are added to the call; `read` turns its
    answer into a Reading, and raises KeyError, TypeError or ValueError where the answer is not as it should be.
    `batch` is how many pictures one call may hold. `path` is the address below the endpoint's root.
    """

    name: str
    documents: tuple[str, ...]
    limits: Limits
    calls_per_second: float
    read: Callable[[Answer], Reading] = field(repr=False)
    parameters: Callable[[Options], Mapping[str, Any]] = field(default=_nothing, repr=False)
    when: Callable[[Options], bool] = field(default=_always, repr=False)
    path: str = "/"
    batch: int = 1
