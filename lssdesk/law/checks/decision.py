"""What every decision shows, and who may make it [004 §1.1, §5.5; FL 31 §]."""

from collections.abc import Iterator

from lssdesk.law import tables
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said


def part_missing(m: Matter) -> Iterator[Hit]:
    """HND-254: measure, outcome and day are the content of any decision; a grant also has a first day.

    An advance ruling runs from when its measure is available: FHB-008 asks for that.
    """
    if m.measure is None:
        yield hit("/measure", field="/measure", innehall="vilken insats beslutet gäller")
    if m.decision.outcome is None:
        yield hit("/decision/outcome", field="/decision/outcome", innehall="om ansökan bifalls eller avslås")
    if m.decision.day is None:
        yield hit("/decision/day", field="/decision/day", innehall="dagen för beslutet")
    if m.grants and not m.ruling and m.decision.valid_from is None:
        yield hit("/decision/outcome", field="/decision/valid_from", innehall="från vilken dag det gäller")


def decider_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-001: who decides is named."""
    return when(not said(m.decision.decided_by), "/decision/decided_by")


def delegation_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-001: and by which point of the delegation order."""
    return when(not said(m.decision.delegation), "/decision/decided_by", "/decision/delegation")


def reservation_unanswered(m: Matter) -> tuple[Hit, ...]:
    """HND-102: the question is answered in every grant."""
    return when(m.grants and m.decision.reservation is None, "/decision/outcome", "/decision/reservation")


def _open_ended_sol(m: Matter) -> bool:
    """HND-256: an open-ended SoL decision from 1 July 2025, the first day of 14 kap. 9 §."""
    rule = [row for row in tables.shipped().sections if row.key == "sol.open_ended_change"]
    return m.act == "sol" and m.decision.duration == "open_ended" and any(row.valid_on(m.day) for row in rule)


def without_reservation(m: Matter) -> tuple[Hit, ...]:
    """HND-103: what "no" means for the time to come."""
    no = m.grants and m.decision.reservation == "no"
    return when(no and not _open_ended_sol(m), "/decision/reservation")


def open_ended_without_reservation(m: Matter) -> tuple[Hit, ...]:
    """HND-103 with HND-256: there the act itself leaves a way."""
    no = m.grants and m.decision.reservation == "no"
    if not (no and _open_ended_sol(m)):
        return ()
    rule = tables.citation("sol.open_ended_change", m.day)
    return (hit("/decision/reservation", "/decision/duration", lagrum=rule),)


def reservation_unreasoned(m: Matter) -> tuple[Hit, ...]:
    """HND-106: why the reservation is needed in this case."""
    bare = m.decision.reservation == "yes" and not said(m.decision.reservation_reasons)
    return when(m.grants and bare, "/decision/reservation", "/decision/duration")


CHECKS: Checks = {
    "HND-254/part": part_missing,
    "HND-001": decider_missing,
    "HND-001/delegation": delegation_missing,
    "HND-102": reservation_unanswered,
    "HND-103": without_reservation,
    "HND-103/open": open_ended_without_reservation,
    "HND-106": reservation_unreasoned,
}
