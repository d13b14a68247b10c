"""Who is a party, who applied, and what a child's custodians say [HND-027 to HND-032, HND-252].

The register of the people around the person is used where it holds the answer, else the application.
"""

from dataclasses import dataclass
from datetime import date

from lssdesk.law.age import ADULT, age
from lssdesk.law.representatives import SPEAKS, Person
from lssdesk.model.case import Case, Representative

FOR = ("applies", "consents")


@dataclass(frozen=True)
class Party:
    """Somebody who gets the material, the decision and an own time for appeal [HND-030]."""

    name: str
    role: str  # "person" or "vardnadshavare"
    speaks: bool  # for oneself: from 15, and when grown up


def custodians(case: Case, day: date) -> tuple[Representative, ...]:
    """The custodians in the register whose custody holds on ``day``."""
    return tuple(
        one for one in case.register.representatives if one.kind == "vardnadshavare" and one.acts_on(day)
    )


def parties(case: Case, born: date | None, day: date) -> tuple[Party, ...]:
    """The person, and until 18 the custodians, by name where the register has them."""
    years = None if born is None else age(born, day)
    found = [Party(case.person.name, "person", years is None or years >= SPEAKS)]
    if years is not None and years < ADULT:
        named = [one.name for one in custodians(case, day)] or [_applying_custodian(case)]
        found += [Party(name, "vardnadshavare", True) for name in named]
    return tuple(found)


def _applying_custodian(case: Case) -> str:
    return case.application.applicant_name if case.application.applicant == "vardnadshavare" else ""


def second_custodian(case: Case, day: date) -> str | None:
    """What the other custodian says: as the application has it, else as the register's custodians do."""
    said = case.application.second_custodian
    known = custodians(case, day)
    if said is not None or len(known) < 2:
        return said
    positions = {one.position for one in known}
    if "opposes" in positions:
        return "opposes"
    return "applied" if positions == {"applies"} else "not_asked"


def opposing(case: Case, day: date) -> bool:
    """Whether a custodian opposes what is applied for."""
    return second_custodian(case, day) == "opposes" or any(
        one.position == "opposes" for one in custodians(case, day)
    )


def consent_missing(case: Case, day: date) -> tuple[str, ...]:
    """Whose consent as custodian is not there, each in words; empty where all consent.

    Without custodians in the register an application by one is that one's consent, and what is said of the
    other is the other's.
    """
    known = custodians(case, day)
    if known:
        missing = [one.name or "en vårdnadshavare" for one in known if one.position not in FOR]
        alone = len(known) == 1 and case.application.second_custodian in ("opposes", "not_asked")
        return (*missing, *(["den andra vårdnadshavaren"] if alone else []))
    if case.application.applicant != "vardnadshavare":
        return ("vårdnadshavaren",)
    both = case.application.second_custodian in ("applied", "sole_custody")
    return () if both else ("den andra vårdnadshavaren",)


def consenting(case: Case, day: date) -> bool:
    """Whether at least one custodian wants or consents to the measure [HND-035]."""
    applies = case.application.applicant == "vardnadshavare"
    return applies or any(one.position in FOR for one in custodians(case, day))


def acting(case: Case) -> tuple[Representative, ...]:
    """The representatives in the register in whose capacity the application was made.

    The named one where the application names one of them, else all of the kind.
    """
    application = case.application
    kind = [one for one in case.register.representatives if one.kind == application.applicant]
    named = [one for one in kind if _same(one.name, application.applicant_name)]
    return tuple(named or kind)


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split()) != ""


def situated(case: Case, born: date | None, day: date) -> Person:
    """The person as the table of representatives asks about them."""
    return Person(None if born is None else age(born, day), case.application.capacity)
