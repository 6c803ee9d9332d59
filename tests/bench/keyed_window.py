"""OCRDesk's window over papers that were read, put right by a clerk's keys alone; prints what it came to as JSON.

python keyed_window.py KEPT [PICTURES]
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

from ocrdesk.ui.override_errors import make_errors_whole

make_errors_whole()  # before any class of the window is made, as the program does it

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ocrdesk.app import App, Overrides, build
from ocrdesk.model import JobState, Page, Recognition, Request
from ocrdesk.sources import SourceReader
from ocrdesk.ui.lasting_objects import keep_alive
from ocrdesk.ui.launch import dressed_window
from ocrdesk.ui.look import read_look
from ocrdesk.ui.main_window import MainWindow
from tests.bench.judged_fields import Listening, recognition_of
from tests.bench.picture_sets import Picture, load_scorer, picture_set
from tests.fakes import FakeProvider
from tests.ui.playing_clerk import PlayingClerk

SIZE = (1366, 768)
PAPERS = 50
PAUSE_MILLISECONDS = 5
STANDING = (JobState.REVIEW, JobState.CONFIRMED, JobState.FAILED)


class KnownReading(FakeProvider):
    """Answers with what was read before."""

    reading = Recognition("offline", 0, 0)

    def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        super().recognize(page, request, cancelled)
        return replace(self.reading, rotation=0)


def mixed(pictures: list[Picture]) -> list[Picture]:
    """So many of them, of all kinds in turn; plain pages and tables among them are confirmed as they are."""
    kinds: dict[str, list[Picture]] = {}
    for picture in pictures:
        if picture.truth.get("rotation_clockwise", 0) == 0:
            kinds.setdefault(str(picture.truth["category"]), []).append(picture)
    rounds = (group[place] for place in range(len(pictures)) for group in kinds.values() if place < len(group))
    return [picture for picture, _number in zip(rounds, range(PAPERS), strict=False)]


@contextmanager
def opened_window(app: App) -> Iterator[MainWindow]:
    """The window over that App, built and shown."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = dressed_window(application, read_look()._replace(language="zh_CN", theme="light"), lambda: app)
    window.resize(*SIZE)
    window.show()
    while not window.built:
        QTest.qWait(PAUSE_MILLISECONDS)
    window.activateWindow()
    yield window
    window.close()
    window.end()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def play(window: MainWindow, provider: KnownReading, papers: list[tuple[Picture, Recognition]]) -> dict[str, float]:
    """Read all papers, then confirm them one after the other."""
    model, scorer = window.panes.model, load_scorer()

    def same(key: str, wanted: str, got: str) -> bool:
        return bool(scorer.lenient(key, wanted) == scorer.lenient(key, got))

    for count, (picture, reading) in enumerate(papers, start=1):
        provider.reading = reading
        window.add_files([picture.path])
        while len(model.jobs()) < count or model.jobs()[-1].state not in STANDING:
            QTest.qWait(PAUSE_MILLISECONDS)
    clerk = PlayingClerk(window, same)
    right = 0
    for job, (picture, _reading) in zip(model.jobs(), papers, strict=True):
        window.panes.queue.choose(job.id)
        while window.panes.review.job is None or window.panes.review.job.id != job.id or not window.panes.review.record:
            QTest.qWait(PAUSE_MILLISECONDS)
        window.panes.fields.form.focus_current()
        truth = {key: str(text) for key, text in picture.truth.get("fields", {}).items() if text}
        clerk.finish(job.id, truth)
        right += _is_right(window, job.id, truth, same)
    return {"papers": len(papers), "keys": clerk.keys, "typed": clerk.typed, "right": right}


def _is_right(window: MainWindow, job_id: int, truth: dict[str, str], same: Callable[[str, str, str], bool]) -> bool:
    record = window.app.page_record(job_id, 1)
    assert record is not None
    return not truth or any(
        all(same(key, text, document.text(key)) for key, text in truth.items()) for document in record.documents
    )


def main(kept: Path, given: Path | None) -> None:
    """Play, and print the sums."""
    pictures = picture_set(given)
    if pictures is None:
        sys.exit("the specimens are not here (OCRDESK_DATA)")
    with closing(Listening()) as real, closing(SourceReader()) as reader:
        papers = [(each, recognition_of(each, kept, real, reader)) for each in mixed(list(pictures.pictures()))]
    application = QApplication([])
    keep_alive()
    provider = KnownReading()
    app = build(Overrides(providers={"offline": provider}))
    app.change_preferences(language="zh_CN", theme="light")
    with opened_window(app) as window:
        print(json.dumps(play(window, provider, papers)), flush=True)
    del application


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
