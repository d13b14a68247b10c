"""A child's custodians: whose consent is needed, one against the other; coming birthdays."""

from collections.abc import Iterator
from datetime import date, timedelta

from lssdesk.law import age, parties
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.representatives import birthdays, within

ANSWERS = "/application/answers"
TRACK = f"{ANSWERS}/one_custodian_track/choice"
PERMISSION = f"{ANSWERS}/permission"
SUITABLE = f"{ANSWERS}/without_custodian"
CHILD = f"{ANSWERS}/child_consents"
OUTCOME = "/decision/outcome"
REGISTER = "/register/representatives"


def tracked(m: Matter) -> bool:
    """The way of FB 6 kap. 13 a § is tried."""
    return m.asked("one_custodian_track").choice == "yes"


def permitted(m: Matter) -> bool:
    """The board has allowed a measure that the section covers, at the latest on the day of the decision."""
    permission = m.asked("permission")
    given = permission.choice == "granted" and permission.day is not None and permission.day <= m.day
    decided = [one for one in m.case.earlier if one.kind == "permission" and one.outcome != "refused"]
    allowed = any(one.day is not None and one.day <= m.day for one in decided)
    covered = within("one_custodian", m.measure, m.law_day)
    return covered and (allowed or (tracked(m) and given))


def childs_housing_opposed(m: Matter) -> tuple[Hit, ...]:
    """HND-027: where a child lives is within what the custodians decide."""
    housing = within("childs_housing", m.measure, m.law_day)
    opposed = parties.opposing(m.case, m.day)
    return when(housing and opposed and m.child and not m.refused_whole, REGISTER, m.born_fact, OUTCOME)


def _child_wants(m: Matter) -> bool:
    return m.application.applicant == "person" or m.asked("child_consents").choice == "yes"


def _suitable(m: Matter) -> bool:
    answer = m.asked("without_custodian")
    return answer.choice == "yes" and said(answer.text)


def _grants_to_child(m: Matter) -> bool:
    return m.grants and m.child and not permitted(m)


def _missing(m: Matter) -> str:
    return " och ".join(parties.consent_missing(m.case, m.day))


def _contact(m: Matter) -> bool:
    return within("contact", m.measure, m.law_day)


def _left_out(m: Matter) -> str:
    """What the way without custodians still lacks, in words."""
    parts = [(_child_wants(m), "barnets eget samtycke"), (_suitable(m), "varför det är lämpligt")]
    return " och ".join(name for there, name in parts if not there)


def _without_custodian(m: Matter) -> tuple[Hit, ...]:
    """From 12 on: neither all custodians' consent, nor the child's with a reason why it is suitable."""
    missing, left = _missing(m), _left_out(m)
    field = CHILD if not _child_wants(m) else SUITABLE
    facts = (REGISTER, CHILD, SUITABLE, m.born_fact)
    return when(bool(missing and left), *facts, field=field, vem=missing, saknas=left)


def open_service_unconsented(m: Matter) -> tuple[Hit, ...]:
    """HND-031: open services to 12–17-year-olds, to 30 June 2025."""
    old_enough = m.aged(m.day, 12, age.ADULT)
    return _without_custodian(m) if _grants_to_child(m) and old_enough and not _contact(m) else ()


def open_service_too_young(m: Matter) -> tuple[Hit, ...]:
    """HND-031: the exception starts at 12."""
    young = _grants_to_child(m) and m.aged(m.day, 0, 12) and not _contact(m)
    missing = _missing(m)
    return when(young and bool(missing), REGISTER, m.born_fact, vem=missing)


def contact_unconsented(m: Matter) -> tuple[Hit, ...]:
    """HND-032: a contact person, by the child's age, to 30 June 2025."""
    if not _grants_to_child(m) or not _contact(m):
        return ()
    missing, left = _missing(m), _left_out(m)
    if m.aged(m.day, 15, age.ADULT):
        lacking = left
    elif m.aged(m.day, 12, 15):
        lacking = f"{missing} eller {left}" if missing and left else ""
    else:
        lacking = missing
    return when(bool(lacking), REGISTER, CHILD, SUITABLE, m.born_fact, saknas=lacking)


def consent_of_custodian(m: Matter) -> tuple[Hit, ...]:
    """HND-252: the ladder for every SoL measure from 1 July 2025, and what custodians always decide."""
    missing = _missing(m)
    if not _grants_to_child(m) or not missing:
        return ()
    if within("custodian_always", m.measure, m.law_day):
        why = "Vårdnadshavarens samtycke krävs alltid för en sådan insats."
        return (hit(REGISTER, "/measure", vem=missing, varfor=why),)
    if m.aged(m.day, 0, 12):
        return (hit(REGISTER, m.born_fact, vem=missing, varfor="Barnet är under 12 år, och då behövs det."),)
    found = _without_custodian(m)
    why = f"Ange {_left_out(m)}, eller hämta in samtycket."
    return tuple(hit(*one.facts, field=one.field, vem=missing, varfor=why) for one in found)


def nobody_consents(m: Matter) -> tuple[Hit, ...]:
    """HND-035: one custodian at least wants the measure."""
    return when(tracked(m) and not parties.consenting(m.case, m.day), TRACK, REGISTER)


def not_covered(m: Matter) -> tuple[Hit, ...]:
    """HND-036: only some measures can be allowed against one custodian's will."""
    known = m.measure is not None
    return when(tracked(m) and known and not within("one_custodian", m.measure, m.law_day), TRACK, "/measure")


def permission_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-037: the permission comes before, and apart from, the decision on the measure."""
    before = within("one_custodian", m.measure, m.law_day) and not permitted(m)
    return when(tracked(m) and m.grants and before, TRACK, f"{PERMISSION}/day", field=f"{PERMISSION}/choice")


def permission_by_officer(m: Matter) -> tuple[Hit, ...]:
    """HND-038: not below a section of the board."""
    by = m.asked("permission_by").choice
    section = m.policy.text("permission_section")
    name = f": {section}" if section else ""
    return when(tracked(m) and by == "officer", f"{ANSWERS}/permission_by/choice", utskott=name)


def board_applies(m: Matter) -> tuple[Hit, ...]:
    """HND-040: the board as applicant under LVU rests on case law."""
    return when(m.application.applicant == "lvu_namnd", "/application/applicant")


def coming_birthday(m: Matter) -> Iterator[Hit]:
    """HND-034: within the time that the municipality has set; unset is not judged."""
    lead = m.policy.value("birthday_lead_days")
    if lead is None or m.born is None:
        return
    for row in birthdays(m.act, m.law_day):
        day = turning(m.born, row.years)
        if day is not None and timedelta() <= day - m.as_of <= timedelta(days=min(lead, 999_999_999)):
            yield hit(m.born_fact, alder=row.years, dag=day.isoformat(), andras=row.change)


def turning(born: date, years: int) -> date | None:
    """The day of turning ``years`` (1 March where 29 February is missing); None past the calendar."""
    year = born.year + years
    if year > date.max.year:
        return None
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


CHECKS: Checks = {
    "HND-027/housing": childs_housing_opposed,
    "HND-031": open_service_unconsented,
    "HND-031/young": open_service_too_young,
    "HND-032": contact_unconsented,
    "HND-252": consent_of_custodian,
    "HND-034": coming_birthday,
    "HND-035": nobody_consents,
    "HND-036": not_covered,
    "HND-037": permission_missing,
    "HND-038": permission_by_officer,
    "HND-040": board_applies,
}
