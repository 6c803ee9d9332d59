"""The office's policy: what an administrator decides for everybody on this computer, kept as TOML."""

import dataclasses
import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Annotated, Any

import msgspec

from ocrdesk.errors import PolicyDamaged
from ocrdesk.i18n import LANGUAGES
from ocrdesk.settings.preferences import Preferences

PLAIN = (
    "offline_only", "proxy", "ca_file", "export_folder", "keep_answers_days", "check_updates", "updates_address",
)  # fmt: skip
"""What takes the place of the preference of the same name."""
_KNOWN = frozenset(field.name for field in dataclasses.fields(Preferences))


@dataclass(frozen=True, slots=True)
class Policy:
    """What is decided, None for what is left to the clerk; the names are those of the preferences.

    `office`: who decided, to be shown. `providers`: the keys of the cloud services that are allowed; the offline one
    always is. `language` is only what "as the system" stands for: nobody is kept from reading in their own.
    """

    office: str = ""
    offline_only: bool | None = None
    providers: list[str] | None = None
    proxy: str | None = None
    ca_file: str | None = None
    export_folder: str | None = None
    keep_answers_days: Annotated[int, msgspec.Meta(ge=0, le=3650)] | None = None
    check_updates: bool | None = None
    updates_address: str | None = None
    language: str | None = None

    def applied(self, own: Preferences) -> Preferences:
        """The clerk's preferences with the office's in their place."""
        changes: dict[str, Any] = {name: getattr(self, name) for name in self.locked() & _KNOWN}
        if self.language is not None and own.language == "auto":
            changes["language"] = self.language
        return dataclasses.replace(own, **changes)

    def locked(self) -> frozenset[str]:
        """The names of the preferences that the clerk cannot change."""
        return frozenset(name for name in PLAIN if getattr(self, name) is not None)

    def results(self) -> Path | None:
        """The one folder that results may be written to; None for any."""
        return Path(self.export_folder) if self.export_folder else None

    def forbids(self, cloud: str) -> bool:
        """Whether that cloud service may not be called, whatever the clerk chose."""
        return self.offline_only is True or (self.providers is not None and cloud not in self.providers)


def load_policy(files: Iterable[Path]) -> tuple[Policy, tuple[PolicyDamaged, ...]]:
    """What these files decide, each before those after it.

    One that cannot be read or understood is told, and then nothing may leave this computer: a slip of the pen must
    not open what was to be shut. An unknown name is such a slip.
    """
    found, damaged = [], []
    for path in files:
        try:
            found.append(_read(path))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as exc:
            what = str(exc) if isinstance(exc, tomllib.TOMLDecodeError | msgspec.ValidationError) else _kind(exc)
            damaged.append(PolicyDamaged(name=str(path), what=what))
    if damaged:
        found.insert(0, Policy(offline_only=True, check_updates=False))
    return reduce(_joined, found, Policy()), tuple(damaged)


def _read(path: Path) -> Policy:
    values = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Windows' editors may put a mark before it
    policy = msgspec.convert(values, Policy)
    unknown = values.keys() - {field.name for field in dataclasses.fields(Policy)}
    if unknown:
        raise msgspec.ValidationError(", ".join(sorted(unknown)))
    if policy.language not in {None, "auto", *LANGUAGES}:
        raise msgspec.ValidationError(f"language = {policy.language}")
    return dataclasses.replace(policy, ca_file=_place(policy.ca_file), export_folder=_place(policy.export_folder))


def _place(text: str | None) -> str | None:
    return str(Path(os.path.expandvars(text)).expanduser()) if text else text


def _joined(first: Policy, second: Policy) -> Policy:
    """Both, with the first one's word wherever it has one."""
    names = [field.name for field in dataclasses.fields(Policy) if getattr(first, field.name) not in (None, "")]
    return dataclasses.replace(second, **{name: getattr(first, name) for name in names})


def _kind(exc: Exception) -> str:
    return getattr(exc, "strerror", None) or type(exc).__name__
