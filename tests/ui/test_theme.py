"""The theme: complete, readable, and with the system."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ocrdesk.ui.theme import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    Theme,
    ThemeSwitch,
    apply_theme,
    restyle,
    stylesheet_of,
    themes,
    ui_font,
)

ALL = (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST)
READABLE = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of normal text."""


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, "dark")
    apply_theme(qapp, "light")


def test_high_contrast_can_be_chosen_where_the_system_does_not_ask_for_it(qapp: QApplication) -> None:
    assert apply_theme(qapp, "contrast").name == "light-contrast"
    apply_theme(qapp, "light")


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_the_stylesheet_has_a_value_for_every_place(theme: Theme) -> None:
    sheet = stylesheet_of(theme)

    assert "$" not in sheet
    assert theme.accent in sheet


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "panel"), ("text", "field"), ("text", "accent_soft"), ("text", "selection"), ("text", "canvas"),
        ("muted", "panel"), ("muted", "field"), ("accent", "panel"), ("accent_text", "accent"),
        ("amber", "panel"), ("amber", "amber_soft"), ("amber", "accent_soft"), ("red", "panel"), ("red", "red_soft"),
        ("green", "panel"), ("green", "green_soft"), ("accent", "accent_soft"), ("tooltip_text", "tooltip"),
    ],
)  # fmt: skip
def test_words_stand_out_from_their_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(theme.color(ink), theme.color(ground)) >= READABLE


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_chosen_theme_dresses_sheet_and_palette(qapp: QApplication, name: str) -> None:
    theme = apply_theme(qapp, name)  # type: ignore[arg-type]

    assert theme.name == name
    assert themes(qapp).theme == theme
    assert qapp.palette().window().color() == theme.color("window")
    assert qapp.styleSheet() == stylesheet_of(theme)


class SystemOfOurs(ThemeSwitch):
    """A switch whose system is what the test says: the offscreen platform has no colour scheme."""

    dark = False
    contrast = False

    def system_is_dark(self) -> bool:
        return self.dark

    def system_wants_contrast(self) -> bool:
        return self.contrast


@pytest.mark.parametrize(
    ("mode", "dark", "contrast", "theme"),
    [
        ("auto", False, False, LIGHT), ("auto", True, False, DARK), ("light", True, False, LIGHT),
        ("auto", True, True, DARK_CONTRAST), ("light", True, True, LIGHT_CONTRAST),
    ],
)  # fmt: skip
def test_a_change_of_the_system_is_followed_as_far_as_it_was_asked_for(
    qapp: QApplication, mode: str, dark: bool, contrast: bool, theme: Theme
) -> None:
    switch = SystemOfOurs(qapp)
    switch.use(mode)  # type: ignore[arg-type]

    switch.dark, switch.contrast = dark, contrast
    switch._hints.colorSchemeChanged.emit(Qt.ColorScheme.Unknown)

    shown = qapp.styleSheet()
    switch.setParent(None)
    switch._hints.colorSchemeChanged.disconnect(switch.follow_system)
    switch._contrast.contrastPreferenceChanged.disconnect(switch.follow_system)
    assert shown == stylesheet_of(theme)


def test_a_turn_of_the_theme_is_told_once(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    told: list[Theme] = []
    themes(qapp).changed.connect(told.append)

    apply_theme(qapp, "dark")
    apply_theme(qapp, "dark")

    themes(qapp).changed.disconnect(told.append)
    assert told == [DARK]


def test_a_role_gives_a_button_its_colour(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    button = QPushButton("Recognise")
    button.setProperty("role", "primary")
    qtbot.addWidget(button)

    assert ground_of(button) == QColor(LIGHT.accent)


def test_a_state_set_later_shows_after_restyle(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    edit = QLineEdit()
    edit.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    qtbot.addWidget(edit)
    before = ground_of(edit)

    edit.setProperty("state", "failed")
    restyle(edit)

    assert before == QColor(LIGHT.field)
    assert ground_of(edit) == QColor(LIGHT.red_soft)


@pytest.mark.skipif(sys.platform != "linux", reason="the families of this system")
def test_chinese_is_drawn_in_the_chinese_form(qtbot: QtBot, qapp: QApplication) -> None:
    if "Noto Sans CJK SC" not in QFontDatabase.families():
        pytest.skip("no Noto Sans CJK SC here")
    apply_theme(qapp, "light")
    label = QLabel("直骨角")
    qtbot.addWidget(label)
    label.ensurePolished()

    assert QFontInfo(label.font()).family() == "Noto Sans CJK SC"
    assert QFontInfo(ui_font("title", bold=True)).pointSizeF() > QFontInfo(ui_font("small")).pointSizeF()


def ground_of(widget: QWidget) -> QColor:
    widget.resize(120, 40)
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.show()
    return widget.grab().toImage().pixelColor(20, 8)


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


@pytest.mark.parametrize(("theme", "told"), [(LIGHT, False), (LIGHT_CONTRAST, True), (DARK_CONTRAST, True)])
def test_in_high_contrast_a_button_that_cannot_be_pressed_has_a_broken_edge(theme: Theme, told: bool) -> None:
    rule = next(line for line in stylesheet_of(theme).splitlines() if line.startswith("QPushButton:disabled"))

    assert ("dashed" in rule) is told
