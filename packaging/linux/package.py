"""Makes Linux's packages of a finished bundle: `python packaging/linux/package.py BUNDLE OUT`, on Debian.

OCRDesk-VERSION-linux-x64.tar.xz runs without installation; ocrdesk_VERSION_amd64.deb is installed. The same bundle and
SOURCE_DATE_EPOCH give the same packages.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import debian

EPOCH = "SOURCE_DATE_EPOCH"


def main(arguments: Sequence[str]) -> int:
    """Write both packages into OUT and tell their sizes."""
    bundle, out = Path(arguments[0]).resolve(), Path(arguments[1]).resolve()
    out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault(EPOCH, str(int((bundle / "ocrdesk").stat().st_mtime)))
    told = subprocess.run([bundle / "ocrdesk", "--version"], check=True, capture_output=True, text=True).stdout
    with tempfile.TemporaryDirectory(dir=out) as folder:
        laid_out = Path(folder) / "OCRDesk"
        shutil.copytree(bundle, laid_out, symlinks=True)  # times are kept
        for_everyone(laid_out)
        version = told.split()[-1]
        for package in (archive(laid_out, out, version), debian.package(laid_out, out, version)):
            print(f"{package.name}: {package.stat().st_size / 1e6:.0f} MB")
    return 0


def for_everyone(tree: Path) -> None:
    """Let all read and only the owner write, whatever the builder's own habit is."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path == tree / "ocrdesk"  # libraries are mapped, not run
            path.chmod(0o755 if runs else 0o644)


def archive(bundle: Path, out: Path, version: str) -> Path:
    """The bundle as it is, for those who may not install."""
    package = out / f"OCRDesk-{version}-linux-x64.tar.xz"
    same = ("--sort=name", "--owner=0", "--group=0", "--numeric-owner", f"--mtime=@{os.environ[EPOCH]}")
    how = ("-C", bundle.parent, *same, "-I", "xz -T2 -2", "-cf", package)
    subprocess.run(["tar", *how, bundle.name], check=True)  # noqa: S607 - wherever tar is
    return package


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
