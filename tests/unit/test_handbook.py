"""The handbook: complete in both languages, and true to the program's keys, menus and words."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages import pofile
from PySide6.QtGui import QImageReader

from ocrdesk import i18n, paths
from ocrdesk.ui.actions import ACTIONS
from ocrdesk.ui.help.handbook import CHAPTERS, chapter_text, folder, places, source, title

KEYS = {spec.id: spec.keys for spec in ACTIONS}
PICTURE = re.compile(r"!\[([^\]]+)\]\(([^)]+)\)")
EVERY = [(chapter, language) for chapter in CHAPTERS for language in i18n.LANGUAGES]


def headings(chapter: str, language: str) -> list[int]:
    return [len(signs) for signs in re.findall(r"^(#+) \S", source(chapter, language), re.MULTILINE)]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_folder_holds_the_chapters_and_nothing_else(language: str) -> None:
    assert {path.stem for path in (folder() / language).iterdir()} == set(CHAPTERS)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_both_languages_are_parted_alike_and_name_the_same_keys_and_words(chapter: str) -> None:
    assert headings(chapter, "en") == headings(chapter, "zh_CN")
    assert headings(chapter, "en").count(1) == 1
    assert sorted(places(chapter, "en")) == sorted(places(chapter, "zh_CN"))


@pytest.mark.parametrize(("chapter", "language"), EVERY)
def test_every_key_menu_and_chapter_that_is_named_is_there(chapter: str, language: str) -> None:
    text = chapter_text(chapter, language, KEYS.__getitem__)
    assert not re.search(r"\{(key|keys|menu|word|fixed|chapter)\b", text)
    assert title(chapter, language) == text.partition("\n")[0].removeprefix("# ")


def test_a_key_that_is_not_there_is_no_chapter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocrdesk.ui.help.handbook.source", lambda *_: "# A\n{key:none_such}")
    with pytest.raises(KeyError):
        chapter_text("review", "en", KEYS.__getitem__)


def test_every_word_of_the_window_that_is_named_is_one() -> None:
    with paths.resource("locale", "zh_CN", "LC_MESSAGES", "ocrdesk.po").open("rb") as file:
        catalogue = pofile.read_po(file)
    named = {name for chapter in CHAPTERS for kind, name in places(chapter, "en") if kind == "word"}
    assert named
    assert [name for name in named if catalogue.get(name) is None] == []


@pytest.mark.parametrize(("chapter", "language"), EVERY)
def test_every_picture_is_there_small_and_in_the_chapter_s_language(chapter: str, language: str) -> None:
    for words, name in PICTURE.findall(source(chapter, language)):
        path = folder() / name
        assert words
        assert path.stem.endswith(f"-{language}")
        assert QImageReader(str(path)).canRead()
        assert path.stat().st_size < 60_000


def test_every_picture_is_shown_somewhere() -> None:
    shown = {name for chapter, language in EVERY for _words, name in PICTURE.findall(source(chapter, language))}
    assert {f"pictures/{path.name}" for path in (folder() / "pictures").iterdir()} == shown


def test_it_names_the_keys_in_use() -> None:
    text = chapter_text("export", "en", (KEYS | {"export": ("Ctrl+Alt+J",)}).__getitem__)
    assert "**Ctrl+Alt+J**" in text
    assert "Ctrl+E" not in text


def test_it_is_rendered_as_web_pages_whose_links_and_pictures_are_there(tmp_path: Path) -> None:
    script = Path(__file__).resolve().parents[2] / "packaging" / "render_handbook.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, capture_output=True)
    pages = sorted(tmp_path.glob("*/*.html"))
    assert len(pages) == len(EVERY)
    for page in pages:
        text = page.read_text(encoding="utf-8")
        targets = re.findall(r'(?:href|src)="([^"]+)"', text)
        assert [name for name in targets if not (page.parent / name).is_file()] == []
        assert "**" not in text
