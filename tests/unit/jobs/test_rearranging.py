"""Documents of another type, split, merged and read anew: what a person did is never lost."""

from dataclasses import replace

import pytest

from ocrdesk.documents.review import confirm_document, edit_field
from ocrdesk.jobs.digitize import TYPES, make_record
from ocrdesk.jobs.gaps import gaps_of
from ocrdesk.jobs.rearranging import drawn_as, merged, retyped, split, with_work_of, without
from ocrdesk.model import FieldState, Line, PageRecord, Quad, Recognition, Request, Template, Zone
from tests.fakes import CARD_LINES, lines

TWO = (*CARD_LINES, *(line.replace("唐婷", "李四") for line in CARD_LINES))


def read(*texts: str, moved: float = 0.0) -> PageRecord:
    """A page with these lines; those of the second half are `moved` downwards."""
    found = lines(*texts)
    half = len(found) // 2
    down = tuple(
        Line(line.text, line.confidence, line.quad.mapped(lambda p: (p[0], p[1] + moved))) for line in found[half:]
    )
    return make_record(1, Recognition("offline", 900, 900, lines=(*found[:half], *down)), Request("auto"))


def edited(page: PageRecord, number: int, key: str, text: str) -> PageRecord:
    documents = list(page.documents)
    documents[number] = edit_field(documents[number], key, text, type=TYPES[documents[number].type])
    return replace(page, documents=tuple(documents))


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_a_document_may_become_any_type_and_comes_back_with_all_work(kind: str) -> None:
    page = edited(read(*CARD_LINES), 0, "name", "唐亭")
    page = edited(page, 0, "address", "南京市")
    other = retyped(page, 0, kind)
    assert other.documents[0].type == kind
    assert other.arranged
    assert other.touched
    back = retyped(other, 0, "id_card", "portrait").documents[0]
    assert (back.text("name"), back.text("address")) == ("唐亭", "南京市")
    assert back["name"].state is FieldState.EDITED
    assert back.set_aside == ()


def test_a_page_without_documents_gets_one() -> None:
    page = make_record(1, read(*CARD_LINES).recognition, Request("text"))
    assert [each.type for each in retyped(page, None, "id_card").documents] == ["id_card"]


def test_two_papers_are_parted_at_the_widest_gap_each_with_its_own_work() -> None:
    page = edited(read(*TWO, moved=80.0), 0, "name", "唐亭")
    whole = merged(page, 0, 1)
    assert [each.text("name") for each in whole.documents] == ["唐亭"]
    parts = split(whole, 0, gaps_of(whole, 0)[0].groups)
    assert [each.text("name") for each in parts.documents] == ["唐亭", "李四"]
    assert parts.documents[0]["name"].state is FieldState.EDITED


def test_merging_keeps_what_was_typed_in_both() -> None:
    page = edited(edited(read(*TWO), 0, "name", "甲"), 1, "name", "乙")
    (whole,) = merged(page, 0, 1).documents
    assert whole.text("name") == "甲"
    assert [each.value.text for each in whole.set_aside] == ["乙"]


def test_a_document_goes_and_its_text_stays() -> None:
    page = read(*CARD_LINES)
    assert without(page, 0).documents == ()
    assert without(page, 0).text == page.text


def test_a_page_read_anew_keeps_a_persons_work() -> None:
    page = replace(read(*CARD_LINES), text="mine", text_edited=True)
    page = edited(page, 0, "name", "唐亭")
    fresh = with_work_of(read(*CARD_LINES), page)
    assert (fresh.text, fresh.documents[0].text("name")) == ("mine", "唐亭")


def test_a_confirmed_document_that_is_found_no_more_stays() -> None:
    before = read(*CARD_LINES)
    confirmed = confirm_document(before.documents[0], type=TYPES["id_card"])
    after = with_work_of(make_record(1, before.recognition, Request("text")), replace(before, documents=(confirmed,)))
    assert after.documents == (confirmed,)


def test_a_document_becomes_what_a_template_draws_and_comes_back_with_all_work() -> None:
    page = edited(read(*CARD_LINES), 0, "name", "唐亭")
    zone = Zone("number", "号码", Quad.from_box(40, 200, 900, 250))
    template = Template("zones_card", "卡片", 900.0, 900.0, zones=(zone,))
    (drawn,) = drawn_as(page, 0, template).documents
    assert (drawn.type, drawn.text("number")) == ("zones_card", CARD_LINES[-1].replace(" ", ""))
    assert [each.value.text for each in drawn.set_aside] == ["唐亭"]
    back = retyped(drawn_as(page, 0, template), 0, "id_card", "portrait").documents[0]
    assert (back.text("name"), back.set_aside) == ("唐亭", ())
    assert [each.type for each in drawn_as(page, None, template).documents] == ["id_card", "zones_card"]
