"""The decision that a later one is about: changed, executed or appealed, as the case holds it."""

from lssdesk.law import tables
from lssdesk.model.case import Case, Decision


def concerned(case: Case) -> Decision | None:
    """The earlier decision with the number that is named; without numbers the one of the named day.

    None where the case holds none: then nothing may be said of what that decision reserves [HND-120].
    """
    number, day = case.decision.underlying.strip(), case.decision.underlying_day
    named = [one for one in case.earlier if number and one.number.strip() == number]
    dated = [one for one in case.earlier if not one.number.strip() and day and one.day == day]
    found = named or dated
    return found[-1] if found else None


def changeable(case: Case) -> bool:
    """An open-ended SoL decision made since 14 kap. 9 § SoL (2025:400) came into force [HND-256]."""
    before, measure = concerned(case), tables.find_measure(case.measure)
    if before is None or before.day is None or measure is None or measure.act != "sol":
        return False
    rule = [row for row in tables.shipped().sections if row.key == "sol.open_ended_change"]
    return before.duration == "open_ended" and any(row.valid_on(before.day) for row in rule)
