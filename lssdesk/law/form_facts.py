"""The facts of a case that conditions of form fields may name."""

from collections.abc import Mapping
from datetime import date

from lssdesk.law import standing, worsening
from lssdesk.law.age import ADULT, age, birth_day
from lssdesk.law.tables import find_measure
from lssdesk.model.case import Case


def form_facts(case: Case, today: date) -> Mapping[str, str | bool]:
    """Kind of decision and what it does; act, measure, unit; child; fewer hours than reckoned; a ruling."""
    measure, born = find_measure(case.measure), birth_day(case.person, today)
    hours = case.decision.hours_per_month
    return {
        "kind": standing.kind_of(case.decision),
        "tries": standing.tries(case.decision),
        "grants": standing.grants(case.decision) or case.decision.beyond.outcome == "granted",
        "refuses": standing.refuses(case.decision),
        "replaces": _replaces(case),
        "beyond": measure is not None and measure.beyond,
        "act": measure.act if measure else "",
        "measure": case.measure,
        "unit": measure.unit if measure else "",
        "child": born is not None and age(born, case.decision.day or today) < ADULT,
        "below_sum": hours is not None and hours < case.inquiry.hours_reckoned,
        "ruling": case.application.kind == "forhandsbesked",
    }


def _replaces(case: Case) -> bool:
    """Whether the decision changes one that holds, or would stand beside it (HND-113)."""
    decision = case.decision
    return decision.kind == "change" or bool(
        standing.takes_over(decision) or worsening.targets(decision, case.earlier)
    )
