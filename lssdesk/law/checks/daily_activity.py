"""Daglig verksamhet: groups 1 and 2, age, studies, work, extent, and grounds that never hold [004 §9.10]."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from lssdesk.law import limits
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.housing import ANSWERS, ASSISTANCE, GROUND, OUTCOME, choice, ground
from lssdesk.law.checks.inquiry import questions_open
from lssdesk.law.checks.matter import Matter, day_after, said

RESULT = "/inquiry/personkrets/result"
FROM = "/decision/valid_from"
TO = "/decision/valid_to"
CONDITIONS = {
    "working_age": "är i yrkesverksam ålder",
    "no_employment": "saknar förvärvsarbete",
    "no_education": "inte utbildar sig",
}
"""Conditions of 9 § 10, as a sentence about the person goes on (DAG-001)."""


def condition_unmet(m: Matter) -> Iterator[Hit]:
    """DAG-001: a grant against a "no" or an "unclear" is possible, as for one course, with reasons."""
    for id, name in CONDITIONS.items() if m.grants else ():
        if choice(m, id) in ("no", "unclear"):
            field = f"{ANSWERS}/{id}"
            yield hit(f"{field}/choice", OUTCOME, field=field, villkor=name)


def group_three(m: Matter) -> tuple[Hit, ...]:
    """DAG-002: 9 § 10 is for groups 1 and 2; a grant to nobody's group is PKR-004's."""
    return when(m.grants and m.inquiry.personkrets.result == "3", RESULT, OUTCOME)


def sol_not_told(m: Matter) -> tuple[Hit, ...]:
    """DAG-002: refused in group 3, and not told of occupation under SoL; the ground itself is HND-175's."""
    third = m.inquiry.personkrets.result == "3" and m.decision.refusal_ground != "not_in_personkrets"
    return when(m.refused_whole and third and m.decision.sol_offered is None, RESULT, OUTCOME)


def _limit(m: Matter) -> tuple[date, int] | None:
    """The day on which the right normally ends, and the age (DAG-003, A-04: the birthday)."""
    return limits.reached("daily_activity", m.born) if m.born is not None else None


def _kept_on(m: Matter) -> bool:
    """The answers of DAG-003 say why the measure goes on after the age."""
    return all(
        choice(m, id) == "yes" or said(m.answer(id).text) for id in ("passivity_risk", "isolation_risk")
    )


def past_the_age(m: Matter) -> tuple[Hit, ...]:
    """DAG-003: a start at or an end after the age; silent once passivity and isolation are weighed."""
    limit = _limit(m)
    if limit is None or not m.grants or _kept_on(m):
        return ()
    start, end = m.decision.valid_from, m.decision.valid_to if m.decision.duration == "limited" else None
    past = (start is not None and start >= limit[0]) or (end is not None and end > limit[0])
    return when(past, m.born_fact, FROM, TO, alder=limit[1], dag=limit[0])


def no_end_at_the_age(m: Matter) -> tuple[Hit, ...]:
    """DAG-014: an end date, at the latest the day of the age, or later where DAG-003 is answered."""
    limit, end = _limit(m), m.decision.valid_to
    if limit is None or not m.grants or m.decision.duration is None:
        return ()
    late = end is not None and end > limit[0] and not _kept_on(m)
    missing = m.decision.duration == "open_ended"
    field = "/decision/duration" if missing else TO
    return when(missing or late, m.born_fact, field, field=field, alder=limit[1], dag=limit[0])


def before_school_ends(m: Matter) -> tuple[Hit, ...]:
    """DAG-005: starts before upper secondary is over, or before 18 where no end of it is registered."""
    start, ends = m.decision.valid_from, m.answer("school_ends").day
    if not m.grants or start is None:
        return ()
    early = start < ends if ends is not None else m.aged(start, 0, 18)
    return when(early, FROM, f"{ANSWERS}/school_ends/day", m.born_fact)


def studies_too_long(m: Matter) -> tuple[Hit, ...]:
    """DAG-006: more hours of study a week than the municipality has set; unset is not judged."""
    most = m.policy.value("dag_max_study_hours_week")
    hours = _number(m.answer("study_hours").text)
    long = most is not None and hours is not None and hours > most
    return when(long, f"{ANSWERS}/study_hours/text", mest=most)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ".").strip())
    except InvalidOperation:
        return None


def ends_with_employment(m: Matter) -> tuple[Hit, ...]:
    """DAG-007: on the way to work there may be a time of transition, so the measure need not end that day."""
    begins, end = m.answer("employment").day, m.decision.valid_to
    if begins is None or end is None or choice(m, "work_plan") != "yes":
        return ()
    same = begins in (end, day_after(end))
    return when(m.grants and same, f"{ANSWERS}/employment/day", TO)


def work_unclear(m: Matter) -> tuple[Hit, ...]:
    """DAG-009: which help toward work was given is clear before a grant, or obviously not needed."""
    open_question = choice(m, "af_contact") in (None, "needed")
    return when(m.grants and open_question, f"{ANSWERS}/af_contact/choice", OUTCOME)


def only_the_school(m: Matter) -> tuple[Hit, ...]:
    """DAG-011: the school's own assessment may weigh much, but does not decide alone."""
    rows = m.inquiry.evidence
    alone = bool(rows) and all(row.profession == "school" for row in rows)
    return when(m.decision.outcome is not None and alone, "/inquiry/evidence", OUTCOME)


def assistance_meanwhile(m: Matter) -> tuple[Hit, ...]:
    """DAG-013: the provider gives all care needed to take part."""
    during = choice(m, "assistance_during") == "yes"
    return when(during, f"{ANSWERS}/assistance_during/choice", ASSISTANCE)


def assistance_asks_for_it(m: Matter) -> tuple[Hit, ...]:
    """DAG-013, from the side of assistance."""
    return when(choice(m, "pas_daily_activity") == "yes", f"{ANSWERS}/pas_daily_activity/choice")


def long_without_reservation(m: Matter) -> tuple[Hit, ...]:
    """DAG-015: longer than the municipality calls long, and a "no" without reasons; unset is not judged."""
    years, start = m.policy.value("dag_long_decision_years"), m.decision.valid_from
    no = m.decision.reservation == "no" and not said(m.decision.reservation_reasons)
    if years is None or start is None or not m.grants or not no:
        return ()
    end = m.decision.valid_to if m.decision.duration == "limited" else date.max
    long = end is not None and end >= limits.birthday(start, years)
    return when(long, FROM, TO, "/decision/reservation", ar=years)


def attendance_unexamined(m: Matter) -> tuple[Hit, ...]:
    """DAG-019: cause, will and supplementary support come before low attendance decides anything."""
    ids = ("attendance_cause", "attendance_will", "attendance_support")
    empty = [f"{ANSWERS}/{id}" for id in ids if not said(m.answer(id).text)]
    low = m.refuses and m.decision.refusal_ground == "low_attendance"
    return when(low and bool(empty), GROUND, *empty, field=empty[0] if empty else None)


CHECKS: Checks = {
    "DAG-001": condition_unmet,
    "DAG-002": group_three,
    "DAG-002/sol": sol_not_told,
    "DAG-003": past_the_age,
    "DAG-005": before_school_ends,
    "DAG-006": studies_too_long,
    "DAG-007": ends_with_employment,
    "DAG-008": lambda m: ground(m, "income_source", "job_seeker"),
    "DAG-009": work_unclear,
    "DAG-009/refusal": lambda m: ground(m, "work_not_ruled_out"),
    "DAG-011": only_the_school,
    "DAG-012": questions_open,
    "DAG-013": assistance_meanwhile,
    "DAG-013/assistance": assistance_asks_for_it,
    "DAG-014": no_end_at_the_age,
    "DAG-015": long_without_reservation,
    "DAG-019": attendance_unexamined,
}
