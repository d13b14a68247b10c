"""Erasing so that nothing of it is left in the database's file: what is deleted is overwritten there.

The pages are encrypted as all others; but who has the key must not find in them what was erased.
"""

from contextlib import closing

from sqlalchemy import text

from lssdesk.store import engine
from lssdesk.store.office import Office, Unit
from lssdesk.store.trouble import StoreTrouble


def overwrite(unit: Unit) -> None:
    """Let what the unit deletes be overwritten with zeros in its pages, and in those that become free."""
    unit.execute(text("PRAGMA secure_delete=ON"))


def tidy(office: Office) -> bool:
    """Write the whole file anew without free pages, and empty the write-ahead file.

    False where somebody is at it, or the disk is too full: what was overwritten is so without.
    """
    try:
        with office.read(), engine.told(office.path), closing(engine.connect(office.path, office.key)) as raw:
            raw.execute("PRAGMA secure_delete=ON")
            raw.execute("VACUUM")
    except StoreTrouble as trouble:
        if trouble.kind not in ("busy", "disk_full"):
            raise
        office.checkpoint()
        return False
    return office.checkpoint()
