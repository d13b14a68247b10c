"""A program that stores things and says so, until it is killed: ``writer.py MODE FOLDER``."""

import itertools
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lssdesk.store import backup, keys
from lssdesk.store.office import Office
from lssdesk.store.tables import SettingRow

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
CHEAP = keys.Cost(memory_kib=64, passes=1, lanes=1)


def passphrase(number: int) -> str:
    """The passphrase of round ``number``."""
    return f"häst skog lykta {number}"


def opened(folder: Path) -> Office:
    office = Office.open(folder, keys.unlock(folder, passphrase(0), AT).key, AT)
    office.start_run("Bo", AT)
    return office


def store(office: Office, number: int) -> None:
    with office.unit("Skrev", "Bo", AT, detail=str(number)) as unit:
        for piece in ("one", "two"):
            unit.add(SettingRow(key=f"{piece}-{number}", value="x" * (number * 37 % 9000)))


def units(folder: Path) -> None:
    office = opened(folder)
    for number in itertools.count():
        store(office, number)
        print(number, flush=True)


def backups(folder: Path) -> None:
    office = opened(folder)
    for number in itertools.count():
        store(office, number)
        backup.make(folder, office.key, AT + timedelta(minutes=number))
        print(number, flush=True)


def passphrases(folder: Path) -> None:
    unlocked = keys.unlock(folder, passphrase(0), AT)
    print(0, flush=True)
    for number in itertools.count(1):
        keys.set_passphrase(folder, unlocked, passphrase(number), CHEAP)
        print(number, flush=True)


def hold(folder: Path) -> None:
    opened(folder)
    print(0, flush=True)
    sys.stdin.read()


def create(folder: Path) -> None:
    for number in itertools.count():
        vault = keys.create(folder / str(number), "Bo", passphrase(0), CHEAP)
        Office.create(folder / str(number), vault.key, AT).close(AT)
        print(number, flush=True)


if __name__ == "__main__":
    MODES = (units, backups, passphrases, hold, create)
    {mode.__name__: mode for mode in MODES}[sys.argv[1]](Path(sys.argv[2]))
