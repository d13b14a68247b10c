"""How long a grant runs, why, and whether that fits the hours [004 §5.5.1, Bilaga 2; HRS-014]."""

from datetime import date
from typing import cast

from lssdesk.law import standing
from lssdesk.law.checks.findings import Checks, Hit, when
from lssdesk.law.checks.matter import Matter, day_after, own_words, said
from lssdesk.law.hours import Measure as HoursMeasure
from lssdesk.law.hours import Policy, fit
from lssdesk.law.hours.policy import HourModel
from lssdesk.law.tables import words

REASONS = "/decision/duration_reasons"
DURATION = "/decision/duration"
FROM = "/decision/valid_from"
TO = "/decision/valid_to"


def period_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-104: limited with a last day, or until further notice; others have no period."""
    limited = m.decision.duration == "limited"
    missing = m.decision.duration is None or (limited and m.decision.valid_to is None)
    field = TO if limited else DURATION
    return when(m.grants and not m.without_period and missing, "/decision/outcome", DURATION, field=field)


def _period(m: Matter) -> tuple[date, date] | None:
    """First and last day of a time-limited grant, once both are there."""
    first, last = m.decision.valid_from, m.decision.valid_to
    limited = m.grants and m.decision.duration == "limited"
    return (first, last) if limited and first is not None and last is not None else None


def period_backwards(m: Matter) -> tuple[Hit, ...]:
    """HND-104: a period cannot end before it begins."""
    period = _period(m)
    return when(period is not None and period[1] < period[0], FROM, TO)


def period_unreasoned(m: Matter) -> tuple[Hit, ...]:
    """HND-104: why this period, also where it runs until further notice."""
    chosen = m.grants and not m.without_period
    return when(chosen and not said(m.decision.duration_reasons), DURATION, REASONS)


def standard_length(m: Matter) -> tuple[Hit, ...]:
    """HND-105: a limit reasoned by a template, a bare length, the routine or the yearly follow-up alone."""
    text = m.decision.duration_reasons
    standard = (
        words("placeholder").search(text) is not None
        or words("only_length").search(text) is not None
        or (words("review").search(text) is not None and words("cause").search(text) is None)
        or _routine(m, text)
    )
    return when(m.grants and m.decision.duration == "limited" and said(text) and standard, DURATION, REASONS)


def _routine(m: Matter, text: str) -> bool:
    """Whether a text holds nothing but lengths, follow-up, routine and the law's words."""
    named = words("review").search(text) is not None or words("routine").search(text) is not None
    for key in ("review", "routine", "length"):
        text = words(key).sub(" ", text)
    return named and not own_words(m, text)


def _hours_measure(m: Matter) -> HoursMeasure | None:
    """The measure as the hours engine names it; only those with an hours ledger have one."""
    return cast(HoursMeasure, m.measure.id) if m.measure is not None and m.measure.hours else None


def hour_model(m: Matter) -> HourModel | None:
    """The hour model of the day of the decision (hours.md §1)."""
    measure = _hours_measure(m)
    return m.hours.model_on(measure, m.law_day) if measure else None


def does_not_fit(m: Matter) -> tuple[Hit, ...]:
    """HRS-014 (LED-022, LSOL-032): whole frames, to the last of a month; the nearest such days are named."""
    period, model = _period(m), hour_model(m)
    if period is None or model is None or model.model == "free" or period[1] < period[0]:
        return ()
    months = Policy(frame_months=model.frame_months).months(model.measure)
    result = fit(*period, months)
    nearest = " eller ".join(str(day) for day in result.nearest)
    return when(not result.fits, FROM, TO, sista=period[1], ramar=months, narmast=nearest)


def _renewed(m: Matter) -> date | None:
    """Last day of the running grant that this case renews: applied for before that grant ends.

    None where one has no end; an interim decision is not renewed but followed by the one it waited for.
    """
    granted = [one for one in m.case.earlier if standing.grants(one) and one.kind != "interim"]
    ends = [standing.last_day(one, m.case.earlier) for one in granted]
    last = max((day for day in ends if day is not None), default=None)
    return last if last is not None and None not in ends and m.applied <= last else None


def gap_between(m: Matter) -> tuple[Hit, ...]:
    """HND-110: the new decision starts later than the day after the old one ends."""
    last, start = _renewed(m), m.decision.valid_from
    gap = last is not None and start is not None and start > day_after(last)
    return when(m.grants and gap, FROM, slut=last)


def renewal_late(m: Matter) -> tuple[Hit, ...]:
    """HND-110: still undecided near the end, as near as the municipality has set; unset, it is not judged."""
    last, lead = _renewed(m), m.policy.value("renewal_lead_days")
    if last is None or lead is None:
        return ()
    near = last.toordinal() - lead <= m.as_of.toordinal()
    return when(m.decision.outcome is None and near, "/application/received", slut=last)


CHECKS: Checks = {
    "HND-104/period": period_missing,
    "HND-104/order": period_backwards,
    "HND-104": period_unreasoned,
    "HND-105": standard_length,
    "HRS-014": does_not_fit,
    "HND-110": gap_between,
    "HND-110/lead": renewal_late,
}
