"""The states of the window that are photographed."""

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog

from ocrdesk.ui.dialogs.confirm_passing import ConfirmPassingDialog
from ocrdesk.ui.dialogs.field_sheet import FieldSheetDialog
from ocrdesk.ui.dialogs.glyph_sheet import GlyphSheetDialog
from ocrdesk.ui.dialogs.templates import TemplatesDialog
from ocrdesk.ui.panes import FIELDS_TAB, TABLE_TAB, TEXT_TAB
from tests.pictures import working_states
from tests.pictures.desk import MISSING, Desk
from tests.pictures.showing import Show, as_it_is, of_dialog, of_tab
from tests.pictures.working_states import CARD

TABLE, LETTER = "采购清单", "通知_扫描件"
ID_NUMBER = ("id_card", "id_number")
SLOW = 2.0
"""Seconds for pictures of fields to arrive."""


@dataclass(frozen=True, slots=True)
class State:
    """A state: its key in file names, what puts the window into it, whether on an empty desk, in which looks."""

    key: str
    show: Show
    empty: bool = False
    in_all_variants: bool = False
    in_handbook: bool = False


def settings(desk: Desk) -> QDialog:
    return desk.window.commands.settings_run.make("tencent")


def keys(desk: Desk) -> QDialog:
    return desk.window.commands.settings_run.make("keys")


def glyph_sheet(desk: Desk) -> QDialog:
    return GlyphSheetDialog(desk.window.commands.batch_run.desk, desk.window)


def field_sheet(desk: Desk) -> QDialog:
    return FieldSheetDialog(desk.window.commands.batch_run.desk, ID_NUMBER, desk.window)


def confirm_all(desk: Desk) -> QDialog:
    return ConfirmPassingDialog(desk.window.commands.batch_run.desk, desk.window)


def templates(desk: Desk) -> QDialog:
    return TemplatesDialog((), has_page=True, parent=desk.window)


STATES = (
    State("welcome", as_it_is, empty=True),
    State("review", of_tab(CARD, FIELDS_TAB), in_all_variants=True, in_handbook=True),
    State("text", of_tab(LETTER, TEXT_TAB)),
    State("table", of_tab(TABLE, TABLE_TAB)),
    State("failure", of_tab(MISSING[:2], FIELDS_TAB)),
    State("settings", of_dialog(settings), in_handbook=True),
    State("scan", of_dialog(lambda desk: desk.window.scan_run.make())),
    State("about", working_states.about),
    State("glyph-sheet", of_dialog(glyph_sheet, SLOW)),
    State("field-sheet", of_dialog(field_sheet, SLOW)),
    State("find-replace", working_states.find_replace),
    State("confirm-all", of_dialog(confirm_all, SLOW)),
    State("large-look", working_states.large_look),
    State("palette", working_states.palette),
    State("templates", of_dialog(templates)),
    State("template-editor", working_states.template_editor),
    State("keys", of_dialog(keys)),
    State("key-sheet", of_dialog(lambda desk: desk.window.key_sheet.make())),
    State("queue", working_states.queue),
)
