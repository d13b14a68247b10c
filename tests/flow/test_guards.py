"""Assigned, guarded and named, without the case being opened; alone, or by two where that is set."""

import msgspec
import pytest

from lssdesk.errors import Refused
from lssdesk.flow import access, guards
from lssdesk.flow.desk import Desk
from lssdesk.flow.requests import Requests, TwoWanted
from tests.flow.officer import ADA, OFFICER, Premises, log_lines, received, signed
from tests.flow.several import added, at_desk

HIDDEN = msgspec.structs.replace(ADA, protection="sekretessmarkering")


@pytest.fixture
def britta(premises: Premises, desk: Desk) -> Desk:
    """An administrator who opens no cases."""
    return at_desk(desk, added(premises, desk, "Britta Ek", ["administrator"]))


@pytest.fixture
def cecilia(premises: Premises, desk: Desk) -> Desk:
    """An officer."""
    return at_desk(desk, added(premises, desk, "Cecilia Dahl", ["officer", "decider"]))


@pytest.fixture
def guarded(desk: Desk) -> str:
    """A case that only its officer opens."""
    case = desk.register(ADA, "ledsagning", received())
    guards.set_guard(desk, case, True)
    return case


def two(desk: Desk) -> None:
    desk.policies.set("two_for_guard", 1, desk.today, "Nämnden", "Rutin")


@pytest.mark.parametrize(
    ("person", "by_hand", "expected"),
    [(ADA, False, (False, False)), (ADA, True, (True, False)), (HIDDEN, False, (False, True))],
    ids=["open", "by hand", "protected person"],
)
def test_how_it_stands(desk: Desk, person: object, by_hand: bool, expected: tuple[bool, bool]) -> None:
    case = desk.register(person, "ledsagning", received())  # type: ignore[arg-type]
    guards.set_guard(desk, case, by_hand)
    found = guards.of(desk, case)
    assert (found.set_by_hand, found.protected) == expected
    assert found.guarded is any(expected)
    assert (found.number, found.officer, found.named) == ("2026-0001", OFFICER, ())


def test_who_can_be_chosen(desk: Desk, britta: Desk, cecilia: Desk) -> None:
    assert [one.name for one in guards.choices(desk)] == ["Cecilia Dahl", OFFICER]


def test_an_administrator_names_and_assigns_without_opening(desk: Desk, britta: Desk, guarded: str) -> None:
    with pytest.raises(Refused, match="öppnar inga ärenden"):
        guards.name_officer(britta, guarded, britta.officer_id)
    with pytest.raises(Refused, match="öppnar inga ärenden"):
        guards.assign(desk, guarded, britta.officer_id)
    with pytest.raises(Refused, match="Öppna ett ärende"):
        britta.open(guarded)


def test_the_named_are_listed_as_long_as_they_are_here(desk: Desk, cecilia: Desk, guarded: str) -> None:
    guards.name_officer(desk, guarded, cecilia.officer_id)
    (one,) = guards.of(desk, guarded).named
    assert (one.name, one.by, one.since) == ("Cecilia Dahl", OFFICER, desk.now)
    desk.officers.left(cecilia.officer_id)
    assert guards.of(desk, guarded).named == ()


def test_the_letters_bear_the_name_of_her_who_has_the_case(desk: Desk, cecilia: Desk) -> None:
    case = desk.register(ADA, "ledsagning", received())
    guards.assign(desk, case, cecilia.officer_id)
    assert cecilia.open(case).case.officer == "Cecilia Dahl"
    assert log_lines(desk)[-2] == ("fördelade ärendet", case)


def test_a_case_that_follows_on_a_guarded_one_is_guarded(desk: Desk, cecilia: Desk) -> None:
    work = signed(desk)
    guards.set_guard(desk, work.id, True)
    guards.name_officer(desk, work.id, cecilia.officer_id)
    new = guards.of(desk, desk.follow_on(work.id, "change_board"))
    assert (new.guarded, [one.name for one in new.named]) == (True, ["Cecilia Dahl"])


def test_a_new_application_does_not_open_what_was_guarded(desk: Desk, cecilia: Desk, guarded: str) -> None:
    new = desk.register(ADA, "avlosarservice", received())
    assert guards.of(desk, new).guarded
    assert {line.name for line in cecilia.cases()} == {"Skyddat ärende"}


def test_beside_an_open_case_a_new_one_is_open(desk: Desk, guarded: str) -> None:
    guards.set_guard(desk, guarded, False)
    desk.register(ADA, "avlosarservice", received())
    guards.set_guard(desk, guarded, True)
    assert not guards.of(desk, desk.register(ADA, "ledsagarservice", received())).guarded


def test_one_takes_the_guard_away_where_two_are_not_asked_for(desk: Desk, guarded: str) -> None:
    guards.set_guard(desk, guarded, False)
    assert not guards.of(desk, guarded).guarded


def test_two_take_the_guard_away(desk: Desk, cecilia: Desk, guarded: str) -> None:
    two(desk)
    with pytest.raises(TwoWanted, match="två personer"):
        guards.set_guard(desk, guarded, False)
    asked = guards.ask_unguarded(desk, guarded, "Skyddet har upphört")
    with pytest.raises(TwoWanted, match="väntar på"):
        guards.set_guard(desk, guarded, False)
    assert [one.about for one in Requests(cecilia).to_answer()] == ["Ta bort skyddet för ärende 2026-0001"]
    assert Requests(desk).to_answer() == ()
    Requests(cecilia).answer(asked, True)
    guards.set_guard(desk, guarded, False)
    assert not guards.of(desk, guarded).guarded
    guards.set_guard(desk, guarded, True)  # one does that alone
    with pytest.raises(TwoWanted):
        guards.set_guard(desk, guarded, False)


def test_nobody_lets_herself_in_where_two_are_asked_for(desk: Desk, cecilia: Desk, guarded: str) -> None:
    guards.name_officer(cecilia, guarded, cecilia.officer_id)  # alone, and in the log
    guards.unname_officer(desk, guarded, cecilia.officer_id)
    two(desk)
    for change in (guards.name_officer, guards.assign):
        with pytest.raises(Refused, match="inte namnge dig själv"):
            change(cecilia, guarded, cecilia.officer_id)
    guards.name_officer(desk, guarded, cecilia.officer_id)
    cecilia.open(guarded, "Vikarierar")


def test_who_is_turned_away_hears_who_can_name_her(desk: Desk, cecilia: Desk, guarded: str) -> None:
    with pytest.raises(access.TurnedAway, match=f"Be {OFFICER} att namnge dig"):
        cecilia.open(guarded)


def test_with_nobody_else_the_roles_are_named(premises: Premises, desk: Desk, cecilia: Desk) -> None:
    case = desk.register(HIDDEN, "ledsagning", received())
    guards.assign(desk, case, cecilia.officer_id)
    assert access.who_names(cecilia) == OFFICER
    desk.officers.set_roles(cecilia.officer_id, ["officer"])
    assert access.who_names(desk) == "beslutsfattare eller administratör"
