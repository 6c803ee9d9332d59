"""What a service delivers as files (its own workbook, crops of cards), saved as it came."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from ocrdesk.exporters.whole_file import write_whole
from ocrdesk.model import Attachment, ExportedSource, PageRecord

PARTS = {"table": "service"}
"""The part of the file's name by the attachment's kind, where it is not the kind itself."""


def save_attachments(source: ExportedSource, folder: Path, kinds: Iterable[str] | None = None) -> tuple[Path, ...]:
    """Save a source's attachments (of these kinds) to a folder; returns the files. Raises ExportError.

    They are named after the source: "list.png.service.xlsx", "card.jpg.portrait.jpg"; those after the first page
    have its number too.
    """
    wanted = None if kinds is None else frozenset(kinds)
    chosen = [each for each in _named(source.name, source.pages) if wanted is None or each[1].kind in wanted]
    return tuple(_save(attachment, folder / name) for name, attachment in chosen)


def _named(name: str, pages: Iterable[PageRecord]) -> Iterator[tuple[str, Attachment]]:
    for page in pages:
        seen: Counter[str] = Counter()
        for attachment in page.recognition.attachments:
            seen[attachment.kind] += 1
            parts = [name]
            if page.number > 1:
                parts.append(f"p{page.number}")
            count = seen[attachment.kind]
            parts.append(PARTS.get(attachment.kind, attachment.kind) + (f"-{count}" if count > 1 else ""))
            yield f"{'.'.join(parts)}.{attachment.suffix.lstrip('.')}", attachment


def _save(attachment: Attachment, target: Path) -> Path:
    def fill(temporary: Path) -> None:
        temporary.write_bytes(attachment.body)

    return write_whole(fill, target)
