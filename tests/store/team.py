"""An office of three, and what the tests of a change of keys look for in it."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from lssdesk.errors import Refused
from lssdesk.store import engine, files, keys, rekey
from lssdesk.store.check import check
from lssdesk.store.office import Office
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.tables import LetterRow, SettingRow
from lssdesk.store.trouble import StoreTrouble
from tests.store.helpers import AT, CHEAP, OFFICER, PASSPHRASE, PDF, fill

BO, SIV = "Bos egen lösenfras", "Sivs egen lösenfras"


@dataclass
class Team:
    """An open office of three with its sheet."""

    office: Office
    asa: keys.Unlocked
    bo: keys.Unlocked
    siv: keys.Unlocked
    code: str

    @property
    def folder(self) -> Path:
        return self.office.folder

    def remove_bo(self) -> keys.Unlocked:
        """What the test is about."""
        return self.office.remove_officers(self.asa, {self.bo.slot_id})


def make_team(folder: Path) -> Team:
    """An office with a row in every table."""
    vault = keys.create(folder, OFFICER, PASSPHRASE, CHEAP)
    bo = keys.add_officer(folder, vault.unlocked, "Bo Ek", BO, CHEAP)
    siv = keys.add_officer(folder, vault.unlocked, "Siv Alm", SIV, CHEAP)
    office = Office.create(folder, vault.key, AT)
    fill(office)
    return Team(office, keys.unlock(folder, PASSPHRASE, AT), bo, siv, vault.recovery_code)


def kind_of(call: Callable[[], object]) -> str:
    """Which trouble a call meets."""
    with pytest.raises(StoreTrouble) as caught:
        call()
    return caught.value.kind


def opened(folder: Path, passphrase: str) -> Office:
    """The office, opened by a passphrase."""
    return Office.open(folder, keys.unlock(folder, passphrase, AT).key, AT)


def holds(folder: Path, key: DatabaseKey) -> object:
    """All that the database holds, its triggers, indexes and numbers too."""
    with closing(engine.connect(folder / files.DATABASE, key, read_only=True)) as connection:
        return rekey._all_of(connection)


def refuse_loss(office: Office, held: object) -> None:
    """Everything that was there is there, and new things can be stored."""
    assert holds(office.folder, office.key) == held
    assert check(office) == ()
    with office.read() as session:
        assert session.get_one(LetterRow, "letter-1").pdf == PDF
    with pytest.raises(Refused, match="beslutat"), office.unit("Ändrade", OFFICER, AT) as unit:
        unit.get_one(LetterRow, "letter-1").pdf = b"other"
    with office.unit("Skrev", OFFICER, AT) as unit:
        unit.add(SettingRow(key="afterwards", value="{}"))


def opens(folder: Path, passphrase: str) -> bool:
    """Whether a passphrase fits; any other trouble is raised."""
    try:
        return bool(keys.unlock(folder, passphrase, AT))
    except StoreTrouble as trouble:
        if trouble.kind != "wrong_passphrase":
            raise
        return False
