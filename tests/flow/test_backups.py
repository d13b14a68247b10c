"""Backups beside the work: when one is due, before risky steps, at a second place, and how it stands."""

import threading
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from lssdesk.errors import Refused
from lssdesk.flow import backups_state, restoring
from lssdesk.flow.backups import NOTHING_SAVED, Done
from lssdesk.flow.desk import Desk
from lssdesk.store import backup, second_place
from lssdesk.store.trouble import StoreTrouble
from tests.flow.officer import ADA, AT, Clock, Premises, log_lines


def work(desk: Desk) -> None:
    """Something that leaves a line in the log."""
    desk.register(ADA, "ledsagarservice", date(2026, 3, 1))


def kept(desk: Desk) -> tuple[Path, ...]:
    return backup.backups(desk.office.folder)


def state(desk: Desk) -> backups_state.State:
    return backups_state.of(desk.backups)


# --- when ------------------------------------------------------------------------------------


def test_a_new_office_is_backed_up_at_once_and_then_after_half_an_hour_of_work(
    desk: Desk, clock: Clock
) -> None:
    assert desk.backups.unsaved_since() == NOTHING_SAVED
    assert desk.backups.if_due().made
    assert desk.backups.unsaved_since() is None
    clock.forward(minutes=50)
    work(desk)
    assert desk.backups.unsaved_since() == AT + timedelta(minutes=50)
    clock.forward(minutes=29, seconds=59)
    assert desk.backups.if_due() == Done()
    clock.forward(seconds=1)
    assert desk.backups.if_due().made
    assert len(kept(desk)) == 2


def test_nothing_changed_means_no_backup(desk: Desk, clock: Clock) -> None:
    desk.backups.if_due()
    for _ in range(5):
        clock.forward(days=1)
        assert desk.backups.if_due() == Done()
    assert len(kept(desk)) == 1


def test_what_was_written_before_a_night_is_backed_up_at_the_next_start(premises: Premises) -> None:
    desk = premises.open()
    desk.backups.if_due()
    work(desk)
    premises.kill()
    premises.clock.forward(hours=16)
    assert premises.open().backups.if_due().made


def test_the_interval_is_the_municipalitys(desk: Desk, clock: Clock) -> None:
    desk.policies.set("backup_minutes", 90, date(2026, 1, 1), "Nämnden", "Stor databas")
    desk.backups.if_due()
    work(desk)
    clock.forward(minutes=89)
    assert desk.backups.if_due() == Done()
    clock.forward(minutes=1)
    assert desk.backups.if_due().made


@pytest.mark.parametrize("days", [-400, 400])
def test_a_clock_that_jumps_stops_nothing(desk: Desk, clock: Clock, days: int) -> None:
    desk.backups.if_due()
    clock.forward(days=days)
    work(desk)
    clock.forward(minutes=31)
    second = desk.backups.if_due().made
    assert second
    clock.forward(days=-days)
    work(desk)
    clock.forward(minutes=31)
    third = desk.backups.if_due().made
    assert kept(desk)[:2] == (third, second)
    assert desk.backups.newest() == third


def test_old_backups_are_thinned_when_one_is_made(desk: Desk, clock: Clock) -> None:
    for _ in range(2):
        backup.make(desk.office.folder, desk.office.key, desk.now)
    early, late = kept(desk)[::-1]
    clock.forward(days=5)
    work(desk)
    clock.forward(minutes=30)
    done = desk.backups.if_due()
    assert done.removed == (early,)
    assert kept(desk) == (done.made, late)


def test_it_runs_beside_the_work_and_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    real, meanwhile = backup.make, []

    def slow(*args: Any, **more: Any) -> Path:
        work(desk)
        meanwhile.append(desk.backups.if_due())
        return real(*args, **more)

    monkeypatch.setattr(backup, "make", slow)
    done: list[Done] = []
    thread = threading.Thread(target=lambda: done.append(desk.backups.if_due()))
    thread.start()
    thread.join()
    assert meanwhile == [Done()]
    assert done[0].made
    assert [case.number for case in desk.cases()] == ["2026-0001"]


def failing(kind: str) -> Callable[..., Path]:
    def make(*_args: object, **_more: object) -> Path:
        raise StoreTrouble(kind, file="a", folder="b")

    return make


def test_a_failure_is_told_kept_and_tried_again_after_a_while(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(backup, "make", failing("disk_full"))
        with pytest.raises(StoreTrouble):
            desk.backups.if_due()
        assert desk.backups.if_due() == Done()
    found = state(desk)
    assert found.failed.startswith("Disken med")
    assert found.failed_at == AT
    clock.forward(minutes=4)
    assert desk.backups.if_due() == Done()
    clock.forward(minutes=1)
    assert desk.backups.if_due().made
    assert state(desk).failed == ""


def test_who_asks_gets_one_in_any_case(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.backups.if_due()
    assert desk.backups.now().made
    with monkeypatch.context() as patch:
        patch.setattr(backup, "make", failing("read_only"))
        with pytest.raises(StoreTrouble):
            desk.backups.now()
    assert desk.backups.now().made
    assert len(kept(desk)) == 3


def test_before_a_risky_step_all_there_is_lies_in_a_backup(desk: Desk, clock: Clock) -> None:
    first = desk.backup_before("gallring")
    assert state(desk).lines[0].before == "gallring"
    assert desk.backup_before("byte av nyckel") == first
    work(desk)
    second = desk.backup_before("byte av nyckel")
    assert kept(desk) == (second, first)
    assert state(desk).lines[0].before == "byte av nyckel"


def test_a_risky_step_is_not_taken_without_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "make", failing("disk_full"))
    with pytest.raises(StoreTrouble):
        desk.backup_before("gallring")


def test_a_damaged_newest_one_is_no_backup_before_a_step(desk: Desk) -> None:
    first = desk.backup_before("gallring")
    first.write_bytes(first.read_bytes()[:-4096])
    with pytest.raises(StoreTrouble):
        desk.backups.prove(first.name)
    assert desk.backup_before("gallring") != first


def test_an_office_that_closes_begins_no_backup(desk: Desk) -> None:
    desk.backups.end()
    assert desk.backups.if_due() == Done()
    assert kept(desk) == ()


def test_closing_breaks_a_long_one_off(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    real = backup.content

    def ending(connection: Any, stop: Any) -> Any:
        desk.backups.end()
        return real(connection, stop)

    monkeypatch.setattr(backup, "content", ending)
    assert desk.backups.if_due() == Done()
    assert list((desk.office.folder / "backups").iterdir()) == []


def test_after_another_database_was_put_back_all_is_unsaved(premises: Premises) -> None:
    desk = premises.open()
    old = desk.backup_before("x")
    work(desk)
    newer = desk.backup_before("y")
    premises.close()
    restoring.put_back(old, premises.folder, premises.unlocked.key, AT)
    desk = premises.open()
    assert desk.backups.newest() == newer
    assert desk.backups.unsaved_since() == NOTHING_SAVED
    made = desk.backups.if_due().made
    assert made == kept(desk)[0] != newer


def test_room_that_is_short_is_made_first(desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        desk.backups.now()
    monkeypatch.setattr(backup, "short_of_room", lambda *_: True)
    made = desk.backups.now().made
    assert len(kept(desk)) == 4
    assert kept(desk)[0] == made


# --- the second place ------------------------------------------------------------------------


@pytest.fixture
def stick(desk: Desk, tmp_path: Path) -> Path:
    """A second place that is chosen and there."""
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.backups.choose(stick)
    return stick


def there(desk: Desk) -> list[str]:
    place = desk.backups.second()
    assert place is not None
    return [path.name for path in place.backups()]


def test_the_newest_goes_to_the_second_place_when_it_is_there(desk: Desk, clock: Clock, stick: Path) -> None:
    done = desk.backups.if_due()
    assert done.made
    assert done.copied
    assert done.copied.name == done.made.name
    away = stick.rename(stick.with_name("drawer"))
    work(desk)
    clock.forward(minutes=30)
    done = desk.backups.if_due()
    assert (bool(done.made), done.copied, done.problem) == (True, None, "")
    away.rename(stick)
    assert desk.backups.if_due().copied == stick / second_place.mark_of(desk.office.key) / kept(desk)[0].name
    assert desk.backups.if_due() == Done()
    assert there(desk) == [path.name for path in kept(desk)]


def test_choosing_our_own_folder_there_means_the_place(desk: Desk, stick: Path) -> None:
    desk.backups.choose(stick / second_place.mark_of(desk.office.key))
    place = desk.backups.second()
    assert place is not None
    assert place.path == stick


@pytest.mark.parametrize("inside", ["", "backups", "new"])
def test_a_place_beside_the_database_is_none(desk: Desk, inside: str) -> None:
    with pytest.raises(Refused, match="utanför programmets egen mapp"):
        desk.backups.choose(desk.office.folder / inside)
    assert desk.backups.second() is None


def test_a_place_that_is_given_up_keeps_what_lies_there(desk: Desk, stick: Path) -> None:
    desk.backups.if_due()
    lying = there(desk)
    desk.backups.forget()
    assert desk.backups.second() is None
    assert state(desk).second is None
    work(desk)
    assert desk.backups.now().copied is None
    assert sorted(path.name for path in stick.rglob("*.db")) == lying


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("disk_full", "är full"),
        ("read_only", "skrivskyddad"),
        ("disk_error", "dragits ur"),
        ("backup_differs", "blev inte lik"),
        ("damaged", "kunde inte göras"),
    ],
)
def test_a_stick_that_fails_is_told_and_tried_again(
    desk: Desk, clock: Clock, stick: Path, monkeypatch: pytest.MonkeyPatch, kind: str, words: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(second_place, "put", failing(kind))
        done = desk.backups.if_due()
        assert done.made
        assert words in done.problem
        assert desk.backups.if_due() == Done()
        second = state(desk).second
        assert second is not None
        assert second.failed == done.problem
    clock.forward(minutes=5)
    assert desk.backups.if_due().copied
    second = state(desk).second
    assert second is not None
    assert second.failed == ""


def test_the_log_says_that_the_place_was_chosen_and_given_up(desk: Desk, stick: Path) -> None:
    desk.backups.forget()
    names = [name for name, _ in log_lines(desk)]
    assert names[-2:] == ["Valde plats för säkerhetskopior", "Slutade använda platsen för säkerhetskopior"]
