"""The program's own folders for this user, or an error that says which one cannot be made."""

from pathlib import Path

from ocrdesk import paths
from ocrdesk.errors import FolderNotWritable


def own_folder(kind: str) -> Path:
    """The user's folder of that kind: see `paths.user_folder`. Raises FolderNotWritable."""
    try:
        return paths.user_folder(kind)
    except OSError as exc:
        raise FolderNotWritable(folder=exc.filename or paths.APP_NAME) from exc
