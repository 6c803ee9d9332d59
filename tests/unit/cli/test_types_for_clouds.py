"""Types that only cloud services read are refused offline, in plain words."""

from pathlib import Path

import pytest

from ocrdesk.cli import main
from ocrdesk.documents import DOCUMENT_TYPES

CLOUD_ONLY = [kind.key for kind in DOCUMENT_TYPES if not kind.offline]


@pytest.mark.parametrize("document", CLOUD_ONLY)
def test_a_type_for_clouds_is_refused_offline(
    document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OCRDESK_HOME", str(tmp_path / "home"))
    picture = tmp_path / "a.png"
    picture.write_bytes(b"x")
    assert main(["digitize", str(picture), "--document", document]) == 2
    said = capsys.readouterr().err
    assert any(words in said for words in ("云服务", "cloud service"))
    assert not list(tmp_path.glob("*.json"))


def test_there_are_types_for_clouds() -> None:
    assert {"taxi_invoice", "flight_itinerary"} <= set(CLOUD_ONLY)
