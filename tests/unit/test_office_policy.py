"""What the office's policy does to the whole program, with and without a window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ocrdesk import cli, paths
from ocrdesk.app import App, Overrides, build
from ocrdesk.errors import CloudForbidden, CloudsLocked, FolderNotWritable, PolicyDamaged, TargetNotAllowed
from ocrdesk.providers import CLOUDS
from ocrdesk.settings import Preferences, SessionCredentials, load_preferences, save_preferences

CLOUD_KEYS = {kind.key for kind in CLOUDS}
USUAL = Overrides(credentials=SessionCredentials())


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    return tmp_path / "policy.toml"


@pytest.fixture
def made(policy: Path) -> Iterator[list[App]]:
    apps: list[App] = []
    yield apps
    for app in apps:
        app.close()


def started(made: list[App], policy: Path, text: str = "") -> App:
    policy.write_text(text, encoding="utf-8")
    made.append(build(replace(USUAL, policy=(policy,))))
    return made[-1]


def test_offline_only_by_the_office_cannot_be_taken_away_by_the_clerk(made: list[App], policy: Path) -> None:
    app = started(made, policy, "offline_only = true")
    app.change_preferences(offline_only=False, provider="tencent")
    assert app.preferences.offline_only
    assert app.chosen_provider() == "offline"
    assert app.cloud_provider() == ""
    with pytest.raises(CloudForbidden):
        app.check("tencent", {"secret_id": "a", "secret_key": "b"}, {"offline_only": False})


def test_a_service_that_the_office_does_not_allow_is_refused_and_the_other_is_not(
    made: list[App], policy: Path
) -> None:
    app = started(made, policy, 'providers = ["tencent"]\nlanguage = "en"')
    assert app.refused_providers() == CLOUD_KEYS - {"tencent"}
    assert "office" in str(app.providers["huawei"].state().message)
    assert "office" not in str(app.providers["tencent"].state().message)


def test_the_clerk_s_own_lock_says_who_can_open_it(made: list[App], policy: Path) -> None:
    app = started(made, policy)
    app.change_preferences(offline_only=True)
    with pytest.raises(CloudsLocked) as caught:
        app.check("tencent", {"secret_id": "a", "secret_key": "b"})
    assert not isinstance(caught.value, CloudForbidden)


def test_a_damaged_policy_is_told_and_leaves_the_clerk_s_file_alone(made: list[App], policy: Path, home: Path) -> None:
    own = Preferences(provider="tencent", language="en")
    (home / "settings").mkdir()
    save_preferences(own, home / "settings")
    app = started(made, policy, "offline_only = perhaps")
    assert any(isinstance(notice, PolicyDamaged) for notice in app.notices)
    assert app.refused_providers() == CLOUD_KEYS
    app.change_preferences(theme="dark")
    assert load_preferences(home / "settings")[0] == replace(own, theme="dark")


def test_results_go_into_the_folder_of_the_office_and_nowhere_else(
    made: list[App], policy: Path, tmp_path: Path
) -> None:
    only = tmp_path / "结果 & 表"
    only.mkdir()
    app = started(made, policy, f"export_folder = '{only}'")
    with pytest.raises(TargetNotAllowed):
        app.export("xlsx", [], tmp_path / "a.xlsx")
    assert app.export("xlsx", [], only / "a.xlsx") == (only / "a.xlsx",)
    with pytest.raises(TargetNotAllowed):
        app.export("xlsx", [], only / ".." / "b.xlsx")


def test_the_command_line_obeys_too(
    policy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    policy.write_text('offline_only = true\nlanguage = "en"\n', encoding="utf-8")
    monkeypatch.setattr(paths, "policy_files", lambda: (policy,))
    monkeypatch.setenv("OCRDESK_TENCENT_SECRET_ID", "a")
    monkeypatch.setenv("OCRDESK_TENCENT_SECRET_KEY", "b")
    assert cli.main(["providers", "check", "tencent"]) == 3
    assert "does not allow" in capsys.readouterr().err


def test_a_home_that_cannot_be_made_is_told_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("OCRDESK_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(FolderNotWritable) as caught:
        build(USUAL)
    assert str(tmp_path / "file") in str(caught.value)
