"""Every action by its name: found in both languages, run from the keyboard, the keyboard given back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocrdesk.ui.actions import ACTIONS
from ocrdesk.ui.models.action_search import ActionSearch
from ocrdesk.ui.views.palette_frame import ENTRY, Entry, PaletteFrame
from tests.ui.clerk import committed
from tests.ui.test_accessibility import silent
from tests.ui.window import OpenWindow, card_reader, picture

CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = {spec.id: spec.keys for spec in ACTIONS}


def found(typed: str, recent: tuple[str, ...] = ()) -> list[str]:
    return [spec.id for spec in ActionSearch().find(typed, KEYS.__getitem__, recent)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("导出", "export"),
        ("dc", "export"),
        ("Export", "export"),
        ("exp", "export"),
        ("ctrl+e", "export"),
        ("zoom o", "zoom_out"),
        ("op fo", "open_folder"),
        ("dkwjj", "open_folder"),
        ("SZ", "settings"),
    ],
)
def test_an_action_is_found_in_both_languages_and_by_initials(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_what_fits_nothing_finds_nothing() -> None:
    assert found("xyzzy") == []


def test_without_a_word_all_actions_are_there_the_last_used_first() -> None:
    assert found("", ("zoom_in", "export"))[:2] == ["zoom_in", "export"]
    assert set(found("")) == {spec.id for spec in ACTIONS}
    assert len(found("")) == len(ACTIONS)


@pytest.fixture
def opened(qtbot: QtBot, home: Path) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, home, card_reader()) as window:
        window.window.activateWindow()
        yield window


def open_palette(opened: OpenWindow) -> PaletteFrame:
    opened.key(Qt.Key.Key_K, CONTROL)
    frame = opened.window.command_palette.frame
    opened.wait(frame.isVisible)
    assert QApplication.focusWidget() is frame.field
    return frame


def entries(frame: PaletteFrame) -> list[Entry]:
    return [frame.list.item(row).data(ENTRY) for row in range(frame.list.count())]


def test_every_action_is_in_the_palette_with_its_key(opened: OpenWindow) -> None:
    shown = {entry.id: entry for entry in entries(open_palette(opened))}
    assert set(shown) == {spec.id for spec in ACTIONS}
    assert shown["open"].key == "Ctrl+O"
    assert shown["open"].name == "Open files"


def test_enter_runs_the_one_at_hand_and_the_keyboard_goes_back(opened: OpenWindow) -> None:
    opened.window.activateWindow()
    before = QApplication.focusWidget()
    frame = open_palette(opened)
    frame.field.setText("dark colours")
    opened.key(Qt.Key.Key_Return)
    assert not frame.isVisible()
    assert QApplication.focusWidget() is before
    opened.wait(lambda: opened.app.preferences.theme == "dark")
    assert entries(open_palette(opened))[0].id == "theme_dark"


def test_what_cannot_be_done_now_is_grey_and_passed_over(opened: OpenWindow) -> None:
    frame = open_palette(opened)
    frame.field.setText("export")
    (export, *_rest) = entries(frame)
    assert (export.id, export.enabled) == ("export", False)
    assert not frame.list.item(0).flags() & Qt.ItemFlag.ItemIsEnabled
    frame.field.setText("ctrl+e")
    opened.key(Qt.Key.Key_Down)
    assert frame.list.currentItem() is None or frame.list.currentItem().data(ENTRY).enabled


def test_arrows_walk_round_the_list(opened: OpenWindow) -> None:
    frame = open_palette(opened)
    frame.field.setText("colours")
    names = []
    for _step in range(4):
        names.append(frame.list.currentItem().text())
        opened.key(Qt.Key.Key_Down)
    assert names[0] == names[3]
    assert len(set(names)) == 3
    opened.key(Qt.Key.Key_Up)
    assert frame.list.currentItem().text() == names[0]


def test_esc_leaves_all_as_it_was(opened: OpenWindow) -> None:
    before = QApplication.focusWidget()
    frame = open_palette(opened)
    opened.key(Qt.Key.Key_Escape)
    assert not frame.isVisible()
    assert QApplication.focusWidget() is before


def test_enter_belongs_to_the_input_method_while_it_is_composing(opened: OpenWindow) -> None:
    frame = open_palette(opened)
    QApplication.sendEvent(frame.field, QInputMethodEvent("shense", []))
    opened.key(Qt.Key.Key_Return)
    assert frame.isVisible()
    assert opened.app.preferences.theme == "light"
    QApplication.sendEvent(frame.field, committed("深色"))
    opened.key(Qt.Key.Key_Return)
    opened.wait(lambda: opened.app.preferences.theme == "dark")


def test_a_screen_reader_can_name_all_of_it(opened: OpenWindow) -> None:
    assert silent(open_palette(opened)) == []


def test_it_acts_where_the_keyboard_was(opened: OpenWindow, tmp_path: Path) -> None:
    opened.add(picture(tmp_path, "a.png"))
    panes = opened.window.panes
    opened.wait(lambda: panes.review.record is not None)
    panes.tabs.setCurrentIndex(1)
    panes.text.edit.setFocus()
    frame = open_palette(opened)
    frame.field.setText("ctrl+f")
    opened.key(Qt.Key.Key_Return)
    assert panes.text.bar.isVisible()
    assert QApplication.focusWidget() is panes.text.bar.search


def test_it_is_as_high_as_its_rows_and_no_higher_than_the_window(opened: OpenWindow) -> None:
    palette = opened.window.command_palette
    palette.open()
    tall = palette.frame.height()
    palette.frame.field.setText("export")
    few = palette.frame.list.count()
    assert 0 < few < 6
    assert palette.frame.height() < tall / 2 + 20
    rows = palette.frame.list
    assert rows.visualItemRect(rows.item(few - 1)).bottom() < rows.viewport().height()
    palette.frame.field.clear()
    assert palette.frame.height() == tall <= opened.window.height()


def test_what_was_run_last_stands_first_after_the_next_start(qtbot: QtBot, home: Path) -> None:
    for name in ("dark colours", "zoom in"):
        with OpenWindow(qtbot, home, card_reader()) as opened:
            opened.window.activateWindow()
            open_palette(opened).field.setText(name)
            opened.key(Qt.Key.Key_Return)
    with OpenWindow(qtbot, home, card_reader()) as opened:
        opened.window.activateWindow()
        assert [entry.name for entry in entries(open_palette(opened))][:2] == ["Zoom in", "Dark colours"]
