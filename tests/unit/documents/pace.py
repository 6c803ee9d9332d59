"""What work costs, told in a measure that is as slow as the machine is just now."""

import math
import time
from collections.abc import Callable


def processor_seconds(work: Callable[[], object], tries: int = 5) -> float:
    """The least of several tries, in the process's own time."""
    return min(_once(work) for _ in range(tries))


def million_square_roots() -> float:
    """About 50 ms on an office computer; on one that is busy with others' work as much longer as all else there."""
    return processor_seconds(lambda: sum(math.sqrt(number) for number in range(1_000_000)))


def _once(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
