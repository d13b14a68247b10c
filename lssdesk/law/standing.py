"""What a decision is and does to those that run: its kind, whether it grants, which one it takes over."""

from collections.abc import Sequence
from datetime import date, timedelta

from lssdesk.model.case import ChangeGround, Decision, DecisionKind

TRYING: tuple[DecisionKind, ...] = ("application", "interim")
"""Kinds that try a measure; so does a change that gives the decision other content."""


def kind_of(decision: Decision) -> DecisionKind:
    """The kind of a decision; none set means one on an application."""
    return decision.kind or "application"


def tries(decision: Decision) -> bool:
    """Whether the need of the measure is tried and answered with a grant or a refusal."""
    return kind_of(decision) in TRYING or changes(decision)


def changes(decision: Decision) -> bool:
    """A running decision gets other content, given in full (HND-114)."""
    return decision.kind == "change" and decision.change.effect == "changes"


def ends(decision: Decision) -> bool:
    """A running decision ends and nothing comes in its place (HND-115, HND-119)."""
    return decision.kind == "change" and decision.change.effect == "ends"


def ground(decision: Decision) -> ChangeGround | None:
    """The ground of a change; one that the person wishes is at own request where no other is chosen."""
    wished = decision.kind == "change" and decision.change.initiative == "person"
    return decision.change.ground or ("own_request" if wished else None)


def by_wish(decision: Decision) -> bool:
    """The person gives up the measure, or a part of it (HND-115).

    Also on the ground of a reservation: the handbook's route for an end at own request (HND-117).
    """
    wished = ends(decision) and decision.change.initiative == "person"
    return ground(decision) == "own_request" or (wished and ground(decision) == "reservation")


def tried_anew(decision: Decision) -> bool:
    """A change that rests on a new trial of the need, unlike a wish or the mending of a mistake."""
    mended = ground(decision) in ("slip", "obviously_wrong")
    return decision.kind == "change" and not by_wish(decision) and not mended


def grants(decision: Decision) -> bool:
    """Whether the measure is granted, in full or in part, or goes on with other content."""
    granted = kind_of(decision) in TRYING and decision.outcome in ("granted", "partly_granted")
    return granted or (changes(decision) and decision.outcome != "refused")


def refuses(decision: Decision) -> bool:
    """Whether a measure is refused, in full or in part."""
    return tries(decision) and decision.outcome in ("refused", "partly_granted")


def takes_over(decision: Decision) -> str:
    """Number of the running decision that this one replaces, changes or ends; empty where it does not."""
    if decision.kind == "change":
        return decision.underlying.strip()
    gives = grants(decision) or decision.beyond.outcome == "granted"
    return decision.ends_earlier.strip() if gives else ""


def starts(decision: Decision) -> date | None:
    """The first day on which a decision makes a difference to one that runs."""
    if ends(decision):
        return decision.change.from_day
    return decision.valid_from or (decision.change.from_day if changes(decision) else None)


def _own_last(decision: Decision) -> date | None:
    return None if decision.duration == "open_ended" else decision.valid_to


def runs(decision: Decision, day: date) -> bool:
    """Whether a grant began before ``day`` and still holds on it."""
    first = starts(decision)
    last = _own_last(decision)
    return grants(decision) and first is not None and first < day and (last is None or day <= last)


def running(earlier: Sequence[Decision], day: date) -> list[Decision]:
    """The earlier grants that still hold on ``day``, what was changed or ended meanwhile left out."""
    taken = {takes_over(one) for one in earlier if (start := starts(one)) and start <= day}
    return [one for one in earlier if runs(one, day) and not (one.number and one.number in taken)]


def last_day(decision: Decision, earlier: Sequence[Decision]) -> date | None:
    """The last day of a decision, also where a later one of ``earlier`` has taken it over; None: none."""
    own = _own_last(decision)
    taken = [
        start - timedelta(days=1)
        for one in earlier
        if decision.number
        and takes_over(one) == decision.number
        and (start := starts(one))
        and start > date.min
    ]
    return min([*([own] if own else []), *taken], default=None)
