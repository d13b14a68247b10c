"""Who can open the office, and how the one at work changes that."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from lssdesk.errors import Refused
from lssdesk.flow import ways_in
from lssdesk.flow.desk import Desk
from lssdesk.store import backup, engine, keyfile, keys
from lssdesk.store.tables import LogRow
from lssdesk.store.trouble import StoreTrouble
from tests.flow.officer import AT, OFFICER, PASSPHRASE, Clock, Premises

BO = "Bos egen lösenfras"
CHEAP = keys.Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    for made in (keys.add_officer, keys.set_passphrase, keys.new_recovery):
        defaults = [CHEAP if one is keys.COST else one for one in made.__defaults__ or ()]
        monkeypatch.setattr(made, "__defaults__", tuple(defaults))


@pytest.fixture
def bo(desk: Desk) -> str:
    """The id of a second officer's slot."""
    ways_in.add(desk, PASSPHRASE, "Bo Ek", BO)
    return next(one.id for one in ways_in.entries(desk) if one.name == "Bo Ek")


def in_the_log(desk: Desk) -> list[tuple[str, str]]:
    with desk.office.read() as reading:
        rows = reading.execute(select(LogRow.name, LogRow.detail).order_by(LogRow.seq))
        return [(name, detail) for name, detail in rows]


def test_an_officer_is_added_listed_and_in_the_log(desk: Desk, premises: Premises) -> None:
    assert ways_in.add(desk, PASSPHRASE, "  Bo   Ek ", BO) == "Bo Ek"
    assert [(one.shown, one.way.kind, one.mine) for one in ways_in.entries(desk)] == [
        ("Bo Ek", "officer", False),
        (f"{OFFICER} (du)", "officer", True),
        (f"Gjort av {OFFICER}", "recovery", False),
    ]
    assert ways_in.entries(desk)[0].way.since == date(2026, 3, 2)
    assert ("lade till en handläggare", "Bo Ek") in in_the_log(desk)
    unlocked = keys.unlock(premises.folder, BO, AT)
    assert [one.roles for one in desk.officers.all() if one.id == unlocked.slot_id] == [("officer",)]


@pytest.mark.parametrize(
    ("own", "name", "new", "field", "says"),
    [
        (PASSPHRASE, "  ", BO, "/name", "Skriv namnet"),
        (PASSPHRASE, OFFICER.upper(), BO, "", "Det finns redan en handläggare"),
        (PASSPHRASE, "Siv", "kort", "", "minst 12 tecken"),
        (PASSPHRASE, "Siv", PASSPHRASE, "", "Välj en annan"),
        (BO, "Siv", "Sivs egen lösenfras", "/own", "inte din lösenfras"),
    ],
)
def test_what_is_refused_adds_nobody(
    desk: Desk, bo: str, own: str, name: str, new: str, field: str, says: str
) -> None:
    before = ways_in.entries(desk)
    with pytest.raises(Refused, match=says) as caught:
        ways_in.add(desk, own, name, new)
    assert caught.value.field == field
    assert ways_in.entries(desk) == before


def test_a_wrong_passphrase_is_counted_here_too(desk: Desk) -> None:
    waits = []
    for _ in range(4):
        with pytest.raises(StoreTrouble) as caught:
            ways_in.opened(desk, "fel lösenfras helt")
        waits.append((caught.value.kind, caught.value.retry_after))
    assert waits == [("wrong_passphrase", 0), ("wrong_passphrase", 0), ("wrong_passphrase", 2), ("wait", 2)]


def test_the_passphrase_is_changed(desk: Desk, premises: Premises) -> None:
    ways_in.change_passphrase(desk, PASSPHRASE, "en helt ny lösenfras")
    assert keys.unlock(premises.folder, "en helt ny lösenfras", AT).officer == OFFICER
    with pytest.raises(StoreTrouble):
        keys.unlock(premises.folder, PASSPHRASE, AT)
    assert ("bytte lösenfras", "") in in_the_log(desk)


def test_another_officer_cannot_change_it(desk: Desk, bo: str, premises: Premises) -> None:
    with pytest.raises(Refused, match="inte din lösenfras"):
        ways_in.change_passphrase(desk, BO, "en helt ny lösenfras")
    assert keys.unlock(premises.folder, PASSPHRASE, AT).officer == OFFICER


def test_a_new_sheet_takes_the_place_of_the_old_one(desk: Desk, premises: Premises) -> None:
    code = keys.new_code()
    ways_in.new_sheet(desk, ways_in.opened(desk, PASSPHRASE), code)
    assert keys.unlock_with_recovery(premises.folder, code, AT).officer == OFFICER
    assert ("gjorde ett nytt återställningsblad", "") in in_the_log(desk)


def test_an_officer_leaves(desk: Desk, bo: str, premises: Premises) -> None:
    old, steps = desk.office.key, list[str]()
    found = ways_in.removal(desk, bo)
    assert (found.leaving, found.unreached, found.needs_sheet) == ((bo,), (), False)
    assert [one.shown for one in found.staying] == [f"{OFFICER} (du)"]
    assert ways_in.remove(desk, ways_in.opened(desk, PASSPHRASE), found.leaving, steps.append) == ""
    assert steps == ["backup", "begin", "copy", "swap", "finish"]
    assert not engine.fits(desk.office.path, old)
    assert len(backup.backups(premises.folder)) == 1
    assert [one.name for one in desk.officers.all() if one.left_at] == ["Bo Ek"]
    assert in_the_log(desk)[-1] == ("tog bort en handläggare", "Bo Ek")
    assert [one.name for one in ways_in.entries(desk)] == [OFFICER, f"Gjort av {OFFICER}"]
    with pytest.raises(StoreTrouble):
        keys.unlock(premises.folder, BO, AT)


def test_the_own_way_in_and_what_is_gone_are_refused(desk: Desk, bo: str) -> None:
    sheet = next(one.id for one in ways_in.entries(desk) if not one.is_officer)
    for id, says in ((desk.officer_id, "Din egen nyckel"), ("x", "har ändrats"), (sheet, "har ändrats")):
        with pytest.raises(Refused, match=says):
            ways_in.removal(desk, id)


@pytest.fixture
def bos(desk: Desk, bo: str, premises: Premises, clock: Clock) -> Desk:
    """The office in the hands of the second officer, who has no more roles than that."""
    unlocked = keys.unlock(premises.folder, BO, AT)
    return Desk(desk.office, unlocked, clock)


DEEDS: list[tuple[str, Callable[[Desk], object]]] = [
    ("add", lambda desk: ways_in.add(desk, BO, "Siv", "Sivs egen lösenfras")),
    ("look", lambda desk: ways_in.removal(desk, desk.officer_id)),
    ("remove", lambda desk: ways_in.remove(desk, ways_in.opened(desk, BO), ("x",), print)),
    ("sheet", lambda desk: ways_in.new_sheet(desk, ways_in.opened(desk, BO), keys.new_code())),
]


@pytest.mark.parametrize(("name", "deed"), DEEDS)
def test_it_takes_an_administrator(bos: Desk, name: str, deed: Callable[[Desk], object]) -> None:
    before = keyfile.load(bos.office.folder)
    with pytest.raises(Refused, match="administratör"):
        deed(bos)
    assert keyfile.load(bos.office.folder) == before


def test_everyone_changes_her_own_passphrase(bos: Desk) -> None:
    ways_in.change_passphrase(bos, BO, "Bos nya lösenfras")
    assert keys.unlock(bos.office.folder, "Bos nya lösenfras", AT).officer == "Bo Ek"


def test_the_maker_of_the_sheet_leaves_with_it(desk: Desk, bo: str) -> None:
    siv = "Sivs egen lösenfras"
    ways_in.add(desk, PASSPHRASE, "Siv Alm", siv)
    sheet = keys.unlock(desk.office.folder, BO, AT)
    keys.new_recovery(desk.office.folder, sheet)
    assert ways_in.removal(desk, bo).needs_sheet


def test_without_a_backup_nobody_is_removed(desk: Desk, bo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise StoreTrouble("disk_full", folder=desk.office.folder)

    monkeypatch.setattr(backup, "make", full)
    key = desk.office.key
    with pytest.raises(StoreTrouble, match="Disken är full"):
        ways_in.remove(desk, ways_in.opened(desk, PASSPHRASE), (bo,), lambda _: None)
    assert desk.office.key == key


def test_what_cannot_be_noted_afterwards_is_said(
    desk: Desk, bo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise StoreTrouble("disk_full", folder=desk.office.folder)

    monkeypatch.setattr(type(desk.officers), "left", full)
    said = ways_in.remove(desk, ways_in.opened(desk, PASSPHRASE), (bo,), lambda _: None)
    assert "Disken är full" in said
    assert bo not in {one.id for one in ways_in.entries(desk)}
