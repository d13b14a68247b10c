"""Hours of a person's decisions: what is granted, and sessions recorded, changed, removed and taken back."""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from lssdesk.errors import Refused
from lssdesk.flow.desk import Desk
from lssdesk.flow.hours import new_id
from lssdesk.flow.tracks import grants_of
from lssdesk.flow.work import Work
from lssdesk.law.hours import Session as Entry
from lssdesk.law.hours import ledger
from lssdesk.model.case import Change, Decision, Person, Session
from lssdesk.store.tables import SessionRow
from tests.flow.officer import ADA, MAN, Clock, Premises, filled, log_lines, signed

APRIL = date(2026, 4, 8)
LATER = {
    "/inquiry/concluded": "2026-05-20",
    "/decision/day": "2026-06-01",
    "/decision/valid_from": "2026-07-01",
    "/decision/valid_to": "2027-06-30",
    "/decision/acknowledged/HND-114": "Hon får fler timmar under våren.",
}
"""A second decision beside the first one, by an inquiry of its own."""


def session(day: date = APRIL, id: str = "", **more: Any) -> Session:
    return Session(
        id=id or new_id(), day=day, start=time(17), end=time(19, 30), companion="Ledsagare A", **more
    )


def stored(desk: Desk) -> dict[str, str]:
    """Case by id of every stored session."""
    with desk.office.read() as reading:
        return {row.id: row.case_id for row in reading.query(SessionRow)}


def granted(**changes: Any) -> Decision:
    base = Decision(
        day=date(2026, 3, 2),
        outcome="granted",
        hours_per_month=Decimal("7.5"),
        valid_from=date(2026, 4, 1),
        duration="limited",
        valid_to=date(2027, 3, 31),
    )
    return msgspec.structs.replace(base, **changes)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, (450, date(2027, 3, 31))),
        ({"outcome": "partly_granted"}, (450, date(2027, 3, 31))),
        ({"hours_per_month": Decimal("17.33")}, (1040, date(2027, 3, 31))),
        ({"hours_per_month": None}, (None, date(2027, 3, 31))),
        ({"duration": "open_ended", "valid_to": None}, (450, None)),
        ({"duration": "open_ended"}, (450, None)),  # a last day that was left from an earlier choice
        ({"outcome": "refused"}, None),
        ({"outcome": None}, None),
        ({"valid_from": None}, None),
    ],
)
def test_what_a_decision_grants(changes: dict[str, Any], expected: tuple[object, object] | None) -> None:
    grants = grants_of("ledsagning", [("2026-0001", granted(**changes))])
    assert [(grant.per_month, grant.valid_to) for grant in grants] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("day", "months"),
    [(date(2026, 3, 2), 3), (date(2018, 7, 1), 3), (date(2018, 6, 30), 1), (date(1960, 1, 1), 1)],
)
def test_a_grant_keeps_the_policy_of_its_day(day: date, months: int) -> None:
    (grant,) = grants_of("ledsagning", [("1", granted(day=day))])
    assert grant.policy is not None
    assert grant.policy.frame_months == months


JULY = {"valid_from": date(2026, 7, 1), "valid_to": date(2027, 6, 30)}


@pytest.mark.parametrize(
    ("name", "later", "ends"),
    [
        ("two at once", granted(**JULY), [(2027, 3, 31), (2027, 6, 30)]),
        ("the named one ends", granted(**JULY, ends_earlier="A"), [(2026, 6, 30), (2027, 6, 30)]),
        ("with blanks", granted(**JULY, ends_earlier=" A "), [(2026, 6, 30), (2027, 6, 30)]),
        ("unknown number", granted(**JULY, ends_earlier="x"), [(2026, 6, 30), (2027, 6, 30)]),
        ("from its own first day", granted(ends_earlier="A", hours_per_month=Decimal(9)), [(2027, 3, 31)]),
        (
            "before it begins",
            granted(ends_earlier="A", valid_from=date(2026, 3, 1), valid_to=date(2026, 12, 31)),
            [(2026, 12, 31)],
        ),
        (
            "already ended",
            granted(ends_earlier="A", valid_from=date(2027, 4, 1), valid_to=date(2027, 6, 30)),
            [(2027, 3, 31), (2027, 6, 30)],
        ),
        ("a refusal ends nothing", granted(**JULY, ends_earlier="A", outcome="refused"), [(2027, 3, 31)]),
    ],
)
def test_a_replaced_grant_ends_the_day_before(
    name: str, later: Decision, ends: Iterable[tuple[int, int, int]]
) -> None:
    grants = grants_of("ledsagning", [("A", granted()), ("B", later)])
    assert [grant.valid_to for grant in grants] == [date(*end) for end in ends]


def test_of_several_running_grants_the_named_one_ends() -> None:
    both = [("A", granted()), ("B", granted()), ("C", granted(**JULY, ends_earlier="A"))]
    assert [grant.valid_to for grant in grants_of("ledsagning", both)][:2] == [
        date(2026, 6, 30),
        date(2027, 3, 31),
    ]


def test_a_decision_that_is_ended_before_it_begins_grants_nothing() -> None:
    withdrawn = Decision(
        kind="change",
        day=date(2026, 3, 20),
        underlying="A",
        change=Change(effect="ends", from_day=date(2026, 4, 1)),
    )
    assert grants_of("ledsagning", [("A", granted()), ("B", withdrawn)]) == ()


def test_where_the_named_one_is_over_no_other_ends() -> None:
    over = granted(valid_to=date(2026, 5, 31))
    named = [("A", over), ("B", granted()), ("C", granted(**JULY, ends_earlier="A"))]
    assert [grant.valid_to for grant in grants_of("ledsagning", named)] == [
        date(2026, 5, 31),
        date(2027, 3, 31),
        date(2027, 6, 30),
    ]


def test_only_what_is_signed_grants(desk: Desk) -> None:
    work = filled(desk)
    assert work.hours.grants() == ()
    work.sign()
    (grant,) = work.hours.grants()
    assert (grant.id, grant.measure, grant.per_month) == ("2026-0001", "ledsagarservice", 18 * 60)


def test_grants_of_all_the_persons_cases_and_of_nobody_else(desk: Desk, clock: Clock) -> None:
    first = signed(desk)
    clock.forward(days=1)
    second = signed(desk, changes=LATER)
    signed(desk, "ledsagning")
    signed(desk, person=Person(personal_number=MAN, given_name="Bo", family_name="Ek"))
    for work in (first, second):
        assert [grant.id for grant in work.hours.grants()] == ["2026-0001", "2026-0002"]


def test_the_earlier_decision_is_in_the_new_case_with_its_sessions(desk: Desk) -> None:
    first = signed(desk)
    first.hours.add(session(id="s1"))
    second = desk.open(desk.register(ADA, "ledsagarservice", date(2026, 5, 1)))
    assert second.case.earlier == (msgspec.structs.replace(first.case.decision, number="2026-0001"),)
    assert [one.id for one in second.case.sessions] == ["s1"]
    assert first.case.earlier == ()


def test_a_session_is_stored_as_it_was_given(desk: Desk) -> None:
    work = signed(desk)
    whole = session(
        status="cancelled_by_client",
        cancelled_at=datetime(2026, 4, 7, 12, 30),
        provider="Utförare AB",
        activity="culture",
        note="Ringde",
    )
    work.hours.add(whole)
    assert work.hours.sessions() == (whole,) == desk.open(work.id).case.sessions


def test_sessions_are_in_the_order_of_time(desk: Desk) -> None:
    work = signed(desk)
    for day in (20, 3, 11):
        work.hours.add(session(date(2026, 4, day)))
    assert [one.day.day for one in work.hours.sessions()] == [3, 11, 20]


def test_add_change_remove_and_all_of_it_back_and_forth(desk: Desk) -> None:
    hours = signed(desk).hours
    old = session(id="s1")
    new = msgspec.structs.replace(old, day=date(2026, 4, 9), note="flyttad")
    hours.add(old)
    hours.change(old, new)
    hours.remove(new)
    states = [(old,), (new,), ()]
    assert hours.sessions() == ()
    assert (hours.undo_name, hours.redo_name) == ("Ångra: tog bort ett tillfälle", None)
    for expected in [(new,), (old,), ()]:
        assert hours.undo()
        assert hours.sessions() == expected
    assert not hours.undo()
    assert hours.redo_name == "Gör om: lade till ett tillfälle"
    for expected in states:
        assert hours.redo()
        assert hours.sessions() == expected
    assert not hours.redo()
    hours.undo()
    hours.add(session(id="s2"))
    assert hours.redo_name is None


def test_each_change_is_named_in_the_log_of_its_case(desk: Desk) -> None:
    work = signed(desk)
    work.hours.add(session())
    work.hours.undo()
    assert log_lines(desk)[-2:] == [
        ("lade till ett tillfälle", work.id),
        ("Ångra: lade till ett tillfälle", work.id),
    ]


@pytest.fixture
def two_cases(desk: Desk, clock: Clock) -> tuple[Work, Work]:
    """Two signed cases of Ada's; a session ``s1`` lies under the first."""
    first = signed(desk)
    clock.forward(days=1)
    second = signed(desk, changes=LATER)
    first.hours.add(session(id="s1"))
    return first, second


def test_a_session_of_another_case_can_be_changed_and_stays_there(
    desk: Desk, two_cases: tuple[Work, Work]
) -> None:
    first, second = two_cases
    (old,) = second.hours.sessions()
    second.hours.change(old, msgspec.structs.replace(old, note="ändrad"))
    assert first.hours.sessions()[0].note == "ändrad"
    assert stored(desk) == {"s1": first.id}
    assert log_lines(desk)[-1] == ("ändrade ett tillfälle", first.id)


def test_a_removed_session_comes_back_to_its_own_case(desk: Desk, two_cases: tuple[Work, Work]) -> None:
    first, second = two_cases
    second.hours.remove(second.hours.sessions()[0])
    assert stored(desk) == {}
    second.hours.undo()
    assert stored(desk) == {"s1": first.id}
    second.hours.redo()
    assert stored(desk) == {}


def test_from_a_case_that_is_open_a_session_goes_to_the_decision_that_runs(desk: Desk) -> None:
    first = signed(desk)
    renewal = desk.open(desk.register(ADA, "ledsagarservice", date(2026, 5, 1)))
    renewal.hours.add(session(id="s1"))
    assert stored(desk) == {"s1": first.id}
    assert renewal.hours.sessions() == first.hours.sessions() == (session(id="s1"),)


def test_without_any_decision_a_session_is_refused(desk: Desk) -> None:
    only = desk.open(desk.register(ADA, "ledsagarservice", date(2026, 5, 1)))
    with pytest.raises(Refused, match="inget undertecknat beslut"):
        only.hours.add(session())
    assert stored(desk) == {}


def test_a_session_that_is_gone_is_refused_in_words(desk: Desk, two_cases: tuple[Work, Work]) -> None:
    first, second = two_cases
    (old,) = second.hours.sessions()
    first.hours.remove(old)
    for act in (lambda: second.hours.remove(old), lambda: second.hours.change(old, old)):
        with pytest.raises(Refused, match="finns inte längre"):
            act()
    assert second.hours.undo_name is None


def test_a_step_that_cannot_be_taken_back_stays(desk: Desk, two_cases: tuple[Work, Work]) -> None:
    first, second = two_cases
    (old,) = second.hours.sessions()
    second.hours.change(old, msgspec.structs.replace(old, note="ändrad"))
    first.hours.remove(first.hours.sessions()[0])
    with pytest.raises(Refused):
        second.hours.undo()
    assert second.hours.undo_name == "Ångra: ändrade ett tillfälle"
    first.hours.undo()
    assert second.hours.undo()
    assert first.hours.sessions() == (old,)


def test_another_persons_session_is_not_touched(desk: Desk, two_cases: tuple[Work, Work]) -> None:
    other = signed(desk, person=Person(personal_number=MAN, given_name="Bo", family_name="Ek"))
    same_id = session(id="s1")
    with pytest.raises(Refused):
        other.hours.remove(same_id)
    other.hours.add(same_id)
    other.hours.remove(same_id)
    assert stored(desk) == {"s1": two_cases[0].id}


def test_hours_are_there_after_a_kill_and_the_ledger_adds_up(premises: Premises) -> None:
    work = signed(premises.open())
    for day in (8, 15):
        work.hours.add(session(date(2026, 4, day)))
    premises.kill()
    hours = premises.open().open(work.id).hours
    entries = [Entry(day=one.day, start=one.start, end=one.end) for one in hours.sessions()]
    entries = [msgspec.structs.replace(one, measure="ledsagarservice") for one in entries]
    book = ledger(hours.grants(), entries, hours.policy(), date(2026, 4, 30))
    assert (book.frames[0].used, book.standing.available) == (300, 18 * 60 - 300)


def test_what_was_read_is_kept_through_own_changes_and_read_anew_after_others(desk: Desk) -> None:
    work = signed(desk)
    first = session(date(2026, 4, 9), "s-1")
    work.hours.add(first)
    known, _ = work.hours.held()
    work.hours.add(session(APRIL, "s-2"))
    work.hours.change(first, msgspec.structs.replace(first, day=date(2026, 4, 7)))
    kept, _ = work.hours.held()
    assert [one.id for one in kept[0].sessions] == ["s-1", "s-2"]
    assert kept[0].grants is known[0].grants
    work.hours.undo()
    assert work.hours.held()[0] == desk.open(work.id).hours.held()[0]

    desk.open(work.id).hours.add(session(date(2026, 4, 1), "s-3"))
    again, _ = work.hours.held()
    assert [one.id for one in again[0].sessions] == ["s-3", "s-2", "s-1"]
    assert again[0].grants is not known[0].grants


def test_a_clock_time_that_does_not_exist_is_not_stored(desk: Desk) -> None:
    work = signed(desk)
    night = Session(id="s-1", day=date(2026, 3, 28), start=time(23, 30), end=time(2, 30))
    with pytest.raises(Refused, match=r"02:30 finns inte den 2026-03-29"):
        work.hours.add(night)
    assert stored(desk) == {}
