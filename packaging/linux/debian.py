"""The Debian package of a finished bundle: /usr/lib/ocrdesk, its menu entry, its papers, and what it depends on."""

import gzip
import hashlib
import re
import shutil
import subprocess
from pathlib import Path

from completion import completions
from icons import icons

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
INSTALLED = "usr/lib/ocrdesk"
PAPERS = "usr/share/doc/ocrdesk"
PLACES = {
    HERE / "ocrdesk.desktop": "usr/share/applications/ocrdesk.desktop",
    HERE / "ocrdesk-mime.xml": "usr/share/mime/packages/ocrdesk.xml",
    HERE / "io.github.ocrdesk.OCRDesk.metainfo.xml": "usr/share/metainfo/io.github.ocrdesk.OCRDesk.metainfo.xml",
    HERE / "ocrdesk.1": "usr/share/man/man1/ocrdesk.1.gz",
    HERE / "copyright": f"{PAPERS}/copyright",
    ROOT / "LICENSE": f"{PAPERS}/LICENSE.gz",
    ROOT / "CHANGELOG.md": f"{PAPERS}/CHANGELOG.md.gz",
    ROOT / "resources" / "icons" / "app.svg": "usr/share/icons/hicolor/scalable/apps/ocrdesk.svg",
}
"""Where each file goes; what ends in .gz is compressed on the way."""
LINKS = {
    "usr/bin/ocrdesk": "../lib/ocrdesk/ocrdesk",
    f"{PAPERS}/THIRD-PARTY-LICENCES.html": "../../../lib/ocrdesk/_internal/THIRD-PARTY-LICENCES.html",
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
Recommends: desktop-file-utils, fonts-noto-cjk, gnome-keyring | libkf5wallet-bin | keepassxc
Suggests: sane-utils, libcups2
Description: reads stacks of papers into checked, named fields
 Scans, photos, PDF and OFD files are read on this computer, checked with the
 keyboard and exported to Excel, text or JSON.
"""
OPTIONAL = re.compile(r"^lib(cups|wayland)|^libcrypt-|^ld-linux")
"""What only plug-ins want that Qt does without."""


def package(bundle: Path, out: Path, version: str) -> Path:
    """Write ocrdesk_VERSION_amd64.deb; the bundle is moved into it."""
    made = out / f"ocrdesk_{version}_amd64.deb"
    needs = ", ".join(needed_packages(bundle))
    tree = bundle.parent / "tree"
    (tree / INSTALLED).parent.mkdir(parents=True)
    shutil.move(bundle, tree / INSTALLED)
    lay_out(tree)
    kilobytes = sum(path.lstat().st_size for path in tree.rglob("*")) // 1024
    control = CONTROL.format(version=version, kilobytes=kilobytes, depends=needs)
    hashes = checksums(tree)
    for name, text in {"control": control, "md5sums": hashes}.items():
        (tree / "DEBIAN").mkdir(exist_ok=True)
        (tree / "DEBIAN" / name).write_text(text, encoding="utf-8")
    for path in (tree, *(each for each in tree.rglob("*") if each.is_dir())):
        path.chmod(0o755)
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z2", "--build", tree, made]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return made


def lay_out(tree: Path) -> None:
    """Everything beside the program itself: menu entry, icons, file types, completion, papers."""
    contents = {place: source.read_bytes() for source, place in PLACES.items()} | icons()
    contents |= {place: text.encode() for place, text in completions().items()}
    for place, content in contents.items():
        target = tree / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(gzip.compress(content, mtime=0) if target.suffix == ".gz" else content)
        target.chmod(0o644)
    for place, target_text in LINKS.items():
        (tree / place).parent.mkdir(parents=True, exist_ok=True)
        (tree / place).symlink_to(target_text)


def checksums(tree: Path) -> str:
    """What `dpkg --verify` compares the installed files with."""
    lines = []
    for path in sorted(tree.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as opened:
                lines.append(f"{hashlib.file_digest(opened, 'md5').hexdigest()}  {path.relative_to(tree)}\n")
    return "".join(lines)


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
