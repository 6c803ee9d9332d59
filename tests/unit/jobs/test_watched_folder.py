"""The watched folder: whole files, once, across starts."""

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ocrdesk.jobs.watched_folder import WatchedFolder
from ocrdesk.journal import TakenFiles

LOOK = 0.02


def nothing() -> None:
    """Nobody writes."""


class CountedFolder(WatchedFolder):
    """Counts its looks, and lets something happen before each."""

    looks = 0
    before_look = staticmethod(nothing)

    def _look(self) -> None:
        self.before_look()
        super()._look()
        self.looks += 1


class Watcher:
    """A watched folder and what it told."""

    def __init__(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "扫描 收件"
        self.kept = tmp_path
        self.told: list[str] = []
        self.folder.mkdir(exist_ok=True)
        self._watched: CountedFolder | None = None

    def start(self) -> CountedFolder:
        self._watched = CountedFolder(self.folder, TakenFiles(self.kept), self._tell, look_seconds=LOOK)
        self.looks(1)
        return self._watched

    def stop(self) -> None:
        if self._watched is not None:
            self._watched.close()
            self._watched.join()

    def put(self, name: str, text: str = "x") -> None:
        (self.folder / name).write_text(text)

    def wait(self, until: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while not until():
            assert time.monotonic() < end, self.told
            time.sleep(LOOK)

    def looks(self, count: int) -> None:
        """Until it has looked so often once more, from beginning to end."""
        assert self._watched is not None
        until = self._watched.looks + count + 1
        self.wait(lambda: self._watched is not None and self._watched.looks >= until)

    def _tell(self, files: tuple[Path, ...]) -> None:
        self.told += [path.name for path in files]


@pytest.fixture
def watcher(tmp_path: Path) -> "Watcher":
    return Watcher(tmp_path)


@pytest.fixture(autouse=True)
def _ended(watcher: Watcher) -> object:
    yield
    watcher.stop()


def test_what_comes_is_told_once_and_what_lay_there_never(watcher: Watcher) -> None:
    watcher.put("old.jpg")
    watcher.start()
    watcher.put("new.jpg")
    watcher.wait(lambda: watcher.told == ["new.jpg"])
    watcher.looks(3)
    assert watcher.told == ["new.jpg"]


def test_what_came_while_the_program_was_closed_is_told_at_its_next_start(watcher: Watcher) -> None:
    watcher.start()
    watcher.stop()
    watcher.put("between.jpg")
    watcher.start()
    watcher.wait(lambda: watcher.told == ["between.jpg"])


def test_a_file_that_still_grows_is_left_until_it_is_whole(watcher: Watcher) -> None:
    path = watcher.folder / "big.pdf"

    def grow() -> None:
        with path.open("a") as stream:
            stream.write("x" * 1000)

    watched = watcher.start()
    watched.before_look = grow
    watcher.looks(10)
    assert path.stat().st_size >= 10_000
    assert watcher.told == []
    watched.before_look = nothing
    watcher.wait(lambda: watcher.told == ["big.pdf"])


def test_a_file_written_over_is_told_anew(watcher: Watcher) -> None:
    watcher.start()
    watcher.put("a.png", "1")
    watcher.wait(lambda: watcher.told == ["a.png"])
    watcher.put("a.png", "22")
    watcher.wait(lambda: watcher.told == ["a.png"] * 2)


def test_other_files_and_empty_ones_are_not_told(watcher: Watcher) -> None:
    watcher.start()
    for name in ("notes.txt", ".hidden.jpg", "~$a.pdf"):
        watcher.put(name)
    watcher.put("empty.jpg", "")
    watcher.looks(4)
    assert watcher.told == []


def test_a_folder_that_is_away_comes_back_without_being_told_anew(watcher: Watcher) -> None:
    watcher.start()
    watcher.put("a.png")
    watcher.wait(lambda: watcher.told == ["a.png"])
    away = watcher.folder.rename(watcher.folder.with_name("away"))
    watcher.looks(3)
    away.rename(watcher.folder)
    watcher.looks(3)
    assert watcher.told == ["a.png"]


def test_an_empty_place_where_a_share_was_mounted_makes_no_file_new(watcher: Watcher) -> None:
    watcher.put("old.jpg")
    watcher.start()
    away = watcher.folder.rename(watcher.folder.with_name("away"))
    watcher.folder.mkdir()
    watcher.looks(3)
    watcher.folder.rmdir()
    away.rename(watcher.folder)
    watcher.put("new.jpg")
    watcher.wait(lambda: "new.jpg" in watcher.told)
    assert watcher.told == ["new.jpg"]


def test_a_share_that_fails_for_a_while_is_watched_on(watcher: Watcher, monkeypatch: pytest.MonkeyPatch) -> None:
    watcher.start()
    asked = os.stat

    def failing(path: Any, *arguments: Any, **options: Any) -> os.stat_result:
        if str(path) == str(watcher.folder):
            raise OSError(errno.EHOSTDOWN, os.strerror(errno.EHOSTDOWN))
        return asked(path, *arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(os, "stat", failing)
        watcher.looks(3)
    watcher.put("new.jpg")
    watcher.wait(lambda: watcher.told == ["new.jpg"])


def test_a_place_that_takes_no_notes_ends_no_watch(watcher: Watcher, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    for name in ("write_bytes", "unlink"):
        monkeypatch.setattr(Path, name, refused)
    watcher.start()
    watcher.put("new.jpg")
    watcher.wait(lambda: watcher.told == ["new.jpg"])
    TakenFiles(watcher.kept).forget()


def test_a_folder_no_longer_watched_begins_anew(watcher: Watcher) -> None:
    watcher.start()
    watcher.stop()
    TakenFiles(watcher.kept).forget()
    watcher.put("lies there.jpg")
    watcher.start()
    watcher.looks(3)
    assert watcher.told == []
