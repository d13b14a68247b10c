"""Checks on people and places that wait for a setting, or for a measure that the tables do not hold yet."""

from datetime import date
from typing import Any

import msgspec
import pytest

from lssdesk.law import tables
from lssdesk.law.checks import run
from lssdesk.law.checks.custodians import turning
from tests.law.checks.sound import CHILD, TODAY, YOUNG, Changes, case, found
from tests.law.checks.table_custodians import OLD, OTHER, SUITS, WANTS, born, custodians
from tests.law.checks.table_municipality import asked
from tests.law.checks.table_register import MANDATE, REGISTER
from tests.law.checks.test_common_policy import settings


def _found(key: str, base: str, changes: Changes, as_of: date = TODAY, **given: Any) -> bool:
    return key in {one.key for one in run(case(base, changes), as_of, settings(**given))}


BIRTHDAYS = [
    # name, base, day of birth, days set, found (HND-034)
    ("unset", "sol undecided", "2011-04-27", None, False),
    ("fifteen today", "sol undecided", "2011-04-27", 0, True),
    ("fifteen tomorrow", "sol undecided", "2011-04-28", 0, False),
    ("fifteen within the days", "lss undecided", "2011-05-27", 30, True),
    ("one day beyond them", "lss undecided", "2011-05-28", 30, False),
    ("was fifteen yesterday", "lss undecided", "2011-04-26", 30, False),
    ("twelve under SoL", "sol undecided", "2014-04-27", 30, True),
    ("twelve under LSS", "lss undecided", "2014-04-27", 30, False),
    ("eighteen, decided", "lss limited", "2008-05-01", 30, True),
    ("sixty-seven in 2026", "lss open", "1959-05-01", 30, True),
    ("sixty-six in 2026", "lss open", "1960-05-01", 30, False),
    ("sixty-seven, SoL", "sol open", "1959-05-01", 30, False),
    ("nineteen", "sol open", "2007-05-01", 30, False),
    ("more days than the calendar has", "sol undecided", "2011-05-28", 10**10, True),
]


@pytest.mark.parametrize(("name", "base", "day", "days", "expected"), BIRTHDAYS)
def test_coming_birthday(name: str, base: str, day: str, days: int | None, expected: bool) -> None:
    given = {} if days is None else {"birthday_lead_days": days}
    assert _found("HND-034", base, born(day), **given) == expected


TURNS = [
    ("an ordinary day", date(2011, 4, 27), 15, date(2026, 4, 27)),
    ("29 February in another year", date(2008, 2, 29), 18, date(2026, 3, 1)),
    ("29 February in a leap year", date(2008, 2, 29), 12, date(2020, 2, 29)),
    ("past the calendar", date(9990, 1, 1), 15, None),
]


@pytest.mark.parametrize(("name", "day", "years", "expected"), TURNS)
def test_turning(name: str, day: date, years: int, expected: date | None) -> None:
    assert turning(day, years) == expected


CONFIRMED: Changes = {REGISTER: [{**MANDATE, "kind": "ombud", "name": "Per Sund", "confirmed": "2026-02-23"}]}
INTERVALS = [
    # name, days set, found (HND-059) on the decision's day, 25 March 2026
    ("unset", None, False),
    ("thirty days to the day", 30, False),
    ("a day too long", 29, True),
    ("more days than the calendar has", 10**10, False),
]


@pytest.mark.parametrize(("name", "days", "expected"), INTERVALS)
def test_a_mandate_is_confirmed_again(name: str, days: int | None, expected: bool) -> None:
    given = {} if days is None else {"mandate_confirm_days": days}
    assert _found("HND-059", "sol limited", CONFIRMED, **given) == expected


STAYS = [
    # name, the stay begins, days set, found (HND-227)
    ("unset, tomorrow", "2026-04-28", None, False),
    ("within the days", "2026-05-04", 7, True),
    ("one day beyond", "2026-05-05", 7, False),
]


@pytest.mark.parametrize(("name", "day", "days", "expected"), STAYS)
def test_a_stay_is_told_of_in_good_time(name: str, day: str, days: int | None, expected: bool) -> None:
    given = {} if days is None else {"stay_notice_days": days}
    assert _found("HND-227", "sol undecided", asked(stay={"day": day}), **given) == expected


ROUTED = [
    # name, on, answer, found (HND-245); the application came in on 1 February 2026
    ("off", None, {"choice": "open_case"}, False),
    ("an open case", 1, {"choice": "open_case"}, True),
    ("never before", 1, {"choice": "no"}, False),
    ("not asked", 1, {}, False),
    ("six months ago to the day", 1, {"choice": "distributed", "day": "2025-08-01"}, True),
    ("a day longer", 1, {"choice": "distributed", "day": "2025-07-31"}, False),
    ("without a day", 1, {"choice": "distributed", "text": "Norra nämnden"}, True),
]


@pytest.mark.parametrize(("name", "on", "answer", "expected"), ROUTED)
def test_the_same_board(name: str, on: int | None, answer: Changes, expected: bool) -> None:
    given = {} if on is None else {"routing_between_boards": on}
    assert _found("HND-245", "lss undecided", asked(routing_earlier=answer), **given) == expected


ADDRESSES = [
    # name, on, address in the application, found (HND-248)
    ("off", None, "Storgatan 2, 541 30 Sjövalla", False),
    ("another address", 1, "Storgatan 2, 541 30 Sjövalla", True),
    ("the same, written otherwise", 1, "GRANSTIGEN 4, 54130  sjövalla", False),
    ("none stated", 1, "", False),
]
HOME: Changes = {"/person/address": {"street": "Granstigen 4", "postcode": "541 30", "city": "Sjövalla"}}


@pytest.mark.parametrize(("name", "on", "address", "expected"), ADDRESSES)
def test_the_address_of_the_application(name: str, on: int | None, address: str, expected: bool) -> None:
    given = {} if on is None else {"routing_between_boards": on}
    changes = {**HOME, **asked(letter_address={"text": address})}
    assert _found("HND-248", "lss undecided", changes, **given) == expected


def test_what_is_set_in_words_is_said() -> None:
    protected = {"/person/protection": "sekretessmarkering"}
    given = settings(routine_protected="Ring enhetschefen.")
    said = [one.message for one in run(case("lss limited", protected), TODAY, given) if one.id == "HND-014"]
    assert said[0].endswith("Rutinen: Ring enhetschefen.")


def _measure(**values: Any) -> tables.Measure:
    return msgspec.structs.replace(tables.measure("ledsagning"), **values)


@pytest.fixture
def contact(monkeypatch: pytest.MonkeyPatch) -> None:
    """A contact person under SoL in place of ledsagning."""
    made = _measure(sections=("sol.right", "sol.contact"))
    monkeypatch.setattr(tables, "find_measure", lambda _id: made)


@pytest.fixture
def housing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Housing with special support under SoL in place of ledsagning."""
    made = _measure(sections=("sol.right", "sol.special_housing"))
    monkeypatch.setattr(tables, "find_measure", lambda _id: made)


ONE: Changes = {**CHILD, OTHER: "opposes"}
CONTACT = [
    # name, changes, found (HND-032); 30 June 2025
    ("eleven, one opposes", {**ONE, **born("2013-07-01")}, True),
    ("eleven, whatever the child says", {**ONE, **born("2013-07-01"), **WANTS, **SUITS}, True),
    ("eleven, both", {**CHILD, **born("2013-07-01")}, False),
    ("twelve, one opposes", {**ONE, **born("2013-06-30")}, True),
    ("twelve, child consents, suitable", {**ONE, **born("2013-06-30"), **WANTS, **SUITS}, False),
    ("fourteen, both, the child not asked", {**CHILD, **born("2010-07-01")}, False),
    ("fifteen, both, the child not asked", {**CHILD, **born("2010-06-30")}, True),
    ("fifteen, child consents, suitable", {**ONE, **born("2010-06-30"), **WANTS, **SUITS}, False),
    ("eighteen", {**ONE, **born("2007-06-30")}, False),
]


@pytest.mark.usefixtures("contact")
@pytest.mark.parametrize(("name", "changes", "expected"), CONTACT)
def test_contact_person_to_june_2025(name: str, changes: Changes, expected: bool) -> None:
    assert bool(found("HND-032", "sol limited", {**changes, **OLD})) == expected
    assert not found("HND-031", "sol limited", {**changes, **OLD})


@pytest.mark.usefixtures("contact")
def test_a_permission_stands_in_for_the_other_custodian() -> None:
    track = asked(one_custodian_track="yes", permission={"choice": "granted", "day": "2026-03-20"})
    assert found("HND-252", "sol limited", ONE)
    assert not found("HND-252", "sol limited", {**ONE, **track})
    assert not found("HND-029/grant", "sol limited", {**ONE, **track})
    assert not found("HND-036", "sol limited", {**ONE, **track})


@pytest.mark.usefixtures("housing")
def test_where_a_child_lives_always_needs_the_custodians() -> None:
    (one,) = found("HND-252", "sol limited", {**YOUNG, **custodians("applies", "opposes"), **SUITS})
    assert "Cia Ek" in one.message
    assert "alltid" in one.message
    assert not found("HND-252", "sol limited", {**YOUNG, **custodians("applies", "consents")})


@pytest.mark.usefixtures("housing")
def test_a_relative_cannot_apply_for_housing_under_sol_either() -> None:
    assert found("HND-054", "sol limited", {"/application/applicant": "anhorig"})


def test_the_parties_are_named() -> None:
    (one,) = found("HND-030", "sol limited", YOUNG)
    assert one.message.endswith("Parter nu: Ada Lindqvist, Bo Lindqvist, Cia Lindqvist.")
    (one,) = found("HND-030", "sol limited", {**YOUNG, REGISTER: []})
    assert "Parter nu" not in one.message


REGISTERED = [
    # name, positions of the custodians in the register, found (HND-029) where one has applied
    ("both apply", ("applies", "applies"), False),
    ("the other consents only", ("applies", "consents"), True),
    ("the other opposes", ("applies", "opposes"), True),
    ("one is known", ("applies",), True),
]


@pytest.mark.parametrize(("name", "positions", "expected"), REGISTERED)
def test_custodians_of_the_register_answer_for_themselves(
    name: str, positions: tuple[str, ...], expected: bool
) -> None:
    changes = {**CHILD, OTHER: None, **custodians(*positions)}
    assert bool(found("HND-029", "lss undecided", changes)) == expected


def test_a_custodian_of_the_register_may_oppose() -> None:
    assert found("HND-027", "lss limited", {**YOUNG, **custodians("applies", "opposes")})
    assert not found("HND-027", "lss limited", {**YOUNG, **custodians("applies", "absent")})


def test_the_way_past_one_custodian_is_told_where_it_is_open() -> None:
    changes = {**CHILD, OTHER: "opposes"}
    (closed,) = found("HND-029", "lss undecided", changes)
    (open_,) = found("HND-029", "lss undecided", {**changes, "/measure": "kontaktperson"})
    assert "omfattar inte ledsagarservice" in closed.message
    assert "kan prövas för biträde av kontaktperson" in open_.message
