"""What the program is made of: the libraries that it brings, with their versions and licences, from their own words."""

import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from ocrdesk import __version__

NAME = re.compile(r"[\w.-]+")
LONGEST_LICENCE = 80
"""Some put the licence's whole text where its name belongs."""


@dataclass(frozen=True, slots=True)
class Component:
    """A library: its name, version, and the name of its licence ("" where it does not say)."""

    name: str
    version: str
    licence: str


def components() -> tuple[Component, ...]:
    """All libraries that the program needs, by name. Blocks: reads a file for each."""
    found: dict[str, Distribution] = {}
    _gather("ocrdesk", found)
    found.pop("ocrdesk", None)
    libraries = [Component(each.metadata["Name"], each.version, _licence(each)) for each in found.values()]
    python = Component("Python", platform.python_version(), "PSF-2.0")
    return (python, *sorted(libraries, key=lambda each: each.name.casefold()))


def details() -> str:
    """What support asks for: versions and the system, and nothing of the clerk's."""
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QGuiApplication

    screens = ", ".join(
        f"{screen.size().width()}x{screen.size().height()} at {screen.devicePixelRatio():.2f}"
        for screen in QGuiApplication.screens()
    )
    lines = (
        f"OCRDesk {__version__}{' (bundle)' if getattr(sys, 'frozen', False) else ''}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {QGuiApplication.platformName()}",
        f"{platform.platform()}, {platform.machine()}",
        f"Screens: {screens}",
    )
    return "\n".join(lines)


def _gather(name: str, found: dict[str, Distribution]) -> None:
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in found:
        return
    try:
        found[key] = distribution(name)
    except PackageNotFoundError:  # needed on other systems only
        return
    for wanted in _requirements(found[key]):
        _gather(wanted, found)


def _requirements(library: Distribution) -> Iterator[str]:
    for line in library.requires or ():
        name = NAME.match(line)
        if name and "extra ==" not in line:
            yield name[0]


def _licence(library: Distribution) -> str:
    told = library.metadata
    texts = (*(told.get_all("License-Expression") or ()), *(told.get_all("License") or ()))
    for text in texts:
        first = str(text).strip().partition("\n")[0]
        if first and len(first) <= LONGEST_LICENCE:
            return first
    classified = [each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or () if each.startswith("License")]
    return ", ".join(classified)
