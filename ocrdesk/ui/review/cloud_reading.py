"""One place of a page for a cloud service: by the one that is ready, after asking, or why there is none."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ocrdesk.errors import CloudForbidden, CloudsLocked
from ocrdesk.i18n import N_, message
from ocrdesk.ui.notices import Notice

if TYPE_CHECKING:
    from ocrdesk.app import App
    from ocrdesk.ui.main_window import MainWindow


def read_by_cloud(window: "MainWindow", read: Callable[[str], object]) -> None:
    """Let `read` have the key of the service, once the clerk agreed to its cost."""
    provider = window.app.cloud_provider()
    if provider:
        window.commands.starting.one_call(provider, lambda: read(provider))
    else:
        window.tell(_why_none(window.app))


def _why_none(app: "App") -> Notice:
    if app.preferences.offline_only:
        return Notice.of_error(CloudsLocked())
    clouds = {key for key, each in app.providers.items() if each.leaves_computer}
    if clouds and clouds <= app.refused_providers():
        return Notice.of_error(CloudForbidden())
    title, hint = N_("No cloud service is set up"), N_("Enter its keys under Settings; offline needs none.")
    return Notice(message(title), message(hint))
