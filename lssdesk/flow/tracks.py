"""The ledgers of a person as tracks: hours and costs, each with its grants and what was taken out of them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

import msgspec
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import policies, policy_values, records, signed
from lssdesk.flow.policy_values import Override
from lssdesk.flow.signed import Signed
from lssdesk.law import standing, tables
from lssdesk.law.hours import TIMED, Grant, Policy, Track, minutes
from lssdesk.law.hours import policy as hours_policy
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.model.case import Cost, Decision, Session

PER_MONTH, SINGLE, RELIEVER = "omkostnader_ledsagare", "dyrare_aktivitet", "omkostnader_avlosare"
COSTS = (PER_MONTH, SINGLE, RELIEVER)
"""Measures that repay costs; only the first has a sum per month and frames (OMK-001)."""
LEDGERS = (*TIMED, *COSTS)
"""All measures with a ledger: hours first, then costs."""


def grant_of(number: str, measure: str, decision: Decision, policy: HoursPolicy) -> Grant | None:
    """What a signed decision grants per month, in minutes or öre; None for a refusal, or a measure without.

    It keeps the policy of its own day.
    """
    framed = _framed(measure)
    begun = [row.first_day for row in policy.hour_model if row.measure == framed]
    first = standing.starts(decision)
    if not first or not begun or not _grants(measure, decision):
        return None
    day = decision.day or first
    return Grant(
        id=number,
        measure=framed if measure == framed else None,  # type: ignore[arg-type]
        per_month=_per_month(measure, decision),
        valid_from=first,
        valid_to=decision.valid_to if decision.duration == "limited" else None,
        decided=day,
        late_cancellation_counts=decision.late_cancellation_counts,
        policy=policy.on(framed, max(day, min(begun))),  # type: ignore[arg-type]
    )


def _framed(measure: str) -> str:
    """The measure whose frames a measure follows: its own, or the companion's for the companion's costs."""
    return measure if measure in TIMED else tables.measure(measure).frames


def _grants(measure: str, decision: Decision) -> bool:
    if measure in TIMED:
        return standing.grants(decision)
    granted = standing.grants(decision) or decision.beyond.outcome == "granted"
    return granted and decision.beyond.amount is not None


def _per_month(measure: str, decision: Decision) -> int | None:
    if measure not in TIMED:
        return decision.beyond.amount
    return None if decision.hours_per_month is None else minutes(decision.hours_per_month)


def allowances_of(measure: str, decided: Sequence[tuple[str, Decision]]) -> tuple[Grant, ...]:
    """What decisions on a dearer activity or a reliever's costs let be repaid, in the order given.

    A dearer activity from the day it was decided, so that a ticket may be bought before (MKA-002); a
    reliever's costs while the decision holds.  None of them counts against the sum per month (MKA-005).
    """
    return tuple(found for number, one in decided if (found := _allowance(measure, number, one)))


def _allowance(measure: str, number: str, decision: Decision) -> Grant | None:
    days = [day for day in (decision.day, decision.dearer.day, standing.starts(decision)) if day]
    if not standing.grants(decision) or not days:
        return None
    amounts = [item.amount or 0 for item in decision.dearer.items]
    single = measure == SINGLE
    first = min(days) if single else standing.starts(decision) or min(days)
    last = decision.valid_to if decision.duration == "limited" and not single else None
    total = sum(amounts) if amounts else None
    return Grant(id=number, per_month=total, valid_from=first, valid_to=last, decided=decision.day, once=True)


def grants_of(
    measure: str,
    decided: Sequence[tuple[str, Decision]],
    known: Mapping[str, HoursPolicy] | None = None,
) -> tuple[Grant, ...]:
    """The grants of a person's signed decisions, oldest first, each with its case number.

    One that a later decision replaces or ends stops on the day before that one begins (HRS-021,
    HND-114).  ``known``: the policy by case number as it was known at signing, where it is not the
    shipped one.
    """
    grants: list[Grant] = []
    for number, decision in decided:
        start = standing.starts(decision)
        if start is None:
            continue
        replaced = _replaced(grants, standing.takes_over(decision), start)
        if replaced is not None:
            grants[replaced : replaced + 1] = _until(grants[replaced], start - timedelta(days=1))
        new = grant_of(number, measure, decision, (known or {}).get(number) or hours_policy.shipped())
        grants += [new] if new else []
    return tuple(grants)


def _until(grant: Grant, last: date) -> list[Grant]:
    """The grant cut short; nothing where it would have begun later."""
    return [msgspec.structs.replace(grant, valid_to=last)] if grant.valid_from <= last else []


def _replaced(grants: Sequence[Grant], number: str, start: date) -> int | None:
    """Place of the grant that is named as replaced, if ``start`` is not after its end.

    Where no grant has that number, of the latest that then runs.
    """
    lasting = [
        place for place, grant in enumerate(grants) if grant.valid_to is None or start <= grant.valid_to
    ]
    if any(grant.id == number for grant in grants):
        return next((place for place in lasting if grants[place].id == number), None)
    running = [place for place in lasting if grants[place].valid_from < start]
    return running[-1] if number and running else None


class PolicyHistory:
    """What the municipality has set, read once: as it is, and as it was known at each signing."""

    def __init__(self, rows: Sequence[Override], today: date) -> None:
        self._rows, self._today = rows, today
        self._set = sorted(row.set_at for row in rows)
        self.hours = policy_values.hours(rows)
        self._known: dict[int, HoursPolicy] = {}

    def at(self, moment: datetime) -> HoursPolicy:
        """The policy as it was known at a moment: so many of the rows, by when they were set, tell which."""
        count = bisect_right(self._set, moment)
        if count not in self._known:
            self._known[count] = policy_values.hours([row for row in self._rows if row.set_at <= moment])
        return self._known[count]

    def policy(self, measure: str) -> Policy:
        """Today's policy, for what no grant decides."""
        return self.hours.on(_framed(measure) or "ledsagning", self._today)  # type: ignore[arg-type]

    def grants(self, measure: str, decided: Sequence[Signed]) -> tuple[Grant, ...]:
        """The grants of a person's decisions on a measure, oldest first, each by its own day's policy."""
        decisions = [(one.number, one.decision) for one in decided]
        if measure in (SINGLE, RELIEVER):
            return allowances_of(measure, decisions)
        return grants_of(measure, decisions, {one.number: self.at(one.at) for one in decided})

    def track(
        self,
        measure: str,
        grants: tuple[Grant, ...],
        sessions: Iterable[Session] = (),
        costs: Iterable[Cost] = (),
    ) -> Track:
        """The ledger of a measure."""
        return Track(
            measure=measure,
            unit="minutes" if measure in TIMED else "ore",
            grants=grants,
            policy=self.policy(measure),
            sessions=tuple(sessions),
            costs=tuple(costs),
        )


def history(reading: Reading, today: date) -> PolicyHistory:
    """The policies as they are stored."""
    return PolicyHistory(policies.overrides(reading), today)


def of_person(reading: Reading, person_id: str, today: date) -> tuple[Track, ...]:
    """All ledgers of a person: each measure that is granted, and each with sessions or costs.

    Hours come first, then costs, in the order of the tables.
    """
    decided = signed.by_measure(reading, LEDGERS, (person_id,))
    spent = records.costs(reading, person_id)
    own = history(reading, today)
    found = []
    for measure in LEDGERS:
        of_measure = decided.get((person_id, measure), [])
        timed = [one.case_id for one in of_measure] if measure in TIMED else []
        sessions = records.sessions(reading, timed) if timed else ()
        grants = own.grants(measure, of_measure)
        found.append(own.track(measure, grants, sessions, spent.get(measure, ())))
    return tuple(one for one in found if one.grants or one.sessions or one.costs)
