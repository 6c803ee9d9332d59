"""Where pictures go, in one sentence."""

from ocrdesk.i18n import _


def privacy_sentence(provider_title: str, *, leaves_computer: bool) -> str:
    """`provider_title` is English, as the provider declares it."""
    if leaves_computer:
        return _("Pictures are sent to {provider}, and to nobody else.").format(provider=_(provider_title))
    return _("Everything is read on this computer. No picture leaves it.")
