"""Measures the promised figures, as ratios where they can be, and writes them into docs/FIGURES.md.

    python -m tests.bench.measure [--data FOLDER] [--kept FOLDER] [NAME...]

`reading` reads the specimens of the measuring data (OCRDESK_DATA, or ../shared/data) or, with --data, the drawn
pictures of a folder. `drawn`, which must be named, draws the pictures whose fields are the table of our own drawn
ones, and measures those alone, not times and characters; with --kept, pictures and what was read of them stay there
from run to run (and with --data --kept, what was read of that folder's). `pages`, which must be named, too, draws pages
of text and tables.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.bench.arrival import measure_arrival
from tests.bench.card_time import measure_card_time
from tests.bench.crashes import measure_crashes
from tests.bench.drawn.drawing import drawn_set
from tests.bench.figures import Figure, Measure
from tests.bench.figures_page import PAGE, merge_figures, replace_reading
from tests.bench.fitting import measure_fitting
from tests.bench.frames import measure_frames
from tests.bench.kept_reading import measure_kept
from tests.bench.keying import measure_keys
from tests.bench.killed_review import measure_kills
from tests.bench.memory import measure_memory
from tests.bench.pacing import measure_pacing
from tests.bench.page_reading import measure_pages
from tests.bench.picture_sets import DRAWN_PAGES, picture_set
from tests.bench.queue_rows import measure_queue
from tests.bench.reading import measure_reading
from tests.bench.stalling import measure_stall
from tests.bench.starting import measure_version, measure_window

MEASURES: dict[str, Measure] = {
    "window": measure_window,
    "version": measure_version,
    "stall": measure_stall,
    "memory": measure_memory,
    "card_time": measure_card_time,
    "frames": measure_frames,
    "keys": measure_keys,
    "fitting": measure_fitting,
    "pacing": measure_pacing,
    "arrival": measure_arrival,
    "crashes": measure_crashes,
    "queue": measure_queue,
    "kills": measure_kills,
}
READING, DRAWN, DRAWN_TEXT = "reading", "drawn", "pages"


def main(arguments: list[str]) -> int:
    """Measure what is named, or everything; the exit code tells whether all promises are kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"{', '.join(MEASURES)}, {READING}, {DRAWN} or {DRAWN_TEXT}"
    )
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="drawn pictures to read instead of the specimens")
    parser.add_argument("--kept", type=Path, metavar="FOLDER", help="recognitions that are kept")
    given = parser.parse_args(arguments)
    unknown = set(given.names) - set(MEASURES) - {READING, DRAWN, DRAWN_TEXT}
    if unknown:
        parser.error(f"not known: {', '.join(sorted(unknown))}")
    if given.kept and not given.data and DRAWN not in given.names:
        parser.error(f"--kept needs --data or {DRAWN}")
    names = given.names or ([READING] if given.data else [*MEASURES, READING])
    figures: list[Figure] = []
    for name in names:
        print(f"== {name}", flush=True)
        found = _measured(name, given.data, given.kept)
        figures += found
        print("\n".join(figure.line() for figure in found), flush=True)
    print(f"written: {PAGE}")
    return 1 if any(figure.kept is False for figure in figures) else 0


def _measured(name: str, data: Path | None, kept: Path | None) -> list[Figure]:
    if name == READING:
        return _read(data, kept)
    if name == DRAWN:
        return _read_drawn(kept)
    if name == DRAWN_TEXT:
        figures = measure_pages()
        replace_reading(DRAWN_PAGES, figures, [])
        return figures
    figures = MEASURES[name]()
    merge_figures(figures)
    return figures


def _read_drawn(kept: Path | None) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        place = kept or Path(folder)
        return _read(drawn_set(place / "pictures").folder, place / "read")


def _read(given: Path | None, kept: Path | None) -> list[Figure]:
    pictures = picture_set(given)
    if pictures is None:
        print("not measured: the measuring data are not here (OCRDESK_DATA)")
        return []
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
    reading = measure_kept(pictures, kept) if kept is not None else measure_reading(pictures)
    replace_reading(pictures.title, reading.figures, reading.failures)
    return reading.figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
