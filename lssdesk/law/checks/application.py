"""Who applies, in what capacity, and what the person wants [004 §5.2, §5.3]."""

from collections.abc import Iterator

from lssdesk.law import parties
from lssdesk.law.checks.custodians import permitted
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import REPRESENTATIVES, Matter, said
from lssdesk.law.representatives import within

WHO = "/application/applicant"
ATTITUDE = "/application/attitude"
CAPACITY = "/application/capacity"
OTHER = "/application/second_custodian"


def no_application(m: Matter) -> Iterator[Hit]:
    """HND-097: a measure is given on request only.  A refusal needs no request to be lawful."""
    if m.refused_whole:
        return
    for field, name in (("/application/received", "när ansökan kom in"), (WHO, "vem som har ansökt")):
        if m.value(field) is None:
            yield hit(field, field=field, uppgift=name)


def not_authorised(m: Matter) -> tuple[Hit, ...]:
    """HND-097 under SoL: a child under 15 does not speak for itself."""
    alone = m.application.applicant == "person" and m.aged(m.applied, 0, 15)
    return when(alone and not m.refused_whole, WHO, m.born_fact)


def attitude_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-021: the person's own attitude is looked into also when somebody else applies."""
    return when(m.represented and m.application.attitude is None, WHO, ATTITUDE)


def against_the_will(m: Matter) -> tuple[Hit, ...]:
    """HND-022: adults, and 15–17-year-olds who can take a position; who is of unknown age counts as adult."""
    young = m.aged(m.day, 15, 18) and m.application.capacity == "able"
    own_will = young or not m.child
    opposes = m.application.attitude == "opposes"
    return when(m.grants and opposes and own_will, ATTITUDE, "/decision/outcome")


def child_without_representative(m: Matter) -> tuple[Hit, ...]:
    """HND-025: under 15 on the day of the application."""
    applicant = m.application.applicant
    missing = applicant is not None and applicant not in REPRESENTATIVES
    return when(missing and m.aged(m.applied, 0, 15), WHO, m.born_fact)


def own_request_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-026: from 15 to 17 on the day of the decision, able, and only a custodian or guardian has asked."""
    guardian = m.application.applicant in ("vardnadshavare", "formyndare")
    young = m.aged(m.day, 15, 18) and m.application.capacity == "able"
    whose = "förmyndarens" if m.application.applicant == "formyndare" else "vårdnadshavarens"
    return when(guardian and young and not m.refused_whole, WHO, CAPACITY, m.born_fact, foretradare=whose)


def custodian_opposes(m: Matter) -> tuple[Hit, ...]:
    """HND-027: another LSS measure than housing, so the officer judges how far the custodian decides."""
    opposes = parties.opposing(m.case, m.day) and not within("childs_housing", m.measure, m.law_day)
    return when(opposes and m.aged(m.day, 15, 18) and not m.refused_whole, OTHER, m.born_fact)


def capacity_unstated(m: Matter) -> tuple[Hit, ...]:
    """HND-028: a representative applies for somebody of 15 or more who is not said to lack the ability."""
    stands_in = m.application.applicant in REPRESENTATIVES
    open_question = m.application.capacity in (None, "able")
    return when(stands_in and open_question and m.aged(m.applied, 15, 200), WHO, CAPACITY, m.born_fact)


def _one_custodian(m: Matter) -> bool:
    other = parties.second_custodian(m.case, m.applied)
    alone = other not in ("applied", "sole_custody") and not permitted(m)
    return m.application.applicant == "vardnadshavare" and alone and m.aged(m.applied, 0, 18)


def _way(m: Matter) -> str:
    """What FB 6 kap. 13 a § says of the measure, which only covers a few (HND-036)."""
    covered = within("one_custodian", m.measure, m.law_day)
    return "kan prövas för" if covered else "omfattar inte"


def second_custodian_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-029: a warning until the decision; at a grant too, once the exception has its written reason."""
    reasoned = said(m.decision.acknowledged.get("HND-029"))
    return when(_one_custodian(m) and (reasoned or not m.grants), WHO, OTHER, m.born_fact, vag=_way(m))


def granted_to_one_custodian(m: Matter) -> tuple[Hit, ...]:
    """HND-029: a grant on one custodian's application blocks as long as no exception is reasoned."""
    reasoned = said(m.decision.acknowledged.get("HND-029"))
    return when(_one_custodian(m) and m.grants and not reasoned, WHO, OTHER, "/decision/outcome")


def young_party(m: Matter) -> tuple[Hit, ...]:
    """HND-030: from 15 the young person is a party beside the custodians."""
    named = [one.name for one in parties.parties(m.case, m.born, m.applied) if said(one.name)]
    known = f" Parter nu: {', '.join(named)}." if len(named) > 1 else ""
    return when(m.aged(m.applied, 15, 18), m.born_fact, parter=known)


def identity_not_established(m: Matter) -> tuple[Hit, ...]:
    """HND-019: identification may be asked for, never demanded."""
    return when(m.application.identity in (None, "not_yet"), "/application/identity")


def identity_risk(m: Matter) -> tuple[Hit, ...]:
    """HND-020: who declines is told what it may lead to."""
    declined = m.application.identity == "declined"
    return when(declined and m.application.identity_risk_informed is None, "/application/identity")


def lss_not_told(m: Matter) -> tuple[Hit, ...]:
    """HND-171: unless the person is found outside the personkrets; the SoL forms do not ask for it."""
    outside = m.inquiry.personkrets.result == "none"
    facts = ("/inquiry/personkrets/result", "/application/lss_informed")
    return when(m.application.lss_informed is None and not outside, *facts)


CHECKS: Checks = {
    "HND-097": no_application,
    "HND-097/child": not_authorised,
    "HND-021": attitude_missing,
    "HND-022": against_the_will,
    "HND-025": child_without_representative,
    "HND-026": own_request_missing,
    "HND-027": custodian_opposes,
    "HND-028": capacity_unstated,
    "HND-029": second_custodian_missing,
    "HND-029/grant": granted_to_one_custodian,
    "HND-030": young_party,
    "HND-019": identity_not_established,
    "HND-020": identity_risk,
    "HND-171": lss_not_told,
}
