"""A part of a page read by itself: cut out for the reading, and what was read put back where it lies on the page."""

from dataclasses import replace

from ocrdesk.jobs.turning import turned, with_places
from ocrdesk.model import Box, Page, PageRecord


def cut_out(page: Page, box: Box) -> Page:
    """The page's part within the box, with what of its own text, codes and tables lies there."""
    left, top, right, bottom = _pixels(page, box)
    rows = (page.rgb[3 * (y * page.width + left) : 3 * (y * page.width + right)] for y in range(top, bottom))
    part = replace(page, width=right - left, height=bottom - top, rgb=b"".join(rows), named=())
    part = replace(
        part,
        lines=tuple(line for line in page.lines if box.contains(line.quad.centre)),
        codes=tuple(code for code in page.codes if box.contains(code.quad.centre)),
        tables=tuple(table for table in page.tables if box.contains(table.quad.centre)),
    )
    return with_places(part, lambda point: (point[0] - left, point[1] - top))


def put_back(record: PageRecord, page: Page, box: Box) -> PageRecord:
    """What was read on the part, with its places on the page."""
    left, top, _right, _bottom = _pixels(page, box)
    record = turned(record, page.rotation - record.recognition.rotation)
    record = with_places(record, lambda point: (point[0] + left, point[1] + top))
    return replace(record, recognition=replace(record.recognition, width=page.width, height=page.height))


def _pixels(page: Page, box: Box) -> tuple[int, int, int, int]:
    """The box in whole pixels, at least one, within the page."""
    left, top = min(max(0, round(box.left)), page.width - 1), min(max(0, round(box.top)), page.height - 1)
    return (
        left,
        top,
        max(left + 1, min(page.width, round(box.right))),
        max(top + 1, min(page.height, round(box.bottom))),
    )
