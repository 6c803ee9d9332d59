"""The composition root: makes every room's objects, joins them, and is all that the two faces know."""

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ocrdesk import __version__, paths
from ocrdesk.documents import DOCUMENT_TYPES, glyph_review, review
from ocrdesk.documents.readings import other_readings
from ocrdesk.documents.zones import KnownTypes
from ocrdesk.errors import KeyringMissing, OCRDeskError
from ocrdesk.exporters import FORMATS, schema, write_calls
from ocrdesk.i18n import Message, use_language
from ocrdesk.jobs import JobQueue
from ocrdesk.jobs.expected_calls import expected_calls
from ocrdesk.jobs.outlet import Outlet
from ocrdesk.jobs.page_changes import PageChanges
from ocrdesk.jobs.templates import Templates
from ocrdesk.jobs.watched_folder import WatchedFolder
from ocrdesk.journal import TakenFiles, make_passing_folder, open_journal, open_ledger
from ocrdesk.model import (
    CallTotal,
    CharacterLook,
    DocumentType,
    ExportFormat,
    FieldState,
    Job,
    Line,
    OptionKind,
    Origin,
    Page,
    PageRecord,
    Provider,
    ProviderStateChanged,
    Quad,
    ReadingWishes,
    Record,
    Release,
    Suggestion,
    month_began,
)
from ocrdesk.providers import PROVIDERS, Network, Seams, Transport, make_cloud, make_providers, newer_version
from ocrdesk.settings import (
    Credentials,
    KeptPreferences,
    Preferences,
    SessionCredentials,
    load_policy,
    open_credentials,
    own_folder,
)
from ocrdesk.sources import SourceReader
from ocrdesk.sources.desktop_portal import photograph_screen
from ocrdesk.sources.scanning import scanner_system

AT_ONCE = 2
"""Pages opened at the same time, where a service reads faster than one can be opened."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """What is to be other than usual: for tests, and for the command line, which keeps no journal.

    `settings` and `journal` are folders; `lasting` False keeps the journal in a temporary folder.
    `options` are provider options for this run, by provider and name. `transport` carries the clouds' calls.
    The templates of these files, `templates`, are used in place of the kept ones. `policy` names the office's files.
    """

    settings: Path | None = None
    journal: Path | None = None
    lasting: bool = True
    providers: Mapping[str, Provider] | None = None
    credentials: Credentials | None = None
    options: Mapping[str, Mapping[str, str]] | None = None
    transport: Transport | None = None
    templates: tuple[Path, ...] | None = None
    policy: tuple[Path, ...] | None = None
    clock: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone()


class App:
    """The program without a face. Methods that say "blocks" belong on a worker thread."""

    def __init__(self, overrides: Overrides) -> None:
        self._overrides = overrides
        self._settings = overrides.settings or own_folder("settings")
        self.policy, broken = load_policy(paths.policy_files() if overrides.policy is None else overrides.policy)
        """What the office decided for everybody on this computer."""
        self._kept = KeptPreferences(self._settings, self.policy)
        use_language(self.preferences.language)
        self.templates = Templates(self._settings, overrides.templates)
        lasting = overrides.journal or own_folder("journal")
        self._ledger, uncounted = open_ledger(lasting)
        self._temporary = None if overrides.lasting else make_passing_folder()
        folder = self._temporary or lasting
        self._journal, lost = open_journal(folder)
        self.notices: tuple[OCRDeskError, ...] = tuple(filter(None, (*broken, self._kept.damaged, uncounted, lost)))
        """What went wrong at the start and the clerk should know; what weighs most comes last, and is seen first."""
        self._credentials = overrides.credentials
        self.types: Mapping[str, DocumentType] = KnownTypes(DOCUMENT_TYPES, self.templates.ever)
        self.outlet = Outlet(self._journal, self.types, self.policy.results())
        self.formats: Mapping[str, ExportFormat] = {each.key: each for each in FORMATS}
        self.providers: Mapping[str, Provider] = overrides.providers or make_providers(
            {kind.key: self._environment(kind.key) for kind in PROVIDERS}, self._seams()
        )
        self._reader, self._viewer = SourceReader(codes=True, at_once=AT_ONCE), SourceReader()
        self.scanners = scanner_system()
        self.photograph_screen = photograph_screen
        self._taken = TakenFiles(folder)
        self._saver = ThreadPoolExecutor(1, thread_name_prefix="save")
        self.queue = JobQueue(
            self._journal, self._reader, self.providers, wishes=self._wishes, patient=overrides.lasting
        )
        self.notices += (*self.templates.damaged, *self._journal.damaged)
        self.changes = PageChanges(self._journal, self.queue, self._saver)
        self._configure()

    def _seams(self) -> Seams:
        seams = Seams(self._ledger, self.secrets, self._network, lambda: self._overrides.clock().astimezone(UTC))
        return replace(seams, transport=self._overrides.transport)

    def _wishes(self) -> ReadingWishes:
        return ReadingWishes(
            tuple(self.preferences.fall_back), self.preferences.cross_check, templates=self.templates.all()
        )

    def _network(self, wishes: Preferences | None = None) -> Network:
        forbidden = frozenset(filter(self.policy.forbids, self.providers))
        wishes = wishes or self.preferences
        return Network(wishes.proxy, wishes.ca_file, wishes.offline_only, forbidden)

    # -- settings ----------------------------------------------------------------------------------------------

    @property
    def preferences(self) -> Preferences:
        """What holds now: the clerk's own, and the office's policy over them."""
        return self._kept.now

    def change_preferences(self, **changes: object) -> None:
        """Apply and save. Blocks. Raises PreferencesNotWritten; what was changed holds until the program ends."""
        self._kept.change(**changes)
        if "language" in changes:
            use_language(self.preferences.language)
        if changes.keys() & {"options", "proxy", "ca_file"}:
            self._configure()
        if "keep_answers_days" in changes:
            self._forget_old_answers()
        self._kept.save()

    def credentials(self) -> Credentials:
        """Where secrets are kept. Blocks the first time."""
        self._credentials = self._credentials or open_credentials()
        return self._credentials

    def options(self, provider: str) -> dict[str, str]:
        """A provider's options as they stand: default, preference, environment, this run; kept secrets excepted."""
        specs = self.providers[provider].options
        values = {spec.key: spec.default for spec in specs}
        values |= self.preferences.options.get(provider, {})
        values |= self._environment(provider)
        return values | dict((self._overrides.options or {}).get(provider, {}))

    def secrets(self, provider: str) -> dict[str, str]:
        """A provider's secrets from the keyring; a single run that is given one does not open it. Blocks."""
        names = [spec.key for spec in self.providers[provider].options if spec.kind is OptionKind.SECRET]
        given = not self._overrides.lasting and any(map(self.options(provider).get, names))
        return {} if given else {name: self._secret(provider, name) for name in names}

    def keep_secrets(self, provider: str, secrets: Mapping[str, str]) -> None:
        """Keep these secrets in the keyring ("" forgets one) and use them at once. Blocks.

        Raises KeyringMissing where the keyring does not take them; they are kept for this session then.
        """
        try:
            self._keep(provider, secrets)
        except KeyringMissing:
            self._credentials = SessionCredentials(self.credentials())
            self._keep(provider, secrets)
            raise
        finally:
            self._configure()

    def _keep(self, provider: str, secrets: Mapping[str, str]) -> None:
        for name, text in secrets.items():
            self.credentials().set(provider, name, text.strip())

    def check(self, provider: str, options: Mapping[str, str], settings: Mapping[str, Any] | None = None) -> Message:
        """Test the connection with these option values and settings (proxy, ...), kept or not; costs no paid call.

        Secrets that are not among the options are the kept ones. Blocks for seconds. Raises ProviderError.
        """
        if not self.providers[provider].leaves_computer:
            return self.providers[provider].check()
        seams = replace(self._seams(), network=lambda: self._network(replace(self.preferences, **(settings or {}))))
        trial = make_cloud(provider, {**self.options(provider), **options}, seams)
        try:
            return trial.check()
        finally:
            trial.close()

    def _secret(self, provider: str, name: str) -> str:
        try:
            return self.credentials().get(provider, name)
        except KeyringMissing as exc:  # a locked keyring must not keep the program from starting
            self.notices = (*(notice for notice in self.notices if not isinstance(notice, KeyringMissing)), exc)
            return ""

    def _environment(self, provider: str) -> dict[str, str]:
        prefix = f"OCRDESK_{provider.upper()}_"
        return {name[len(prefix) :].lower(): text for name, text in os.environ.items() if name.startswith(prefix)}

    def _configure(self) -> None:
        for key, provider in self.providers.items():
            provider.configure(self.options(key))
            self.queue.release(key)

    # -- pages and records -------------------------------------------------------------------------------------

    def warm_up(self) -> None:
        """Start the chosen provider and the page reader, and tell of it. Blocks for seconds."""
        self._viewer.warm_up()
        self._forget_old_answers()
        provider = self.providers[self.chosen_provider()]
        try:
            provider.warm_up()
        finally:
            self.queue.announce(ProviderStateChanged(provider.key, provider.state()))

    def chosen_provider(self) -> str:
        """Who reads new files: the clerk's choice, or the offline one while nothing may leave this computer."""
        chosen = self.providers.get(self.preferences.provider)
        return next(iter(self.providers)) if chosen is None or chosen.key in self.refused_providers() else chosen.key

    def refused_providers(self) -> frozenset[str]:
        """The cloud services that may not be called, by the clerk's own lock or by the office's."""
        locked, forbids = self.preferences.offline_only, self.policy.forbids
        return frozenset(k for k, each in self.providers.items() if each.leaves_computer and (locked or forbids(k)))

    def _forget_old_answers(self) -> None:
        self._ledger.forget_answers(self._overrides.clock() - timedelta(days=self.preferences.keep_answers_days))

    def page(self, job_id: int, number: int) -> Page:
        """The upright page, pixel for pixel what its quads refer to. Blocks. Raises SourceError."""
        job, record = self.queue.job(job_id), self._journal.page(job_id, number)
        turn = record.recognition.rotation if record else job.turn(number)
        return self._viewer.page(job.path, number, self.queue.passwords(), turn=turn)

    def thumbnail(self, job_id: int, longest: int = 160) -> Page:
        """The first page, small. Blocks. Raises SourceError."""
        job, record = self.queue.job(job_id), self._journal.page(job_id, 1)
        turn = record.recognition.rotation if record else job.turn(1)
        return self._viewer.page(job.path, 1, self.queue.passwords(), turn=turn, longest=longest)

    def page_record(self, job_id: int, number: int) -> PageRecord | None:
        """What stands of a page; None while it is not read. Blocks for milliseconds."""
        return self._journal.page(job_id, number)

    def save_page(self, job_id: int, record: PageRecord) -> "Future[None]":
        """Keep what a person changed; the future is done when it is on disk, or holds the JournalError."""
        return self._saver.submit(self._save, job_id, record)

    def _save(self, job_id: int, record: PageRecord) -> None:
        self._journal.save_record(job_id, record)
        self.queue.refresh(job_id, record)

    def read_field(self, job_id: int, number: int, quad: Quad, provider: str = "") -> Line:
        """Read one place of a page anew, by the job's own provider or that one. Blocks.

        Raises SourceError and ProviderError.
        """
        reader = self.providers[provider or self.queue.job(job_id).provider]
        return reader.read_line(self.page(job_id, number), quad)

    def cloud_provider(self) -> str:
        """The cloud service that reads single fields: the chosen one, else the first that is ready; "" for none."""
        keys = dict.fromkeys((self.preferences.provider, *self.preferences.fall_back, *self.providers))
        allowed = [key for key in keys if key in self.providers and key not in self.refused_providers()]
        clouds = [key for key in allowed if self.providers[key].leaves_computer]
        return next((key for key in clouds if self.providers[key].state().ready), "")

    def newer_version(self) -> Release | None:
        """The release that the file at `updates_address` tells of, where it is newer. Blocks. Raises CloudsLocked."""
        return newer_version(self.preferences.updates_address, __version__, self._seams())

    def watch(self, folder: str, tell: Callable[[tuple[Path, ...]], None]) -> WatchedFolder | None:
        """Tell what comes into that folder, on a thread of its own, until it is closed; "": watch none."""
        if not folder:
            self._taken.forget()
        return WatchedFolder(Path(folder), self._taken, tell) if folder else None

    def reads(self, provider: str, kind: DocumentType) -> bool:
        """Whether that provider can read that type; some are for cloud services only."""
        return kind.offline or self.providers[provider].reads(kind.key)

    # -- review ------------------------------------------------------------------------------------------------

    def edit_field(self, record: Record, key: str, text: str, origin: Origin = Origin.TYPED) -> Record:
        """A field's new text, cleaned; all checks run again."""
        return review.edit_field(record, key, text, type=self.types[record.type], origin=origin)

    def set_no_value(self, record: Record, key: str, state: FieldState) -> Record:
        """A person says that the field is not on this document (ABSENT), or cannot be read (ILLEGIBLE)."""
        return review.set_no_value(record, key, state, type=self.types[record.type])

    def other_readings(self, record: Record, key: str) -> tuple[Suggestion, ...]:
        """What else the field may say, the likeliest first."""
        return other_readings(record, key, type=self.types[record.type])

    def confirm_field(self, record: Record, key: str) -> Record:
        """A person looked at the field and says it is right."""
        return review.confirm_field(record, key, type=self.types[record.type])

    def look_at_characters(self, record: Record, looks: Mapping[str, CharacterLook]) -> Record | None:
        """What a person said of single characters, by field key; None where a value has changed since."""
        return glyph_review.look_at_characters(record, looks, type=self.types[record.type])

    def restore_field(self, record: Record, key: str) -> Record:
        """The machine's value back."""
        return review.restore_field(record, key, type=self.types[record.type])

    def confirm_document(self, record: Record) -> Record:
        """A person says that the whole document is right."""
        return review.confirm_document(record, type=self.types[record.type])

    # -- out ---------------------------------------------------------------------------------------------------

    def export(self, format_key: str, job_ids: Sequence[int], target: Path | None) -> tuple[Path, ...]:
        """Write these jobs in a format; returns the files written. Blocks. Raises ExportError.

        `target` is the file to write; for formats of one file a source it is the folder, None for beside
        each source.
        """
        return self.outlet.export(self.formats[format_key], [self.queue.job(each) for each in job_ids], target)

    def calls_this_month(self, provider: str) -> int:
        """How many calls a provider charges for since the services' month began. Blocks."""
        return self._ledger.billed(provider, month_began(self._overrides.clock()))

    def call_totals(self, begin: datetime, end: datetime) -> tuple[CallTotal, ...]:
        """What was called from `begin` to before `end`, by month, provider, API and code. Blocks."""
        return self._ledger.totals(begin, end)

    def export_calls(self, target: Path, begin: datetime, end: datetime) -> Path:
        """Write what was called from `begin` to before `end` to a workbook. Blocks. Raises ExportError."""
        titles = {key: provider.title for key, provider in self.providers.items()}
        return write_calls(self._ledger.totals(begin, end), titles, self.outlet.allowed(target))

    def save_attachments(
        self, job_ids: Sequence[int], folder: Path | None, kinds: Sequence[str] | None = None
    ) -> tuple[Path, ...]:
        """Save what services delivered as files with these jobs; None for beside each source. Blocks.

        `kinds` are those of Attachment, None for all. Raises ExportError.
        """
        return self.outlet.save_attachments([self.queue.job(each) for each in job_ids], folder, kinds)

    def export_folder_of_office(self) -> Path | None:
        """The one folder for results; None where the office names none."""
        return self.outlet.only

    def quota(self, provider: str) -> int:
        """How many calls a month the clerk reckons with; 0 for no count, or for a provider that costs nothing."""
        return int(float(self.options(provider).get("quota") or 0))

    def expected_calls(self, job_ids: Sequence[int], *, again: bool = False) -> int:
        """How many calls recognising these jobs will cost at least. Blocks: files may have to be opened."""
        jobs = [self.queue.job(job_id) for job_id in job_ids]
        return sum(expected_calls(job, self.providers[job.provider], self._count_pages, again=again) for job in jobs)

    def _count_pages(self, job: Job) -> int:
        return self._viewer.describe(job.path, self.queue.passwords()).page_count

    def close(self) -> None:
        """Stop everything, wait for what is being saved, end the child processes. Blocks."""
        self.queue.close()
        self._saver.shutdown()
        for provider in self.providers.values():
            provider.close()
        self._reader.close()
        self._viewer.close()
        self._journal.close()
        self._ledger.close()
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)


def build(overrides: Overrides | None = None) -> App:
    """The program, put together. Touches the disk; starts no process and loads no model."""
    return App(overrides or Overrides())


def json_schema() -> dict[str, object]:
    """The JSON Schema of the JSON export."""
    return schema()
