"""What every trial of the frozen program needs: a screen and a home of its own, a started program, its window."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_SECONDS = 600

ASK_TO_CLOSE = """
import ctypes, sys
class Message(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("room", ctypes.c_long * 16)]
x = ctypes.CDLL("libX11.so.6")
x.XOpenDisplay.restype = ctypes.c_void_p
x.XInternAtom.restype = ctypes.c_ulong
x.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
x.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
x.XCloseDisplay.argtypes = [ctypes.c_void_p]
display, window = x.XOpenDisplay(None), int(sys.argv[1])
kind, delete = (x.XInternAtom(display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
message = Message(33, 0, 1, display, window, kind, 32, (ctypes.c_long * 5)(delete, 0))
x.XSendEvent(display, window, 0, 0, ctypes.byref(message))
x.XCloseDisplay(display)
"""
"""What a window's frame sends when its button is pressed; a script, as a lost window would end its sender."""

Command = Sequence[str | Path]


class TrialError(Exception):
    """A trial went wrong; the message tells how."""


class LeftOutError(Exception):
    """What the trial needs is not on this computer."""


def window_of(process: "subprocess.Popen[bytes]", title: str, display: dict[str, str], *, seconds: float = 60) -> str:
    """The number of the window that is shown under that title."""
    end = time.monotonic() + seconds
    ask = ["xdotool", "search", "--onlyvisible", "--name", title]
    while time.monotonic() < end:
        require(process.poll() is None, f"it ended with {process.returncode}")
        found = subprocess.run(ask, capture_output=True, text=True, check=False, env=display).stdout.split()
        if found:
            return found[0]
        time.sleep(0.01)
    raise TrialError("no window came up")


def close(number: str, process: "subprocess.Popen[bytes]", display: dict[str, str]) -> None:
    """Ask the window to close, as its frame's button does."""
    output([sys.executable, "-c", ASK_TO_CLOSE, number], display)
    try:
        code = process.wait(30)
    except subprocess.TimeoutExpired:
        raise TrialError("it did not close") from None
    require(code == 0, f"it closed with {code}")


@contextlib.contextmanager
def opened(command: Command, display: dict[str, str]) -> "Iterator[subprocess.Popen[bytes]]":
    """A program that is ended with the block if it has not ended itself."""
    process = subprocess.Popen([str(part) for part in command], env=display, stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


@contextlib.contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment of a screen of its own."""
    with home() as settings:
        reading, writing = os.pipe()
        server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
        process = subprocess.Popen(server, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                number = told.readline().strip()
            yield {**settings, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        finally:
            process.terminate()
            process.wait()


@contextlib.contextmanager
def home() -> Iterator[dict[str, str]]:
    """An environment whose settings and journal are empty and thrown away."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        own = {"OCRDESK_HOME": str(Path(folder, "ocrdesk")), "HOME": str(Path(folder, "clerk"))}
        Path(own["HOME"]).mkdir(mode=0o700)
        yield {**os.environ, **own, "LANG": "zh_CN.UTF-8", "PYTHONPATH": str(ROOT)}


def need(*programs: str) -> None:
    """Raise LeftOutError where one of these is not here."""
    missing = [name for name in programs if not shutil.which(name)]
    if missing:
        raise LeftOutError(f"no {', '.join(missing)}")


def output(command: Command, settings: dict[str, str]) -> str:
    """What the command prints. Raises TrialError with its last words when it fails."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, env=settings, timeout=MOST_SECONDS
    )
    require(done.returncode == 0, f"{command[0]} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    return done.stdout


def require(holds: bool, otherwise: str) -> None:
    """Raise TrialError unless it holds."""
    if not holds:
        raise TrialError(otherwise)
