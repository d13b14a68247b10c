"""How a granted measure is carried out: wishes, their weighing, and a relative as worker [004 §5.5.4]."""

import re
from collections.abc import Iterator

from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.practice import plain
from lssdesk.law.tables import words
from lssdesk.model.case import Wish, WordingUse

PART = "/decision/execution"
OUTCOME = "/decision/outcome"
CERTAIN = ("provider", "person", "place", "relative")
"""Wishes for something certain, whose refusal can be appealed (HND-124)."""
_SENTENCE = re.compile(r"[^.!?\n]+")
_SHORTEST = 4
"""A provider's name of fewer signs is not looked for in a text."""


def place_in_the_grant(m: Matter) -> Iterator[Hit]:
    """HND-123: who carries it out and where is settled afterwards, so a grant does not name it."""
    grant = m.decision.wordings.get("grant", WordingUse()).text or ""
    texts = {
        "/decision/scope": m.decision.scope,
        "/decision/purpose": m.decision.purpose,
        "/decision/wordings/grant": grant,
        "/decision/reasons": " ".join(_carried_out(m.decision.reasons)),
    }
    for field, text in texts.items() if m.grants else ():
        if named := _place(m, text):
            yield hit(field, "/order/provider", field=field, namn=named)


def _carried_out(text: str) -> list[str]:
    """The sentences of the reasons that speak of carrying out: names stand there for other causes too."""
    return [one for one in _SENTENCE.findall(text) if words("carries_out").search(one)]


def _place(m: Matter, text: str) -> str:
    """The provider or address that a text names, empty where it names none."""
    provider = plain(m.case.order.provider)
    if len(provider) >= _SHORTEST and f" {provider} " in f" {plain(text)} ":
        return m.case.order.provider.strip()
    found = words("place_named").search(text)
    return found.group() if found else ""


def refused_without_decision(m: Matter) -> Iterator[Hit]:
    """HND-124, SOLG-045: a refused wish for something certain is answered by a decision of its own."""
    for place, wish in enumerate(m.case.order.wishes):
        if wish.answer == "refused" and _asked(wish) and not _decided(m, wish):
            row = f"/order/wishes/{place}"
            yield hit(f"{row}/answer", f"{row}/decision_number", field=f"{row}/decision_number")


def _asked(wish: Wish) -> bool:
    """The person asks for just that; where it is not said, a wish for something certain is such a request."""
    if wish.asks_for_decision is not None:
        return wish.asks_for_decision == "yes"
    return wish.kind in CERTAIN


def _decided(m: Matter, wish: Wish) -> bool:
    answers = [one for one in m.case.earlier if one.kind == "execution" and one.outcome != "granted"]
    known = any(one.execution.request == wish.kind for one in answers)
    return said(wish.decision_number) or known


def not_weighed(m: Matter) -> Iterator[Hit]:
    """HND-122: suitability, cost and the person's wishes are weighed together where a wish is refused."""
    parts = (
        ("suitability", "lämpligheten"),
        ("cost", "kostnaden jämfört med andra sätt"),
        ("wishes_weighed", "hur personens önskemål har vägts"),
    )
    if m.decision.outcome in ("refused", "partly_granted"):
        for name, content in parts:
            relative = m.decision.execution.relative_suitable if name == "suitability" else ""
            if not said(getattr(m.decision.execution, name)) and not said(relative):
                yield hit(OUTCOME, f"{PART}/{name}", field=f"{PART}/{name}", del_=content)


def _relative(m: Matter) -> bool:
    """A relative as worker is allowed."""
    allowed = m.decision.outcome in ("granted", "partly_granted")
    return allowed and m.decision.execution.request == "relative"


def relative_not_needed(m: Matter) -> tuple[Hit, ...]:
    """HND-125: allowed only if it is needed for the level of living that the act gives."""
    needed = m.decision.execution.relative_need == "yes"
    return when(_relative(m) and bool(m.act) and not needed, f"{PART}/relative_need", OUTCOME)


def no_medical_evidence(m: Matter) -> tuple[Hit, ...]:
    """HND-126: that no new staff can be accepted is shown by a medical inquiry.

    That there is none may be why it is refused, but it has been asked for.
    """
    execution = m.decision.execution
    chosen = execution.request == "relative" and execution.relative_reason == "new_staff"
    refused = execution.medical_evidence == "no" and m.decision.outcome == "refused"
    bare = chosen and execution.medical_evidence != "yes" and not refused
    return when(bare, f"{PART}/relative_reason", f"{PART}/medical_evidence")


def relative_unsuitable(m: Matter) -> Iterator[Hit]:
    """HND-128: the relative's suitability is tried, and the quality can be ensured."""
    if not _relative(m):
        return
    if not said(m.decision.execution.relative_suitable):
        field = f"{PART}/relative_suitable"
        yield hit(field, OUTCOME, field=field, brist="den anhöriges lämplighet är inte prövad")
    if m.decision.execution.quality_risk != "no":
        field = f"{PART}/quality_risk"
        yield hit(field, OUTCOME, field=field, brist="det är inte klarlagt att kvaliteten blir god")


CHECKS: Checks = {
    "HND-122": not_weighed,
    "HND-123": place_in_the_grant,
    "HND-124": refused_without_decision,
    "HND-125": relative_not_needed,
    "HND-126": no_medical_evidence,
    "HND-128": relative_unsuitable,
}
