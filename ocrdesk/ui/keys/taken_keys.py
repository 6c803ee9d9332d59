"""Keys that belong to the system, to input methods, to typing or to the menus, and why an action cannot have them."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt

from ocrdesk import i18n
from ocrdesk.i18n import N_
from ocrdesk.ui.actions import Menu
from ocrdesk.ui.keys.action_set import portable

WINDOWS = N_("The system uses this key for its windows; it never arrives here.")
CONSOLES = N_("On Linux this key leaves the desktop for a console; it never arrives here.")
PICTURES = N_("The system uses this key to take a picture of the screen.")
SYSTEM_MENU = N_("Keys with the Windows key belong to the system.")
SWITCHING = N_("This key turns the input method on and off.")
WIDTHS = N_("Input methods switch between full-width and half-width letters with this key.")
TYPING = N_("This key is needed for typing. Choose one together with Ctrl or Alt.")
EDITING = N_("This key is needed for editing texts: copying, moving, deleting.")
MENUS = N_("This key opens a menu.")
PUNCTUATION = N_("Input methods switch between Chinese and English punctuation with this key. It may not arrive here.")
SCRIPTS = N_("Input methods switch between simplified and traditional with this key. It may not arrive here.")
CHOOSING = N_("Windows can switch between input methods with this key. It may not arrive here.")
CLIPBOARDS = N_("Some input methods open their clipboard with this key. It may not arrive here.")
PROGRAMS = N_("Desktops often keep this key for themselves. It may not arrive here.")
MENU_BAR = N_("Many desktops open the menu bar with this key. It may not arrive here.")


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a key should not be given to an action; `refused`: it cannot be."""

    why: str
    refused: bool = True


ALONE = {
    Qt.Key.Key_Shift: N_("Shift alone switches the input method between Chinese and English."),
    Qt.Key.Key_Control: N_("Ctrl alone is no key for an action. Press another key together with it."),
    Qt.Key.Key_Alt: N_("Alt alone opens the menus. Press another key together with it."),
    Qt.Key.Key_AltGr: N_("Alt alone opens the menus. Press another key together with it."),
    Qt.Key.Key_Meta: SYSTEM_MENU,
    Qt.Key.Key_Super_L: SYSTEM_MENU,
    Qt.Key.Key_Super_R: SYSTEM_MENU,
    Qt.Key.Key_CapsLock: N_("Caps Lock belongs to the keyboard and to input methods."),
    Qt.Key.Key_NumLock: N_("Num Lock belongs to the number pad."),
}
"""What is said of keys that are pressed by themselves."""

REFUSED = {
    WINDOWS: ("Alt+Tab", "Alt+Shift+Tab", "Alt+Esc", "Ctrl+Esc", "Ctrl+Shift+Esc", "Ctrl+Alt+Del", "Alt+F4",
              "Alt+Space", "Ctrl+Alt+Tab", "Shift+F10", "Menu"),
    CONSOLES: tuple(f"Ctrl+Alt+F{number}" for number in range(1, 13)),
    PICTURES: ("Print", "Alt+Print", "Ctrl+Print", "Shift+Print"),
    SWITCHING: ("Ctrl+Space", "Ctrl+Shift+Space"),
    WIDTHS: ("Shift+Space",),
    EDITING: ("Ctrl+A", "Ctrl+C", "Ctrl+X", "Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down", "Ctrl+Home", "Ctrl+End",
              "Ctrl+Backspace", "Ctrl+Del", "Ctrl+Ins", "Shift+Ins", "Shift+Del", "Ctrl+Shift+Left",
              "Ctrl+Shift+Right", "Ctrl+Shift+Home", "Ctrl+Shift+End", "Shift+Left", "Shift+Right", "Shift+Up",
              "Shift+Down", "Shift+Home", "Shift+End", "Shift+Tab", "Shift+Backspace", "Shift+PgUp", "Shift+PgDown"),
    TYPING: ("Return", "Enter", "Shift+Return", "Shift+Enter", "Tab", "Esc", "Space", "Backspace", "Del", "Ins", "Left",
             "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"),
}  # fmt: skip
WARNED = {
    PUNCTUATION: ("Ctrl+.",),
    SCRIPTS: ("Ctrl+Shift+F",),
    CHOOSING: tuple(f"Ctrl+Shift+{number}" for number in range(10)),
    CLIPBOARDS: ("Ctrl+;", "Ctrl+Alt+;"),
    PROGRAMS: ("Ctrl+Alt+Left", "Ctrl+Alt+Right", "Ctrl+Alt+Up", "Ctrl+Alt+Down", "Ctrl+Alt+T", "Ctrl+Alt+L"),
    MENU_BAR: ("F10",),
}


def objection(key: str) -> Objection | None:
    """What speaks against that key, in its portable form, whichever action it is for."""
    known = _known().get(key)
    if known is not None:
        return known
    if "Meta+" in key:
        return Objection(SYSTEM_MENU)
    if len(key.removeprefix("Shift+")) <= 1:
        return Objection(TYPING)
    if key in menu_keys():
        return Objection(MENUS)
    return None


def menu_keys() -> frozenset[str]:
    """The keys that open the menus, in every language."""
    texts = [i18n.in_language(menu.value, code) for menu in Menu for code in i18n.LANGUAGES]
    return frozenset(portable(f"Alt+{text[text.index('&') + 1]}") for text in texts if "&" in text)


def _known() -> dict[str, Objection]:
    return dict(_rows())


def _rows() -> Iterator[tuple[str, Objection]]:
    for table, refused in ((WARNED, False), (REFUSED, True)):
        for why, keys in table.items():
            for key in keys:
                yield portable(key), Objection(why, refused)
