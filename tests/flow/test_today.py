"""What the day holds: dates, lapses and what waits, of all cases in few queries, without opening any."""

from collections import Counter
from datetime import date, time

import pytest
from sqlalchemy import event

from lssdesk.flow import notices, today
from lssdesk.flow.desk import Desk
from lssdesk.flow.hours import new_id
from lssdesk.flow.today import Line, When, when
from lssdesk.law.hours import Edit
from lssdesk.model.case import Cost, Person, Session, UnusedMonth
from lssdesk.store.tables import CaseRow
from tests.flow.officer import ADA, MAN, Clock, filled, log_lines, signed

MEASURE = "ledsagarservice"
BO = Person(personal_number=MAN, given_name="Bo", family_name="Ek")
WEDNESDAY = date(2026, 3, 4)

GROUPS: list[tuple[str, date | None, When | None]] = [
    ("long ago", date(2025, 1, 1), "today"),
    ("yesterday", date(2026, 3, 3), "today"),
    ("today", WEDNESDAY, "today"),
    ("tomorrow", date(2026, 3, 5), "week"),
    ("Sunday", date(2026, 3, 8), "week"),
    ("Monday after", date(2026, 3, 9), "later"),
    ("in 30 days", date(2026, 4, 3), "later"),
    ("in 31 days", date(2026, 4, 4), None),
    ("no day", None, "week"),
]


@pytest.mark.parametrize(("name", "due", "expected"), GROUPS)
def test_the_group_of_a_day(name: str, due: date | None, expected: When | None) -> None:
    assert when(due, WEDNESDAY, 30) == expected


def said(lines: tuple[Line, ...]) -> list[tuple[str, str, str]]:
    """Group, case number and sentence, with plain spaces."""
    return [(one.when, one.number, one.sentence.replace("\u00a0", " ")) for one in lines]


def session(day: date, hours: int = 2, **more: object) -> Session:
    return Session(id=new_id(), day=day, start=time(8), end=time(8 + hours), **more)  # type: ignore[arg-type]


def test_an_office_without_cases_has_nothing_to_say(desk: Desk) -> None:
    assert today.of(desk) == ()


def test_the_dates_of_an_open_case(desk: Desk, clock: Clock) -> None:
    desk.register(ADA, MEASURE, date(2026, 3, 1))
    (one,) = today.of(desk)
    assert said((one,)) == [("week", "2026-0001", "Inled utredningen utan dröjsmål.")]
    assert (one.name, one.step, one.pointer, one.due) == (
        "Ada Lindqvist", "inquiry", "/inquiry/opened", None,
    )  # fmt: skip
    desk.policies.set("inquiry_opening_days", 1, desk.today, "Nämnden", "Rutin.")
    (one,) = today.of(desk)
    assert (one.when, one.due, one.severity) == ("today", desk.today, "info")
    clock.forward(days=1)
    (one,) = today.of(desk)
    assert (one.when, one.severity) == ("today", "warn")


def test_a_deadline_too_far_ahead_is_not_shown_yet(desk: Desk, clock: Clock) -> None:
    desk.register(ADA, MEASURE, date(2026, 3, 1))
    clock.forward(days=153)  # 2 August; six months end on 1 September
    assert [one.due for one in today.of(desk)] == [None, date(2026, 9, 1)]
    desk.policies.set("today_days", 29, desk.today, "Nämnden", "Kortare.")
    assert [one.due for one in today.of(desk)] == [None]


def test_after_the_decision_letter_order_and_hours_wait(desk: Desk, clock: Clock) -> None:
    work = signed(desk)
    clock.forward(days=60)  # 1 May
    found = said(today.of(desk))
    assert [row for row in found if "Beställningen" in row[2]] == [
        ("week", "2026-0001", "Beställningen är inte skickad, och inget säger att insatsen har börjat.")
    ]
    assert ("week", "2026-0001", "Skicka beslutet till personen så snart som möjligt.") in found
    work.write("/order/sent", "2026-05-01", "skickad")
    work.draft.store()
    assert not [row for row in said(today.of(desk)) if "Beställningen" in row[2]]


def test_notices_of_one_kind_are_one_line(desk: Desk, clock: Clock) -> None:
    work = signed(desk)
    work.hours.apply("förde in", [Edit(MEASURE, None, session(date(2026, 4, 8)))])
    clock.forward(days=110)  # 20 June
    rows = [one for one in today.of(desk) if one.step == "hours"]
    assert said(tuple(rows)) == [
        ("week", "2026-0001", "I april användes inte 16 tim av de beviljade timmarna, "
         "och skälet är inte antecknat. (och 1 till)"),
        ("later", "2026-0001", "52 tim förfaller den 30 juni om de inte används."),
    ]  # fmt: skip
    first, lapses = rows
    assert first.pointer == f"/hours/{MEASURE}/2026-04-01"
    assert lapses.due == date(2026, 6, 30)
    assert lapses.because[-1] == "Källa: HRS-016; 004 §9.3.2, Bilaga 2"
    reasons = [UnusedMonth(id=f"u{m}", month=date(2026, m, 1), reason="away") for m in (4, 5)]
    work.hours.apply("skäl", [Edit(MEASURE, None, one) for one in reasons])
    assert [one.due for one in today.of(desk) if one.step == "hours"] == [date(2026, 6, 30)]


def test_the_page_says_what_the_person_s_calendar_says(desk: Desk, clock: Clock) -> None:
    work = signed(desk)
    edits = [
        Edit(MEASURE, None, session(date(2026, 4, 8), 12)),
        Edit(MEASURE, None, session(date(2026, 4, 9), 12)),
        Edit(MEASURE, None, session(date(2026, 4, 9), 1)),
        Edit(MEASURE, None, session(date(2026, 3, 9), 1)),
        Edit(MEASURE, None, session(date(2026, 4, 10), status="planned")),
        Edit("omkostnader_ledsagare", None, Cost(id=new_id(), day=date(2026, 4, 10), amount=5_000)),
    ]
    work.hours.apply("förde in", edits)
    other = signed(desk, person=BO)
    for day in range(0, 300, 30):
        clock.forward(days=30)
        alone = Counter(
            one.sentence(desk.today)
            for each in (work, other)
            for one in notices.of(each.hours, *each.hours.held())
        )
        shown = {
            one.sentence.split(" (och ")[0] for one in today.of(desk) if one.step in ("hours", "decision")
        }
        assert shown <= alone.keys(), day
        kinds = [
            (each.id, one.kind, one.measure)
            for each in (work, other)
            for one in notices.of(each.hours, *each.hours.held())
            if when(one.due, desk.today, 30)
        ]
        lines = [
            one for one in today.of(desk) if one.because[-1].startswith("Källa: ") and one.step == "hours"
        ]
        decisions = [kind for kind in kinds if kind[1] in ("ends", "cost_alone")]
        assert len(lines) == len(set(kinds)) - len(decisions)


def test_no_case_is_opened_by_it(desk: Desk) -> None:
    signed(desk)
    filled(desk, person=BO)
    before = log_lines(desk)
    today.of(desk)
    assert log_lines(desk) == before


def queries(desk: Desk) -> int:
    """How often the store is asked for the page."""
    asked: list[str] = []

    def note(*row: object) -> None:
        asked.append(str(row[2]))

    with desk.office.read() as reading:
        engine = reading.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    today.of(desk)
    event.remove(engine, "before_cursor_execute", note)
    return len(asked)


def test_it_takes_as_many_queries_for_many_cases_as_for_one(desk: Desk) -> None:
    signed(desk)
    one = queries(desk)
    signed(desk, person=BO)
    filled(desk, person=BO)
    filled(desk)
    assert queries(desk) == one < 20


def test_a_closed_case_is_silent(desk: Desk, clock: Clock) -> None:
    case = desk.register(ADA, MEASURE, date(2026, 3, 1))
    assert today.of(desk)
    with desk.office.unit("stängde", desk.officer, desk.now, case) as unit:
        unit.get_one(CaseRow, case).state = "closed"
    assert today.of(desk) == ()


def test_an_overdue_follow_up_leads_to_its_cards_until_another_decision_takes_over(
    desk: Desk, clock: Clock
) -> None:
    work = signed(desk, changes={"/decision/duration": "open_ended", "/decision/valid_to": None})
    clock.forward(days=400)

    def overdue() -> list[tuple[str, str, str]]:
        return [
            (one.number, one.step, one.pointer)
            for one in today.of(desk)
            if one.severity == "warn" and one.sentence == "Följ upp insatsen med personen."
        ]

    assert overdue() == [(work.case.number, "after", "/follow_up/held")]
    changes = {
        "/decision/duration": "open_ended",
        "/decision/valid_to": None,
        "/decision/ends_earlier": work.case.number,
        "/inquiry/opened": "2027-03-01",
        "/inquiry/concluded": "2027-03-20",
        "/decision/day": "2027-04-01",
        "/decision/valid_from": "2027-04-01",
        "/decision/acknowledged": dict.fromkeys(("HRS-014", "HRS-021", "HND-114"), "Hon vill ha det så."),
    }
    signed(desk, changes=changes)
    assert overdue() == []
