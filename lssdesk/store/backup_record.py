"""What is known of the backups beside their names: when each was proved, what failed, what lies elsewhere.

It lies in the officer's folder, holds nothing of any person, and may be lost: then a backup counts as proved
when it was made, since none gets its name before.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from lssdesk.store.backup_names import in_folder
from lssdesk.store.files import BACKUPS, told, write_durably

FILE = "lssdesk.proofs"


class Proof(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a backup was last opened and compared; ``content`` recognises what it held when it was made.

    ``problem`` is the kind of trouble that was found, empty where it was whole; ``before`` names the step
    that it was made before.
    """

    at: datetime
    content: str
    problem: str = ""
    before: str = ""


class Failure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What went wrong the last time, and when."""

    at: datetime
    kind: str


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``proofs`` by name of the backup.  ``floor``: numbers up to it are taken, in another folder too.

    ``second`` is the newest backup at the second place as it was last seen.
    """

    proofs: dict[str, Proof] = {}
    failed: Failure | None = None
    second: str = ""
    second_failed: Failure | None = None
    floor: int = 0

    def damaged(self) -> frozenset[str]:
        """Names of the backups that were found not to be whole."""
        return frozenset(name for name, proof in self.proofs.items() if proof.problem)


def load(folder: Path) -> Record:
    """The record of an office's folder; an empty one where it is lost or torn."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=Record)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Record()


def change(folder: Path, how: Callable[[Record], Record]) -> None:
    """Write the record anew; proofs of backups that are gone are left out.  StoreTrouble as the disk says."""
    new = how(load(folder))
    with told(folder / FILE):
        there = {path.name for path in in_folder(folder / BACKUPS)}
    proofs = {name: proof for name, proof in new.proofs.items() if name in there}
    write_durably(folder / FILE, msgspec.json.encode(msgspec.structs.replace(new, proofs=proofs)))
