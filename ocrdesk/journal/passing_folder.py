"""A folder for the journal of a single run: it goes with the run, and those go too whose run was killed."""

import re
import shutil
import tempfile
import time
from contextlib import suppress
from os import getpid
from pathlib import Path

PREFIX = "ocrdesk-"
QUIET_SECONDS = 6 * 3600
"""A process that is not seen here may live all the same, in a container: nothing was written for so long, then."""
_OWNED = re.compile(rf"{PREFIX}(\d+)-")


def make_passing_folder() -> Path:
    """A new folder for this process, for nobody else to look into. What pages say lies there, so it must not stay."""
    remove_left_behind()
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{getpid()}-"))


def remove_left_behind() -> None:
    """Remove the folders of processes that are there no more."""
    import psutil

    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        owner = _OWNED.match(folder.name)
        if owner is not None and not psutil.pid_exists(int(owner[1])) and _is_quiet(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_quiet(folder: Path) -> bool:
    with suppress(OSError):
        return time.time() - max(path.stat().st_mtime for path in (folder, *folder.iterdir())) > QUIET_SECONDS
    return False
