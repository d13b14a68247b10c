"""Evidence, visits, objections, delay, and support while the inquiry runs [004 §4.4, §5.4, FL 11–12 §§]."""

from collections.abc import Iterator
from datetime import timedelta

from lssdesk.law.checks.child import children, closing
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.deadlines import four_weeks
from lssdesk.law.tables import words
from lssdesk.model.case import HomeVisit

ANSWERS = "/inquiry/answers"
REQUEST = f"{ANSWERS}/decision_request/day"
BEFORE_THE_END = timedelta(weeks=3)
"""A week before the four weeks of FL 12 § end (HND-262)."""


def support_not_arranged(m: Matter) -> tuple[Hit, ...]:
    """HND-066: the need is answered with yes, or noted on the person and not answered with no."""
    answer, person = m.answer("communication_needs"), m.case.person
    noted = said(person.communication) or person.profile.asks
    needed = answer.choice == "yes" or (noted and answer.choice is None)
    field = f"{ANSWERS}/communication_{'arranged' if answer.choice else 'needs'}"
    missing = needed and not said(m.answer("communication_arranged").text)
    return when(missing, "/person/communication", f"{ANSWERS}/communication_needs", field=field)


def own_account_only(m: Matter) -> tuple[Hit, ...]:
    """HND-070: every certificate rests on the person's own account, and the material is not found enough."""
    evidence = m.inquiry.evidence
    only = bool(evidence) and all(one.basis == "own_account" for one in evidence)
    enough = m.answer("evidence_enough").choice == "yes"
    return when(only and not enough, "/inquiry/evidence", f"{ANSWERS}/evidence_enough")


def carer_not_told(m: Matter) -> Iterator[Hit]:
    """HND-074: each relative who gives support is told of the support for relatives."""
    for place, one in enumerate(m.case.register.household):
        if one.carer == "yes" and one.carer_informed is None:
            row = f"/register/household/{place}"
            yield hit(f"{row}/carer", field=f"{row}/carer_informed", namn=one.name or "En närstående")


def visit_without_consent(m: Matter) -> Iterator[Hit]:
    """HND-075: made in whole or part; the consent stands with the visit or in the register."""
    for place, visit in enumerate(m.inquiry.home_visits):
        if visit.done in ("yes", "unclear") and not _consented(m, visit):
            row = f"/inquiry/home_visits/{place}"
            yield hit(f"{row}/done", f"{row}/consent_day", field=f"{row}/consent_day")


def _consented(m: Matter, visit: HomeVisit) -> bool:
    """Given by somebody, and not only after the visit."""
    day, given = visit.day or m.as_of, visit.consent_day
    own = said(visit.consent_by) and given is not None and given <= day
    return own or any(one.kind == "home_visit" and one.holds_on(day) for one in m.case.register.consents)


def not_told_of_no_visit(m: Matter) -> tuple[Hit, ...]:
    """HND-077: refused for material that a home visit would have given."""
    insufficient = m.refuses and m.decision.refusal_ground == "insufficient_material"
    matters = m.answer("no_visit").choice == "yes"
    untold = m.answer("no_visit_told").day is None
    return when(insufficient and matters and untold, "/decision/refusal_ground", f"{ANSWERS}/no_visit")


def resources_delay(m: Matter) -> tuple[Hit, ...]:
    """HND-089, SOLG-013: lack of resources is no reason to delay either."""
    field = f"{ANSWERS}/delay_notice/text"
    found = words("resources").search(m.answer("delay_notice").text)
    return when(found is not None, field, ord=found.group() if found else "")


def parental_part_unstated(m: Matter) -> tuple[Hit, ...]:
    """HND-091: where the source does not demand the comparison, say why it matters or not."""
    field = f"{ANSWERS}/parental_responsibility"
    asked = m.measure is not None and not m.measure.parental_comparison and m.child and closing(m)
    return when(asked and not said(m.answer("parental_responsibility").text), m.born_fact, field)


def interim_not_asked(m: Matter) -> tuple[Hit, ...]:
    """HND-093: only once the municipality has set a time."""
    days, start = m.policy.value("interim_question_days"), m.application.received
    open_case = m.decision.day is None and m.answer("interim_need").choice is None
    if days is None or start is None or not open_case:
        return ()
    return when((m.as_of - start).days >= days, "/application/received", dagar=(m.as_of - start).days)


def request_unanswered(m: Matter) -> tuple[Hit, ...]:
    """HND-262: a request to decide (FL 12 §), a week before its four weeks end, and nothing drafted."""
    asked = m.answer("decision_request").day
    drafted = m.decision.outcome is not None and m.kind != "interim"  # which answers nothing: HND-094
    answered = drafted or m.answer("decision_request_refused").day is not None
    if asked is None or answered or m.as_of - asked < BEFORE_THE_END:
        return ()
    return (hit(REQUEST, "/decision/outcome", sista=four_weeks(asked)),)


def delay_not_told(m: Matter) -> tuple[Hit, ...]:
    """HND-262: past the municipality's target, and the person has not been told that it takes longer."""
    days, start = m.policy.value("handling_target_days"), m.application.received
    open_case = m.decision.outcome is None and m.answer("delay_notice").day is None
    if days is None or start is None or not open_case:
        return ()
    return when((m.as_of - start).days > days, "/application/received", f"{ANSWERS}/delay_notice/day")


def objection_not_placed(m: Matter) -> tuple[Hit, ...]:
    """HND-261: what the person holds to be wrong stands with the entry that it concerns."""
    entry = f"{ANSWERS}/objection_entry/text"
    objected = said(m.answer("objection").text)
    return when(objected and not said(m.answer("objection_entry").text), f"{ANSWERS}/objection/text", entry)


def routine_missing(m: Matter) -> Iterator[Hit]:
    """HND-251: the step is opened, and the municipality has registered no routine for it."""
    for setting, pointer, opened in _steps(m):
        if opened and not said(m.policy.text(setting)):
            yield hit(pointer, field=pointer, rutin=m.policy.label(setting).lower())


def _steps(m: Matter) -> Iterator[tuple[str, str, bool]]:
    """Setting of each routine, the fact that opens its step, and whether it does."""
    exposed = m.answer("violence").choice in ("yes", "suspected")
    yield (
        "routine_coordination",
        f"{ANSWERS}/coordination_need/choice",
        m.answer("coordination_need").choice == "yes",
    )
    yield (
        "routine_neuropsychiatric",
        f"{ANSWERS}/neuropsychiatric/text",
        said(m.answer("neuropsychiatric").text),
    )
    yield "routine_violence", f"{ANSWERS}/violence/choice", exposed
    yield "routine_children", f"{ANSWERS}/violence_report", exposed and (m.child or bool(children(m)))
    ready, notice = m.answer("discharge_ready").day, m.answer("discharge_notice").day
    yield "routine_discharge", f"{ANSWERS}/discharge_notice/day", bool(ready or notice)
    yield "routine_protected", "/person/protection", m.case.person.protection != "none"


CHECKS: Checks = {
    "HND-066": support_not_arranged,
    "HND-070": own_account_only,
    "HND-074": carer_not_told,
    "HND-075": visit_without_consent,
    "HND-077": not_told_of_no_visit,
    "HND-089/delay": resources_delay,
    "HND-091/other": parental_part_unstated,
    "HND-093": interim_not_asked,
    "HND-251": routine_missing,
    "HND-261": objection_not_placed,
    "HND-262": request_unanswered,
    "HND-262/notice": delay_not_told,
}
