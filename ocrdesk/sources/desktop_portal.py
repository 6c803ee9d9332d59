"""The screen under Wayland: the desktop's portal takes the picture, after asking the person where it wants to.

The call and its answer are those of the interface org.freedesktop.portal.Screenshot.
"""

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlparse

from ocrdesk.errors import Cancelled, ScreenForbidden
from ocrdesk.i18n import N_, message

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

ANSWER_SECONDS = 120.0
"""The person may be asked, and may be away."""
BUS_NAME, OBJECT = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE, REQUEST = "org.freedesktop.portal.Screenshot", "org.freedesktop.portal.Request"
TAKEN, REFUSED_BY_PERSON = 0, 1
_tokens = count(1)


def photograph_screen() -> Path:
    """A picture of the whole desktop, as a file that is ours to delete. Blocks.

    Raises ScreenForbidden, and Cancelled where the person said no.
    """
    from jeepney.io.blocking import open_dbus_connection

    try:
        with open_dbus_connection(bus="SESSION") as connection:
            status, results = _ask(connection, f"ocrdesk{next(_tokens)}")
    except (OSError, KeyError, ValueError) as exc:  # no session bus, no answer in time, an address nobody understands
        raise ScreenForbidden(what=message(N_("The desktop does not answer."))) from exc
    if status == REFUSED_BY_PERSON:
        raise Cancelled
    address = urlparse(str(results.get("uri", ("s", ""))[1]))
    if status != TAKEN or address.scheme != "file":
        raise ScreenForbidden(what=message(N_("The desktop refused it.")))
    return Path(unquote(address.path))


def _ask(connection: "DBusConnection", token: str) -> tuple[int, Mapping[str, tuple[str, object]]]:
    from jeepney import DBusAddress, MatchRule, MessageType, message_bus, new_method_call
    from jeepney.io.blocking import Proxy

    sender = connection.unique_name.lstrip(":").replace(".", "_")
    answer = MatchRule(type="signal", interface=REQUEST, member="Response", path=f"{OBJECT}/request/{sender}/{token}")
    Proxy(message_bus, connection).AddMatch(answer)
    portal = DBusAddress(OBJECT, bus_name=BUS_NAME, interface=INTERFACE)
    options = {"handle_token": ("s", token), "interactive": ("b", False)}
    with connection.filter(answer) as answers:
        told = connection.send_and_get_reply(new_method_call(portal, "Screenshot", "sa{sv}", ("", options)))
        if told.header.message_type is MessageType.error:
            raise ScreenForbidden(what=message(N_("This desktop offers no pictures of the screen.")))
        status, results = connection.recv_until_filtered(answers, timeout=ANSWER_SECONDS).body
    return status, results
