"""A desktop portal that photographs nothing: it answers Screenshot as org.freedesktop.portal.Screenshot says."""

import sys
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, MessageType, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

NAME, OBJECT = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
ANSWERS: dict[str, tuple[int, dict[str, Any]]] = {
    "takes": (0, {"uri": ("s", "file:///tmp/%E5%B1%8F%E5%B9%95%201.png")}),
    "declined": (1, {}),
    "fails": (2, {}),
    "remote": (0, {"uri": ("s", "https://example.invalid/a.png")}),
}


def main(behaviour: str, ready: str) -> None:
    """Make the file `ready`, then answer one call."""
    with open_dbus_connection(bus="SESSION") as connection:
        Proxy(message_bus, connection).RequestName(NAME)
        Path(ready).touch()
        while True:
            call = connection.receive(timeout=20)
            if call.header.message_type is MessageType.method_call:
                break
        token = call.body[1]["handle_token"][1]
        caller = call.header.fields[7]
        path = f"{OBJECT}/request/{caller.lstrip(':').replace('.', '_')}/{token}"
        connection.send(new_method_return(call, "o", (path,)))
        emitter = DBusAddress(path, bus_name=caller, interface="org.freedesktop.portal.Request")
        connection.send(new_signal(emitter, "Response", "ua{sv}", ANSWERS[behaviour]))


if __name__ == "__main__":
    main(*sys.argv[1:])
