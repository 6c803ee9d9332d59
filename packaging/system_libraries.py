"""The system's own libraries in a bundle built on Debian: whose they are, and under which licence they stand."""

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PAPERS = Path("/usr/share/doc")
COMMON_LICENCES = Path("/usr/share/common-licenses")
"""Where Debian keeps the licences that several packages name and do not repeat."""
_NAMED = re.compile(r"^License:[ \t]*(\S.*)$", re.MULTILINE)
_COMMON = re.compile(r"/usr/share/common-licenses/([\w.-]*\w)")
_FOUND = re.compile(r"^(\S+?)(?::\w+)?: \S*/([^/\s]+)$", re.MULTILINE)
MOST_NAMES = 6
"""So many licences of one package are named in the table; its text tells all."""

SHARED = "/usr"
"""Where Debian's own Python lies, among everything else."""

Binary = tuple[str, str, str]
"""As PyInstaller tells it: the place in the bundle, the file, and its kind."""
Ask = Callable[[Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """A package of the system, with the libraries that were taken from it; "" where the system does not tell."""

    name: str
    version: str
    libraries: tuple[str, ...]
    text: str = field(repr=False)

    @property
    def licence(self) -> str:
        """The names of its licences, as its own paper has them."""
        names = list(dict.fromkeys(name.strip() for name in _NAMED.findall(self.text)))
        return ", ".join([*names[:MOST_NAMES], *(["..."] if len(names) > MOST_NAMES else [])])


def taken_of_system(binaries: Iterable[Binary]) -> list[str]:
    """The files that come neither with Python nor with a library of ours."""
    places = {sys.prefix, sys.base_prefix, *map(sysconfig.get_path, ("stdlib", "platstdlib", "purelib", "platlib"))}
    own = [Path(place).resolve() for place in places - {SHARED}]
    sources = {source for _name, source, kind in binaries if kind == "BINARY"}
    return sorted(source for source in sources if not any(Path(source).resolve().is_relative_to(each) for each in own))


def system_packages(binaries: Iterable[Binary], ask: Ask | None = None, papers: Path = PAPERS) -> list[SystemPackage]:
    """The packages by name, each library in one of them. `ask` runs a command and gives what it prints."""
    names = [Path(source).name for source in taken_of_system(binaries)]
    ask = ask or _answer
    owners = _owners(names, ask)
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(owners.get(name, ""), []).append(name)
    versions = _versions(sorted(filter(None, groups)), ask)
    return [
        SystemPackage(package, versions.get(package, ""), tuple(libraries), _paper(package, papers))
        for package, libraries in sorted(groups.items())
    ]


def common_licences(packages: Iterable[SystemPackage], place: Path = COMMON_LICENCES) -> list[tuple[str, str]]:
    """(name, text) of each licence that the packages name as one of the system's common ones."""
    wanted = sorted({name for each in packages for name in _COMMON.findall(each.text)})
    return [(name, (place / name).read_text(encoding="utf-8")) for name in wanted if (place / name).is_file()]


def _owners(names: Sequence[str], ask: Ask) -> dict[str, str]:
    told = ask(["dpkg", "-S", *(f"*/{name}" for name in names)]) if names else ""
    return {library: package for package, library in _FOUND.findall(told)}


def _versions(packages: Sequence[str], ask: Ask) -> dict[str, str]:
    told = ask(["dpkg-query", "-W", "-f", "${Package} ${Version}\n", *packages]) if packages else ""
    return dict(line.split(" ", 1) for line in told.splitlines() if " " in line)


def _paper(package: str, papers: Path) -> str:
    paper = papers / package / "copyright"
    return paper.read_text(encoding="utf-8", errors="replace") if package and paper.is_file() else ""


def _answer(command: Sequence[str]) -> str:
    if shutil.which(command[0]) is None:
        return ""
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout
