"""Who acts for the person on what authority, protected identities, what is told to others."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from lssdesk.law import parties, tables
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.representatives import Because, Situation, Verdict, power, verdict, within
from lssdesk.model import protected
from lssdesk.model.case import Consent, Disclosure, Representative
from lssdesk.model.person import ConsentKind

WHO = "/application/applicant"
REGISTER = "/register/representatives"
CONSENTS = "/register/consents"
TOLD = "/register/disclosures"
ROUTINE = "/application/answers/protection_routine/day"
FORWARDED = "/application/answers/routing_forwarded/choice"
ORDERED = ("formyndare", "god_man", "forvaltare")
RELATIVES = ("adult", "relation", "condition_after_18", "nearer", "same_step", "nobody_else")


def verdicts(m: Matter) -> Iterator[tuple[Representative, Verdict]]:
    """Each representative in whose capacity the application was made, on its day."""
    others = m.case.register.representatives
    day = max(m.applied, tables.first_day())
    person = parties.situated(m.case, m.born, m.applied)
    for one in parties.acting(m.case):
        now = Situation(m.measure, m.act, person, day, tuple(other for other in others if other is not one))
        yield one, verdict(one, now)


def _pointer(m: Matter, one: Representative) -> str:
    places = [place for place, other in enumerate(m.case.register.representatives) if other is one]
    return f"{REGISTER}/{places[0]}/name" if places else REGISTER


def _brought_by(m: Matter, *kinds: str) -> bool:
    """One of these has applied, and the application is not refused: a refusal needs no authority."""
    return m.application.applicant in kinds and not m.refused_whole


def _failing(m: Matter, one: Representative, grounds: Iterable[Because]) -> Iterator[Hit]:
    for ground in grounds:
        yield hit(WHO, _pointer(m, one), field=REGISTER, namn=one.name or "Företrädaren", brist=ground.text)


def authority_ended(m: Matter) -> Iterator[Hit]:
    """HND-042: ended, revoked, not begun, or not for this matter, on the day of the application."""
    if m.refused_whole:
        return
    for one, found in verdicts(m):
        kinds = ["authority", "office", *([] if one.kind == "framtidsfullmakt" else ["scope"])]
        yield from _failing(m, one, [each for each in found.against(*kinds) if each.holds == "no"])


def order_unknown(m: Matter) -> tuple[Hit, ...]:
    """HND-042: a grant on the application of somebody whose order nobody has seen."""
    seen = any(not found.against("order") for _, found in verdicts(m))
    return when(m.grants and m.application.applicant in ORDERED and not seen, WHO, REGISTER)


def mandate_for_the_future(m: Matter) -> Iterator[Hit]:
    """HND-053: in force, for personal matters, and without a restriction that covers the measure."""
    if not _brought_by(m, "framtidsfullmakt"):
        return
    acting = list(verdicts(m))
    if not acting:
        yield hit(WHO, REGISTER, namn="Företrädaren", brist="Framtidsfullmakten är inte registrerad.")
    for one, found in acting:
        restricted = [each for each in found.against("scope") if each.holds == "no"]
        yield from _failing(m, one, [*found.against("in_force", "personal_matters"), *restricted])


def relative_applies_for_housing(m: Matter) -> tuple[Hit, ...]:
    """HND-054: outside what FB 17 kap. gives."""
    return when(_brought_by(m, "anhorig") and within("housing", m.measure, m.law_day), WHO, "/measure")


def relative_applies_for_lss(m: Matter) -> tuple[Hit, ...]:
    """HND-054: not among those who may request LSS measures."""
    other = not within("housing", m.measure, m.law_day)
    return when(_brought_by(m, "anhorig") and other, WHO, "/measure")


def relatives_authority(m: Matter) -> Iterator[Hit]:
    """HND-253: the condition arose after 18, in the order of the act, and nobody else acts."""
    if not _brought_by(m, "anhorig"):
        return
    acting = list(verdicts(m))
    if not acting:
        yield hit(WHO, REGISTER, namn="Den anhöriga", brist="Släktskap och villkor är inte registrerade.")
    for one, found in acting:
        yield from _failing(m, one, found.against(*RELATIVES))


def personal_agent_applies(m: Matter) -> tuple[Hit, ...]:
    """HND-056: supports the person, but is no representative, whatever the application calls the capacity."""
    name = m.application.applicant_name.casefold().split()
    agents = [one for one in m.case.register.representatives if one.kind == "personligt_ombud"]
    disguised = m.application.applicant == "ombud" and name in [one.name.casefold().split() for one in agents]
    return when(_brought_by(m, "personligt_ombud") or (disguised and bool(name)), WHO)


def no_right_to_apply(m: Matter) -> tuple[Hit, ...]:
    """HND-097: a grant on the application of somebody who may not apply under this act at all."""
    who = m.application.applicant
    if not m.grants or who is None or who == "person":
        return ()
    row = power(who, m.law_day)
    never = (row.sol if m.act == "sol" else row.lss) == "no"
    return when(never, WHO, "/decision/outcome", slag=row.name)


def _mandates(m: Matter) -> list[Representative]:
    found = [one for one in m.case.register.representatives if one.kind == "ombud" and one.revoked is None]
    return found or ([Representative(kind="ombud")] if _brought_by(m, "ombud") else [])


def mandate_incomplete(m: Matter) -> Iterator[Hit]:
    """HND-057: the name and what the assignment covers (FL 15 §)."""
    for one in _mandates(m):
        missing = [("namn", one.name), ("uppdragets omfattning", one.scope)]
        names = " och ".join(name for name, text in missing if not said(text))
        if names:
            yield hit(_pointer(m, one), field=REGISTER, uppgift=names)


def mandate_unsigned(m: Matter) -> Iterator[Hit]:
    """HND-057: a written one should be signed; witnesses are not needed."""
    for one in _mandates(m):
        if one.basis == "written" and one.signed != "yes":
            yield hit(_pointer(m, one), field=REGISTER, namn=one.name)


def oral_mandate_unnoted(m: Matter) -> Iterator[Hit]:
    """HND-058: when, to whom and what it covers."""
    for one in _mandates(m):
        noted = one.basis_day is not None and said(one.basis_note) and said(one.scope)
        if one.basis == "oral" and not noted:
            yield hit(_pointer(m, one), field=REGISTER, namn=one.name or "ombudet")


def mandate_unconfirmed(m: Matter) -> Iterator[Hit]:
    """HND-059: no day at all, or longer ago than the municipality has set."""
    days = m.policy.value("mandate_confirm_days")
    for one in m.case.register.representatives:
        if one.kind != "ombud" or not one.acts_on(m.day):
            continue
        known = [day for day in (one.basis_day, one.valid_from, one.confirmed) if day is not None]
        if not known or (days is not None and _older(max(known), days, m.day)):
            yield hit(_pointer(m, one), field=REGISTER, namn=one.name or "ombudet")


def _older(known: date, days: int, today: date) -> bool:
    return (today - known) > timedelta(days=min(days, 999_999_999))


def routine_unconfirmed(m: Matter) -> tuple[Hit, ...]:
    """HND-014: before a decision is printed with name, address or whereabouts."""
    who = tuple(protected.marked(m.case))
    unconfirmed = m.asked("protection_routine").day is None
    routine = m.policy.text("routine_protected")
    words = f" Rutinen: {routine}" if routine else ""
    return when(bool(who) and unconfirmed and m.drafted, *who, ROUTINE, rutin=words)


def forwarded_openly(m: Matter) -> tuple[Hit, ...]:
    """HND-015: ordinary routing does not apply to a protected person."""
    openly = m.asked("routing_forwarded").choice == "email"
    return when(openly and m.case.person.protection != "none", "/person/protection", FORWARDED)


def _told(m: Matter) -> Iterator[tuple[str, Disclosure]]:
    """What was, or is to be, told or sent with the person's identity."""
    for place, one in enumerate(m.case.register.disclosures):
        if one.outcome not in ("refused", "anonymised"):
            yield f"{TOLD}/{place}/ground", one


def _consented(m: Matter, one: Disclosure, *kinds: ConsentKind) -> bool:
    day = one.day or m.day
    consents: tuple[Consent, ...] = m.case.register.consents
    return any(each.holds_on(day) and (not kinds or each.kind in kinds) for each in consents)


def _grounded(m: Matter, one: Disclosure) -> bool:
    if one.ground == "consent":
        return _consented(m, one)
    return one.ground is not None


def document_without_ground(m: Matter) -> Iterator[Hit]:
    """HND-011: a document leaves the file only on a ground, after an assessment."""
    for pointer, one in _told(m):
        stated = one.ground is not None and (one.ground != "other" or said(one.assessment))
        if one.kind == "document" and not stated:
            yield hit(pointer, field=TOLD, mottagare=one.recipient or "mottagaren")


def talk_without_ground(m: Matter) -> Iterator[Hit]:
    """HND-012: cooperation covers only what is not secret, else it is consultation without names."""
    for pointer, one in _told(m):
        document = one.kind == "document" and one.ground is None  # HND-011 says so
        if one.to != "relative" and not document and not _grounded(m, one):
            yield hit(pointer, CONSENTS, field=TOLD, mottagare=one.recipient or "mottagaren")


def relative_without_consent(m: Matter) -> Iterator[Hit]:
    """HND-055: a relative without authority is consulted if the person consents."""
    for pointer, one in _told(m):
        other_ground = one.ground not in (None, "consent")
        if one.to == "relative" and not other_ground and not _consented(m, one, "relatives"):
            yield hit(pointer, CONSENTS, field=CONSENTS, mottagare=one.recipient or "en anhörig")


CHECKS: Checks = {
    "HND-042": authority_ended,
    "HND-042/order": order_unknown,
    "HND-053": mandate_for_the_future,
    "HND-054": relative_applies_for_housing,
    "HND-054/lss": relative_applies_for_lss,
    "HND-253": relatives_authority,
    "HND-056": personal_agent_applies,
    "HND-097/authority": no_right_to_apply,
    "HND-057": mandate_incomplete,
    "HND-057/signed": mandate_unsigned,
    "HND-058": oral_mandate_unnoted,
    "HND-059": mandate_unconfirmed,
    "HND-014": routine_unconfirmed,
    "HND-015": forwarded_openly,
    "HND-011": document_without_ground,
    "HND-012": talk_without_ground,
    "HND-055": relative_without_consent,
}
