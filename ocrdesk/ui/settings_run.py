"""The settings from question to effect: secrets go to the keyring, the rest to the preferences, on a worker."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from ocrdesk.errors import OCRDeskError
from ocrdesk.ui.dialogs.connection_test import Trial
from ocrdesk.ui.dialogs.settings import SettingsDialog, Surroundings

if TYPE_CHECKING:
    from ocrdesk.ui.main_window import MainWindow

Kept = Mapping[str, Mapping[str, bool]]


class SettingsRun(QObject):
    """Opens the dialog at once; which keys are kept is told when the keyring has answered."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def ask(self, page: str = "") -> None:
        """Show the settings, beginning with that page, and keep what is changed."""
        dialog = self.make(page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.keep(dialog.changes(), dialog.secrets())
        self._window.workers.forget("kept keys")
        dialog.deleteLater()

    def make(self, page: str = "") -> SettingsDialog:
        """The dialog, not shown yet."""
        app, workers = self._window.app, self._window.workers
        forbidden = frozenset(key for key in app.refused_providers() if app.policy.forbids(key))
        trial, decided = Trial(workers, app.check), app.policy.locked()
        around = Surroundings(app.types, trial, decided, forbidden, app.policy.office)
        dialog = SettingsDialog(asdict(app.preferences), app.providers.values(), self._window, around)
        dialog.show_page(page)
        workers.run(self._kept, lambda told: dialog.show_kept(told[0], lasting=told[1]), key="kept keys")
        return dialog

    def keep(self, changes: Mapping[str, object], secrets: Mapping[str, Mapping[str, str]]) -> None:
        """Save what was changed; nothing else is touched."""
        if changes or secrets:
            work = partial(self._keep, changes, secrets)
            self._window.workers.run(work, self._apply, self._tell_failure, lane="order")

    def _kept(self) -> tuple[Kept, bool]:
        app = self._window.app
        clouds = [key for key, provider in app.providers.items() if provider.leaves_computer]
        kept = {key: {name: bool(text) for name, text in app.secrets(key).items()} for key in clouds}
        return kept, app.credentials().lasting

    def _keep(self, changes: Mapping[str, object], secrets: Mapping[str, Mapping[str, str]]) -> None:
        app = self._window.app
        if changes:
            app.change_preferences(**changes)
        for provider, texts in secrets.items():
            app.keep_secrets(provider, texts)

    def _tell_failure(self, error: OCRDeskError) -> None:
        self._apply(None)  # what could be kept is kept
        self._window.notices.tell_error(error)

    def _apply(self, _nothing: object) -> None:
        self._window.commands.follow_provider()
