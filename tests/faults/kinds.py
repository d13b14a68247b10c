"""Kinds of faults: where they come from, and of the system's calls what is struck, how, and for how long."""

import errno
from dataclasses import dataclass

from tests.faults import strace
from tests.faults.shim import FAIL, KILL, SHORT, SHORT_KILL, Call


@dataclass(frozen=True)
class Kind:
    """A fault at the n-th of some calls; ``weight``: how often it is chosen."""

    name: str
    calls: Call
    action: int = FAIL
    error: int = errno.EIO
    for_good: bool = False
    weight: int = 3

    @property
    def kills(self) -> bool:
        """Whether the program is gone then."""
        return self.action in (KILL, SHORT_KILL)


GROWING = Call.WRITE | Call.CREATE
KINDS = (
    Kind("killed at the nth call", Call.ANY, KILL, weight=10),
    Kind("killed in mid-write", Call.WRITE, SHORT_KILL, weight=6),
    Kind("disk full from the nth write on", GROWING, error=errno.ENOSPC, for_good=True, weight=6),
    Kind("disk full for a moment", GROWING, error=errno.ENOSPC),
    Kind("short write, then full", Call.WRITE, SHORT, errno.ENOSPC, for_good=True, weight=4),
    Kind("I/O error at the nth call", Call.ANY, weight=8),
    Kind("I/O errors from the nth call on", Call.ANY, for_good=True, weight=6),
    Kind("failing fsync", Call.SYNC, weight=4),
    Kind("failing fsync from then on", Call.SYNC, for_good=True),
    Kind("failing rename or unlink", Call.NAME, weight=4),
    Kind("no right to rename or unlink", Call.NAME, error=errno.EACCES, for_good=True),
    Kind("read-only from the nth call on", Call.CHANGE, error=errno.EROFS, for_good=True, weight=4),
    Kind("no right to open", Call.OPEN | Call.CREATE, error=errno.EACCES),
    Kind(
        "folder gone from the nth call on",
        Call.OPEN | Call.CREATE | Call.NAME,
        error=errno.ENOENT,
        for_good=True,
    ),
    Kind("quota from the nth write on", GROWING, error=errno.EDQUOT, for_good=True, weight=1),
)

WEIGHTS = {
    "calls": 46,
    "clock": 8,
    "cuts": 24,
    "copies": 6,
    "log": 3,
    "torn": 4,
    "pieces": 2,
    "programs": 2,
    "jumps": 2,
    "pulled": 1,
    "protected": 2,
    "limited": 2,
    "small": 1,
}
"""Sources of faults, and how many of about a hundred come from each."""
BREAKS = ("nothing", "no sync", "no pending key", "unit in pieces")
"""Ways in which the store can be broken on purpose."""


def left_out(with_shim: bool) -> dict[str, str]:
    """Sources of faults that are not to be had here, and why."""
    from tests.faults.disks import can_mount

    found = {}
    if not with_shim:
        found["calls"] = "faults at the nth call: there is no C compiler that makes the shim"
    if not strace.available():
        recorded = "power cuts, copies in mid-write and torn write-ahead files: there is no strace"
        found |= dict.fromkeys(("cuts", "copies", "log"), recorded)
    if not can_mount():
        found["small"] = "a real full disk: to mount one needs the rights of root"
    return found
