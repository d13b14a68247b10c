"""Ledsagarservice and ledsagning: hours, ceilings, other principals, costs [004 §9.3, §11.7]."""

from collections.abc import Iterator
from decimal import Decimal

from lssdesk.law import standing
from lssdesk.law.checks.duration import hour_model
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.tables import words

GROUND = "/decision/refusal_ground"
HOURS = "/decision/hours_per_month"


def assistance(m: Matter) -> tuple[Hit, ...]:
    """LED-002, LSOL-010: accompaniment is a part of personal assistance."""
    return when(m.application.has_assistance == "yes" and not m.refused_whole, "/application/has_assistance")


def ceiling(m: Matter) -> Iterator[Hit]:
    """LED-003, LSOL-004: no maximum and no standard number, neither as ground nor in the reasons."""
    if m.refuses and m.decision.refusal_ground == "standard_amount":
        yield hit(GROUND, field=GROUND)
    for field in ("/decision/reasons", "/decision/below_sum_reasons", "/inquiry/answers/assessment"):
        if words("ceiling").search(m.texts.get(field, "")):
            yield hit(field, field=field)


def household(m: Matter) -> tuple[Hit, ...]:
    """LED-012, LSOL-007: activities of one's own, independent of the others in the household."""
    return when(m.refuses and m.decision.refusal_ground == "household", GROUND)


def hours_missing(m: Matter) -> tuple[Hit, ...]:
    """LED-020, LSOL-030: hours a month, except under the free-hours model (HRS-004)."""
    hours, model = m.decision.hours_per_month, hour_model(m)
    free = model is not None and model.model == "free"
    return when(m.grants and not free and (hours is None or hours <= 0), HOURS, "/decision/outcome")


def below_the_sum(m: Matter) -> tuple[Hit, ...]:
    """LSOL-021: fewer hours than the calculation, and no reason for it."""
    hours, reckoned = m.decision.hours_per_month, m.inquiry.hours_reckoned
    wished = standing.by_wish(m.decision)
    below = hours is not None and 0 < hours < reckoned and not said(m.decision.below_sum_reasons)
    shown = {"summa": _number(reckoned), "timmar": _number(hours or Decimal(0))}
    return when(m.grants and below and not wished, HOURS, "/inquiry/activities", **shown)


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")


def costs_expected(m: Matter) -> tuple[Hit, ...]:
    """LED-025, LSOL-036: the companion's costs are no part of the measure (HFD 2011 ref. 8)."""
    costs = "/inquiry/answers/costs_expected"
    rows = any(row.cost for row in m.inquiry.activities)
    expected = m.answer("costs_expected").choice == "yes"
    return when(
        m.grants and (expected or rows), f"{costs}/choice" if expected else "/inquiry/activities", field=costs
    )


def _areas(m: Matter, *areas: str) -> Iterator[Hit]:
    """Activities in one of the areas where nothing is noted about the other principal."""
    for place, row in enumerate(m.inquiry.activities):
        if row.area in areas and not said(row.other_principal):
            start = f"/inquiry/activities/{place}"
            name = row.activity if said(row.activity) else f"rad {place + 1}"
            yield hit(f"{start}/area", f"{start}/activity", field=f"{start}/other_principal", aktivitet=name)


def other_principal(m: Matter) -> Iterator[Hit]:
    """LSOL-023: the areas of LSOL-022."""
    return _areas(m, "work", "care_travel", "hospital", "riksfardtjanst", "fardtjanst", "train_air")


CHECKS: Checks = {
    "LED-002": assistance,
    "LSOL-010": assistance,
    "LED-003": ceiling,
    "LSOL-004": ceiling,
    "LED-012": household,
    "LSOL-007": household,
    "LED-020": hours_missing,
    "LSOL-030": hours_missing,
    "LSOL-021": below_the_sum,
    "LED-025": costs_expected,
    "LSOL-036": costs_expected,
    "LED-005": lambda m: _areas(m, "holiday_abroad"),
    "LED-016": lambda m: _areas(m, "work"),
    "LED-017": lambda m: _areas(m, "care_travel"),
    "LED-018": lambda m: _areas(m, "hospital"),
    "LED-019": lambda m: _areas(m, "riksfardtjanst", "fardtjanst", "train_air"),
    "LSOL-023": other_principal,
}
