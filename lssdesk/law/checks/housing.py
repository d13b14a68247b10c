"""Housing for children and adults: forms, school, grounds that never hold, other measures [004 §9.8–9.9]."""

from collections.abc import Iterator

from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.inquiry import questions_open
from lssdesk.law.checks.matter import Matter, said

ANSWERS = "/inquiry/answers"
ASSISTANCE = "/application/has_assistance"
FORM = f"{ANSWERS}/housing_form"
GROUND = "/decision/refusal_ground"
OUTCOME = "/decision/outcome"
SERVICE = ("gruppbostad", "servicebostad")
"""Housing with special service for adults: with staff, unlike the specially adapted dwelling (BOV-001)."""
PARTNER_LACKS_NEED = "partner_lacks_need"
"""A reason against living together that never holds; no form offers it (BOV-008)."""
_TOGETHER = ("need", "quality", "design", "permit", "other")


def choice(m: Matter, id: str) -> str | None:
    """The chosen option of an inquiry question."""
    return m.answer(id).choice


def ground(m: Matter, *grounds: str) -> tuple[Hit, ...]:
    """One hit where a full or partial refusal rests on one of the grounds."""
    return when(m.refuses and m.decision.refusal_ground in grounds, GROUND)


def not_told_of_forms(m: Matter) -> tuple[Hit, ...]:
    """BOB-003, BOV-002: told, on a day, that the board tries which form is needed."""
    told = m.answer("forms_informed")
    missing = told.day is None or not said(told.text)
    field = f"{ANSWERS}/forms_informed" + ("" if not said(told.text) else "/day")
    return when(m.decision.outcome is not None and missing, OUTCOME, field=field)


def limited_to_a_form(m: Matter) -> tuple[Hit, ...]:
    """BOB-003, BOV-002: one application covers every form (RÅ 2010 ref. 91)."""
    return when(choice(m, "limited_to_form") == "yes", f"{ANSWERS}/limited_to_form/choice")


def form_missing(m: Matter) -> tuple[Hit, ...]:
    """BOB-005, BOV-003: a grant names the form."""
    return when(m.grants and choice(m, "housing_form") is None, f"{FORM}/choice", OUTCOME)


def form_unreasoned(m: Matter) -> tuple[Hit, ...]:
    """BOB-005, BOV-003: and says why; for a child it may stand where the best interests are weighed."""
    why = said(m.answer("housing_form").text) or said(m.answer("best_interest_form").text)
    return when(m.grants and choice(m, "housing_form") is not None and not why, f"{FORM}/choice", OUTCOME)


def schooling_over(m: Matter) -> tuple[Hit, ...]:
    """BOB-002: an adult without schooling, or whose upper secondary has ended; or open at the outcome."""
    ended = m.answer("school_ends").day
    over = ended is not None and ended < m.day
    open_question = m.decision.outcome is not None and choice(m, "schooling") is None
    none = m.aged(m.day, 18, 200) and (choice(m, "schooling") == "ended" or open_question)
    return when(over or none, f"{ANSWERS}/schooling/choice", f"{ANSWERS}/school_ends/day", m.born_fact)


def pupils_home(m: Matter) -> tuple[Hit, ...]:
    """BOB-008: these schools have pupil homes of their own."""
    school = choice(m, "school_form") in ("specialskola", "rh_gymnasium")
    return when(school, f"{ANSWERS}/school_form/choice")


def assistance_beside(m: Matter) -> tuple[Hit, ...]:
    """BOB-010: care is a part of the housing, so assistance beside it is the exception."""
    return when(m.application.has_assistance == "yes" and not m.refused_whole, ASSISTANCE)


def assistance_in_childrens_home(m: Matter) -> tuple[Hit, ...]:
    """BOB-010, from the side of assistance."""
    kind = choice(m, "housing_kind")
    return when(kind in ("bmss_child", "family_home"), f"{ANSWERS}/housing_kind/choice")


def adapted_alone(m: Matter) -> tuple[Hit, ...]:
    """BOV-006: the adapted dwelling holds no support, so another measure has to meet a need of it."""
    alone = choice(m, "housing_form") == "sarskilt_anpassad" and choice(m, "support_need") == "yes"
    unmet = choice(m, "other_support") in ("no", "not_needed") or (
        m.decision.outcome is not None and choice(m, "other_support") is None
    )
    facts = (f"{FORM}/choice", f"{ANSWERS}/support_need/choice")
    return when(alone and unmet, *facts, f"{ANSWERS}/other_support/choice")


def adapts_the_present_home(m: Matter) -> tuple[Hit, ...]:
    """BOV-007: adapting the person's own dwelling is another matter (RÅ 2008 ref. 39)."""
    return when(choice(m, "adapt_dwelling") == "yes", f"{ANSWERS}/adapt_dwelling/choice")


def together_refused(m: Matter) -> Iterator[Hit]:
    """BOV-008: every heading is weighed, and the other person needs no need of the measure."""
    wish = choice(m, "cohabitation") == "yes"
    if not wish or choice(m, "cohabitation_result") not in ("no", PARTNER_LACKS_NEED):
        return
    fact = f"{ANSWERS}/cohabitation_result/choice"
    if choice(m, "cohabitation_result") == PARTNER_LACKS_NEED:
        yield hit(fact, field=f"{ANSWERS}/cohabitation_result")
    names = [f"{ANSWERS}/cohabitation_{name}" for name in _TOGETHER]
    empty = [name for name in names if not said(m.answer(name.rsplit("/", 1)[1]).text)]
    if empty:
        yield hit(fact, *empty, field=empty[0])


def served_twice(m: Matter) -> tuple[Hit, ...]:
    """BOV-009: the housing gives care, so assistance or home care beside it is the exception."""
    served = choice(m, "housing_form") in SERVICE and not m.refused_whole
    applied = {
        ASSISTANCE: m.application.has_assistance == "yes",
        f"{ANSWERS}/home_care/choice": choice(m, "home_care") == "yes",
    }
    facts = [pointer for pointer, yes in applied.items() if yes]
    return when(served and bool(facts), f"{FORM}/choice", *facts, field=facts[0] if facts else None)


def assistance_in_adults_home(m: Matter) -> tuple[Hit, ...]:
    """BOV-009, from the side of assistance; the adapted dwelling is combinable (§13)."""
    return when(choice(m, "housing_kind") == "bmss_adult", f"{ANSWERS}/housing_kind/choice")


def no_reservation_unreasoned(m: Matter) -> tuple[Hit, ...]:
    """BOV-011: without an end date the reservation is considered, and a "no" says why."""
    no = m.decision.reservation == "no" and not said(m.decision.reservation_reasons)
    facts = ("/decision/reservation", "/decision/duration")
    return when(m.grants and m.decision.duration == "open_ended" and no, *facts)


CHECKS: Checks = {
    "BOB-001": lambda m: ground(m, "not_tried_first"),
    "BOB-002": schooling_over,
    "BOB-003": not_told_of_forms,
    "BOB-003/limited": limited_to_a_form,
    "BOB-004": questions_open,
    "BOB-005": form_missing,
    "BOB-005/reasons": form_unreasoned,
    "BOB-007": lambda m: ground(m, "closer_school"),
    "BOB-008": pupils_home,
    "BOB-010": assistance_beside,
    "BOB-010/assistance": assistance_in_childrens_home,
    "BOV-002": not_told_of_forms,
    "BOV-002/limited": limited_to_a_form,
    "BOV-003": form_missing,
    "BOV-003/reasons": form_unreasoned,
    "BOV-004": questions_open,
    "BOV-006": adapted_alone,
    "BOV-007": adapts_the_present_home,
    "BOV-008": together_refused,
    "BOV-009": served_twice,
    "BOV-009/assistance": assistance_in_adults_home,
    "BOV-011": no_reservation_unreasoned,
}
