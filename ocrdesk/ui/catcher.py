"""Takes what nobody caught: a line in the log that names no values, and a word in the window."""

import logging
import logging.handlers
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from ocrdesk import paths
from ocrdesk.errors import OCRDeskError

LOG = logging.getLogger("ocrdesk")
LOG_BYTES = 1_000_000


class Catcher:
    """Between `install` and `uninstall`, on all threads. `tell` may be called on any of them."""

    def __init__(self, tell: Callable[[OCRDeskError], None], close: Callable[[], object]) -> None:
        """`close` is what Ctrl+C in the terminal means."""
        self._tell = tell
        self._close = close
        self._handler = _log_file()
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        LOG.addHandler(self._handler)
        LOG.setLevel(logging.INFO)
        sys.excepthook = self.take
        threading.excepthook = self._take_in_thread

    def uninstall(self) -> None:
        sys.excepthook, threading.excepthook = self._before
        LOG.removeHandler(self._handler)
        self._handler.close()

    def take(self, kind: type[BaseException], error: BaseException, place: TracebackType | None) -> None:
        """Log where it happened, never with what; tell the clerk."""
        if issubclass(kind, KeyboardInterrupt):
            self._close()
            return
        LOG.error("unforeseen %s\n%s", kind.__name__, frames(place))
        self._tell(error if isinstance(error, OCRDeskError) else OCRDeskError())

    def _take_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)


def _log_file() -> logging.Handler:
    """The log; none where its folder cannot be made: that is told by what needs the other folders."""
    try:
        path = paths.user_folder("logs") / "ocrdesk.log"
    except OSError:
        return logging.NullHandler()
    return logging.handlers.RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8", delay=True)


def frames(place: TracebackType | None) -> str:
    """Where something happened, innermost last: files and lines, no values."""
    lines = []
    while place is not None:
        code = place.tb_frame.f_code
        lines.append(f"  {Path(code.co_filename).name}:{place.tb_lineno} {code.co_name}")
        place = place.tb_next
    return "\n".join(lines)
