"""The vendors' test vectors, and what tests of all signers share."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

FOLDER = Path(__file__).resolve().parents[3] / "data" / "vectors"

two_thousand = settings(
    max_examples=2000,
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)
"""How many random requests each signature is compared for."""

WORDS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40)
HOSTS = st.sampled_from(
    ("ocr.tencentcloudapi.com", "ocr.cn-north-4.myhuaweicloud.com", "a.b", "127.0.0.1:8080", "x:81")
)
SECONDS = st.integers(1, 4_000_000_000)
BODIES = st.one_of(st.binary(max_size=80), st.text(max_size=40).map(str.encode))


def load(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def at(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def stamp(text: str) -> datetime:
    """The moment that `20250101T000000Z` says, taken for UTC."""
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def signed(auth: httpx.Auth, request: httpx.Request) -> httpx.Request:
    """The request as the auth sends it."""
    return next(auth.sync_auth_flow(request))


def headers_of(request: httpx.Request, names: list[str]) -> dict[str, str]:
    return {name: request.headers[name] for name in names}
