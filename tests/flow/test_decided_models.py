"""A decision keeps the model of its day, in a real store, whatever is set afterwards (HRS-001 to 004)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import pytest

from lssdesk.flow.work import Work
from lssdesk.law.hours import Edit, Ledger
from lssdesk.model.case import Person, Session
from tests.flow.deciding import MAY, decide
from tests.flow.officer import ADA, Clock, Premises, set_sender
from tests.law.checks.sound_costs import GUIDELINES
from tests.law.checks.sound_support import SUPPORT

SAID = ("Socialnämnden 2026-03-10 § 14", "Beslut i nämnden")
DECIDED, DAY_AFTER = date(2026, 3, 25), date(2026, 3, 26)
RELIEF = SUPPORT["avlosarservice"]
FREE = {
    "/decision/hours_per_month": None,
    "/decision/wordings/grant": {"id": "beslut.ledsagning.fri"},
}
AS_OF = date(2026, 12, 31)


@dataclass(frozen=True)
class Chapter:
    """What the municipality sets, then a decision of 25 March 2026, and the first frames it has for ever.

    A frame is its first and last day and the minutes granted.
    """

    name: str
    frames: tuple[tuple[str, str, int | None], ...]
    base: str = "lss limited"
    changes: Mapping[str, Any] = field(default_factory=dict)
    rows: tuple[tuple[str, int | str | None, date], ...] = ()


QUARTER = (("2026-04-01", "2026-06-30", 1800), ("2026-07-01", "2026-09-30", 1800))
MONTH = (("2026-04-01", "2026-04-30", 600), ("2026-05-01", "2026-05-31", 600))
HALF = (("2026-04-01", "2026-09-30", 3600), ("2026-10-01", "2027-03-31", 3600))
WITHOUT = (("2026-04-01", "2026-06-30", None), ("2026-07-01", "2026-09-30", None))
FOR_RELIEF = "hours_frame_months_avlosarservice"
MODEL, MONTHS = "hours_model_ledsagarservice", "hours_frame_months_ledsagarservice"

STORY = [
    Chapter("HRS-001: ledsagarservice", QUARTER),
    Chapter("HRS-001: ledsagning", QUARTER, "sol limited"),
    Chapter("HRS-002: avlösarservice", MONTH, changes=RELIEF),
    Chapter("HRS-003: from the day after", MONTH, changes=RELIEF, rows=((FOR_RELIEF, 3, DAY_AFTER),)),
    Chapter("HRS-003: from the same day", QUARTER, changes=RELIEF, rows=((FOR_RELIEF, 3, DECIDED),)),
    Chapter("HRS-003: until the next day", QUARTER, changes=RELIEF, rows=((FOR_RELIEF, None, DAY_AFTER),)),
    Chapter("HRS-003: taken back", MONTH, changes=RELIEF, rows=((FOR_RELIEF, None, DECIDED),)),
    Chapter("HRS-004: free from the day after", QUARTER, rows=((MODEL, "free", DAY_AFTER),)),
    Chapter("HRS-004: free from the same day", WITHOUT, changes=FREE, rows=((MODEL, "free", DECIDED),)),
    Chapter("frames again", QUARTER, rows=((MODEL, "frame", DECIDED),)),
    Chapter("frames of six months", HALF, rows=((MONTHS, 6, date(2026, 1, 1)),)),
    Chapter("ledsagning has its own", QUARTER, "sol limited"),
]
"""Each chapter begins with what the ones before have set."""


@pytest.fixture
def may(clock: Clock) -> Clock:
    """The first of May 2026, when all of this is signed."""
    clock.moment = MAY
    return clock


def book(work: Work, as_of: date = AS_OF) -> Ledger:
    """The ledger of the measure of a case."""
    return work.hours.tracks()[0].ledger(as_of)


def frames(work: Work) -> tuple[tuple[str, str, int | None], ...]:
    return tuple((str(one.first), str(one.last), one.granted) for one in book(work).frames[:2])


def test_every_decision_keeps_the_model_of_its_day(premises: Premises, may: Clock) -> None:
    desk = premises.open()
    set_sender(desk)
    told: list[Work] = []
    for place, chapter in enumerate(STORY):
        may.forward(minutes=1)
        for key, value, first_day in chapter.rows:
            desk.policies.set(key, value, first_day, *SAID)
        person = Person(birth_day=date(1990, 1, 1 + place), given_name="Ada", family_name=f"Ek {place}")
        told.append(decide(desk, person, chapter.base, chapter.changes))
        assert frames(told[-1]) == chapter.frames, chapter.name
    premises.kill()
    desk = premises.open()
    for work, chapter in zip(told, STORY, strict=True):
        assert frames(desk.open(work.id)) == chapter.frames, chapter.name


AFTERWARDS: dict[str, tuple[int | str, ...]] = {
    MODEL: ("free", "frame"),
    MONTHS: (1, 12),
    "hours_advance": ("allow",),
    "hours_late": (900, 1300, 2359),
    "hours_cost": (1,),
}
"""Whatever the municipality may set of hours, in values that would change the ledger below."""


def used(day: date, hours: int, **more: Any) -> Edit:
    """A session of so many hours from eight in the morning."""
    new = Session(id=str(day), day=day, start=time(8), end=time(8 + hours), **more)
    return Edit("ledsagarservice", None, new)


def cancelled(day: date, hour: int, minute: int) -> Edit:
    """One of two hours that was cancelled on the day before."""
    at = datetime(day.year, day.month, day.day - 1, hour, minute)
    return used(day, 2, status="cancelled_by_client", cancelled_at=at)


USED = [
    used(date(2026, 4, 2), 14),  # over the balance of April
    used(date(2026, 5, 4), 2),
    cancelled(date(2026, 5, 12), 11, 30),
    cancelled(date(2026, 5, 20), 12, 30),
    used(date(2026, 7, 6), 14),
    used(date(2026, 8, 3), 8),
    cancelled(date(2026, 8, 11), 12, 30),
]
REPLACED = {
    "/inquiry/concluded": "2026-04-20",
    "/decision/day": "2026-04-27",
    "/decision/valid_from": "2026-07-01",
    "/decision/valid_to": "2027-06-30",
    "/decision/ends_earlier": "2026-0001",
    "/decision/acknowledged/HND-114": "Hon vill ha en annan fördelning.",
}


@pytest.fixture
def replaced(premises: Premises, may: Clock) -> Work:
    """A decision with frames of three months, and one with single months that replaces it in July.

    The frame of a month was set, from 1995 on, between the two.
    """
    desk = premises.open()
    set_sender(desk)
    first = decide(desk, ADA, "lss limited")
    may.forward(minutes=1)
    desk.policies.set(MONTHS, 1, date(1995, 1, 1), *SAID)
    may.forward(minutes=1)
    second = decide(desk, ADA, "lss limited", REPLACED)
    may.forward(minutes=1)
    first.hours.apply("förde in", USED)
    return second


def test_the_replaced_and_the_replacing_decision_each_have_their_frames(replaced: Work) -> None:
    found = book(replaced)
    rows = [(one.grant, str(one.first), str(one.last), one.granted, one.used) for one in found.frames[:4]]
    assert rows == [
        ("2026-0001", "2026-04-01", "2026-06-30", 1800, 14 * 60 + 2 * 60 + 2 * 60),
        ("2026-0002", "2026-07-01", "2026-07-31", 600, 14 * 60),
        ("2026-0002", "2026-08-01", "2026-08-31", 600, 10 * 60),
        ("2026-0002", "2026-09-01", "2026-09-30", 600, 0),
    ]
    over = [part.overuse for booking in found.bookings for part in booking.parts]
    assert over == [240, 0, 0, 240, 0, 0]


def test_no_policy_set_afterwards_rewrites_a_decided_ledger(
    premises: Premises, may: Clock, replaced: Work
) -> None:
    days = [date(2026, 5, 15), date(2026, 8, 15), date(2027, 6, 15)]
    decided = [book(replaced, day) for day in days]
    desk = replaced.hours.desk
    for key, values in AFTERWARDS.items():
        for value in values:
            for first_day in (date(1995, 1, 1), DECIDED, date(2026, 7, 1), date(2030, 1, 1)):
                may.forward(minutes=1)
                desk.policies.set(key, value, first_day, *SAID)
                assert [book(replaced, day) for day in days] == decided, (key, value, first_day)
    premises.kill()
    again = premises.open().open(replaced.id)
    assert [book(again, day) for day in days] == decided


def test_costs_keep_their_sum_and_the_frames_of_the_companions_measure(
    premises: Premises, may: Clock
) -> None:
    desk = premises.open()
    set_sender(desk)
    for key, value in (("hours_frame_months_ledsagning", 2), ("hours_frame_months_avlosning", 6)):
        desk.policies.set(key, value, DECIDED, *SAID)
    work = decide(desk, ADA, "sol refused", GUIDELINES)
    for first_day in (date(1995, 1, 1), date(2030, 1, 1)):
        may.forward(minutes=1)
        desk.policies.set("hours_frame_months_ledsagning", 4, first_day, *SAID)
        desk.policies.set("hours_cost", 50_000, first_day, *SAID)
        assert frames(work)[0] == ("2026-04-01", "2026-05-31", 60_000)
