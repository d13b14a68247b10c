"""The follow-up of what is granted: in time, without the provider, with all papers at hand [004 §5.8].

Of the follow-ups only the latest is judged: it makes good what an older one lacks.
"""

from lssdesk.law import age, follow_ups
from lssdesk.law.checks.findings import Checks, Hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.model.case import FollowUp

HELD = "/follow_up/held"
ROUTINE = "routine_deficiencies"
PAPERS = {
    "inquiry_reviewed": "utredningen",
    "order_reviewed": "beställningen",
    "plan_reviewed": "genomförandeplanen",
}
"""What is gone through at a follow-up, by the field that says so, as a message names it."""


def latest(m: Matter) -> tuple[FollowUp, str] | None:
    """The latest follow-up of a granted measure, and the pointer to it."""
    held = follow_ups.last(m.case) if m.grants else None
    return (held, f"{HELD}/{m.case.follow_up.held.index(held)}") if held else None


def closed(m: Matter) -> tuple[FollowUp, str] | None:
    """The latest follow-up where it is concluded: it says what it leads to."""
    found = latest(m)
    return found if found and found[0].outcome is not None else None


def overdue(m: Matter) -> tuple[Hit, ...]:
    """HND-166: a year has passed since the decision, or the last follow-up, or its own day has."""
    due = follow_ups.due(m.case, m.as_of, m.policy)
    if due is None or due >= m.as_of:
        return ()
    found = latest(m)
    return when(True, f"{found[1]}/day" if found else "/decision/day", dag=due)


def provider_stayed(m: Matter) -> tuple[Hit, ...]:
    """HND-168: closed with the provider there all the time, and no talk without it was offered."""
    found = closed(m)
    if found is None:
        return ()
    held, place = found
    alone = held.provider_present == "all" and held.talk_offered != "yes"
    return when(alone, f"{place}/provider_present", f"{place}/talk_offered")


def not_reviewed(m: Matter) -> tuple[Hit, ...]:
    """HND-169, PRV-112: closed without a look at the inquiry, the order, the plan, or another plan."""
    found = closed(m)
    if found is None:
        return ()
    held, place = found
    missing = {key: name for key, name in PAPERS.items() if not getattr(held, key)}
    if held.other_plans in (None, "not_reviewed"):
        missing["other_plans"] = "andra planer som berörs"
    return when(bool(missing), *(f"{place}/{key}" for key in missing), vad=", ".join(missing.values()))


def child_unheard(m: Matter) -> tuple[Hit, ...]:
    """HND-189: closed without a word on how the child's best interests and voice are kept."""
    found = closed(m)
    if found is None or found[0].day is None:
        return ()
    held, place = found
    child = held.day is not None and m.aged(held.day, 0, age.ADULT)
    return when(child and not said(held.child_view), m.born_fact, f"{place}/child_view")


def _deficient(m: Matter) -> tuple[FollowUp, str] | None:
    """The latest follow-up where it found deficiencies."""
    found = latest(m)
    return found if found and found[0].deficient == "yes" else None


def without_remedies(m: Matter) -> tuple[Hit, ...]:
    """HND-170: deficiencies are noted, but not what is to be done, or whether they may be a wrong."""
    found = _deficient(m)
    if found is None:
        return ()
    held, place = found
    empty = [key for key in ("deficiencies", "remedies") if not said(getattr(held, key))]
    empty += [] if held.lex_sarah else ["lex_sarah"]
    return when(bool(empty), f"{place}/deficient", *(f"{place}/{key}" for key in empty))


def routine_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-251: deficiencies are noted, and the municipality has not put in its routine."""
    found = _deficient(m)
    if found is None:
        return ()
    return when(not said(m.policy.text(ROUTINE)), f"{found[1]}/deficient", rutin=m.policy.label(ROUTINE))


CHECKS: Checks = {
    "HND-166": overdue,
    "HND-168": provider_stayed,
    "HND-169": not_reviewed,
    "HND-170": without_remedies,
    "HND-189": child_unheard,
    "HND-251/follow_up": routine_missing,
}
