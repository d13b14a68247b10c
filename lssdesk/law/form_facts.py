"""The facts of a case that conditions of form fields may name."""

from collections.abc import Mapping
from datetime import date

from lssdesk.law import standing, worsening
from lssdesk.law.age import ADULT, age, birth_day
from lssdesk.law.hours import policy as hours_policy
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.law.tables import find_measure
from lssdesk.model.case import Case


def form_facts(case: Case, today: date, hours_rules: HoursPolicy | None = None) -> Mapping[str, str | bool]:
    """Kind of decision and what it does; act, measure, unit; child; fewer hours than reckoned; a ruling.

    ``free``: the decision carries no number of hours by the policy of its day (HRS-004); ``hours_rules``:
    the municipality's where it is not the shipped one.
    """
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
        "free": _free(case, today, hours_rules or hours_policy.shipped()),
        "ruling": case.application.kind == "forhandsbesked",
    }


def _free(case: Case, today: date, rules: HoursPolicy) -> bool:
    """Whether the measure has free hours on the day of the decision."""
    day = case.decision.day or today
    rows = [row for row in rules.hour_model if row.measure == case.measure and row.first_day <= day]
    return bool(rows) and hours_policy.applying(rows, day).model == "free"


def _replaces(case: Case) -> bool:
    """Whether the decision changes one that holds, or would stand beside it (HND-113)."""
    decision = case.decision
    return decision.kind == "change" or bool(
        standing.takes_over(decision) or worsening.targets(decision, case.earlier)
    )
