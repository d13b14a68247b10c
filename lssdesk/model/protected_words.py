"""The strings that tell where a protected person is, and where in some texts they stand."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import msgspec

from lssdesk.model import document
from lssdesk.model.case import Case, Sender
from lssdesk.model.protected import (
    APPLICATION,
    NEARBY,
    NEW_IDENTITY,
    ORDER,
    TOGETHER,
    anybody,
    contact_hidden,
    elsewhere,
    place_hidden,
)

What = Literal["street", "postcode", "city", "co", "phone", "email", "place", "name", "number"]
PARTS = ("application", "inquiry", "decision", "service", "appeal", "order", "follow_up", "register")
"""Parts of a case that an officer writes text in."""
CONFIRMED = "/application/answers/protection_text/text"
"""Why what was found may stand there."""
_OWN_REASONS = "/decision/acknowledged/"
_EMAIL = re.compile(r"[^\s,;<>()]+@[^\s,;<>()]+")
_PHONE = re.compile(r"\+?\d(?:[\s\-/()]*\d){6,}")
_TOWN = re.compile(r"(\d{3}\s?\d{2})\s+(\D+)")
_HOUSE = re.compile(r"(\D{3,}?)\s+\d.*")
_LABEL = re.compile(r"(?:tfn|tel|telefon|mobil|e-?post|mejl|adress)\b[.:]?\s*", re.IGNORECASE)
_ROUND = 24  # signs of a text that are shown before and after what was found
_POSTCODE = 5  # digits
_LEAST = 2  # letters or digits that something has to have to tell anything


@dataclass(frozen=True)
class Secret:
    """One string that is kept back, what it is, and the field that holds it."""

    text: str
    what: What
    pointer: str


@dataclass(frozen=True)
class Found:
    """A secret that stands in a text: ``where`` is the text's pointer or place, ``words`` those around."""

    secret: Secret
    where: str
    words: str


def secrets(case: Case) -> tuple[Secret, ...]:
    """All strings that are kept back in a case, each once; none where nobody is protected.

    What the sender's own details say is no secret: it stands in the head of every letter.
    """
    if not anybody(case):
        return ()
    names = {name.casefold() for name in _names(case) if name.strip()}
    found = {
        one.text.casefold(): one
        for one in (*_of_person(case), *_of_others(case))
        if sum(map(str.isalnum, one.text)) >= _LEAST and one.text.casefold() not in names
    }
    told = _sender_words(case.sender)
    return tuple(one for one in found.values() if not _pattern(one.text).search(told))


def _names(case: Case) -> Iterator[str]:
    yield from (case.person.name, case.person.given_name, case.person.family_name)
    yield from (one.name for one in case.register.representatives)
    yield from (one.name for one in case.register.household)
    yield from (case.officer, case.order.provider, case.application.applicant_name)


def _sender_words(sender: Sender) -> str:
    words = (sender.municipality, sender.board, sender.unit, sender.street, sender.postcode, sender.city)
    return "\n".join((*words, sender.phone, sender.email, sender.web, sender.court))


def _of_person(case: Case) -> Iterator[Secret]:
    if not place_hidden(case):
        return
    person = case.person
    address = person.address
    yield Secret(address.co.strip(), "co", "/person/address/co")
    yield from _street(address.street.strip(), "/person/address/street")
    yield Secret(address.postcode.strip(), "postcode", "/person/address/postcode")
    yield Secret(address.city.strip(), "city", "/person/address/city")
    yield from _pieces(person.phone, "/person/phone")
    yield from _pieces(person.email, "/person/email")
    if person.protection == NEW_IDENTITY:
        yield Secret(person.reserve_number.strip(), "number", "/person/reserve_number")
    for part, ids in (("application", APPLICATION), ("order", ORDER)):
        yield from _answers(case, part, ids)


def _of_others(case: Case) -> Iterator[Secret]:
    for place, one in enumerate(case.register.representatives):
        if contact_hidden(case, one):
            yield from _pieces(one.contact, f"/register/representatives/{place}/contact")
    if elsewhere(case):
        yield from _pieces(case.order.provider_contact, "/order/provider_contact")
        yield from _answers(case, "order", (*NEARBY, *TOGETHER))


def _answers(case: Case, part: str, ids: Iterable[str]) -> Iterator[Secret]:
    answers = getattr(case, part).answers
    for id in ids:
        if id in answers:
            yield from _pieces(answers[id].text, f"/{part}/answers/{id}/text")


def _street(text: str, pointer: str) -> Iterator[Secret]:
    """The line, and the name of the street by itself."""
    yield Secret(text, "street", pointer)
    if house := _HOUSE.fullmatch(text):
        yield Secret(house[1].strip(), "street", pointer)


def _pieces(text: str, pointer: str) -> Iterator[Secret]:
    """What a contact that was written in one piece is made of."""
    yield from (Secret(one, "email", pointer) for one in _EMAIL.findall(text))
    left = _EMAIL.sub(",", text)
    yield from (Secret(one, "phone", pointer) for one in _PHONE.findall(left))
    for piece in re.split(r"[,;\n]", _PHONE.sub(",", left)):
        words = _LABEL.sub("", piece.strip()).strip(" .:-–")
        if town := _TOWN.fullmatch(words):
            yield Secret(town[1], "postcode", pointer)
            yield Secret(town[2].strip(), "city", pointer)
        elif any(map(str.isdigit, words)):
            yield from _street(words, pointer)
        else:
            yield Secret(words, "place", pointer)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Finds a secret however it is broken into lines, in either case; of a name also the genitive."""
    if "@" in text:
        return re.compile(re.escape(text), re.IGNORECASE)
    if not any(map(str.isalpha, text)):
        return re.compile(_digits("".join(filter(str.isdigit, text))))
    words = r"\s+".join(re.escape(word) for word in text.split())
    return re.compile(rf"(?<!\w){words}s?(?!\w)", re.IGNORECASE)


def _digits(digits: str) -> str:
    """A postcode, or digits in groups of any size; a telephone number also with the country's prefix."""
    if len(digits) == _POSTCODE:
        return rf"(?<!\d){digits[:3]}\s?{digits[3:]}(?!\d)"
    between = r"[\s\-/().–]{0,3}"
    local = digits.removeprefix("00").removeprefix("46") if len(digits) > 9 else digits
    if len(digits) > _POSTCODE and (local != digits or digits.startswith("0")):
        rest = between.join(local.lstrip("0"))
        return rf"(?<!\d)(?:\+46|0046|0){between}(?:\(?0\)?{between})?{rest}(?!\d)"
    return rf"(?<!\d){between.join(digits)}(?!\d)"


def found_in(texts: Iterable[tuple[str, str]], secrets: Iterable[Secret]) -> Iterator[Found]:
    """Where secrets stand in some texts, each text with its pointer or place.

    Of what lies within something longer that was found only the longer is told.
    """
    known = sorted(secrets, key=lambda one: -len(one.text))
    for where, text in texts:
        taken: list[range] = []
        for one in known:
            match = _pattern(one.text).search(text)
            if match and not any(match.start() in span and match.end() - 1 in span for span in taken):
                taken.append(range(*match.span()))
                yield Found(one, where, _around(text, match))


def _around(text: str, match: re.Match[str]) -> str:
    first, last = max(0, match.start() - _ROUND), min(len(text), match.end() + _ROUND)
    words = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{words}{'…' if last < len(text) else ''}"


def found_in_case(case: Case) -> Iterator[Found]:
    """Where in what an officer wrote a secret stands: the fields that are made for it left out."""
    known = secrets(case)
    if not known:
        return
    homes = {one.pointer for one in known}
    homes |= {f"/register/representatives/{n}/contact" for n in range(len(case.register.representatives))}
    yield from found_in(((at, text) for at, text in _written(case) if at not in homes), known)


def _written(case: Case) -> Iterator[tuple[str, str]]:
    whole = document.from_case(case)
    for part in PARTS:
        for pointer, text in leaves(whole.get(part), f"/{part}"):
            if pointer != CONFIRMED and not pointer.startswith(_OWN_REASONS):
                yield pointer, text


def leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a value with the pointer that leads to it."""
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(inner, f"{pointer}/{key}")
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from leaves(inner, f"{pointer}/{place}")
    elif isinstance(value, msgspec.Struct):
        for key in value.__struct_fields__:
            yield from leaves(getattr(value, key), f"{pointer}/{key}")


def old_identity(before: Case, now: Case) -> tuple[Secret, ...]:
    """Name and number of a letter's own day that a person with a new identity no longer has."""
    if now.person.protection != NEW_IDENTITY:
        return ()
    then, person = before.person, now.person
    number = then.personal_number
    old: list[tuple[str, str, What, str]] = [
        (then.given_name, person.given_name, "name", "/person/given_name"),
        (then.family_name, person.family_name, "name", "/person/family_name"),
        (number, person.personal_number, "number", "/person/personal_number"),
        (then.reserve_number, "", "number", "/person/reserve_number"),
    ]
    return tuple(Secret(was, what, at) for was, is_now, what, at in old if was.strip() and was != is_now)
