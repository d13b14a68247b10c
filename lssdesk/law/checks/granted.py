"""The ledger that follows from a case: what its decisions grant, and what was used (hours.md)."""

from datetime import date, timedelta

import msgspec

from lssdesk.law import standing
from lssdesk.law.checks.matter import Matter
from lssdesk.law.hours import TIMED, Grant, Measure, Track, clock, entry, minutes
from lssdesk.model.case import Decision, Session

OWN = "own"
"""Id of the grant of the case's own decision; the earlier ones have their place."""
YEARS = (1850, 2200)


def framed(m: Matter) -> Measure | None:
    """The measure whose frames the case follows: its own, or the companion's for the companion's costs."""
    name = m.measure.id if m.measure and m.measure.hours else m.measure.frames if m.measure else ""
    return next((one for one in TIMED if one == name), None)


def gives(m: Matter, decision: Decision) -> bool:
    """Whether a decision grants an amount per month that a ledger can be kept of."""
    if m.measure is not None and m.measure.hours:
        return standing.grants(decision) and (decision.hours_per_month is not None or _free(m, decision))
    return decision.beyond.outcome == "granted" and decision.beyond.amount is not None


def _free(m: Matter, decision: Decision) -> bool:
    """Decided under free hours, so that it carries no number (HRS-004)."""
    measure = framed(m)
    return measure is not None and m.hours.model_on(measure, _policy_day(m, decision)).model == "free"


def _policy_day(m: Matter, decision: Decision) -> date:
    """The day whose policy a decision keeps, never before the first policy (hours.md §1)."""
    first = min(row.first_day for row in m.hours.hour_model)
    return max(decision.day or standing.starts(decision) or m.law_day, first)


def track(m: Matter, own: bool) -> Track | None:
    """The ledger of the earlier decisions, and of the case's ``own``; None for a measure without one.

    A decision that another took over ends the day before (HND-114).  Sessions that are to be mended
    first are left out.
    """
    measure = framed(m)
    if measure is None or m.measure is None:
        return None
    every = (*m.case.earlier, *([m.decision] if own else []))
    ids = {id(one): f"{place:04}" for place, one in enumerate(m.case.earlier)}
    found = [_grant(m, ids.get(id(one), OWN), one, every) for one in every]
    timed = m.measure.hours
    return Track(
        measure=m.measure.id,
        unit="minutes" if timed else "ore",
        grants=tuple(one for one in found if one is not None),
        policy=m.hours.on(measure, m.law_day),
        sessions=tuple(one for one in m.case.sessions if _sound(one)) if timed else (),
        costs=() if timed else m.case.costs,
    )


def _grant(m: Matter, number: str, decision: Decision, every: tuple[Decision, ...]) -> Grant | None:
    measure, first = framed(m), standing.starts(decision)
    last = standing.last_day(decision, every)
    if measure is None or first is None or not gives(m, decision):
        return None
    if first.year < YEARS[0] or (last or first).year > YEARS[1] or (last or first) < first:
        return None
    hours = decision.hours_per_month
    timed = m.measure is not None and m.measure.hours
    return Grant(
        id=number,
        measure=measure if timed else None,
        per_month=(None if hours is None else minutes(hours)) if timed else decision.beyond.amount,
        valid_from=first,
        valid_to=last,
        decided=decision.day,
        late_cancellation_counts=decision.late_cancellation_counts,
        policy=m.hours.on(measure, _policy_day(m, decision)),
    )


def taken_over(m: Matter) -> tuple[Track, str, date | None] | None:
    """The ledger with the decision that the case's own takes over cut short; its id, and the end it had.

    None where none is taken over, or only a slip is mended and the same decision goes on (HRS-021).
    """
    start, number = standing.starts(m.decision), standing.takes_over(m.decision)
    whole = track(m, own=False)
    if whole is None or start is None or not number or not YEARS[0] < start.year <= YEARS[1]:
        return None
    if not gives(m, m.decision) or standing.ground(m.decision) == "slip":
        return None
    last = start - timedelta(days=1)
    running = [one for one in whole.grants if one.valid_from < start and _holds(one, start)]
    places = {f"{place:04}": one.number for place, one in enumerate(m.case.earlier)}
    named = [one for one in running if places[one.id] == number] or running
    if not named:
        return None
    old = named[-1]
    cut = tuple(msgspec.structs.replace(one, valid_to=last) if one is old else one for one in whole.grants)
    return (
        Track(whole.measure, whole.unit, cut, whole.policy, whole.sessions, whole.costs),
        old.id,
        old.valid_to,
    )


def _holds(grant: Grant, day: date) -> bool:
    return grant.valid_to is None or day <= grant.valid_to


def _sound(session: Session) -> bool:
    """A session whose clock times exist and whose cancellation can be dated."""
    one = entry(session, None)
    dated = one.status != "cancelled_by_client" or one.cancelled_at is not None
    if not dated or one.day == date.max:
        return False
    return clock.exists(one.day, one.start) and clock.exists(clock.last_day(one), one.end)
