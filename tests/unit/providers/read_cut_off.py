"""Reads the sample card and prints its lines; run by a test in a process without a network."""

import socket
from threading import Event

from PIL import Image

from ocrdesk.model import Page, Request
from ocrdesk.paths import resource
from ocrdesk.providers.offline import OfflineProvider


def main() -> None:
    """Read the card; the network must really be gone."""
    try:
        socket.create_connection(("192.0.2.1", 80), timeout=1).close()
    except OSError:
        pass
    else:
        raise SystemExit("the network is there")
    with Image.open(resource("samples", "身份证_正面.jpg")) as picture:
        page = Page(1, *picture.size, picture.convert("RGB").tobytes())
    provider = OfflineProvider()
    try:
        for line in provider.recognize(page, Request(), Event()).lines:
            print(line.text)
    finally:
        provider.close()


if __name__ == "__main__":
    main()
