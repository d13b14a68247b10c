"""Failed tries at the unlock window are slowed down.

They are counted in a file of their own, so that the key file is only written when a slot changes.  Who
has a copy of the files, or can remove this one, guesses without this window: there, Argon2id is what makes
guessing slow.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from lssdesk.store.files import TRIES, write_durably
from lssdesk.store.trouble import StoreTrouble
from lssdesk.texts import t

_FREE = 2
_LONGEST = 300.0
_MOST = 1_000_000
_MOST_BYTES = 1000


class _Tries(msgspec.Struct, frozen=True):
    count: Annotated[int, Meta(ge=0, le=_MOST)]
    last: Annotated[datetime, Meta(tz=True)]


def delay(count: int) -> float:
    """Seconds to wait after ``count`` failed tries: none after two, then 2, 4, 8 … up to five minutes."""
    return 0.0 if count <= _FREE else min(2.0 ** min(count - _FREE, 16), _LONGEST)


def waiting(folder: Path, at: datetime) -> float:
    """Seconds that are left to wait at ``at``.

    A clock that was set back neither ends a wait nor makes it longer than it was: it begins again, once.
    """
    tries = _read(folder)
    if tries is None:
        return 0.0
    if at < tries.last and not _write(folder, tries := _Tries(tries.count, at)):
        return 0.0  # it would begin again for ever
    return max(0.0, delay(tries.count) - (at - tries.last).total_seconds())


def failed(folder: Path, at: datetime) -> float:
    """Count one more and return the seconds to wait; a folder that cannot be written still answers."""
    tries = _read(folder)
    count = 1 if tries is None else min(tries.count + 1, _MOST)
    _write(folder, _Tries(count, at))
    return delay(count)


def forget(folder: Path) -> None:
    """Start again from none, after a try that opened."""
    with suppress(OSError):
        (folder / TRIES).unlink(missing_ok=True)


def words(seconds: float) -> str:
    """How long to wait: "45 s", "4 min 16 s"."""
    minutes, rest = divmod(max(1, round(seconds)), 60)
    parts = [("minutes", minutes), ("seconds", rest)]
    return " ".join(t(f"store.wait.{name}", count=count) for name, count in parts if count)


def _write(folder: Path, tries: _Tries) -> bool:
    try:
        write_durably(folder / TRIES, msgspec.json.encode(tries))
    except StoreTrouble:
        return False
    return True


def _read(folder: Path) -> _Tries | None:
    try:
        with (folder / TRIES).open("rb") as file:
            return msgspec.json.decode(file.read(_MOST_BYTES), type=_Tries)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
