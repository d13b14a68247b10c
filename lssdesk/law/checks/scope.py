"""The scope of a grant that is not counted in hours a month, and the contact person [INS-001, 004 §9.4]."""

from lssdesk.law.checks.findings import Checks, Hit, when
from lssdesk.law.checks.inquiry import questions_open
from lssdesk.law.checks.matter import Matter, said

SCOPE = "/decision/scope"
DAILY = "daglig_verksamhet"
_WITHOUT = ("hours_per_month", "place")


def scope_missing(m: Matter) -> tuple[Hit, ...]:
    """INS-001, HND-095: a decision states its extent, in the unit of its measure; a place has none.

    DAG-016: in daily activity it should, so there it is a warning of its own.
    """
    asked = m.measure is not None and m.measure.unit not in _WITHOUT
    return when(m.grants and asked and not said(m.decision.scope), "/decision/outcome", SCOPE)


def scope_must(m: Matter) -> tuple[Hit, ...]:
    """INS-001: where the extent is what the decision grants."""
    return () if m.case.measure == DAILY else scope_missing(m)


CHECKS: Checks = {
    "INS-001": scope_must,
    "DAG-016": scope_missing,
    "KPE-001": questions_open,
}
