"""What must not be made any more once the person has died [002 §4.15]."""

from collections.abc import Iterable

from lssdesk.law.checks.findings import Checks, Hit, hit
from lssdesk.law.checks.matter import Matter

DIED = "/person/died"
ENDS = ("write_off",)
"""Kinds of decision that only close a case."""


def new_decision(m: Matter) -> Iterable[Hit]:
    """PRV-091: a decision after the day of death; one that closes the case is none."""
    died = m.case.person.died
    if died is None or m.day <= died or not m.drafted or m.kind in ENDS:
        return ()
    return (hit(DIED, "/decision/day", dag=died),)


def new_order(m: Matter) -> Iterable[Hit]:
    """PRV-091: an order that went out after the day of death."""
    died, order = m.case.person.died, m.case.order
    late = [
        (name, day)
        for name, day in (("sent", order.sent), ("oral", order.oral))
        if died and day and day > died
    ]
    return [hit(DIED, f"/order/{name}", field=f"/order/{name}", dag=died) for name, _ in late[:1]]


def planned(m: Matter) -> Iterable[Hit]:
    """PRV-091: sessions that are still planned after the day of death."""
    died = m.case.person.died
    coming = [one for one in m.case.sessions if died and one.status == "planned" and one.day > died]
    return (hit(DIED, "/sessions", dag=died, antal=len(coming)),) if coming else ()


CHECKS: Checks = {
    "PRV-091": new_decision,
    "PRV-091/order": new_order,
    "PRV-091/planned": planned,
}
