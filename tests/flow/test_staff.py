"""Rows and slots of officers side by side: whole, one of them missing, mended; and asked for by two."""

import pytest

from lssdesk.errors import Refused
from lssdesk.flow import officers, staff, ways_in
from lssdesk.flow.desk import Desk
from lssdesk.flow.requests import Requests, TwoWanted
from lssdesk.store import keys
from lssdesk.store.trouble import StoreTrouble
from tests.flow.officer import ADA, CHEAP, OFFICER, PASSPHRASE, Premises, received
from tests.flow.several import NAMES, added, at_desk

BRITTA = "Britta Ek"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = [CHEAP if one is keys.COST else one for one in keys.add_officer.__defaults__ or ()]
    monkeypatch.setattr(keys.add_officer, "__defaults__", tuple(defaults))


@pytest.fixture
def two(desk: Desk) -> None:
    desk.policies.set("two_for_officers", 1, desk.today, "Nämnden", "Rutin")


def shown(desk: Desk) -> list[tuple[str, tuple[str, ...], str, bool]]:
    return [(one.name, one.roles, one.lacks, one.mine) for one in staff.members(desk)]


def member(desk: Desk, name: str) -> staff.Member:
    return next(one for one in staff.members(desk) if one.name == name)


def slot_alone(premises: Premises) -> None:
    keys.add_officer(premises.folder, premises.unlocked, BRITTA, NAMES[BRITTA], CHEAP)


def row_alone(premises: Premises, desk: Desk) -> None:
    desk.officers.added(keys.Unlocked(desk.office.key, BRITTA, "no-slot"), ["decider"])


def test_both_are_there(premises: Premises, desk: Desk) -> None:
    added(premises, desk, BRITTA, ["officer"])
    desk.register(ADA, "ledsagning", received())
    every = ("officer", "decider", "administrator", "archivist")
    assert shown(desk) == [(BRITTA, ("officer",), "", False), (OFFICER, every, "", True)]
    assert [one.cases for one in staff.members(desk)] == [0, 1]


def test_a_slot_without_a_row_is_mended(premises: Premises, desk: Desk) -> None:
    slot_alone(premises)
    assert shown(desk)[0] == (BRITTA, (), "row", False)
    staff.enter_in_list(desk, member(desk, BRITTA), ["officer", "decider"])
    assert shown(desk)[0] == (BRITTA, ("officer", "decider"), "", False)


def test_a_row_without_a_slot_is_mended(premises: Premises, desk: Desk) -> None:
    row_alone(premises, desk)
    assert shown(desk)[0] == (BRITTA, ("decider",), "slot", False)
    staff.strike(desk, member(desk, BRITTA))
    assert [name for name, *_ in shown(desk)] == [OFFICER]


def test_a_slot_that_names_nobody_waits_for_its_owner(desk: Desk) -> None:
    nameless = staff.Member("an-id", "", (), "row", False)
    with pytest.raises(Refused, match="vems nyckeln är"):
        staff.enter_in_list(desk, nameless, ["officer"])


def test_what_fails_between_slot_and_row_is_shown_and_mended(
    premises: Premises, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise StoreTrouble("disk_full", folder=premises.folder)

    with monkeypatch.context() as broken:
        broken.setattr(officers.Officers, "added", full)
        with pytest.raises(StoreTrouble):
            ways_in.add(desk, PASSPHRASE, BRITTA, NAMES[BRITTA])
    assert shown(desk)[0] == (BRITTA, (), "row", False)
    staff.enter_in_list(desk, member(desk, BRITTA), ["officer"])
    id = member(desk, BRITTA).id

    with monkeypatch.context() as broken:
        broken.setattr(officers.Officers, "left", full)
        unlocked = ways_in.opened(desk, PASSPHRASE)
        assert "full" in ways_in.remove(desk, unlocked, [id], lambda _step: None)
    assert shown(desk)[0] == (BRITTA, ("officer",), "slot", False)
    staff.strike(desk, member(desk, BRITTA))
    assert [name for name, *_ in shown(desk)] == [OFFICER]


def test_two_add_an_officer(premises: Premises, desk: Desk) -> None:
    other = at_desk(desk, added(premises, desk, "Cecilia Dahl", ["administrator"]))
    desk.policies.set("two_for_officers", 1, desk.today, "Nämnden", "Rutin")
    with pytest.raises(TwoWanted):
        ways_in.add(desk, PASSPHRASE, BRITTA, NAMES[BRITTA])
    assert BRITTA not in {name for name, *_ in shown(desk)}  # no slot was made
    staff.ask_adding(desk, f" {BRITTA} ", "Börjar på måndag")
    (asked,) = Requests(other).to_answer()
    assert asked.about == "Lägga till Britta Ek som handläggare"
    Requests(other).answer(asked.id, True)
    with pytest.raises(TwoWanted):
        ways_in.add(desk, PASSPHRASE, "Någon Annan", NAMES[BRITTA])
    ways_in.add(desk, PASSPHRASE, BRITTA, NAMES[BRITTA])
    assert shown(desk)[0] == (BRITTA, ("officer",), "", False)
    assert Requests(desk).open() == ()


def test_two_give_the_very_roles_that_were_approved(premises: Premises, desk: Desk) -> None:
    other = at_desk(desk, added(premises, desk, "Cecilia Dahl", ["administrator"]))
    britta = added(premises, desk, BRITTA, ["officer"])
    desk.policies.set("two_for_officers", 1, desk.today, "Nämnden", "Rutin")
    staff.ask_roles(desk, member(desk, BRITTA), ["decider", "officer"], "Vikarierar")
    (asked,) = Requests(other).to_answer()
    assert asked.about == "Ge Britta Ek rollerna handläggare, beslutsfattare"
    Requests(other).answer(asked.id, True)
    with pytest.raises(TwoWanted):
        desk.officers.set_roles(britta.slot_id, ["officer", "administrator"])
    desk.officers.set_roles(britta.slot_id, ["officer", "decider"])
    assert member(desk, BRITTA).roles == ("officer", "decider")


def test_two_take_an_officer_away(premises: Premises, desk: Desk) -> None:
    other = at_desk(desk, added(premises, desk, "Cecilia Dahl", ["administrator"]))
    britta = added(premises, desk, BRITTA, ["officer"])
    desk.policies.set("two_for_officers", 1, desk.today, "Nämnden", "Rutin")
    with pytest.raises(TwoWanted) as caught:
        ways_in.remove(desk, ways_in.opened(desk, PASSPHRASE), [britta.slot_id], lambda _step: None)
    assert not caught.value.waits
    staff.ask_leaving(desk, member(desk, BRITTA), "Har slutat")
    with pytest.raises(TwoWanted) as caught:
        desk.officers.check_leaving(britta.slot_id)
    assert caught.value.waits
    Requests(other).answer(Requests(other).to_answer()[0].id, True)
    ways_in.remove(desk, ways_in.opened(desk, PASSPHRASE), [britta.slot_id], lambda _step: None)
    assert BRITTA not in {name for name, *_ in shown(desk)}


@pytest.mark.parametrize(
    ("name", "match"), [(" ", "Skriv namnet"), (OFFICER.upper(), "Det finns redan")], ids=["none", "taken"]
)
def test_nobody_is_asked_for_whose_name_does_not_do(desk: Desk, two: None, name: str, match: str) -> None:
    with pytest.raises(Refused, match=match):
        staff.ask_adding(desk, name, "Börjar på måndag")


def test_an_approved_request_can_be_taken_back_by_her_who_asked(premises: Premises, desk: Desk) -> None:
    other = at_desk(desk, added(premises, desk, "Cecilia Dahl", ["administrator"]))
    asked = Requests(desk).ask("full_export", "", "Nytt program")
    Requests(other).answer(asked, True)
    with pytest.raises(Refused, match="Bara den som har bett"):
        Requests(other).withdraw(asked)
    Requests(desk).withdraw(asked)
    assert Requests(desk).open() == ()
    with pytest.raises(TwoWanted):
        Requests(desk).check("full_export", "")


@pytest.mark.parametrize("names", [("A",), ("A", "B"), ("A", "B", "C")])
def test_one_of_several_in_words(names: tuple[str, ...]) -> None:
    assert officers.either(names) == {1: "A", 2: "A eller B", 3: "A, B eller C"}[len(names)]
