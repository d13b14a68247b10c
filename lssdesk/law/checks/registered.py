"""Measures that are only registered here: råd och stöd, and applications for assistance [004 §9.1, §9.2]."""

from datetime import timedelta

from lssdesk.law import limits
from lssdesk.law.checks.findings import Checks, Hit, when
from lssdesk.law.checks.matter import Matter

RECEIVED = "/application/received"


def regions_measure(m: Matter) -> tuple[Hit, ...]:
    """RAD-001: the region tries 9 § 1, the municipality helps with the application."""
    return when(m.decision.outcome is not None, "/decision/outcome", "/measure")


def too_late(m: Matter) -> tuple[Hit, ...]:
    """PAS-017: received on the birthday of the limit or later, and nothing granted before it."""
    received = m.application.received
    limit = limits.reached("assistance", m.born) if m.born is not None else None
    if received is None or limit is None or received < limit[0]:
        return ()
    day, age = limit
    before = any(_granted(one.outcome) and one.valid_from and one.valid_from < day for one in m.case.earlier)
    last = day - timedelta(days=1)
    return when(not before, RECEIVED, m.born_fact, alder=age, dag=day, sista=last, inkom=received)


def _granted(outcome: str | None) -> bool:
    return outcome in ("granted", "partly_granted")


def from_the_decision(m: Matter) -> tuple[Hit, ...]:
    """PAS-029: told already when the application comes in."""
    return when(m.decision.outcome is None, RECEIVED)


CHECKS: Checks = {
    "RAD-001": regions_measure,
    "PAS-017": too_late,
    "PAS-029": from_the_decision,
}
