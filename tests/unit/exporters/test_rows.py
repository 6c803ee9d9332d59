"""Fronts and backs come into one row where there is no doubt, and only there."""

from dataclasses import replace
from pathlib import Path

import pytest

from ocrdesk.exporters.rows import entries_of, rows_of
from ocrdesk.model import DocumentType, ExportedSource, PageRecord, Record
from tests.unit.exporters.batches import CARD, PERMIT, batch, page, record, source, value

SIDES = {"F": "front", "B": "back"}


def side(letter: str, number: str = "", kind: str = "card") -> Record:
    return record(kind, SIDES[letter], value("name", letter), value("number", number))


def pages(letters: str) -> list[PageRecord]:
    """One page a letter: F, B, or "-" for a page without a document."""
    made = []
    for place, letter in enumerate(letters, start=1):
        made.append(page(place) if letter == "-" else page(place, side(letter)))
    return made


def files(letters: str) -> list[ExportedSource]:
    """One file a letter; "x" for one that failed."""
    made = []
    for place, letter in enumerate(letters):
        path = Path(f"{place}.jpg")
        made.append(source(path=path) if letter == "x" else source(*pages(letter), path=path))
    return made


def rows(*sources: ExportedSource, kind: DocumentType = CARD) -> list[str]:
    entries = [entry for _source, _page, found in entries_of(batch(*sources)) for entry in found]
    return ["".join(entry.record.text("name") + str(entry.place) for entry in row) for row in rows_of(entries, kind)]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("FB", ["F0B1"]),
        ("BF", ["F1B0"]),
        ("FBFB", ["F0B1", "F2B3"]),
        ("BFBF", ["F1B0", "F3B2"]),
        ("FFFB", ["F0", "F1", "F2B3"]),
        ("FBB", ["F0B1", "B2"]),
        ("FFBB", ["F0", "F1B2", "B3"]),
        ("FBF", ["F0", "B1", "F2"]),
        ("BFB", ["B0", "F1", "B2"]),
        ("F-B", ["F0", "B2"]),
        ("FF", ["F0", "F1"]),
        ("BB", ["B0", "B1"]),
    ],
)
def test_pages_that_follow_one_another_pair_only_where_it_is_plain(order: str, expected: list[str]) -> None:
    assert rows(source(*pages(order))) == expected
    if "-" not in order:
        assert rows(*files(order)) == expected


def test_a_file_that_failed_parts_its_neighbours() -> None:
    assert rows(*files("FxB")) == ["F0", "B2"]


def test_both_sides_on_one_page_are_one_row_front_first() -> None:
    assert rows(source(page(1, side("B"), side("F")))) == ["F0B0"]


def test_two_cards_on_one_page_are_not_guessed_at() -> None:
    assert rows(source(page(1, side("F"), side("F"), side("B"), side("B")))) == ["F0", "F0", "B0", "B0"]


def test_a_page_of_two_fronts_does_not_pair_with_the_next_page() -> None:
    assert rows(source(page(1, side("F"), side("F")), page(2, side("B")))) == ["F0", "F0", "B1"]


def test_equal_numbers_pair_over_any_distance() -> None:
    far = source(
        page(1, side("F", "11", "permit")),
        page(2, side("F", "22", "permit")),
        page(3, side("B", "22", "permit")),
        page(4, side("B", "11", "permit")),
    )
    assert rows(far, kind=PERMIT) == ["F0B3", "F1B2"]


def test_unlike_numbers_never_pair() -> None:
    assert rows(source(page(1, side("F", "11", "permit"), side("B", "22", "permit"))), kind=PERMIT) == ["F0", "B0"]
    apart = source(page(1, side("F", "11", "permit")), page(2, side("B", "22", "permit")))
    assert rows(apart, kind=PERMIT) == ["F0", "B1"]


def test_a_record_of_no_side_stands_alone() -> None:
    assert rows(source(page(1, record("card", None, value("name", "N"))), page(2, side("B")))) == ["N0", "B1"]


def test_five_thousand_cards_are_paired_in_little_time() -> None:
    assert len(rows(source(*pages("FB" * 5000)))) == 5000


def test_what_a_person_paired_is_one_row_whatever_stands_between() -> None:
    front, back = replace(side("F", "1"), pair="x"), replace(side("B", "2"), pair="x")
    assert rows(source(page(1, front)), source(page(1, side("F"))), source(page(1, back))) == ["F0B2", "F1"]


def test_a_side_that_stands_alone_is_not_paired_by_order() -> None:
    assert rows(source(page(1, replace(side("F"), pair="x")), page(2, side("B")))) == ["F0", "B1"]
