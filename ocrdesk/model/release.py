"""A published version of the program."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Release:
    """`version` is dotted numbers; `notes` are Markdown, by language ("zh_CN", "en")."""

    version: str
    notes: Mapping[str, str] = field(default_factory=dict)
