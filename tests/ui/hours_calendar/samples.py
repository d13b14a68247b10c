"""Grants, sessions and costs that the calendar's tests share; the present day is 12 March 2026."""

from datetime import date, datetime, time

from lssdesk.law.hours import Grant, Policy, Track
from lssdesk.model.case import Cost, Session
from lssdesk.ui.hours_calendar import board
from lssdesk.ui.hours_calendar.board import Board
from lssdesk.ui.hours_calendar.preparing import prepare
from lssdesk.ui.hours_calendar.view_model import Content

TODAY = date(2026, 3, 12)
POLICY = Policy()

TEN_HOURS = Grant(
    id="B1",
    measure="ledsagning",
    per_month=600,
    valid_from=date(2026, 1, 1),
    valid_to=date(2026, 12, 31),
    decided=date(2025, 12, 10),
)
FIVE_HOURS = Grant(
    id="B2",
    measure="ledsagning",
    per_month=300,
    valid_from=date(2026, 2, 1),
    valid_to=None,
    decided=date(2026, 1, 20),
)
FREE = Grant(id="F", measure="ledsagning", per_month=None, valid_from=date(2026, 1, 1), valid_to=None)


def session(key: str, day: str, start: str, end: str, **more: object) -> Session:
    """A session in few words."""
    return Session(
        id=key,
        day=date.fromisoformat(day),
        start=time.fromisoformat(start),
        end=time.fromisoformat(end),
        **more,  # type: ignore[arg-type]
    )


MUSEUM = session("museum", "2026-03-02", "10:00", "14:00", companion="Kim Ek", note="Museet")
NIGHT = session("night", "2026-03-06", "22:30", "01:30")
LATE = session(
    "late",
    "2026-02-24",
    "13:00",
    "16:00",
    status="cancelled_by_client",
    cancelled_at=datetime(2026, 2, 24, 8, 0),
)
IN_TIME = session(
    "in_time",
    "2026-02-26",
    "13:00",
    "16:00",
    status="cancelled_by_client",
    cancelled_at=datetime(2026, 2, 25, 12, 0),
)
PLANNED = session("planned", "2026-03-20", "10:00", "12:00", status="planned")
BEFORE = session("before", "2025-12-30", "10:00", "12:00")
SESSIONS = (MUSEUM, NIGHT, LATE, IN_TIME, PLANNED, BEFORE)


COSTS_GRANT = Grant(
    id="K1",
    per_month=30_000,
    valid_from=date(2026, 1, 1),
    valid_to=date(2026, 12, 31),
    decided=date(2025, 12, 10),
)


def cost(key: str, day: str, ore: int, **more: object) -> Cost:
    """A cost in few words."""
    return Cost(id=key, day=date.fromisoformat(day), amount=ore, **more)  # type: ignore[arg-type]


TICKET = cost("ticket", "2026-03-02", 12_000, kind="entrance", receipt="17", provider="Omsorg AB")
DINNER = cost("dinner", "2026-03-02", 8_550, kind="food")
DEAR = cost("dear", "2026-01-15", 35_000)
EARLY = cost("early", "2025-12-30", 5_000)
COSTS = (TICKET, DINNER, DEAR, EARLY)


def hours_track(
    grants: tuple[Grant, ...] = (TEN_HOURS,),
    sessions: tuple[Session, ...] = SESSIONS,
    measure: str = "ledsagning",
) -> Track:
    """A track of hours."""
    return Track(measure=measure, unit="minutes", grants=grants, policy=POLICY, sessions=sessions)


def cost_track(grants: tuple[Grant, ...] = (COSTS_GRANT,), costs: tuple[Cost, ...] = COSTS) -> Track:
    """The track of the companion's costs."""
    return Track(measure="omkostnader_ledsagare", unit="ore", grants=grants, policy=POLICY, costs=costs)


def content(grants: tuple[Grant, ...] = (TEN_HOURS,), sessions: tuple[Session, ...] = SESSIONS) -> Content:
    """The calendar's content for a track of hours."""
    return prepare(hours_track(grants, sessions), TODAY)


def board_of(*tracks: Track) -> Board:
    """The board with these tracks."""
    return board.of_tracks(tracks, TODAY)
