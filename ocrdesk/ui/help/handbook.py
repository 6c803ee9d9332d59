"""The handbook's chapters: Markdown whose keys, menus and words are put in from the program's own tables."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from ocrdesk import i18n, paths
from ocrdesk.i18n import N_, NC_
from ocrdesk.ui.actions import ACTIONS, Menu
from ocrdesk.ui.keys.action_set import native, without_mnemonic
from ocrdesk.ui.keys.fixed_keys import FIXED_KEYS

CHAPTERS = (
    "first-batch",
    "input",
    "review",
    "sheets",
    "text-and-tables",
    "templates",
    "export",
    "clouds",
    "tencent",
    "huawei",
    "ctyun",
    "privacy",
    "trouble",
    "administrators",
)
"""In the order in which they are read; each is a file of that name in the folder of its language."""

NO_KEY = "–"
HEADS = (N_("Key"), N_("What it does"))
_PLACE = re.compile(r"\{(key|keys|menu|word|fixed|chapter):([^{}]+)\}")
_SPECS = {spec.id: spec for spec in ACTIONS}
_FIXED = dict(FIXED_KEYS)

Keys = Callable[[str], Sequence[str]]


def folder() -> Path:
    """Where the handbook is; the pictures stand in it too."""
    return paths.resource("handbook")


def source(chapter: str, language: str) -> str:
    """A chapter as it was written."""
    return (folder() / language / f"{chapter}.md").read_text(encoding="utf-8")


def chapter_text(chapter: str, language: str, keys: Keys) -> str:
    """A chapter in Markdown, with the keys in use. Raises KeyError for a key, menu or table that is not there.

    `{key:export}` is that action's key, `{menu:export}` its place in the menus, `{keys:REVIEW}` a table of a whole
    menu, `{fixed:In the table}` one of the fixed keys, `{word:Save}` a word of the window, `{chapter:review}` a link.
    """

    def filled(place: re.Match[str]) -> str:
        return _FILLINGS[place[1]](place[2], language, keys)

    return _PLACE.sub(filled, source(chapter, language))


def title(chapter: str, language: str) -> str:
    """The heading of a chapter."""
    return source(chapter, language).partition("\n")[0].removeprefix("# ")


def places(chapter: str, language: str) -> list[tuple[str, str]]:
    """What a chapter wants put in: (kind, name) pairs."""
    return [(found[1], found[2]) for found in _PLACE.finditer(source(chapter, language))]


def _key(name: str, _language: str, keys: Keys) -> str:
    return f"**{next((native(key) for key in keys(name)), NO_KEY)}**"


def _menu(name: str, language: str, _keys: Keys) -> str:
    spec = _SPECS[name]
    return f"**{_plain(spec.menu.value, language)} › {_plain(spec.text, language)}**"


def _word(name: str, language: str, _keys: Keys) -> str:
    context, _bar, text = name.rpartition("|")
    return f"**{_plain(NC_(context, text) if context else text, language)}**"


def _table_of_menu(name: str, language: str, keys: Keys) -> str:
    specs = [spec for spec in ACTIONS if spec.menu is Menu[name]]
    written = [(", ".join(dict.fromkeys(native(key) for key in keys(spec.id))) or NO_KEY, spec.text) for spec in specs]
    return _table(written, language)


def _table_of_fixed(name: str, language: str, _keys: Keys) -> str:
    return _table([(i18n.in_language(key, language), text) for key, text in _FIXED[name]], language)


def _chapter(name: str, language: str, _keys: Keys) -> str:
    return f"[{title(name, language)}]({name}.md)"


def _table(rows: Sequence[tuple[str, str]], language: str) -> str:
    heads = " | ".join(i18n.in_language(head, language) for head in HEADS)
    lines = (f"| {key} | {_plain(text, language)} |" for key, text in rows)
    return "\n".join((f"| {heads} |", "|---|---|", *lines))


def _plain(text: str, language: str) -> str:
    return without_mnemonic(i18n.in_language(text, language))


_FILLINGS = {
    "key": _key,
    "keys": _table_of_menu,
    "menu": _menu,
    "word": _word,
    "fixed": _table_of_fixed,
    "chapter": _chapter,
}
