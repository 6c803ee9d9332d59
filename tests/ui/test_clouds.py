"""The window and a cloud service: why it waits, what a batch costs, the quota, the lock, and who read a value."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ocrdesk.model import CallRecord, JobState
from ocrdesk.ui.dialogs.cost import Answer, Cost, CostDialog
from tests.simulators.tencent import TencentAccount
from tests.ui.cloud_office import ACCOUNT, CARD, TABLE, CloudOffice, cloud_office, when_asked


@pytest.fixture
def office(qtbot: QtBot, home: Path) -> Iterator[CloudOffice]:
    with cloud_office(qtbot, home) as opened:
        yield opened


def account(office: CloudOffice) -> TencentAccount:
    return office.service.accounts[ACCOUNT.secret_id]


def read(office: CloudOffice) -> None:
    office.wait(lambda: office.states() == [JobState.REVIEW])


def count_calls(office: CloudOffice, count: int) -> None:
    """Let the ledger hold so many calls of this month."""
    for _call in range(count):
        office.app._ledger.record(CallRecord("tencent", "IDCardOCR", datetime.now(UTC), 0.5), {})


def test_a_card_is_read_by_the_cloud_and_every_value_says_so(office: CloudOffice) -> None:
    office.add(CARD)
    assert office.states() == [JobState.REVIEW]
    form = office.window.panes.fields.form
    office.wait(lambda: bool(form.rows))
    assert all("Read by Tencent Cloud" in row.toolTip() for row in form.rows)
    raw = office.window.panes.raw
    office.window.panes.tabs.setCurrentWidget(raw)
    assert "RequestId" in raw._text.toPlainText()
    office.wait(lambda: "1 call this month" in office.window.status._calls.text())
    assert len(office.service.accepted) == 1


def test_a_wrong_key_holds_the_service_until_it_is_mended(qtbot: QtBot, home: Path) -> None:
    with cloud_office(qtbot, home, secret_key="wrong") as office:  # noqa: S106 - invented
        office.drop([CARD])
        office.wait(lambda: "Tencent Cloud waits: The SecretKey is wrong" in office.notice_text())
        notice = office.window.notices.current
        assert notice is not None
        assert [offer.text for offer in notice.offers] == ["Open settings", "Go on"]
        assert "AuthFailure.SignatureFailure" in notice.details
        (job,) = office.jobs()
        assert job.state is JobState.WAITING
        assert office.window.panes.model.second_line(job) == "Waiting: The SecretKey is wrong"
        office.window.commands.settings_run.keep({}, {"tencent": {"secret_key": f" {ACCOUNT.secret_key}\n"}})
        read(office)
        assert office.notice_text() == ""
        assert office.keys.get("tencent", "secret_key") == ACCOUNT.secret_key


def test_go_on_tries_the_service_again(office: CloudOffice) -> None:
    account(office).state = "FailedOperation.ArrearsError"
    office.drop([CARD])
    office.wait(lambda: "Tencent Cloud waits" in office.notice_text())
    account(office).state = ""
    office.take_offer("Go on")
    read(office)
    assert office.notice_text() == ""


def test_a_wrong_clock_offers_the_clock_of_the_service(office: CloudOffice) -> None:
    office.service.clock_offset = 4000
    office.drop([CARD])
    office.wait(lambda: "clock" in office.notice_text())
    office.take_offer("Use the service's clock")
    read(office)
    assert office.app.preferences.options["tencent"]["clock"] == "service"


def test_settings_closed_without_change_leave_the_notice(office: CloudOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    account(office).state = "FailedOperation.ArrearsError"
    office.drop([CARD])
    office.wait(lambda: "Tencent Cloud waits" in office.notice_text())
    opened: list[str] = []
    monkeypatch.setattr(office.window.commands.settings_run, "ask", opened.append)
    office.take_offer("Open settings")
    assert opened == ["tencent"]
    assert "Tencent Cloud waits" in office.notice_text()


@pytest.mark.parametrize(("button", "calls"), [("go", 1), ("", 0)])
def test_a_batch_that_costs_is_asked_about_once(office: CloudOffice, button: str, calls: int) -> None:
    office.app.change_preferences(ask_above_calls=0)
    seen: list[CostDialog] = []
    timer = when_asked(button, seen)
    office.drop([CARD])
    office.wait(lambda: bool(seen))
    if calls:
        read(office)
    office.qtbot.wait(100)
    assert len(office.service.calls) == calls
    assert office.states() == [JobState.REVIEW if calls else JobState.WAITING]
    timer.stop()


def test_few_calls_are_not_asked_about_but_those_beyond_the_quota_are(office: CloudOffice) -> None:
    count_calls(office, 10)
    office.set_option("quota", "10")
    seen: list[CostDialog] = []
    timer = when_asked("go", seen)
    office.drop([CARD])
    read(office)
    assert len(seen) == 1
    timer.stop()


@pytest.mark.parametrize(("button", "calls"), [("go", 1), ("afresh", 2)])
def test_reading_again_asks_whether_to_pay_again(office: CloudOffice, button: str, calls: int) -> None:
    office.add(CARD)
    seen: list[CostDialog] = []
    timer = when_asked(button, seen)
    office.window.panes.queue.view.selectAll()
    office.window.commands.recognise_again()
    office.wait(lambda: bool(seen))
    office.qtbot.wait(50)
    office.wait(lambda: len(office.service.accepted) == calls and office.states() == [JobState.REVIEW])
    timer.stop()


def test_four_fifths_of_the_quota_are_told_once(office: CloudOffice) -> None:
    count_calls(office, 7)
    office.set_option("quota", "10")
    office.add(CARD)
    office.wait(lambda: "8 of 10 calls are used" in office.notice_text())
    assert "8 of 10 calls this month" in office.window.status._calls.text()
    office.window.notices.close_current()
    office.window.commands.clouds.count()
    office.qtbot.wait(200)
    assert office.notice_text() == ""


def test_the_lock_leaves_only_the_offline_recogniser(office: CloudOffice) -> None:
    office.app.change_preferences(offline_only=True)
    office.window.apply_preferences()
    actions = {action.data(): action for action in office.window.tools.provider.menu().actions()}
    assert {key for key, action in actions.items() if action.isEnabled()} == {"offline"}
    assert "only offline recognition is allowed" in actions["tencent"].text()
    assert office.window.tools.provider.value == "offline"
    assert "Locked" in office.window.status._privacy.text()
    office.app.change_preferences(offline_only=False)
    office.window.apply_preferences()
    assert office.window.tools.provider.value == "tencent"


def test_a_cloud_without_keys_is_told_of_when_it_is_chosen(office: CloudOffice) -> None:
    office.window.tools.provider.chosen.emit("ctyun")
    office.wait(lambda: "Enter your keys" in office.window.status._quiet.text())
    assert office.app.preferences.provider == "ctyun"


def test_the_used_up_quota_pauses_and_asks(office: CloudOffice) -> None:
    office.service.answer_seconds = 1.0
    count_calls(office, 9)
    office.set_option("quota", "10")
    seen: list[CostDialog] = []
    timer = when_asked("", seen)
    office.drop([CARD])
    office.wait(lambda: len(office.jobs()) == 1 and office.jobs()[0].state is not JobState.WAITING)
    count_calls(office, 1)
    office.window.commands.clouds.count()
    office.wait(lambda: "the quota of 10 calls is used up" in office.notice_text())
    office.wait(lambda: office.app.queue.progress().paused)
    office.take_offer("Go on all the same")
    office.wait(lambda: office.states() == [JobState.REVIEW])
    assert not seen
    timer.stop()


def test_what_a_service_delivers_is_saved(office: CloudOffice, tmp_path: Path) -> None:
    office.window.commands.choose_document("table")
    office.wait(lambda: office.window.tools.document.value == "table")
    office.add(TABLE)
    office.window.commands.deliveries.save(office.jobs(), tmp_path)
    office.wait(lambda: [path.name for path in tmp_path.iterdir()] == [f"{TABLE.name}.service.xlsx"])
    office.wait(lambda: "1 delivered" in office.notice_text())


def test_what_only_clouds_read_is_offered_with_a_cloud(office: CloudOffice) -> None:
    types = {action.data(): action for action in office.window.tools.document.menu().actions()}
    assert types["handwriting"].isEnabled()
    office.app.change_preferences(provider="offline")
    office.window.apply_preferences()
    assert not types["handwriting"].isEnabled()
    assert types["table"].isEnabled()


def test_the_calls_of_the_window_stand_on_their_page(office: CloudOffice) -> None:
    office.add(CARD)
    page = office.window.commands.calls_run.make()
    office.wait(lambda: page.table.rowCount() == 1)
    cell = page.table.item(0, 1)
    assert cell is not None
    assert cell.text() == "IDCardOCR"
    page.deleteLater()


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize(("quota", "beyond"), [(0, False), (100, False), (15, True)])
def test_the_question_tells_calls_and_what_is_left(qtbot: QtBot, quota: int, beyond: bool, again: bool) -> None:
    cost = Cost("tencent", "Tencent Cloud", 1200 if quota == 0 else 12, 5, quota)
    dialog = CostDialog([cost], again=again, ask_above=0)
    qtbot.addWidget(dialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert ("1,200 calls" if quota == 0 else "12 calls") in words
    assert (f"{quota - 5} of {quota}" in words) is bool(quota)
    assert ("more than is left" in words) is beyond
    assert dialog.answer is Answer.NO
    assert dialog.ask_above is None
    dialog._stop_asking.setChecked(True)
    assert dialog.ask_above == 100
