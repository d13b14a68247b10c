"""Reasons that hold something of the case, and answer what the person has said [004 §5.4.2, FL 32 §]."""

import re
from collections.abc import Iterable, Iterator

from lssdesk.law import standing
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import STEM, Matter, own_words, said
from lssdesk.law.tables import words

REPLY = "/inquiry/communication/reply"
ANSWERED = "/decision/views_answered"
REASONS = "/decision/reasons"
OUTCOME = "/decision/outcome"
_SENTENCE = re.compile(r"[^.!?\n]+")
_FEW = 2
"""A sentence with fewer words of its own is too short to be looked for."""


def _circumstances(m: Matter) -> list[str]:
    """The texts in which the decision can say what in the case has decided."""
    decision = m.decision
    return [
        decision.reasons,
        decision.met_how,
        decision.views_answered,
        decision.below_sum_reasons,
        decision.change.circumstances,
        decision.change.significance,
        decision.execution.suitability,
        decision.execution.cost,
        decision.execution.wishes_weighed,
        decision.execution.relative_suitable,
        decision.permission.opposition_basis,
        decision.permission.best_interests,
        decision.beyond.reasons,
    ]


def only_the_law(m: Matter) -> tuple[Hit, ...]:
    """HND-254: the reasons repeat the rule or the ground, and hold nothing of the case.

    Not where a time or a day is what decides: an appeal that came too late, a request to decide now.
    """
    due = m.against and m.kind not in ("dismissal", "delay_refusal") and said(m.decision.reasons)
    bare = due and not any(own_words(m, text) for text in _circumstances(m))
    return when(bare, OUTCOME, REASONS)


def _views(m: Matter) -> list[str]:
    """The sentences of the reply that hold something, where the decision goes against the person."""
    quiet = m.communication.nothing_to_add or standing.by_wish(m.decision)
    if quiet or not m.against or m.kind == "dismissal":
        return []
    found = [one.strip() for one in _SENTENCE.findall(m.communication.reply) if said(one)]
    return [one for one in found if not words("no_views").search(one)]


def views_unanswered(m: Matter) -> tuple[Hit, ...]:
    """HND-081: the views that came in are met: here, in the reasons, or where they were noted.

    What was replied and how it was weighed is one field of the inquiry, which goes into the letter.
    """
    told = said(m.decision.views_answered) or words("views").search(m.decision.reasons) is not None
    weighed = words("weighed").search(m.communication.reply) is not None
    return when(bool(_views(m)) and not told and not weighed, REPLY, OUTCOME, ANSWERED)


def argument_not_mentioned(m: Matter) -> Iterator[Hit]:
    """HND-081: a sentence of the reply of which no word comes back: worth a look, no more."""
    if not said(m.decision.views_answered):
        return
    answered = _stems(word for text in _circumstances(m) for word in own_words(m, text))
    for sentence in _views(m):
        own = _stems(word for word in own_words(m, sentence) if len(word) >= STEM)
        if len(own) > _FEW and not own & answered:
            yield hit(REPLY, ANSWERED, REASONS, mening=sentence)


def _stems(found: Iterable[str]) -> set[str]:
    return {one[:STEM] for one in found}


CHECKS: Checks = {
    "HND-254/bare": only_the_law,
    "HND-081": views_unanswered,
    "HND-081/argument": argument_not_mentioned,
}
