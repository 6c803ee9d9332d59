"""The office's policy: it wins over preferences, is never written into them, and shuts everything when damaged."""

import os
from pathlib import Path

import pytest

from ocrdesk.settings import KeptPreferences, Policy, Preferences, load_policy, save_preferences


def written(folder: Path, text: str | bytes, name: str = "policy.toml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_without_a_file_nothing_is_decided(tmp_path: Path) -> None:
    policy, damaged = load_policy([tmp_path / "policy.toml", tmp_path / "no" / "such" / "policy.toml"])
    assert (policy, damaged) == (Policy(), ())
    assert policy.locked() == frozenset()
    assert not policy.forbids("tencent")


def test_what_the_office_decides_takes_the_place_of_the_preferences(tmp_path: Path) -> None:
    text = (
        'office = "市局信息科"\nproxy = "http://proxy:3128"\nkeep_answers_days = 7\nexport_folder = "/srv/结果 & 表"\n'
    )
    policy, damaged = load_policy([written(tmp_path, text)])
    assert not damaged
    assert policy.office == "市局信息科"
    assert policy.locked() == {"proxy", "keep_answers_days", "export_folder"}
    own = Preferences(proxy="none", theme="dark", keep_answers_days=90)
    now = policy.applied(own)
    assert (now.proxy, now.keep_answers_days, now.theme) == ("http://proxy:3128", 7, "dark")


@pytest.mark.parametrize(("own", "now"), [("auto", "en"), ("zh_CN", "zh_CN")])
def test_the_language_of_the_office_is_only_a_beginning(own: str, now: str) -> None:
    policy = Policy(language="en")
    assert policy.applied(Preferences(language=own)).language == now
    assert "language" not in policy.locked()


def test_only_the_services_that_are_named_are_allowed() -> None:
    policy = Policy(providers=["tencent"])
    assert [policy.forbids(key) for key in ("tencent", "huawei")] == [False, True]
    assert Policy(providers=["tencent"], offline_only=True).forbids("tencent")


@pytest.mark.parametrize(
    "content",
    [
        b"offline_only = ",
        b"offline_only = 'yes'",
        b"ofline_only = false",
        b"providers = 'tencent'",
        b"keep_answers_days = -1",
        b"language = 'zh'",
        b"\xff\xfe\x00",
    ],
)
def test_a_damaged_file_is_told_and_shuts_everything(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path, content)
    policy, (damaged,) = load_policy([path])
    assert policy.offline_only is True
    assert policy.check_updates is False
    assert str(path) in str(damaged)
    assert path.read_bytes() == content


def test_a_file_that_cannot_be_read_shuts_everything(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").mkdir()
    policy, damaged = load_policy([tmp_path / "policy.toml"])
    assert policy.offline_only is True
    assert len(damaged) == 1


def test_a_mark_that_an_editor_put_before_the_text_does_no_harm(tmp_path: Path) -> None:
    policy, damaged = load_policy([written(tmp_path, b"\xef\xbb\xbfoffline_only = true\r\n")])
    assert (policy.offline_only, damaged) == (True, ())


def test_the_machine_has_the_first_word(tmp_path: Path) -> None:
    machine = written(tmp_path, "offline_only = true\n", "machine.toml")
    beside = written(tmp_path, 'offline_only = false\nproxy = "none"\n', "beside.toml")
    policy, _damaged = load_policy([machine, beside])
    assert (policy.offline_only, policy.proxy) == (True, "none")


def test_a_damaged_file_beside_the_program_loosens_nothing(tmp_path: Path) -> None:
    machine = written(tmp_path, 'offline_only = false\nproxy = "none"\n', "machine.toml")
    policy, _damaged = load_policy([machine, written(tmp_path, "?", "beside.toml")])
    assert (policy.offline_only, policy.proxy) == (True, "none")


def test_no_environment_variable_leads_to_another_policy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from ocrdesk import paths

    usual = paths.policy_files()
    for name in [*os.environ, "ProgramData", "ALLUSERSPROFILE", "XDG_CONFIG_DIRS", "OCRDESK_POLICY"]:
        if name not in {"PATH", "SystemRoot"}:
            monkeypatch.setenv(name, str(tmp_path))
    assert paths.policy_files() == usual


def test_the_office_s_word_is_not_written_into_the_clerk_s_file(tmp_path: Path) -> None:
    save_preferences(Preferences(proxy="none"), tmp_path)
    kept = KeptPreferences(tmp_path, Policy(offline_only=True, proxy="system"))
    kept.change(theme="dark", offline_only=False, proxy="http://elsewhere")
    kept.save()
    assert (kept.now.offline_only, kept.now.proxy) == (True, "system")
    free = KeptPreferences(tmp_path, Policy())
    assert (free.now.offline_only, free.now.proxy, free.now.theme) == (False, "none", "dark")
