"""Which document types the tool bar offers: plain text, the clerk's own templates, then all that are known."""

from typing import TYPE_CHECKING

from ocrdesk.i18n import N_

if TYPE_CHECKING:
    from ocrdesk.app import App
    from ocrdesk.ui.views.tool_bar import Chooser


def offer_types(chooser: "Chooser", app: "App", plain: tuple[tuple[str, str], ...]) -> None:
    """Offer them from now on; `plain` are those that look for no type, as (value, N_-marked title)."""
    known = [(key, kind) for key, kind in app.types.items() if not kind.own]
    own = [(template.key, template.name) for template in app.templates.all()]
    chooser.set_choices(
        (*plain, *own, *((key, kind.title) for key, kind in known)),
        apart=[key for key, kind in known if not kind.offline],
        apart_title=N_("Read by cloud services only"),
    )
