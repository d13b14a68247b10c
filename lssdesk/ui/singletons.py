"""Keeps None, True and False alive under Python 3.11.

PySide6 6.12.0 takes them for immortal, as they are from Python 3.12 on: each call that returns nothing
gives away a reference to None that it never had.  A process starts with about 5,000 of them, so that
under 3.11 it would die after as many calls ("Fatal Python error: none_dealloc").
"""

import sys

_PLENTY = 1 << 40  # references: more than all calls of a life's work
_IMMORTAL_SINCE = (3, 12)


def hold() -> None:
    """Give the singletons more references than can be lost.  Once is enough; Python 3.12 needs it not."""
    if sys.version_info >= _IMMORTAL_SINCE or sys.getrefcount(None) >= _PLENTY:
        return
    import ctypes  # costs a few milliseconds that a later Python saves

    for singleton in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(singleton)).value += _PLENTY  # the count stands first in CPython
