"""Where the line between sure and unsure characters lies: wrong values caught against right values flagged.

    python -m tests.bench.triage_curve [--data FOLDER]... [--kept FOLDER]

Reads the specimens of the measuring data (OCRDESK_DATA, or ../shared/data) and the drawn pictures of the folders, or
those that `measure drawn` draws where none is named, and writes docs/TRIAGE.md and docs/triage.svg. What was read is
kept in FOLDER, so that a second run takes seconds.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.bench.drawn.drawing import drawn_set
from tests.bench.judged_fields import judge_pictures
from tests.bench.picture_sets import DRAWN, ROOT, PictureSet, picture_set
from tests.bench.triage_report import draw_curves, write_report


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, action="append", default=[], metavar="FOLDER", help="drawn pictures")
    parser.add_argument("--kept", type=Path, metavar="FOLDER", help="where recognitions are kept from run to run")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        kept = given.kept or Path(name)
        read = kept / "read"
        read.mkdir(parents=True, exist_ok=True)
        drawn = [PictureSet(DRAWN, folder) for folder in given.data] or [drawn_set(kept / "pictures")]
        specimens = picture_set(None)
        sets = [specimens, *drawn] if specimens else drawn
        judged = [(pictures.title, judge_pictures(pictures, read)) for pictures in sets]
    report = write_report(judged)
    (ROOT / "docs" / "TRIAGE.md").write_text(report, encoding="utf-8")
    (ROOT / "docs" / "triage.svg").write_text(draw_curves(judged), encoding="utf-8")
    sys.stdout.write(report)


if __name__ == "__main__":
    main()
