"""`ocrdesk digitize`: files in, results beside them or in a folder, one line for each failure."""

import os
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from ocrdesk.app import App, Overrides
from ocrdesk.cli.arguments import PLAIN_DOCUMENTS, named_values, require_known
from ocrdesk.cli.ending import opened
from ocrdesk.cli.progress import ProgressLine, telling
from ocrdesk.errors import ExportError, OCRDeskError, TypeNeedsCloud, UsageError, in_one_line
from ocrdesk.i18n import _
from ocrdesk.model import Job, JobChanged, JobState, ProgressChanged, Provider, QueueEvent

XLSX = "xlsx"
OWN_WORKBOOK = "table"
"""With the workbook of all, each that a service delivered itself: "list.png.service.xlsx"."""
HEAR_SECONDS = 0.5
_SETTLED = (JobState.REVIEW, JobState.CONFIRMED, JobState.FAILED)


def digitize(chosen: Namespace) -> int:
    """Run the command; returns its exit code. Raises OCRDeskError for what concerns no single source."""
    options = {chosen.provider: named_values(chosen.option)}
    with opened(Overrides(lasting=False, options=options, templates=tuple(chosen.template))) as app, telling(app):
        formats = [each.strip() for each in chosen.to.split(",")]
        require_known([chosen.provider], app.providers)
        require_known([chosen.document], {*PLAIN_DOCUMENTS, *app.types})
        _require_readable(app, chosen.document, chosen.provider)
        require_known(formats, app.formats)
        require_known(options[chosen.provider], {spec.key for spec in app.providers[chosen.provider].options})
        _warm_up(app.providers[chosen.provider])
        return _Run(app, chosen, formats).run()


def _warm_up(provider: Provider) -> None:
    """Let a provider on this computer load its models while the first file is opened."""

    def load() -> None:
        with suppress(OCRDeskError):  # the first page tells of it
            provider.warm_up()

    if not provider.leaves_computer:
        Thread(target=load, name="warm-up", daemon=True).start()


def _require_readable(app: App, document: str, provider: str) -> None:
    """Raise TypeNeedsCloud where that provider cannot tell that type."""
    kind = app.types.get(document)
    if kind is not None and not app.reads(provider, kind):
        raise TypeNeedsCloud(type=_(kind.title))


class _Run:
    """One run: results are written as soon as a source is done, the workbook at the end."""

    def __init__(self, app: App, chosen: Namespace, formats: list[str]) -> None:
        self._app = app
        self._chosen = chosen
        self._each = [key for key in formats if app.formats[key].one_per_source]
        self._together = [key for key in formats if not app.formats[key].one_per_source]
        self._out = chosen.out or app.export_folder_of_office()
        self._events: SimpleQueue[QueueEvent] = SimpleQueue()
        self._exit_codes: list[int] = []
        self._done = self._settled = self._total = 0

    def run(self) -> int:
        jobs = self._add()
        self._total = len(jobs)
        for job in jobs:
            self._app.outlet.claim(job, self._folder(job))  # in order, whichever is done first
        self._app.queue.subscribe(self._events.put)
        self._app.queue.start()
        with ProgressLine() as line:
            self._follow({job.id for job in jobs}, line)
            self._write_together([job.id for job in jobs], line)
        return self._exit_code()

    def _add(self) -> tuple[Job, ...]:
        passwords = [*self._chosen.password, *filter(None, [os.environ.get("OCRDESK_PDF_PASSWORD")])]
        jobs = self._app.queue.add(
            self._chosen.paths,
            document=self._chosen.document,
            provider=self._chosen.provider,
            passwords=passwords,
            recursive=self._chosen.recursive,
            ignore_text=self._chosen.ignore_text,
        )
        if not jobs:
            raise UsageError(what=str(self._chosen.paths[0]))
        return jobs

    def _follow(self, waiting: set[int], line: ProgressLine) -> None:
        while waiting:
            event = self._next_event()
            if isinstance(event, ProgressChanged):
                line.show(event.progress)
            elif isinstance(event, JobChanged) and event.job.id in waiting and event.job.state in _SETTLED:
                waiting.discard(event.job.id)
                self._finish(event.job, line)

    def _next_event(self) -> QueueEvent:
        while True:  # on Windows a wait without an end does not hear Ctrl+C
            with suppress(Empty):
                return self._events.get(timeout=HEAR_SECONDS)

    def _finish(self, job: Job, line: ProgressLine) -> None:
        self._settled += 1
        for notice in job.notices:
            line.say(f"{job.name}: {notice}")
        if job.failure is not None:
            self._fail(job.name, in_one_line(job.failure.title, job.failure.hint), job.failure.exit_code, line)
        if job.pages_done == 0 and job.failure is not None:
            return
        line.say_done(job.name, self._settled, self._total)
        try:
            folder = _made(self._folder(job))
            for key in self._each:
                self._app.export(key, [job.id], folder)
            if XLSX in self._together:
                self._app.save_attachments([job.id], folder, [OWN_WORKBOOK])
        except OCRDeskError as exc:
            self._fail(job.name, str(exc), exc.exit_code, line)
        else:
            self._done += job.failure is None

    def _write_together(self, job_ids: list[int], line: ProgressLine) -> None:
        some = any(self._app.queue.job(number).pages_done for number in job_ids)
        for key in self._together if some else ():
            target = (self._out or _own_folder(self._chosen.paths[0])) / f"ocrdesk.{key}"
            try:
                _made(target.parent)
                self._app.export(key, job_ids, target)  # failed ones too: they part what lies around them
            except OCRDeskError as exc:
                self._fail(target.name, str(exc), exc.exit_code, line)

    def _folder(self, job: Job) -> Path | None:
        """Where one source's results go: its folder's place within the PATH given, below --out."""
        if self._out is None:
            return None
        inside = next((path for path in self._chosen.paths if _is_within(job.path.parent, path)), job.path.parent)
        return self._out / job.path.parent.relative_to(_absolute(inside))

    def _fail(self, name: str, text: str, exit_code: int, line: ProgressLine) -> None:
        self._exit_codes.append(exit_code)
        line.say(f"{name}: {text}")

    def _exit_code(self) -> int:
        if not self._exit_codes:
            return 0
        nothing_done = self._done == 0 and all(code == 3 for code in self._exit_codes)  # noqa: PLR2004
        return 3 if nothing_done else 1


def _made(folder: Path | None) -> Path | None:
    """The folder, made where it is missing. Raises ExportError."""
    try:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise ExportError(name=str(folder)) from exc
    return folder


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links stay links


def _is_within(folder: Path, path: Path) -> bool:
    return path.is_dir() and folder.is_relative_to(_absolute(path))


def _own_folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent
