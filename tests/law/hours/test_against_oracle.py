"""The engine against the slow oracle on invented documents.  ``LSSDESK_EXAMPLES`` sets their number."""

import json
import os
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lssdesk.law.hours import calc_costs, calc_hours
from tests.law.hours import oracle

EXAMPLES = int(os.environ.get("LSSDESK_EXAMPLES", "300"))
TODAY = date(2025, 2, 15)
Json = dict[str, Any]

often = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)

edges = [
    "2023-12-31", "2024-01-01", "2024-01-31", "2024-02-29", "2024-03-30", "2024-03-31", "2024-06-30",
    "2024-10-26", "2024-10-27", "2024-12-31", "2025-01-01", "2025-01-15", "2025-02-28", "2025-03-29",
    "2025-03-30", "2025-03-31", "2025-04-01",
]  # fmt: skip
any_day = st.dates(date(2023, 12, 1), date(2025, 5, 31)).map(date.isoformat)
narrow_day = st.dates(date(2024, 12, 20), date(2025, 4, 10)).map(date.isoformat)
days = st.one_of(st.sampled_from(edges), any_day, narrow_day, narrow_day)
clocks = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 0, 30, 1, 59]))
measures = st.sampled_from(["ledsagning", "ledsagning", "avlosning"])
one_in_three = st.sampled_from([True, False, False])


@st.composite
def policies(draw: st.DrawFn) -> Json:
    every = {
        "frame_months": draw(st.integers(1, 5)),
        "advance": draw(st.sampled_from(["forbid", "allow"])),
        "late_cancellation_hour": draw(st.sampled_from(["12:00", "08:30"])),
    }
    return {key: value for key, value in every.items() if draw(st.booleans())}


@st.composite
def grants(
    draw: st.DrawFn, id: str, per_month: str, amounts: st.SearchStrategy[str | None], measure: str | None
) -> Json:
    start = draw(days)
    length = draw(st.one_of(st.none(), st.integers(0, 400), st.sampled_from([0, 27, 30, 89])))
    end = None if length is None else (date.fromisoformat(start) + timedelta(days=length)).isoformat()
    made: Json = {"id": id, per_month: draw(amounts), "valid_from": start, "valid_to": end}
    if measure is not None:
        made["measure"] = measure
    if draw(one_in_three):
        made["decided"] = draw(days)
    if draw(one_in_three):
        made["late_cancellation_counts"] = draw(st.booleans())
    return made


def later(clock: str, length: int) -> str:
    total = int(clock[:2]) * 60 + int(clock[3:]) + length
    return f"{total // 60 % 24:02}:{total % 60:02}"


@st.composite
def sessions(draw: st.DrawFn, measure: str | None) -> Json:
    day, start = draw(days), draw(clocks)
    end = draw(st.one_of(clocks, st.sampled_from([1, 45, 120, 305]).map(lambda length: later(start, length))))
    made: Json = {"date": day, "start": start, "end": end}
    made["status"] = draw(
        st.sampled_from(
            ["performed"] * 4 + ["planned", "cancelled_by_provider", "no_show", "cancelled_by_client"]
        )
    )
    if made["status"] == "cancelled_by_client":
        made["cancelled_at"] = draw(cancellations(day))
    if measure is not None:
        made["measure"] = measure
    return made


@st.composite
def cancellations(draw: st.DrawFn, day: str) -> str:
    before = (date.fromisoformat(day) - timedelta(days=draw(st.integers(0, 2)))).isoformat()
    return f"{before}T{draw(st.sampled_from(['08:30', '08:31', '12:00', '12:01', '12:00:59', '23:59']))}"


def exists(one: Json) -> bool:
    return oracle.is_real(one["date"], one["start"]) and oracle.is_real(oracle.end_day(one), one["end"])


@st.composite
def documents(draw: st.DrawFn, costs: bool) -> Json:
    amounts: st.SearchStrategy[str | None] = (
        st.sampled_from(["0.50", "3", "1,25"]) if costs
        else st.sampled_from(["0.5", "2", "3,33", "0.0083333", "10", "24", None])
    )  # fmt: skip
    key = "kronor_per_month" if costs else "hours_per_month"
    ids = draw(st.lists(st.sampled_from(["B1", "B2", "B10", "a", "Å"]), max_size=4, unique=True))
    own = [draw(measures) if not costs or draw(st.booleans()) else None for _ in ids]
    given_grants = [draw(grants(id, key, amounts, measure)) for id, measure in zip(ids, own, strict=True)]
    differ = len(set(own)) > 1
    entries = []
    for _ in range(draw(st.integers(0, 7))):
        measure = draw(measures) if differ or draw(one_in_three) else None
        one = draw(cost_entries(measure) if costs else sessions(measure).filter(exists))
        entries.append(one)
    document: Json = {"grants": given_grants, "entries": entries}
    if draw(st.booleans()):
        document["as_of"] = draw(days)
    if draw(st.booleans()):
        document["policy"] = draw(policies())
    return document


@st.composite
def cost_entries(draw: st.DrawFn, measure: str | None) -> Json:
    amount = draw(st.sampled_from(["0.01", "0,5", "1", "2.99", "6"]))
    made: Json = {"date": draw(days), "amount": amount, "kind": "fika", "receipt": ""}
    return made if measure is None else {**made, "measure": measure}


@often
@given(documents(costs=False))
def test_hours_are_what_the_oracle_counts_minute_by_minute(document: Json) -> None:
    found = calc_hours(json.dumps(document), TODAY)
    assert json.dumps(found, indent=1) == json.dumps(oracle.hours(document, TODAY), indent=1)


@often
@given(documents(costs=True))
def test_costs_are_what_the_oracle_counts_ore_by_ore(document: Json) -> None:
    found = calc_costs(json.dumps(document), TODAY)
    assert json.dumps(found, indent=1) == json.dumps(oracle.costs(document, TODAY), indent=1)


@pytest.mark.parametrize(("day", "clock", "there"), [
    ("2025-03-30", "01:59", True), ("2025-03-30", "02:00", False), ("2025-03-30", "02:59", False),
    ("2025-03-30", "03:00", True), ("2025-10-26", "02:30", True),
])  # fmt: skip
def test_the_oracle_knows_the_night_in_spring(day: str, clock: str, there: bool) -> None:
    assert oracle.is_real(day, clock) is there
