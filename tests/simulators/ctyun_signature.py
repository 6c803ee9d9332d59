"""The EOP signature as the receiving side computes it."""

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass

WRITTEN = re.compile(r"(?P<ak>[^ ]+) Headers=(?P<names>[a-z0-9;-]+) Signature=(?P<signature>[A-Za-z0-9+/]{43}=)")


@dataclass(frozen=True)
class Written:
    """The parts of an Eop-Authorization header."""

    access_key: str
    names: tuple[str, ...]
    signature: str


def read(authorization: str) -> Written | None:
    """The parts, or nothing if the header is not written as it must be."""
    found = WRITTEN.fullmatch(authorization)
    return Written(found["ak"], tuple(found["names"].split(";")), found["signature"]) if found else None


def string_to_sign(signed: Mapping[str, str], query: str, body: bytes) -> str:
    """What is signed; `signed` are the signed headers in their order."""
    block = "".join(f"{name}:{value}\n" for name, value in signed.items())
    pieces = "&".join(sorted(query.split("&"))) if query else ""
    return f"{block}\n{pieces}\n{hashlib.sha256(body).hexdigest()}"


def keys(access_key: str, security_key: str, date: str) -> tuple[bytes, bytes, bytes]:
    """The three derived keys: of the moment, of the key, of the day."""
    of_time = hmac.digest(security_key.encode(), date.encode(), "sha256")
    of_key = hmac.digest(of_time, access_key.encode(), "sha256")
    return of_time, of_key, hmac.digest(of_key, date[:8].encode(), "sha256")


def signature(access_key: str, security_key: str, date: str, text: str) -> str:
    """The signature of a string at a moment."""
    return base64.b64encode(hmac.digest(keys(access_key, security_key, date)[2], text.encode(), "sha256")).decode()
