"""The facts of a case that conditions of form fields may name."""

from collections.abc import Mapping
from datetime import date

from lssdesk.law.age import ADULT, age, birth_day
from lssdesk.law.tables import find_measure
from lssdesk.model.case import Case


def form_facts(case: Case, today: date) -> Mapping[str, str | bool]:
    """Act, measure, unit; a child on the decision's day; fewer hours than reckoned; a ruling (LSS 16 §)."""
    measure, born = find_measure(case.measure), birth_day(case.person, today)
    hours = case.decision.hours_per_month
    return {
        "act": measure.act if measure else "",
        "measure": case.measure,
        "unit": measure.unit if measure else "",
        "child": born is not None and age(born, case.decision.day or today) < ADULT,
        "below_sum": hours is not None and hours < case.inquiry.hours_reckoned,
        "ruling": case.application.kind == "forhandsbesked",
    }
