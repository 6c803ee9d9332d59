"""How many processor cores there are to read with."""

import os
import sys

import psutil


def usable_cores() -> int:
    """The real cores that this process may use: twice as many threads on them only get into each other's way."""
    allowed = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(1, min(allowed, psutil.cpu_count(logical=False) or allowed))
