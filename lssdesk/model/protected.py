"""Protected identities: who has one, what tells where that person is, and a case without it.

What leaves the program is composed of :func:`outward`, so that what must not stand there was never there
[HND-014; OSL 21:3, 21:3 a].  For one output an officer may compose of :func:`opened` instead, except where
the person has a new identity.  :mod:`lssdesk.model.protected_words` finds what an officer wrote herself.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from lssdesk.model.case import Address, Answer, Case, HouseholdMember, Person, Register, Representative

NEW_IDENTITY = "fingerade_personuppgifter"
ELSEWHERE = ("skyddad_folkbokforing", NEW_IDENTITY)
"""Kinds under which also what together with other facts tells the place is kept back [OSL 21:3 a]."""
APPLICATION = ("letter_address", "stay")
"""Questions of the application whose text is an address of the person."""
ORDER = ("elsewhere_place",)
"""Questions of the order whose text is where the person lives; kept back for the person's own sake."""
NEARBY = ("contact_person_address",)
"""Questions of the order whose text is the address of somebody who is where the person is."""
TOGETHER = ("elsewhere_home",)
"""Questions of the order that name a municipality: a letter goes to it, so it stays and is looked at."""


def marked(case: Case) -> Iterator[str]:
    """Pointers to those who have a protected identity: the person, representatives, the household."""
    if case.person.protection != "none":
        yield "/person/protection"
    for name in ("representatives", "household"):
        for place, one in enumerate(getattr(case.register, name)):
            if one.protected == "yes":
                yield f"/register/{name}/{place}/protected"


def anybody(case: Case) -> bool:
    """Whether anyone in the case has a protected identity."""
    return next(marked(case), None) is not None


def elsewhere(case: Case) -> bool:
    """Whether also what tells the place only together with other facts is kept back."""
    return case.person.protection in ELSEWHERE


def place_hidden(case: Case) -> bool:
    """Whether where the person lives is kept back: for her own sake, or for somebody who lives with her.

    Who is in the household lives there until it is said that they do not; so does a custodian.
    """
    register = case.register
    return (
        case.person.protection != "none"
        or any(one.protected == "yes" and one.lives_here != "no" for one in register.household)
        or any(one.protected == "yes" and _lives_here(register, one) for one in register.representatives)
    )


def _lives_here(register: Register, one: Representative) -> bool:
    known = [other for other in register.household if _same(one, other)]
    if known:
        return any(other.lives_here != "no" for other in known)
    return one.kind == "vardnadshavare"


def _same(one: Representative, other: HouseholdMember) -> bool:
    return " ".join(one.name.casefold().split()) == " ".join(other.name.casefold().split()) != ""


def contact_hidden(case: Case, one: Representative) -> bool:
    """Whether a representative's contact is kept back: her own, or one that leads to the person."""
    return one.protected == "yes" or place_hidden(case)


def number_hidden(case: Case) -> bool:
    """Whether the personal number is kept back: with it others find the address."""
    return case.person.protection != "none"


def outward(case: Case) -> Case:
    """The case that output is composed of: without place and contact of the protected and those around."""
    if not anybody(case):
        return case
    register = msgspec.structs.replace(
        case.register,
        representatives=tuple(
            msgspec.structs.replace(one, contact="") if contact_hidden(case, one) else one
            for one in case.register.representatives
        ),
    )
    if not place_hidden(case):
        return msgspec.structs.replace(case, register=register)
    near, own = elsewhere(case), ORDER if number_hidden(case) else ()
    application = msgspec.structs.replace(
        case.application, answers=_without(case.application.answers, APPLICATION)
    )
    order = msgspec.structs.replace(
        case.order,
        answers=_without(case.order.answers, (*own, *(NEARBY if near else ()))),
        provider_contact="" if near else case.order.provider_contact,
    )
    return msgspec.structs.replace(
        case, person=_person(case.person), register=register, application=application, order=order
    )


def _person(person: Person) -> Person:
    """Without place and contact; of a new identity also without a number that another body once gave."""
    bare = msgspec.structs.replace(person, address=Address(), phone="", email="")
    if person.protection != NEW_IDENTITY:
        return bare
    return msgspec.structs.replace(bare, reserve_number="", number_kind=None)


def _without(answers: Mapping[str, Answer], ids: Iterable[str]) -> dict[str, Answer]:
    """The answers with the text of some of them taken away."""
    gone = set(ids)
    return {id: msgspec.structs.replace(one, text="") if id in gone else one for id, one in answers.items()}


def unnumbered(case: Case) -> Case:
    """The case for a table of rows: as :func:`outward`, and without numbers where they are kept back."""
    bare = outward(case)
    if not number_hidden(case):
        return bare
    person = msgspec.structs.replace(bare.person, personal_number="", reserve_number="")
    return msgspec.structs.replace(bare, person=person)


def may_open(case: Case) -> bool:
    """Whether an output may hold place and contact for once: never where the person has a new identity."""
    return anybody(case) and case.person.protection != NEW_IDENTITY


def opened(case: Case) -> Case:
    """The case as if nobody in it were protected, for one output that an officer has looked at twice.

    Where :func:`may_open` says no it is the case itself.
    """
    if not may_open(case):
        return case
    register = msgspec.structs.replace(
        case.register,
        representatives=tuple(
            msgspec.structs.replace(one, protected=None) for one in case.register.representatives
        ),
        household=tuple(msgspec.structs.replace(one, protected=None) for one in case.register.household),
    )
    person = msgspec.structs.replace(case.person, protection="none")
    return msgspec.structs.replace(case, person=person, register=register)
