"""Where shipped files and the user's own files are."""

import os
import sys
from pathlib import Path

import platformdirs

APP_NAME = "OCRDesk"


def resource(*parts: str) -> Path:
    """A shipped file or folder below `resources/`: beside the source, in the wheel or in the bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent
    places = [Path(bundle)] if bundle else [package.parent, package]
    root = next((place for place in places if (place / "resources").is_dir()), places[0])
    return root.joinpath("resources", *parts)


def user_folder(kind: str) -> Path:
    """The user's folder for "settings", "journal", "pictures" or "logs", made if it is missing.

    All live in OCRDESK_HOME when that is set, else where the system wants them.
    """
    home = os.environ.get("OCRDESK_HOME")
    if home:
        folder = Path(home).expanduser() / kind
    elif kind == "settings":
        folder = platformdirs.user_config_path(APP_NAME, appauthor=False)
    elif kind == "logs":
        folder = platformdirs.user_log_path(APP_NAME, appauthor=False)
    else:
        folder = platformdirs.user_data_path(APP_NAME, appauthor=False) / kind
    folder.mkdir(parents=True, exist_ok=True)
    return folder
