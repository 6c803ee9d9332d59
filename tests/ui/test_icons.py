"""The icons: one family, sharp, in the theme's colours."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from ocrdesk import paths
from ocrdesk.ui.actions import ACTIONS
from ocrdesk.ui.icons import COLOURED, icon, pixmap
from ocrdesk.ui.theme import DARK, LIGHT, apply_theme

DRAWINGS = sorted(paths.resource("icons").glob("*.svg"))


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light")
    yield
    apply_theme(qapp, "light")


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda drawing: drawing.stem)
def test_each_drawing_is_of_the_family(drawing: object) -> None:
    text = drawing.read_text(encoding="utf-8")  # type: ignore[attr-defined]

    assert QSvgRenderer(QByteArray(text.encode())).isValid()
    if drawing.stem not in COLOURED:  # type: ignore[attr-defined]
        assert 'viewBox="0 0 24 24"' in text
        assert 'stroke="currentColor"' in text
        assert "#" not in text


def test_every_action_that_names_an_icon_has_its_drawing() -> None:
    wanted = {spec.icon for spec in ACTIONS if spec.icon}

    assert wanted <= {drawing.stem for drawing in DRAWINGS}


def test_an_icon_follows_the_theme_by_itself(qapp: QApplication) -> None:
    made_once = icon("check")
    light = strongest(made_once.pixmap(24, 24).toImage())

    apply_theme(qapp, "dark")

    assert light == QColor(LIGHT.text)
    assert strongest(made_once.pixmap(24, 24).toImage()) == QColor(DARK.text)


def test_a_disabled_icon_is_faint() -> None:
    drawn = icon("check").pixmap(QSize(24, 24), 1.0, QIcon.Mode.Disabled)

    assert strongest(drawn.toImage()) == QColor(LIGHT.faint)


def test_a_checked_icon_takes_the_accent() -> None:
    drawn = icon("check").pixmap(QSize(24, 24), 1.0, QIcon.Mode.Normal, QIcon.State.On)

    assert strongest(drawn.toImage()) == QColor(LIGHT.accent)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_an_icon_is_drawn_with_the_screens_own_pixels(ratio: float) -> None:
    drawn = icon("settings").pixmap(QSize(20, 20), ratio)

    assert drawn.devicePixelRatio() == ratio
    assert drawn.size() == QSize(round(20 * ratio), round(20 * ratio))


def test_the_programs_own_icon_keeps_its_colours() -> None:
    drawn = pixmap("app", 64).toImage()

    assert drawn.pixelColor(32, 8) == QColor("#2463eb")


def strongest(image: QImage) -> QColor:
    """The colour of the most opaque pixel."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    found = max(pixels, key=QColor.alpha)
    found.setAlpha(255)
    return found
