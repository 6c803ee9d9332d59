"""The chooser of types: what the provider cannot read is shown, but cannot be chosen."""

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ocrdesk.ui.views.tool_bar import Chooser

CHOICES = (("auto", "Find out"), ("id_card", "ID card"), ("taxi_invoice", "Taxi invoice"))


def made(qtbot: QtBot) -> Chooser:
    chooser = Chooser("Type", CHOICES)
    qtbot.addWidget(chooser)
    return chooser


def test_refused_choices_are_shown_with_the_reason_and_cannot_be_chosen(qtbot: QtBot) -> None:
    chooser = made(qtbot)
    chooser.refuse(["taxi_invoice"], "needs a cloud service")
    actions = {action.data(): action for action in chooser.menu().actions()}
    assert not actions["taxi_invoice"].isEnabled()
    assert "cloud" in actions["taxi_invoice"].text()
    assert actions["id_card"].isEnabled()
    chooser.refuse([], "")
    assert actions["taxi_invoice"].isEnabled()
    assert actions["taxi_invoice"].text() == "Taxi invoice"


def test_a_choice_that_is_refused_gives_way_to_finding_out(qtbot: QtBot) -> None:
    chooser = made(qtbot)
    chooser.show_value("taxi_invoice")
    chooser.refuse(["taxi_invoice"], "needs a cloud service")
    assert chooser.value == "auto"
    assert "Find out" in chooser.text()


def test_choices_apart_stand_in_a_submenu_and_can_be_chosen_there(qtbot: QtBot) -> None:
    chooser = made(qtbot)
    chooser.set_choices(CHOICES, apart=["taxi_invoice"], apart_title="Read by cloud services only")
    assert [action.data() for action in chooser.menu().actions() if action.data()] == ["auto", "id_card"]
    submenu = chooser.menu().actions()[-1].menu()
    assert isinstance(submenu, QMenu)
    assert submenu.title() == "Read by cloud services only"
    with qtbot.waitSignal(chooser.chosen) as chosen:
        submenu.actions()[0].trigger()
    assert chosen.args == ["taxi_invoice"]
    chooser.refuse(["taxi_invoice"], "needs a cloud service")
    assert not submenu.actions()[0].isEnabled()
    assert chooser.value == "auto"
