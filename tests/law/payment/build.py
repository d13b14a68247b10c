"""Short ways to write sessions, terms and a month's basis."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from lssdesk.law.hours import Grant, Policy, Track
from lssdesk.law.hours import policy as hours_policy
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.law.payment import Basis, Expense, Row, Terms, basis, occasions, rate_key
from lssdesk.model.case import Cost, Session

MARCH = date(2025, 3, 1)
PROVIDER = "Ledsagarna"
WOMAN = "199001012385"
SHIPPED: Mapping[str, int] = {
    "payment_least_minutes": 60,
    "payment_least_on_late": 1,
    "payment_flat_cost_on": 0,
    "payment_flat_cost": 600,
    "payment_provider_cancellations_month": 2,
    "payment_provider_cancellations_frame": 3,
}
ASSUMED = {
    rate_key("ledsagning", "dag"): 300_00,
    rate_key("ledsagning", "kvall"): 350_00,
    rate_key("ledsagning", "helg"): 400_00,
}
"""Rates of the table of PRV-075: assumed there, not from the source."""


def terms(
    hours: HoursPolicy | None = None, later: Mapping[date, Mapping[str, int]] | None = None, **more: int
) -> Terms:
    """The shipped values with the assumed rates; ``more`` replaces some, ``later`` from a day on."""

    def value(key: str, day: date) -> int | None:
        found: dict[str, int] = {**SHIPPED, **ASSUMED, **more}
        for first, values in sorted((later or {}).items()):
            found |= values if first <= day else {}
        return found.get(key)

    return Terms(hours or hours_policy.shipped(), value)


def session(day: str, start: str, end: str, status: str = "performed", at: str = "", **more: Any) -> Session:
    """A session of the provider; ``at``: when it was cancelled."""
    return Session(
        id=more.pop("id", f"{day}T{start}"),
        day=date.fromisoformat(day),
        start=time.fromisoformat(start),
        end=time.fromisoformat(end),
        status=status,  # type: ignore[arg-type]
        cancelled_at=datetime.fromisoformat(at) if at else None,
        provider=more.pop("provider", PROVIDER),
        **more,
    )


def grant(
    hours: int | None = 40, first: str = "2025-01-01", last: str | None = "2025-12-31", **more: Any
) -> Grant:
    """A decision on ledsagning."""
    return Grant(
        id=more.pop("id", "2025-0001"),
        measure=more.pop("measure", "ledsagning"),
        per_month=None if hours is None else hours * 60,
        valid_from=date.fromisoformat(first),
        valid_to=date.fromisoformat(last) if last else None,
        **more,
    )


def track(sessions: Sequence[Session], *grants: Grant, measure: str = "ledsagning") -> Track:
    """One person's ledger; one decision on 40 hours a month where none is given."""
    return Track(measure, "minutes", grants or (grant(),), Policy(), sessions=tuple(sessions))


def month(
    sessions: Sequence[Session],
    *grants: Grant,
    by: Terms | None = None,
    repaid: Sequence[tuple[str, int, int]] = (),
    newer: Sequence[date] = (),
    of: date = MARCH,
) -> Basis:
    """The basis of one person.  ``repaid``: day, cost and what is repaid of it, in öre."""
    rows = [
        Row(
            person="P1",
            measure="ledsagning",
            occasions=occasions("P1", track(sessions, *grants), PROVIDER, of, by or terms()),
        )
    ]
    if repaid:
        spent = tuple(
            Expense(
                person="P1",
                measure="omkostnader_ledsagare",
                cost=Cost(id=day, day=date.fromisoformat(day), amount=amount),
                repaid=back,
            )
            for day, amount, back in repaid
        )
        rows.append(Row(person="P1", measure="omkostnader_ledsagare", occasions=(), expenses=spent))
    return basis(PROVIDER, of, rows, newer)
