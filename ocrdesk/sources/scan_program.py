"""A program that scans: it names each file as soon as it is whole, and its exit status says how it ended.

The statuses are those of the SANE standard (SANE_Status), whatever the program.
"""

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from ocrdesk.errors import Cancelled, PictureNotKept, ScanFailed, ScannersUnreachable
from ocrdesk.i18n import N_, message

LIST_SECONDS = 60.0
ASK_AGAIN_SECONDS = 0.1
OUT_OF_PAPER, SILENT = 7, 9
CAUSES = {
    3: N_("Another program uses it. Close that program, then try again."),
    4: N_("It cannot scan in this way. Choose another resolution or colour."),
    6: N_("The paper is jammed. Take it out, then try again."),
    OUT_OF_PAPER: N_("There is no paper in the feeder. Put it in, then try again."),
    8: N_("Its cover is open. Close it, then try again."),
    SILENT: N_("It does not answer. Look at its cable, and switch it off and on."),
    10: N_("There is not enough memory. Scan at a lower resolution."),
    11: N_("You have no right to use it. Ask whoever looks after this computer."),
}
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows: no black window flashes up."""


def answer(command: Sequence[str], settings: Mapping[str, str] | None = None) -> str:
    """What the program prints. Blocks. Raises ScannersUnreachable."""
    try:
        told = subprocess.run(
            command, env=settings, capture_output=True, timeout=LIST_SECONDS, check=False, creationflags=NO_WINDOW
        )
    except (OSError, subprocess.TimeoutExpired) as exc:
        raise ScannersUnreachable(what=message(CAUSES[SILENT])) from exc
    return told.stdout.decode("utf-8", "replace")


def pages(command: Sequence[str], cancelled: Event, settings: Mapping[str, str] | None = None) -> Iterator[Path]:
    """The files that the program names, one a line. Blocks. Raises ScannersUnreachable, ScanFailed and Cancelled."""
    try:
        process = subprocess.Popen(
            command, env=settings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=NO_WINDOW
        )
    except OSError as exc:
        raise ScannersUnreachable(what=message(CAUSES[SILENT])) from exc
    with process:
        Thread(target=_stop_when, args=(process, cancelled), daemon=True).start()
        count = 0
        for line in process.stdout or ():
            count += 1
            yield Path(line.decode("utf-8", "replace").strip())
        status = process.wait()
    if cancelled.is_set():
        raise Cancelled
    if status and not (status == OUT_OF_PAPER and count):
        raise ScanFailed(what=message(CAUSES.get(status, CAUSES[SILENT])))


@contextmanager
def keeping(folder: Path) -> Iterator[None]:
    """Around pictures that come into that folder. Raises PictureNotKept."""
    try:
        yield
    except OSError as exc:
        raise PictureNotKept(folder=str(folder)) from exc


def _stop_when(process: "subprocess.Popen[bytes]", cancelled: Event) -> None:
    while process.poll() is None:
        if cancelled.wait(ASK_AGAIN_SECONDS):
            process.terminate()
            return
