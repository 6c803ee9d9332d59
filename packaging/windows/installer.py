"""Makes Windows' installer and portable archive: `python packaging/windows/installer.py BUNDLE OUT`."""

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MAKER = "makensis"
USUAL_PLACES = (Path("C:/Program Files (x86)/NSIS/makensis.exe"), Path("C:/Program Files/NSIS/makensis.exe"))
PROGRAM = "ocrdesk.exe"
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of all files in the archive: the same bundle makes the same archive."""


def main(arguments: Sequence[str]) -> int:
    """Write OCRDesk-VERSION-windows-x64-setup.exe and ...-portable.zip; return the exit code."""
    try:
        bundle, out = (Path(each).resolve() for each in arguments)
    except ValueError:
        print(__doc__, file=sys.stderr)
        return 2
    if not (bundle / PROGRAM).is_file():
        print(f"{bundle}: no {PROGRAM} in it", file=sys.stderr)
        return 1
    out.mkdir(parents=True, exist_ok=True)
    for made in (make_portable(bundle, out, version()), make_installer(bundle, out, version())):
        print(made)
    return 0


def version() -> str:
    """The program's version, from the one place where it stands."""
    text = (ROOT / "ocrdesk" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if found is None:
        raise SystemExit("ocrdesk/__init__.py names no version")
    return found[1]


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """The version as Windows wants it: 1.2.3rc1 is 1, 2, 3, 0."""
    release = re.split(r"[^\d.]", version, maxsplit=1)[0]
    numbers = [int(each) for each in release.split(".") if each][:4]
    first, second, third, fourth = [*numbers, 0, 0, 0, 0][:4]
    return first, second, third, fourth


def make_installer(bundle: Path, out: Path, version: str) -> Path:
    """Compile the script with this bundle in it."""
    maker = found_maker()
    if maker is None:
        raise SystemExit("NSIS is missing: apt-get install nsis, or nsis.sourceforge.io on Windows")
    target = out / f"OCRDesk-{version}-windows-x64-setup.exe"
    with tempfile.TemporaryDirectory() as folder:
        laid_down = Path(folder) / "installed.nsh"
        laid_down.write_text(removal(sorted(bundle.iterdir())), encoding="utf-8-sig")
        numbers = ".".join(map(str, four_numbers(version)))
        names = {"VERSION": version, "NUMBERS": numbers, "BUNDLE": bundle, "LIST": laid_down, "OUT": target}
        given = [f"-D{name}={text}" for name, text in names.items()]
        subprocess.run([maker, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *given, "ocrdesk.nsi"], cwd=HERE, check=True)
    return target


def found_maker() -> str | None:
    """NSIS's compiler, on the path or where its own installer puts it."""
    return shutil.which(MAKER) or next((str(place) for place in USUAL_PLACES if place.is_file()), None)


def removal(entries: Iterable[Path]) -> str:
    """The macro that takes away what was laid down, and nothing that the clerk put beside it."""
    lines = ["!macro REMOVE_PROGRAM"]
    for entry in entries:
        name = entry.name.replace("$", "$$")
        lines.append(f'  {"RMDir /r" if entry.is_dir() else "Delete"} "$INSTDIR\\{name}"')
    return "\n".join([*lines, "!macroend", ""])


def make_portable(bundle: Path, out: Path, version: str) -> Path:
    """The bundle in an archive that is unpacked anywhere and started."""
    target = out / f"OCRDesk-{version}-windows-x64-portable.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in bundle.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"OCRDesk/{path.relative_to(bundle).as_posix()}", EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with path.open("rb") as source, archive.open(entry, "w") as target_file:
                shutil.copyfileobj(source, target_file, 1 << 20)
    return target


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
