"""About the program, from the menu: what it is made of, and where its log is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ocrdesk import paths
from ocrdesk.ui.dialog_run import DialogRun
from ocrdesk.ui.help.components import components
from ocrdesk.ui.privacy import privacy_sentence

if TYPE_CHECKING:
    from ocrdesk.ui.dialogs.about import AboutDialog


class AboutRun(DialogRun):
    """Shows the dialog at once; its table is filled when the libraries' own words are read."""

    def show(self) -> None:
        super().show()
        self._window.workers.forget("components")

    def make(self) -> "AboutDialog":
        """The dialog, not shown yet."""
        from ocrdesk.ui.dialogs.about import AboutDialog

        app = self._window.app
        provider = app.providers[app.chosen_provider()]
        privacy = privacy_sentence(provider.title, leaves_computer=provider.leaves_computer)
        dialog = AboutDialog(self.open_log_folder, privacy, self._window)
        self._window.workers.run(components, dialog.show_components, key="components")
        return dialog

    def open_log_folder(self) -> None:
        """Show the folder in the system's own file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.user_folder("logs"))))
