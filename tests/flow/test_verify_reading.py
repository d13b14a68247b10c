"""The signed letters are looked at without a trace, whether the office is closed, open or broken off."""

import hashlib
import shutil
from pathlib import Path

import pytest

from lssdesk.flow import verify
from lssdesk.flow.desk import Desk
from lssdesk.store.reading import reading
from lssdesk.store.steps import SCHEMA, Schema
from lssdesk.store.trouble import StoreTrouble
from tests.flow.officer import Clock, Premises, log_lines, signed


def files(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.is_file()
    }


def test_a_closed_office_is_read_without_a_trace(premises: Premises) -> None:
    signed(premises.open())
    premises.close()
    before = files(premises.folder)
    with reading(premises.folder, premises.unlocked.key) as session:
        assert verify.check(session).whole
    assert files(premises.folder) == before


def test_an_office_that_broke_off_is_read_with_its_last_units(premises: Premises, tmp_path: Path) -> None:
    signed(premises.open())
    broken = tmp_path / "broken"
    shutil.copytree(premises.folder, broken)
    before = {name: value for name, value in files(broken).items() if not name.endswith("-shm")}
    assert (broken / "lssdesk.db-wal").stat().st_size
    with reading(broken, premises.unlocked.key) as session:
        result = verify.check(session)
    assert (result.whole, len(result.letters)) == (True, 1)
    assert {name: value for name, value in files(broken).items() if not name.endswith("-shm")} == before


def test_an_office_that_is_open_is_read_beside_the_work(premises: Premises) -> None:
    desk = premises.open()
    work = signed(desk)
    with reading(premises.folder, premises.unlocked.key) as session:
        assert len(verify.check(session).letters) == 1
        desk.note("läste", work.id)
    assert verify.of(desk).whole


def test_nobody_else_may_write_meanwhile_unseen(premises: Premises) -> None:
    signed(premises.open())
    premises.close()
    place = reading(premises.folder, premises.unlocked.key)
    verify.check(place.__enter__())
    premises.open()
    premises.close()
    with pytest.raises(StoreTrouble, match="upptagen"):
        place.__exit__(None, None, None)


def test_a_database_behind_the_program_is_not_brought_up_to_date(
    premises: Premises, monkeypatch: pytest.MonkeyPatch
) -> None:
    premises.open()
    premises.close()
    monkeypatch.setattr("lssdesk.store.reading.SCHEMA", Schema(steps=(*SCHEMA.steps, "9999")))
    with (
        pytest.raises(StoreTrouble, match="äldre version"),
        reading(premises.folder, premises.unlocked.key),
    ):
        pass


def test_looking_leaves_no_line(desk: Desk, clock: Clock) -> None:
    signed(desk)
    before = log_lines(desk)
    clock.forward(days=400)
    assert verify.of(desk).whole
    assert log_lines(desk) == before
