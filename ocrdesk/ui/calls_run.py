"""The page of calls, opened from the menu: where its numbers come from, and what is told of its export."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ocrdesk.i18n import N_, message
from ocrdesk.ui.dialog_run import DialogRun
from ocrdesk.ui.export_run import open_place
from ocrdesk.ui.notices import Notice, Offer, Tone

if TYPE_CHECKING:
    from ocrdesk.ui.dialogs.calls import CallsDialog


class CallsRun(DialogRun):
    """Shows the ledger."""

    def make(self) -> "CallsDialog":
        """The page, not shown yet."""
        from ocrdesk.ui.dialogs.calls import Books, CallsDialog

        app = self._window.app
        titles = {key: provider.title for key, provider in app.providers.items() if provider.leaves_computer}
        now = datetime.now().astimezone()
        books = Books(self._window.workers, app.call_totals, app.export_calls, titles, now)
        return CallsDialog(books, self._tell, self._window)

    def _tell(self, target: Path) -> None:
        title = message(N_("Exported to {name}"), name=target.name)
        offers = (Offer(N_("Open"), partial(open_place, target)),)
        self._window.tell(Notice(title, None, Tone.GOOD, offers))
