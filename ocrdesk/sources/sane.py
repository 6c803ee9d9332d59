"""Scanners on Linux, by SANE's own program `scanimage`; its options are those of the manual page scanimage(1)."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

from ocrdesk.errors import ScannersUnreachable
from ocrdesk.i18n import N_, message
from ocrdesk.model import Colour, Scanner, ScanWishes
from ocrdesk.sources.scan_program import answer, keeping, pages

PROGRAM = "scanimage"
FORMAT = "%d\t%v %m%n"
FEEDER = re.compile(r"feeder|ADF", re.IGNORECASE)
MODES = {Colour.COLOUR: "Color", Colour.GREY: "Gray"}


class Sane:
    """SANE, asked through scanimage, which is part of the package sane-utils."""

    def scanners(self) -> tuple[Scanner, ...]:
        found = [line.split("\t", 1) for line in _ask("-f", FORMAT).splitlines() if "\t" in line]
        return tuple(Scanner(key, title.strip(), _has_feeder(key)) for key, title in found)

    def scan(
        self, scanner: Scanner, wishes: ScanWishes, name: Callable[[int], Path], cancelled: Event
    ) -> Iterator[Path]:
        wanted = [_program(), "-d", scanner.key, "--format=png", *_wanted(_options(scanner.key), wishes)]
        place = name(1).parent
        with keeping(place), tempfile.TemporaryDirectory(prefix=".scan-", dir=place) as folder:
            wanted += [f"--batch={folder}/%d.png", "--batch-print"]
            if not wishes.feeder:
                wanted.append("--batch-count=1")
            for number, path in enumerate(pages(wanted, cancelled, _settings()), 1):
                yield path.replace(name(number))


def _program() -> str:
    found = shutil.which(PROGRAM)
    if found is None:
        raise ScannersUnreachable(what=message(N_("Install the package sane-utils, then try again.")))
    return found


def _settings() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C.UTF-8"}


def _ask(*options: str) -> str:
    return answer([_program(), *options], _settings())


def _options(key: str) -> dict[str, tuple[str, ...]]:
    """What can be chosen of source, mode and resolution; a range of numbers is one choice, "50..600dpi"."""
    told = _ask("-d", key, "-A")
    options = {}
    for option in ("source", "mode", "resolution"):
        found = re.search(rf"^\s+--{option}\s+(.+?)(?: \[| \(|$)", told, re.MULTILINE)
        if found:
            options[option] = tuple(found[1].split("|"))
    return options


def _has_feeder(key: str) -> bool:
    return any(FEEDER.search(each) for each in _options(key).get("source", ()))


def _wanted(options: dict[str, tuple[str, ...]], wishes: ScanWishes) -> list[str]:
    """The options to give: only those that the scanner has, for it refuses others."""
    wanted = []
    sources = [each for each in options.get("source", ()) if bool(FEEDER.search(each)) == wishes.feeder]
    if sources:
        wanted.append(f"--source={sources[0]}")
    if MODES[wishes.colour] in options.get("mode", ()):
        wanted.append(f"--mode={MODES[wishes.colour]}")
    if "resolution" in options:
        wanted.append(f"--resolution={nearest(options['resolution'], wishes.resolution)}")
    return wanted


def nearest(choices: Sequence[str], wanted: int) -> int:
    """The resolution nearest to the one wanted: of ("75", "150", "300dpi"), or within ("50..600dpi",)."""
    numbers = [int(each) for each in re.findall(r"\d+", " ".join(choices))]
    if ".." in choices[0]:
        return min(max(wanted, numbers[0]), numbers[1])
    return min(numbers, key=lambda number: abs(number - wanted), default=wanted)
