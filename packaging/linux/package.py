"""Makes Linux's packages of a finished bundle: `python packaging/linux/package.py BUNDLE OUT`, on Debian.

OCRDesk-VERSION-linux-x64.tar.xz runs without installation; ocrdesk_VERSION_amd64.deb is installed.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PLACES = {
    HERE / "ocrdesk.desktop": "usr/share/applications/ocrdesk.desktop",
    HERE / "ocrdesk-mime.xml": "usr/share/mime/packages/ocrdesk.xml",
    HERE / "io.github.ocrdesk.OCRDesk.metainfo.xml": "usr/share/metainfo/io.github.ocrdesk.OCRDesk.metainfo.xml",
    HERE / "ocrdesk.1": "usr/share/man/man1/ocrdesk.1",
    HERE / "ocrdesk.bash": "usr/share/bash-completion/completions/ocrdesk",
    ROOT / "resources" / "icons" / "app.svg": "usr/share/icons/hicolor/scalable/apps/ocrdesk.svg",
    ROOT / "LICENSE": "usr/share/doc/ocrdesk/copyright",
}
CONTROL = """\
Package: ocrdesk
Version: {version}
Architecture: amd64
Section: graphics
Priority: optional
Maintainer: The OCRDesk founders
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: fonts-noto-cjk, gnome-keyring | libsecret-1-0
Suggests: sane-utils, libcups2
Description: reads stacks of papers into checked, named fields
 Scans, photos, PDF and OFD files are read on this computer, checked with the
 keyboard and exported to Excel, text or JSON.
"""
OPTIONAL = re.compile(r"^lib(cups|wayland)|^libcrypt-|^ld-linux")
"""What only plug-ins want that Qt does without."""


def main(arguments: Sequence[str]) -> int:
    """Write both packages into OUT and tell their sizes."""
    bundle, out = Path(arguments[0]).resolve(), Path(arguments[1]).resolve()
    out.mkdir(parents=True, exist_ok=True)
    version = subprocess.run([bundle / "ocrdesk", "--version"], check=True, capture_output=True, text=True)
    number = version.stdout.split()[-1]
    for package in (archive(bundle, out, number), debian_package(bundle, out, number)):
        print(f"{package.name}: {package.stat().st_size / 1e6:.0f} MB")
    return 0


def archive(bundle: Path, out: Path, version: str) -> Path:
    """The bundle as it is, for those who may not install."""
    package = out / f"OCRDesk-{version}-linux-x64.tar.xz"
    same = ("--sort=name", "--owner=0", "--group=0", "--numeric-owner")
    how = ("-C", bundle.parent, *same, "-I", "xz -T0 -2", "-cf", package)
    subprocess.run(["tar", *how, bundle.name], check=True)  # noqa: S607 - wherever tar is
    return package


def debian_package(bundle: Path, out: Path, version: str) -> Path:
    """The bundle in /usr/lib/ocrdesk, with its entry in the menu and under Open with."""
    package = out / f"ocrdesk_{version}_amd64.deb"
    with tempfile.TemporaryDirectory(dir=out) as folder:
        tree = Path(folder, "tree")
        tree.mkdir(mode=0o755)
        (tree / "usr/bin").mkdir(parents=True)
        shutil.copytree(bundle, tree / "usr/lib/ocrdesk", symlinks=True)
        (tree / "usr/bin/ocrdesk").symlink_to("../lib/ocrdesk/ocrdesk")
        for source, place in PLACES.items():
            (tree / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, tree / place)
        kilobytes = sum(path.lstat().st_size for path in tree.rglob("*")) // 1024
        (tree / "DEBIAN").mkdir()
        needs = ", ".join(needed_packages(bundle))
        control = CONTROL.format(version=version, kilobytes=kilobytes, depends=needs)
        (tree / "DEBIAN/control").write_text(control, encoding="utf-8")
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z2", "--build", tree, package]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return package


def needed_packages(bundle: Path) -> list[str]:
    """Debian's packages of the libraries that the bundle is linked with and does not hold."""
    held = {path.name for path in bundle.rglob("*.so*")}
    wanted = {name for name in linked_libraries(bundle) if name not in held and not OPTIONAL.search(name)}
    packages = {package_of(name) for name in wanted} - {""}
    libc = subprocess.run(["ldd", "--version"], check=True, capture_output=True, text=True).stdout  # noqa: S607
    oldest = f"libc6 (>= {libc.splitlines()[0].split()[-1]})"
    return sorted({*packages - {"libc6"}, oldest, "fontconfig-config", "shared-mime-info"})


def linked_libraries(bundle: Path) -> set[str]:
    """The names of all libraries that any file of the bundle is linked with."""
    files = [path for path in bundle.rglob("*.so*") if path.is_file() and not path.is_symlink()]
    told = subprocess.run(["readelf", "-d", *files], check=False, capture_output=True, text=True).stdout  # noqa: S607
    return set(re.findall(r"\(NEEDED\).*\[(.+?)\]", told))


def package_of(library: str) -> str:
    """The package that holds a library here; empty where none does."""
    command = ["dpkg", "-S", f"*/{library}"]
    told = subprocess.run(command, check=False, capture_output=True, text=True).stdout
    return told.split(":", 1)[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
