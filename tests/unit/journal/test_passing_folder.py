"""The folder of a single run: made for it alone, and swept away where its run was killed."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from ocrdesk.journal import make_passing_folder
from ocrdesk.journal.passing_folder import QUIET_SECONDS


def test_what_a_killed_run_left_behind_is_removed_and_what_others_use_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    names = (f"{ended.pid}-long-ago", f"{ended.pid}-now", f"{os.getpid()}-ours", "of-somebody-else")
    left, written, living, strange = (tmp_path / f"ocrdesk-{name}" for name in names)
    long_ago = time.time() - QUIET_SECONDS - 60
    for folder in (left, written, living, strange):
        folder.mkdir()
        (folder / "journal.sqlite").write_bytes("公民身份号码".encode())
        if folder != written:
            for path in (folder / "journal.sqlite", folder):
                os.utime(path, (long_ago, long_ago))
    made = make_passing_folder()
    assert sorted(tmp_path.iterdir()) == sorted([written, living, strange, made])
    assert list(made.iterdir()) == []
