"""The version resource of ocrdesk.exe, as PyInstaller reads it: `python packaging/windows/version_resource.py FILE`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from installer import four_numbers, version

ENGLISH, CHINESE, UNICODE = 0x0409, 0x0804, 1200
WORDS = {
    ENGLISH: "Reads stacks of papers into checked, named fields",
    CHINESE: "把成叠的证件和票据读成核对过的字段",
}


def resource(version: str) -> str:
    """The text of PyInstaller's version file: one table of strings for each language."""
    numbers = four_numbers(version)
    tables = ",\n      ".join(_table(language, version) for language in WORDS)
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004,"
        " fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        f"  kids=[\n    StringFileInfo([\n      {tables},\n    ]),\n"
        f"    VarFileInfo([VarStruct('Translation', {[part for each in WORDS for part in (each, UNICODE)]})]),\n"
        "  ],\n)\n"
    )


def _table(language: int, version: str) -> str:
    texts = {
        "ProductName": "OCRDesk",
        "FileDescription": f"OCRDesk - {WORDS[language]}" if language == ENGLISH else f"OCRDesk：{WORDS[language]}",
        "ProductVersion": version,
        "FileVersion": version,
        "InternalName": "ocrdesk",
        "OriginalFilename": "ocrdesk.exe",
        "LegalCopyright": "AGPL-3.0-or-later",
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    return f"StringTable('{language:04X}{UNICODE:04X}', [{strings}])"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(resource(version()), encoding="utf-8")
