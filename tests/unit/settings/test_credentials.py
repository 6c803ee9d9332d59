"""Keys: in a real Secret Service where there is one, else for the session, never in a file."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ocrdesk.settings import SessionCredentials

ROOT = Path(__file__).resolve().parents[3]
SECRET = "only-for-this-test-7f3a"  # noqa: S105 - invented

IN_A_SESSION = """
import sys
sys.path.insert(0, sys.argv[1])
from ocrdesk.settings import KeyringCredentials, open_credentials
credentials = open_credentials()
assert isinstance(credentials, KeyringCredentials), type(credentials)
assert credentials.get("tencent", "secret_key") == ""
credentials.set("tencent", "secret_key", sys.argv[2])
assert open_credentials().get("tencent", "secret_key") == sys.argv[2]
credentials.set("tencent", "secret_key", "")
credentials.set("tencent", "secret_key", "")
assert credentials.get("tencent", "secret_key") == ""
print("kept and forgotten")
"""


def test_a_session_keeps_keys_until_it_ends() -> None:
    credentials = SessionCredentials()
    credentials.set("tencent", "secret_key", SECRET)
    assert credentials.get("tencent", "secret_key") == SECRET
    assert SessionCredentials().get("tencent", "secret_key") == ""
    assert not credentials.lasting


def test_without_a_keyring_the_session_keeps_them() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from ocrdesk.settings import open_credentials;"
        "print(open_credentials().lasting)"
    )
    environment = {
        "PATH": "/usr/bin:/bin",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
        "HOME": "/nonexistent",
    }
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT)], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


@pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="needs dbus-run-session and gnome-keyring-daemon (Linux with GNOME Keyring)",
)
def test_a_real_secret_service_keeps_a_key_and_no_file_shows_it(tmp_path: Path) -> None:
    script = (
        f'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec {sys.executable} -c "$0" "$@"'
    )
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "share"),
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script, IN_A_SESSION, str(ROOT), SECRET],  # noqa: S607
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.strip().endswith("kept and forgotten"), done.stderr[-2000:]
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and SECRET.encode() in file.read_bytes()]
