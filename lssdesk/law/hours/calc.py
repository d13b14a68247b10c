"""The ledgers as JSON, without a database: ``lssdesk calc hours`` and ``calc costs`` (formats.md §1, §4)."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

from lssdesk.law.hours import clock, months, strict
from lssdesk.law.hours.ledgers import cost_ledger, ledger
from lssdesk.law.hours.strict import Node
from lssdesk.law.hours.values import (
    Advance,
    Booking,
    Cost,
    Frame,
    Grant,
    Ledger,
    Measure,
    Policy,
    Session,
    Standing,
    Status,
)

MOST_MONTHS = 250_000
"""Months that all grants of a file may have together: two to the end of the calendar, and some."""

MOST_FRAME_MONTHS = 1200


def calc_hours(text: str, today: date) -> dict[str, Any]:
    """The hours ledger of the JSON in ``text``; ``today`` stands in for a missing ``as_of``.

    ``InputError`` with one Swedish sentence where the input is wrong.  Overuse and time outside a
    decision are results.
    """
    root = strict.read(text)
    fields = root.fields(("grants", "entries"), ("policy", "as_of"))
    policy = _policy(fields)
    grants = [_hours_grant(node) for node in fields["grants"].items()]
    shared = _measures(fields["grants"], grants)
    sessions = [_session(node, shared) for node in fields["entries"].items()]
    as_of = fields["as_of"].day() if "as_of" in fields else today
    _bounded(root, grants, policy, max([as_of, *map(clock.last_day, sessions)]))
    return _document(ledger(grants, sessions, policy, as_of), "min", "minutes")


def calc_costs(text: str, today: date) -> dict[str, Any]:
    """The ledger of companion costs of the JSON in ``text``, in öre; as ``calc_hours`` in the rest."""
    root = strict.read(text)
    fields = root.fields(("grants", "entries"), ("policy", "as_of"))
    policy = _policy(fields)
    grants = [_cost_grant(node) for node in fields["grants"].items()]
    shared = _measures(fields["grants"], grants)
    costs = [_cost(node, shared) for node in fields["entries"].items()]
    as_of = fields["as_of"].day() if "as_of" in fields else today
    _bounded(root, grants, policy, max([as_of, *(cost.day for cost in costs)]))
    return _document(cost_ledger(grants, costs, policy, as_of), "ore", "ore")


def _policy(fields: dict[str, Node]) -> Policy:
    if "policy" not in fields:
        return Policy()
    keys = fields["policy"].fields((), ("frame_months", "advance", "late_cancellation_hour"))
    readers: dict[str, Callable[[Node], object]] = {
        "frame_months": lambda node: node.integer(1, MOST_FRAME_MONTHS),
        "advance": lambda node: node.choice(Advance),
        "late_cancellation_hour": Node.clock,
    }
    values: dict[str, Any] = {key: readers[key](node) for key, node in keys.items()}
    return Policy(**values)


_GRANT_KEYS = ("id", "valid_from", "valid_to")
_GRANT_OPTIONAL = ("decided", "late_cancellation_counts")


def _hours_grant(node: Node) -> Grant:
    keys = node.fields((*_GRANT_KEYS, "measure", "hours_per_month"), _GRANT_OPTIONAL)
    hours = keys["hours_per_month"]
    per_month = None if hours.value is None else hours.decimal(60, 60, "hours")
    return _grant(keys, per_month)


def _cost_grant(node: Node) -> Grant:
    keys = node.fields((*_GRANT_KEYS, "kronor_per_month"), ("measure", *_GRANT_OPTIONAL))
    return _grant(keys, keys["kronor_per_month"].decimal(100, 2, "kronor"))


def _grant(keys: dict[str, Node], per_month: int | None) -> Grant:
    valid_from = keys["valid_from"].day()
    valid_to = None if keys["valid_to"].value is None else keys["valid_to"].day()
    if valid_to is not None and valid_to < valid_from:
        keys["valid_to"].refuse("ends_before", start=valid_from)
    counts = keys.get("late_cancellation_counts")
    return Grant(
        id=keys["id"].text(),
        measure=_measure(keys),
        per_month=per_month,
        valid_from=valid_from,
        valid_to=valid_to,
        decided=keys["decided"].day() if "decided" in keys else None,
        late_cancellation_counts=True if counts is None else counts.flag(),
    )


def _measure(keys: dict[str, Node]) -> Measure | None:
    measure: Measure | None = keys["measure"].choice(Measure) if "measure" in keys else None
    return measure


def _measures(node: Node, grants: Sequence[Grant]) -> set[Measure | None]:
    """The measures of the grants, whose ids have to differ."""
    seen: set[str] = set()
    for index, grant in enumerate(grants):
        if grant.id in seen:
            Node(grant.id, f"{node.path}[{index}].id").refuse("repeated_id")
        seen.add(grant.id)
    return {grant.measure for grant in grants}


def _entry_measure(node: Node, keys: dict[str, Node], shared: set[Measure | None]) -> Measure | None:
    """The entry's measure: its own, or the one that all grants share."""
    if "measure" in keys:
        return _measure(keys)
    if len(shared) > 1:
        Node(None, f"{node.path}.measure").refuse("measure_needed")
    return next(iter(shared), None)


def _session(node: Node, shared: set[Measure | None]) -> Session:
    keys = node.fields(("date", "start", "end", "status"), ("cancelled_at", "measure"))
    session = Session(
        day=keys["date"].day(),
        start=keys["start"].clock(),
        end=keys["end"].clock(),
        status=keys["status"].choice(Status),
        cancelled_at=_cancelled_at(keys),
        measure=_entry_measure(node, keys, shared),
    )
    if session.status == "cancelled_by_client" and session.cancelled_at is None:
        Node(None, f"{node.path}.cancelled_at").refuse("cancelled_at_needed")
    _existing(keys["start"], session.day, session.start)
    if session.end > session.start:
        _existing(keys["end"], session.day, session.end)
    elif session.day == date.max:
        keys["end"].refuse("calendar_over")
    else:
        _existing(keys["end"], clock.after(session.day), session.end)
    return session


def _cancelled_at(keys: dict[str, Node]) -> datetime | None:
    if "cancelled_at" not in keys:
        return None
    moment = keys["cancelled_at"].moment()
    _existing(keys["cancelled_at"], moment.date(), moment.time())
    return moment


def _existing(node: Node, day: date, at: time) -> None:
    if not clock.exists(day, at):
        node.refuse("jumped_over", day=day)


def _cost(node: Node, shared: set[Measure | None]) -> Cost:
    keys = node.fields(("date", "amount", "kind", "receipt"), ("measure",))
    return Cost(
        day=keys["date"].day(),
        amount=keys["amount"].decimal(100, 2, "kronor"),
        kind=keys["kind"].text(),
        receipt=keys["receipt"].text(),
        measure=_entry_measure(node, keys, shared),
    )


def _bounded(root: Node, grants: Sequence[Grant], policy: Policy, until: date) -> None:
    """Refuse what would fill the memory: to the end of the calendar, many times over."""
    total = 0
    for grant in grants:
        length = policy.months(grant.measure) if grant.valid_to is None else 0
        last = months.number(grant.valid_to or until) + length
        total += max(0, last - months.number(grant.valid_from) + 1)
    if total > MOST_MONTHS:
        Node(None, f"{root.path}.grants").refuse("too_many_months", months=total, most=MOST_MONTHS)


def _document(reckoned: Ledger, unit: str, amount: str) -> dict[str, Any]:
    """The ledger with the keys of formats.md, in their order; ``unit`` ends the keys of amounts."""
    return {
        "frames": [_frame(frame, unit) for frame in reckoned.frames],
        "entries": [_entry(booking, unit, amount) for booking in reckoned.bookings],
        "as_of": _standing(reckoned.standing, unit, amount),
    }


def _frame(frame: Frame, unit: str) -> dict[str, Any]:
    return {
        "grant": frame.grant,
        "from": frame.first.isoformat(),
        "to": frame.last.isoformat(),
        f"granted_{unit}": frame.granted,
        f"used_{unit}": frame.used,
        f"lapsed_{unit}": frame.lapsed,
        "months": [
            {
                "month": month.month.isoformat()[:7],
                f"credit_{unit}": month.credit,
                f"used_{unit}": month.used,
                f"balance_{unit}": month.balance,
                f"overuse_{unit}": month.overuse,
            }
            for month in frame.months
        ],
    }


def _entry(booking: Booking, unit: str, amount: str) -> dict[str, Any]:
    return {
        "index": booking.index,
        f"used_{unit}": booking.used,
        f"paid_{unit}": booking.paid,
        f"outside_decision_{unit}": booking.outside,
        "parts": [
            {
                "grant": part.grant,
                "month": part.month.isoformat()[:7],
                amount: part.amount,
                f"overuse_{unit}": part.overuse,
            }
            for part in booking.parts
        ],
    }


def _standing(standing: Standing, unit: str, amount: str) -> dict[str, Any]:
    return {
        "date": standing.day.isoformat(),
        f"available_{unit}": standing.available,
        "expires": [{"date": item.day.isoformat(), amount: item.amount} for item in standing.expires],
    }
