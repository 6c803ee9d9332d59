"""The clerk's preferences: one frozen dataclass, kept as TOML."""

import contextlib
import dataclasses
import itertools
import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import msgspec
import tomli_w

from ocrdesk.errors import SettingsDamaged, SettingsError, SettingsUnreadable

FILE_NAME = "settings.toml"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Everything that can be set, with its default. `options` holds each provider's own, secrets excepted.

    `keys`: by action, the keys that were given to it in place of its usual ones.
    `language`: "auto", "zh_CN" or "en". `theme`: "auto", "light", "dark" or "contrast". `value_font_size`: points.
    `window`: the window's geometry and layout, as the window itself wrote them. `proxy`: "system", "none" or an
    address; `ca_file`: a file with the office's own certificates. `offline_only` makes each cloud call impossible.
    `keep_answers_days`: how long paid answers are kept. `fall_back`: the keys of providers asked in turn when the
    chosen one cannot; `cross_check`: by document type, the key of a second provider whose reading is compared.
    `ask_above_calls`: batches that cost more paid calls than that are asked about first. `watched_folder`: files that
    come into it are taken; "" for none. `check_updates`: ask the file at `updates_address` for a newer version.
    """

    language: str = "auto"
    theme: str = "auto"
    value_font_size: Annotated[int, msgspec.Meta(ge=6, le=72)] = 12
    recognise_on_drop: bool = True
    watched_folder: str = ""
    show_hints: bool = True
    provider: str = "offline"
    document: str = "auto"
    ask_above_calls: Annotated[int, msgspec.Meta(ge=0)] = 0
    export_folder: str = ""
    export_format: str = "xlsx"
    window: dict[str, str] = field(default_factory=dict)
    proxy: str = "system"
    ca_file: str = ""
    offline_only: bool = False
    check_updates: bool = False
    updates_address: str = ""
    keep_answers_days: Annotated[int, msgspec.Meta(ge=0, le=3650)] = 90
    fall_back: list[str] = field(default_factory=list)
    cross_check: dict[str, str] = field(default_factory=dict)
    options: dict[str, dict[str, str]] = field(default_factory=dict)
    keys: dict[str, list[str]] = field(default_factory=dict)


_KNOWN = frozenset(each.name for each in dataclasses.fields(Preferences))


def load_preferences(folder: Path) -> tuple[Preferences, SettingsError | None]:
    """Read the preferences; a file that cannot be understood is kept aside and told of, never lost.

    One that cannot even be read stays where it is: it may be whole, and held by another program just now.
    """
    path = folder / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8-sig")  # Windows' editors may put a mark before it
    except FileNotFoundError:
        return Preferences(), None
    except OSError as exc:
        return Preferences(), SettingsUnreadable(name=path.name, what=exc.strerror or type(exc).__name__)
    except UnicodeDecodeError as exc:
        return Preferences(), _damaged(path, str(exc))
    try:
        return msgspec.convert(tomllib.loads(text), Preferences), None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as exc:
        return Preferences(), _damaged(path, str(exc))


def save_preferences(preferences: Preferences, folder: Path) -> None:
    """Write the preferences: a new file first, then in place of the old one. Raises OSError.

    What only a newer version knows of stays in the file.
    """
    path = folder / FILE_NAME
    fresh = path.with_suffix(".new")
    told = _of_newer_versions(path) | msgspec.to_builtins(preferences)
    try:
        fresh.write_text(tomli_w.dumps(told), encoding="utf-8")
        os.replace(fresh, path)  # noqa: PTH105 - os.replace is the one that overwrites everywhere
    except OSError:  # half a file takes up what little room there is
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise


def put_aside(folder: Path, why: str) -> None:
    """Keep the file, if there is one, as "settings.damaged.toml", "settings.damaged-2.toml", ... Raises OSError."""
    path = folder / FILE_NAME
    names = (path.with_suffix(f".{why}{f'-{count}' if count > 1 else ''}.toml") for count in itertools.count(1))
    with contextlib.suppress(FileNotFoundError):
        os.replace(path, next(name for name in names if not name.exists()))  # noqa: PTH105


def _damaged(path: Path, what: str) -> SettingsDamaged:
    with contextlib.suppress(OSError):  # who may not even look must not be kept from starting
        put_aside(path.parent, "damaged")
    return SettingsDamaged(name=path.name, what=what)


def _of_newer_versions(path: Path) -> dict[str, object]:
    """What the file tells under names that are not known here."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}
    return {name: value for name, value in told.items() if name not in _KNOWN}
