"""The JSON export's form, schema "ocrdesk/1": the one place where it is declared.

Quads are in pixels of the upright page, clockwise from the text's own top left.
"""

from typing import Annotated, Any, Literal

import msgspec

WirePoint = tuple[float, float]
WireQuad = tuple[WirePoint, WirePoint, WirePoint, WirePoint]
Count = Annotated[int, msgspec.Meta(ge=0)]
Ordinal = Annotated[int, msgspec.Meta(ge=1)]
Confidence = Annotated[float, msgspec.Meta(ge=0, le=1)]
Rotation = Literal[0, 90, 180, 270]
State = Literal["read", "check", "missing", "confirmed", "edited", "absent", "illegible"]
Origin = Literal["read", "typed", "reading", "anew"]


class WireForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What all parts share: nothing may be left out and nothing added."""


class WireLine(WireForm, frozen=True):
    """One line as it was read."""

    text: str
    confidence: Confidence
    quad: WireQuad


class WireCell(WireForm, frozen=True):
    """One cell of a table; rows and columns count from 0."""

    row: Count
    column: Count
    row_span: Ordinal
    column_span: Ordinal
    text: str
    quad: WireQuad | None


class WireTable(WireForm, frozen=True):
    """One table: `title` is what stands above it, `guess` tells that no rules part all rows and columns."""

    quad: WireQuad
    rows: Count
    columns: Count
    cells: list[WireCell]
    title: str = ""
    guess: bool = False


class WireCode(WireForm, frozen=True):
    """A QR code or barcode; `kind` is its symbology."""

    kind: str
    text: str
    quad: WireQuad


class WireProblem(WireForm, frozen=True):
    """Why a value needs a look."""

    check: str
    message: str


class WireWarning(WireForm, frozen=True):
    """Trouble with the picture: which (blur, dark, ...), in words, and where; without a quad on the whole page."""

    key: str
    message: str
    quad: WireQuad | None


class WireField(WireForm, frozen=True):
    """One field: `text` is what stands now, `recognized` what the machine said.

    An empty text says by its state whether nothing was found ("missing"), the field is not on this document
    ("absent") or cannot be read ("illegible"). `origin` tells where the text came from: the machine, typing, another
    of its readings, or its place read anew.
    """

    key: str
    label: str
    text: str
    recognized: str
    confidence: Confidence
    quad: WireQuad | None
    state: State
    problems: list[WireProblem]
    origin: Origin = "read"


class WireDocument(WireForm, frozen=True):
    """One document on a page; `provider` tells who read it, where a page's documents may come from several.

    `pair` is the same for the two sides of one paper that a person put together, and "" where nobody did.
    """

    type: str
    side: str | None
    quad: WireQuad | None
    fields: list[WireField]
    provider: str = ""
    pair: str = ""


class WirePage(WireForm, frozen=True):
    """One page; `rotation` is by how many degrees clockwise the stored picture was turned to be upright.

    What has a default was added later: readers of the first exports need not know it.
    """

    number: Ordinal
    width: Count
    height: Count
    rotation: Rotation
    provider: str
    text: str
    lines: list[WireLine]
    tables: list[WireTable]
    codes: list[WireCode]
    documents: list[WireDocument]
    warnings: list[WireWarning] = []


class WireSource(WireForm, frozen=True):
    """The file itself."""

    name: str
    sha256: str
    page_count: Count


class WireExport(WireForm, frozen=True):
    """One source and what stands on its pages."""

    schema: Literal["ocrdesk/1"]
    source: WireSource
    pages: list[WirePage]


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the JSON export."""
    (reference,), parts = msgspec.json.schema_components([WireExport], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ocrdesk/1",
        "description": "What OCRDesk read in one source, and what its documents say as they stand now.",
        **reference,
        "$defs": parts,
    }
