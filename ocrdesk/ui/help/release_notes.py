"""What is new: the newest chapters of the change log, in one language."""

import re
from pathlib import Path

from ocrdesk import paths

NEWEST = 3
CHAPTER = re.compile(r"^## ", re.MULTILINE)
UNRELEASED = "Unreleased"
BOTH_LANGUAGES = re.compile(r"(?<=[。！；：）\s])/ ")
"""The change log says each thing in Chinese, a slash, and in English."""


def change_log() -> Path:
    """The file, beside the resources: in the source, the wheel and the bundle."""
    return paths.resource().parent / "CHANGELOG.md"


def chapters(text: str) -> list[str]:
    """The change log's chapters, one for each version, the newest first; each opens with its version."""
    return [each.strip() for each in CHAPTER.split(text)[1:]]


def notes(text: str, language: str, most: int = NEWEST) -> str:
    """The newest chapters that say something, as Markdown in that language."""
    told = [each for each in chapters(text) if "\n" in each][:most]
    return "\n\n".join(f"## {in_language(each, language)}" for each in told)


def in_language(text: str, language: str) -> str:
    """A text of lines in both languages, in one."""
    return "\n".join(_line(line, language) for line in text.splitlines())


def _line(line: str, language: str) -> str:
    chinese, slash, english = _parted(line)
    if not slash or language == "zh_CN":
        return chinese.rstrip()
    mark = re.match(r"\s*([-*]|#+)\s+", line)
    return (mark.group() if mark else "") + english.strip()


def _parted(line: str) -> tuple[str, str, str]:
    found = BOTH_LANGUAGES.search(line)
    return (line[: found.start()], "/", line[found.end() :]) if found else (line, "", "")
