"""Failed tries at the unlock window are slowed down.

They are counted in a file of their own, so that the key file is only written when a slot changes.  Who
has a copy of the files guesses without this window: there, Argon2id is what makes guessing slow.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from lssdesk.store.files import TRIES, write_durably
from lssdesk.store.trouble import StoreTrouble

_FREE = 2
_LONGEST = 300.0


class _Tries(msgspec.Struct, frozen=True):
    count: int
    last: datetime


def delay(count: int) -> float:
    """Seconds to wait after ``count`` failed tries: none after two, then 2, 4, 8 … up to five minutes."""
    return 0.0 if count <= _FREE else min(2.0 ** min(count - _FREE, 16), _LONGEST)


def waiting(folder: Path, at: datetime) -> float:
    """Seconds that are left to wait at ``at``; a clock set back does not lock anyone out."""
    tries = _read(folder)
    if tries is None or at < tries.last:
        return 0.0
    return max(0.0, delay(tries.count) - (at - tries.last).total_seconds())


def failed(folder: Path, at: datetime) -> float:
    """Count one more and return the seconds to wait; a folder that cannot be written still answers."""
    tries = _read(folder)
    count = 1 if tries is None else tries.count + 1
    with suppress(StoreTrouble):
        write_durably(folder / TRIES, msgspec.json.encode(_Tries(count, at)))
    return delay(count)


def forget(folder: Path) -> None:
    """Start again from none, after a try that opened."""
    with suppress(OSError):
        (folder / TRIES).unlink(missing_ok=True)


def _read(folder: Path) -> _Tries | None:
    try:
        return msgspec.json.decode((folder / TRIES).read_bytes(), type=_Tries)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
