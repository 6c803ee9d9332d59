"""Asking for a newer version: one file, nothing told, nothing done when it fails."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest

from ocrdesk.errors import CloudsLocked
from ocrdesk.journal.ledger import Ledger
from ocrdesk.model import Release
from ocrdesk.providers.web.newer_version import is_newer, newer_version
from ocrdesk.providers.web.seams import Network, Seams

NOTES = {"en": "- Faster", "zh_CN": "- 更快"}
NEWEST = {"version": "1.2.0", "notes": NOTES}


class Place(ThreadingHTTPServer):
    """Answers every path with one text, and keeps what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.status, self.text = 200, json.dumps(NEWEST).encode()
        self.asked: list[tuple[str, str, dict[str, str]]] = []

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def address(self) -> str:
        return f"{self.base}/newest.json"


class Answering(BaseHTTPRequestHandler):
    """One request to the place above; as a proxy it refuses every tunnel."""

    server: Place

    def do_GET(self) -> None:
        self.server.asked.append(("GET", self.path, {name.lower(): text for name, text in self.headers.items()}))
        self.send_response(self.server.status)
        self.send_header("Location", f"{self.server.base}/elsewhere")
        self.send_header("Set-Cookie", "who=you")
        self.send_header("Content-Length", str(len(self.server.text)))
        self.end_headers()
        self.wfile.write(self.server.text)

    def do_CONNECT(self) -> None:
        self.server.asked.append(("CONNECT", self.path, {}))
        self.send_error(403)

    def log_message(self, *_told: object) -> None: ...


@pytest.fixture
def place() -> Iterator[Place]:
    server = Place()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def seams(tmp_path: Path) -> Iterator[Seams]:
    ledger = Ledger(tmp_path / "ledger.db")
    yield Seams(ledger, network=lambda: Network(proxy="none"))
    ledger.close()


def test_a_newer_version_is_told_with_its_notes(place: Place, seams: Seams) -> None:
    assert newer_version(place.address, "1.1.9", seams) == Release("1.2.0", NOTES)


@pytest.mark.parametrize("current", ["1.2.0", "1.10.0", "2.0"])
def test_the_same_or_an_older_version_is_no_news(place: Place, seams: Seams, current: str) -> None:
    assert newer_version(place.address, current, seams) is None


def test_one_file_is_asked_for_and_nothing_is_told(place: Place, seams: Seams) -> None:
    newer_version(place.address, "0.1.0", seams)
    newer_version(place.address, "0.1.0", seams)
    assert [(method, path) for method, path, _headers in place.asked] == [("GET", "/newest.json")] * 2
    for _method, _path, headers in place.asked:
        assert headers.keys() <= {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert headers["user-agent"] == "OCRDesk"


@pytest.mark.parametrize(
    ("status", "text"),
    [
        (404, b"{}"),
        (302, b"{}"),
        (200, b"<html>sign in</html>"),
        (200, b'{"version": 12}'),
        (200, b'{"version": "9; rm"}'),
        (200, b'{"version": "9.9", "notes": {"en": "' + b"x" * 300_000 + b'"}}'),
    ],
)
def test_what_makes_no_sense_is_no_news(place: Place, seams: Seams, status: int, text: bytes) -> None:
    place.status, place.text = status, text
    assert newer_version(place.address, "0.1.0", seams) is None
    assert len(place.asked) == 1, "a redirection is not followed"


def test_nobody_there_is_no_news(place: Place, seams: Seams) -> None:
    address = place.address.replace(str(place.server_port), "9")
    assert newer_version(address, "0.1.0", seams) is None


@pytest.mark.parametrize("address", ["", "http://office.example/newest.json", "file:///etc/passwd", "newest.json"])
def test_only_https_is_asked(seams: Seams, address: str) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json=NEWEST)

    carrying = httpx.MockTransport(answer)
    watched = Seams(seams.answers, network=seams.network, transport=carrying)
    assert newer_version(address, "0.1.0", watched) is None
    assert not asked
    assert newer_version("https://office.example/newest.json", "0.1.0", watched) is not None


def test_nothing_is_asked_while_only_offline_recognition_is_allowed(place: Place, seams: Seams) -> None:
    locked = Seams(seams.answers, network=lambda: Network(proxy="none", locked=True))
    with pytest.raises(CloudsLocked):
        newer_version(place.address, "0.1.0", locked)
    assert not place.asked


def test_the_offices_proxy_is_used(place: Place, seams: Seams) -> None:
    through = Seams(seams.answers, network=lambda: Network(proxy=place.base))
    assert newer_version("https://office.example/newest.json", "0.1.0", through) is None
    assert [(method, path) for method, path, _headers in place.asked] == [("CONNECT", "office.example:443")]


@pytest.mark.parametrize(
    ("version", "current", "newer"),
    [("1.10", "1.9.9", True), ("1.0.0", "1.0", False), ("2.0rc1", "1.0", False), ("1.0", "0.9.dev3", True)],
)
def test_versions_are_compared_by_their_numbers(version: str, current: str, newer: bool) -> None:
    assert is_newer(version, current) is newer
