"""How it stands with the backups, proving one, and putting one back."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from lssdesk.errors import Refused
from lssdesk.flow import backups_state, restoring
from lssdesk.flow.desk import Desk
from lssdesk.store import backup, backup_record, keys
from lssdesk.store.trouble import StoreTrouble
from tests.flow.officer import ADA, AT, CHEAP, PASSPHRASE, Clock, Premises, signed

SHEET_PHRASE = "en ny fras för datorn"


def work(desk: Desk) -> None:
    """Something that leaves a line in the log."""
    desk.register(ADA, "ledsagarservice", date(2026, 3, 1))


def kept(desk: Desk) -> tuple[Path, ...]:
    return backup.backups(desk.office.folder)


def state(desk: Desk) -> backups_state.State:
    return backups_state.of(desk.backups)


@pytest.fixture
def stick(desk: Desk, tmp_path: Path) -> Path:
    """A second place that is chosen and there."""
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.backups.choose(stick)
    return stick


# --- proving ---------------------------------------------------------------------------------


def test_proving_notes_when_and_mends_the_copy(desk: Desk, clock: Clock, stick: Path) -> None:
    name = desk.backups.if_due().made.name  # type: ignore[union-attr]
    clock.forward(days=3)
    assert not desk.backups.prove(name)
    assert state(desk).lines[0].proved == AT + timedelta(days=3)
    copy = next(stick.rglob("*.db"))
    copy.write_bytes(b"rotten")
    assert desk.backups.prove(name)
    assert copy.read_bytes() == kept(desk)[0].read_bytes()


def test_what_is_damaged_is_shown_and_is_newest_no_more(desk: Desk, clock: Clock) -> None:
    first = desk.backups.if_due().made
    work(desk)
    second = desk.backups.now().made
    assert first
    assert second
    data = bytearray(second.read_bytes())
    data[9000] ^= 1
    second.write_bytes(data)
    with pytest.raises(StoreTrouble):
        desk.backups.prove(second.name)
    found = state(desk)
    assert [bool(line.problem) for line in found.lines] == [True, False]
    assert found.newest is not None
    assert found.newest.path == first
    assert found.unsaved_since == AT


def test_a_backup_of_another_key_is_told_and_counts_as_unharmed(desk: Desk, tmp_path: Path) -> None:
    made = desk.backup_before("byte av nyckel")
    keys.create(tmp_path / "other", "Bo", PASSPHRASE, CHEAP)
    (tmp_path / "other" / "lssdesk.keys").replace(made.with_suffix(".keys"))
    with pytest.raises(StoreTrouble) as caught:
        desk.backups.prove(made.name)
    assert caught.value.kind == "other_keys"
    assert "annan nyckel" in backups_state.problem(caught.value.kind)
    assert state(desk).lines[0].problem == ""


def test_a_copy_that_lies_at_the_second_place_alone_is_proved_there(desk: Desk, stick: Path) -> None:
    made = desk.backups.if_due().made
    assert made
    for path in (made, made.with_suffix(".keys")):
        path.unlink()
    assert not desk.backups.prove(made.name)
    copy = next(stick.rglob("*.db"))
    copy.write_bytes(copy.read_bytes()[:-4096])
    with pytest.raises(StoreTrouble):
        desk.backups.prove(made.name)


# --- how it stands ---------------------------------------------------------------------------


def test_the_state_at_a_glance(desk: Desk, clock: Clock, stick: Path) -> None:
    desk.backups.if_due()
    clock.forward(hours=1)
    work(desk)
    found = state(desk)
    line = found.lines[0]
    assert (len(found.lines), line.here, line.problem) == (1, kept(desk)[0], "")
    assert line.there == next(stick.rglob("*.db"))
    assert line.size == kept(desk)[0].stat().st_size
    assert line.made == line.proved == AT
    assert found.unsaved_since == AT + timedelta(hours=1)
    assert (found.late, found.warnings) == (False, ())
    assert found.second is not None
    assert (found.second.seen, found.second.newest, found.second.late) == (True, AT, False)


WARNED = [  # hours of unsaved work here, days at the second place (None: none is chosen), what is said
    (24, None, []),
    (25, None, ["dygnets arbete"]),
    (1, 7, []),
    (1, 8, ["andra platsen"]),
    (25, 8, ["dygnets arbete", "andra platsen"]),
]


@pytest.mark.parametrize(("hours", "days", "said"), WARNED)
def test_what_is_late_is_said(
    desk: Desk, clock: Clock, tmp_path: Path, hours: int, days: int | None, said: list[str]
) -> None:
    if days is not None:
        (tmp_path / "stick").mkdir()
        desk.backups.choose(tmp_path / "stick")
        desk.backups.if_due()
        (tmp_path / "stick").rename(tmp_path / "drawer")
        clock.forward(days=days, hours=-hours)
        work(desk)
    desk.backups.now()
    work(desk)
    clock.forward(hours=hours)
    warnings = state(desk).warnings
    assert len(warnings) == len(said)
    assert all(word in warning for word, warning in zip(said, warnings, strict=True))


def test_no_backup_at_all_is_said(desk: Desk) -> None:
    assert "ingen säkerhetskopia" in state(desk).warnings[0]


def test_a_record_that_is_lost_costs_nothing_but_its_own(desk: Desk, stick: Path) -> None:
    desk.backups.if_due()
    before = state(desk)
    (desk.office.folder / backup_record.FILE).unlink()
    assert state(desk) == before


# --- putting back ----------------------------------------------------------------------------


def test_on_a_new_machine_by_passphrase_or_sheet(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "old"
    vault = keys.create(folder, "Åsa Lindmark", PASSPHRASE, CHEAP)
    old = Premises(folder, vault.unlocked, clock)
    desk = old.open()
    number = signed(desk).case.number
    made = desk.backup_before("flytt")
    old.close()
    restoring.by_passphrase(made, tmp_path / "one", PASSPHRASE, AT)
    restoring.by_sheet(made, tmp_path / "two", vault.recovery_code, SHEET_PHRASE, AT)
    for machine in ("one", "two"):
        unlocked = keys.unlock(tmp_path / machine, PASSPHRASE, AT)
        new = Premises(tmp_path / machine, unlocked, clock)
        new._made = True
        desk = new.open()
        assert [case.number for case in desk.cases()] == [number]
        new.close()
    assert keys.unlock_with_recovery(tmp_path / "two", vault.recovery_code, AT).key == vault.key


def test_a_short_passphrase_is_refused_before_anything_is_put_back(desk: Desk, tmp_path: Path) -> None:
    made = desk.backup_before("flytt")
    with pytest.raises(Refused):
        restoring.by_sheet(made, tmp_path / "new", "x", "kort", AT)
    assert not (tmp_path / "new").exists()


def test_what_is_found_at_a_place(desk: Desk, stick: Path) -> None:
    made = desk.backups.if_due().made
    assert made
    by_place, by_file = restoring.found(stick), restoring.found(made)
    assert [one.made for one in by_place] == [AT]
    assert by_file[0].database == by_place[0].database == desk.office.key.database[:8]
    assert by_file[0].size == made.stat().st_size
    made.with_suffix(".keys").unlink()
    with pytest.raises(Refused, match=made.with_suffix(".keys").name):
        restoring.found(made)


@pytest.mark.parametrize(("name", "words"), [("", "ingen säkerhetskopia"), ("brev.pdf", "slutar på .db")])
def test_nothing_found_is_said(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "brev.pdf").write_bytes(b"x")
    with pytest.raises(Refused, match=words):
        restoring.found(tmp_path / name)


def test_a_backup_with_another_databases_keys_is_not_put_back(desk: Desk, tmp_path: Path) -> None:
    made = desk.backup_before("flytt")
    keys.create(tmp_path / "other", "Bo", PASSPHRASE, CHEAP)
    (tmp_path / "other" / "lssdesk.keys").replace(made.with_suffix(".keys"))
    with pytest.raises(StoreTrouble):
        restoring.put_back(made, tmp_path / "new", desk.office.key, AT)
