"""The preferences in force: the clerk's own as they are kept, and the office's policy over them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from ocrdesk.errors import PreferencesNotWritten, SettingsUnreadable
from ocrdesk.settings.policy import Policy
from ocrdesk.settings.preferences import FILE_NAME, Preferences, load_preferences, put_aside, save_preferences


class KeptPreferences:
    """What was chosen and what holds. The office's word is never written into the clerk's file."""

    def __init__(self, folder: Path, policy: Policy) -> None:
        self._folder = folder
        self._policy = policy
        self._own, self.damaged = load_preferences(folder)
        self._unread = isinstance(self.damaged, SettingsUnreadable)
        self.now: Preferences = policy.applied(self._own)

    def change(self, **changes: Any) -> None:
        """Take these over, except those that the office decided; they hold even where they cannot be kept."""
        free = {name: value for name, value in changes.items() if name not in self._policy.locked()}
        self._own = replace(self._own, **free)
        self.now = self._policy.applied(self._own)

    def save(self) -> None:
        """Write the clerk's own. Blocks. Raises PreferencesNotWritten; the old file then stays as it was."""
        try:
            if self._unread:
                put_aside(self._folder, "unread")
                self._unread = False
            save_preferences(self._own, self._folder)
        except OSError as exc:
            raise PreferencesNotWritten(name=FILE_NAME) from exc
