"""Register extract for a person (*registerutdrag*): gathered, looked through, and handed out.

What is held back, for instance who told the board something [OSL 26 kap. 5 §], is chosen value by value with
a reason; it is in neither the paper nor the file, and both say that something was.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import select

from lssdesk import paths
from lssdesk.errors import Refused
from lssdesk.flow import access, extract_read, extract_words, policies, policy_values, records
from lssdesk.flow.extract_words import Item
from lssdesk.law.tables import Row, parse
from lssdesk.model import document, protected
from lssdesk.model.case import Case, Sender
from lssdesk.model.extract import FORMAT, Extract
from lssdesk.model.protected_words import found_in, secrets
from lssdesk.store.tables import CaseRow, PersonRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

DEED = "extract"
HELD = "extract/"
"""How the keys of the settings begin that hold what was held back from a person."""
PROVISION = "OSL 26 kap. 5 §"


class About(Row, frozen=True, kw_only=True):
    """Something that an extract says besides the data: purpose, recipients, times, rights."""

    id: str
    title: str
    text: str


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    about: tuple[About, ...]


@cache
def table() -> tuple[About, ...]:
    """The texts as they are shipped."""
    path = paths.resources() / "archive" / "extract.toml"
    return parse(path.read_text(encoding="utf-8"), path.name, _Table).about


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A value that is held back: what it answers, and why."""

    label: str
    reason: str
    provision: str = PROVISION


@dataclass(frozen=True)
class Gathered:
    """All that is held on a person, and each value in words; ``closed``: place and contact are left out."""

    person_id: str
    case_id: str
    case: Case
    extract: Extract
    items: tuple[Item, ...]
    closed: bool

    @property
    def told(self) -> tuple[Item, ...]:
        """What is to be looked at before it is handed out: others told it, or it tells a protected place."""
        known = secrets(self.case)
        places = ((one.pointer, one.value) for one in self.items) if known else ()
        found = {one.where for one in found_in(places, known)}
        own = self.extract.person.name

        def looked(one: Item) -> bool:
            return (one.told and one.words and one.value != own) or one.pointer in found

        return tuple(filter(looked, self.items))


@dataclass(frozen=True)
class Made:
    """The extract as paper and as a file."""

    pdf: bytes
    json: bytes


def gather(desk: "Desk", case_id: str, names: bool = False, reason: str = "") -> Gathered:
    """Everything on the person of a case; ``names``: who opened the cases by name, else by role.

    Refused as :func:`lssdesk.flow.access.check` is for any of the person's cases.
    """
    desk.officers.check(DEED)
    with desk.office.read() as reading:
        person = reading.get_one(PersonRow, reading.get_one(CaseRow, case_id).person_id)
        cases = list(
            reading.scalars(select(CaseRow).where(CaseRow.person_id == person.id).order_by(CaseRow.number))
        )
        ids = [one.id for one in cases]
    for id in ids:
        access.check(desk, id, reason)
    with desk.office.read() as reading:
        found = extract_read.extract(reading, person, cases, names)
        sender = msgspec.convert(records.sender(reading), Sender)
    known = {one.id: one.number for one in cases}
    case = Case(number=known[case_id], officer=desk.officer, person=found.person, register=found.register)
    case = msgspec.structs.replace(case, sender=sender)
    closed = protected.anybody(case)
    shown = _closed(found, case) if closed else found
    return Gathered(person.id, case_id, case, shown, extract_words.items(shown), closed)


def without(gathered: Gathered, held: Mapping[str, str]) -> tuple[Extract, tuple[Held, ...]]:
    """The extract without some values, by pointer with the reason.  Refused without a reason."""
    known = {one.pointer: one for one in gathered.items}
    content = msgspec.json.decode(msgspec.json.encode(gathered.extract))
    back = []
    for pointer, reason in held.items():
        if not any(map(str.isalnum, reason)):
            raise Refused(t("archive.refused.held_reason"), pointer)
        _blank(content, known[pointer])
        back.append(Held(label=known[pointer].label, reason=reason.strip()))
    return msgspec.convert(_whole(content), Extract), tuple(back)


def make(desk: "Desk", gathered: Gathered, held: Mapping[str, str]) -> Made:
    """The extract to hand out, without what is held back; a line in the log, and what was held is kept.

    Refused where the municipality's name is missing.
    """
    from lssdesk.flow import letters
    from lssdesk.letters import extract as paper

    left, back = without(gathered, held)
    today, rows = desk.today, [one for one in table() if one.valid_on(desk.today)]
    said = [(one.title, f"{one.text} {contact}".strip()) for one, contact in _with_contact(desk, rows)]
    letter = paper.letter(gathered.case, _lines(left), said, len(back), gathered.closed, today)
    made = Made(letters.pdf_of(letter, draft=False), _json(desk, left, rows, back))
    detail = t("archive.extract.detail", values=len(gathered.items), held=len(back))
    with desk.unit(DEED, t("archive.unit.extract"), gathered.case_id, detail) as unit:
        if back:
            key = f"{HELD}{gathered.person_id}"
            before = records.setting(unit, key).get("held", [])
            line = {"at": desk.now.isoformat(), "by": desk.officer, "what": msgspec.to_builtins(back)}
            records.keep_setting(unit, key, {"held": [*before, line]})
    return made


def _lines(left: Extract) -> list[tuple[tuple[str, ...], str, str]]:
    return [(one.group, one.label, one.value) for one in extract_words.items(left)]


def _with_contact(desk: "Desk", rows: list[About]) -> list[tuple[About, str]]:
    """Each text; the one on rights with the data protection officer's address, where it is set."""
    with desk.office.read() as reading:
        values = policy_values.handling(policies.overrides(reading), desk.today)
    contact = values.text("data_protection_contact").strip()
    more = t("archive.extract.contact", contact=contact) if contact else ""
    return [(one, more if one.id == "rights" else "") for one in rows]


def _json(desk: "Desk", left: Extract, rows: list[About], back: tuple[Held, ...]) -> bytes:
    content = {
        "format": FORMAT,
        "version": 1,
        "made": desk.local_now.isoformat(timespec="seconds"),
        "about": [{"title": one.title, "text": one.text, "source": one.source} for one in rows],
        "data": msgspec.to_builtins(left),
        "held_back": len(back),
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=2)


def _blank(content: Any, one: Item) -> None:
    """Say in the place of words that they are held back; of a value that a row needs the whole row goes."""
    *way, last = document.keys(one.pointer)
    nodes = [content]
    for key in way:
        nodes.append(nodes[-1][_key(nodes[-1], key)])
    place = _key(nodes[-1], last)
    if one.words:
        nodes[-1][place] = t("archive.extract.held")
    elif one.needed:
        nodes[-1].clear()
    else:
        nodes[-1].pop(place, None)


def _key(node: Any, key: str) -> Any:
    return int(key) if isinstance(node, list) else key


def _whole(node: Any) -> Any:
    """Without the rows that were emptied."""
    if isinstance(node, dict):
        return {key: _whole(value) for key, value in node.items()}
    return [_whole(one) for one in node if one != {}] if isinstance(node, list) else node


def _closed(found: Extract, case: Case) -> Extract:
    """The extract without place and contact of the protected [HND-014]: paper can come into other hands."""
    cases = []
    for one in found.cases:
        bare = protected.outward(msgspec.structs.replace(case, application=one.application, order=one.order))
        cases.append(msgspec.structs.replace(one, application=bare.application, order=bare.order))
    bare = protected.outward(case)
    return msgspec.structs.replace(found, person=bare.person, register=bare.register, cases=tuple(cases))
