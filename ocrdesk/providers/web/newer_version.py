"""Asks one file whether a newer version is there, and tells it nothing: no name, no version, no cookie."""

import logging
import re
from typing import TYPE_CHECKING

import msgspec

from ocrdesk.model import Release
from ocrdesk.providers.web.seams import Seams

if TYPE_CHECKING:
    import httpx

LOG = logging.getLogger(__name__)
WHO = "updates"
"""What asks, beside the providers' keys."""
MOST_BYTES = 256 * 1024
NUMBERS = re.compile(r"\d{1,6}(\.\d{1,6}){1,3}")


def newer_version(address: str, current: str, seams: Seams) -> Release | None:
    """The release that the file at that address names, where it is newer than this one; None else.

    Blocks. Raises CloudsLocked where nothing may leave this computer. A file that is not there or makes no sense
    is written to the log and else no matter: nobody asked, and the next start asks again.
    """
    import httpx

    from ocrdesk.providers.web.transport import allowed, make_client

    if not allowed(address):
        LOG.warning("The address to ask for newer versions is none of https")
        return None
    try:
        with make_client(seams, WHO) as client:
            client.headers = httpx.Headers({"User-Agent": "OCRDesk", "Accept": "application/json"})
            found = msgspec.json.decode(_read(client, address), type=Release)
    except (httpx.HTTPError, httpx.InvalidURL, msgspec.DecodeError, ValueError) as exc:
        LOG.warning("Asking for a newer version failed: %s", type(exc).__name__)
        return None
    return found if is_newer(found.version, current) else None


def is_newer(version: str, current: str) -> bool:
    """Whether that version comes after this one. What is not a plain version never does."""
    return NUMBERS.fullmatch(version) is not None and _in_numbers(version) > _in_numbers(current)


def _in_numbers(version: str) -> tuple[int, ...]:
    found = NUMBERS.match(version)
    numbers = [int(each) for each in found[0].split(".")] if found else []
    return (*numbers, 0, 0, 0, 0)[:4]


def _read(client: "httpx.Client", address: str) -> bytes:
    with client.stream("GET", address) as response:
        if not response.is_success:
            raise ValueError(response.status_code)
        text = b""
        for part in response.iter_bytes():
            text += part
            if len(text) > MOST_BYTES:
                raise ValueError("too long")
        return text
