"""Plans with others, housing adaptation, aids, health care and dental support [004 §3.4–3.7, §12.1–12.5]."""

from collections.abc import Iterator

from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said

ANSWERS = "/inquiry/answers"
SIP_HEADINGS = (
    ("sip_measures", "vilka insatser som behövs"),
    ("sip_responsible", "vem som svarar för vilken insats"),
    ("sip_others", "vad andra än kommunen och regionen gör"),
    ("sip_lead", "vem som har det övergripande ansvaret"),
)
OFFERED = f"{ANSWERS}/sip_offered/choice"
PLAN = f"{ANSWERS}/sip_plan/choice"


def plan_without_consent(m: Matter) -> tuple[Hit, ...]:
    """HND-198: a later withdrawal does not undo that the plan was made with consent."""
    made = m.answer("sip_plan").choice in ("made", "both")
    consent = any(one.kind == "sip" and one.day for one in m.case.register.consents)
    return when(made and not consent, PLAN, "/register/consents", field="/register/consents")


def _not_offered(m: Matter) -> bool:
    return m.answer("sip_offered").choice not in ("yes", "declined")


def plan_not_offered(m: Matter) -> tuple[Hit, ...]:
    """HND-198: need for coordination noted."""
    needed = m.answer("coordination_need").choice == "yes"
    return when(needed and _not_offered(m), f"{ANSWERS}/coordination_need/choice", OFFERED)


def plan_presumed(m: Matter) -> tuple[Hit, ...]:
    """HND-201: the person is in a group whose need is presumed; silent once HND-198 asks for the same."""
    presumed = m.answer("sip_group").choice not in (None, "none")
    asked = m.answer("coordination_need").choice == "yes"
    return when(presumed and not asked and _not_offered(m), f"{ANSWERS}/sip_group/choice", OFFERED)


def plan_incomplete(m: Matter) -> Iterator[Hit]:
    """HND-200: each of the four headings of a SIP."""
    yield from _missing_headings(m, "made")


def both_plans_incomplete(m: Matter) -> Iterator[Hit]:
    """HND-202: a plan under LSS 10 § that is to be a SIP too meets each demand on a SIP."""
    yield from _missing_headings(m, "both")


def _missing_headings(m: Matter, plan: str) -> Iterator[Hit]:
    if m.answer("sip_plan").choice == plan:
        for id, name in SIP_HEADINGS:
            if not said(m.answer(id).text):
                yield hit(PLAN, f"{ANSWERS}/{id}", field=f"{ANSWERS}/{id}", rubrik=name)


def individual_plan_not_offered(m: Matter) -> tuple[Hit, ...]:
    """HND-203: at a grant, offered on a stated day, whatever the answer."""
    plan = m.answer("individual_plan")
    offered = plan.choice in ("yes", "declined")
    field = f"{ANSWERS}/individual_plan{'/day' if offered else ''}"
    missing = not offered or plan.day is None
    return when(m.grants and missing, "/decision/outcome", f"{ANSWERS}/individual_plan", field=field)


def adaptation_not_told(m: Matter) -> tuple[Hit, ...]:
    """HND-235: asked early when support is given at home; told with a day where it is needed."""
    answer = m.answer("housing_adaptation")
    undated = answer.choice in ("told", "grant") and answer.day is None
    field = f"{ANSWERS}/housing_adaptation{'/day' if undated else ''}"
    open_question = m.inquiry.opened is not None and (answer.choice is None or undated)
    return when(open_question, f"{ANSWERS}/housing_adaptation", field=field)


def adaptation_grant_for_special_housing(m: Matter) -> tuple[Hit, ...]:
    """HND-236: no grant is paid for the housing of LSS 9 § 8 and 9."""
    return when(m.answer("housing_adaptation").choice == "grant", f"{ANSWERS}/housing_adaptation/choice")


def instructor_not_told(m: Matter) -> tuple[Hit, ...]:
    """HND-238: only once the municipality has said that there is an instructor."""
    impaired = m.answer("sight_hearing").choice == "yes"
    exists = said(m.policy.text("sight_hearing_instructor"))
    return when(impaired and exists, f"{ANSWERS}/sight_hearing/choice")


def delegated_care_counted(m: Matter) -> tuple[Hit, ...]:
    """HND-239: no time is granted for health care that is done by delegation."""
    counted = m.answer("delegated_care").choice == "yes"
    return when(counted and not m.refused_whole, f"{ANSWERS}/delegated_care/choice")


def egenvard_without_evidence(m: Matter) -> tuple[Hit, ...]:
    """HND-240: who with a licence judged it, and in which document of which day (HFD 2021 ref. 11)."""
    answer = m.answer("egenvard")
    unproven = not said(answer.text) or answer.day is None
    field = f"{ANSWERS}/egenvard{'/day' if said(answer.text) else ''}"
    counted = answer.choice == "yes" and not m.refused_whole
    return when(counted and unproven, f"{ANSWERS}/egenvard", field=field)


def dental_support_not_told(m: Matter) -> tuple[Hit, ...]:
    """HND-242: who is granted an LSS measure may have dental support."""
    return when(m.grants and m.answer("dental").choice is None, "/decision/outcome")


CHECKS: Checks = {
    "HND-198": plan_without_consent,
    "HND-198/offer": plan_not_offered,
    "HND-200": plan_incomplete,
    "HND-201": plan_presumed,
    "HND-202": both_plans_incomplete,
    "HND-203": individual_plan_not_offered,
    "HND-235": adaptation_not_told,
    "HND-236": adaptation_grant_for_special_housing,
    "HND-238": instructor_not_told,
    "HND-239": delegated_care_counted,
    "HND-240": egenvard_without_evidence,
    "HND-242": dental_support_not_told,
}
