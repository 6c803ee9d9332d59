"""Tries the frozen program: version, samples, window; each beside the program run from source.

    python packaging/smoke.py PROGRAM [PICTURE]

Prints a line for each trial and returns the number of those that failed. Where there is no Xvfb, that
trial is left out and said to be. PICTURE is where the window's photograph goes.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "resources" / "samples"
SOURCE = (sys.executable, "-m", "ocrdesk")
EMPTY_WINDOW = ROOT / "tests" / "bench" / "empty_window.py"
MOST_SECONDS = 600
STARTS = 5
MOST_TIMES_EMPTY = 2.5

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


def main(arguments: Sequence[str]) -> int:
    """Run every trial and count those that failed."""
    program = Path(arguments[0]).resolve()
    picture = Path(arguments[1] if len(arguments) > 1 else "smoke.png").resolve()
    trials: dict[str, Callable[[], str]] = {
        "version": lambda: same_version(program),
        "fields": lambda: same_fields(program),
        "window": lambda: window_painted(program, picture),
    }
    failed = 0
    for name, trial in trials.items():
        try:
            print(f"{name}: {trial()}", flush=True)
        except LeftOutError as reason:
            print(f"{name}: left out, {reason}", flush=True)
        except (TrialError, OSError, subprocess.SubprocessError) as reason:
            failed += 1
            print(f"{name}: FAILED, {reason}", flush=True)
    return failed


def same_version(program: Path) -> str:
    """The frozen program tells the version that the source tells."""
    with home() as settings:
        told = [output([*command, "--version"], settings) for command in ([program], SOURCE)]
    require(told[0] == told[1], f"{told[0]!r} is not {told[1]!r}")
    return told[0].strip()


def same_fields(program: Path) -> str:
    """Every sample comes out exactly as it does from source."""
    with home() as settings, tempfile.TemporaryDirectory() as folder:
        found = []
        for place, command in enumerate(([program], SOURCE)):
            out = Path(folder, str(place))
            output([*command, "digitize", SAMPLES, "--out", out, "--to", "json,txt,xlsx"], settings)
            found.append({file.name: file for file in out.iterdir()})
        frozen, source = found
        require(sorted(frozen) == sorted(source), f"{sorted(frozen)} were written, not {sorted(source)}")
        texts = [name for name in source if not name.endswith(".xlsx")]
        unlike = [name for name in texts if frozen[name].read_bytes() != source[name].read_bytes()]
    require(bool(texts) and not unlike, f"these differ from the source run: {', '.join(unlike)}")
    return f"{len(texts)} files equal"


def window_painted(program: Path, picture: Path) -> str:
    """The window comes up soon enough, is photographed, and closes cleanly when asked to."""
    missing = [name for name in ("Xvfb", "xdotool", "import") if not shutil.which(name)]
    if missing:
        raise LeftOutError(f"no {', '.join(missing)}")
    with screen() as display:
        empty = min(seconds_to_window([sys.executable, EMPTY_WINDOW], "", display) for _ in range(STARTS))
        ours = min(seconds_to_window([program], "OCRDesk", display) for _ in range(STARTS))
        with opened([program, SAMPLES], display) as process:
            number = window_of(process, "OCRDesk", display)
            time.sleep(20)
            output(["import", "-window", "root", picture], display)
            close(number, process, display)
        log = Path(display["OCRDESK_HOME"], "logs", "ocrdesk.log")
        told = log.read_text(encoding="utf-8") if log.exists() else ""
        require(" ERROR " not in told, told[-500:])
    times = ours / empty
    require(times <= MOST_TIMES_EMPTY, f"{ours:.2f} s, {times:.2f} times an empty window")
    return f"up after {ours:.2f} s, {times:.2f} times an empty window from source; {picture.name}"


def seconds_to_window(command: Command, title: str, display: dict[str, str]) -> float:
    """From the start of the process until the screen shows its window; the least of several is meant."""
    begun = time.monotonic()
    with opened(command, display) as process:
        if not title:  # the empty window ends by itself at its first paint
            require(process.wait(60) == 0, "the empty window failed")
            return time.monotonic() - begun
        number = window_of(process, title, display)
        took = time.monotonic() - begun
        close(number, process, display)
    return took


def window_of(process: "subprocess.Popen[bytes]", title: str, display: dict[str, str]) -> str:
    """The number of the window that is shown under that title."""
    end = time.monotonic() + 60
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
        yield {**os.environ, "OCRDESK_HOME": folder, "LANG": "zh_CN.UTF-8", "PYTHONPATH": str(ROOT)}


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
