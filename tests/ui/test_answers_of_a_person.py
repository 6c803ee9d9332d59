"""Answers other than a text: not on this document, illegible, another reading, later; and the order of work."""

import pytest
from pytestqt.qtbot import QtBot

from ocrdesk.i18n import use_language
from ocrdesk.model import FieldState, Line, Origin, Quad
from ocrdesk.ui.views.field_words import origin_words
from tests.ui.clerk import Clerk
from tests.ui.desk import PORTRAIT, card, page
from tests.ui.test_field_panel import row_of, said

WRONG = "110101199003078026"


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


@pytest.mark.parametrize(
    ("answer", "state", "words"),
    [("set_absent", FieldState.ABSENT, "Not on this document"), ("set_illegible", FieldState.ILLEGIBLE, "Illegible")],
)
def test_one_key_says_that_there_is_no_text_and_leads_on(
    qtbot: QtBot, answer: str, state: FieldState, words: str
) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"name": "婷", "address": "胡"})))
    getattr(clerk.review, answer)()
    assert (clerk.state_of(1, "name"), clerk.text_of(1, "name")) == (state, "")
    assert clerk.place == (1, 0, "address")
    row = row_of(clerk, "name")
    assert words in said(row)
    assert "Machine read: 唐婷" in said(row)
    assert words in row.edit.accessibleDescription()
    assert "Said by a person" in row.toolTip()
    clerk.review.undo()
    assert (clerk.state_of(1, "name"), clerk.text_of(1, "name")) == (FieldState.CHECK, "唐婷")


def test_enter_leaves_such_an_answer_as_it_is_and_typing_takes_its_place(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"name": "婷"})))
    clerk.review.set_illegible()
    clerk.review.confirm_page()
    assert clerk.state_of(1, "name") is FieldState.ILLEGIBLE
    clerk.review.select_field(0, "name")
    clerk.type("唐娉")
    clerk.review.commit_text()
    assert (clerk.state_of(1, "name"), clerk.text_of(1, "name")) == (FieldState.EDITED, "唐娉")


def test_a_failed_check_comes_before_what_is_unsure_and_that_before_what_is_missing(qtbot: QtBot) -> None:
    record = card(name="", id_number=WRONG, doubtful={"address": "胡"})
    clerk = Clerk(qtbot, page(record), page(card()))
    order = [clerk.place[2]]
    for _step in range(2):
        clerk.review.next_problem()
        order.append(clerk.place[2])
    assert order == ["id_number", "address", "name"]
    clerk.review.previous_problem()
    assert clerk.place[2] == "address"


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        (Origin.TYPED, "Typed"),
        (Origin.READING, "Chosen among the other readings"),
        (Origin.ANEW, "Its place was read again"),
    ],
)
def test_where_a_value_came_from_is_told(qtbot: QtBot, origin: Origin, words: str) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"name": "婷"})))
    assert row_of(clerk, "name").toolTip().endswith("Read by Offline")
    if origin is Origin.TYPED:
        clerk.clear()
        clerk.type("唐娉")
        clerk.review.commit_text()
    elif origin is Origin.READING:
        clerk.review.choose_reading("唐娉")
    else:
        clerk.review.take_reading(Line("唐娉", 0.9, Quad.from_box(1, 2, 30, 40)))
    value = clerk.desk.stored[1, 1].documents[0]["name"]
    assert (value.text, value.state, value.origin) == ("唐娉", FieldState.EDITED, origin)
    assert words in row_of(clerk, "name").toolTip()
    assert words in row_of(clerk, "name").edit.accessibleDescription()
    field = row_of(clerk, "name").field
    assert field is not None
    assert origin_words(field, "") == words


def test_typing_over_a_chosen_reading_counts_as_typed(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"name": "婷"})))
    clerk.review.choose_reading("唐娉")
    clerk.type("停")
    clerk.review.commit_text()
    assert clerk.desk.stored[1, 1].documents[0]["name"].origin is Origin.TYPED


def test_a_postponed_page_says_why_and_leads_to_the_next_document(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"name": "婷"})), page(card()))
    clerk.review.postpone("Wait for the original")
    assert clerk.desk.stored[1, 1].postponed == "Wait for the original"
    assert clerk.place[0] == 2
    clerk.review.undo()
    assert clerk.desk.stored[1, 1].postponed == ""
    clerk.review.redo()
    clerk.shell.open_page(1, 1)
    assert "Postponed: Wait for the original" in said(clerk.panel)
    clerk.review.confirm_page()
    assert clerk.desk.stored[1, 1].postponed == ""
    assert clerk.text_of(1, "name") == PORTRAIT["name"]
