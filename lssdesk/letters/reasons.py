"""Why it was decided so, and on what material: rules applied and the circumstances that decided [FL 32 §]."""

from collections.abc import Iterator

from lssdesk.errors import Refused
from lssdesk.law import tables
from lssdesk.letters import swedish
from lssdesk.letters.blocks import Block, BulletList
from lssdesk.letters.facts import facts
from lssdesk.letters.personkrets import finding
from lssdesk.letters.values import PLACEHOLDERS, cite, label
from lssdesk.letters.writer import Writer, blocks
from lssdesk.model.case import Case, Evidence, Judgement, Source
from lssdesk.texts import t

_TESTS = {
    "lss": (("needs", "villkor_behov"), ("unmet", "villkor_tillgodoses"), ("good_living", "villkor_goda")),
    "sol": (("cannot_alone", "villkor_inte_sjalv"), ("cannot_otherwise", "villkor_inte_annat")),
}
"""Conditions of each act, beside the group of LSS 1 §, which is a finding of its own [INS-005, SOLG-002]."""

_NO_WORDING = ("other",)  # the officer's own reasons say it all


def reasons(writer: Writer) -> list[Block]:
    """Personkrets, the law's conditions one by one, the officer's reasons, ground of refusal, the rules."""
    return [
        *_personkrets(writer),
        *writer.say("right"),
        *_tests(writer),
        *writer.own("skal"),
        *_ground(writer),
        *_below_sum(writer),
        *_rules(writer),
    ]


def _personkrets(writer: Writer) -> list[Block]:
    """The finding that every decision under LSS has to show, with its reasons [PKR-002]."""
    if facts(writer.case)["act"] != "lss":
        return []
    return [*writer.say("personkrets", missing="personkrets"), *finding(writer)]


def _tests(writer: Writer) -> list[Block]:
    known = facts(writer.case)
    outside = known["in_personkrets"] == "no"
    said: list[Block] = []
    for name, missing in _TESTS.get(known["act"], ()):
        judgement: Judgement = getattr(writer.case.inquiry.need_test, name)
        if judgement.answer:
            text = "" if _said_elsewhere(writer.case, judgement.reasons) else judgement.reasons
            said += writer.line(f"test.{name}.{judgement.answer}", f"/inquiry/need_test/{name}", text)
        elif not outside:
            said += writer.gap(missing)
    return said


def _said_elsewhere(case: Case, text: str) -> bool:
    """Whether the same words follow in another place of the reasons: once is enough."""
    decision = case.decision
    others = (decision.reasons, decision.met_how if decision.refusal_ground else "")
    return text.strip() in [other.strip() for other in others]


def _ground(writer: Writer) -> list[Block]:
    """The ground of a full or partial refusal.  ``Refused`` where it has neither wording nor own text."""
    case = writer.case
    if case.decision.outcome not in ("partly_granted", "refused"):
        return []
    ground = case.decision.refusal_ground
    if ground is None:
        return writer.gap("grund")
    found = writer.say("refusal_reason")
    if found or ground in _NO_WORDING:
        return found
    if writer.draft:
        return writer.gap("grund")
    raise Refused(t("letter.no_wording", what=label("grund")), PLACEHOLDERS["grund"])


def _below_sum(writer: Writer) -> list[Block]:
    """Why fewer hours than the inquiry reckoned, where the officer says so [LSOL-021]."""
    text = writer.case.decision.below_sum_reasons
    if facts(writer.case)["outcome"] == "refused" or not text.strip():
        return []
    return writer.line("line.below_sum", "/decision/below_sum_reasons", text)


def _rules(writer: Writer) -> list[Block]:
    """The sections applied, which FL 32 § asks for."""
    rules = [*_sections(writer)]
    if not rules or not all(rules):
        return writer.gap("regler")
    return [*blocks(writer.text("line.rules", regler=swedish.joined(rules)), "/decision/day")]


def _sections(writer: Writer) -> Iterator[str]:
    measure = tables.find_measure(writer.case.measure)
    if measure is None:
        return
    known = facts(writer.case)
    if measure.act == "lss":
        yield cite("lss.personkrets", writer.day)
    for key in measure.sections:
        yield cite(key, writer.day)
    if known["ruling"] == "yes":
        yield cite("lss.forhandsbesked", writer.day)
    if known["outcome"] != "refused" and known["reservation"] == "yes":
        yield cite("fl.change", writer.day, "full")


def material(writer: Writer) -> list[Block]:
    """What the decision rests on, that the person could see it, and what came back [HND-067, HND-078]."""
    said = [*writer.say("material"), *_evidence(writer)]
    said += writer.say("communication", missing="kommunicering")
    said += writer.say("reply")
    return [*said, *_hearing(writer)]


def _evidence(writer: Writer) -> list[Block]:
    inquiry = writer.case.inquiry
    hidden = writer.case.person.protection != "none"
    sources = [answer.source for answer in inquiry.answers.values() if answer.source]
    items = [
        *(_document(document, hidden) for document in inquiry.evidence),
        *([] if hidden else map(_source, sources)),
    ]
    items = [item for item in dict.fromkeys(items) if item]
    if not items:
        return []
    intro = blocks(t("letter.line.evidence"), "/inquiry/evidence")
    return [*intro, BulletList(tuple(items), origin="/inquiry/evidence")]


def _document(document: Evidence, hidden: bool) -> str:
    """Kind, issuer and day, and what it shows; of a hidden person kind and day alone, since the rest may
    give away where she lives [HND-014]."""
    day = swedish.day(document.day) if document.day else ""
    parts = (document.kind, "" if hidden else document.issuer, day)
    head = swedish.capital(", ".join(part for part in parts if part))
    if hidden or not document.shows.strip():
        return head
    return t("letter.line.shows", document=head, shows=swedish.sentence(document.shows)).removeprefix(". ")


def _source(source: Source) -> str:
    day = swedish.day(source.day) if source.day else ""
    return swedish.capital(", ".join(part for part in (source.how, source.who, day) if part))


def _hearing(writer: Writer) -> list[Block]:
    communication = writer.case.inquiry.communication
    origin = "/inquiry/communication/hearing_held"
    if communication.hearing_held:
        return [*blocks(t("letter.line.hearing", day=swedish.day(communication.hearing_held)), origin)]
    if communication.hearing_refused.strip():
        return writer.line("line.hearing_refused", origin, communication.hearing_refused)
    return []
