"""Short ways to write the input of a ledger, and to run it."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from lssdesk.law.hours import calc_costs, calc_hours

TODAY = date(2025, 6, 15)
Json = dict[str, Any]


def grant(
    id: str = "B1",
    hours: str | None = "10",
    start: str = "2025-01-01",
    end: str | None = "2025-12-31",
    **more: object,
) -> Json:
    """A grant of ledsagning for 2025, 10 hours a month, unless said otherwise."""
    keys = {"id": id, "measure": "ledsagning", "hours_per_month": hours, "valid_from": start, "valid_to": end}
    return {**keys, **more}


def entry(day: str, start: str, end: str, status: str = "performed", **more: object) -> Json:
    """A session; performed unless said otherwise."""
    return {"date": day, "start": start, "end": end, "status": status, **more}


def late(day: str, start: str, end: str, at: str, **more: object) -> Json:
    """A session that the person cancelled at ``at``."""
    return entry(day, start, end, "cancelled_by_client", cancelled_at=at, **more)


def month_use(year: int, month: int, hours: int) -> list[Json]:
    """``hours`` of use in one month, as sessions of at most ten hours from the 16th on."""
    lengths = [10] * (hours // 10) + ([hours % 10] if hours % 10 else [])
    return [
        entry(f"{year}-{month:02}-{16 + index:02}", "08:00", f"{8 + length:02}:00")
        for index, length in enumerate(lengths)
    ]


def year_use(hours: Sequence[int], year: int = 2025, first_month: int = 1) -> list[Json]:
    """Use of the months from ``first_month`` on, in hours."""
    return [one for index, count in enumerate(hours) for one in month_use(year, first_month + index, count)]


def run(grants: list[Json], entries: list[Json], as_of: str | None = None, **policy: object) -> Json:
    """The hours ledger of a document with these parts."""
    return calc_hours(_text(grants, entries, as_of, policy), TODAY)


def run_costs(grants: list[Json], entries: list[Json], as_of: str | None = None, **policy: object) -> Json:
    """The cost ledger of a document with these parts."""
    return calc_costs(_text(grants, entries, as_of, policy), TODAY)


def _text(grants: list[Json], entries: list[Json], as_of: str | None, policy: Json) -> str:
    document: Json = {"grants": grants, "entries": entries}
    if policy:
        document["policy"] = policy
    if as_of is not None:
        document["as_of"] = as_of
    return json.dumps(document)


def cost_grant(
    id: str = "O1",
    kronor: str = "300",
    start: str = "2025-01-01",
    end: str | None = "2025-12-31",
    **more: object,
) -> Json:
    """A decision on companion costs for 2025, 300 kr a month, unless said otherwise."""
    return {"id": id, "kronor_per_month": kronor, "valid_from": start, "valid_to": end, **more}


def cost(day: str, amount: str, **more: object) -> Json:
    """A companion's cost."""
    return {"date": day, "amount": amount, "kind": "bio", "receipt": "K1", **more}


def frames(result: Json, *keys: str) -> list[tuple[Any, ...]]:
    """The named keys of every frame."""
    return [tuple(frame[key] for key in keys) for frame in result["frames"]]


def months(result: Json, *keys: str) -> list[tuple[Any, ...]]:
    """The named keys of every month of every frame."""
    return [tuple(month[key] for key in keys) for frame in result["frames"] for month in frame["months"]]


def entries(result: Json, *keys: str) -> list[tuple[Any, ...]]:
    """The named keys of every entry."""
    return [tuple(one[key] for key in keys) for one in result["entries"]]


def parts(result: Json, index: int = 0) -> list[tuple[Any, ...]]:
    """The parts of an entry: grant, month, amount, overuse."""
    return [tuple(part.values()) for part in result["entries"][index]["parts"]]
