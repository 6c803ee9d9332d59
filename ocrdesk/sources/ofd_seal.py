"""The picture of a seal, out of the signature that an OFD is sealed with (GM/T 0031, GB/T 38540)."""

from collections.abc import Iterator
from itertools import pairwise

OCTETS = 0x04
STRINGS = {0x0C, 0x13, 0x16}
"""The kinds of DER fields that may tell what the picture is: UTF8String, PrintableString, IA5String."""

KINDS = {"png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff", "ofd"}

MOST_DEPTH = 12


def seal_picture(signature: bytes) -> tuple[str, bytes] | None:
    """The kind ("png", "ofd", ...) and the bytes of the first picture of a seal in a signature.

    Both standards keep it in a sequence of a string, its kind, and the bytes, and then its width and height;
    around it they differ, so it is looked for at any depth.
    """
    return _search(signature, 0)


def _search(content: bytes, depth: int) -> tuple[str, bytes] | None:
    if depth > MOST_DEPTH:
        return None
    fields = list(_fields(content))
    for (kind, name), (following, picture) in pairwise(fields):
        if kind in STRINGS and following == OCTETS:
            told = name.decode("ascii", "replace").strip().lower().lstrip(".")
            if told in KINDS:
                return told, picture
    for kind, inner in fields:
        # Constructed fields hold others.
        if kind & 0x20:
            found = _search(inner, depth + 1)
            if found:
                return found
    return None


def _fields(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and content of each field of DER, up to the first that is broken."""
    at = 0
    while at + 2 <= len(content):
        kind, length = content[at], content[at + 1]
        at += 2
        if length & 0x80:
            count = length & 0x7F
            if not 1 <= count <= 4:  # noqa: PLR2004 - no picture is longer than four bytes can tell
                return
            length = int.from_bytes(content[at : at + count])
            at += count
        if at + length > len(content):
            return
        yield kind, content[at : at + length]
        at += length
