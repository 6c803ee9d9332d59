"""A file written beside its target, then put in its place: whole, or not at all."""

import contextlib
import errno
import os
import uuid
from collections.abc import Callable
from pathlib import Path

from ocrdesk.errors import DiskFull, ExportError, TargetBusy, TargetForbidden, TargetMissing
from ocrdesk.model import Batch, ExportFormat

SHARING_VIOLATIONS = (32, 33)  # Windows: another process has the file open, or a part of it locked

FAILURES: tuple[tuple[tuple[int, ...], type[ExportError]], ...] = (
    ((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), DiskFull),
    ((errno.EBUSY, errno.ETXTBSY), TargetBusy),
    ((errno.EACCES, errno.EPERM, errno.EROFS), TargetForbidden),
    ((errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE), TargetMissing),
)


def export(format_: ExportFormat, batch: Batch, target: Path) -> Path:
    """Write the batch to `target` and return it. Raises as `write_whole` does."""
    return write_whole(lambda temporary: format_.write(batch, temporary), target)


def write_whole(write: Callable[[Path], object], target: Path) -> Path:
    """Let `write` fill the file `target` and return it; a file that is already there is replaced.

    Raises ExportError (TargetBusy, TargetForbidden, TargetMissing, DiskFull); the old file then stays as it was.
    """
    place = Path(os.path.realpath(target))
    temporary = place.with_name(f".ocrdesk-{uuid.uuid4().hex}.tmp")
    try:
        _require_writable(place)
        write(temporary)
        _settle(temporary)
    except OSError as exc:
        _remove(temporary)
        raise _converted(exc, target.name) from exc
    except BaseException:
        _remove(temporary)
        raise
    try:
        os.replace(temporary, place)  # noqa: PTH105 - the seam at which the tests let it fail
    except OSError as exc:
        _remove(temporary)
        raise _converted_on_replacing(exc, target.name) from exc
    return target


def _require_writable(place: Path) -> None:
    # A rename goes over a read-only file without asking; whoever made it so did not want that.
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if place.exists() and not (place.stat().st_mode & 0o222 and os.access(place, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _settle(temporary: Path) -> None:
    """Bring the bytes to the disk, so that a full disk is told now and not after the rename."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())


def _remove(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)


def _converted(exc: OSError, name: str) -> ExportError:
    if getattr(exc, "winerror", None) in SHARING_VIOLATIONS:
        return TargetBusy(name=name)
    for numbers, failure in FAILURES:
        if exc.errno in numbers:
            return failure(name=name)
    return ExportError(name=name)


def _converted_on_replacing(exc: OSError, name: str) -> ExportError:
    # The folder took the temporary file: what is forbidden now is the target itself, held by another program.
    converted = _converted(exc, name)
    return TargetBusy(name=name) if isinstance(converted, TargetForbidden) else converted
