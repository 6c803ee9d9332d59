"""The dialogs: what they offer, what they answer, and that the keyboard alone is enough."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from ocrdesk.exporters import FORMATS
from ocrdesk.model import Job, JobState, OptionKind, OptionSpec
from ocrdesk.providers.offline.engines import engine_option
from ocrdesk.settings import Preferences
from ocrdesk.ui.dialogs.about import AboutDialog
from ocrdesk.ui.dialogs.cost import Cost, CostDialog
from ocrdesk.ui.dialogs.export import ExportDialog
from ocrdesk.ui.dialogs.password import PasswordDialog
from ocrdesk.ui.dialogs.settings import SettingsDialog, as_value
from ocrdesk.ui.language import use_qt_words
from tests.fakes import FakeProvider
from tests.ui.clerk import committed

KNOWN_FORMATS = {each.key: each for each in FORMATS}
OPTIONS = (
    OptionSpec("engine", "Engine", OptionKind.CHOICE, "auto", (("auto", "Automatic"), ("slow", "Slow"))),
    OptionSpec("memory", "Memory", OptionKind.NUMBER, "1500", minimum=500, maximum=8000),
    OptionSpec("key", "Key", OptionKind.SECRET),
)


def job(number: int, state: JobState, unsure: int = 0) -> Job:
    return Job(number, Path(f"{number}.jpg"), f"{number}.jpg", state, 1, 1, unsure=unsure)


JOBS = (
    job(1, JobState.REVIEW, unsure=2),
    job(2, JobState.CONFIRMED),
    job(3, JobState.FAILED),
    job(4, JobState.REVIEW, unsure=1),
)


def export_dialog(
    qtbot: QtBot, folder: Path, jobs: tuple[Job, ...] = JOBS, selected: tuple[int, ...] = (4,)
) -> ExportDialog:
    dialog = ExportDialog(jobs, selected, KNOWN_FORMATS, ("xlsx", str(folder)))
    qtbot.addWidget(dialog)
    return dialog


def ok_button(dialog: QDialog) -> QPushButton:
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    return box.button(QDialogButtonBox.StandardButton.Ok)


def test_export_takes_all_that_was_read_and_nothing_that_failed(qtbot: QtBot, tmp_path: Path) -> None:
    order = export_dialog(qtbot, tmp_path).order()
    assert order.job_ids == (1, 2, 4)
    assert order.format == "xlsx"
    assert order.target.parent == tmp_path
    assert order.target.suffix == ".xlsx"


def test_a_choice_without_another_is_shown_and_cannot_be_touched(qtbot: QtBot) -> None:
    provider = FakeProvider()
    provider.options = (engine_option(["onnxruntime"]),)
    dialog = SettingsDialog(asdict(Preferences()), [provider])
    qtbot.addWidget(dialog)
    engine = dialog.findChild(QComboBox, "engine")
    assert engine is not None
    assert (engine.currentText(), engine.isEnabled()) == ("ONNX Runtime", False)
    assert "no other" in engine.toolTip()
    assert dialog.changes() == {}


@pytest.mark.parametrize(("place", "ids"), [(0, (1, 2, 4)), (1, (2,)), (2, (4,))])
def test_export_takes_the_chosen_documents(qtbot: QtBot, tmp_path: Path, place: int, ids: tuple[int, ...]) -> None:
    dialog = export_dialog(qtbot, tmp_path)
    dialog.choose_documents(place)
    assert dialog.order().job_ids == ids


def test_export_counts_what_still_needs_a_look(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(qtbot, tmp_path)
    dialog.show()
    assert "3" in dialog.warning
    dialog.choose_documents(1)
    assert dialog.warning == ""


def test_export_of_one_file_per_source_asks_for_a_folder(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(qtbot, tmp_path)
    dialog.choose_format("json")
    assert dialog.order().target == tmp_path
    assert dialog.order().folder == tmp_path


def test_export_says_when_a_file_will_be_replaced(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(qtbot, tmp_path)
    dialog.show()
    assert not dialog.replaces
    dialog.order().target.write_bytes(b"")
    dialog.choose_documents(1)
    assert dialog.replaces


def type_target(dialog: ExportDialog, text: str) -> None:
    dialog._target.selectAll()
    for letter in text:
        QApplication.sendEvent(dialog._target, committed(letter))


@pytest.mark.parametrize("name", ["名单", "名单.xlsx", "2026.11", "sub/名单.XLSX"])
def test_export_writes_a_name_without_folder_or_suffix_where_and_as_the_clerk_expects(
    qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    dialog = export_dialog(qtbot, tmp_path)
    type_target(dialog, name)
    target = dialog.order().target
    assert target.is_relative_to(tmp_path)
    assert target.name.lower() == f"{Path(name).name.lower().removesuffix('.xlsx')}.xlsx"
    assert dialog.order().folder == target.parent


def test_export_keeps_the_name_that_was_typed_when_another_format_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(qtbot, tmp_path)
    type_target(dialog, str(tmp_path / "other" / "名单.xlsx"))
    dialog.choose_format("json")
    assert dialog.order().target == tmp_path / "other"
    dialog.choose_format("xlsx")
    assert dialog.order().target == tmp_path / "other" / "名单.xlsx"


def test_a_folder_with_a_dot_in_its_name_is_a_folder(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(qtbot, tmp_path / "资料 v1.2")
    dialog.choose_format("json")
    assert dialog.order().folder == tmp_path / "资料 v1.2"


def test_export_asks_the_disk_aside_and_bears_what_it_cannot_answer(qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[Callable[[], bool]] = []
    dialog = ExportDialog(JOBS, (), KNOWN_FORMATS, ("xlsx", str(tmp_path)), aside=lambda ask, _tell: asked.append(ask))
    qtbot.addWidget(dialog)
    type_target(dialog, "/")
    type_target(dialog, "长" * 300)
    assert [ask() for ask in asked] == [False] * len(asked)
    assert len(asked) > 300


def test_export_of_nothing_cannot_be_pressed(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(qtbot, tmp_path, jobs=(job(3, JobState.FAILED),), selected=())
    assert not ok_button(dialog).isEnabled()


def test_export_suggests_a_place_where_none_was_used_before(qtbot: QtBot) -> None:
    dialog = ExportDialog(JOBS, (), KNOWN_FORMATS, ("gone", ""))
    qtbot.addWidget(dialog)
    assert dialog.order().target.is_absolute()


def settings_dialog(qtbot: QtBot, preferences: Preferences) -> SettingsDialog:
    provider = FakeProvider()
    provider.options = OPTIONS
    dialog = SettingsDialog(asdict(preferences), [provider])
    qtbot.addWidget(dialog)
    return dialog


def test_settings_left_alone_change_nothing(qtbot: QtBot) -> None:
    assert settings_dialog(qtbot, Preferences(language="en", value_font_size=14)).changes() == {}


def test_settings_tell_only_what_was_changed(qtbot: QtBot) -> None:
    dialog = settings_dialog(qtbot, Preferences())
    theme, size = dialog.findChild(QComboBox, "theme"), dialog.findChild(QSpinBox, "value_font_size")
    drop = dialog.findChild(QCheckBox, "recognise_on_drop")
    assert theme is not None and size is not None and drop is not None  # noqa: PT018
    theme.setCurrentIndex(theme.findData("dark"))
    size.setValue(18)
    drop.setChecked(False)
    assert dialog.changes() == {"theme": "dark", "value_font_size": 18, "recognise_on_drop": False}


def test_settings_show_the_options_that_a_provider_declares(qtbot: QtBot) -> None:
    dialog = settings_dialog(qtbot, Preferences(options={"offline": {"engine": "slow"}}))
    engine, key = dialog.findChild(QComboBox, "engine"), dialog.findChild(QLineEdit, "key")
    memory = dialog.findChild(QSpinBox, "memory")
    assert engine is not None and key is not None and memory is not None  # noqa: PT018
    assert engine.currentData() == "slow"
    assert key.echoMode() == QLineEdit.EchoMode.Password
    memory.setValue(900)
    assert dialog.changes() == {"options": {"offline": {"engine": "slow", "memory": "900"}}}
    assert memory.maximum() == 8000


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (OptionKind.FLAG, "true", True),
        (OptionKind.FLAG, "false", False),
        (OptionKind.NUMBER, "12", 12),
        (OptionKind.TEXT, "x", "x"),
    ],
)
def test_setting_becomes_the_value_that_preferences_hold(kind: OptionKind, text: str, value: object) -> None:
    assert as_value(kind, text) == value


def test_password_is_asked_once_for_all_locked_files(qtbot: QtBot) -> None:
    dialog = PasswordDialog([f"{number}.pdf" for number in range(1, 10)])
    qtbot.addWidget(dialog)
    dialog.show()
    button = ok_button(dialog)
    assert not button.isEnabled()
    field = dialog.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, "sesam")
    assert field.echoMode() == QLineEdit.EchoMode.Password
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.password == "sesam"  # noqa: S105 - invented


@pytest.mark.parametrize("make", [lambda: AboutDialog(lambda: None, ""), lambda: PasswordDialog(["a.pdf"])])
def test_escape_closes_a_dialog(qtbot: QtBot, make: Callable[[], QDialog]) -> None:
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_long_names_of_locked_files_are_shortened(qtbot: QtBot) -> None:
    dialog = PasswordDialog(["很长的名字" * 40 + ".pdf"])
    qtbot.addWidget(dialog)
    assert dialog.sizeHint().width() < 560


def test_enter_sends_what_was_asked_about_and_space_ticks_nothing_unseen(qtbot: QtBot) -> None:
    dialog = CostDialog([Cost("x", "X", 3, 0, 0)], again=False, ask_above=0)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    assert dialog.focusWidget().objectName() == "go"


def test_keys_are_called_alike_in_menus_of_every_language(qapp: QApplication) -> None:
    written = QKeySequence.SequenceFormat.NativeText
    try:
        use_qt_words(qapp, "zh_CN")
        keys = [QKeySequence(key).toString(written) for key in ("Ctrl+Enter", "Alt+Down")]
        closing = qapp.translate("QPlatformTheme", "Cancel")
    finally:
        use_qt_words(qapp, "en")
    assert keys == ["Ctrl+Enter", "Alt+Down"]
    assert (closing, qapp.translate("QPlatformTheme", "Cancel")) == ("取消", "Cancel")
