"""Lets an error leave a Python override of a Qt method as an error instead of ending the program.

WORKAROUND: before Python 3.12 an error raised from C travels as a type and loose arguments until a handler makes
it whole. PySide6 (6.8 to 6.12 tried) adds a word to the error's arguments where an override lies between two of
its calls, and reads a loose error's arguments as if it were whole: `int("x")` in a showEvent ends the program.
https://docs.python.org/3.12/whatsnew/3.12.html#deprecated (PyErr_Fetch, PyErr_NormalizeException)
"""

import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject

WHOLE_FROM = (3, 12)
BINDINGS = ("PySide6.", "Shiboken")


def make_errors_whole() -> None:
    """See to it that errors of overrides in classes made from now on are whole; harmless to repeat."""
    if sys.version_info < WHOLE_FROM and "__init_subclass__" not in vars(QObject):
        QObject.__init_subclass__ = classmethod(_guard_overrides)  # type: ignore[assignment] # takes no keywords


def _guard_overrides(cls: type[QObject]) -> None:
    super(QObject, cls).__init_subclass__()
    # A base that is no QObject itself is not told of, but its methods override as well.
    laid_over = [base for base in reversed(cls.__bases__) if not issubclass(base, QObject)]
    for name, member in [pair for base in (*laid_over, cls) for pair in vars(base).items()]:
        if isinstance(member, FunctionType) and _overrides(cls, name):
            setattr(cls, name, _raising_whole(member))


def _overrides(cls: type, name: str) -> bool:
    return any(name in vars(base) for base in cls.__mro__[1:] if base.__module__.startswith(BINDINGS))


def _raising_whole(override: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(override)
    def whole(*args: Any, **keywords: Any) -> Any:
        try:
            return override(*args, **keywords)
        except BaseException:  # noqa: TRY203 - passing a handler is what makes it whole
            raise

    return whole
