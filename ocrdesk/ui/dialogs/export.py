"""Asks what to export, as what, and where to."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ocrdesk.i18n import N_, _, ngettext
from ocrdesk.model import ExportFormat, Job, JobState
from ocrdesk.ui.dialogs.buttons import accept_and_cancel

EXPORTABLE = frozenset({JobState.REVIEW, JobState.CONFIRMED})
WIDTH = 560
Aside = Callable[[Callable[[], bool], Callable[[bool], None]], object]
"""Asks the first one aside, for the disk may be far away, and tells the second what it said."""


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What the clerk decided. `target` is the file; for formats that write one file per source it is the folder."""

    format: str
    job_ids: tuple[int, ...]
    target: Path
    one_per_source: bool = False

    @property
    def folder(self) -> Path:
        return self.target if self.one_per_source else self.target.parent


def _at_once(ask: Callable[[], bool], tell: Callable[[bool], None]) -> None:
    tell(ask())


class ExportDialog(QDialog):
    """Counts what would leave and says what still needs a look; `order()` is the answer."""

    def __init__(
        self,
        jobs: Sequence[Job],
        selected: Sequence[int],
        formats: Mapping[str, ExportFormat],
        chosen: tuple[str, str],
        parent: QWidget | None = None,
        *,
        aside: Aside = _at_once,
    ) -> None:
        """`chosen` are the format and the folder of the last time."""
        super().__init__(parent)
        self._aside = aside
        ready = [job for job in jobs if job.state in EXPORTABLE]
        self._formats = formats
        self._folder = self._here = Path(chosen[1]) if chosen[1] else _usual_folder()
        self._name = ""
        """What the clerk calls the file, without its suffix; "" for the usual name."""
        self._groups: tuple[tuple[str, list[Job]], ...] = (
            (N_("All recognised documents"), ready),
            (N_("Confirmed ones only"), [job for job in ready if job.state is JobState.CONFIRMED]),
            (N_("Selected ones only"), [job for job in ready if job.id in set(selected)]),
        )
        self._which, self._format = QButtonGroup(self), QButtonGroup(self)
        self._target, self._browse = QLineEdit(), QPushButton(_("Choose…"))
        self._warning, self._replaced = QLabel(), QLabel()
        self.setWindowTitle(_("Export"))
        self.setMinimumWidth(WIDTH)
        self._lay_out(chosen[0])
        self._suggest()
        self._target.textChanged.connect(self._judge)
        self._target.textEdited.connect(self._take)
        self._which.idToggled.connect(self._judge)
        self._format.idToggled.connect(self._suggest)
        self._judge()

    def order(self) -> ExportOrder:
        """What was decided. A file's name without the format's suffix gets it; one without a folder is in the usual."""
        known, ids = self._formats[self._key], tuple(job.id for job in self._jobs)
        return ExportOrder(known.key, ids, self._path(), known.one_per_source)

    def _path(self) -> Path:
        known = self._formats[self._key]
        path = self._here / os.path.expanduser(self._target.text().strip())  # noqa: PTH111 - "" is no path of its own
        suffix = f".{known.key}"
        named = known.one_per_source or path.name.lower().endswith(suffix)
        return path if named else path.parent / f"{path.name}{suffix}"

    def choose_documents(self, place: int) -> None:
        """Press that row: 0 all, 1 confirmed, 2 selected."""
        self._which.button(place).setChecked(True)
        self._judge()

    def choose_format(self, key: str) -> None:
        self._format.button(tuple(self._formats).index(key)).setChecked(True)

    @property
    def warning(self) -> str:
        """What is said of values that still need a look; "" where there are none."""
        return "" if self._warning.isHidden() else self._warning.text()

    @property
    def replaces(self) -> bool:
        """Whether a file stands there already."""
        return not self._replaced.isHidden()

    @property
    def _key(self) -> str:
        return tuple(self._formats)[max(self._format.checkedId(), 0)]

    @property
    def _jobs(self) -> list[Job]:
        return self._groups[max(self._which.checkedId(), 0)][1]

    def _lay_out(self, chosen_format: str) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(14)
        form.addRow(_("Documents"), self._radios(self._which, [self._group_words(*group) for group in self._groups]))
        titles = [_(known.title) for known in self._formats.values()]
        form.addRow(_("Format"), self._radios(self._format, titles))
        for place, (_title, jobs) in enumerate(self._groups):
            self._which.button(place).setEnabled(bool(jobs))
        self._which.button(0).setChecked(True)
        keys = tuple(self._formats)
        self._format.button(keys.index(chosen_format) if chosen_format in keys else 0).setChecked(True)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self._target, 1)
        where.addWidget(self._browse)
        form.addRow(_("Save to"), where)
        self._target.setAccessibleName(_("Save to"))
        self._browse.clicked.connect(self._choose_target)
        self._replaced.setProperty("role", "caption")
        self._warning.setProperty("role", "notice")
        self._warning.setProperty("tone", "amber")
        self._warning.setWordWrap(True)
        form.addRow("", self._replaced)
        buttons, self._export = accept_and_cancel(_("Export"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self._warning)
        column.addStretch()
        column.addWidget(buttons)

    def _radios(self, group: QButtonGroup, words: list[str]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for place, text in enumerate(words):
            radio = QRadioButton(text)
            group.addButton(radio, place)
            column.addWidget(radio)
        return holder

    def _group_words(self, title: str, jobs: list[Job]) -> str:
        return f"{_(title)} ({len(jobs)})"

    def _suggest(self) -> None:
        known = self._formats[self._key]
        name = f"{self._name or f'ocrdesk-{date.today():%Y-%m-%d}'}.{known.key}"  # noqa: DTZ011 - the clerk's own day
        self._target.setText(str(self._folder if known.one_per_source else self._folder / name))
        self._judge()

    def _take(self, typed: str) -> None:
        """The clerk named it: so it is called in the other formats, too."""
        if not typed.strip():
            return
        known, path = self._formats[self._key], self._path()
        self._folder = path if known.one_per_source else path.parent
        self._name = self._name if known.one_per_source else path.name[: -len(known.key) - 1]

    def _judge(self) -> None:
        unsure = sum(job.unsure for job in self._jobs)
        words = ngettext(
            "{count} value still needs a look. It is exported as it stands and marked.",
            "{count} values still need a look. They are exported as they stand and marked.",
            unsure,
        )
        self._warning.setText(words.format(count=unsure))
        self._warning.setVisible(unsure > 0)
        named = bool(self._target.text().strip())
        self._export.setEnabled(named and bool(self._jobs))
        if named and not self._formats[self._key].one_per_source:
            self._aside(partial(_is_there, self._path()), self._tell_replaced)
        else:
            self._tell_replaced(False)

    def _tell_replaced(self, there: bool) -> None:
        self._replaced.setText(_("This file is there already and will be replaced.") if there else "")
        self._replaced.setVisible(there)

    def _choose_target(self) -> None:
        known = self._formats[self._key]
        if known.one_per_source:
            name = QFileDialog.getExistingDirectory(self, _("Export to folder"), self._target.text())
        else:
            kinds = f"{_(known.title)} (*.{known.key})"
            name, _kind = QFileDialog.getSaveFileName(self, _("Export"), self._target.text(), kinds)
        if name:
            self._target.setText(name)
            self._take(name)


def _is_there(path: Path) -> bool:
    """Whether a file stands there; what cannot be looked at is told when it is written."""
    try:
        return path.is_file()
    except OSError:
        return False


def _usual_folder() -> Path:
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()
