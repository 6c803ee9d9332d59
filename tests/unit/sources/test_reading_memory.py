"""The promised figure: five hundred scanned pages cost the reading process no more memory than five."""

import threading
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ocrdesk.sources import SourceReader

WIDTH, HEIGHT = 826, 1166
"""A6 at 200 dpi: a page is rendered in some 20 milliseconds."""

MOST_GROWTH = 1.15


def scanned_pdf(page_count: int) -> bytes:
    """A PDF of one-bit scans, each with lines of its own."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = b" ".join(b"%d 0 R" % (3 + 3 * number) for number in range(page_count))
    objects.append(b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, page_count))
    content = b"q 297 0 0 420 0 0 cm /I Do Q"
    picture = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 1"
    random = np.random.default_rng(5)
    for number in range(page_count):
        rows = np.full((HEIGHT, (WIDTH + 7) // 8), 255, np.uint8)
        for top in range(60, HEIGHT - 60, 40):
            rows[top : top + 14, 8:-8] = random.integers(0, 256, rows[top : top + 14, 8:-8].shape)
        scan = zlib.compress(rows.tobytes(), 1)
        first = 3 + 3 * number
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 297 420]/Contents %d 0 R/Resources<</XObject<</I %d 0 R>>>>>>"
            % (first + 1, first + 2),
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
            picture % (WIDTH, HEIGHT) + b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(scan), scan),
        ]
    written, offsets = bytearray(b"%PDF-1.5\n"), []
    for number, each in enumerate(objects, 1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\n" % (size, table, size)
    return bytes(written) + tail + b"startxref\n%d\n%%%%EOF\n" % len(written)


def peak_of(path: Path) -> int:
    """The most memory that a new reading process holds while it reads every page."""
    reader, ended, found = SourceReader(seconds=60), threading.Event(), [0]

    def watch() -> None:
        while not ended.wait(0.005):
            found.append(reader.resident)

    watcher = threading.Thread(target=watch)
    try:
        reader.warm_up()
        watcher.start()
        for number in range(1, reader.describe(path).page_count + 1):
            assert reader.page(path, number).width == pytest.approx(WIDTH, abs=1)
    finally:
        ended.set()
        watcher.join()
        reader.close()
    return max(found)


@pytest.mark.figures
@pytest.mark.slow
def test_five_hundred_scanned_pages_take_no_more_memory_than_five(write: Callable[[str, bytes], Path]) -> None:
    few, many = peak_of(write("5.pdf", scanned_pdf(5))), peak_of(write("500.pdf", scanned_pdf(500)))
    print(f"\npeak for 5 pages {few / 1e6:.0f} MB, for 500 pages {many / 1e6:.0f} MB, {many / few:.3f} times as much")
    assert many <= MOST_GROWTH * few, f"{many / few:.2f} times as much"
