"""The form: what it says of a page, a field and a job, in both languages, to eyes and to screen readers."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ocrdesk.errors import JournalDiskFull, PasswordNeeded
from ocrdesk.i18n import use_language
from ocrdesk.model import Cell, Failure, Job, JobState, PageRecord, Quad, Table
from ocrdesk.ui.views.field_row import FieldRow
from ocrdesk.ui.views.field_words import unsure_characters, words_for
from tests.ui.clerk import Clerk
from tests.ui.desk import PORTRAIT, card, job, page

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("en")


def said(widget: QWidget) -> str:
    """All that can be read in a widget just now."""
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    buttons = [button.text() for button in widget.findChildren(QAbstractButton) if button.isVisible()]
    return "\n".join(labels + buttons)


def row_of(clerk: Clerk, key: str, document: int = 0) -> FieldRow:
    row = clerk.review.fields.row(document, key)
    assert row is not None
    return clerk.panel.form.rows[row]


def picture() -> QImage:
    image = QImage(900, 640, QImage.Format.Format_RGB32)
    image.fill(QColor("#ddeeee"))
    return image


def test_the_head_tells_the_document_and_how_much_waits_in_it(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"name": "婷", "address": "胡"})))
    assert "ID card · Portrait side" in said(clerk.panel)
    assert "2 to check" in said(clerk.panel)
    assert "Offline · 0.9 s" in said(clerk.panel)
    clerk.press(Qt.Key.Key_Return)
    assert "1 to check" in said(clerk.panel)
    clerk.press(Qt.Key.Key_Return)
    assert "Confirmed" in said(clerk.panel)


def test_several_documents_stand_in_sections_with_titles(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(), card("emblem"), card(name="王芳")))
    assert "3 documents on this page" in said(clerk.panel)
    assert said(clerk.panel).count("ID card · Portrait side") == 2
    assert said(clerk.panel).count("ID card · Emblem side") == 1


def test_a_warning_of_the_document_is_told(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card("emblem", valid_to="2020-06-01")))
    assert "2020-06-01" in said(clerk.panel.form)


def test_sex_and_ethnicity_share_a_line(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card()))
    sex, ethnicity, birth = (row_of(clerk, key) for key in ("sex", "ethnicity", "birth_date"))
    assert sex.parent() is ethnicity.parent()
    assert birth.parent() is not sex.parent()
    assert sex.geometry().right() < ethnicity.geometry().left()


@pytest.mark.parametrize(
    ("record", "key", "told"),
    [
        (page(card()), "name", ("check", "green", "")),
        (page(card()), "id_number", ("check", "green", "Check digit and date of birth agree")),
        (page(card(doubtful={"address": "胡"})), "address", ("warning", "amber", "50% sure")),
        (page(card(id_number="110101199003078026")), "id_number", ("failed", "red", "Check fails")),
        (page(card(name="")), "name", ("minus", "amber", "Not found")),
    ],
)
def test_a_state_is_told_by_mark_and_colour_and_words(
    qtbot: QtBot, record: PageRecord, key: str, told: tuple[str, str, str]
) -> None:
    clerk = Clerk(qtbot, record)
    field = row_of(clerk, key).field
    assert field is not None
    words = words_for(field)
    assert (words.mark, words.tone, words.text) == told
    assert words.text in said(row_of(clerk, key))
    assert (words.text or "Fine") in row_of(clerk, key).edit.accessibleDescription()


def test_only_what_must_be_there_is_coloured_where_it_is_missing(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(name="")))
    row = row_of(clerk, "name")
    assert row.field is not None
    assert row.edit.property("state") == "missing"
    row.show_field(replace(row.field, spec=replace(row.field.spec, required=False)), None)
    assert row.edit.property("state") == ""
    assert "Not found" in said(row)


def test_only_the_current_row_shows_its_picture_and_its_reason(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"name": "婷", "address": "胡"})))
    clerk.panel.show_image(picture())
    name, address = row_of(clerk, "name"), row_of(clerk, "address")
    assert "Hard to read: 婷" in said(name)
    assert "Hard to read" not in said(address)
    assert name.height() > 2 * row_of(clerk, "sex").height() - 40
    before = name.height()
    clerk.press(Qt.Key.Key_Return)
    QCoreApplication.sendPostedEvents()
    assert "Hard to read: 胡" in said(address)
    assert "Hard to read" not in said(name)
    qtbot.waitUntil(lambda: name.height() < before)


def test_what_enter_does_is_said_below_a_value_that_waits_unless_hints_are_off(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"name": "婷", "address": "胡"})))
    assert said(clerk.panel).count("Enter confirms") == 1
    clerk.panel.show_hints(False)
    assert "Enter confirms" not in said(clerk.panel)


def test_rows_that_are_used_again_show_the_picture_of_the_new_page(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card()), page(card("emblem")), page(card()))
    clerk.press(Qt.Key.Key_Return)
    clerk.panel.show_image(picture())
    low = row_of(clerk, "valid_from").height()
    assert row_of(clerk, "issuing_authority").height() > low
    clerk.press(Qt.Key.Key_Return)
    assert row_of(clerk, "name").height() > low


def test_rows_that_are_used_again_have_their_room(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"name": "婷"})), page(card("emblem")), page(card(doubtful={"name": "婷"})))
    clerk.panel.resize(400, 560)
    for job_id in (1, 2, 3, 2, 1):
        clerk.review.show_page(job(job_id), None)
        clerk.panel.show_image(QImage())
        qtbot.wait(60)
        clerk.shell.open_page(job_id, 1)
        qtbot.wait(30)
        clerk.panel.show_image(picture())
        qtbot.waitUntil(lambda: all(row.height() >= row.heightForWidth(row.width()) for row in clerk.panel.form.rows))


def test_uncertain_characters_are_underlined_one_by_one_while_the_value_waits(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"address": "胡号"})))
    field = row_of(clerk, "address").field
    assert field is not None
    assert [PORTRAIT["address"][index] for index in unsure_characters(field)] == ["胡", "号"]
    assert row_of(clerk, "address").edit.underlined() == unsure_characters(field)
    clerk.review.confirm_field()
    assert row_of(clerk, "address").edit.underlined() == ()


def test_an_edited_value_shows_the_machines_beside_it_with_a_way_back(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"name": "婷", "address": "胡"})))
    clerk.panel.set_keys("Ctrl+PgUp", "Ctrl+Enter", "Alt+Backspace")
    clerk.clear()
    clerk.type("唐停")
    clerk.press(Qt.Key.Key_Tab)
    row = row_of(clerk, "name")
    assert "Machine read: 唐婷" in said(row)
    (button,) = [each for each in row.findChildren(QAbstractButton) if each.isVisible()]
    assert "Alt+Backspace" in button.toolTip()
    clerk.review.select_field(0, "name")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert clerk.text_of(1, "name") == "唐婷"
    assert "Machine read" not in said(row)


def test_a_failing_save_is_told_where_it_happened_until_one_succeeds(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"name": "婷", "address": "胡"})))
    clerk.desk.error = JournalDiskFull()
    clerk.press(Qt.Key.Key_Return)
    assert "Not saved" in said(clerk.panel)
    clerk.desk.error = None
    clerk.press(Qt.Key.Key_Return)
    assert "Not saved" not in said(clerk.panel)


def test_a_slow_save_is_told(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"name": "婷", "address": "胡"})))
    clerk.desk.slow = True
    clerk.press(Qt.Key.Key_Return)
    assert "Saving" in said(clerk.panel)
    clerk.desk.finish()
    qtbot.waitUntil(lambda: "Saving" not in said(clerk.panel))


def failed() -> Job:
    error = PasswordNeeded(tried=0)
    return replace(job(5, state=JobState.FAILED), failure=Failure(error.title, error.hint, retryable=True))


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (None, "Nothing to check yet"),
        (job(5, state=JobState.WAITING), "Not read yet"),
        (job(5, state=JobState.WORKING), "Being read"),
        (failed(), "The PDF is locked with a password"),
    ],
)
def test_why_there_is_no_form_is_told(qtbot: QtBot, shown: Job | None, words: str) -> None:
    clerk = Clerk(qtbot, page(card()))
    clerk.review.show_page(shown, None)
    assert words in said(clerk.panel)
    assert not clerk.panel.form.isVisible()
    assert not clerk.panel.confirm_button.isEnabled()


def test_a_failed_job_offers_to_try_again(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card()))
    clerk.review.show_page(failed(), None)
    button = next(each for each in clerk.panel.findChildren(QAbstractButton) if each.text() == "&Try again")
    with qtbot.waitSignal(clerk.panel.retry_wanted) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [5]


def test_values_of_a_file_that_failed_say_so_and_what_to_do(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card()))
    failure = failed().failure
    assert failure is not None
    clerk.review.update_job(replace(clerk.jobs[0], state=JobState.FAILED, failure=failure))
    told = said(clerk.panel)
    assert f"Not all of this file was read: {failure.title}" in told
    assert str(failure.hint) in told
    assert clerk.editor.toPlainText() == "唐婷"
    clerk.review.update_job(clerk.jobs[0])
    assert "Not all" not in said(clerk.panel)


def test_a_job_that_starts_working_is_told_while_it_is_open(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card()))
    waiting = job(5, state=JobState.WAITING)
    clerk.review.show_page(waiting, None)
    clerk.review.update_job(replace(waiting, state=JobState.WORKING))
    assert "Being read" in said(clerk.panel)


def test_a_plain_page_points_to_its_text_and_is_confirmed_by_enter(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card()), page(text="告示"), page(card()))
    clerk.press(Qt.Key.Key_Return)
    assert "No card or form on this page" in said(clerk.panel)
    button = next(each for each in clerk.panel.findChildren(QAbstractButton) if each.text() == "&Show the text")
    with qtbot.waitSignal(clerk.panel.text_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    clerk.panel.confirm_button.setFocus()
    qtbot.keyClick(clerk.panel.confirm_button, Qt.Key.Key_Return)
    assert clerk.desk.stored[2, 1].confirmed
    assert clerk.place[0] == 3


def test_a_plain_page_with_tables_points_to_them(qtbot: QtBot) -> None:
    table = Table(Quad.from_box(0, 0, 90, 40), 1, 2, (Cell(0, 0, "笔"), Cell(0, 1, "12")))
    clerk = Clerk(qtbot, replace(page(text="笔 12"), tables=(table,)))
    assert "its tables are under Table" in said(clerk.panel)
    button = next(each for each in clerk.panel.findChildren(QAbstractButton) if each.text() == "&Show the table")
    with qtbot.waitSignal(clerk.panel.table_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_keyboard_stays_in_the_form_when_the_page_changes(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card()), page(card("emblem")))
    clerk.shell.open_page(2, 1)
    assert QApplication.focusWidget() is clerk.panel.form.rows[0].edit
    assert clerk.place == (2, 0, "issuing_authority")


def test_a_page_that_is_shown_does_not_take_the_keyboard_from_elsewhere(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card()), page(card("emblem")))
    clerk.panel.previous_button.setFocus()
    clerk.shell.open_page(2, 1)
    assert QApplication.focusWidget() is clerk.panel.previous_button


def test_a_long_address_is_shown_whole(qtbot: QtBot) -> None:
    long = "新疆维吾尔自治区巴音郭楞蒙古自治州和静县巴音布鲁克镇某某牧场三连十二排某某号附近第四个路口往东二百米处"
    clerk = Clerk(qtbot, page(card(address=long)))
    QCoreApplication.sendPostedEvents()
    edit = row_of(clerk, "address").edit
    qtbot.waitUntil(lambda: edit.viewport().height() >= edit.document().size().height())
    assert edit.document().size().height() >= 2 * edit.fontMetrics().lineSpacing()


def test_the_values_have_a_font_size_of_their_own(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card()))
    large = QFont(clerk.panel.font())
    large.setPointSize(20)
    before = row_of(clerk, "name").edit.height()
    clerk.panel.set_value_font(large)
    assert row_of(clerk, "name").edit.height() > before


def test_every_control_has_a_name(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(), card("emblem")))
    for control in (*clerk.panel.findChildren(QTextEdit), *clerk.panel.findChildren(QAbstractButton)):
        if control.isVisible():
            assert control.accessibleName() or (isinstance(control, QAbstractButton) and control.text())


def test_what_is_typed_stays_while_the_language_changes(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"address": "胡"})))
    clerk.press(Qt.Key.Key_Home)
    clerk.type("1")
    QApplication.sendEvent(clerk.panel, QEvent(QEvent.Type.LanguageChange))
    clerk.type("2")
    assert clerk.editor.toPlainText() == f"12{PORTRAIT['address']}"


def test_the_language_changes_while_the_window_is_open(qtbot: QtBot) -> None:
    clerk = Clerk(qtbot, page(card(doubtful={"address": "胡"})))
    assert "Name" in said(clerk.panel)
    use_language("zh_CN")
    QApplication.sendEvent(clerk.panel, QEvent(QEvent.Type.LanguageChange))
    assert "姓名" in said(clerk.panel)
    assert "Name" not in said(clerk.panel)
