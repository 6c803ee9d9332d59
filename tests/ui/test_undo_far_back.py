"""Undo reaches back through two hundred steps over thirty documents to exactly what stood at first."""

import random
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ocrdesk.app import App
from ocrdesk.model import PageRecord
from ocrdesk.ui.review.review import ReviewController
from tests.fakes import CARD_LINES, FakeProvider
from tests.ui.window import OpenWindow, picture

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints", extend=True), pytest.mark.slow]

DOCUMENTS, STEPS = 30, 200
KEYS = ("name", "sex", "ethnicity", "birth_date", "address", "id_number")


def standing(app: App) -> list[PageRecord | None]:
    return [app.page_record(job.id, 1) for job in app.queue.jobs()]


def settled(review: ReviewController, job_id: int) -> bool:
    here = review.job is not None and review.job.id == job_id and review.record is not None
    return here and not review.typeahead.holding


def change_something(review: ReviewController, chance: random.Random, step: int) -> None:
    """One step of a kind that the clerk makes: typed, confirmed, brought back, or the whole document."""
    key = chance.choice(KEYS)
    review.select_field(0, key)
    kind = chance.randrange(4)
    if kind < 3:
        review.type_text(0, key, f"{step}")
        review.commit_text()
    else:
        review.type_page_text(f"step {step}")
        review.commit_text()


@pytest.mark.timeout(600)
def test_two_hundred_steps_over_thirty_documents_are_undone_exactly(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - the same steps each time
    with OpenWindow(qtbot, home, FakeProvider(CARD_LINES)) as opened:
        first = picture(tmp_path, "0.png")
        paths = [first]
        for number in range(1, DOCUMENTS):
            path = tmp_path / f"{number}.png"
            path.write_bytes(first.read_bytes() + bytes([number]))
            paths.append(path)
        opened.add(*paths)
        review, panes = opened.window.panes.review, opened.window.panes
        before = standing(opened.app)
        after: list[list[PageRecord | None]] = []
        steps = 0
        while len(review.history) < STEPS:
            job_id = chance.randrange(1, DOCUMENTS + 1)
            panes.queue.choose(job_id)
            opened.wait(lambda wanted=job_id: settled(review, wanted))  # type: ignore[misc]
            change_something(review, chance, steps)
            opened.wait(lambda: not review.typeahead.holding)
            steps += 1
        after.append(standing(opened.app))
        for _step in range(STEPS):
            index = review.history.made
            review.undo()
            opened.wait(lambda index=index: review.history.made < index and not review.typeahead.holding)  # type: ignore[misc]
        assert standing(opened.app) == before
        for _step in range(STEPS):
            index = review.history.made
            review.redo()
            opened.wait(lambda index=index: review.history.made > index and not review.typeahead.holding)  # type: ignore[misc]
        assert standing(opened.app) == after[0]
