"""Backups as files: their names, their order, which of them stay, and what is needed to open them.

``lssdesk-000123-20261124-120000.db`` is the 123rd backup of its database, made at that moment (UTC); beside
it lies the key file of its day.  The number gives the order whatever the clock said: a clock that is wrong
neither hides the newest backup nor ages the others.  A name without a number comes before all that have one.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

KEYS_END = ".keys"
_NAME = re.compile(r"lssdesk-(?:([0-9]{6,12})-)?([0-9]{8}-[0-9]{6})\.db")
_STAMP = "%Y%m%d-%H%M%S"
_ALL_OF = timedelta(days=2)
_DAILY = timedelta(days=31)
_WEEKLY = timedelta(days=366)
_LONGEST_PAUSE = timedelta(days=7)


def stamp_of(path: Path) -> datetime | None:
    """When a backup was made (UTC), by its name; None for a file that is no backup."""
    match = _NAME.fullmatch(path.name)
    try:
        return datetime.strptime(match[2], _STAMP).replace(tzinfo=UTC) if match else None
    except ValueError:
        return None


def number_of(path: Path) -> int:
    """The number in a backup's name; 0 where it has none."""
    match = _NAME.fullmatch(path.name)
    return int(match[1] or 0) if match else 0


def stamped(at: datetime) -> str:
    """A moment as names hold it."""
    return at.astimezone(UTC).strftime(_STAMP)


def name(number: int, at: datetime) -> str:
    """The name of a backup."""
    return f"lssdesk-{number:06d}-{stamped(at)}.db"


def keys_of(path: Path) -> Path:
    """The key file of a backup."""
    return path.with_suffix(KEYS_END)


def in_folder(folder: Path) -> tuple[Path, ...]:
    """The backups that lie in a folder, newest first; OSError where it cannot be read."""
    found = [path for path in folder.glob("lssdesk-*.db") if stamp_of(path)]
    return tuple(sorted(found, key=_order, reverse=True))


def beneath(place: Path) -> tuple[Path, ...]:
    """The backups in a folder, in its folder ``backups`` and in those of a second place, newest first.

    Each database by itself, the one with the newest backup first.
    """
    folders = (place, place / "backups", *(one for one in place.glob("lssdesk-*") if one.is_dir()))
    groups = [found for folder in folders if folder.is_dir() and (found := in_folder(folder))]
    groups.sort(key=lambda group: max(stamp for path in group if (stamp := stamp_of(path))), reverse=True)
    return tuple(path for group in groups for path in group)


def kept(found: Sequence[Path], now: datetime, damaged: Iterable[str] = (), tight: bool = False) -> set[Path]:
    """Which of the backups (newest first) stay: all of two days, then the last of each day for a month, of
    each week for a year, and of each month after that.

    Those known to be ``damaged``, by name, stand for no day but their own, so that a whole one is always left
    beside them.  ``tight``, where room is short: the last of each day from the start, and the newest two.
    Ages are counted from backup to backup, a pause of a week at most and no step back: a clock that was
    wrong for a while makes nothing older.
    """
    harmed = frozenset(damaged)
    stay: dict[object, Path] = {}
    for place, (path, age) in enumerate(zip(found, _ages(found, now), strict=True)):
        stamp = stamp_of(path)
        assert stamp is not None
        spared = place < 2 if tight else age <= _ALL_OF
        bucket = path if spared else _bucket(stamp, age)
        stay.setdefault((path.name in harmed, bucket), path)
    return set(stay.values())


def _order(path: Path) -> tuple[int, str]:
    return number_of(path), path.name


def _ages(found: Sequence[Path], now: datetime) -> list[timedelta]:
    ages, age, later = [], timedelta(), now
    for path in found:
        stamp = stamp_of(path)
        assert stamp is not None
        age += min(max(later - stamp, timedelta()), _LONGEST_PAUSE)
        ages.append(age)
        later = stamp
    return ages


def _bucket(stamp: datetime, age: timedelta) -> object:
    if age <= _DAILY:
        return "day", stamp.date()
    if age <= _WEEKLY:
        return "week", stamp.isocalendar()[:2]
    return "month", stamp.year, stamp.month
