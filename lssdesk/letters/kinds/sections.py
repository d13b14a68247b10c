"""The rules a decision is made under: what its head names, what its reasons rest on [HND-095, FL 32 §]."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from lssdesk.law import standing, tables
from lssdesk.letters import swedish
from lssdesk.letters.cited import cite
from lssdesk.letters.facts import facts
from lssdesk.letters.kinds.facts import right_refused
from lssdesk.letters.kinds.said import change_rule, dismissal_rule
from lssdesk.letters.writer import Writer
from lssdesk.model.case import Case
from lssdesk.texts import t

_OF_STEP = {
    "inquiry_opening": "sol.inquiry",
    "permission": "fb.permission",
    "delay_refusal": "fl.delay",
}
_SHORT = ("lss", "sol")
"""Acts that letters go on to name by their short name."""


def reference(writer: Writer) -> str:
    """The sections in full, each act with the short name that the letter goes on with.

    Empty for a write-off, which no section carries [HND-112].
    """
    keys = _named(writer.case)
    if keys is None:
        return ""
    if not keys:
        return writer.word("lagrum")
    if not all(cite(key, writer.day) for key in keys):
        return writer.word("lagrum")
    acts = groupby(keys, lambda key: tables.section(key, writer.day).act)
    named = [(act, _in_full(act, [*rows], writer.day)) for act, rows in acts]
    *others, (_, last) = named  # the short name is set between commas where the sentence goes on after it
    return swedish.joined([*(f"{text}," if act in _SHORT else text for act, text in others), last])


def cited(keys: Iterable[str], day: date) -> list[str]:
    """References to the rules that a decision rests on: those of the acts that letters name by short name
    one by one, those of another act together, with its whole name once; an empty one is not known."""
    known = dict.fromkeys(keys)
    if not all(cite(key, day) for key in known):
        return [""]
    acts = {key: tables.section(key, day).act for key in known}
    one_by_one = [cite(key, day) for key in known if acts[key] in _SHORT]
    others = dict.fromkeys(act for act in acts.values() if act not in _SHORT)
    return [*one_by_one, *(_in_full(act, _in_order(acts, act, day), day) for act in others)]


def _in_order(acts: Mapping[str, str], act: str, day: date) -> list[str]:
    return sorted((key for key in acts if acts[key] == act), key=lambda key: tables.section(key, day).section)


def _named(case: Case) -> tuple[str, ...] | None:
    """Keys of the rules that the head names; none known yet is empty, and None is none at all."""
    kind = standing.kind_of(case.decision)
    measure = tables.find_measure(case.measure)
    if kind == "write_off":
        return None
    if kind in _OF_STEP:
        return (_OF_STEP[kind],)
    if kind == "dismissal":
        rule = dismissal_rule(case)
        return (rule,) if rule else ()
    own = (_of_measure(case, measure),) if measure else ()
    if kind == "change":
        rule = change_rule(case.decision)
        return (*own, *([rule] if rule else []))
    if kind == "application" and case.decision.beyond.outcome:
        return (*(own if right_refused(case) == "here" else ()), "sol.beyond")
    return own


def _of_measure(case: Case, measure: tables.Measure) -> str:
    return "lss.forhandsbesked" if facts(case)["ruling"] == "yes" else measure.sections[-1]


def _in_full(act: str, keys: list[str], day: date) -> str:
    """``9 § 3 lagen (1993:387) …, LSS``: the sections of one act, and the act once."""
    *others, last = keys
    full = swedish.joined(
        [*(tables.citation(key, day, "bare") for key in others), tables.citation(last, day)]
    )
    if act not in _SHORT:
        return full
    return t("letter.reference.cited", reference=full, short=tables.act(act, day).short)


def applied(writer: Writer) -> Iterator[str]:
    """Keys of the rules that a decision on a measure applies."""
    measure = tables.find_measure(writer.case.measure)
    if measure is None:
        return
    known = facts(writer.case)
    if measure.act == "lss" and _group_is_tried(writer.case):
        yield "lss.personkrets"
    yield from measure.sections
    if known["ruling"] == "yes":
        yield "lss.forhandsbesked"
    change = change_rule(writer.case.decision) if known["kind"] == "change" else ""
    if change:
        yield change
    reserved = known["outcome"] not in ("", "refused") and known["reservation"] == "yes"
    if reserved and change != "fl.change":
        yield "fl.change"


def _group_is_tried(case: Case) -> bool:
    """An end, a wish that is followed or a mistake that is mended asks nothing of the personkrets."""
    decision = case.decision
    return standing.tries(decision) and (decision.kind != "change" or standing.tried_anew(decision))


def of_measure(writer: Writer) -> Iterator[str]:
    """Keys of the sections of the measure alone."""
    measure = tables.find_measure(writer.case.measure)
    yield from measure.sections if measure else ()
