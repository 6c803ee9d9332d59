"""Preferences: kept, validated, never lost."""

import os
from pathlib import Path

import pytest

from ocrdesk.errors import SettingsDamaged
from ocrdesk.settings import Preferences, load_preferences, save_preferences


def test_preferences_come_back_as_they_were(tmp_path: Path) -> None:
    chosen = Preferences(language="en", export_folder="D:\\资料 夹", options={"offline": {"engine": "openvino"}})
    save_preferences(chosen, tmp_path)
    assert load_preferences(tmp_path) == (chosen, None)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_preferences(tmp_path) == (Preferences(), None)


@pytest.mark.parametrize(
    "content",
    [b"language = ", b"value_font_size = 'big'", b"value_font_size = 500", b"\xff\xfe\x00", b"[options]\noffline = 3"],
)
def test_a_file_that_cannot_be_understood_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(content)
    preferences, error = load_preferences(tmp_path)
    assert preferences == Preferences()
    assert error is not None
    assert (tmp_path / "settings.damaged.toml").read_bytes() == content


def test_an_unknown_name_is_left_alone_for_a_newer_version(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('from_tomorrow = 1\ntheme = "dark"\n', encoding="utf-8")
    preferences, error = load_preferences(tmp_path)
    assert error is None
    assert preferences.theme == "dark"


def test_the_mark_that_windows_editors_put_before_a_file_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('theme = "dark"\n', encoding="utf-8-sig")
    assert load_preferences(tmp_path) == (Preferences(theme="dark"), None)


def test_a_file_that_cannot_be_read_keeps_nobody_from_starting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "forbidden")

    save_preferences(Preferences(theme="dark"), tmp_path)
    with monkeypatch.context() as patched:
        for place, name in ((Path, "read_text"), (Path, "exists"), (os, "replace")):
            patched.setattr(place, name, forbidden)
        preferences, error = load_preferences(tmp_path)
    assert preferences == Preferences()
    assert isinstance(error, SettingsDamaged)
    assert load_preferences(tmp_path) == (Preferences(theme="dark"), None)
