"""The way out: what jobs hold becomes files, in the one folder that the office allows where it names one."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from ocrdesk.errors import TargetNotAllowed
from ocrdesk.exporters import export, save_attachments
from ocrdesk.jobs.exporting import PageStore, StoredPages, as_source, unique_names
from ocrdesk.model import Batch, DocumentType, ExportFormat, Job


class Outlet:
    """Writes jobs. `only` is the one folder that results may be written to; None for any."""

    def __init__(self, store: PageStore, types: Mapping[str, DocumentType], only: Path | None) -> None:
        self._store = store
        self._types = types
        self.only = only

    def export(self, kind: ExportFormat, jobs: Sequence[Job], target: Path | None) -> tuple[Path, ...]:
        """Write the file `target`, or one for each job into it (None: beside each). Raises ExportError."""
        if not kind.one_per_source:
            if target is None:
                raise ValueError(kind.key)
            return (export(kind, self._batch(jobs), self.allowed(target)),)
        names, folder = unique_names(jobs, kind.key), target or self.only
        places = [self.allowed((folder or job.path.parent) / name) for job, name in zip(jobs, names, strict=True)]
        return tuple(export(kind, self._batch([job]), place) for job, place in zip(jobs, places, strict=True))

    def save_attachments(
        self, jobs: Sequence[Job], folder: Path | None, kinds: Sequence[str] | None
    ) -> tuple[Path, ...]:
        """Save what services delivered into the folder (None: beside each job). Raises ExportError."""
        folder = folder or self.only
        places = [(source, self.allowed(folder or source.path.parent)) for source in self._batch(jobs).sources]
        return tuple(path for source, place in places for path in save_attachments(source, place, kinds))

    def allowed(self, target: Path) -> Path:
        """The target itself. Raises TargetNotAllowed where it lies elsewhere than results may."""
        if self.only is not None and not _real(target).is_relative_to(_real(self.only)):
            raise TargetNotAllowed(folder=str(self.only))
        return target

    def _batch(self, jobs: Sequence[Job]) -> Batch:
        return Batch(tuple(as_source(job, StoredPages(self._store, job.id)) for job in jobs), self._types)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
