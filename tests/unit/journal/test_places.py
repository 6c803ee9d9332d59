"""Where the journal may lie: odd folder names, shares, folders that refuse writing, full disks."""

import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import NamedTuple

import psutil
import pytest

from ocrdesk.errors import JournalDiskFull, JournalError
from ocrdesk.journal import open_journal
from ocrdesk.journal.network_folders import file_system, is_on_network
from ocrdesk.model import Job


class Mount(NamedTuple):
    device: str
    mountpoint: str
    fstype: str
    opts: str


FILL = """
import resource, signal, sys
from functools import partial
from pathlib import Path
from ocrdesk.errors import JournalDiskFull
from ocrdesk.journal import open_journal
from ocrdesk.model import Job

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = Path(sys.argv[1])
journal, _ = open_journal(folder)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
kept = 0
try:
    while True:
        journal.add_jobs([partial(Job, path=Path("/a") / ("x" * 900), name=f"{kept}.jpg")])
        kept += 1
except JournalDiskFull:
    print(kept)
"""


def mode(folder: Path) -> str:
    connection = sqlite3.connect(folder / "journal.sqlite")
    (found,) = connection.execute("PRAGMA journal_mode").fetchone()
    connection.close()
    return str(found)


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the system says is on a share."""
    folder = tmp_path / "share"
    folder.mkdir()
    mounts = [Mount("d", "/", "ext4", ""), Mount("//server/homes", str(folder.resolve()), "cifs", "rw")]
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_wishes: mounts)
    return folder


def test_a_folder_of_this_computer_is_told_from_a_share(share: Path, tmp_path: Path) -> None:
    assert is_on_network(share)
    assert file_system(str(share / "张三" / "journal")) == "cifs"
    assert not is_on_network(tmp_path)
    assert file_system(f"{share}-beside") == "ext4"


def test_a_journal_on_a_share_needs_no_shared_memory_and_one_beside_does(share: Path, tmp_path: Path) -> None:
    for folder, wanted in ((share, "delete"), (tmp_path, "wal")):
        journal, lost = open_journal(folder)
        journal.add_jobs([partial(Job, path=Path("a"), name="a")])
        journal.close()
        assert lost is None
        assert mode(folder) == wanted


def test_a_journal_moved_to_a_share_keeps_what_it_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal, _lost = open_journal(tmp_path)
    journal.add_jobs([partial(Job, path=Path("a"), name="a")])
    journal.close()
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_wishes: [Mount("s", "/", "nfs4", "rw")])
    journal, lost = open_journal(tmp_path)
    assert lost is None
    assert [job.name for job in journal.jobs()] == ["a"]
    journal.close()
    assert mode(tmp_path) == "delete"


@pytest.mark.parametrize("name", ["扫描 & 归档 (一)", "长" * 60 + "a" * 20, "100% #1;'q'"])
def test_folders_of_any_name_will_do(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    journal, lost = open_journal(folder)
    journal.add_jobs([partial(Job, path=folder / "图.jpg", name="图.jpg")])
    journal.close()
    assert lost is None
    journal, _lost = open_journal(folder)
    assert [job.path for job in journal.jobs()] == [folder / "图.jpg"]
    journal.close()


def test_a_folder_that_cannot_be_opened_is_no_damaged_journal(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").mkdir()
    with pytest.raises(JournalError) as caught:
        open_journal(tmp_path)
    assert not isinstance(caught.value, JournalDiskFull)
    assert not list(tmp_path.glob("*damaged*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_that_fills_up_keeps_all_that_was_saved_and_opens_again(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(tmp_path)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    kept = int(done.stdout)
    assert kept > 10
    journal, lost = open_journal(tmp_path)
    assert lost is None
    assert [job.name for job in journal.jobs()] == [f"{number}.jpg" for number in range(kept)]
    journal.close()
