"""The clerk's templates: one readable file each, in a folder beside the settings."""

import os
import uuid
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import RLock

from ocrdesk.errors import SettingsError, TemplateDamaged, TemplateNotWritten
from ocrdesk.model import TEMPLATE_PREFIX, Template
from ocrdesk.settings.template_file import read_template, write_template

FOLDER, REMOVED = "templates", "removed"
SUFFIX = ".json"
LARGEST = 4_000_000
"""Bytes; a larger file is no template."""


class TemplateShelf:
    """All templates by key, in the order of their names. Methods that change something touch the disk.

    A removed one is kept aside: documents that it gave still want the titles of their fields.
    """

    def __init__(self, folder: Path, instead: Iterable[Path] | None = None) -> None:
        """`folder` is that of the settings; with files `instead`, theirs are used and not the kept ones.

        Raises TemplateDamaged for one of those files.
        """
        self._folder = folder / FOLDER
        self._lock = RLock()
        self.damaged: tuple[SettingsError, ...] = ()
        """What could not be read at the start; the files stay where they are."""
        self._kept = self._adopted() if instead is None else _by_key(map(load_template, instead))
        self._removed = self._load(self._folder / REMOVED)

    def all(self) -> tuple[Template, ...]:
        """Those in use."""
        with self._lock:
            return tuple(sorted(self._kept.values(), key=lambda each: (each.name, each.key)))

    def ever(self) -> tuple[Template, ...]:
        """Those in use, and those that were."""
        with self._lock:
            return (*self.all(), *(each for key, each in self._removed.items() if key not in self._kept))

    def save(self, template: Template) -> Template:
        """Keep it; one without a key gets one. Raises TemplateNotWritten."""
        with self._lock:
            template = template if template.key else replace(template, key=new_key())
            self._write(template, self._path(template.key))
            self._kept[template.key] = template
            return template

    def rename(self, key: str, name: str) -> Template:
        """Call it otherwise. Raises TemplateNotWritten."""
        with self._lock:
            return self.save(replace(self._kept[key], name=name))

    def remove(self, key: str) -> None:
        """Take it out of use. Raises TemplateNotWritten."""
        with self._lock:
            template = self._kept[key]
            try:
                self._lay_aside(self._path(key))
            except OSError as exc:
                raise TemplateNotWritten(name=self._path(key).name) from exc
            del self._kept[key]
            self._removed[key] = template

    def take_in(self, path: Path) -> Template:
        """The template in a shared file, kept. Raises TemplateDamaged and TemplateNotWritten.

        One that is here already is replaced: it is the same one, as it stands on another desk.
        """
        return self.save(load_template(path))

    @staticmethod
    def look_into(path: Path) -> Template:
        """The template in a shared file, not kept. Raises TemplateDamaged."""
        return load_template(path)

    def hand_out(self, key: str, path: Path) -> Path:
        """Write a template to a file that may be given away. Raises TemplateNotWritten."""
        self._write(self._kept[key], path)
        return path

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{SUFFIX}"

    def _adopted(self) -> dict[str, Template]:
        """The folder's templates; a file that was laid into it becomes the template's own, or gives way to that."""
        found: dict[str, Template] = {}
        for path, template in self._read(self._folder):
            own = self._path(template.key)
            if path == own or template.key not in found:
                found[template.key] = template
            if path != own:
                with suppress(SettingsError, OSError):  # a folder that cannot be written is used as it is
                    if not own.exists():
                        self._write(template, own)
                    self._lay_aside(path)
        return found

    def _load(self, folder: Path) -> dict[str, Template]:
        return {template.key: template for _path, template in self._read(folder)}

    def _read(self, folder: Path) -> Iterator[tuple[Path, Template]]:
        """The folder's files with what they hold, by name; what cannot be read is told and left where it is."""
        for path in sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else ():
            try:
                (template,) = _by_key([load_template(path)]).values()
            except SettingsError as exc:
                self.damaged = (*self.damaged, exc)
            else:
                yield path, template

    def _lay_aside(self, path: Path) -> None:
        aside = self._folder / REMOVED
        aside.mkdir(parents=True, exist_ok=True)
        os.replace(path, aside / path.name)  # noqa: PTH105 - overwrites everywhere

    def _write(self, template: Template, path: Path) -> None:
        fresh = path.with_name(f"{path.name}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(write_template(template))
            os.replace(fresh, path)  # noqa: PTH105 - overwrites everywhere
        except OSError as exc:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise TemplateNotWritten(name=path.name) from exc


def load_template(path: Path) -> Template:
    """The template in that file. Raises TemplateDamaged."""
    try:
        with path.open("rb") as file:
            body = file.read(LARGEST + 1)
    except OSError as exc:
        raise TemplateDamaged(name=path.name, what=exc.strerror or type(exc).__name__) from exc
    if len(body) > LARGEST:
        raise TemplateDamaged(name=path.name, what=f"> {LARGEST // 1_000_000} MB")
    return read_template(body, path.name)


def _by_key(templates: Iterable[Template]) -> dict[str, Template]:
    keyed = (each if each.key else replace(each, key=new_key()) for each in templates)
    return {each.key: each for each in keyed}


def new_key() -> str:
    """A key that no other template has, here or elsewhere."""
    return f"{TEMPLATE_PREFIX}{uuid.uuid4().hex[:12]}"
