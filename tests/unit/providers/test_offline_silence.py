"""ONNX Runtime tells its maker nothing: it makes no report of its use, keeps none and numbers no computer."""

import os
import subprocess
import sys
from pathlib import Path

SUPPRESSED_IN = ("CI", "GITHUB_ACTIONS", "TF_BUILD", "JENKINS_URL", "ORT_RUNNING_UNIT_TESTS", "ORT_DISABLE_TELEMETRY")
"""Where these are set the library is silent of itself, and the test would prove nothing."""
LOAD = "from ocrdesk.providers.offline.networks import load_detection; load_detection('onnxruntime', 1)"
UNREACHABLE = "http://127.0.0.1:9"


def test_loading_a_network_leaves_no_report_behind(tmp_path: Path) -> None:
    assert _written(LOAD, tmp_path) == []


def _written(script: str, home: Path) -> list[str]:
    kept = {name: value for name, value in os.environ.items() if name not in SUPPRESSED_IN}
    own = {name: str(home) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "USERPROFILE", "LOCALAPPDATA")}
    subprocess.run(
        [sys.executable, "-c", script], env=kept | own | {"HTTPS_PROXY": UNREACHABLE}, check=True, timeout=120
    )
    return [path.name for path in home.rglob("*") if path.is_file()]
