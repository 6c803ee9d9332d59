"""A template's file that is dropped on the window: offered to be imported, and never read as a paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ocrdesk.model import Anchor, JobState, Quad, Template, Zone
from ocrdesk.settings.templates import TemplateShelf
from tests.fakes import FakeProvider
from tests.ui.window import OpenWindow, picture

PRINTED = ("入库单据", "单号 RK-0117")
SLIP = Template(
    "",
    "入库单",
    1000,
    630,
    (Anchor("入库单据", Quad.from_box(40, 40, 400, 90)),),
    (Zone("number", "单号", Quad.from_box(40, 80, 400, 130)),),
)


@pytest.fixture
def opened(qtbot: QtBot, home: Path) -> Iterator[OpenWindow]:
    with OpenWindow(qtbot, home, FakeProvider(PRINTED)) as window:
        yield window


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A template's file as a colleague gives it."""
    shelf = TemplateShelf(tmp_path / "theirs")
    return shelf.hand_out(shelf.save(SLIP).key, tmp_path / "slip.json")


def notice(opened: OpenWindow) -> str:
    current = opened.window.notices.current
    return str(current.title) if current is not None else ""


def press(opened: OpenWindow) -> None:
    """The first button on the notice."""
    current = opened.window.notices.current
    assert current is not None
    current.offers[0].do()


def test_it_is_imported_when_the_clerk_wants_it(opened: OpenWindow, file: Path) -> None:
    assert opened.drop([file])
    opened.wait(lambda: notice(opened) == "入库单 is a template")
    assert opened.app.templates.all() == ()
    assert opened.jobs() == ()
    press(opened)
    opened.wait(lambda: [template.name for template in opened.app.templates.all()] == ["入库单"])
    opened.wait(lambda: notice(opened) == "The template 入库单 is saved")


def test_it_can_be_used_at_once_on_what_was_read(opened: OpenWindow, file: Path, tmp_path: Path) -> None:
    opened.add(picture(tmp_path, "slip.png"))
    opened.drop([file])
    opened.wait(lambda: notice(opened) == "入库单 is a template")
    press(opened)
    opened.wait(lambda: notice(opened) == "The template 入库单 is saved")
    press(opened)
    (kept,) = opened.app.templates.all()
    opened.wait(lambda: [kind for kind, _side in opened.jobs()[0].types] == [kept.key])


def test_papers_that_are_dropped_with_it_are_read(opened: OpenWindow, file: Path, tmp_path: Path) -> None:
    opened.drop([picture(tmp_path, "slip.png"), file])
    opened.wait(lambda: opened.states() == [JobState.REVIEW])
    opened.wait(lambda: notice(opened) == "入库单 is a template")


def test_another_file_of_that_kind_is_told_of_like_any_that_cannot_be_read(opened: OpenWindow, tmp_path: Path) -> None:
    other = tmp_path / "result.json"
    other.write_text('{"schema": "something else"}', encoding="utf-8")
    opened.drop([other])
    opened.wait(lambda: opened.states() == [JobState.FAILED])
    assert notice(opened) != "result is a template"
