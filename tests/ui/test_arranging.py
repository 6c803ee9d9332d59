"""The clerk says which documents are on the page: type, split, merge and delete, in the real window, by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ocrdesk.model import FieldState, Quad, Record, Template, Zone
from ocrdesk.ui.review.review import ReviewController
from tests.fakes import CARD_LINES, FakeProvider
from tests.ui.window import OpenWindow, card_reader, picture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier


class Page:
    """One picture in the window, its documents as they are on disk."""

    def __init__(self, opened: OpenWindow, folder: Path) -> None:
        self.opened = opened
        opened.add(picture(folder, "card.png"))
        opened.window.panes.queue.choose(1)
        opened.wait(lambda: self.review.record is not None and self.review.current is not None)
        opened.window.activateWindow()
        self.review.focus_wanted.emit()

    @property
    def review(self) -> ReviewController:
        return self.opened.window.panes.review

    def documents(self) -> tuple[Record, ...]:
        record = self.opened.app.page_record(1, 1)
        return record.documents if record is not None else ()

    def kinds(self) -> list[str]:
        return [document.type for document in self.documents()]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
        self.opened.window.activateWindow()  # a dialog was active a moment ago
        self.opened.wait(lambda: self.opened.window.isActiveWindow() and not self.review.typeahead.holding)
        self.opened.qtbot.keyClick(self.opened.window, key, modifier)

    def pick(self, letters: str) -> None:
        dialog = self.opened.window.commands.arranging.dialog
        assert dialog is not None
        dialog.field.insert(letters)
        self.opened.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    def wait_for(self, *kinds: str) -> None:
        self.opened.wait(lambda: self.kinds() == list(kinds) and not self.review.typeahead.holding)


def type_in(page: Page, key: str, text: str) -> None:
    page.review.select_field(0, key)
    page.review.type_text(0, key, text)
    page.review.confirm_field()
    page.opened.wait(lambda: page.documents()[0].text(key) == text and not page.review.typeahead.holding)


def test_another_type_keeps_what_was_typed_and_undo_brings_all_back(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with OpenWindow(qtbot, home, card_reader()) as opened:
        page = Page(opened, tmp_path)
        type_in(page, "name", "唐亭")
        type_in(page, "address", "南京市")
        before = page.documents()
        page.press(Qt.Key.Key_T)
        page.pick("driver licence dup")
        page.wait_for("driver_license")
        (licence,) = page.documents()
        assert licence["name"].text == "唐亭"
        assert licence["name"].state is FieldState.EDITED
        assert licence["license_number"].text == "110101199003078021"
        assert "南京市" in [each.value.text for each in licence.set_aside]
        page.press(Qt.Key.Key_T)
        page.pick("id card portr")
        page.wait_for("id_card")
        assert page.documents()[0].text("address") == "南京市"
        assert page.documents()[0].set_aside == ()
        page.press(Qt.Key.Key_Z)
        page.wait_for("driver_license")
        page.press(Qt.Key.Key_Z)
        opened.wait(lambda: page.documents() == before)


def test_a_page_of_two_cards_is_merged_and_split_again(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with OpenWindow(qtbot, home, FakeProvider((*CARD_LINES, *CARD_LINES))) as opened:
        page = Page(opened, tmp_path)
        page.wait_for("id_card", "id_card")
        type_in(page, "name", "唐亭")
        page.press(Qt.Key.Key_M, BOTH)
        page.wait_for("id_card")
        assert page.documents()[0].text("name") == "唐亭"
        page.press(Qt.Key.Key_L, BOTH)
        page.pick("号码 “姓名")
        page.wait_for("id_card", "id_card")
        assert [document.text("name") for document in page.documents()] == ["唐亭", "唐婷"]


def test_a_deleted_document_comes_back(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with OpenWindow(qtbot, home, card_reader()) as opened:
        page = Page(opened, tmp_path)
        before = page.documents()
        page.press(Qt.Key.Key_Delete, BOTH)
        page.wait_for()
        opened.wait(lambda: opened.jobs()[0].types == ())
        fields = opened.window.panes.fields
        assert not fields.form.isVisible()
        assert fields.confirm_button.hasFocus()
        page.press(Qt.Key.Key_Z)
        opened.wait(lambda: page.documents() == before and fields.form.isVisible())
        opened.wait(lambda: fields.form.current_edit is not None and fields.form.current_edit.hasFocus())


def test_a_template_is_among_the_types_and_its_document_is_neither_split_nor_merged(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    with OpenWindow(qtbot, home, FakeProvider((*CARD_LINES, *CARD_LINES))) as opened:
        zones = (Zone("all", "全部", Quad.from_box(0, 0, 240, 150)),)
        template = opened.app.templates.save(Template("", "出入证", 240.0, 150.0, zones=zones, automatic=False))
        page = Page(opened, tmp_path)
        page.press(Qt.Key.Key_T)
        page.pick("crz")
        page.wait_for(template.key, "id_card")
        for key, words in ((Qt.Key.Key_L, "zones make one document"), (Qt.Key.Key_M, "zones give is not merged")):
            page.press(key, BOTH)
            assert words in opened.window.status._quiet.text()
        page.review.select_field(1, "name")
        page.press(Qt.Key.Key_M, BOTH)
        assert "zones give is not merged" in opened.window.status._quiet.text()
        page.press(Qt.Key.Key_Z)
        page.wait_for("id_card", "id_card")


def test_where_nothing_fits_what_was_typed_the_list_says_so(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    with OpenWindow(qtbot, home, card_reader()) as opened:
        page = Page(opened, tmp_path)
        page.press(Qt.Key.Key_T)
        dialog = opened.window.commands.arranging.dialog
        assert dialog is not None
        dialog.field.insert("xyzzy")
        assert next(label.text() for label in dialog.findChildren(QLabel) if label.isVisible()).startswith("Nothing")
        dialog.field.clear()
        assert dialog.list.isVisible()
        dialog.reject()
