"""Points of the board's delegation order: which a decision cites, and what each is about [HND-001]."""

import re
from collections.abc import Sequence

from lssdesk.law import standing
from lssdesk.model.case import Decision, DelegatedRight


def fits(point: DelegatedRight, decision: Decision, measure: str) -> bool:
    """Whether a point is about a decision's kind, measure and outcome, as far as these are chosen."""
    outcome = decision.outcome if standing.tries(decision) else None
    return (
        (not point.kinds or standing.kind_of(decision) in point.kinds)
        and (not point.measures or measure in point.measures)
        and (not point.outcomes or outcome is None or outcome in point.outcomes)
    )


def cited(order: Sequence[DelegatedRight], text: str) -> list[DelegatedRight]:
    """The rows of the point that a text cites: ``4.2``, or ``Punkt 4.2 i delegationsordningen``."""
    said = _folded(text)
    exact = [one for one in order if _folded(one.point) == said]
    return exact or [one for one in order if _folded(one.point) and _stands_in(_folded(one.point), said)]


def _folded(text: str) -> str:
    """Without regard to case and blanks; dots and dashes are part of a number."""
    return " ".join(text.casefold().split())


def _stands_in(point: str, text: str) -> bool:
    """As a whole: 4.2 is neither in 14.2 nor in 4.21 nor in 4.2.1."""
    return re.search(rf"(?<![\w.]){re.escape(point)}(?!\.?\w)", text) is not None
