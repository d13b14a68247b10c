"""Invented ledgers as documents of formats.md §1 and §4, drawn so that they meet in the corners.

A grant may carry a ``policy`` of its own, which the format does not know and the ledgers do.
"""

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck
from hypothesis import strategies as st

from tests.law.hours import oracle

TODAY = date(2025, 2, 15)
Json = dict[str, Any]
LOOSE: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": [
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
}
"""Settings of a property: documents are large, and some take long."""

EDGES = [
    "2023-12-31", "2024-01-01", "2024-01-31", "2024-02-29", "2024-03-30", "2024-03-31", "2024-06-30",
    "2024-10-26", "2024-10-27", "2024-12-31", "2025-01-01", "2025-01-15", "2025-02-28", "2025-03-29",
    "2025-03-30", "2025-03-31", "2025-04-01",
]  # fmt: skip
any_day = st.dates(date(2023, 12, 1), date(2025, 5, 31)).map(date.isoformat)
narrow_day = st.dates(date(2024, 12, 20), date(2025, 4, 10)).map(date.isoformat)
days = st.one_of(st.sampled_from(EDGES), any_day, narrow_day, narrow_day)
hours = st.one_of(st.integers(0, 23), st.sampled_from([1, 2, 3, 23]))
clocks = st.builds("{:02}:{:02}".format, hours, st.sampled_from([0, 0, 30, 1, 59]))
measures = st.sampled_from(["ledsagning", "ledsagning", "avlosning"])
one_in_three = st.sampled_from([True, False, False])
IDS = ["B1", "B2", "B10", "a", "Å"]
LENGTHS = [1, 45, 60, 120, 305]
STATUSES = ["performed"] * 4 + ["planned", "cancelled_by_provider", "no_show"] + ["cancelled_by_client"] * 2
CANCELLED = ["08:30", "08:31", "12:00", "12:01", "12:00:59", "23:59"]


def moved(day: str, by: int) -> str:
    """So many days after ``day``."""
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def later(clock: str, length: int) -> str:
    """The clock time so many minutes later, by the face of the clock."""
    total = int(clock[:2]) * 60 + int(clock[3:]) + length
    return f"{total // 60 % 24:02}:{total % 60:02}"


@st.composite
def policies(draw: st.DrawFn) -> Json:
    """Some of what a municipality sets."""
    every = {
        "frame_months": draw(st.integers(1, 5)),
        "advance": draw(st.sampled_from(["forbid", "allow"])),
        "late_cancellation_hour": draw(st.sampled_from(["12:00", "08:30"])),
    }
    return {key: value for key, value in every.items() if draw(st.booleans())}


@st.composite
def grants(draw: st.DrawFn, id: str, measure: str | None, before: list[Json], costs: bool) -> Json:
    """One more grant; some take over where an earlier one ends, or begin with one."""
    ends = [moved(one["valid_to"], 1) for one in before if one["valid_to"] is not None]
    begins = [one["valid_from"] for one in before]
    start = draw(st.one_of(*[st.sampled_from(near) for near in (ends, begins) if near], days))
    length = draw(st.one_of(st.none(), st.integers(0, 400), st.sampled_from([0, 27, 30, 89])))
    amounts = ["0.50", "3", "1,25"] if costs else ["0.5", "2", "3,33", "0.0083333", "10", "24", None, None]
    made: Json = {
        "id": id,
        "kronor_per_month" if costs else "hours_per_month": draw(st.sampled_from(amounts)),
        "valid_from": start,
        "valid_to": None if length is None else moved(start, length),
    }
    if measure is not None:
        made["measure"] = measure
    if draw(one_in_three):
        made["decided"] = draw(days)
    if draw(one_in_three):
        made["late_cancellation_counts"] = draw(st.booleans())
    if draw(one_in_three):
        made["policy"] = draw(policies())
    return made


@st.composite
def days_of_use(draw: st.DrawFn, given: list[Json]) -> str:
    """Any day, or one in the first months of a grant: its first or last day, the end of a month."""
    if not given or draw(one_in_three):
        return draw(days)
    one = draw(st.sampled_from(given))
    kind = draw(st.sampled_from(["edge", "month", "within", "within"]))
    if kind == "edge":
        edges = [one[key] for key in ("valid_from", "valid_to") if one[key] is not None]
        return moved(draw(st.sampled_from(edges)), draw(st.integers(-1, 1)))
    day = moved(one["valid_from"], draw(st.integers(0, 100)))
    return f"{day[:8]}{oracle.days_in(day[:7])}" if kind == "month" else day


@st.composite
def sessions(draw: st.DrawFn, day: str) -> Json:
    """One session that begins on ``day``; its clock times exist."""
    start = draw(clocks.filter(lambda clock: oracle.is_real(day, clock)))
    end = draw(st.one_of(clocks, *[st.sampled_from(LENGTHS).map(lambda length: later(start, length))] * 3))
    made: Json = {"date": day, "start": start, "end": end, "status": draw(st.sampled_from(STATUSES))}
    if not oracle.is_real(oracle.end_day(made), end):
        made["end"] = later(end, 60)
    if made["status"] == "cancelled_by_client":
        made["cancelled_at"] = (
            f"{moved(day, -draw(st.sampled_from([0, 1, 1, 1, 2])))}T{draw(st.sampled_from(CANCELLED))}"
        )
    return made


@st.composite
def costs_of(draw: st.DrawFn, day: str) -> Json:
    """A cost of some öre or kronor."""
    return {
        "date": day,
        "amount": draw(st.sampled_from(["0.01", "0,5", "1", "2.99", "6"])),
        "kind": "fika",
        "receipt": "",
    }


@st.composite
def documents(draw: st.DrawFn, costs: bool) -> Json:
    """A whole ledger, entries in any order."""
    ids = draw(st.permutations(IDS))[: draw(st.sampled_from([0, 1, 2, 2, 3, 4]))]
    one_measure = draw(st.sampled_from(["ledsagning", "ledsagning", "avlosning", *[None] * costs]))
    several = draw(one_in_three)
    own = [draw(measures) if several else one_measure for _ in ids]
    given: list[Json] = []
    for id, measure in zip(ids, own, strict=True):
        given.append(draw(grants(id, measure, given, costs)))
    entries = []
    for _ in range(draw(st.sampled_from([1, 3, 5, 8]))):
        day = draw(days_of_use(given))
        one = draw(costs_of(day) if costs else sessions(day))
        if len(set(own)) > 1 or draw(one_in_three):
            one["measure"] = draw(measures)
        entries.append(one)
    document: Json = {"grants": given, "entries": entries}
    if draw(st.booleans()):
        document["as_of"] = draw(days)
    if draw(st.booleans()):
        document["policy"] = draw(policies())
    return document
