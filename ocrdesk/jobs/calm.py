"""Making very many objects that live on, without the collector stopping every thread to look through them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def long_lived() -> Iterator[None]:
    """No collection of cycles within; and what is there at the end is left out of later ones, until `gc.unfreeze`.

    What is no longer used goes all the same, for our records hold no cycles. The window tidies up when it is left.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()
