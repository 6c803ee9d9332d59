"""Which means this system has to reach scanners: one file each, and a word where there is none."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

from ocrdesk.errors import ScannersUnreachable
from ocrdesk.i18n import N_, message
from ocrdesk.model import Scanner, ScannerSystem, ScanWishes
from ocrdesk.sources.sane import Sane
from ocrdesk.sources.wia import Wia


class NoScanners:
    """A system whose scanners are not reached from here; says what to do instead."""

    def scanners(self) -> tuple[Scanner, ...]:
        raise ScannersUnreachable(
            what=message(N_("Scan with the system's own program into a folder, and let OCRDesk watch that folder."))
        )

    def scan(
        self, _scanner: Scanner, _wishes: ScanWishes, _name: Callable[[int], Path], _cancelled: Event
    ) -> Iterator[Path]:
        self.scanners()
        return iter(())


def scanner_system(platform: str = sys.platform) -> ScannerSystem:
    """SANE on Linux, WIA on Windows."""
    if platform.startswith("linux"):
        return Sane()
    return Wia() if platform == "win32" else NoScanners()
