"""Whether a batch survives being killed again and again: every page done, nothing written down and paid again."""

import json
import random
import sqlite3
import tempfile
import time
import zlib
from collections.abc import Collection, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.bench.cloud_office import Office, tencent_office
from tests.bench.figures import Figure
from tests.simulators import Call, TencentSimulator

PAGES, KILLS, ANSWER_SECONDS = 200, 20, 0.2
SHARE = 0.3
LOOK_SECONDS = 0.01
PATIENCE_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Survived:
    """What came of it. `twice` are pages whose answer was written down and that were sent again all the same."""

    pages_done: int
    kills: int
    calls: int
    lost: int
    """Answers that were under way to the program when it was killed: sent again, for they were not there."""
    twice: int


def measure_crashes() -> list[Figure]:
    """`ocrdesk digitize` killed at random moments of its calls and started again."""
    with tempfile.TemporaryDirectory() as name, TencentSimulator(answer_seconds=ANSWER_SECONDS) as service:
        office = tencent_office(Path(name), service)
        office.draw_pictures(PAGES, SHARE)
        survived = kill_again_and_again(office, service, KILLS, random.Random())  # noqa: S311 - moments, no secret
    fine = survived.pages_done == PAGES and survived.twice == 0
    how = f"{survived.calls} calls for {PAGES} pages; {survived.lost} answers had not arrived when it was killed"
    name = f"{survived.kills} 次强行终止后 / after SIGKILL {survived.kills} times"
    measured = f"{survived.pages_done} done, {survived.twice} paid twice"
    return [Figure(name, f"{PAGES} done, 0 paid twice", measured, fine, how)]


def kill_again_and_again(office: Office, service: TencentSimulator, kills: int, chance: random.Random) -> Survived:
    """Kill the program `kills` times, each time somewhere in the next part of its calls; then let it end."""
    total = len(list(office.pictures.iterdir()))
    twice = 0
    for number in range(kills):
        before, calls = written(office, service), len(service.calls)
        _kill_during(office, service, chance.uniform(number, number + 0.9) * total / (kills + 1), chance)
        twice += _sent_again(before, service.calls[calls:])
    before, calls = written(office, service), len(service.calls)
    office.run()
    twice += _sent_again(before, service.calls[calls:])
    sent = [picture for call in service.calls for picture in call.pictures]
    done = len(list(office.results.glob("*.json")))
    return Survived(done, kills, len(service.calls), len(sent) - len(set(sent)), twice)


def written(office: Office, service: TencentSimulator) -> set[str]:
    """The pictures whose answers lie in the ledger, told by the numbers of the calls that they came from."""
    by_number = {call.request_id: call.pictures for call in service.calls}
    return {picture for answer in _answers(office) for picture in by_number[json.loads(answer)["RequestId"]]}


def _sent_again(before: Collection[str], calls: Sequence[Call]) -> int:
    return sum(picture in before for call in calls for picture in call.pictures)


def _kill_during(office: Office, service: TencentSimulator, least: float, chance: random.Random) -> None:
    """Start, wait until so many answers are written down and a moment longer, then kill it with all its processes."""
    process = office.start()
    deadline = time.monotonic() + PATIENCE_SECONDS
    calls = len(service.calls)
    while process.poll() is None and time.monotonic() < deadline:
        if len(_answers(office)) >= least and len(service.calls) > calls:
            break
        time.sleep(LOOK_SECONDS)
    time.sleep(chance.uniform(0, ANSWER_SECONDS))
    children = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    process.kill()
    for child in children:
        with suppress(psutil.NoSuchProcess):  # it ended by itself, for its parent is gone
            child.kill()
    process.communicate()


def _answers(office: Office) -> list[str]:
    """The answers that are written down."""
    if not office.ledger.exists():
        return []
    try:
        with closing(sqlite3.connect(office.ledger, timeout=10)) as ledger:
            return [zlib.decompress(body).decode() for (body,) in ledger.execute("SELECT body FROM answer")]
    except sqlite3.OperationalError:  # its tables are not made yet
        return []
