"""Rules for the ways to reach somebody: mail addresses and postcodes."""

import re

from ocrdesk.documents.extraction.looks import BETWEEN
from ocrdesk.i18n import N_, Message


def be_mail_address(text: str) -> Message | None:
    """RFC 5321: one @, a name before it, a domain with a dot behind it. Several may stand here."""
    form = r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+"
    right = all(re.fullmatch(form, one) for one in text.split(BETWEEN))
    return None if right else Message(N_("Not a mail address"))


def be_postcode(text: str) -> Message | None:
    """YD/T 1000: six digits."""
    return None if re.fullmatch(r"\d{6}", text) else Message(N_("Not 6 digits"))
