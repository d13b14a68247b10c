"""A power cut tears files: what opens again is always a whole state, with a whole log."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from lssdesk.store.check import check
from lssdesk.store.log import verify_log
from lssdesk.store.office import Office
from lssdesk.store.tables import LogRow, SettingRow
from tests.store.helpers import AT, OFFICER, new_office

UNITS = 12


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def cut_at_a_sector(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) // 512) * 512]


def sectors_never_written(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) // 512) * 512
    return data[:start] + bytes(512) + data[start + 512 :]


def flipped(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 255]) + data[place + 1 :]


TEARS = [
    ("cut anywhere", cut),
    ("cut at a sector", cut_at_a_sector),
    ("a sector never written", sectors_never_written),
    ("a byte flipped", flipped),
]


@pytest.mark.parametrize(("name", "tear"), TEARS)
def test_a_torn_write_ahead_file_gives_an_earlier_whole_state(
    tmp_path: Path, name: str, tear: Callable[[bytes, random.Random], bytes]
) -> None:
    office = new_office(tmp_path / "office")
    for number in range(UNITS):
        with office.unit("Skrev", OFFICER, AT, detail=str(number)) as unit:
            unit.add(SettingRow(key=f"one-{number}", value="x" * 3000))
            unit.add(SettingRow(key=f"two-{number}", value="y" * 3000))
    seen = set()
    for round_number in range(15):
        torn = Path(shutil.copytree(office.folder, tmp_path / str(round_number)))
        (torn / "lssdesk.db-shm").unlink()
        path = torn / "lssdesk.db-wal"
        path.write_bytes(tear(path.read_bytes(), random.Random(round_number)))
        seen.add(whole_units(torn, office))
    office.close(AT)
    assert len(seen) > 3


def whole_units(folder: Path, office: Office) -> int:
    """How many units are there; all are the first ones, whole, each with its line."""
    opened = Office.open(folder, office.key, AT)
    with opened.read() as session:
        lines = list(session.scalars(select(LogRow.detail).order_by(LogRow.seq)))
        found = set(session.scalars(select(SettingRow.key)))
        assert verify_log(session) is None
    assert lines == [str(number) for number in range(len(lines))]
    assert found == {f"{piece}-{number}" for number in range(len(lines)) for piece in ("one", "two")}
    assert check(opened) == ()
    opened.close(AT)
    return len(lines)
