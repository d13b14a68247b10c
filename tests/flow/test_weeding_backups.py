"""Backups from before a weeding: told of, removed when the municipality says so, never the only ones."""

from pathlib import Path

import pytest

from lssdesk.flow import weeding_backups
from lssdesk.flow.desk import Desk
from lssdesk.flow.weeding import Weeding
from lssdesk.flow.weeding_backups import older
from lssdesk.store import backup
from tests.flow.officer import ADA, Clock, Premises, signed
from tests.flow.weeded import archivist, later, set_code


@pytest.fixture
def weeded(premises: Premises, desk: Desk, clock: Clock) -> Desk:
    """An office in which Ada's case was weeded, with the backup from just before."""
    work = signed(desk, person=ADA)
    set_code(desk)
    later(clock)
    britta = archivist(premises, desk)
    list_id = Weeding(desk).propose([work.id], "Fem år")
    clock.forward(seconds=10)
    Weeding(britta).carry_out(list_id)
    return britta


def test_before_any_weeding_there_is_nothing_to_tell(desk: Desk) -> None:
    desk.backups.now()
    assert older(desk).backups == ()


def test_they_are_told_of_and_stay_while_there_is_no_newer_one(weeded: Desk, clock: Clock) -> None:
    found = older(weeded)
    assert (len(found.backups), found.due, found.days, found.newer) == (1, (), None, False)
    assert weeding_backups.remove(weeded, found.backups) == 0
    clock.forward(seconds=10)
    weeded.backups.now()
    found = older(weeded)
    assert (len(found.backups), found.due, found.newer) == (1, (), True)


@pytest.mark.parametrize(("passed", "due"), [(89, 0), (90, 1)])
def test_by_the_municipalitys_days(weeded: Desk, clock: Clock, passed: int, due: int) -> None:
    weeded.policies.set("weeding_backup_days", 90, weeded.today, "Nämnden", "Beslut")
    clock.forward(days=passed)
    weeded.backups.now()
    assert len(older(weeded).due) == due


def test_removed_are_the_older_ones_with_their_keys_alone(weeded: Desk, clock: Clock, tmp_path: Path) -> None:
    weeded.backups.choose(tmp_path)
    clock.forward(seconds=10)
    weeded.backups.now()
    (old,) = (path for path in older(weeded).backups if path.parent == weeded.office.folder / "backups")
    new = backup.backups(weeded.office.folder)[0]
    assert weeding_backups.remove(weeded, [old, new]) == 1
    assert not old.exists()
    assert not old.with_suffix(".keys").exists()
    assert new.exists()
    assert new.with_suffix(".keys").exists()
