"""What a job's snapshot says of its pages."""

from pathlib import Path

from ocrdesk.jobs.summary import summarise, with_pages
from ocrdesk.model import Cell, Job, PageRecord, Quad, Recognition, Table

TABLE = Table(Quad.from_box(0, 0, 90, 40), 1, 2, (Cell(0, 0, "a"), Cell(0, 1, "b")))


def test_the_tables_of_all_pages_are_counted() -> None:
    read = Recognition("offline", 90, 40)
    pages = {1: summarise(PageRecord(1, read, tables=(TABLE, TABLE))), 2: summarise(PageRecord(2, read))}
    assert with_pages(Job(1, Path("goods.jpg"), "goods.jpg"), pages).tables == len((TABLE, TABLE))
