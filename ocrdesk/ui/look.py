"""How the window looked when it was last closed: all that its first paint needs, read in a moment.

The preferences themselves come with the App, which is loaded behind the painted window; where they say otherwise
by then (the file was edited by hand), the window follows them.
"""

import contextlib
import json
import os
from typing import NamedTuple

from ocrdesk import paths

FILE_NAME = "window.json"


class Look(NamedTuple):
    """Language and theme as in the preferences; `geometry` and `panes` as Qt wrote them, in base 64.

    `queue` tells whether there was one, so that an empty desk greets and a full one does not. `confirmed` is
    the tally of the day. `first`: the program was never closed before. `recent`: the actions that were last run by
    their names, the last one first. A named tuple and not a dataclass: making
    one of those takes longer than reading the file.
    """

    language: str = "auto"
    theme: str = "auto"
    hints: bool = True
    provider: str = ""
    queue: bool = False
    geometry: str = ""
    panes: str = ""
    confirmed: str = ""
    first: bool = True
    recent: str = ""


def read_look() -> Look:
    """The kept look; the usual one where none is kept or it cannot be understood."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        kept = json.loads((paths.user_folder("settings") / FILE_NAME).read_text(encoding="utf-8"))
        usual = Look()
        if not isinstance(kept, dict):
            return usual
        known = {name: kept[name] for name in Look._fields if type(kept.get(name)) is type(getattr(usual, name))}
        return usual._replace(**known)
    return Look()


def keep_look(look: Look) -> None:
    """Keep it for the next start, whole or not at all; a look that cannot be written is not worth a word."""
    with contextlib.suppress(OSError):
        path = paths.user_folder("settings") / FILE_NAME
        fresh = path.with_suffix(f".{os.getpid()}.new")
        try:
            fresh.write_text(json.dumps(look._asdict()), encoding="utf-8")
            os.replace(fresh, path)  # noqa: PTH105 - os.replace is the one that overwrites everywhere
        finally:
            fresh.unlink(missing_ok=True)
