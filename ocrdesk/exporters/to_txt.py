"""Word-friendly text: UTF-8 with BOM, CRLF, one paragraph a line, each page after a form feed.

A clerk wants the checked values, so a page with documents begins with them: the document's title, then one
"label: value" line a field, as it stands now; what a person says is not on the document, or illegible, says so in
brackets. What else the page says follows; the recognised lines behind the documents are left out there, because they
would repeat the values as they were before the corrections. A page whose text a person edited keeps that text whole.
QR codes and barcodes end the page, one a line. Word and Writer turn the form feed into a page break.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ocrdesk.exporters.plain_text import one_line, writable
from ocrdesk.i18n import N_, _
from ocrdesk.model import NO_VALUE, Batch, DocumentType, ExportFormat, FieldSpec, FieldState, PageRecord, Record

NEW_PAGE = "\f"
TO_CHECK = N_("to check")


@dataclass(frozen=True, slots=True)
class TxtFormat:
    """Writes the pages' text, the documents' values first."""

    key: str = "txt"
    title: str = N_("Text for Word")
    one_per_source: bool = True

    def write(self, batch: Batch, target: Path) -> None:
        with target.open("w", encoding="utf-8-sig", newline="\r\n") as file:
            for place, page in enumerate(_pages(batch)):
                file.write((NEW_PAGE if place else "") + "\n".join(page) + "\n")


TXT: ExportFormat = TxtFormat()


def _pages(batch: Batch) -> Iterator[list[str]]:
    for source in batch.sources:
        for place, page in enumerate(source.pages):
            lines = _page(page, batch)
            if place == 0 and len(batch.sources) > 1:
                lines = [one_line(source.name), "", *lines]
            yield lines


def _page(page: PageRecord, batch: Batch) -> list[str]:
    lines: list[str] = []
    for record in page.documents:
        lines += [*_document(record, batch.types.get(record.type)), ""]
    for part in (_rest(page), _codes(page)):
        lines += [*part, ""] if part else []
    return lines[:-1]


def _codes(page: PageRecord) -> list[str]:
    return [f"{code.kind}：{one_line(code.text)}" for code in page.recognition.codes]


def _document(record: Record, kind: DocumentType | None) -> list[str]:
    specs = {spec.key: spec for spec in kind.fields} if kind else {}
    side = next((_(side.title) for side in kind.sides if side.key == record.side), "") if kind else ""
    heading = _(kind.title) if kind else record.type
    lines = [f"{heading} · {side}" if side else heading]
    for value in record.fields:
        spec = specs.get(value.key) or FieldSpec(value.key, value.key)
        if value.state in NO_VALUE:
            lines.append(f"{_(spec.title)}：[{_(NO_VALUE[value.state])}]")
        elif value.text:
            doubt = f" [{_(TO_CHECK)}]" if value.state is FieldState.CHECK and not record.confirmed else ""
            lines.append(f"{_(spec.title)}：{one_line(spec.shown(value.text))}{doubt}")
    return lines


def _rest(page: PageRecord) -> list[str]:
    """The paragraphs of the page's text that tell more than its documents do."""
    paragraphs = writable(page.text).split("\n") if page.text else []
    groups = _shown_groups(page)
    if not page.documents or page.text_edited or len(groups) != len(paragraphs):
        return paragraphs
    told = _told(page)
    return [text for text, group in zip(paragraphs, groups, strict=True) if not told.issuperset(group)]


def _shown_groups(page: PageRecord) -> list[tuple[int, ...]]:
    """The paragraphs' lines, less those of which nothing is in the text: marks over the page, ignored areas."""
    lines, whole = page.recognition.lines, _bare(page.text)
    return [group for group in page.recognition.paragraphs if any(_bare(lines[n].text) in whole for n in group)]


def _bare(text: str) -> str:
    return "".join(text.split())


def _told(page: PageRecord) -> set[int]:
    """Indexes of the lines that lie on a document, or that a value was read from."""
    told = {index for record in page.documents for value in record.fields for index in value.lines}
    places = [record.quad.bounds for record in page.documents if record.quad]
    for index, line in enumerate(page.recognition.lines):
        if any(place.contains(line.quad.centre) for place in places):
            told.add(index)
    return told
