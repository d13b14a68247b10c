"""Cases with strings that no text holds by chance, in every field that says where somebody is."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from random import Random
from typing import Any

import msgspec
import pikepdf

from lssdesk.model.case import Address, Answer, Case, HouseholdMember, Register, Representative
from tests.letters.pdf_reading import own_reading

KINDS = (
    "sekretessmarkering",
    "skyddad_folkbokforing",
    "fingerade_personuppgifter",
    "household",
    "custodian",
    "representative",
)
"""Whom the protection is for: the person in each way, or somebody around her who is named."""
OF_PERSON = KINDS[:3]
ELSEWHERE = KINDS[1:3]
_LETTERS = "bcdfghjklmnpqrstvwxz"


@dataclass(frozen=True)
class Planted:
    """A case of a kind, and the strings that must not leave with anything made of it."""

    case: Case
    secrets: tuple[str, ...]


def _word(random: Random) -> str:
    return "Q" + "".join(random.choices(_LETTERS, k=9))


def _digits(random: Random, count: int) -> str:
    return "".join(random.choices("3456789", k=count))


@dataclass(frozen=True)
class _Home:
    """An address with all ways to reach somebody, and what of it may stand nowhere."""

    address: Address
    phone: str
    email: str

    @property
    def words(self) -> tuple[str, ...]:
        one = self.address
        return (one.co, one.street.split()[0], one.postcode, one.city, self.phone, self.email)

    @property
    def in_one_piece(self) -> str:
        one = self.address
        town = f"{one.postcode[:3]} {one.postcode[3:]} {one.city}"
        return f"c/o {one.co}\n{one.street}, {town}\nTfn {self.phone}, {self.email}"


def _home(random: Random) -> _Home:
    address = Address(
        co=f"{_word(random)} {_word(random)}",
        street=f"{_word(random)} {random.randrange(1, 99)} B",
        postcode="9" + _digits(random, 4),
        city=_word(random),
    )
    phone = f"07{_digits(random, 1)}-{_digits(random, 3)} {_digits(random, 2)} {_digits(random, 2)}"
    return _Home(address, phone, f"{_word(random)}@{_word(random)}.example".lower())


def planted(case: Case, kind: str, random: Random) -> Planted:
    """The case with protection of a kind, and strings planted in every field of place and contact."""
    own, theirs, place, near = (_home(random) for _ in range(4))
    person = msgspec.structs.replace(
        case.person,
        address=own.address,
        phone=own.phone,
        email=own.email,
        protection=kind if kind in OF_PERSON else "none",
    )
    secrets = theirs.words if kind == "representative" else (*own.words, *theirs.words)
    application = _answered(case.application, place, "letter_address", "stay")
    order = _answered(case.order, place, *(("elsewhere_place",) if kind in OF_PERSON else ()))
    if kind in ELSEWHERE:
        order = msgspec.structs.replace(order, provider_contact=near.in_one_piece)
        order = _answered(order, near, *(id for id in ("contact_person_address",) if id in order.answers))
        secrets += near.words
    if kind != "representative":
        secrets += place.words
    whole = msgspec.structs.replace(
        case, person=person, register=_register(case, kind, theirs), application=application, order=order
    )
    return Planted(whole, secrets)


def _answered(part: Any, home: _Home, *ids: str) -> Any:
    answers = dict(part.answers)
    for id in ids:
        answers[id] = msgspec.structs.replace(answers.get(id, Answer()), text=home.in_one_piece)
    return msgspec.structs.replace(part, answers=answers)


def _register(case: Case, kind: str, home: _Home) -> Register:
    register = case.register
    known = register.representatives or (Representative(kind="god_man", name="Per Sund", basis="order"),)
    around = tuple(msgspec.structs.replace(one, contact=home.in_one_piece) for one in known)
    if kind in ("custodian", "representative"):
        changed = {"protected": "yes", **({"kind": "vardnadshavare"} if kind == "custodian" else {})}
        around = tuple(msgspec.structs.replace(one, **changed) for one in around)
    if kind == "representative":  # not one who lives with the person
        around = tuple(msgspec.structs.replace(one, kind="god_man") for one in around)
    members = (HouseholdMember(name="Bo Ek", protected="yes"),) if kind == "household" else ()
    household = tuple(one for one in register.household if kind != "representative")
    return msgspec.structs.replace(register, representatives=around, household=(*household, *members))


def squeezed(text: str) -> str:
    """A text as words are searched in it: however its lines are broken, in either case."""
    return re.sub(r"[\s\-\u00ad]", "", text).casefold()


def leaked(text: str, secrets: tuple[str, ...]) -> list[str]:
    """The secrets that stand in a text."""
    plain = squeezed(text)
    return [
        one for one in secrets if (_number(one).search(text) if _is_number(one) else squeezed(one) in plain)
    ]


def _is_number(secret: str) -> bool:
    return not any(map(str.isalpha, secret))


def _number(secret: str) -> re.Pattern[str]:
    """A number in groups of any size, and not within a longer one."""
    digits = r"[\s\-\u00ad]{0,2}".join(re.sub(r"\D", "", secret))
    return re.compile(rf"(?<!\d){digits}(?!\d)")


def leaked_by(pdf: bytes, secrets: tuple[str, ...]) -> list[str]:
    """The secrets in all that a PDF says: text as it is read aloud, metadata, strings, decoded streams.

    In streams numbers are left alone: coordinates would hold them by chance.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        said = "\n".join([*own_reading(pdf), str(document.docinfo)])
        inside = "\n".join([*_streams(document), *map(repr, document.objects), pdf.decode("latin-1")])
    words = tuple(one for one in secrets if not _is_number(one))
    return sorted({*leaked(said, secrets), *leaked(inside, words)})


def _streams(document: pikepdf.Pdf) -> Iterator[str]:
    for one in document.objects:
        if isinstance(one, pikepdf.Stream):
            try:
                yield one.read_bytes().decode("latin-1")
            except (pikepdf.PdfError, zlib.error):
                yield one.read_raw_bytes().decode("latin-1")
