"""The simulators start by hand, say where they listen and what to enter, and end at Ctrl+C."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulators.callers import new_client

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to one process there")
def test_they_start_and_end_by_hand() -> None:
    command = [sys.executable, "-m", "tests.simulators", "--first-port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = ""
        while "AppKey" not in told:
            line = process.stdout.readline()
            assert line, told
            told += line
        addresses = re.findall(r"http://127\.0\.0\.1:\d+", told)
        assert len(set(addresses)) == 3
        with new_client() as client:
            codes = [client.post(f"{address}/", content=b"{}").json() for address in addresses]
        assert codes[0]["Response"]["Error"]["Code"] == "InvalidRequest"
        assert codes[1]["error_code"] == "APIG.0101"
        assert codes[2]["statusCode"] == 50003
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
