"""Enters a key in the frozen window's settings, by the keyboard, and looks for it in the Secret Service.

    dbus-run-session -- python packaging/keyring_trial.py PROGRAM

smoke.py starts it so, on a screen of its own: the keyring lives and dies with the session.
"""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from trial import TrialError, close, opened, output, require, window_of

SETTINGS = "设置"
TO_TENCENT = ("Down", "Down", "Tab")
ENTERED = "AKID-entered-by-the-trial"
MOST_SECONDS = 30
TRIES = 6


def main(arguments: Sequence[str]) -> int:
    """Print what was done; 1 where the key did not arrive."""
    try:
        print(kept_key(Path(arguments[0])))
    except TrialError as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


def kept_key(program: Path) -> str:
    """The key is kept by the keyring and stands in no file."""
    display = dict(os.environ)
    unlock = ["gnome-keyring-daemon", "--unlock", "--components=secrets"]
    subprocess.run(unlock, input=b"trial", check=True, stdout=subprocess.DEVNULL)
    with opened([program], display) as process:
        window = window_of(process, "OCRDesk", display)
        dialog = settings(window, process, display)
        time.sleep(2)  # the keyring tells meanwhile what it has
        press(dialog, display, *TO_TENCENT)
        output(["xdotool", "type", ENTERED], display)
        press(dialog, display, "Return")
        require(arrived(), "the key entered in the settings is not in the keyring")
        close(window, process, display)
    written = [path for path in Path(display["OCRDESK_HOME"]).rglob("*") if path.is_file()]
    require(not [path for path in written if ENTERED.encode() in path.read_bytes()], "the key stands in a file")
    return "a key entered in the settings is in the Secret Service, and in no file"


def settings(window: str, process: "subprocess.Popen[bytes]", display: dict[str, str]) -> str:
    """The number of the settings' window; asked for again, as the main one is painted before it hears keys."""
    for _ in range(TRIES):
        press(window, display, "ctrl+comma")
        with contextlib.suppress(TrialError):
            return window_of(process, SETTINGS, display, seconds=10)
    raise TrialError("the settings did not open")


def press(window: str, display: dict[str, str], *keys: str) -> None:
    """Press these keys in that window, slowly enough for a busy computer."""
    output(["xdotool", "windowfocus", "--sync", window], display)
    for key in keys:
        time.sleep(0.5)
        output(["xdotool", "key", key], display)
    time.sleep(0.5)


def arrived() -> bool:
    """Whether the keyring has the key within half a minute."""
    import keyring

    end = time.monotonic() + MOST_SECONDS
    while time.monotonic() < end:
        if keyring.get_password("OCRDesk", "tencent.secret_id") == ENTERED:
            return True
        time.sleep(0.5)
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
