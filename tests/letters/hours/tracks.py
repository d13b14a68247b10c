"""Tracks as a person has them: short ways to make them, and a person with several."""

from datetime import date, datetime, time
from typing import Any

import msgspec

from lssdesk import paths
from lssdesk.flow import case_file
from lssdesk.law.hours import Grant, Policy, Track
from lssdesk.model.case import Case, Cost, Session

APRIL_20 = date(2026, 4, 20)
THREE = Policy(frame_months=3)


def case(protection: str = "none") -> Case:
    """The example of ledsagarservice; sender, officer, person."""
    file = paths.resources() / "examples" / "ledsagarservice.json"
    found = case_file.read(file.read_text(encoding="utf-8"))
    person = msgspec.structs.replace(found.person, protection=protection)
    return msgspec.structs.replace(found, person=person)


def session(day: str, start: str = "10:00", end: str = "12:00", **more: Any) -> Session:
    """An occasion, performed unless said otherwise; its id is its time."""
    return Session(
        id=f"{day} {start}",
        day=date.fromisoformat(day),
        start=time.fromisoformat(start),
        end=time.fromisoformat(end),
        **more,
    )


def planned(day: str, start: str = "17:00", end: str = "19:30", **more: Any) -> Session:
    return session(day, start, end, status="planned", **more)


def late(day: str) -> Session:
    """Cancelled by the person on the day itself."""
    at = datetime.combine(date.fromisoformat(day), time(8))
    return session(day, status="cancelled_by_client", cancelled_at=at)


def cost(day: str, ore: int, **more: Any) -> Cost:
    return Cost(id=f"{day} {ore}", day=date.fromisoformat(day), amount=ore, **more)


def grant(measure: str, hours: int | None = 18, first: str = "2026-04-01", **more: Any) -> Grant:
    """Hours a month in frames of three months, for a year, unless said otherwise."""
    settings: dict[str, Any] = {
        "id": "2026-0042",
        "measure": measure,
        "per_month": None if hours is None else hours * 60,
        "valid_from": date.fromisoformat(first),
        "valid_to": date(2027, 3, 31),
        "policy": THREE,
        **more,
    }
    return Grant(**settings)


def hours(*sessions: Session, measure: str = "ledsagarservice", grants: Any = None, **more: Any) -> Track:
    """A track of hours; ``more`` goes to its one grant."""
    return Track(measure, "minutes", grants or (grant(measure, **more),), Policy(), sessions=sessions)


def money(*costs: Cost, **more: Any) -> Track:
    """A companion's costs: 300 kronor a month in frames of three."""
    one = grant("", **{"id": "2026-0043", **more})
    per_month = msgspec.structs.replace(one, measure=None, per_month=30_000)
    return Track("omkostnader_ledsagare", "ore", (per_month,), Policy(), costs=costs)


def once(ore: int | None, *costs: Cost, measure: str = "dyrare_aktivitet") -> Track:
    """Costs that a decision names as one sum, or as what they are."""
    one = Grant(id="2026-0050", per_month=ore, valid_from=date(2026, 4, 1), once=True)
    return Track(measure, "ore", (one,), Policy(), costs=costs)


def many() -> tuple[Track, ...]:
    """Three tracks that say all there is to say: planned, forecast, frames that differ."""
    service = hours(
        session("2026-03-04"),
        session("2026-04-08", "08:00", "23:30"),
        late("2026-04-15"),
        planned("2026-04-24"),
        planned("2026-05-02", "13:00", "15:00"),
        planned("2026-05-16", "13:00", "15:00"),
        planned("2026-06-06"),
        planned("2026-06-13"),
        first="2026-03-01",
    )
    relief = hours(
        session("2026-04-11", "08:00", "18:15"),
        planned("2026-04-25", "08:00", "18:00"),
        planned("2026-05-09", "08:00", "18:00"),
        measure="avlosarservice",
        hours=10,
        first="2026-02-01",
        id="2026-0017",
    )
    spent = money(cost("2026-04-04", 12_350), cost("2026-04-08", 29_900))
    return (service, relief, spent)
