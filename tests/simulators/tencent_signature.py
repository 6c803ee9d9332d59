"""TC3-HMAC-SHA256 as the receiving side computes it."""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

WRITTEN = re.compile(
    r"TC3-HMAC-SHA256 Credential=(?P<id>[^/, ]+)/(?P<date>\d{4}-\d\d-\d\d)/(?P<service>[a-z]+)/tc3_request, "
    r"SignedHeaders=(?P<names>[a-z0-9;-]+), Signature=(?P<signature>[0-9a-f]{64})"
)


@dataclass(frozen=True)
class Written:
    """The parts of an Authorization header."""

    secret_id: str
    date: str
    service: str
    names: tuple[str, ...]
    signature: str


def read(authorization: str) -> Written | None:
    """The parts, or nothing if the header is not written as it must be."""
    found = WRITTEN.fullmatch(authorization)
    if found is None:
        return None
    return Written(found["id"], found["date"], found["service"], tuple(found["names"].split(";")), found["signature"])


def date_of(timestamp: int) -> str:
    """The UTC calendar date of a moment."""
    return datetime.fromtimestamp(timestamp, UTC).strftime("%Y-%m-%d")


def canonical_request(method: str, path: str, query: str, signed: Mapping[str, str], body: bytes) -> str:
    """What is hashed: six parts; `signed` are the signed headers in their order, values lower-case."""
    block = "".join(f"{name}:{value.strip().lower()}\n" for name, value in signed.items())
    return "\n".join((method, path, query, block, ";".join(signed), hashlib.sha256(body).hexdigest()))


def signature(secret_key: str, timestamp: int, service: str, canonical: str) -> str:
    """The signature of a canonical request at a moment."""
    date = date_of(timestamp)
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    text = f"TC3-HMAC-SHA256\n{timestamp}\n{date}/{service}/tc3_request\n{digest}"
    key = b"TC3" + secret_key.encode()
    for part in (date, service, "tc3_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    return hmac.digest(key, text.encode(), "sha256").hex()
