"""An object that lives in a process of its own: watched, limited, killed when it hangs, started again.

Decoders and models are native code: they may crash, hang or eat memory on hostile pages, and loading them
holds up every thread of the process they are loaded in. So they never run in the program's own process.
"""

import contextlib
import io
import multiprocessing
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from threading import Event, RLock
from typing import Any

import psutil

from ocrdesk.deadline import Deadline, processor_seconds
from ocrdesk.errors import Cancelled, OCRDeskError

POLL_SECONDS = 0.02
LARGE_BYTES = 65536
WATCH_SECONDS = 0.2


class ChildError(Exception):
    """The base of what can befall a child process; rooms turn it into the clerk's words."""


class ChildNotStarted(ChildError):
    """The system starts no further process: it has no memory for one, or something forbids it."""


class ChildDied(ChildError):
    """The process ended by itself, or was killed from outside, during a call."""


class ChildTimedOut(ChildError):
    """The call took longer than its time, by the clock or by its own work; the process was killed."""


class ChildTooLarge(ChildError):
    """The process used more memory than its hard limit during a call; it was killed."""


class ChildFailed(ChildError):
    """The call raised something unforeseen; the message names its type and place, never its values."""


class ChildProcess:
    """Calls methods of the object that `factory` makes in the child, one at a time, from any thread.

    `factory` is a picklable function of no arguments. After a call that leaves more than `ceiling` bytes
    resident, the process is renewed before the next one; at more than `hard_limit` it is killed at once.
    """

    def __init__(
        self, factory: Callable[[], object], *, ceiling: int | None = None, hard_limit: int | None = None
    ) -> None:
        self._factory = factory
        self.ceiling = ceiling
        self.hard_limit = hard_limit
        self._lock = RLock()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection[Any, Any] | None = None
        self.starts = 0
        self._closed = Event()

    @property
    def pid(self) -> int | None:
        """The process's number while it runs."""
        process = self._process
        try:
            return process.pid if process is not None and process.is_alive() else None
        except ValueError:  # closed by another thread meanwhile
            return None

    def call(
        self, method: str, *arguments: object, seconds: float | None = None, cancelled: Event | None = None
    ) -> Any:
        """Call `method` of the child's object and return its answer.

        `seconds` are those of the clock while the process idles, of its own work while others keep it from working.

        Raises what the method raised if it is an OCRDeskError, else ChildFailed; ChildNotStarted, ChildDied,
        ChildTimedOut or ChildTooLarge; Cancelled once the event is set (the process is killed: the call cannot be
        taken back).
        """
        while not self._lock.acquire(timeout=POLL_SECONDS):
            if cancelled is not None and cancelled.is_set():
                raise Cancelled
        try:
            answered, value = self._exchange(method, arguments, seconds, cancelled)
        finally:
            self._lock.release()
        if answered:
            return value
        raise value

    def _exchange(
        self, method: str, arguments: tuple[object, ...], seconds: float | None, cancelled: Event | None
    ) -> tuple[bool, Any]:
        if cancelled is not None and cancelled.is_set():
            raise Cancelled
        connection = self._running()
        try:
            _send(connection, (method, arguments))
            answer = self._answer(connection, seconds, cancelled)
        except (EOFError, OSError, pickle.UnpicklingError) as exc:
            self.kill()
            raise ChildDied(method) from exc
        except BaseException:
            self.kill()
            raise
        self._renew_if_grown()
        return answer

    def kill(self) -> None:
        """End the process now; the next call starts a new one."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection is not None:
            connection.close()
        if process is not None:
            process.kill()
            process.join(5)
            with contextlib.suppress(ValueError):  # another thread is just noticing its end
                process.close()

    def close(self) -> None:
        """End the process for good: a call under way or yet to come raises ChildDied."""
        self._closed.set()
        self.kill()

    def _running(self) -> "Connection[Any, Any]":
        if self._closed.is_set():
            raise ChildDied("closed")
        if self._connection is None or self._process is None or not self._process.is_alive():
            self.kill()
            context = multiprocessing.get_context("spawn")
            self._connection, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(self._factory, theirs), daemon=True)
            try:
                process.start()
            except OSError as exc:
                self.kill()
                raise ChildNotStarted from exc
            finally:
                theirs.close()
            self._process = process
            self.starts += 1
            if self._closed.is_set():  # closed by another thread while the process was being started
                self.kill()
                raise ChildDied("closed")
        return self._connection

    def _answer(
        self, connection: "Connection[Any, Any]", seconds: float | None, cancelled: Event | None
    ) -> tuple[bool, Any]:
        watched = time.monotonic()
        deadline = None if seconds is None else Deadline(seconds, partial(processor_seconds, self.pid))
        while not connection.poll(POLL_SECONDS):
            now = time.monotonic()
            if cancelled is not None and cancelled.is_set():
                raise Cancelled
            if deadline is not None and deadline.passed():
                raise ChildTimedOut(str(seconds))
            if self.hard_limit is not None and now - watched > WATCH_SECONDS:
                watched = now
                if self.resident() > self.hard_limit:
                    raise ChildTooLarge(str(self.hard_limit))
        answer: tuple[bool, Any] = _receive(connection)
        return answer

    def resident(self) -> int:
        """Bytes of memory that the process holds; 0 when it does not run."""
        try:
            return int(psutil.Process(self.pid).memory_info().rss) if self.pid else 0
        except psutil.Error:
            return 0

    def _renew_if_grown(self) -> None:
        if self.ceiling is not None and self.resident() > self.ceiling:
            self.kill()


def _serve(factory: Callable[[], object], connection: "Connection[Any, Any]") -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _step_back()
    _be_quiet()
    served: object | None = None
    while True:
        try:
            method, arguments = _receive(connection)
        except (EOFError, OSError):
            return
        try:
            if served is None:
                served = factory()
            answer: tuple[bool, object] = (True, getattr(served, method)(*arguments))
        except OCRDeskError as exc:
            answer = (False, exc)
        except Exception as exc:  # noqa: BLE001 - the top of a worker: handed on to the caller
            answer = (False, ChildFailed(_without_values(exc)))
        with contextlib.suppress(OSError):
            _send(connection, answer)


class _Packer(pickle.Pickler):
    """Leaves large bytes out: copying a page's pixels into a pickle would hold up the window's thread."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, protocol=5)
        self.large: list[bytes] = []

    def persistent_id(self, obj: object) -> int | None:
        if type(obj) is not bytes or len(obj) < LARGE_BYTES:
            return None
        self.large.append(obj)
        return len(self.large) - 1


class _Unpacker(pickle.Unpickler):
    """Puts the large bytes back, as they came."""

    def __init__(self, file: io.BytesIO, large: list[bytes]) -> None:
        super().__init__(file)
        self._large = large

    def persistent_load(self, pid: int) -> bytes:
        return self._large[pid]


def _send(connection: "Connection[Any, Any]", thing: object) -> None:
    file = io.BytesIO()
    packer = _Packer(file)
    packer.dump(thing)
    connection.send((len(packer.large), file.getvalue()))
    for large in packer.large:
        connection.send_bytes(large)


def _receive(connection: "Connection[Any, Any]") -> Any:
    count, packed = connection.recv()
    large = [connection.recv_bytes() for _ in range(count)]
    return _Unpacker(io.BytesIO(packed), large).load()


def _step_back() -> None:
    # The window comes first: on two cores a recogniser at full strength would make it stutter.
    with contextlib.suppress(psutil.Error, OSError):
        if sys.platform == "win32":
            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            psutil.Process().nice(5)


def _be_quiet() -> None:
    # Native libraries print what they please, a page's text among it.
    if os.environ.get("OCRDESK_DEBUG"):
        return
    with contextlib.suppress(OSError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        os.close(nothing)


def _without_values(exc: Exception) -> str:
    place = exc.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{os.path.basename(place.tb_frame.f_code.co_filename)}:{place.tb_lineno}" if place else "?"  # noqa: PTH119
    return f"{type(exc).__name__} at {where}"
