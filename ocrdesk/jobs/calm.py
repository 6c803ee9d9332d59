"""Making very many objects that live on, without the collector stopping every thread to look through them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No collection of cycles within; what is no longer used goes all the same, for our records hold no cycles."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def long_lived() -> Iterator[None]:
    """The same, and what is there at the end is left out of later collections until `gc.unfreeze`."""
    with uncollected():
        yield
        gc.freeze()
