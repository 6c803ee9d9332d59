"""Words for the clerk: marked where they are written, translated where they are shown.

The English text is the key; `resources/locale/<language>/LC_MESSAGES/ocrdesk.po` holds the others.
"""

import gettext
import locale
import os
import sys
from dataclasses import dataclass
from functools import cache

from ocrdesk import paths

DOMAIN = "ocrdesk"
SOURCE_LANGUAGE = "en"
LANGUAGES = {"zh_CN": "中文", "en": "English"}
"""Language code to the language's own name, in the order offered."""

_CONTEXT_END = "\x04"
"""What parts a text from its context in compiled catalogues."""


def N_(text: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a text for the catalogue; it stays English until `_` shows it."""
    return text


def NC_(context: str, text: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a text that other places translate otherwise; the context, in the catalogue's own form, goes along."""
    return f"{context}{_CONTEXT_END}{text}"


def _(text: str) -> str:
    """Translate into the language in use."""
    return _catalogue.gettext(text).rpartition(_CONTEXT_END)[2] if text else ""


def in_language(text: str, code: str) -> str:
    """Translate into that language, whichever is in use."""
    if code == _language:
        return _(text)
    catalogue = _catalogue_of(code)
    return catalogue.gettext(text).rpartition(_CONTEXT_END)[2] if text else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate with the right plural form; the caller formats `{count}`."""
    return _catalogue.ngettext(singular, plural, count)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with places for values: translated anew each time it is shown.

    `text` is English with `{name}` places; `values` are (name, value) pairs, already formatted.
    """

    text: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return _(self.text).format_map(dict(self.values))


def message(text: str, **values: object) -> Message:
    """A Message from an N_-marked text and its values."""
    return Message(text, tuple((name, str(value)) for name, value in values.items()))


def use_language(code: str) -> str:
    """Switch the language of the whole program; "auto" follows the system. Returns the code in use."""
    global _catalogue, _language
    _language = _system_language() if code == "auto" else code
    _catalogue = _catalogue_of(_language)
    return _language


@cache
def _catalogue_of(code: str) -> gettext.NullTranslations:
    if code == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, paths.resource("locale"), [code], fallback=True)


def language() -> str:
    """The code of the language in use."""
    return _language


def _system_language() -> str:
    # Chinese first: a system that does not say English (or says nothing, like "C") gets Chinese.
    return "en" if _system_locale().lower().startswith("en") else "zh_CN"


def _system_locale() -> str:
    if sys.platform == "win32":
        import ctypes

        language_id = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return locale.windows_locale.get(language_id, "")
    # Not locale.getlocale(): it takes "C.UTF-8" for American English.
    return next((name for name in map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG")) if name), "")


_language = SOURCE_LANGUAGE
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
