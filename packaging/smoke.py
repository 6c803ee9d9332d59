"""Tries the frozen program: version, samples, window, keyring; the first three beside the program run from source.

    python packaging/smoke.py PROGRAM [PICTURE]

Prints a line for each trial and returns the number of those that failed. Where Xvfb or a
keyring is missing, that trial is left out and said to be. PICTURE is where the window's photograph goes.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from trial import (
    ROOT,
    Command,
    LeftOutError,
    TrialError,
    close,
    home,
    need,
    opened,
    output,
    require,
    screen,
    window_of,
)

SAMPLES = ROOT / "resources" / "samples"
SOURCE = (sys.executable, "-m", "ocrdesk")
EMPTY_WINDOW = ROOT / "tests" / "bench" / "empty_window.py"
KEYRING_TRIAL = ROOT / "packaging" / "keyring_trial.py"
STARTS = 5
MOST_TIMES_EMPTY = 2.5


def main(arguments: Sequence[str]) -> int:
    """Run every trial and count those that failed."""
    program = Path(arguments[0]).resolve()
    picture = Path(arguments[1] if len(arguments) > 1 else "smoke.png").resolve()
    trials: dict[str, Callable[[], str]] = {
        "version": lambda: same_version(program),
        "fields": lambda: same_fields(program),
        "window": lambda: window_painted(program, picture),
        "keyring": lambda: key_kept(program),
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


def both(program: Path) -> tuple[Command, Command]:
    """The frozen program and, to compare with, the one run from source."""
    return (program,), SOURCE


def same_version(program: Path) -> str:
    """The frozen program tells the version that the source tells."""
    with home() as settings:
        told = [output([*command, "--version"], settings) for command in both(program)]
    require(told[0] == told[1], f"{told[0]!r} is not {told[1]!r}")
    return told[0].strip()


def same_fields(program: Path) -> str:
    """Every sample comes out exactly as it does from source."""
    with home() as settings, tempfile.TemporaryDirectory() as folder:
        found = []
        for place, command in enumerate(both(program)):
            out = Path(folder, str(place))
            output([*command, "digitize", SAMPLES, "--out", out, "--to", "json,txt,xlsx"], settings)
            found.append({file.name: file for file in out.iterdir()})
        frozen, source = found
        require(sorted(frozen) == sorted(source), f"{sorted(frozen)} were written, not {sorted(source)}")
        texts = [name for name in source if not name.endswith(".xlsx")]
        unlike = [name for name in texts if frozen[name].read_bytes() != source[name].read_bytes()]
        left = [path.name for path in Path(settings["HOME"]).rglob("*") if path.is_file()]
    require(bool(texts) and not unlike, f"these differ from the source run: {', '.join(unlike)}")
    require(not left, f"a library left these in the clerk's home: {', '.join(left)}")
    return f"{len(texts)} files equal; nothing left in the clerk's home"


def window_painted(program: Path, picture: Path) -> str:
    """The window comes up soon enough, is photographed, and closes cleanly when asked to."""
    need("Xvfb", "xdotool", "import")
    with screen() as display:
        empty_ones, frozen_ones = [], []
        for _ in range(STARTS):  # in turn: what else the computer does weighs on both
            empty_ones.append(seconds_to_window([sys.executable, EMPTY_WINDOW], "", display))
            frozen_ones.append(seconds_to_window([program], "OCRDesk", display))
        empty, ours = min(empty_ones), min(frozen_ones)
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


def key_kept(program: Path) -> str:
    """A key entered in the window's settings comes to the system's keyring, and to no file."""
    need("Xvfb", "xdotool", "dbus-run-session", "gnome-keyring-daemon")
    with screen() as display:
        apart = display | {"XDG_RUNTIME_DIR": display["HOME"], "XDG_DATA_HOME": display["HOME"]}
        return output(["dbus-run-session", "--", sys.executable, KEYRING_TRIAL, program], apart).strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
