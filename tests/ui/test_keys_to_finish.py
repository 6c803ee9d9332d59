"""How many keys a document costs, played in a real window by a clerk who never touches the mouse."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ocrdesk.model import Character, JobState, Line, Page, Recognition, Request
from tests.fakes import CARD_LINES, FakeProvider
from tests.ui.playing_clerk import PlayingClerk
from tests.ui.window import OpenWindow, picture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard", extend=True)

NUMBER = "110101199003078021"
TRUTH = {
    "name": "唐婷",
    "sex": "女",
    "ethnicity": "汉",
    "birth_date": "1990-03-07",
    "address": "北京市东城区某某街道12号",
    "id_number": NUMBER,
}


class Misreader(FakeProvider):
    """Reads a card with some texts misread, and is unsure of certain characters."""

    def __init__(self, misread: dict[str, str] | None = None, unsure: str = "") -> None:
        texts: tuple[str, ...] = CARD_LINES
        for right, wrong in (misread or {}).items():
            texts = tuple(text.replace(right, wrong) for text in texts)
        super().__init__(texts)
        self._unsure = unsure

    def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        read = super().recognize(page, request, cancelled)
        return replace(read, lines=tuple(map(self._with_characters, read.lines)))

    def _with_characters(self, line: Line) -> Line:
        share = 1 / len(line.text)
        characters = tuple(
            Character(letter, 0.4 if letter in self._unsure else 0.995, place * share, (place + 1) * share)
            for place, letter in enumerate(line.text)
        )
        return replace(line, characters=characters, confidence=min(each.confidence for each in characters))


@pytest.mark.parametrize(
    ("reader", "most"),
    [
        pytest.param(Misreader(), 1, id="a clean document"),
        pytest.param(Misreader(unsure="婷"), 2, id="one unsure field that is right"),
        pytest.param(Misreader({NUMBER: NUMBER[:-1] + "7"}), 4, id="a wrong last digit"),
        pytest.param(Misreader({NUMBER: NUMBER[:10] + "8" + NUMBER[11:]}, unsure="8"), 4, id="a wrong doubtful digit"),
        pytest.param(Misreader({NUMBER: NUMBER[:-2] + "Z1"}), 4, id="a letter for a digit"),
    ],
)
def test_a_document_costs_few_keys(qtbot: QtBot, home: Path, tmp_path: Path, reader: Misreader, most: int) -> None:
    with OpenWindow(qtbot, home, reader) as opened:
        opened.add(picture(tmp_path, "1.png"), picture(tmp_path, "2.png", Qt.GlobalColor.red))
        review = opened.window.panes.review
        opened.window.activateWindow()
        opened.window.panes.queue.choose(1)
        opened.wait(lambda: review.record is not None)
        opened.window.panes.fields.form.focus_current()
        clerk = PlayingClerk(opened.window)
        clerk.finish(1, TRUTH)
        record = opened.app.page_record(1, 1)
        assert record is not None
        assert {key: record.documents[0].text(key) for key in TRUTH} == TRUTH
        opened.wait(lambda: opened.states()[0] is JobState.CONFIRMED)
        assert clerk.keys + clerk.typed <= most
