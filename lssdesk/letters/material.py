"""What a decision rests on, that the person could see it, and what came back [HND-067, HND-078]."""

from collections.abc import Sequence
from functools import cache

from lssdesk.law import tables
from lssdesk.letters import swedish
from lssdesk.letters.blocks import Block, BulletList
from lssdesk.letters.writer import Writer, blocks
from lssdesk.model import forms
from lssdesk.model.case import Case, Evidence, Source
from lssdesk.model.protected import place_hidden
from lssdesk.texts import t

_ANSWERS = "/inquiry/answers/"


def material_if_any(writer: Writer) -> list[Block]:
    """As :func:`material` where the material was sent or left out for a reason; else nothing."""
    talk = writer.case.inquiry.communication
    return material(writer) if talk.sent or talk.omitted else []


def material(writer: Writer) -> list[Block]:
    """The documents and talks, that the material was sent, the reply, and what was said orally."""
    said = [*writer.say("material"), *_evidence(writer)]
    said += writer.say("communication", missing="kommunicering")
    said += writer.say("reply")
    return [*said, *_hearing(writer)]


def _evidence(writer: Writer) -> list[Block]:
    inquiry = writer.case.inquiry
    hidden = place_hidden(writer.case)
    told = [] if hidden else [_source(writer.case, source) for source in _sources(writer.case)]
    items = _once([*(_document(document, hidden) for document in inquiry.evidence), *told])
    if not items:
        return []
    intro = blocks(t("letter.line.evidence"), "/inquiry/evidence")
    return [*intro, BulletList(tuple(items), origin="/inquiry/evidence")]


def _once(items: Sequence[str]) -> list[str]:
    """Each once; what another one says and goes on after, as a document with what it shows, is left out."""
    known = [item for item in dict.fromkeys(items) if item]
    return [item for item in known if not any(other.startswith((f"{item},", f"{item}.")) for other in known)]


def _sources(case: Case) -> list[Source]:
    """Where the answers of the inquiry come from, those of private groups left out [HND-196]."""
    private = _private()
    answers = case.inquiry.answers.items()
    return [answer.source for id, answer in answers if answer.source and id not in private]


@cache
def _private() -> frozenset[str]:
    """Ids of the inquiry's questions whose groups stay out of letters."""
    inquiries = (forms.load(name) for name in forms.names() if name.startswith("inquiry"))
    groups = (group for form in inquiries for group in form.groups if group.private)
    paths = (field.path for group in groups for field in group.fields if field.path.startswith(_ANSWERS))
    return frozenset(path.removeprefix(_ANSWERS).partition("/")[0] for path in paths)


def _document(document: Evidence, hidden: bool) -> str:
    """Kind, issuer and day, and what it shows; of a hidden person kind and day alone, since the rest may
    give away where she lives [HND-014]."""
    day = swedish.day(document.day) if document.day else ""
    parts = (document.kind, "" if hidden else document.issuer, day)
    head = swedish.capital(", ".join(part for part in parts if part))
    if hidden or not document.shows.strip():
        return head
    return t("letter.line.shows", document=head, shows=swedish.sentence(document.shows)).removeprefix(". ")


def _source(case: Case, source: Source) -> str:
    """How, who and when; the person herself, whom the letter is to, is not named."""
    day = swedish.day(source.day) if source.day else ""
    who = "" if source.how.strip() and _is_person(case, source.who) else source.who
    return swedish.capital(", ".join(part for part in (source.how, who, day) if part))


def _is_person(case: Case, who: str) -> bool:
    own = {name.casefold() for name in (case.person.name, case.person.given_name) if name}
    named = who.strip().rstrip(".")
    return named.casefold() in {"du", *own} or bool(tables.words("self").fullmatch(named))


def _hearing(writer: Writer) -> list[Block]:
    communication = writer.case.inquiry.communication
    origin = "/inquiry/communication/hearing_held"
    if communication.hearing_held:
        return [*blocks(t("letter.line.hearing", day=swedish.day(communication.hearing_held)), origin)]
    if communication.hearing_refused.strip():
        return writer.line("line.hearing_refused", origin, communication.hearing_refused)
    return []
