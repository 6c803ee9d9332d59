"""A file is written whole or not at all, and says why not."""

import errno
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from ocrdesk.errors import DiskFull, ExportError, TargetBusy, TargetForbidden, TargetMissing
from ocrdesk.exporters import FORMATS, export
from ocrdesk.model import Batch, ExportFormat
from tests.unit.exporters.batches import batch, page, source

BATCH = batch(source(page(text="一段文字")))


@dataclass(frozen=True)
class Failing:
    """A format that writes a little, then meets an error."""

    error: OSError
    key: str = "txt"
    title: str = "Failing"
    one_per_source: bool = True

    def write(self, batch: Batch, target: Path) -> None:
        target.write_text("half")
        raise self.error


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Path]:
    """An old file in a folder that must hold nothing else afterwards."""
    old = tmp_path / "结果 表.txt"
    old.write_text("old")
    yield old
    assert [left.name for left in tmp_path.iterdir()] == [old.name]


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.key)
def test_an_old_file_is_replaced_and_nothing_is_left_beside_it(format_: ExportFormat, target: Path) -> None:
    assert export(format_, BATCH, target) == target
    assert target.stat().st_size > 3


@pytest.mark.parametrize(
    ("number", "failure"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, TargetForbidden),
        (errno.EROFS, TargetForbidden),
        (errno.ENOENT, TargetMissing),
        (errno.ENODEV, TargetMissing),
        (errno.EIO, ExportError),
    ],
)
def test_a_failure_while_writing_keeps_the_old_file(number: int, failure: type[ExportError], target: Path) -> None:
    with pytest.raises(failure) as caught:
        export(Failing(OSError(number, "told by the system")), BATCH, target)
    assert type(caught.value) is failure
    assert target.name in str(caught.value.title)
    assert target.read_text() == "old"


def test_a_target_held_by_another_program_is_told_as_busy(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_one: object, _other: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(TargetBusy):
        export(FORMATS[0], BATCH, target)
    assert target.read_text() == "old"


def test_a_sharing_violation_is_told_as_busy(target: Path) -> None:
    error = PermissionError(errno.EACCES, "used by another process")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]
    with pytest.raises(TargetBusy):
        export(Failing(error), BATCH, target)
    assert target.read_text() == "old"


def test_a_read_only_file_is_not_replaced(target: Path) -> None:
    target.chmod(0o444)
    with pytest.raises(TargetForbidden):
        export(FORMATS[0], BATCH, target)
    assert target.read_text() == "old"


def test_something_unforeseen_leaves_nothing_behind(target: Path) -> None:
    with pytest.raises(ValueError, match="not enough values"):
        export(next(format_ for format_ in FORMATS if format_.key == "json"), batch(), target)
    assert target.read_text() == "old"


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.key)
def test_a_missing_folder_is_told(format_: ExportFormat, tmp_path: Path) -> None:
    with pytest.raises(TargetMissing):
        export(format_, BATCH, tmp_path / "gone" / "a.txt")


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.key)
def test_a_folder_in_the_place_of_the_file_is_told(format_: ExportFormat, tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        export(format_, BATCH, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def mounted(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A small disk of its own, mounted with the options given."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    command = [str(mount), "-t", "tmpfs", "-o", request.param, "tmpfs", str(tmp_path)]
    if umount is None or mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a disk needs root and a kernel that lets it")
    yield tmp_path
    subprocess.run([umount, str(tmp_path)], check=True)


@pytest.mark.parametrize("mounted", ["size=64k"], indirect=True)
@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.key)
def test_a_full_disk_is_told_and_keeps_the_old_file(format_: ExportFormat, mounted: Path) -> None:
    old = mounted / "a.txt"
    old.write_text("old")
    unpackable = "".join(random.Random(1).choices("天地玄黄宇宙洪荒日月盈昃辰宿列张", k=30_000))  # noqa: S311
    big = batch(source(*(page(number, text=unpackable[number:]) for number in range(1, 20))))
    with pytest.raises(DiskFull):
        export(format_, big, old)
    assert [(left.name, left.read_text()) for left in mounted.iterdir()] == [("a.txt", "old")]


@pytest.mark.parametrize("mounted", ["size=64k,ro"], indirect=True)
@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.key)
def test_a_read_only_disk_is_told(format_: ExportFormat, mounted: Path) -> None:
    with pytest.raises(TargetForbidden):
        export(format_, BATCH, mounted / "a.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(TargetForbidden):
        export(FORMATS[0], BATCH, tmp_path / "a.xlsx")


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no symbolic links")
def test_a_link_stays_a_link_and_its_file_gets_the_text(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_text("old")
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    export(next(format_ for format_ in FORMATS if format_.key == "txt"), BATCH, link)
    assert link.is_symlink()
    assert "一段文字" in real.read_text("utf-8-sig")
