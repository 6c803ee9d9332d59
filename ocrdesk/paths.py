"""Where shipped files and the user's own files are."""

import os
import sys
from pathlib import Path

import platformdirs

APP_NAME = "OCRDesk"
POLICY_FILE = "policy.toml"
PORTABLE_MARKS = ("portable", "portable.txt")
"""A file of either name beside the program makes it a portable one; Windows' editors put the ending there."""
PORTABLE_HOME = "data"
COMMON_APPDATA = 0x23
"""Windows' CSIDL_COMMON_APPDATA."""


def resource(*parts: str) -> Path:
    """A shipped file or folder below `resources/`: beside the source, in the wheel or in the bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent
    places = [Path(bundle)] if bundle else [package.parent, package]
    root = next((place for place in places if (place / "resources").is_dir()), places[0])
    return root.joinpath("resources", *parts)


def user_folder(kind: str) -> Path:
    """The user's folder for "settings", "journal", "pictures" or "logs", made if it is missing. Raises OSError.

    All live in OCRDESK_HOME when that is set; else, where the program is a portable one, beside it; else where the
    system wants them.
    """
    portable = portable_home()
    home = os.environ.get("OCRDESK_HOME")
    if home:
        folder = Path(home).expanduser().absolute() / kind
    elif portable is not None:
        folder = portable / kind
    elif kind == "settings":
        folder = platformdirs.user_config_path(APP_NAME, appauthor=False)
    elif kind == "logs":
        folder = platformdirs.user_log_path(APP_NAME, appauthor=False)
    else:
        folder = platformdirs.user_data_path(APP_NAME, appauthor=False) / kind
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def program_folder() -> Path | None:
    """Where the program that was handed out lies, the one with its launcher in it; None when run from source."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).resolve().parent
    bundles = [parent for parent in folder.parents if parent.suffix == ".app"]
    return bundles[0].parent if sys.platform == "darwin" and bundles else folder


def portable_home() -> Path | None:
    """The home beside a portable program; None where it is not one."""
    folder = program_folder()
    marked = folder is not None and any((folder / mark).is_file() for mark in PORTABLE_MARKS)
    return folder / PORTABLE_HOME if folder is not None and marked else None


def policy_files() -> tuple[Path, ...]:
    """Where an office's policy may lie: the machine's own before one beside a portable program.

    No environment variable leads elsewhere: whoever can set one could lift the lock with it. This is why the system
    itself is asked on Windows, and not %ProgramData%.
    """
    portable = portable_home()
    return (_machine_folder() / POLICY_FILE, *([portable.parent / POLICY_FILE] if portable else []))


def _machine_folder() -> Path:
    if sys.platform == "win32":
        import ctypes

        name = ctypes.create_unicode_buffer(260)
        ctypes.windll.shell32.SHGetFolderPathW(None, COMMON_APPDATA, None, 0, name)
        return Path(name.value or "C:/ProgramData") / APP_NAME
    return Path("/Library/Application Support") / APP_NAME if sys.platform == "darwin" else Path("/etc/ocrdesk")
