"""The reading process: loaded late, killed when it must be, and there again for the next file."""

import errno
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.context import SpawnProcess
from pathlib import Path

import psutil
import pytest
from PIL import Image

from ocrdesk.deadline import MOST
from ocrdesk.errors import (
    Cancelled,
    SourceCrashed,
    SourceDamaged,
    SourceError,
    SourceForbidden,
    SourceMissing,
    SourceNotOpened,
    SourceTooLarge,
    SourceTooSlow,
)
from ocrdesk.sources import SourceReader
from ocrdesk.sources import reader as source_reader
from ocrdesk.sources.shelf import Shelf

Encode = Callable[..., bytes]
Write = Callable[[str, bytes], Path]

MOMENT_SECONDS = 10.0
"""What comes at once, on a machine that may stand still for seconds."""
LAUGHS = 13
"""So many forms, each painting the next ten times: a PDF of three kilobytes that takes years."""


@pytest.fixture
def endless_pdf(write: Write, pdf_of: Callable[..., bytes]) -> Path:
    forms = []
    for number in range(5, 5 + LAUGHS):
        body = b"/F Do " * 10 if number < 4 + LAUGHS else b"0 0 m 9 9 l S"
        form = b"<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</F %d 0 R>>>>/Length %d>>"
        forms.append(form % (number + 1, len(body)) + b"stream\n" + body + b"\nendstream")
    return write("endless.pdf", pdf_of(b"/F Do", *forms, page=b"/XObject<</F 5 0 R>>"))


@pytest.fixture
def good(corner_picture: Image.Image, encoded: Encode, write: Write) -> Path:
    return write("good.png", encoded(corner_picture, "PNG"))


@pytest.fixture
def hasty() -> Iterator[SourceReader]:
    reader = SourceReader(seconds=2)
    yield reader
    reader.close()


def test_importing_the_sources_brings_no_decoder() -> None:
    program = (
        "import sys, ocrdesk.sources;"
        "print([name for name in ('PIL', 'pymupdf', 'pillow_heif', 'numpy', 'PySide6') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_reading_a_picture_in_the_child_loads_no_pdf_library(good: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from ocrdesk.sources import open_source;"
        "open_source(Path(sys.argv[1])).page(1); print('PIL' in sys.modules, 'pymupdf' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", program, str(good)], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["True", "False"]


def test_what_is_known_from_the_first_bytes_starts_no_process(tmp_path: Path) -> None:
    reader = SourceReader()
    with pytest.raises(SourceMissing):
        reader.describe(tmp_path / "none.pdf")
    assert reader.resident == 0
    reader.close()


def test_a_page_that_takes_for_ever_is_refused_and_the_next_file_works(
    hasty: SourceReader, endless_pdf: Path, good: Path
) -> None:
    hasty.warm_up()
    assert hasty.describe(endless_pdf).page_count == 1
    begun = time.monotonic()
    with pytest.raises(SourceTooSlow) as caught:
        hasty.page(endless_pdf, 1)
    assert time.monotonic() - begun < 2 * MOST + MOMENT_SECONDS
    assert "2 seconds" in str(caught.value)
    assert hasty.page(good, 1).width == 120


def test_cancelling_stops_at_once_and_the_next_file_works(reader: SourceReader, endless_pdf: Path, good: Path) -> None:
    reader.warm_up()
    cancelled = threading.Event()
    timer = threading.Timer(0.3, cancelled.set)
    timer.start()
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        reader.page(endless_pdf, 1, cancelled=cancelled)
    timer.join()
    assert time.monotonic() - begun < MOMENT_SECONDS
    assert reader.page(good, 1).width == 120


def test_a_process_that_dies_is_replaced(reader: SourceReader, endless_pdf: Path, good: Path) -> None:
    reader.warm_up()
    (child,) = [each for each in psutil.Process().children() if "resource_tracker" not in " ".join(each.cmdline())]
    idle = sum(child.cpu_times()[:2])

    def kill_at_work() -> None:
        while sum(child.cpu_times()[:2]) < idle + 0.1:
            time.sleep(0.01)
        child.kill()

    killer = threading.Thread(target=kill_at_work)
    killer.start()
    with pytest.raises(SourceCrashed):
        reader.page(endless_pdf, 1)
    killer.join()
    assert reader.page(good, 1).width == 120


def test_where_no_process_can_be_started_the_file_is_not_called_damaged(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_process: object) -> None:
        raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))

    reader = SourceReader()
    with monkeypatch.context() as patched:
        patched.setattr(SpawnProcess, "start", refused)
        for ask in (lambda: reader.describe(good), lambda: reader.page(good, 1), reader.warm_up):
            with pytest.raises(SourceNotOpened) as raised:
                ask()
            assert raised.value.retryable
    assert reader.describe(good).page_count == 1
    reader.close()


def test_a_process_that_does_not_come_up_is_not_the_files_fault(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_reader, "START_SECONDS", 0.0)
    reader = SourceReader()
    with pytest.raises(SourceNotOpened):
        reader.describe(good)
    reader.close()


def test_calls_from_many_threads_are_answered_one_by_one(reader: SourceReader, good: Path) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(reader.page(good, 1).width)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [120] * 6


def test_a_file_that_changes_is_read_anew(reader: SourceReader, write: Write, encoded: Encode) -> None:
    pages = [Image.new("L", (30, 20), shade) for shade in (0, 255)]
    path = write("a.tif", encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    assert reader.describe(path).page_count == 2
    assert reader.page(path, 2).width == 30
    path.write_bytes(encoded(Image.new("L", (77, 20)), "PNG"))
    assert (reader.describe(path).page_count, reader.describe(path).format) == (1, "PNG")
    assert reader.page(path, 1).width == 77


def test_a_large_good_file_gets_the_time_to_be_read_whole(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, given = SourceReader(seconds=8), {}

    def call(method: str, *arguments: object, seconds: float, cancelled: object) -> None:
        given[method] = seconds

    monkeypatch.setattr(reader._pool.children[0], "call", call)
    with good.open("r+b") as file:
        file.truncate(1_000_000_000)
    reader.describe(good)
    assert (given["open"], round(given["describe"])) == (8, 208)


def test_a_file_that_vanishes_is_said_to_be_missing(reader: SourceReader, good: Path) -> None:
    assert reader.describe(good).page_count == 1
    good.unlink()
    with pytest.raises(SourceMissing):
        reader.page(good, 1)


def test_pages_that_are_not_there_are_refused(
    reader: SourceReader, good: Path, write: Write, pdf_of: Callable[..., bytes]
) -> None:
    for path in (good, write("a.pdf", pdf_of(b""))):
        for number in (0, 2, -1):
            with pytest.raises(SourceDamaged):
                reader.page(path, number)


def test_paths_may_be_relative_and_hold_anything(
    reader: SourceReader, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pdf_of: Callable[..., bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    deep = tmp_path / "扫描 件 & 100% #1" / ("长" * 70) / ("名" * 80)
    deep.mkdir(parents=True)
    for name, content in (("身份证 正面 (1).png", good.read_bytes()), ("合同 & 附件;'.pdf", pdf_of(b""))):
        path = deep / name
        path.write_bytes(content)
        assert reader.page(path.relative_to(tmp_path), 1).width > 0


def test_links_are_followed_and_circles_refused(reader: SourceReader, good: Path, tmp_path: Path) -> None:
    link, circle = tmp_path / "link.pdf", tmp_path / "circle.png"
    try:
        link.symlink_to(good)
        circle.symlink_to(circle)
    except OSError:
        pytest.skip("this system lets only administrators make links")
    assert reader.describe(link).format == "PNG"
    with pytest.raises(SourceMissing):
        reader.describe(circle)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (PermissionError(13, "no right"), SourceForbidden),
        (OSError(5, "the drive fails"), SourceMissing),
        (FileNotFoundError(2, "gone meanwhile"), SourceMissing),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_the_system_says_becomes_the_clerks_words(
    fault: OSError, error: type[SourceError], reader: SourceReader, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> int:
        raise fault

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(error):
        reader.describe(good)


def test_a_process_that_grows_too_large_is_ended_and_the_next_file_works(
    reader: SourceReader, endless_pdf: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.warm_up()
    with monkeypatch.context() as patch:
        patch.setattr(reader._pool.children[0], "hard_limit", 20_000_000)
        with pytest.raises(SourceTooLarge, match=r"1\.9 GB of memory"):
            reader.page(endless_pdf, 1)
    assert reader.resident == 0
    assert reader.page(good, 1).width == 120


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds processes to this limit")
def test_the_system_itself_holds_the_process_to_its_memory(
    encoded: Encode, write: Write, corner_picture: Image.Image
) -> None:
    path = write("large.png", encoded(corner_picture.resize((9000, 5000)), "PNG", compress_level=1))
    program = (
        "import sys; from pathlib import Path; from ocrdesk.sources import open_source, shelf;"
        "import PIL.PngImagePlugin; shelf.limit_memory(100_000_000);"
        "open_source(Path(sys.argv[1])).page(1)"
    )
    answer = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False)
    assert answer.stderr.splitlines()[-1].startswith("ocrdesk.errors.sources.SourceTooLarge")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_is_forbidden(reader: SourceReader, good: Path) -> None:
    good.chmod(0)
    with pytest.raises(SourceForbidden):
        reader.describe(good)


def test_a_read_only_folder_is_no_hindrance(reader: SourceReader, good: Path) -> None:
    good.chmod(0o444)
    good.parent.chmod(0o555)
    try:
        assert reader.page(good, 1).width == 120
    finally:
        good.parent.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="needs the system's limit on memory")
def test_a_lying_picture_in_a_pdf_stays_within_memory(
    reader: SourceReader, write: Write, pdf_of: Callable[..., bytes]
) -> None:
    # A JBIG2 stream of one segment: a page of 100000 x 100000, in a picture that claims 100 x 100.
    jbig2 = bytes.fromhex("00000000300001" + "00000013" + "000186a0" * 2 + "00" * 11)
    head = b"<</Type/XObject/Subtype/Image/Width 100/Height 100/ColorSpace/DeviceGray/BitsPerComponent 1"
    stream = head + b"/Filter/JBIG2Decode/Length %d>>stream\n%s\nendstream" % (len(jbig2), jbig2)
    content = b"q 612 0 0 792 0 0 cm /I Do Q"
    path = write("liar.pdf", pdf_of(content, stream, page=b"/XObject<</I 5 0 R>>"))
    most = peak_while(reader, lambda: reader.page(path, 1))
    assert most < 2_000_000_000
    honest = stream.replace(b"/Width 100/Height 100", b"/Width 100000/Height 100000")
    path = write("honest.pdf", pdf_of(content, honest, page=b"/XObject<</I 5 0 R>>"))
    with pytest.raises(SourceTooLarge, match="100000 x 100000 pixels"):
        reader.page(path, 1)


def peak_while(reader: SourceReader, work: Callable[[], object]) -> int:
    peak, ended = [0], threading.Event()

    def watch() -> None:
        while not ended.wait(0.01):
            peak.append(reader.resident)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        work()
    finally:
        ended.set()
        watcher.join()
    return max(peak)


def test_the_shelf_lets_go_of_files_and_of_what_failed_decoders_held(good: Path, write: Write) -> None:
    shelf = Shelf()
    shelf.page(good, 1, (), 0, None)
    assert len(shelf._open) == 1
    with pytest.raises(SourceDamaged) as caught:
        shelf.describe(write("bad.png", good.read_bytes()[:30]), ())
    assert caught.value.__cause__ is caught.value.__context__ is None
    assert pickle.loads(pickle.dumps(caught.value)).title == caught.value.title  # noqa: S301 - our own
    for number in range(6):
        shelf.describe(write(f"{number}.png", good.read_bytes()), ())
    assert len(shelf._open) == 4
    shelf.close()
    assert not shelf._open


def test_a_second_process_helps_only_while_calls_would_wait(good: Path) -> None:
    reader = SourceReader(at_once=2)
    try:
        for _ in range(3):
            reader.page(good, 1)
        assert [child.starts for child in reader._pool.children] == [1, 0]
        with reader._pool.one(None), ThreadPoolExecutor(2) as threads:
            pages = list(threads.map(lambda _: reader.page(good, 1), range(4)))
        assert {page.width for page in pages} == {120}
        assert [child.starts for child in reader._pool.children] == [1, 1]
    finally:
        reader.close()
    assert reader.resident == 0


def test_one_who_waits_for_a_process_can_be_stopped(good: Path) -> None:
    reader, cancelled = SourceReader(), threading.Event()
    cancelled.set()
    with reader._pool.one(None), pytest.raises(Cancelled):
        reader.page(good, 1, cancelled=cancelled)
    reader.close()
