"""Preferences: kept, validated, never lost."""

import os
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from ocrdesk.errors import PreferencesNotWritten, SettingsUnreadable
from ocrdesk.settings import KeptPreferences, Policy, Preferences, load_preferences, save_preferences


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


def test_what_a_newer_version_set_is_there_again_after_an_older_one_saved(tmp_path: Path) -> None:
    told = 'theme = "dark"\nfrom_tomorrow = 1\n\n[of_tomorrow]\nname = "值"\n'
    (tmp_path / "settings.toml").write_text(told, encoding="utf-8")
    preferences, _ = load_preferences(tmp_path)
    save_preferences(replace(preferences, theme="light"), tmp_path)
    kept = tomllib.loads((tmp_path / "settings.toml").read_text(encoding="utf-8"))
    assert (kept["theme"], kept["from_tomorrow"], kept["of_tomorrow"]) == ("light", 1, {"name": "值"})


def test_a_second_damaged_file_does_not_take_the_place_of_the_first(tmp_path: Path) -> None:
    for content in (b"first = ", b"second = "):
        (tmp_path / "settings.toml").write_bytes(content)
        load_preferences(tmp_path)
    assert sorted(path.read_bytes() for path in tmp_path.glob("*damaged*")) == [b"first = ", b"second = "]


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
    assert isinstance(error, SettingsUnreadable)
    assert load_preferences(tmp_path) == (Preferences(theme="dark"), None)


def test_a_file_that_another_program_held_at_the_start_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_preferences(Preferences(theme="dark", keys={"open": ["F2"]}), tmp_path)
    held = (tmp_path / "settings.toml").read_bytes()

    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_text", locked)
        kept = KeptPreferences(tmp_path, Policy())
    assert isinstance(kept.damaged, SettingsUnreadable)
    assert (tmp_path / "settings.toml").read_bytes() == held, "started again, it is there as it was"
    kept.change(language="en")
    kept.save()
    kept.save()
    assert load_preferences(tmp_path) == (Preferences(language="en"), None)
    assert [path.read_bytes() for path in tmp_path.glob("*unread*")] == [held]


def test_what_was_not_read_and_cannot_be_put_aside_is_not_written_over_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    save_preferences(Preferences(theme="dark"), tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_text", locked)
        kept = KeptPreferences(tmp_path, Policy())
        patched.setattr(os, "replace", locked)
        kept.change(theme="light")
        with pytest.raises(PreferencesNotWritten):
            kept.save()
    assert load_preferences(tmp_path) == (Preferences(theme="dark"), None)
