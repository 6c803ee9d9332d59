"""A notice that offers to take a step back stands for that step alone."""

from pytestqt.qtbot import QtBot

from ocrdesk.i18n import N_, message
from ocrdesk.ui.notices import Notices
from ocrdesk.ui.review.undo_offer import UndoOffer
from tests.ui.clerk import Clerk
from tests.ui.desk import card, page


def test_the_offer_goes_when_another_step_would_be_taken_back(qtbot: QtBot) -> None:
    clerk, notices = Clerk(qtbot, page(card()), page(card())), Notices()
    qtbot.addWidget(notices)
    offer = UndoOffer(clerk.review, notices)
    clerk.review.add_call("first", lambda: None, lambda: None)
    offer.tell(message(N_("Done")), N_("Undo"))
    assert notices.current is not None

    clerk.review.select_field(0, "name")
    clerk.type("x")
    clerk.review.confirm_field()

    assert notices.current is None
