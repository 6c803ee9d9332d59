"""Gathers a release: what was built, its hashes, bill of materials, licences, and the file that tells of it.

    python packaging/release.py [--final] [FOLDER...]

What the packagers made (in build/packages, or the folders given) goes to build/release; without any, the papers
are written alone. `--final` wants the change log to open with this version and its date.
"""

import argparse
import hashlib
import json
import re
import shutil
import sys
import tarfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import bill_of_materials
import licences_page

from ocrdesk import __version__
from ocrdesk.ui.help.release_notes import chapters, notes

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "build" / "packages"
RELEASE = ROOT / "build" / "release"
KINDS = (".deb", ".AppImage", ".tar.gz", ".tar.xz", ".exe", ".zip", ".dmg", ".whl")
HASHES = "SHA256SUMS"
LICENCES = "THIRD-PARTY-LICENCES.html"
NEWEST = "newest.json"
DATED = re.compile(r"^\[?(\d[\w.]*)\]?\s+[-–—]\s+\d{4}-\d{2}-\d{2}$")
NUMBERED = re.compile(r"^\[?(\d[\w.]*)")


def main(arguments: Sequence[str]) -> int:
    """Write the release's folder; return the exit code."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folders", nargs="*", type=Path)
    asked.add_argument("--final", action="store_true")
    asked.add_argument("--out", type=Path, default=RELEASE)
    wishes = asked.parse_args(arguments)
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if wrong := disagreement(__version__, text, final=wishes.final):
        print(wrong, file=sys.stderr)
        return 1
    shutil.rmtree(wishes.out, ignore_errors=True)
    wishes.out.mkdir(parents=True)
    packages = artefacts(wishes.folders or [PACKAGES])
    for path in packages:
        shutil.copy2(path, wishes.out)
    if not packages:
        print("no packages are there: the papers are written alone", file=sys.stderr)
    write_papers(wishes.out, text, packages)
    write_hashes(wishes.out)
    print((wishes.out / HASHES).read_text(encoding="utf-8"), end="")
    return 0


def disagreement(version: str, change_log: str, *, final: bool) -> str:
    """What the change log says against this version; "" for nothing."""
    heads = [chapter.partition("\n")[0].strip() for chapter in chapters(change_log)]
    dated = DATED.match(heads[0]) if heads else None
    if final and (dated is None or dated[1] != version):
        return f'CHANGELOG.md must open with "## {version} - YYYY-MM-DD", not "{heads[0] if heads else ""}"'
    numbered = next((found[1] for head in heads if (found := NUMBERED.match(head))), version)
    if _in_numbers(numbered) > _in_numbers(version):
        return f"CHANGELOG.md tells of {numbered}, but ocrdesk/__init__.py says {version}"
    return ""


def _in_numbers(version: str) -> list[int]:
    return [int(each) for each in re.findall(r"\d+", version)]


def artefacts(folders: Iterable[Path]) -> list[Path]:
    """The packages just within these folders, by name."""
    found = [path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.name.endswith(KINDS)]
    return sorted(found, key=lambda path: path.name)


def licences(packages: Iterable[Path]) -> str:
    """The page within Linux's package, for that one names the system's libraries that it brings; else a new one."""
    for path in packages:
        if path.name.endswith(".tar.xz"):
            with tarfile.open(path) as archive:
                pages = (archive.extractfile(entry) for entry in archive if Path(entry.name).name == LICENCES)
                if (page := next(pages, None)) is not None:
                    return page.read().decode("utf-8")
    return licences_page.page()


def write_papers(folder: Path, change_log: str, packages: Iterable[Path]) -> None:
    """What goes with the packages: bill of materials, licences, notes, and what `check_updates` fetches."""
    told = {language: notes(change_log, language, 1) for language in ("zh_CN", "en")}
    newest = json.dumps({"version": __version__, "notes": told}, ensure_ascii=False, indent=2)
    texts = {
        f"OCRDesk-{__version__}.cdx.json": bill_of_materials.bill(),
        LICENCES: licences(packages),
        "RELEASE-NOTES.md": "\n\n".join(told.values()) + "\n",
        NEWEST: newest + "\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def write_hashes(folder: Path) -> None:
    """SHA256SUMS, as `sha256sum -c` reads it, over all files of the release."""
    lines = [f"{_hash(path)}  {path.name}\n" for path in sorted(folder.iterdir()) if path.name != HASHES]
    (folder / HASHES).write_text("".join(lines), encoding="utf-8", newline="\n")


def _hash(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
