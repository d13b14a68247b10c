"""Korttidstillsyn: age and school, grounds that are none, and what is in fact met [004 §9.7]."""

from datetime import date

from lssdesk.law.age import age
from lssdesk.law.checks.findings import Checks, Hit, when
from lssdesk.law.checks.inquiry import questions_open
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.checks.relief import ANSWERS

GROUND = "/decision/refusal_ground"
FROM = "/decision/valid_from"
_SCHOOL_CARE_ENDS = 13
"""Fritidshem is offered through the spring term of the year in which the pupil turns 13 [KTS-001]."""


def too_young(m: Matter) -> tuple[Hit, ...]:
    """KTS-002: the measure is for youth over 12, by default from the birthday (A-12)."""
    least, start = m.policy.value("kts_min_age"), m.decision.valid_from
    young = m.born is not None and start is not None and least is not None and age(m.born, start) < least
    return when(m.grants and young, m.born_fact, FROM, alder=least)


def school_care_first(m: Matter) -> tuple[Hit, ...]:
    """KTS-002: before that spring term ends, fritidshem may be the school's duty."""
    start = m.decision.valid_from
    ends = m.policy.value("kts_spring_term_end")
    early = m.born is not None and start is not None and _before_term_ends(start, m.born, ends)
    return when(m.grants and early, m.born_fact, FROM)


def _before_term_ends(day: date, born: date, ends: int | None) -> bool:
    """``ends``: last day of the term, 612 for 12 June; None is unset, and then the year alone decides."""
    year = born.year + _SCHOOL_CARE_ENDS
    in_term = ends is not None and day.month * 100 + day.day <= ends
    return day.year < year or (day.year == year and in_term)


def no_school(m: Matter) -> tuple[Hit, ...]:
    """KTS-002: the measure is for school youth."""
    return when(not said(m.answer("school").text), f"{ANSWERS}/school")


def guardian_at_home(m: Matter) -> tuple[Hit, ...]:
    """KTS-004: that a guardian has no gainful work is no ground."""
    return when(m.refuses and m.decision.refusal_ground == "guardian_not_working", GROUND)


def lives_in_service(m: Matter) -> tuple[Hit, ...]:
    """KTS-005: met within the housing first; pedagogical or social reasons can ask for something else."""
    lives = m.answer("housing_kind").choice == "bmss_child"
    reason = any(said(m.answer(id).text) for id in ("pedagogical_reason", "social_reason"))
    known = said(m.answer("met_by_housing").text)
    return when(lives and not (known and reason), f"{ANSWERS}/housing_kind/choice")


def more_assistance(m: Matter) -> tuple[Hit, ...]:
    """KTS-006: nobody is refused because more assistance could be had (HFD 2015 ref. 35)."""
    return when(m.refuses and m.decision.refusal_ground == "assistance_could_increase", GROUND)


def assistance(m: Matter) -> tuple[Hit, ...]:
    """KTS-006: whether the granted assistance in fact meets the need."""
    unknown = not said(m.answer("met_by_assistance").text)
    return when(m.application.has_assistance == "yes" and unknown, "/application/has_assistance")


def outside_hours(m: Matter) -> tuple[Hit, ...]:
    """KTS-009: other hours are arranged one by one."""
    opens, closes = m.policy.value("kts_opens"), m.policy.value("kts_closes")
    asked = m.answer("outside_hours").choice == "yes" and opens is not None and closes is not None
    shown = {"oppnar": _clock(opens), "stanger": _clock(closes)}
    return when(asked, f"{ANSWERS}/outside_hours/choice", **shown)


def _clock(value: int | None) -> str:
    hours, minutes = divmod(value or 0, 100)
    return f"{hours:02}.{minutes:02}"


CHECKS: Checks = {
    "KTS-002": too_young,
    "KTS-002/term": school_care_first,
    "KTS-002/school": no_school,
    "KTS-004": guardian_at_home,
    "KTS-005": lives_in_service,
    "KTS-006": more_assistance,
    "KTS-006/assistance": assistance,
    "KTS-008": questions_open,
    "KTS-009": outside_hours,
}
