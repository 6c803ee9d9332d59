"""Keys entered in the window's settings, over a real Secret Service: they land there, and only there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECRETS = {"secret_id": "AKID-entered-in-the-window-52d7", "secret_key": "entered-in-the-window-9e10"}

IN_A_SESSION = """
import sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from PySide6.QtWidgets import QApplication, QLineEdit
from ocrdesk.app import build
from ocrdesk.settings import KeyringCredentials
from ocrdesk.ui.launch import dressed_window
from ocrdesk.ui.look import read_look

def wait(condition):
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, "waited too long"
        application.processEvents()
        time.sleep(0.01)

def line(dialog, key):
    return dialog._stack.currentWidget().findChild(QLineEdit, key)

def main():
    global application
    application = QApplication([])
    app = build()
    app.change_preferences(language="en")
    window = dressed_window(application, read_look()._replace(language="en"), lambda: app)
    window.show()
    wait(lambda: window.built)
    run = window.commands.settings_run
    dialog = run.make("tencent")
    given = dict(zip(("secret_id", "secret_key"), sys.argv[2:4]))
    for key, text in given.items():
        line(dialog, key).setText(f"  {text} ")
    run.keep(dialog.changes(), dialog.secrets())
    wait(lambda: app.secrets("tencent")["secret_key"] == given["secret_key"])
    assert isinstance(app.credentials(), KeyringCredentials), type(app.credentials())
    kept = KeyringCredentials()
    assert {key: kept.get("tencent", key) for key in given} == given
    again = run.make("tencent")
    wait(lambda: "keyring" in line(again, "secret_id").placeholderText())
    assert again.secrets() == {}
    assert not any(label.isVisibleTo(again) for label in again._unkept)
    line(again, "secret_key").parentWidget()._forget.click()
    run.keep(again.changes(), again.secrets())
    wait(lambda: not kept.get("tencent", "secret_key"))
    assert kept.get("tencent", "secret_id") == given["secret_id"]
    for each in (dialog, again):
        each.deleteLater()
    window.close()
    window.end()
    print("in the keyring only")

if __name__ == "__main__":
    main()
"""


@pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="needs dbus-run-session and gnome-keyring-daemon (Linux with GNOME Keyring)",
)
def test_keys_entered_in_the_settings_are_in_the_secret_service_and_in_no_file(tmp_path: Path) -> None:
    script = tmp_path / "enter_keys.py"
    script.write_text(IN_A_SESSION, encoding="utf-8")
    start = (
        f'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec {sys.executable} "$0" "$@"'
    )
    home = tmp_path / "home"
    home.mkdir()
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "share"),
        "XDG_RUNTIME_DIR": str(home),
        "OCRDESK_HOME": str(home / "ocrdesk"),
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": os.environ.get("LANG", "C.UTF-8"),
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", start, str(script), str(ROOT), *SECRETS.values()],  # noqa: S607
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.stdout.strip().endswith("in the keyring only"), (done.returncode, done.stderr[-3000:])
    written = [path for path in home.rglob("*") if path.is_file()]
    assert any(path.name == "settings.toml" for path in written)
    for secret in SECRETS.values():
        assert not [path for path in written if secret.encode() in path.read_bytes()]
        assert secret not in done.stderr + done.stdout
