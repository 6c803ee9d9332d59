"""Links: a source file's address as Excel and LibreOffice follow it."""

from pathlib import Path

LONGEST = 2079  # characters of an address that Excel takes
MOST = 65_530  # links that a sheet of Excel takes

# Excel escapes these and leaves all others, Chinese among them, as they are. No file can hold a control character.
_ESCAPED = {number: f"%{number:02X}" for number in (*range(0x20), *map(ord, '%"#<>[]^`{} '), 0x7F)}


def link_to(path: Path) -> str | None:
    """The address for `write_url`, or None where it would be too long for Excel."""
    address = address_of(str(path.absolute()).encode("utf-8", "replace").decode())
    return address if len(address) <= LONGEST else None


def address_of(place: str) -> str:
    """The address of an absolute path as text: a drive or share of Windows, or a path from the root."""
    # WORKAROUND: xlsxwriter takes "file:///" and "external:" for Windows paths and turns their slashes round;
    # a scheme in capitals is the same to every reader and passes unchanged.
    # https://xlsxwriter.readthedocs.io/worksheet.html#worksheet-write-url
    return ("FILE://" if place.startswith("/") else "external:") + place.translate(_ESCAPED)
