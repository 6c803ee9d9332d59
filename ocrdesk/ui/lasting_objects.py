"""Keeps None, True and False alive under Qt bindings that give them back once too often.

WORKAROUND: PySide6 6.12 takes them for immortal, as they are from Python 3.12 on (PEP 683): on 3.11 each call
that returns nothing loses one reference to None, and after some thousand calls the interpreter aborts with
"none_dealloc: deallocating None". 6.11 does not. https://peps.python.org/pep-0683/
"""

import ctypes
import sys

IMMORTAL_FROM = (3, 12)
MANY = sys.maxsize // 4
"""References given to each: more than any run can lose, less than overflows."""


def keep_alive() -> None:
    """Give the interpreter's shared values so many references that they never run out; harmless to repeat."""
    if sys.implementation.name != "cpython" or sys.version_info >= IMMORTAL_FROM:
        return
    for shared in (None, True, False, NotImplemented, Ellipsis):
        if sys.getrefcount(shared) < MANY:
            # A CPython object begins with its count of references.
            ctypes.c_ssize_t.from_address(id(shared)).value += MANY
