"""Templates as files: kept, shared, and refused in clear words."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ocrdesk.errors import TemplateDamaged, TemplateNotWritten, TemplateTooNew
from ocrdesk.model import Anchor, Quad, Shape, Template, Zone
from ocrdesk.settings import TemplateShelf, load_template
from ocrdesk.settings.template_file import read_template

TEMPLATE = Template(
    "",
    "入库单",
    1000,
    1400,
    anchors=(Anchor("入库单", Quad.from_box(400, 60, 600, 110)),),
    zones=(
        Zone("单号", "单号", Quad.from_box(725, 195, 980, 245), Shape.CODE),
        Zone("sum", "金额", Quad.from_box(280, 1190, 500, 1250), Shape.MONEY, required=False),
    ),
    ignored=(Quad.from_box(200, 1330, 800, 1395),),
    alone=True,
)


def test_what_is_saved_is_there_again_the_next_time(tmp_path: Path) -> None:
    saved = TemplateShelf(tmp_path).save(TEMPLATE)

    assert saved.key.startswith("zones_")
    assert TemplateShelf(tmp_path).all() == (saved,)


def test_long_names_are_there_again_the_next_time(tmp_path: Path) -> None:
    long = "入库单上由仓库管理员填写的那一栏，" * 10
    zone = replace(TEMPLATE.zones[0], key=long, title=long)
    anchor = replace(TEMPLATE.anchors[0], text=long)
    saved = TemplateShelf(tmp_path).save(replace(TEMPLATE, name=long, zones=(zone,), anchors=(anchor,)))

    again = TemplateShelf(tmp_path)
    assert (again.all(), again.damaged) == ((saved,), ())


def test_the_file_is_readable_and_says_what_it_is(tmp_path: Path) -> None:
    saved = TemplateShelf(tmp_path).save(TEMPLATE)

    (path,) = (tmp_path / "templates").glob("*.json")
    text = path.read_text(encoding="utf-8")
    told = json.loads(text)
    assert (told["schema"], told["name"], told["key"]) == ("ocrdesk-template/1", "入库单", saved.key)
    assert "入库单" in text
    assert told["zones"][0] == {
        "title": "单号", "key": "单号", "shape": "code", "required": True,
        "quad": [[725.0, 195.0], [980.0, 195.0], [980.0, 245.0], [725.0, 245.0]],
    }  # fmt: skip


def test_a_shared_file_makes_the_same_template_on_another_desk(tmp_path: Path) -> None:
    here, there = TemplateShelf(tmp_path / "here"), TemplateShelf(tmp_path / "there")
    saved = here.save(TEMPLATE)

    taken = there.take_in(here.hand_out(saved.key, tmp_path / "入库单.json"))

    assert taken == saved
    assert there.take_in(tmp_path / "入库单.json") == saved
    assert there.all() == (saved,)


def test_a_removed_template_still_tells_its_titles(tmp_path: Path) -> None:
    shelf = TemplateShelf(tmp_path)
    saved = shelf.save(TEMPLATE)

    shelf.remove(saved.key)

    assert shelf.all() == ()
    assert TemplateShelf(tmp_path).all() == ()
    assert TemplateShelf(tmp_path).ever() == (saved,)


def test_a_copy_laid_beside_a_template_does_not_undo_what_was_changed_since(tmp_path: Path) -> None:
    shelf = TemplateShelf(tmp_path)
    saved = shelf.save(TEMPLATE)
    shelf.hand_out(saved.key, tmp_path / "templates" / "入库单.json")
    changed = shelf.rename(saved.key, "新入库单")
    assert TemplateShelf(tmp_path).all() == (changed,)
    again = TemplateShelf(tmp_path)
    again.remove(saved.key)
    assert TemplateShelf(tmp_path).all() == ()


def test_a_file_laid_into_the_folder_is_a_template_like_others(tmp_path: Path) -> None:
    other = TemplateShelf(tmp_path / "other")
    shared = other.hand_out(other.save(TEMPLATE).key, tmp_path / "shared.json")
    (tmp_path / "templates").mkdir()
    shutil.copy(shared, tmp_path / "templates" / "有.json")
    told = json.loads(shared.read_text(encoding="utf-8"))
    del told["key"]
    (tmp_path / "templates" / "无.json").write_text(json.dumps(told), encoding="utf-8")
    shelf = TemplateShelf(tmp_path)
    assert len(shelf.all()) == 2
    assert TemplateShelf(tmp_path).all() == shelf.all(), "with the same keys the next time"
    for each in shelf.all():
        shelf.remove(each.key)
    assert TemplateShelf(tmp_path).all() == ()


def test_half_a_file_is_not_left_where_it_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    shelf = TemplateShelf(tmp_path)
    saved = shelf.save(TEMPLATE)
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", full)
        with pytest.raises(TemplateNotWritten):
            shelf.rename(saved.key, "别的")
    assert [path.name for path in (tmp_path / "templates").iterdir()] == [f"{saved.key}.json"]


def test_a_damaged_file_is_told_and_the_others_are_there(tmp_path: Path) -> None:
    saved = TemplateShelf(tmp_path).save(TEMPLATE)
    (tmp_path / "templates" / "broken.json").write_text("{", encoding="utf-8")

    shelf = TemplateShelf(tmp_path)

    assert shelf.all() == (saved,)
    assert [error.values["name"] for error in shelf.damaged] == ["broken.json"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "templates").write_text("a file where the folder should be", encoding="utf-8")

    with pytest.raises(TemplateNotWritten):
        TemplateShelf(tmp_path).save(TEMPLATE)


def _set(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(told: dict[str, Any]) -> None:
        *way, last = path.split(".")
        place: Any = told
        for name in way:
            place = place[int(name)] if name.isdigit() else place[name]
        place[last] = value

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_set("zones.0.quad", [[0, 0], [1, 1]]), "zones"),
        (_set("zones.0.quad", [[0, 0], [0, 0], [0, 0], [0, 0]]), "zones[0]"),
        (_set("zones.0.quad", [[0, 0], [0, 9], [9, 9], [9, 0]]), "zones[0]"),
        (_set("zones.0.shape", "colour"), "shape"),
        (_set("zones.1.key", "单号"), "单号"),
        (_set("zones.1.title", ""), "title"),
        (_set("zones.0.colour", "red"), "colour"),
        (_set("page", [0, 10]), "page"),
        (_set("name", "  "), "name"),
        (_set("key", "../../secret"), "../../secret"),
        (_set("schema", "something/1"), "say"),
        (_set("anchors.0.text", 5), "anchors"),
    ],
)
def test_what_is_wrong_in_a_file_is_said(tmp_path: Path, change: Callable[[dict[str, Any]], None], words: str) -> None:
    shelf = TemplateShelf(tmp_path / "desk")
    path = shelf.hand_out(shelf.save(TEMPLATE).key, tmp_path / "shared.json")
    told = json.loads(path.read_text(encoding="utf-8"))
    change(told)
    path.write_text(json.dumps(told), encoding="utf-8")

    with pytest.raises(TemplateDamaged) as caught:
        load_template(path)

    assert words in str(caught.value.title)
    assert "shared.json" in str(caught.value.title)


def test_a_template_without_zones_and_areas_is_none(tmp_path: Path) -> None:
    shelf = TemplateShelf(tmp_path)
    path = shelf.hand_out(shelf.save(replace(TEMPLATE, zones=(), ignored=())).key, tmp_path / "shared.json")

    with pytest.raises(TemplateDamaged, match="neither"):
        load_template(path)


def test_one_of_a_newer_program_asks_for_an_update(tmp_path: Path) -> None:
    path = tmp_path / "newer.json"
    path.write_text('{"schema": "ocrdesk-template/2", "name": "x"}', encoding="utf-8")

    with pytest.raises(TemplateTooNew):
        load_template(path)


def test_templates_of_a_run_take_the_place_of_the_kept_ones(tmp_path: Path) -> None:
    kept = TemplateShelf(tmp_path).save(TEMPLATE)
    shelf = TemplateShelf(tmp_path / "elsewhere")
    other = shelf.save(replace(TEMPLATE, name="出库单"))
    file = shelf.hand_out(other.key, tmp_path / "出库单.json")

    assert TemplateShelf(tmp_path, [file]).all() == (other,)
    assert TemplateShelf(tmp_path, []).all() == ()
    assert TemplateShelf(tmp_path).all() == (kept,)


def test_the_documented_file_is_a_template() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "TEMPLATES.md").read_text(encoding="utf-8")
    body = page.split("```json\n")[1].split("```")[0]

    template = read_template(body.encode(), "TEMPLATES.md")

    assert template.name == "入库单"
    assert [zone.shape for zone in template.zones] == [Shape.CODE]
