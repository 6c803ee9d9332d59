"""The way out: what jobs hold becomes files, in the one folder that the office allows where it names one."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ocrdesk.errors import TargetNotAllowed
from ocrdesk.exporters import export, save_attachments
from ocrdesk.jobs.exporting import PageStore, StoredPages, as_source
from ocrdesk.model import Batch, DocumentType, ExportedSource, ExportFormat, Job


class Outlet:
    """Writes jobs. `only` is the one folder that results may be written to; None for any."""

    def __init__(self, store: PageStore, types: Mapping[str, DocumentType], only: Path | None) -> None:
        self._store = store
        self._types = types
        self.only = only
        self._taken: dict[tuple[str, str], tuple[Path, str]] = {}
        """By folder and name, the source (and which version of it) whose results are called so there."""

    def export(self, kind: ExportFormat, jobs: Sequence[Job], target: Path | None) -> tuple[Path, ...]:
        """Write the file `target`, or one for each job into it (None: beside each). Raises ExportError."""
        if not kind.one_per_source:
            if target is None:
                raise ValueError(kind.key)
            return (export(kind, self._batch(jobs), self.allowed(target)),)
        folder = target or self.only
        places = [self.allowed(self._place(job, folder, f".{kind.key}")) for job in jobs]
        return tuple(export(kind, self._batch([job]), place) for job, place in zip(jobs, places, strict=True))

    def save_attachments(
        self, jobs: Sequence[Job], folder: Path | None, kinds: Sequence[str] | None
    ) -> tuple[Path, ...]:
        """Save what services delivered into the folder (None: beside each job). Raises ExportError."""
        places = [self.allowed(self._place(job, folder or self.only)) for job in jobs]
        named = [replace(self._source(job), name=place.name) for job, place in zip(jobs, places, strict=True)]
        return tuple(
            path
            for source, place in zip(named, places, strict=True)
            for path in save_attachments(source, place.parent, kinds)
        )

    def claim(self, job: Job, folder: Path | None) -> None:
        """Keep a name for the job's results in that folder: of sources of one name, the first has it as it is."""
        self._place(job, folder)

    def allowed(self, target: Path) -> Path:
        """The target itself. Raises TargetNotAllowed where it lies elsewhere than results may."""
        if self.only is not None and not _real(target).is_relative_to(_real(self.only)):
            raise TargetNotAllowed(folder=str(self.only))
        return target

    def _place(self, job: Job, folder: Path | None, suffix: str = "") -> Path:
        """Where a job's result goes (None: beside it): never over that of another source of the same name."""
        folder, count = folder or job.path.parent, 1
        while True:
            name = f"{job.name} ({count})" if count > 1 else job.name
            owner = job.path, job.stamp
            if self._taken.setdefault((str(folder), name.casefold()), owner) == owner:
                return folder / f"{name}{suffix}"
            count += 1

    def _batch(self, jobs: Sequence[Job]) -> Batch:
        return Batch(tuple(map(self._source, jobs)), self._types)

    def _source(self, job: Job) -> ExportedSource:
        return as_source(job, StoredPages(self._store, job.id))


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
