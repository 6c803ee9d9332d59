"""What is new: under Help for this version, and in a quiet notice where a newer one is there."""

import logging
from functools import partial
from typing import TYPE_CHECKING

from ocrdesk import __version__, i18n
from ocrdesk.errors import OCRDeskError
from ocrdesk.i18n import N_, message
from ocrdesk.ui.dialog_run import DialogRun, stay
from ocrdesk.ui.help.release_notes import change_log, notes
from ocrdesk.ui.notices import Notice, Offer, Tone

if TYPE_CHECKING:
    from ocrdesk.model import Release
    from ocrdesk.ui.dialogs.release_notes import ReleaseNotesDialog

LOG = logging.getLogger(__name__)


class NewsRun(DialogRun):
    """Asks once a start, and only where the settings say so."""

    def begin(self) -> None:
        """Ask for a newer version, behind the window."""
        if self._window.app.preferences.check_updates:
            self._window.workers.run(self._window.app.newer_version, self._tell, _keep_quiet, key="newer version")

    def make(self) -> "ReleaseNotesDialog":
        """The notes of this version, not shown yet."""
        from ocrdesk.ui.dialogs.release_notes import ReleaseNotesDialog

        try:
            text = change_log().read_text(encoding="utf-8")
        except OSError:
            text = ""
        return ReleaseNotesDialog(f"OCRDesk {__version__}", notes(text, i18n.language()), self._window)

    def _tell(self, release: "Release | None") -> None:
        if release is None:
            return
        title = message(N_("OCRDesk {version} is there"), version=release.version)
        hint = message(N_("This one is {version}. Ask whoever installs programs in your office."), version=__version__)
        offers = (Offer(N_("What is new"), partial(self._show_release, release)),) if release.notes else ()
        self._window.tell(Notice(title, hint, Tone.NEUTRAL, offers))

    def _show_release(self, release: "Release") -> None:
        from ocrdesk.ui.dialogs.release_notes import ReleaseNotesDialog

        told = release.notes.get(i18n.language()) or next(iter(release.notes.values()))
        stay(ReleaseNotesDialog(f"OCRDesk {release.version}", told, self._window))


def _keep_quiet(error: OCRDeskError) -> None:
    LOG.info("No newer version was asked for: %s", type(error).__name__)
