"""The pages of cloud services in the settings: keys, regions, the test of a connection, and what is saved where."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QScrollArea, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from ocrdesk.app import App, Overrides, build
from ocrdesk.errors import KeyringMissing
from ocrdesk.settings import SessionCredentials
from ocrdesk.ui.dialogs.connection_test import Trial
from ocrdesk.ui.dialogs.cross_check_editor import CrossCheckEditor
from ocrdesk.ui.dialogs.fall_back_editor import FallBackEditor
from ocrdesk.ui.dialogs.secret_edit import SecretEdit
from ocrdesk.ui.dialogs.settings import SettingsDialog, Surroundings
from ocrdesk.ui.workers import Workers
from tests.simulators.tencent import TencentSimulator
from tests.ui.cloud_office import ACCOUNT, cloud_office

SECRET = "pasted-into-the-dialog-81c4"  # noqa: S105 - invented


@pytest.fixture
def app() -> Iterator[App]:
    made = build(Overrides(credentials=SessionCredentials()))
    made.change_preferences(language="en")
    yield made
    made.close()


@pytest.fixture
def dialog(qtbot: QtBot, app: App) -> Iterator[SettingsDialog]:
    workers = Workers()
    around = Surroundings(app.types, Trial(workers, app.check))
    made = SettingsDialog(asdict(app.preferences), app.providers.values(), None, around)
    qtbot.addWidget(made)
    made.show_page("tencent")
    made.show()
    yield made
    made.close()
    workers.close()
    workers.wait()


def page(dialog: SettingsDialog) -> QWidget:
    shown = dialog._stack.currentWidget()
    assert shown is not None
    return shown


def line(dialog: SettingsDialog, key: str) -> QLineEdit:
    found = page(dialog).findChild(QLineEdit, key)
    assert found is not None
    return found


def test_tab_leads_from_the_list_of_pages_to_the_first_key(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog._list.setFocus()
    qtbot.keyClick(dialog._list, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is line(dialog, "secret_id")


def box(dialog: SettingsDialog, key: str) -> QComboBox:
    found = page(dialog).findChild(QComboBox, key)
    assert found is not None
    return found


def test_pasted_keys_lose_their_blanks_and_are_no_preference(qtbot: QtBot, dialog: SettingsDialog) -> None:
    QGuiApplication.clipboard().setText(f"  {SECRET}\r\n")
    line(dialog, "secret_key").setFocus()
    line(dialog, "secret_key").paste()
    QGuiApplication.clipboard().clear()
    assert dialog.secrets() == {"tencent": {"secret_key": SECRET}}
    assert SECRET not in str(dialog.changes())


def test_a_kept_key_is_dots_and_stays_when_it_is_left_alone(dialog: SettingsDialog) -> None:
    dialog.show_kept({"tencent": {"secret_id": True}}, lasting=True)
    field = line(dialog, "secret_id")
    assert field.text() == ""
    assert "••••" in field.placeholderText()
    assert "keyring" in field.placeholderText()
    assert dialog.secrets() == {}
    edit = field.parentWidget()
    assert isinstance(edit, SecretEdit)
    edit._forget.click()
    assert dialog.secrets() == {"tencent": {"secret_id": ""}}


def test_without_a_keyring_the_page_says_so(dialog: SettingsDialog) -> None:
    assert not any(label.isVisible() for label in dialog._unkept)
    dialog.show_kept({"tencent": {"secret_id": True}}, lasting=False)
    assert any(label.isVisible() and "session only" in label.text() for label in dialog._unkept)
    assert "session only" in line(dialog, "secret_id").placeholderText()


def test_a_key_is_masked_until_it_is_shown(dialog: SettingsDialog) -> None:
    field = line(dialog, "secret_key")
    field.setText(SECRET)
    edit = field.parentWidget()
    assert isinstance(edit, SecretEdit)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    edit._show.click()
    assert field.echoMode() is QLineEdit.EchoMode.Normal


@pytest.mark.parametrize(
    ("typed", "kept"), [("East China (Shanghai)", "ap-shanghai"), (" ap-singapore ", "ap-singapore")]
)
def test_a_region_is_chosen_by_its_printed_name_or_typed(dialog: SettingsDialog, typed: str, kept: str) -> None:
    region = box(dialog, "region")
    assert region.currentText() == "South China (Guangzhou)"
    region.setEditText(typed)
    assert dialog.changes()["options"]["tencent"]["region"] == kept


def test_an_address_shows_what_empty_means(dialog: SettingsDialog) -> None:
    assert line(dialog, "endpoint").placeholderText() == "https://ocr.tencentcloudapi.com"
    assert "options" not in dialog.changes()


def test_every_editor_is_reached_and_named(dialog: SettingsDialog) -> None:
    for _page, spec, editor in dialog._editors:
        field = editor.widget.focusProxy() or editor.widget
        assert field.accessibleName(), spec.key
        assert field.focusPolicy() & Qt.FocusPolicy.TabFocus, spec.key


def test_the_wheel_scrolls_the_form_and_changes_no_value(dialog: SettingsDialog) -> None:
    quota = page(dialog).findChild(QSpinBox, "quota")
    assert quota is not None
    down = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(quota, down)
    assert quota.value() == 0


def test_a_connection_is_tested_with_what_is_typed(qtbot: QtBot, dialog: SettingsDialog, app: App) -> None:
    with TencentSimulator() as service:
        line(dialog, "endpoint").setText(service.url)
        line(dialog, "secret_id").setText(ACCOUNT.secret_id)
        line(dialog, "secret_key").setText("wrong")
        test = dialog._tests["tencent"]
        test.button.click()
        assert not test.button.isEnabled()
        qtbot.waitUntil(lambda: "The SecretKey is wrong" in test.result.text())
        assert "AuthFailure.SignatureFailure" in test.details.text()
        assert not test.clock.isVisible()
        line(dialog, "secret_key").setText(ACCOUNT.secret_key)
        test.button.click()
        qtbot.waitUntil(lambda: test.result.text().startswith("✓"))
        assert not test.details.isVisible()
        assert not service.accepted
    assert app.secrets("tencent") == dict.fromkeys(app.secrets("tencent"), "")


def test_a_wrong_clock_can_be_mended_from_the_test(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with TencentSimulator(clock_offset=4000) as service:
        for key, text in (
            ("endpoint", service.url),
            ("secret_id", ACCOUNT.secret_id),
            ("secret_key", ACCOUNT.secret_key),
        ):
            line(dialog, key).setText(text)
        test = dialog._tests["tencent"]
        test.button.click()
        qtbot.waitUntil(test.clock.isVisible)
        test.clock.click()
        qtbot.waitUntil(lambda: test.result.text().startswith("✓"))
    assert dialog.changes()["options"]["tencent"]["clock"] == "service"


def test_a_lock_that_is_not_saved_yet_counts_for_the_test(qtbot: QtBot, dialog: SettingsDialog) -> None:
    for _page, spec, editor in dialog._editors:
        if spec.key == "offline_only":
            editor.put("true")
    for key in ("secret_id", "secret_key"):
        line(dialog, key).setText("x")
    test = dialog._tests["tencent"]
    test.button.click()
    qtbot.waitUntil(lambda: "Only offline recognition is allowed" in test.result.text())


@pytest.mark.parametrize(
    ("setting", "text", "words"),
    [
        ("ca_file", "/nowhere/office.pem", "CA file cannot be used"),
        ("proxy", "what is this", "proxy's address cannot be understood"),
    ],
)
def test_the_test_names_what_is_wrong_with_the_network_page(
    qtbot: QtBot, dialog: SettingsDialog, setting: str, text: str, words: str
) -> None:
    for _page, spec, editor in dialog._editors:
        if spec.key == setting:
            editor.put(text)
    for key in ("secret_id", "secret_key"):
        line(dialog, key).setText("x")
    test = dialog._tests["tencent"]
    test.button.click()
    qtbot.waitUntil(lambda: words in test.result.text())


def test_a_proxys_password_is_not_saved(dialog: SettingsDialog) -> None:
    proxy = next(editor for _page, spec, editor in dialog._editors if spec.key == "proxy")
    proxy.put("http://clerk:sesam@proxy.office:8080")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog._refused.isVisible()
    proxy.put("http://proxy.office:8080")
    dialog.accept()
    assert not dialog.isVisible()
    assert dialog.changes() == {"proxy": "http://proxy.office:8080"}


def test_saved_keys_are_in_the_keyring_and_in_no_file(qtbot: QtBot, home: Path) -> None:
    with cloud_office(qtbot, home) as office:
        run = office.window.commands.settings_run
        dialog = run.make("tencent")
        qtbot.waitUntil(lambda: "session only" in line(dialog, "secret_id").placeholderText())
        line(dialog, "secret_key").setText(SECRET)
        run.keep(dialog.changes(), dialog.secrets())
        qtbot.waitUntil(lambda: office.keys.get("tencent", "secret_key") == SECRET)
        dialog.deleteLater()
    assert (home / "settings" / "settings.toml").exists() or list(home.rglob("settings.toml"))
    assert not [path for path in home.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]


def test_keys_that_the_keyring_refuses_are_kept_for_the_session(app: App) -> None:
    class Refusing(SessionCredentials):
        def set(self, provider: str, name: str, secret: str) -> None:
            raise KeyringMissing

    app._credentials = Refusing()
    with pytest.raises(KeyringMissing):
        app.keep_secrets("tencent", {"secret_key": SECRET})
    assert app.secrets("tencent")["secret_key"] == SECRET
    assert not app.credentials().lasting


def test_fall_back_is_off_and_keeps_its_order(qtbot: QtBot) -> None:
    titles = (("offline", "This computer"), ("tencent", "Tencent Cloud"), ("ctyun", "CTYUN"))
    assert FallBackEditor(titles, ()).value() == []
    editor = FallBackEditor(titles, ("ctyun", "gone", "offline"))
    qtbot.addWidget(editor)
    assert editor.value() == ["ctyun", "offline"]
    editor.move_current(1)
    assert editor.value() == ["offline", "ctyun"]
    editor.tick("tencent")
    editor.tick("offline", ticked=False)
    assert editor.value() == ["ctyun", "tencent"]


def test_cross_check_names_a_second_reader_by_type(qtbot: QtBot) -> None:
    editor = CrossCheckEditor(
        {"id_card": "ID card", "plate": "Plate"}, {"offline": "Here", "ctyun": "CTYUN"}, {"plate": "offline"}
    )
    qtbot.addWidget(editor)
    assert editor.value() == {"plate": "offline"}
    editor.add_row()
    assert editor.value() == {"plate": "offline", "id_card": "ctyun"}
    editor.add_row()
    assert len(editor.value()) == 2
    editor._remove(editor._rows[0][0])
    assert editor.value() == {"id_card": "ctyun"}


def test_reading_wishes_are_among_the_changes(dialog: SettingsDialog) -> None:
    order = next(iter(dialog.findChildren(FallBackEditor)))
    order.tick("offline")
    assert dialog.changes() == {"fall_back": ["offline"]}


@pytest.mark.parametrize("width", [900, 640])
def test_in_a_narrow_window_no_line_is_cut_off_without_a_way_to_it(dialog: SettingsDialog, width: int) -> None:
    dialog.resize(width, 600)
    for each in dialog._pages:
        dialog.show_page(each.key)
        QApplication.processEvents()
        for area in dialog._stack.findChildren(QScrollArea):
            inside = area.widget()
            if inside is not None and area.isVisible():
                cut_off = inside.width() > area.viewport().width()
                assert not cut_off or (width < 900 and area.horizontalScrollBar().isVisible()), each.key
