"""Faults of the system from inside: ``shim.c``, compiled where there is a compiler and preloaded.

A program that was started with :func:`surroundings` has it; :func:`loaded` gives the handle to it.
"""

import ctypes
import os
import shutil
import subprocess
import sys
import sysconfig
from enum import IntFlag
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
_PLACE = "LSSDESK_SHIM"


class Call(IntFlag):
    """Classes of calls, as in ``shim.c``."""

    WRITE = 1
    SYNC = 2
    NAME = 4
    CREATE = 8
    OPEN = 16
    READ = 32
    TRUNCATE = 64

    CHANGE = WRITE | SYNC | NAME | CREATE | TRUNCATE
    ANY = CHANGE | OPEN | READ


FAIL, SHORT, KILL, SHORT_KILL = range(4)


def compiler() -> str | None:
    """A C compiler for Linux, if there is one."""
    return (
        next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
        if sys.platform == "linux"
        else None
    )


def compiled(folder: Path) -> Path | None:
    """The shim as a library in ``folder``; None where it cannot be made."""
    if not (command := compiler()):
        return None
    made = folder / f"shim{sysconfig.get_config_var('EXT_SUFFIX')}"
    done = subprocess.run(
        [command, "-O1", "-shared", "-fPIC", "-o", str(made), str(SOURCE), "-ldl"],
        capture_output=True,
        check=False,
    )
    return made if done.returncode == 0 else None


def surroundings(made: Path | None) -> dict[str, str]:
    """The environment of a program that has the shim, or as it is where there is none."""
    more = {"LD_PRELOAD": str(made), _PLACE: str(made)} if made else {}
    return os.environ | more


@cache
def loaded() -> ctypes.CDLL | None:
    """The shim of this program; None where it was started without."""
    return ctypes.CDLL(os.environ[_PLACE]) if _PLACE in os.environ else None


def arm(where: Path, calls: Call, action: int, error: int, lasting: bool, nth: int) -> None:
    """From now on the ``nth`` call of these classes below a folder, counted from 1, meets the fault."""
    shim = loaded()
    assert shim is not None
    shim.shim_arm(os.fsencode(where), int(calls), action, error, int(lasting), ctypes.c_long(nth))


def disarm() -> int:
    """All is well again; how often it struck."""
    shim = loaded()
    return int(shim.shim_disarm()) if shim else 0


def counted() -> int:
    """How many calls have been counted since it was armed."""
    shim = loaded()
    return int(shim.shim_counted()) if shim else 0
