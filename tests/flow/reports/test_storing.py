"""Reports stored: what the officer wants and nothing else, once, all of it or nothing."""

from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import select

from lssdesk.errors import Refused
from lssdesk.flow.desk import Desk
from lssdesk.flow.records import used_of
from lssdesk.flow.reports import Cancelled, Done, Earlier, Looked, look, store
from lssdesk.flow.work import Work
from lssdesk.model.case import Cost, Person, Session
from lssdesk.store.tables import CostRow, LogRow, ReportRow, SessionRow
from tests.flow.officer import ADA, AT, MAN, OFFICER, WOMAN, Clock, log_lines, signed
from tests.flow.reports.reports import csv_of, row, xlsx_of

BO = Person(personal_number=MAN, given_name="Bo", family_name="Ek")
OLD = "189001019802"
MANY = 50_000


def stored(desk: Desk) -> dict[str, list[tuple[str, Any]]]:
    """Everything that a report may touch, each session and cost with its case."""
    with desk.office.read() as reading:
        return {
            "sessions": [(one.case_id, used_of(one, Session)) for one in reading.scalars(select(SessionRow))],
            "costs": [(one.case_id, used_of(one, Cost)) for one in reading.scalars(select(CostRow))],
            "reports": [(one.id, one.sha256) for one in reading.scalars(select(ReportRow))],
            "log": [(str(one.seq), one.name) for one in reading.scalars(select(LogRow))],
        }


def sessions(desk: Desk) -> list[Session]:
    return [one for _, one in stored(desk)["sessions"]]


def costs(desk: Desk) -> list[Cost]:
    return [one for _, one in stored(desk)["costs"]]


def whats(looked: Looked) -> list[str]:
    return [item.what for item in looked.items]


def read_in(desk: Desk, data: bytes, lines: set[int] | None = None) -> Done:
    looked = look(desk, "april.csv", data)
    return store(desk, looked, looked.wanted if lines is None else lines)


@pytest.fixture
def work(desk: Desk) -> Work:
    """Ada's signed decision on ledsagarservice from April on."""
    return signed(desk)


def test_looking_stores_nothing(desk: Desk, work: Work) -> None:
    before = stored(desk)
    look(desk, "april.csv", csv_of(row(omkostnad="85,50")))
    assert stored(desk) == before


@pytest.mark.parametrize("make", [csv_of, xlsx_of])
def test_new_sessions_and_costs(desk: Desk, work: Work, make: Any) -> None:
    rows = [row(omkostnad="85,50", kvitto="17", aktivitet="Bio"), row(start="15:00", slut="16:00")]
    done = read_in(desk, make(*rows))
    assert (done.new, done.changed, done.costs) == (2, 0, 1)
    first, second = sorted(sessions(desk), key=lambda one: one.start)
    (cost,) = costs(desk)
    report, _, line = first.source.partition(":")
    assert (first.day, first.start, first.end, first.activity) == (
        date(2026, 4, 8),
        time(10),
        time(12, 30),
        "culture",
    )
    assert (line, second.source) == ("2", f"{report}:3")
    assert (cost.session, cost.amount, cost.receipt, cost.source) == (first.id, 8_550, "17", first.source)
    assert stored(desk)["sessions"][0][0] == work.id
    assert [one[0] for one in stored(desk)["reports"]] == [report]
    assert work.hours.sessions() == (first, second)
    tracks = {track.measure: track for track in work.hours.tracks()}
    assert tracks["omkostnader_ledsagare"].costs == (cost,)


def test_one_line_in_the_log_with_what_was_counted(desk: Desk, work: Work) -> None:
    before = len(log_lines(desk))
    read_in(desk, csv_of(row(omkostnad="85,50"), row(start="15:00", slut="16:00")))
    assert log_lines(desk)[before:] == [("Läste in utförarrapport", None)]
    with desk.office.read() as reading:
        (report,) = reading.scalars(select(ReportRow))
        line = reading.scalars(select(LogRow).order_by(LogRow.seq.desc())).first()
        assert line is not None
        assert line.detail == "nya tillfällen 2, ändrade 0, kostnader 1"
        assert (report.name, report.read_at, report.read_by) == ("april.csv", AT, OFFICER)
        assert report.document == (
            '{"rows":2,"kinds":{"new":2,"bad":0},"stored":{"new":2,"changed":0,"costs":1}}'
        )


def test_the_same_file_again_changes_nothing_and_says_when(desk: Desk, work: Work, clock: Clock) -> None:
    data = csv_of(row(omkostnad="85,50"), row(status="uteblev"), row(start="15:00", slut="x"))
    first = look(desk, "april.csv", data)
    assert first.earlier is None
    store(desk, first, {2, 3})
    before = stored(desk)
    clock.forward(days=3)
    again = look(desk, "kopia.csv", data)
    assert again.earlier == Earlier(AT.date(), OFFICER)
    assert again.wanted == frozenset()
    assert store(desk, again, again.wanted) == Done()
    assert stored(desk) == before


def test_the_same_rows_in_another_file_change_nothing(desk: Desk, work: Work) -> None:
    rows = [row(omkostnad="85,50", aktivitet="Simning", anteckning="bra"), row(start="15:00", slut="16:00")]
    read_in(desk, csv_of(*rows))
    before = stored(desk)
    again = look(desk, "april.xlsx", xlsx_of(*rows))
    assert (whats(again), again.earlier) == (["doubled", "doubled"], None)
    assert store(desk, again, {2, 3}) == Done()
    assert stored(desk) == before


def test_what_is_not_ticked_stays_as_it_was(desk: Desk, work: Work) -> None:
    work.hours.add(Session(id="s1", day=date(2026, 4, 8), start=time(10), end=time(12), note="typed"))
    data = csv_of(row(anteckning="said"), row(start="15:00", slut="16:00"))
    assert read_in(desk, data).changed == 0
    typed = next(one for one in sessions(desk) if one.id == "s1")
    assert (typed.end, typed.note, typed.source) == (time(12), "typed", "")
    done = read_in(desk, data, {2})
    assert (done.new, done.changed) == (0, 1)
    changed = next(one for one in sessions(desk) if one.id == "s1")
    assert (changed.end, changed.note, changed.provider) == (time(12, 30), "typed\nsaid", "Egen regi")


def test_a_plan_becomes_what_was_performed(desk: Desk, work: Work) -> None:
    work.hours.add(
        Session(
            id="s1", day=date(2026, 4, 8), start=time(10), end=time(12), status="planned", companion="Eva"
        )
    )
    read_in(desk, csv_of(row()))
    (one,) = sessions(desk)
    assert (one.id, one.status, one.end, one.companion) == ("s1", "performed", time(12, 30), "Eva")


@pytest.mark.parametrize(
    ("lines", "end", "source"),
    [
        ({2}, time(12, 30), 2),
        ({2, 3}, time(13), 3),
        ({3}, time(13), 3),
        ({2, 3, 4}, time(14), 4),
        ({2, 4}, time(14), 4),
    ],
)
def test_of_several_rows_on_a_session_the_last_ticked_one_holds(
    desk: Desk, work: Work, lines: set[int], end: time, source: int
) -> None:
    data = csv_of(row(anteckning="a" if 2 in lines else ""), row(slut="13:00"), row(slut="14:00"))
    done = read_in(desk, data, lines)
    (one,) = sessions(desk)
    assert (done.new, one.end, one.source.partition(":")[2]) == (1, end, str(source))


def test_a_later_report_changes_and_removes_a_cost(desk: Desk, work: Work) -> None:
    read_in(desk, csv_of(row(omkostnad="85,50")))
    assert read_in(desk, csv_of(row(omkostnad="90", kvitto="17")), {2}).costs == 1
    assert [(one.amount, one.receipt) for one in costs(desk)] == [(9_000, "17")]
    assert read_in(desk, csv_of(row()), {2}).costs == 1
    assert costs(desk) == []
    assert len(sessions(desk)) == 1


def test_unknown_persons_are_listed_and_never_stored(desk: Desk, work: Work) -> None:
    rows = [row(), row(personnummer=OLD), row(insats="ledsagning"), row(insats="avlosning", personnummer=OLD)]
    looked = look(desk, "april.csv", csv_of(*rows))
    assert [(item.what, item.name) for item in looked.items] == [
        ("new", "Ada Lindqvist"),
        ("unknown", ""),
        ("unknown", "Ada Lindqvist"),
        ("unknown", ""),
    ]
    store(desk, looked, {2, 3, 4, 5})
    assert len(sessions(desk)) == 1
    with desk.office.read() as reading:
        assert all(OLD not in one.document for one in reading.scalars(select(ReportRow)))


def test_an_open_case_takes_sessions_outside_a_decision(desk: Desk) -> None:
    case_id = desk.register(ADA, "ledsagarservice", None)
    looked = look(desk, "april.csv", csv_of(row()))
    assert [(item.marks, item.outside) for item in looked.items] == [(("outside",), 150)]
    store(desk, looked, looked.wanted)
    assert [case for case, _ in stored(desk)["sessions"]] == [case_id]
    assert whats(look(desk, "maj.csv", csv_of(row(), row(start="15:00", slut="16:00")))) == ["doubled", "new"]


def test_each_person_has_their_own_sessions(desk: Desk, work: Work) -> None:
    other = signed(desk, person=BO)
    rows = [row(), row(personnummer=MAN), row(start="15:00", slut="16:00")]
    read_in(desk, csv_of(*rows))
    assert (len(work.hours.sessions()), len(other.hours.sessions())) == (2, 1)


def test_the_ledger_speaks_of_stored_and_reported_time(desk: Desk, work: Work) -> None:
    """18 hours a month: 17 are stored, 2 are reported."""
    work.hours.add(Session(id="s1", day=date(2026, 4, 2), start=time(1), end=time(18)))
    looked = look(desk, "april.csv", csv_of(row(start="10:00", slut="12:00")))
    assert [(item.marks, item.over) for item in looked.items] == [(("over",), 60)]


def test_sums(desk: Desk, work: Work) -> None:
    rows = [
        row(omkostnad="85,50"),
        row(start="17:00", slut="19:00"),
        row(datum="2026-04-11"),
        row(datum="2026-04-12", status="uteblev"),
        row(datum="2026-04-13", status="avbokad", avbokad_tid="2026-04-12 12:01"),
        row(datum="2026-04-14", status="avbokad", avbokad_tid="2026-04-13 12:00"),
        row(datum="2026-04-15", slut="x"),
        row(personnummer=OLD),
    ]
    sums = look(desk, "april.csv", csv_of(*rows)).sums
    assert (sums.rows, dict(sums.kinds)) == (8, {"new": 6, "unknown": 1, "bad": 1})
    assert sum(sums.performed.values()) == 150 + 120 + 150
    assert sums.performed["helg"] == 150
    assert (sums.late, sums.costs) == (300, 8_550)


@pytest.mark.parametrize(
    ("name", "approved", "expected"),
    [("not asked", None, True), ("approved", "yes", False), ("no", "no", True)],
)
def test_a_relative_of_the_register(desk: Desk, name: str, approved: str | None, expected: bool) -> None:
    work = signed(desk)
    work.write("/register/household", [{"name": "Eva Lindqvist", "relation": "syster"}], "household")
    work.write("/order/relative_approved", approved, "relative")
    work.draft.store()
    (item,) = look(desk, "april.csv", csv_of(row(utforare="Eva Lindqvist"))).items
    assert ("relative" in item.marks) is expected


def test_rows_that_cannot_be_read_stop_only_where_the_officer_says_so(desk: Desk, work: Work) -> None:
    looked = look(desk, "april.csv", csv_of(row(), row(start="x"), row(start="15:00", slut="16:00")))
    assert [one.line for one in looked.problems] == [3]
    before = stored(desk)
    with pytest.raises(Refused, match="Inget läses in så länge 1 rader"):
        store(desk, looked, looked.wanted, stop_at_bad=True)
    assert stored(desk) == before
    assert store(desk, looked, looked.wanted).new == 2


def test_planned_rows_are_counted_by_themselves_and_stop_nothing(desk: Desk, work: Work) -> None:
    looked = look(desk, "april.csv", csv_of(row(), row(status="planerad"), row(start="15:00", slut="16:00")))
    assert dict(looked.sums.kinds) == {"new": 2, "coming": 1, "bad": 0}
    assert store(desk, looked, looked.wanted, stop_at_bad=True).new == 2


@pytest.mark.parametrize("what", ["changed", "removed", "typed", "cost"])
def test_what_has_changed_since_is_not_written_over(desk: Desk, work: Work, what: str) -> None:
    read_in(desk, csv_of(row(omkostnad="85,50")))
    (one,) = sessions(desk)
    rows = [row(slut="13:00", omkostnad="90"), row(start="15:00", slut="16:00")]
    looked = look(desk, "maj.csv", csv_of(*rows))
    if what == "changed":
        work.hours.change(one, Session(id=one.id, day=one.day, start=one.start, end=time(11)))
    elif what == "removed":
        work.hours.remove(one)
    elif what == "typed":
        work.hours.add(Session(id="s1", day=one.day, start=time(15), end=time(17), provider="EGEN regi"))
    else:
        with desk.office.unit("x", OFFICER, AT) as unit:
            unit.scalars(select(CostRow)).one().amount = 1
    before = stored(desk)
    with pytest.raises(Refused, match="har ändrats sedan filen granskades"):
        store(desk, looked, {2, 3})
    assert stored(desk) == before


def fifty_thousand() -> bytes:
    """As many rows as anybody sends: 46 short sessions a day, of two persons."""
    lines = csv_of(row()).decode().splitlines()[:1]
    for number in (WOMAN, MAN):
        for place in range(MANY // 2):
            day = date.fromordinal(date(2026, 4, 1).toordinal() + place // 46)
            start, end = (place % 46) * 30 + 60, (place % 46) * 30 + 85
            span = f"{start // 60:02}:{start % 60:02};{end // 60:02}:{end % 60:02}"
            lines.append(f"{number};ledsagarservice;{day};{span};utförd;;Egen regi;Bio;;;")
    return "\n".join(lines).encode()


def test_fifty_thousand_rows_with_a_change_of_mind(desk: Desk, work: Work) -> None:
    signed(desk, person=BO)
    data, steps = fifty_thousand(), list[tuple[int, int]]()

    def stop_at(share: float) -> Any:
        def step(done: int, of: int) -> None:
            if of and done / of >= share:
                raise Cancelled

        return step

    before = stored(desk)
    with pytest.raises(Cancelled, match="Inget har sparats"):
        look(desk, "år.csv", data, stop_at(0.5))
    looked = look(desk, "år.csv", data, lambda done, of: steps.append((done, of)))
    assert steps == sorted(steps)
    assert len(steps) > MANY / 1_000
    for share in (0.0, 1.0):
        with pytest.raises(Cancelled):
            store(desk, looked, looked.wanted, progress=stop_at(share))
        assert stored(desk) == before
    done = store(desk, looked, looked.wanted)
    assert done.new == len(looked.items) == MANY - len(looked.problems)
    assert len(sessions(desk)) == done.new
