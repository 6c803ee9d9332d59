"""The offline provider's parent side, with readers that hang, die and swell in a real child process."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Timer

import psutil
import pytest

from ocrdesk.errors import Cancelled, OfflineModelsMissing, OfflineStartFailed, PageCrashedProvider, PageTimedOut
from ocrdesk.model import Line, Page, Quad, Request
from ocrdesk.providers.offline import OfflineProvider
from ocrdesk.providers.offline.page_reading import PageReading

QUAD = Quad.from_box(0, 0, 10, 10)
PAGE = Page(1, 10, 10, bytes(300))


class Reader:
    """Answers with its own process's number; misbehaves while the marker file is there."""

    marker = Path()

    def warm_up(self) -> None:
        return

    def read_page(self, rgb: bytes, width: int, height: int, upright: bool, wanted: str) -> PageReading:
        self.misbehave()
        return PageReading(0 if upright else 90, (Line(str(os.getpid()), 1.0, QUAD),))

    def read_line(self, rgb: bytes, width: int, height: int, quad: Quad) -> Line:
        return Line("one line", 1.0, quad)

    def misbehave(self) -> None:
        return


class Hanging(Reader):
    def misbehave(self) -> None:
        time.sleep(600)


class Dying(Reader):
    def misbehave(self) -> None:
        os.abort()


class DyingOnce(Reader):
    def misbehave(self) -> None:
        marker = Path(os.environ["OCRDESK_HOME"]) / "died"
        if not marker.exists():
            marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)


class Swelling(Reader):
    def misbehave(self) -> None:
        self.kept = os.urandom(1024) * 1024 * 400


class BrokenAtStart(Reader):
    def warm_up(self) -> None:
        os.abort()


def load_plain(engine: str, threads: int) -> Reader:
    return Reader()


def load_hanging(engine: str, threads: int) -> Reader:
    return Hanging()


def load_dying(engine: str, threads: int) -> Reader:
    return Dying()


def load_dying_once(engine: str, threads: int) -> Reader:
    return DyingOnce()


def load_swelling(engine: str, threads: int) -> Reader:
    return Swelling()


def load_models_missing(engine: str, threads: int) -> Reader:
    raise OfflineModelsMissing


def load_broken_at_start(engine: str, threads: int) -> Reader:
    return BrokenAtStart()


Make = Callable[..., OfflineProvider]


@pytest.fixture
def make() -> Iterator[Make]:
    made: list[OfflineProvider] = []

    def make(load: Callable[[str, int], Reader], page_seconds: float = 60.0) -> OfflineProvider:
        made.append(OfflineProvider(load=load, page_seconds=page_seconds))
        return made[-1]

    yield make
    for provider in made:
        provider.close()


def read(provider: OfflineProvider, cancelled: Event | None = None, *, upright: bool = True) -> str:
    recognition = provider.recognize(PAGE, Request(upright=upright), cancelled or Event())
    return recognition.lines[0].text


def test_the_process_is_kept_warm_from_page_to_page(make: Make) -> None:
    provider = make(load_plain)
    assert read(provider) == read(provider) != str(os.getpid())


def test_a_turned_page_has_its_sides_swapped(make: Make) -> None:
    page = Page(1, 20, 10, bytes(600))
    recognition = make(load_plain).recognize(page, Request(), Event())
    assert (recognition.rotation, recognition.width, recognition.height) == (90, 10, 20)


def test_one_line_is_read_in_its_place(make: Make) -> None:
    assert make(load_plain).read_line(PAGE, QUAD) == Line("one line", 1.0, QUAD)


def test_a_process_killed_between_pages_is_started_again(make: Make) -> None:
    provider = make(load_plain)
    first = read(provider)
    psutil.Process(int(first)).kill()
    assert read(provider) != first


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_a_page_whose_process_is_killed_once_is_tried_once_more(make: Make) -> None:
    assert read(make(load_dying_once)).isdigit()


def test_a_page_that_kills_the_process_twice_fails_and_the_next_is_served(make: Make) -> None:
    provider = make(load_dying)
    with pytest.raises(PageCrashedProvider):
        read(provider)
    assert provider.read_line(PAGE, QUAD).text == "one line"


def test_a_page_that_hangs_is_stopped_at_its_limit(make: Make) -> None:
    provider = make(load_hanging, page_seconds=1.0)
    begun = time.monotonic()
    with pytest.raises(PageTimedOut):
        read(provider)
    assert time.monotonic() - begun < 60
    assert provider.read_line(PAGE, QUAD).text == "one line"


def test_cancelling_stops_a_page_at_once(make: Make) -> None:
    provider, cancelled = make(load_hanging), Event()
    provider.warm_up()
    timer = Timer(0.5, cancelled.set)
    timer.start()
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        read(provider, cancelled)
    assert time.monotonic() - begun < 20  # the page would hang for ten minutes
    timer.join()


def test_cancelling_also_reaches_a_page_that_waits_its_turn(make: Make) -> None:
    provider, stop, cancelled = make(load_hanging), Event(), Event()
    provider.warm_up()

    def hold() -> None:
        with pytest.raises(Cancelled):
            read(provider, stop)

    holder = threading.Thread(target=hold)
    holder.start()
    time.sleep(0.3)
    Timer(0.3, cancelled.set).start()
    with pytest.raises(Cancelled):
        read(provider, cancelled)
    assert holder.is_alive()
    stop.set()
    holder.join(10)


def test_a_process_grown_beyond_the_ceiling_is_renewed(make: Make) -> None:
    provider = make(load_swelling)
    provider.configure({"memory_ceiling": "300"})
    assert read(provider) != read(provider)


def test_closing_while_a_page_is_read_starts_nothing_anew(make: Make) -> None:
    provider = make(load_hanging)
    provider.warm_up()
    Timer(0.3, provider.close).start()
    with pytest.raises(Cancelled):
        read(provider)


@pytest.mark.parametrize(
    ("load", "error"),
    [(load_models_missing, OfflineModelsMissing), (load_broken_at_start, OfflineStartFailed)],
)
def test_what_keeps_it_from_starting_is_said(
    make: Make, load: Callable[[str, int], Reader], error: type[Exception]
) -> None:
    provider = make(load)
    with pytest.raises(error):
        provider.check()
    assert not provider.state().ready
    with pytest.raises(error):
        read(provider)


def test_it_is_ready_once_warmed_up(make: Make) -> None:
    provider = make(load_plain)
    assert not provider.state().ready
    provider.warm_up()
    assert provider.state().ready


@pytest.mark.parametrize("value", ["", "much", "-1", "1e9", "nan", "inf"])
def test_an_impossible_option_does_no_harm(make: Make, value: str) -> None:
    provider = make(load_plain)
    provider.configure({"memory_ceiling": value, "threads": value, "engine": value})
    assert read(provider).isdigit()
