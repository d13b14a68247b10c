"""Measures that are only registered here: råd och stöd, and applications for assistance [004 §9.1, §9.2]."""

from datetime import date, timedelta

from lssdesk.law import limits
from lssdesk.law.checks.findings import Checks, Hit, when
from lssdesk.law.checks.matter import Matter

RECEIVED = "/application/received"


def regions_measure(m: Matter) -> tuple[Hit, ...]:
    """RAD-001: the region tries 9 § 1, the municipality helps with the application."""
    return when(m.decision.outcome is not None, "/decision/outcome", "/measure")


def too_late(m: Matter) -> tuple[Hit, ...]:
    """PAS-017: received on the birthday of the limit or later, and nothing granted before it."""
    limit = _limit_passed(m)
    if limit is None:
        return ()
    day, age = limit
    last, received = day - timedelta(days=1), m.application.received
    late = not _granted_before(m, day)
    return when(late, RECEIVED, m.born_fact, alder=age, dag=day, sista=last, inkom=received)


def past_the_age(m: Matter) -> tuple[Hit, ...]:
    """HND-178: granted before the limit, so the assistance stays but may not be extended (LSS 9 b §)."""
    limit = _limit_passed(m)
    if limit is None:
        return ()
    day, age = limit
    return when(_granted_before(m, day), RECEIVED, m.born_fact, alder=age, dag=day)


def _limit_passed(m: Matter) -> tuple[date, int] | None:
    """Day and age of the limit, where the application came in on that day or later."""
    received = m.application.received
    limit = limits.reached("assistance", m.born) if m.born is not None else None
    return limit if limit is not None and received is not None and received >= limit[0] else None


def _granted_before(m: Matter, day: date) -> bool:
    return any(_granted(one.outcome) and one.valid_from and one.valid_from < day for one in m.case.earlier)


def _granted(outcome: str | None) -> bool:
    return outcome in ("granted", "partly_granted")


def from_the_decision(m: Matter) -> tuple[Hit, ...]:
    """PAS-029: told already when the application comes in."""
    return when(m.decision.outcome is None, RECEIVED)


CHECKS: Checks = {
    "RAD-001": regions_measure,
    "PAS-017": too_late,
    "HND-178": past_the_age,
    "PAS-029": from_the_decision,
}
