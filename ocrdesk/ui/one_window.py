"""One window for each home: a second start hands its files to the first and ends."""

import getpass
import hashlib
import json
import os
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOCK_NAME = "window.lock"
LISTEN_PATIENCE = 8.0
"""Seconds: how long a window that has just started may take until it listens, and to answer."""
ANSWER_MS = 4000
LONGEST = 4_000_000
"""Bytes of one message: some twenty thousand files."""
TAKEN = b"taken\n"
TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""With these a Linux desktop lets a program come to the front that the clerk started just now."""


class OneWindow(QObject):
    """The right to be this home's window: a lock beside its journal, and a local socket on which it is told of files.

    A lock that a dead process left on this computer is taken over; one of another computer (the home is on a share)
    is not, for nobody here can tell whether that one lives.
    """

    files_came = Signal(tuple)
    """A second start had these paths (maybe none): show them, and the window."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the journal's."""
        super().__init__()
        self._lock = QLockFile(str(folder / LOCK_NAME))
        self._lock.setStaleLockTime(0)
        self._address = _address(folder)
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Whether this is the first; true as well where no lock can be made, which is told when work is saved."""
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def take_anyway(self) -> bool:
        """Take the lock that another computer left."""
        Path(self._lock.fileName()).unlink(missing_ok=True)
        return self.take()

    def elsewhere(self) -> str:
        """The name of the other computer on which this home's window is open; "" where it is this one."""
        from PySide6.QtCore import QSysInfo

        _pid, host, _program = self._lock.getLockInfo()
        return "" if host == QSysInfo.machineHostName() else host

    def listen(self) -> None:
        """Hear of second starts from now on. Not before the first paint: it brings the network's library."""
        from PySide6.QtNetwork import QLocalServer

        if not self._address:
            return
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._address)  # what a window that crashed left there: the lock is ours
        self._server.newConnection.connect(self._greet)
        self._server.listen(self._address)

    def hand_over(self, files: Sequence[Path]) -> bool:
        """Tell the first of these files and let it come to the front; whether it took them. Blocks for seconds."""
        from PySide6.QtNetwork import QLocalSocket

        until = time.monotonic() + LISTEN_PATIENCE
        while self._address and time.monotonic() < until:
            socket = QLocalSocket()
            socket.connectToServer(self._address)
            if socket.waitForConnected(500):
                return _say(socket, files)
            time.sleep(0.1)
        return False

    def close(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection() if self._server is not None else None
        if socket is None:
            return
        heard = bytearray()
        socket.setParent(self)
        socket.disconnected.connect(socket.deleteLater)
        read: Callable[[], None] = lambda: self._hear(socket, heard)  # noqa: E731 - lives as long as the socket
        socket.readyRead.connect(read)

    def _hear(self, socket: "QLocalSocket", heard: bytearray) -> None:
        heard += socket.readAll().data()
        if len(heard) > LONGEST:
            socket.abort()
        elif heard.endswith(b"\n"):
            files = _understood(bytes(heard))
            heard.clear()
            if files is not None:
                socket.write(TAKEN)
                socket.flush()
                self.files_came.emit(files)


def _say(socket: "QLocalSocket", files: Sequence[Path]) -> bool:
    if sys.platform == "win32":  # the window may come before ours: only the program in front can allow it
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
    tokens = {name: os.environ[name] for name in TOKENS if name in os.environ}
    message = {"files": [os.path.abspath(file) for file in files], "tokens": tokens}  # noqa: PTH100 - links stay links
    socket.write(json.dumps(message).encode() + b"\n")
    socket.flush()
    heard, until = b"", time.monotonic() + LISTEN_PATIENCE
    while TAKEN not in heard and time.monotonic() < until and socket.waitForReadyRead(ANSWER_MS):
        heard += socket.readAll().data()
    socket.disconnectFromServer()
    return TAKEN in heard


def _understood(heard: bytes) -> tuple[Path, ...] | None:
    try:
        message = json.loads(heard)
        files = tuple(Path(name) for name in message["files"] if isinstance(name, str))
        tokens = message.get("tokens", {})
        os.environ.update({name: str(tokens[name]) for name in TOKENS if name in tokens})
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return files


def _address(folder: Path) -> str:
    """Where this user's window for that home listens; "" where no safe place is found.

    A socket's path may have some 100 letters, a home more: hence a digest. Other users can neither listen there in
    our place nor speak to us.
    """
    # A user whom the office's directory does not name just now has a number all the same.
    user = getpass.getuser() if sys.platform == "win32" else str(os.geteuid())
    who = f"{user}\0{os.path.realpath(folder)}"
    name = f"ocrdesk-{hashlib.sha256(who.encode()).hexdigest()[:20]}"
    if sys.platform == "win32":
        return name
    places = (os.environ.get("XDG_RUNTIME_DIR", ""), f"{tempfile.gettempdir()}/ocrdesk-{os.geteuid()}")
    return next((f"{place}/{name}" for place in places if place and _is_private(Path(place))), "")


def _is_private(place: Path) -> bool:
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        found = place.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o077
