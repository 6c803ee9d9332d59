"""A name on the command line that is not known is answered with those that are."""

from pathlib import Path

import pytest

from ocrdesk.cli import main
from ocrdesk.cli.arguments import require_known
from ocrdesk.errors import NameNotKnown


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(NameNotKnown) as raised:
        require_known(["auto", "foo"], {"vin", "auto"})
    assert "foo" in str(raised.value.title)
    assert "auto, vin" in str(raised.value.hint)


def test_the_known_documents_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OCRDESK_HOME", str(tmp_path / "home"))
    assert main(["digitize", "nothing.png", "--document", "foo"]) == 2
    assert "business_license" in capsys.readouterr().err


def test_a_check_without_a_name_is_answered_with_the_providers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["providers", "check"]) == 2
    said = capsys.readouterr().err
    assert "tencent" in said
    assert "None" not in said
