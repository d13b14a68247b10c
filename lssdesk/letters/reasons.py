"""Why it was decided so: rules applied and the circumstances that decided [FL 32 §]."""

from collections.abc import Iterable

from lssdesk.errors import Refused
from lssdesk.letters import swedish
from lssdesk.letters.blocks import Block
from lssdesk.letters.facts import facts
from lssdesk.letters.kinds.sections import applied, cited
from lssdesk.letters.personkrets import finding
from lssdesk.letters.placeholders import PLACEHOLDERS, label
from lssdesk.letters.writer import Writer, blocks
from lssdesk.model.case import Case, Judgement
from lssdesk.texts import t

_TESTS = {
    "lss": (("needs", "villkor_behov"), ("unmet", "villkor_tillgodoses"), ("good_living", "villkor_goda")),
    "sol": (("cannot_alone", "villkor_inte_sjalv"), ("cannot_otherwise", "villkor_inte_annat")),
}
"""Conditions of each act, beside the group of LSS 1 §, which is a finding of its own [INS-005, SOLG-002]."""

_NO_WORDING = ("other",)  # the officer's own reasons say it all


def reasons(writer: Writer) -> list[Block]:
    """Personkrets, the law's conditions one by one, the officer's reasons, ground of refusal, the rules."""
    return [*trial(writer), *rules(writer, applied(writer))]


def trial(writer: Writer) -> list[Block]:
    """How the right was tried, and how the person's arguments were met: the reasons without the rules."""
    return [
        *writer.say("linked"),
        *_personkrets(writer),
        *writer.say("right"),
        *_tests(writer),
        *writer.own("skal"),
        *_ground(writer),
        *_below_sum(writer),
        *views(writer),
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
        if judgement.answer == "unclear" and outside:
            continue  # what was not settled decided nothing there
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
    if facts(case)["outcome"] not in ("partly_granted", "refused"):
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


def rules(writer: Writer, keys: Iterable[str]) -> list[Block]:
    """The sections applied, by their keys, which FL 32 § asks for."""
    known = cited(keys, writer.day)
    if not known or not all(known):
        return writer.gap("regler")
    return [*blocks(writer.text("line.rules", regler=swedish.joined(known)), "/decision/day")]


def own_if_any(writer: Writer) -> list[Block]:
    """The officer's own reasons, where the wordings already say what decided."""
    return writer.own("skal") if writer.case.decision.reasons.strip() else []


def views(writer: Writer) -> list[Block]:
    """How the decision meets what the person has argued: a part of the reasons [FL 32 §]."""
    text = writer.case.decision.views_answered
    return writer.line("line.views", "/decision/views_answered", text) if text.strip() else []
