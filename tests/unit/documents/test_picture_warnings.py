"""Trouble with a picture is told of the documents that it concerns, and of no others."""

import pytest

from ocrdesk.documents.picture_warnings import with_picture_warnings
from ocrdesk.i18n import Message
from ocrdesk.model import PageWarning, Quad, Record

LEFT, RIGHT = Quad.from_box(0, 0, 100, 60), Quad.from_box(200, 0, 300, 60)


def record(kind: str, quad: Quad | None) -> Record:
    return Record(kind, None, quad, ())


def keys(*records: Record) -> list[list[str]]:
    return [[warning.key for warning in each.picture_warnings] for each in records]


def warning(key: str, quad: Quad | None = None) -> PageWarning:
    return PageWarning(key, Message("Something is wrong"), quad)


def test_a_warning_on_a_place_is_told_of_the_document_there() -> None:
    told = with_picture_warnings(
        (record("id_card", LEFT), record("id_card", RIGHT)), (warning("glare", Quad.from_box(250, 20, 270, 40)),)
    )
    assert keys(*told) == [[], ["glare"]]


def test_a_warning_on_the_page_is_told_of_every_document() -> None:
    told = with_picture_warnings((record("id_card", LEFT), record("vat_invoice", RIGHT)), (warning("blur"),))
    assert keys(*told) == [["blur"], ["blur"]]


def test_a_document_without_a_place_hears_of_everything() -> None:
    assert keys(*with_picture_warnings((record("id_card", None),), (warning("glare", LEFT),))) == [["glare"]]


@pytest.mark.parametrize(("kind", "told"), [("id_card", ["copy"]), ("vat_invoice", [])])
def test_only_papers_that_are_in_colour_are_called_copies(kind: str, told: list[str]) -> None:
    assert keys(*with_picture_warnings((record(kind, LEFT),), (warning("copy"),))) == [told]
