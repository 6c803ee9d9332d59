"""Invented batches to export."""

from collections.abc import Sequence
from pathlib import Path

from ocrdesk.i18n import Message
from ocrdesk.model import (
    Batch,
    Code,
    DocumentType,
    ExportedSource,
    FieldSpec,
    FieldState,
    FieldValue,
    Line,
    PageRecord,
    Problem,
    Quad,
    Recognition,
    Record,
    Shape,
    Side,
    Table,
)

QUAD = Quad.from_box(10, 20, 110.06, 50)

CARD = DocumentType(
    key="card",
    title="Resident card",
    fields=(
        FieldSpec("name", "Name"),
        FieldSpec("number", "Card number", Shape.CODE),
        FieldSpec("birth_date", "Date of birth", Shape.DATE),
        FieldSpec("fee", "Fee", Shape.MONEY),
        FieldSpec("valid_to", "Valid to", Shape.DATE_OR_OPEN, sides=("back",)),
        FieldSpec("nickname", "Nickname", required=False),
    ),
    sides=(Side("front", "Front"), Side("back", "Back")),
)

PERMIT = DocumentType(
    key="permit",
    title="Permit",
    fields=(FieldSpec("name", "Name"), FieldSpec("number", "Permit number", Shape.CODE)),
    sides=(Side("front", "Front"), Side("back", "Back")),
    identity="number",
)

LICENCE = Path("/tmp") / "资料 夹" / "张三 #1 & 50%.jpg"  # noqa: S108 - a name only, never opened


def value(key: str, text: str, state: FieldState = FieldState.READ, *problems: Problem) -> FieldValue:
    return FieldValue(key, text, text, 0.98765, QUAD, state, problems)


def problem(sentence: str, *, failed: bool = True) -> Problem:
    return Problem("check", Message(sentence), failed)


def record(kind: str, side: str | None, *values: FieldValue, confirmed: bool = False) -> Record:
    return Record(kind, side, QUAD, values, confirmed=confirmed)


def page(
    number: int = 1,
    *documents: Record,
    text: str = "",
    lines: Sequence[Line] = (),
    tables: Sequence[Table] = (),
    codes: Sequence[Code] = (),
    edited: bool = False,
) -> PageRecord:
    paragraphs = tuple((index,) for index in range(len(lines)))
    read = Recognition(
        "offline",
        1000,
        630,
        90,
        lines=tuple(lines),
        paragraphs=paragraphs,
        tables=tuple(tables),
        codes=tuple(codes),
    )
    return PageRecord(
        number, read, documents, text or "\n".join(line.text for line in lines), edited, tables=tuple(tables)
    )


def line(text: str, top: float = 0.0) -> Line:
    return Line(text, 0.9, Quad.from_box(300, top, 400, top + 20))


def source(*pages: PageRecord, path: Path = LICENCE) -> ExportedSource:
    return ExportedSource(path.name, path, "ab" * 32, len(pages), pages)


def batch(*sources: ExportedSource) -> Batch:
    return Batch(sources, {CARD.key: CARD, PERMIT.key: PERMIT})
