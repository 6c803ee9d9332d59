"""The face without a window: `ocrdesk digitize`, `providers` and `schema`."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from ocrdesk import __version__
from ocrdesk.cli.ending import ending_in_order, opened
from ocrdesk.errors import OCRDeskError
from ocrdesk.i18n import _, use_language

if TYPE_CHECKING:
    from ocrdesk.app import App

INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 sources failed, 2 wrong usage, 3 nothing could be done."""
    with _streams(), ending_in_order():
        return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    if arguments[0] == "--version":
        print(f"OCRDesk {__version__}")
        return 0
    use_language("auto")
    from ocrdesk.cli.arguments import parse

    try:
        chosen = parse(arguments)
        return _COMMANDS[chosen.command](chosen)
    except OCRDeskError as exc:
        print(exc, file=sys.stderr)
        return exc.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _digitize(chosen: Namespace) -> int:
    from ocrdesk.cli.digitize import digitize

    return digitize(chosen)


def _providers(chosen: Namespace) -> int:
    from ocrdesk.app import Overrides
    from ocrdesk.cli.arguments import require_known
    from ocrdesk.cli.progress import telling

    with opened(Overrides(lasting=False)) as app, telling(app):
        if chosen.action == "check":
            require_known([chosen.name or chosen.action], app.providers)
            print(app.check(chosen.name, {}))
        else:
            _list_providers(app)
    return 0


def _list_providers(app: "App") -> None:
    for key, provider in app.providers.items():
        if provider.leaves_computer:
            provider.warm_up()  # reads its keys; connects nowhere
        print(f"{key}\t{_(provider.title)}\t{provider.state().message}")


def _schema(_chosen: Namespace) -> int:
    from ocrdesk.app import json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return 0


@contextmanager
def _streams() -> Iterator[None]:
    """Streams that take any text; nowhere leads what is written by a program that Windows gave none."""
    kept = sys.stdout, sys.stderr
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - a name, not a path
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
        _speak_utf8(sys.stdout)
        _speak_utf8(sys.stderr)
        try:
            yield
        finally:
            sys.stdout, sys.stderr = kept


def _speak_utf8(stream: TextIO) -> None:
    # A pipe on Windows, or LANG=C, would garble or refuse Chinese file names.
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")


_COMMANDS = {"digitize": _digitize, "providers": _providers, "schema": _schema}
