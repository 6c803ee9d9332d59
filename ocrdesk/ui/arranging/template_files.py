"""Templates among the files that are dropped on the window: they are offered to be imported, the rest is read."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from ocrdesk.errors import OCRDeskError
from ocrdesk.i18n import N_, message
from ocrdesk.model import Template
from ocrdesk.ui.notices import Notice, Offer, Tone

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow

SUFFIX = ".json"


class Sorted(NamedTuple):
    """Files that were looked into: those that hold a template, and all others."""

    templates: dict[Path, Template]
    others: tuple[Path, ...]


class TemplateFiles(QObject):
    """Looks into the files that may be templates, on a worker; all others go into the queue at once."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def take(self, files: Sequence[Path]) -> None:
        """Files that came: papers to be read, templates, or both."""
        doubtful = tuple(path for path in files if path.suffix.lower() == SUFFIX)
        papers = [path for path in files if path not in doubtful]
        if papers:
            self._window.intake.add(papers)
        if doubtful:
            self._window.workers.run(partial(self._look_into, doubtful), self._tell)

    def _look_into(self, files: tuple[Path, ...]) -> Sorted:
        templates: dict[Path, Template] = {}
        for path in files:
            try:
                templates[path] = self._window.app.templates.look_into(path)
            except OCRDeskError:  # it goes the way of every file that nobody can read
                continue
        return Sorted(templates, tuple(path for path in files if path not in templates))

    def _tell(self, found: Sorted) -> None:
        if found.others:
            self._window.intake.add(found.others)
        if found.templates:
            names = [template.name for template in found.templates.values()]
            title = message(N_("{name} is a template"), name=names[0])
            if len(names) > 1:
                title = message(N_("{count} of the files are templates"), count=len(names))
            hint = message(N_("A template says where the values stand on one kind of page. F4 shows all templates."))
            take_in = partial(self._window.commands.templates_run.take_in, tuple(found.templates))
            self._window.tell(Notice(title, hint, Tone.NEUTRAL, (Offer(N_("Import"), take_in),)))
