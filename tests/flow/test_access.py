"""Who opens which case: guarded ones for the named only, others perhaps with a reason; each in the log."""

import msgspec
import pytest
from sqlalchemy import select

from lssdesk.errors import Refused
from lssdesk.flow import access, guards
from lssdesk.flow.desk import Desk
from lssdesk.store.tables import LogRow
from tests.flow.officer import ADA, Premises, log_lines
from tests.flow.several import added, at_desk

HIDDEN = msgspec.structs.replace(ADA, protection="sekretessmarkering")


@pytest.fixture
def britta(premises: Premises, desk: Desk) -> Desk:
    """Another officer, who also decides."""
    return at_desk(desk, added(premises, desk, "Britta Ek", ["officer", "decider"]))


def way(desk: Desk, case: str) -> str:
    with desk.office.read() as reading:
        return access.way(reading, desk, case)


def closed(desk: Desk) -> frozenset[str]:
    with desk.office.read() as reading:
        return access.closed(reading, desk)


def ask_for_reasons(desk: Desk) -> None:
    desk.policies.set("ask_reason_for_others", 1, desk.today, "Socialnämnden", "Logguppföljning")


def test_an_ordinary_case_opens_for_every_officer(desk: Desk, britta: Desk) -> None:
    case = desk.register(ADA, "ledsagning", None)
    assert (way(desk, case), way(britta, case)) == ("open", "open")
    assert closed(britta) == frozenset()


@pytest.mark.parametrize("how", ["protected person", "set by hand"])
def test_a_guarded_case_opens_for_the_named_only(desk: Desk, britta: Desk, how: str) -> None:
    case = desk.register(HIDDEN if how == "protected person" else ADA, "ledsagning", None)
    if how == "set by hand":
        guards.set_guard(desk, case, True)
    assert (way(desk, case), way(britta, case)) == ("open", "closed")
    assert (closed(desk), closed(britta)) == (frozenset(), {case})
    with pytest.raises(access.TurnedAway, match="skyddat"):
        britta.open(case, "Jag vill se")
    assert log_lines(desk)[-1] == ("försökte öppna ett skyddat ärende", case)

    guards.name_officer(desk, case, britta.officer_id)
    assert closed(britta) == frozenset()
    with pytest.raises(access.ReasonWanted):
        britta.open(case, "  ")
    britta.open(case, "Vikarierar i veckan")
    with desk.office.read() as reading:
        last = reading.scalars(select(LogRow).order_by(LogRow.seq.desc()).limit(1)).one()
    assert (last.name, last.officer, last.detail) == ("öppnade ärendet", "Britta Ek", "Vikarierar i veckan")

    guards.unname_officer(desk, case, britta.officer_id)
    assert way(britta, case) == "closed"


def test_a_case_opens_for_her_whom_it_is_assigned_to(desk: Desk, britta: Desk) -> None:
    case = desk.register(HIDDEN, "ledsagning", None)
    guards.assign(desk, case, britta.officer_id)
    assert (way(desk, case), way(britta, case)) == ("closed", "open")


def test_a_reason_is_asked_for_where_the_municipality_wants_it(desk: Desk, britta: Desk) -> None:
    case = desk.register(ADA, "ledsagning", None)
    assert way(britta, case) == "open"
    ask_for_reasons(desk)
    assert (way(desk, case), way(britta, case)) == ("open", "reason")


def test_a_case_of_an_older_program_is_its_officers_own(desk: Desk, britta: Desk) -> None:
    case = desk.register(HIDDEN, "ledsagning", None)
    with desk.unit("assign", "som förr", case) as unit:
        from lssdesk.store.tables import CaseRow

        unit.get_one(CaseRow, case).officer_id = None
    assert (way(desk, case), way(britta, case)) == ("open", "closed")


def test_nobody_is_named_who_is_not_there(premises: Premises, desk: Desk) -> None:
    cecilia = added(premises, desk, "Cecilia Dahl", ["officer"])
    desk.officers.left(cecilia.slot_id)
    case = desk.register(ADA, "ledsagning", None)
    for change in (guards.name_officer, guards.assign):
        for who in ("nobody", cecilia.slot_id):
            with pytest.raises(Refused, match="finns inte längre"):
                change(desk, case, who)


def test_who_may_guard(premises: Premises, desk: Desk) -> None:
    officer = at_desk(desk, added(premises, desk, "Cecilia Dahl", ["officer"]))
    case = desk.register(ADA, "ledsagning", None)
    with pytest.raises(Refused, match="Skydda ett ärende"):
        guards.set_guard(officer, case, True)
    with pytest.raises(Refused, match="Fördela ärenden"):
        guards.assign(officer, case, officer.officer_id)
