"""An input method that our Qt has no plug-in for is asked as IBus; what the desktop says in full stays."""

import os
import subprocess
import sys

import pytest

from ocrdesk.ui.input_method import ask_also_as_ibus


@pytest.mark.parametrize(
    ("given", "in_turn"),
    [
        ({"QT_IM_MODULE": "fcitx"}, "fcitx;ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, "fcitx5;ibus"),
        ({"QT_IM_MODULE": "ibus"}, None),
        ({}, None),
        ({"QT_IM_MODULE": "fcitx", "QT_IM_MODULES": "wayland;fcitx"}, "wayland;fcitx"),
    ],
)
def test_ibus_comes_after_what_the_desktop_chose(given: dict[str, str], in_turn: str | None) -> None:
    ask_also_as_ibus(given)
    assert given.get("QT_IM_MODULES") == in_turn


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have one input method each")
def test_qt_tries_the_methods_in_that_turn() -> None:
    script = (
        "import os; from ocrdesk.ui.input_method import ask_also_as_ibus; ask_also_as_ibus(os.environ);"
        "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    )
    settings = {"QT_IM_MODULE": "fcitx", "QT_QPA_PLATFORM": "offscreen", "QT_DEBUG_PLUGINS": "1"}
    kept = {name: value for name, value in os.environ.items() if name != "QT_IM_MODULES"}
    done = subprocess.run(
        [sys.executable, "-c", script], env=kept | settings, capture_output=True, text=True, check=True, timeout=120
    )
    opened = [line for line in done.stderr.splitlines() if line.endswith(" loaded library")]
    assert any("libibusplatforminputcontextplugin.so" in line for line in opened), done.stderr[-2000:]
