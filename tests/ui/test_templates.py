"""Templates in the window: drawn on one page, used on the following ones, managed under F4."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from ocrdesk.jobs.templates import Templates
from ocrdesk.model import Anchor, PageRecord, Quad, Recognition, Record, Template, Zone
from ocrdesk.ui.dialogs.template_editor import TemplateEditor, TemplatePage
from ocrdesk.ui.dialogs.templates import TemplatesDialog, Wish
from ocrdesk.ui.models.template_draft import DrawnPlace, PlaceKind, TemplateDraft
from tests.fakes import FakeProvider, lines
from tests.ui.answering import pressing
from tests.ui.hand import drag, spot
from tests.ui.page_records import picture
from tests.ui.window import OpenWindow
from tests.ui.window import picture as picture_file

PRINTED = ("入库单据", "单号 RK-0117", "经手人 张三丰")
EMPTY = Template("", "", 1000, 630)


def zone_of_row(number: int) -> Quad:
    """The place of that line as the fake recogniser reads it, half a row around."""
    return Quad.from_box(40, 40 + 40 * number, 400, 90 + 40 * number)


@pytest.fixture
def editor(qtbot: QtBot, tmp_path: Path) -> TemplateEditor:
    record = PageRecord(1, Recognition("offline", 1000, 630, lines=lines(*PRINTED)))
    page = TemplatePage(picture(), record, Templates(tmp_path).texts)
    dialog = TemplateEditor(EMPTY, page)
    qtbot.addWidget(dialog, before_close_func=TemplateEditor.accept)  # closed, it would ask what to do with the places
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_a_drag_draws_a_zone_that_waits_for_its_name(qtbot: QtBot, editor: TemplateEditor) -> None:
    view = editor.view
    drag(view, spot(view, 45, 85), spot(view, 400, 125))

    assert editor.places.title.hasFocus()
    qtbot.keyClicks(editor.places.title, "number")
    editor.name.setText("slip")

    (zone,) = editor.template.zones
    assert (zone.key, zone.title) == ("number", "number")
    qtbot.keyClick(editor.places.title, Qt.Key.Key_Return)
    assert editor.isVisible()
    assert view.hasFocus()
    assert zone.quad.bounds.left == pytest.approx(45, abs=3)
    assert zone.quad.bounds.bottom == pytest.approx(125, abs=3)


def test_what_a_zone_says_on_this_page_is_told(editor: TemplateEditor) -> None:
    editor.add_place(zone_of_row(1))
    editor.draft.change(0, title="单号")

    assert "RK-0117" in editor.places._said.text()


def test_a_click_on_a_line_makes_it_an_anchor_once(qtbot: QtBot, editor: TemplateEditor) -> None:
    view = editor.view
    qtbot.waitUntil(lambda: bool(view._lines.marks))
    editor.choose_tool(PlaceKind.ANCHOR)

    for _ in range(2):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(view, 80, 65))

    assert [anchor.text for anchor in editor.template.anchors] == ["入库单据"]


def test_anchor_words_can_be_chosen_from_a_list(editor: TemplateEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    editor.choose_tool(PlaceKind.ANCHOR)
    monkeypatch.setattr(QInputDialog, "getItem", lambda *arguments: (arguments[3][0], True))

    editor._put.click()

    assert [anchor.text for anchor in editor.template.anchors] == ["入库单据"]


def test_keys_alone_draw_and_fit_a_zone(qtbot: QtBot, editor: TemplateEditor) -> None:
    view = editor.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Insert)
    qtbot.keyClicks(editor.places.title, "field")
    before = editor.draft.places[0].quad.bounds
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    after = editor.draft.places[0].quad.bounds
    assert after.left < before.left
    assert after.right > before.right
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert editor.draft.places == []


def test_the_current_zone_is_pulled_by_its_corner_and_carried_by_its_middle(editor: TemplateEditor) -> None:
    view = editor.view
    editor.add_place(Quad.from_box(100, 100, 400, 300))

    drag(view, spot(view, 400, 300), spot(view, 500, 350))
    assert editor.draft.places[0].quad.bounds.right == pytest.approx(500, abs=4)

    drag(view, spot(view, 250, 200), spot(view, 350, 260))
    moved = editor.draft.places[0].quad.bounds
    assert moved.left == pytest.approx(200, abs=4)
    assert moved.width == pytest.approx(400, abs=6)


@pytest.mark.parametrize(
    ("titles", "ignored", "fine"),
    [
        ((), False, False),
        (("",), False, False),
        (("a", "a"), False, False),
        (("a", "b"), False, True),
        ((), True, True),
    ],
)
def test_what_is_missing_keeps_it_from_being_saved(titles: tuple[str, ...], ignored: bool, fine: bool) -> None:
    draft = TemplateDraft(EMPTY)
    for title in titles:
        draft.add(DrawnPlace(PlaceKind.ZONE, zone_of_row(0), title))
    if ignored:
        draft.add(DrawnPlace(PlaceKind.IGNORED, zone_of_row(2)))

    assert (draft.complaint == "") is fine


def test_a_renamed_zone_keeps_its_key() -> None:
    draft = TemplateDraft(Template("zones_1", "x", 10, 10, zones=(Zone("number", "number", zone_of_row(0)),)))

    draft.change(0, title="No.")
    draft.add(DrawnPlace(PlaceKind.ZONE, zone_of_row(1), "number"))

    zones = draft.template("x", automatic=True, alone=False).zones
    assert [(zone.key, zone.title) for zone in zones] == [("number", "No."), ("number 2", "number")]


def test_the_list_says_what_is_in_a_template_and_asks_for_what_is_wished(qtbot: QtBot) -> None:
    template = Template("zones_1", "入库单", 10, 10, (Anchor("a", zone_of_row(0)),), (Zone("n", "n", zone_of_row(1)),))
    dialog = TemplatesDialog([template], has_page=False)
    qtbot.addWidget(dialog)
    asked: list[Wish] = []
    dialog.wished.connect(asked.append)

    assert "1 zone" in dialog._about.text()
    assert not dialog.button("new").isEnabled()
    dialog.button("delete").click()
    dialog.list.item(0).setText("出库单")

    assert asked == [Wish("delete", "zones_1"), Wish("rename", "zones_1", "出库单")]


def test_enter_presses_the_button_that_has_the_keyboard_and_closes_nothing(qtbot: QtBot) -> None:
    dialog = TemplatesDialog([], has_page=True)
    qtbot.addWidget(dialog)
    asked: list[Wish] = []
    dialog.wished.connect(asked.append)
    dialog.show()

    qtbot.keyClick(dialog.button("new"), Qt.Key.Key_Return)

    assert asked == [Wish("new")]
    assert dialog.isVisible()


def test_a_template_drawn_on_one_page_fills_the_fields_of_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    reader = FakeProvider(PRINTED)
    with OpenWindow(qtbot, tmp_path, reader) as desk:
        first, second = picture_file(tmp_path, "1.png"), picture_file(tmp_path, "2.png", Qt.GlobalColor.gray)
        desk.add(first)
        desk.wait(lambda: desk.window.panes.review.record is not None)
        run = desk.window.commands.templates_run

        def draw() -> None:
            editor = run.editor
            assert editor is not None
            editor.add_place(zone_of_row(1))
            editor.draft.change(len(editor.draft.places) - 1, title="单号")
            editor.name.setText("入库单")
            editor.accept()

        QTimer.singleShot(300, draw)
        run.draw_new()
        desk.wait(lambda: bool(_documents(desk)))
        (template,) = desk.app.templates.all()
        assert [anchor.text for anchor in template.anchors] == ["入库单据"]

        desk.add(second)
        desk.window.panes.queue.choose(desk.jobs()[1].id)
        desk.wait(lambda: desk.window.panes.opener.job_id == desk.jobs()[1].id and bool(_documents(desk)))
        (record,) = _documents(desk)
        assert (record.type, record.text("单号")) == (template.key, "RK-0117")
        offered = desk.window.tools.document._choices
        assert offered[template.key] == "入库单"

        desk.window.commands.templates_run.grant(Wish("delete", template.key))
        desk.wait(lambda: not desk.app.templates.all())
        desk.wait(lambda: template.key not in desk.window.tools.document._choices)
        assert desk.app.types[template.key].title == "入库单"
        assert QApplication.activeModalWidget() is None


def test_f4_shows_the_templates_and_one_chosen_by_hand_is_used_for_the_selected_files(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with OpenWindow(qtbot, tmp_path, FakeProvider(PRINTED)) as desk:
        desk.add(picture_file(tmp_path, "1.png"))
        desk.wait(lambda: desk.window.panes.review.record is not None)
        zones = (Zone("person", "经手人", zone_of_row(2)),)
        kept = desk.app.templates.save(Template("", "入库单", 240, 150, zones=zones, automatic=False))
        desk.window.offer_types()
        run = desk.window.commands.templates_run

        def choose() -> None:
            dialog = run.dialog
            assert dialog is not None
            assert dialog.current == kept.key
            dialog.button("use").click()

        assert desk.window.actions_["templates"].shortcut().toString() == "F4"
        QTimer.singleShot(300, choose)
        desk.window.actions_["templates"].trigger()

        desk.wait(lambda: bool(_documents(desk)))
        (record,) = _documents(desk)
        assert record.type == kept.key
        assert desk.window.tools.document.value == kept.key
        assert desk.window.panes.model.second_line(desk.jobs()[0]) == "入库单"


def test_a_template_that_does_not_fit_the_open_page_says_so_in_the_editor(qtbot: QtBot, tmp_path: Path) -> None:
    with OpenWindow(qtbot, tmp_path, FakeProvider(PRINTED)) as desk:
        desk.add(picture_file(tmp_path, "1.png"))
        desk.wait(lambda: desk.window.panes.review.record is not None)
        run = desk.window.commands.templates_run
        told: list[str] = []

        def look() -> None:
            assert run.editor is not None
            told.append(run.editor._note.text())
            run.editor.reject()

        for words in ("别的单据", "入库单据"):
            anchors = (Anchor(words, Quad.from_box(50, 50, 146, 80)),)
            QTimer.singleShot(300, look)
            run.draw(Template("zones_1", "x", 240, 150, anchors, (Zone("n", "n", zone_of_row(1)),)))

        assert "anchor words" in told[0]
        assert told[1] == ""


def test_a_damaged_file_is_refused_in_words_and_a_good_one_is_taken_in(qtbot: QtBot, tmp_path: Path) -> None:
    shelf = Templates(tmp_path / "elsewhere")
    saved = shelf.save(Template("", "入库单", 10, 10, zones=(Zone("n", "n", zone_of_row(1)),)))
    good, bad = shelf.hand_out(saved.key, tmp_path / "good.json"), tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    with OpenWindow(qtbot, tmp_path, FakeProvider(PRINTED)) as desk:
        run = desk.window.commands.templates_run
        run.grant(Wish("import", text=str(bad)))
        desk.wait(lambda: desk.window.notices.current is not None)
        assert "bad.json" in str(desk.window.notices.current and desk.window.notices.current.title)

        run.grant(Wish("import", text=str(good)))
        desk.wait(lambda: desk.app.templates.all() == (saved,))
        run.grant(Wish("rename", saved.key, "出库单"))
        desk.wait(lambda: [each.name for each in desk.app.templates.all()] == ["出库单"])


def _documents(desk: OpenWindow) -> tuple[Record, ...]:
    record = desk.window.panes.review.record
    return record.documents if record is not None else ()


@pytest.mark.parametrize(
    ("drawn", "answer", "stays"), [(True, "Stay", True), (True, "Throw it away", False), (False, "", False)]
)
def test_escape_throws_nothing_away_that_was_drawn(
    qtbot: QtBot, editor: TemplateEditor, drawn: bool, answer: str, stays: bool
) -> None:
    if drawn:
        editor.add_place(zone_of_row(1))
    asked: list[str] = []
    timer = pressing(answer, asked)

    qtbot.keyClick(editor.view, Qt.Key.Key_Escape)

    timer.stop()
    assert (editor.isVisible(), len(asked)) == (stays, int(drawn))


def test_a_template_is_used_on_the_page_it_was_drawn_on_wherever_the_clerk_is_then(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with OpenWindow(qtbot, tmp_path, FakeProvider(PRINTED)) as opened:
        opened.add(picture_file(tmp_path, "a.png"), picture_file(tmp_path, "b.png", Qt.GlobalColor.red))
        window, review = opened.window, opened.window.panes.review
        window.panes.queue.choose(1)
        opened.wait(lambda: review.job is not None and review.job.id == 1 and review.record is not None)
        template = Template("", "slip", 240, 150, zones=(Zone("n", "n", zone_of_row(0)),))
        kept = opened.app.templates.save(template)
        used = partial(window.commands.templates_run._use_here, review.job)
        window.panes.queue.choose(2)
        opened.wait(lambda: review.job is not None and review.job.id == 2)

        used(kept)

        opened.wait(lambda: [job.document for job in opened.jobs()] == [kept.key, "auto"])
