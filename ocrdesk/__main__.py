"""The way in: `ocrdesk` opens the window, `ocrdesk digitize` and its siblings need none."""

import multiprocessing
import sys

COMMANDS = ("digitize", "providers", "schema")


def main() -> int:
    """Start the face that the arguments ask for and return its exit code."""
    multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    if arguments and (arguments[0] in COMMANDS or arguments[0] in ("--version", "-h", "--help")):
        from ocrdesk import cli

        return cli.main(arguments)
    from ocrdesk.ui import start

    return start(arguments)


if __name__ == "__main__":
    sys.exit(main())
