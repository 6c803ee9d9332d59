"""The window. Importing this package brings no Qt: `start` does, when the window is wanted."""


def start(arguments: list[str]) -> int:
    """Open the window with these files (or `--samples`) in its queue; returns the exit code when it is closed."""
    from ocrdesk.ui.override_errors import make_errors_whole

    make_errors_whole()
    from ocrdesk.ui.launch import run

    return run(arguments)
