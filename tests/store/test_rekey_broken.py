"""A change of keys that is broken off: the folder opens for everyone who stays, and nothing is lost."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lssdesk.store import engine, files, keyfile, keys, rekey
from lssdesk.store.office import Office
from lssdesk.store.reading import reading
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.tables import SettingRow
from lssdesk.store.trouble import StoreTrouble
from tests.store.helpers import AT, CHEAP, OFFICER, PASSPHRASE
from tests.store.team import BO, SIV, Team, holds, kind_of, opened, opens, refuse_loss

# --- broken off --------------------------------------------------------------------------------


class Watch:
    """Takes a picture of a folder at every file that the program opens, renames or removes.

    Each picture is what a kill at that moment leaves.
    """

    def __init__(self) -> None:
        self.look: Callable[[], None] | None = None
        sys.addaudithook(self._happened)

    def _happened(self, event: str, _args: object) -> None:
        if self.look and event in ("open", "os.rename", "os.remove", "sqlite3.connect"):
            look, self.look = self.look, None
            look()
            self.look = look

    @contextmanager
    def of(self, folder: Path, pictures: Path) -> Iterator[list[Path]]:
        """Pictures of a folder, each of which differs from the one before."""
        taken: list[Path] = []
        last: dict[str, bytes] = {}

        def look() -> None:
            nonlocal last
            now = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
            if now != last:
                last = now
                taken.append(pictures / str(len(taken)))
                taken[-1].mkdir(parents=True)
                for name, data in now.items():
                    (taken[-1] / name).write_bytes(data)

        self.look = look
        try:
            yield taken
        finally:
            self.look = None


WATCH = Watch()


def test_killed_at_any_moment_it_opens_for_everyone_who_stays_and_nothing_is_lost(
    team: Team, tmp_path: Path
) -> None:
    old, held = team.office.key, holds(team.folder, team.office.key)
    with WATCH.of(team.folder, tmp_path / "pictures") as pictures:
        team.remove_bo()
    outcomes = [outcome(team, picture, old, held) for picture in pictures]
    assert outcomes[0] == "before"
    assert outcomes[-1] == "after"
    assert outcomes == sorted(outcomes, reverse=True)  # "before" … "after": at one moment, and never back
    assert {(picture / rekey.REKEYED).exists() for picture in pictures} == {True, False}
    assert len(pictures) >= 8


def outcome(team: Team, picture: Path, old: DatabaseKey, held: object) -> str:
    """What each way in finds in a picture: all of them the same, whoever comes first."""
    found = set()
    for number, way in enumerate((PASSPHRASE, SIV, team.code)):
        folder = shutil.copytree(picture, picture.with_name(f"{picture.name}-{number}"))
        unlock = keys.unlock_with_recovery if way == team.code else keys.unlock
        with reading(folder, unlock(folder, way, AT).key) as session:
            assert session.get(SettingRow, "sender") is not None
        office = Office.open(folder, unlock(folder, way, AT).key, AT)
        refuse_loss(office, held)
        office.close(AT)
        assert not list(folder.glob(f"{rekey.REKEYED}*"))
        assert (folder / "lssdesk.keys").read_bytes() == (folder / "lssdesk.keys.previous").read_bytes()
        assert not keyfile.load(folder).file.next_check
        for passphrase in (PASSPHRASE, SIV):
            assert keys.unlock(folder, passphrase, AT).key == office.key
        assert keys.unlock_with_recovery(folder, team.code, AT).key == office.key
        assert engine.fits(folder / files.DATABASE, old) == (office.key == old)
        bo_opens = opens(folder, BO)
        assert bo_opens == (office.key == old)
        found.add("before" if bo_opens else "after")
    assert len(found) == 1
    return found.pop()


STEPS: list[Callable[[Team, DatabaseKey], object]] = [
    lambda team, new: rekey.copy(team.folder, team.asa.key, new),
    lambda team, new: rekey.swap(team.folder, team.asa.key, new),
    lambda team, new: rekey.finish(team.folder),
]


@pytest.mark.parametrize("done", range(4))
def test_who_left_opens_a_change_that_was_broken_off_only_before_the_swap(team: Team, done: int) -> None:
    team.office.close(AT)
    new = rekey.begin(team.folder, team.asa, {team.bo.slot_id})
    for step in STEPS[:done]:
        step(team, new)
    if done == 3:
        assert kind_of(lambda: keys.unlock(team.folder, BO, AT)) == "wrong_passphrase"
        team.office = opened(team.folder, SIV)
    elif done == 2:
        assert kind_of(lambda: opened(team.folder, BO)) == "removed"
        assert keyfile.load(team.folder).file.next_check
        team.office = opened(team.folder, SIV)
        assert kind_of(lambda: keys.unlock(team.folder, BO, AT)) == "wrong_passphrase"
    else:
        team.office = opened(team.folder, BO)
        assert team.office.key == team.asa.key
        assert len(keys.ways(team.folder, team.office.key)) == 4


@pytest.mark.parametrize("step", ["copy", "swap", "finish"])
@pytest.mark.parametrize("error", [OSError(28, "full"), RuntimeError("a fault"), KeyboardInterrupt()])
def test_what_fails_on_the_way_leaves_the_open_office_as_it_was_or_changed(
    team: Team, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    held = holds(team.folder, team.office.key)

    def fail(*_args: object) -> None:
        raise error

    monkeypatch.setattr(rekey, step, fail)
    with pytest.raises(type(error)):
        team.remove_bo()
    monkeypatch.undo()
    assert (team.office.key == team.asa.key) == (step != "finish")
    refuse_loss(team.office, held)
    team.office.close(AT)
    team.office = opened(team.folder, SIV)
    assert opens(team.folder, BO) == (step != "finish")


def test_a_disk_that_cannot_finish_leaves_it_for_the_next_time(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.office.close(AT)
    new = rekey.begin(team.folder, team.asa, {team.bo.slot_id})
    rekey.copy(team.folder, team.asa.key, new)
    rekey.swap(team.folder, team.asa.key, new)

    def full(*_args: object) -> None:
        raise StoreTrouble("disk_full", folder=team.folder)

    monkeypatch.setattr(keyfile, "write_durably", full)
    team.office = opened(team.folder, SIV)
    monkeypatch.undo()
    assert team.office.key == new
    assert kind_of(lambda: keys.new_recovery(team.folder, team.siv, CHEAP)) == "rekey_pending"
    assert kind_of(team.remove_bo) == "rekey_pending"
    team.office.close(AT)
    team.office = opened(team.folder, PASSPHRASE)
    assert not keyfile.load(team.folder).file.next_check


def test_a_torn_key_file_in_the_middle_of_it_costs_nobody_the_way_in(team: Team) -> None:
    team.office.close(AT)
    new = rekey.begin(team.folder, team.asa, {team.bo.slot_id})
    rekey.copy(team.folder, team.asa.key, new)
    rekey.swap(team.folder, team.asa.key, new)
    path = team.folder / "lssdesk.keys"
    path.write_bytes(path.read_bytes()[:100])
    team.office = opened(team.folder, SIV)
    assert team.office.key == new
    assert not keyfile.load(team.folder).file.next_check


def test_the_sheet_opens_and_gives_a_new_passphrase_after_a_broken_change(team: Team) -> None:
    team.office.close(AT)
    new = rekey.begin(team.folder, team.asa, {team.bo.slot_id})
    rekey.copy(team.folder, team.asa.key, new)
    rekey.swap(team.folder, team.asa.key, new)
    recovered = rekey.resumed(team.folder, keys.unlock_with_recovery(team.folder, team.code, AT))
    assert recovered.key == new
    keys.set_passphrase(team.folder, recovered, "Åsas nya lösenfras", CHEAP)
    team.office = opened(team.folder, "Åsas nya lösenfras")
    assert rekey.resumed(team.folder, recovered) is recovered


# --- wrong order -------------------------------------------------------------------------------


def test_steps_in_the_wrong_order_are_refused(team: Team) -> None:
    team.office.close(AT)
    key, new = team.asa.key, team.asa.key.renewed(bytes(range(32)))
    held = holds(team.folder, key)
    rekey.copy(team.folder, key, new)
    assert kind_of(lambda: rekey.swap(team.folder, key, new)) == "keys_not_proved"
    rekey.clear(team.folder)
    begun = rekey.begin(team.folder, team.asa, {team.bo.slot_id})
    assert kind_of(lambda: rekey.swap(team.folder, key, begun)) == "disk_error"
    assert kind_of(lambda: rekey.begin(team.folder, team.asa, {team.siv.slot_id})) == "rekey_pending"
    team.office = opened(team.folder, PASSPHRASE)
    refuse_loss(team.office, held)


def test_what_was_written_after_the_copy_stops_the_swap(team: Team) -> None:
    key = team.asa.key
    new = rekey.begin(team.folder, team.asa, {team.bo.slot_id})
    rekey.copy(team.folder, key, new)
    with team.office.unit("Skrev", OFFICER, AT):
        pass
    team.office.close(AT)
    assert kind_of(lambda: rekey.swap(team.folder, key, new)) == "busy"
    team.office = opened(team.folder, PASSPHRASE)
    assert team.office.key == key


def test_a_copy_that_is_not_the_same_is_not_taken(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    held = holds(team.folder, team.office.key)
    answers = iter(["one", "other"])
    monkeypatch.setattr(rekey, "_all_of", lambda _: next(answers))
    assert kind_of(team.remove_bo) == "rekey_differs"
    monkeypatch.undo()
    assert not list(team.folder.glob(f"{rekey.REKEYED}*"))
    refuse_loss(team.office, held)


def test_a_driver_that_does_not_take_the_new_key_is_noticed(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "fits", lambda path, key: key == team.asa.key)
    assert kind_of(team.remove_bo) == "rekey_differs"
