"""The sheet of all keys, grouped by menu, as a page to read, to print and to save."""

from collections.abc import Callable, Iterator, Sequence
from html import escape

from PySide6.QtGui import QTextDocument

from ocrdesk import i18n
from ocrdesk.i18n import N_
from ocrdesk.ui.actions import ACTIONS, Menu
from ocrdesk.ui.keys.action_set import native, without_mnemonic
from ocrdesk.ui.keys.fixed_keys import FIXED_KEYS
from ocrdesk.ui.theme import LIGHT, Theme, ui_font

TITLE = N_("Keys of OCRDesk")
NO_KEY = "–"
BOTH = ("zh_CN", "en")
Keys = Callable[[str], Sequence[str]]
Languages = tuple[str, ...]


def sheet_html(keys: Keys, languages: Sequence[str], theme: Theme = LIGHT) -> str:
    """The sheet in one language or in several side by side; `keys` gives an action's keys by its id."""
    names = "".join(f"<h2>{escape(i18n.in_language(TITLE, code))}</h2>" for code in languages[:1])
    return f"<html><body style='color:{theme.text}'>{names}{''.join(_groups(keys, languages, theme))}</body></html>"


def sheet_document(keys: Keys, languages: Sequence[str], theme: Theme = LIGHT) -> QTextDocument:
    """The same as a document, in the window's own font."""
    document = QTextDocument()
    document.setDefaultFont(ui_font("small"))
    document.setHtml(sheet_html(keys, languages, theme))
    return document


def _groups(keys: Keys, languages: Sequence[str], theme: Theme) -> Iterator[str]:
    for title, fixed in FIXED_KEYS:
        written = [(i18n.in_language(own, languages[0]), text) for own, text in fixed]
        yield _group(title, written, languages, theme)
    for menu in Menu:
        rows = [(_written(keys(spec.id)), spec.text) for spec in ACTIONS if spec.menu is menu]
        yield _group(menu.value, rows, languages, theme)


def _group(title: str, rows: Sequence[tuple[str, str]], languages: Sequence[str], theme: Theme) -> str:
    heads = " · ".join(dict.fromkeys(_plain(title, code) for code in languages))
    lines = "".join(_row(key, text, languages, theme) for key, text in rows)
    heading = f"<h4 style='margin-top:14px; margin-bottom:4px; color:{theme.muted}'>{escape(heads)}</h4>"
    return f"{heading}<table width='100%' cellspacing='0' cellpadding='3'>{lines}</table>"


def _row(key: str, text: str, languages: Sequence[str], theme: Theme) -> str:
    line = f"border-bottom:1px solid {theme.border};"
    width = 70 // len(languages)
    names = "".join(f"<td width='{width}%' style='{line}'>{escape(_plain(text, code))}</td>" for code in languages)
    return f"<tr><td width='30%' style='{line} font-weight:600'>{escape(key)}</td>{names}</tr>"


def _written(keys: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(native(key) for key in keys)) or NO_KEY


def _plain(text: str, code: str) -> str:
    return without_mnemonic(i18n.in_language(text, code))
