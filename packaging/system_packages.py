"""What OCRDesk needs of the operating system, by Debian's package names, and whether it is there.

Standard library only: bootstrap.py asks it before anything is installed.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

PACKAGE_OF_LIBRARY = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}
"""Debian's package for each library that Qt's wheels expect of the system."""

CHINESE_FONT = re.compile(r"cjk|wqy|uming|ukai|fallback|sourcehan|simsun|msyh|fang ?song", re.IGNORECASE)
FONT_PACKAGE = "fonts-noto-cjk"

PACKAGE_OF_PROGRAM = {
    "xvfb-run": "xvfb",
    "xauth": "xauth",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "scanimage": "sane-utils",
}
"""What the tests start on Linux: a screen, a keyring and a scanner of their own."""

PACKAGE_OF_BUILDER = {"objdump": "binutils", "strip": "binutils", "xz": "xz-utils"}
"""What building the bundle and its packages takes on Linux."""

PACKAGE_OF_TRIAL = {"xdotool": "xdotool", "import": "imagemagick"}
"""What finds the frozen program's window on Linux, and photographs it."""


class SetUpError(Exception):
    """Set-up cannot go on; the message tells the user what to do."""


def missing_for_window(environment: Path) -> list[str]:
    """Debian's packages for what the window needs of the system and does not find."""
    if not _on_linux():
        return []
    packages = {PACKAGE_OF_LIBRARY.get(library, library) for library in missing_libraries(environment)}
    if not any(CHINESE_FONT.search(path.name) for folder in _font_folders() for path in folder.rglob("*.[to]t[fc]")):
        packages.add(FONT_PACKAGE)
    return sorted(packages)


def missing_for_tests() -> list[str]:
    """Debian's packages of what only tests need: a screen, a keyring, and the typefaces that papers are drawn in."""
    if not _on_linux():
        return []
    lacking = _missing_programs(PACKAGE_OF_PROGRAM)
    if not shutil.which("apt-get"):
        return [package for package in lacking if package in ("xvfb", "xauth")]
    drawn_in = any(path for folder in _font_folders() for path in folder.rglob("NotoSerifCJK-Regular.ttc"))
    return lacking if drawn_in else [*lacking, FONT_PACKAGE]


def missing_for_bundle() -> list[str]:
    """Debian's packages of what builds the bundle and its packages."""
    return _missing_programs(PACKAGE_OF_BUILDER) if _on_linux() else []


def missing_for_trial() -> list[str]:
    """Debian's packages of what tries the bundle."""
    return _missing_programs(PACKAGE_OF_TRIAL) if _on_linux() else []


def missing_libraries(environment: Path) -> set[str]:
    """Names of shared libraries that Qt's platform plugins are linked with and the system lacks."""
    qt = next(environment.glob("lib/python*/site-packages/PySide6/Qt/plugins/platforms"), None)
    if qt is None or not shutil.which("ldd"):
        return set()
    plugins = [qt / f"libq{name}.so" for name in ("xcb", "offscreen")]
    listed = subprocess.run(["ldd", *plugins], capture_output=True, text=True, check=False).stdout  # noqa: S607
    return set(re.findall(r"^\s*(\S+) => not found", listed, re.MULTILINE))


def _missing_programs(packages: dict[str, str]) -> list[str]:
    return sorted({package for program, package in packages.items() if not shutil.which(program)})


def _on_linux() -> bool:
    return sys.platform.startswith("linux")


def _font_folders() -> list[Path]:
    home = Path.home()
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".fonts", home / ".local/share/fonts"]


def require(packages: Iterable[str]) -> None:
    """Install Debian packages when root; otherwise raise SetUpError with the line that does."""
    names = " ".join(sorted(set(packages)))
    if not names:
        return
    line = f"apt-get install -y --no-install-recommends {names}"
    if not shutil.which("apt-get"):
        raise SetUpError(f"缺少系统组件，请安装 / install what holds these: {names}")
    if os.geteuid() != 0:
        raise SetUpError(f"缺少系统组件，请先运行 / run this first:\n    sudo {line}")
    say(f"正在安装系统组件：{names}", "installing system packages")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ("apt-get -qq update", line):
        subprocess.run(command.split(), check=True, env=quiet)


def display_answers() -> bool:
    """Whether a window can be shown."""
    if not _on_linux() or os.environ.get("WAYLAND_DISPLAY"):
        return True
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the libraries are missing, not the display; they are asked for next
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def say(chinese: str, english: str) -> None:
    """One line for the person who waits."""
    print(f"{chinese} / {english}", flush=True)
