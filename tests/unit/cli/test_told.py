"""What the command line tells beside its results: trouble at the start, and nothing where there is nobody to tell."""

import os
import pkgutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from ocrdesk.app import Overrides, build
from ocrdesk.cli import INTERRUPTED, main
from ocrdesk.errors import KeyringMissing
from ocrdesk.settings import Credentials, KeyringCredentials, SessionCredentials
from tests.unit.cli.pictures import picture

PAGES_OF_A_MINUTE = 300
"""So many that they are still being read when the signal comes, however fast the machine is."""

pytestmark = pytest.mark.usefixtures("_quick")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OCRDESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.parametrize("command", [["digitize", "x.png"], ["providers"]])
def test_settings_that_were_put_aside_are_told(
    command: list[str], home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    picture(tmp_path / "x.png")
    (home / "settings").mkdir(parents=True)
    (home / "settings" / "settings.toml").write_text("language = ", encoding="utf-8")
    assert main(command) == 0
    assert "settings.toml" in capsys.readouterr().err


def test_without_a_terminal_the_work_is_done_all_the_same(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del home
    with monkeypatch.context() as patched:  # as Windows starts a program with a window
        patched.setattr(sys, "stdout", None)
        patched.setattr(sys, "stderr", None)
        assert main(["digitize", str(picture(tmp_path / "x.png")), "--out", str(tmp_path / "out")]) == 0
        assert sys.stdout is None
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["x.png.json"]


@pytest.mark.skipif(os.name == "nt", reason="ends its processes in another way")
def test_a_run_that_is_ended_from_outside_leaves_nothing_of_its_pages_behind(home: Path, tmp_path: Path) -> None:
    del home
    (tmp_path / "tmp").mkdir()
    (tmp_path / "in").mkdir()
    for number in range(PAGES_OF_A_MINUTE):
        picture(tmp_path / "in" / f"{number}.png")
    command = [sys.executable, "-m", "ocrdesk", "digitize", str(tmp_path / "in"), "--out", str(tmp_path / "out")]
    run = subprocess.Popen(command, env={**os.environ, "TMPDIR": str(tmp_path / "tmp")}, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not list((tmp_path / "tmp").glob("ocrdesk-*/journal.sqlite")):
        assert run.poll() is None
        assert time.monotonic() < until
        time.sleep(0.05)
    run.terminate()
    assert run.wait(60) == INTERRUPTED
    assert not list((tmp_path / "tmp").glob("ocrdesk-*"))


@pytest.mark.skipif(os.name == "nt", reason="cannot send itself such a signal")
@pytest.mark.parametrize("step", ["ocrdesk.app.SourceReader", "ocrdesk.app.App.close"])
def test_an_end_that_is_asked_for_while_the_program_opens_or_closes_waits_for_that(
    step: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del home
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    real = pkgutil.resolve_name(step)

    def ended_from_outside(*args: object, **named: object) -> object:
        os.kill(os.getpid(), signal.SIGTERM)
        return real(*args, **named)

    monkeypatch.setattr(step, ended_from_outside)
    code = main(["digitize", str(picture(tmp_path / "x.png")), "--out", str(tmp_path / "out")])
    assert code == (INTERRUPTED if step.endswith("Reader") else 0)
    assert not list(tmp_path.glob("ocrdesk-*"))


def test_keys_come_from_the_keyring_on_the_command_line_too(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del home
    kept = KeyringCredentials()
    monkeypatch.setattr("ocrdesk.app.open_credentials", lambda: kept)
    app = build(Overrides(lasting=False))
    assert app.credentials() is kept
    app.close()


def test_a_keyring_that_cannot_be_opened_is_told_once(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    del home

    class Locked(SessionCredentials):
        def get(self, provider: str, name: str) -> str:
            raise KeyringMissing

    monkeypatch.setattr("ocrdesk.app.build", build)  # with the clouds, whose keys are asked for
    monkeypatch.setattr("ocrdesk.app.open_credentials", Locked)
    assert main(["providers"]) == 0
    assert capsys.readouterr().err.count(str(KeyringMissing().title)) == 1


def test_a_run_that_is_given_its_keys_does_not_open_the_keyring(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del home
    opened: list[str] = []

    def opening() -> Credentials:
        opened.append("keyring")
        return SessionCredentials()

    monkeypatch.setattr("ocrdesk.app.open_credentials", opening)
    monkeypatch.setenv("OCRDESK_TENCENT_SECRET_KEY", "given")
    app = build(Overrides(lasting=False))
    app.secrets("tencent")
    assert opened == []
    app.secrets("huawei")
    assert opened == ["keyring"]
    app.close()
