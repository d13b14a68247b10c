"""What backups from before a weeding still hold, and their removal.

A backup is a whole copy of its day: what was weeded since lies in it.  The municipality decides after how
many days such ones are removed; until it has, the officer is told that they are there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from lssdesk.store import backup
from lssdesk.store.backup_names import keys_of, stamp_of
from lssdesk.store.files import told
from lssdesk.store.tables import WeedingRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

DAYS = "weeding_backup_days"


@dataclass(frozen=True)
class Older:
    """Backups that still hold what was weeded: ``due`` of them are to be removed by the municipality's days.

    ``days``: None where it has set none.  ``newer``: there is one from after the weeding, so that these can
    go.  ``unseen``: a second place is chosen that is not there, and what lies on it is not known.
    """

    backups: tuple[Path, ...]
    due: tuple[Path, ...]
    days: int | None
    newer: bool
    unseen: bool


def older(desk: "Desk") -> Older:
    """The backups, here and at the second place, that are older than a weeding."""
    with desk.office.read() as reading:
        weeded = list(reading.scalars(select(WeedingRow.at)))
    place, days = desk.backups.second(), desk.backups.values().value(DAYS)
    if not weeded:
        return Older((), (), days, newer=False, unseen=False)
    found = (*backup.backups(desk.office.folder), *(place.backups() if place else ()))
    newest = desk.backups.newest()
    newer = newest is not None and _made(newest) > max(weeded)
    old = [path for path in found if _made(path) <= max(weeded)]
    due = [path for path in old if newer and _due(path, weeded, days, desk.now)]
    return Older(tuple(old), tuple(due), days, newer, place is not None and not place.seen)


def remove(desk: "Desk", which: Iterable[Path]) -> int:
    """Remove some of the older ones with their key files; how many went.

    Those that are not older than a weeding, and all of them while there is no newer one, are left.
    """
    known = older(desk)
    wanted = [path for path in which if known.newer and path in known.backups]
    if not wanted:
        return 0
    with desk.unit("weed", t("archive.unit.backups"), detail=str(len(wanted))):
        for path in wanted:
            with told(path):
                path.unlink(missing_ok=True)
                keys_of(path).unlink(missing_ok=True)
    return len(wanted)


def _made(path: Path) -> datetime:
    stamp = stamp_of(path)
    assert stamp is not None
    return stamp


def _due(path: Path, weeded: Iterable[datetime], days: int | None, now: datetime) -> bool:
    """Whether so many days have passed since a weeding that the backup is older than."""
    passed = [at for at in weeded if _made(path) <= at]
    return days is not None and any(at + timedelta(days=days) <= now for at in passed)
