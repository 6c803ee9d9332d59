"""Builds the bundle with PyInstaller, and tells what fills it.

    python packaging/build.py [FOLDER]

The bundle comes to build/bundle/OCRDesk, the table of sizes and the list of files beside it. Built twice from the
same commit it is the same: its files bear the commit's time, or SOURCE_DATE_EPOCH.
"""

import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = ROOT / "build" / "bundle"
MOST_MEGABYTES = 550
ROWS = 14
"""Rows of the table; the rest is summed up."""

MEGABYTE = 1_000_000
PURPOSE = {
    "PySide6": "Qt: the window",
    "opencv_python_headless.libs": "OpenCV's own libraries",
    "cv2": "OpenCV: pictures straightened and cleaned",
    "pymupdf": "MuPDF: PDF pages",
    "rapidocr": "the recognition models",
    "onnxruntime": "ONNX Runtime: runs the models",
    "numpy.libs": "NumPy's own libraries",
    "numpy": "NumPy: arrays",
    "pillow_heif.libs": "HEIF: phones' pictures",
    "pillow.libs": "Pillow's own libraries",
    "cryptography": "signatures and connections",
    "ocrdesk": "Python code",
    "resources": "samples, handbook, words, icons",
}


def main(arguments: list[str]) -> int:
    """Build, then write down the files and sizes; 1 where the bundle has grown too large."""
    folder = Path(arguments[0]).resolve() if arguments else BUNDLE
    places = ("--clean", "--noconfirm", "--distpath", folder, "--workpath", folder / "work")
    spec = ROOT / "packaging" / "ocrdesk.spec"
    epoch = commit_time()
    same = os.environ | {"SOURCE_DATE_EPOCH": str(epoch), "PYTHONHASHSEED": "0"}
    subprocess.run([sys.executable, "-m", "PyInstaller", *places, spec], check=True, cwd=ROOT, env=same)
    bundle = folder / "OCRDesk"
    for path in (bundle, *bundle.rglob("*")):
        if not path.is_symlink():
            os.utime(path, (epoch, epoch))
    (folder / "files.txt").write_text("".join(f"{name}\n" for name in file_names(bundle)), encoding="utf-8")
    table = size_table(bundle)
    (folder / "sizes.md").write_text(table, encoding="utf-8")
    print(table)
    return 0 if sum(sizes(bundle).values()) <= MOST_MEGABYTES * MEGABYTE else 1


def commit_time() -> int:
    """Seconds since 1970 that stand for now: SOURCE_DATE_EPOCH, the commit's, or today's where there is no Git."""
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        told = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT).stdout
    except OSError:
        told = ""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or told.strip() or time.time())


def file_names(bundle: Path) -> list[str]:
    """Every file by its place in the bundle; the same commit gives the same list."""
    return sorted(path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if not path.is_dir())


def sizes(bundle: Path) -> "Counter[str]":
    """Bytes by library: the folder or file just within the bundle."""
    found: Counter[str] = Counter()
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink():
            parts = path.relative_to(bundle).parts
            within = parts[1:] if parts[0] == "_internal" and len(parts) > 1 else parts
            single = len(within) == 1 and within[0] not in PURPOSE
            found["system libraries" if single and ".so" in within[0] else within[0]] += path.stat().st_size
    return found


def size_table(bundle: Path) -> str:
    """What fills the bundle, the largest first, in Markdown."""
    found = sizes(bundle)
    shown = found.most_common(ROWS)
    rest = sum(found.values()) - sum(size for _name, size in shown)
    rows = [(name, PURPOSE.get(name, ""), size) for name, size in shown]
    rows += [("(rest)", "", rest), ("**total**", "", sum(found.values()))]
    lines = ["| MB | what | for |", "|---:|---|---|"]
    return "\n".join([*lines, *(f"| {size / MEGABYTE:.1f} | {name} | {why} |" for name, why, size in rows)]) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
