"""Killed in the middle of anything: what was said to be stored is stored, and everything opens again.

``LSSDESK_KILLS`` sets the number of kills a mode (3 where it is not set).
"""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from lssdesk.store import backup, engine, keyfile, keys
from lssdesk.store.check import check
from lssdesk.store.log import verify_log
from lssdesk.store.office import Office
from lssdesk.store.tables import LogRow, SettingRow
from lssdesk.store.trouble import StoreTrouble
from tests.faults.writer import AT, CHEAP, passphrase

ROOT = Path(__file__).parents[2]
KILLS = range(int(os.environ.get("LSSDESK_KILLS", "3")))


@contextmanager
def writer(mode: str, folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """A writer in a process of its own, killed at the end at the latest."""
    command = [sys.executable, str(ROOT / "tests" / "faults" / "writer.py"), mode, str(folder)]
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=surroundings
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def kill_after(mode: str, folder: Path, acknowledged: int) -> int:
    """Kill the writer some time after that many acknowledgements, and return the last one it gave."""
    with writer(mode, folder) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(acknowledged)]
        process.kill()
        said += process.stdout.readlines()
    return int([line for line in said if line.endswith("\n")][-1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    vault = keys.create(folder, "Bo", passphrase(0), CHEAP)
    Office.create(folder, vault.key, AT).close(AT)
    return folder


def refuse_loss(office: Office, last: int) -> None:
    """Every acknowledged unit is there, each unit is whole, and each has its line."""
    with office.read() as session:
        found = set(session.scalars(select(SettingRow.key)))
        lines = set(session.scalars(select(LogRow.detail).where(LogRow.name == "Skrev")))
        assert verify_log(session) is None
    assert lines >= {str(number) for number in range(last + 1)}
    assert found == {f"{piece}-{number}" for number in lines for piece in ("one", "two")}
    assert check(office) == ()


@pytest.mark.parametrize("kill", KILLS)
def test_no_acknowledged_unit_is_lost(folder: Path, kill: int) -> None:
    key = keys.unlock(folder, passphrase(0), AT).key
    last = kill_after("units", folder, random.Random(kill).randrange(1, 120))
    office = Office.open(folder, key, AT)
    refuse_loss(office, last)
    broken = office.start_run("Bo", AT)
    assert broken is not None
    assert broken.officer == "Bo"
    office.close(AT)


@pytest.mark.parametrize("kill", KILLS)
def test_a_backup_that_was_broken_off_harms_nothing(folder: Path, kill: int) -> None:
    key = keys.unlock(folder, passphrase(0), AT).key
    last = kill_after("backups", folder, random.Random(kill).randrange(1, 6))
    office = Office.open(folder, key, AT)
    refuse_loss(office, last)
    saved = backup.backups(folder)
    assert len(saved) >= last + 1
    for path in saved:
        engine.probe_copy(path, key)
        assert keys.unlock(path.with_suffix(".keys"), passphrase(0), AT).key == key
    office.close(AT)


def opens(folder: Path, words: str) -> bool:
    try:
        return keys.unlock(folder, words, AT).officer == "Bo"
    except StoreTrouble as trouble:
        return trouble.kind != "wrong_passphrase"


@pytest.mark.parametrize("kill", KILLS)
def test_the_old_or_the_new_passphrase_opens(folder: Path, kill: int) -> None:
    last = kill_after("passphrases", folder, random.Random(kill).randrange(1, 40))
    assert [opens(folder, passphrase(number)) for number in (last, last + 1)].count(True) == 1
    assert not keyfile.load(folder).fell_back


@pytest.mark.parametrize("kill", KILLS)
def test_a_first_start_that_was_broken_off_can_be_made_again(tmp_path: Path, kill: int) -> None:
    last = kill_after("create", tmp_path, random.Random(kill).randrange(1, 6))
    for folder in tmp_path.iterdir():
        state = keys.state(folder)
        if state in ("new", "unfinished"):
            assert int(folder.name) > last
            vault = keys.create(folder, "Bo", passphrase(0), CHEAP)
            Office.create(folder, vault.key, AT).close(AT)
        key = keys.unlock(folder, passphrase(0), AT).key
        Office.open(folder, key, AT).close(AT)


def test_a_second_program_is_told_and_gets_in_when_the_first_is_killed(folder: Path) -> None:
    key = keys.unlock(folder, passphrase(0), AT).key
    with writer("hold", folder) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "0\n"
        with pytest.raises(StoreTrouble, match="redan öppen") as caught:
            Office.open(folder, key, AT)
        assert caught.value.kind == "in_use"
    Office.open(folder, key, AT).close(AT)
