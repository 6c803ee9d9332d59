"""SDK-HMAC-SHA256 as the receiving side computes it."""

import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

WRITTEN = re.compile(
    r"SDK-HMAC-SHA256 Access=(?P<ak>[^, ]+), SignedHeaders=(?P<names>[a-z0-9;-]+), "
    r"Signature=(?P<signature>[0-9a-f]{64})"
)
UNRESERVED = "-_.~"


@dataclass(frozen=True)
class Written:
    """The parts of an Authorization header."""

    access_key: str
    names: tuple[str, ...]
    signature: str


def read(authorization: str) -> Written | None:
    """The parts, or nothing if the header is not written as it must be."""
    found = WRITTEN.fullmatch(authorization)
    return Written(found["ak"], tuple(found["names"].split(";")), found["signature"]) if found else None


def canonical_path(path: str) -> str:
    """The path with every segment decoded and encoded anew, ending in a slash."""
    encoded = "/".join(quote(unquote(segment), safe=UNRESERVED) for segment in path.split("/"))
    return encoded if encoded.endswith("/") else encoded + "/"


def canonical_query(pairs: Iterable[tuple[str, str]]) -> str:
    """Names and values in order, encoded."""
    return "&".join(f"{quote(name, safe=UNRESERVED)}={quote(value, safe=UNRESERVED)}" for name, value in sorted(pairs))


def query_pairs(query: str) -> list[tuple[str, str]]:
    """The decoded pairs of a raw query; a plus sign stands for itself."""
    pieces = [piece.partition("=") for piece in query.split("&") if piece]
    return [(unquote(name), unquote(value)) for name, _, value in pieces]


def canonical_request(method: str, path: str, query: str, signed: Mapping[str, str], body: bytes) -> str:
    """What is hashed: six parts; `signed` are the signed headers in their order."""
    block = "".join(f"{name}:{value.strip()}\n" for name, value in signed.items())
    hashed = signed.get("x-sdk-content-sha256") or hashlib.sha256(body).hexdigest()
    return "\n".join((method, path, query, block, ";".join(signed), hashed))


def signature(secret_key: str, date: str, canonical: str) -> str:
    """The signature of a canonical request at a moment."""
    text = f"SDK-HMAC-SHA256\n{date}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    return hmac.digest(secret_key.encode(), text.encode(), "sha256").hex()
