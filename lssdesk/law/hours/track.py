"""One ledger of a person as everything above meets it: calendar, statement, warnings, exports, payment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Literal, get_args

from lssdesk.law.hours import clock
from lssdesk.law.hours.allowance import allowance_ledger
from lssdesk.law.hours.foresight import Forecast, forecast, forecast_of, paced_from
from lssdesk.law.hours.ledgers import cost_ledger, ledger
from lssdesk.law.hours.values import Cost, Grant, Ledger, Measure, Policy, entry
from lssdesk.law.hours.values import Session as Entry
from lssdesk.model.use import Cost as RecordedCost
from lssdesk.model.use import Session, UnusedMonth

Taken = Session | RecordedCost
Used = Taken | UnusedMonth
Unit = Literal["minutes", "ore"]
TIMED: tuple[Measure, ...] = get_args(Measure)
"""Measures that are counted in hours."""


@dataclass(frozen=True)
class Track:
    """What is granted in one measure and what was taken out of it; in minutes or in öre.

    ``grants`` are oldest first; ``sessions`` and ``costs`` by day, and one of the two is empty.
    ``policy`` is today's, for what no grant decides.
    """

    measure: str
    unit: Unit
    grants: tuple[Grant, ...]
    policy: Policy
    sessions: tuple[Session, ...] = ()
    costs: tuple[RecordedCost, ...] = ()

    @property
    def timed(self) -> Measure | None:
        """The measure as the engine names it; None for costs."""
        return next((one for one in TIMED if one == self.measure), None)

    @property
    def taken(self) -> Sequence[Taken]:
        """The sessions or costs, as the ledger's bookings count them."""
        return self.costs if self.unit == "ore" else self.sessions

    def entries(self) -> list[Entry]:
        """The sessions as the engine takes them, in the track's order."""
        timed = self.timed
        return [entry(session, timed) for session in self.sessions]

    def entry(self, one: Taken) -> Entry | Cost:
        """A session or cost as the engine takes it."""
        if isinstance(one, Session):
            return entry(one, self.timed)
        return _cost(one)

    def span(self, one: Taken) -> tuple[date, date]:
        """The first and the last day on which a session or cost has its time."""
        return one.day, clock.last_day(entry(one, None)) if isinstance(one, Session) else one.day

    def ledger(self, as_of: date) -> Ledger:
        """Everything reckoned on a day; bookings in the order of the sessions or costs.

        ``Refused`` where a clock time does not exist on its day (HRS-018).
        """
        if self.unit == "minutes":
            return ledger(self.grants, self.entries(), self.policy, as_of)
        costs = [_cost(one) for one in self.costs]
        if any(grant.once for grant in self.grants):
            return allowance_ledger(self.grants, costs, as_of)
        return cost_ledger(self.grants, costs, self.policy, as_of)

    def forecast(self, as_of: date, book: Ledger | None = None) -> Forecast | None:
        """What lapses at the pace of the last months (HRS-041); ``book``: the ledger on that day, if known.

        None for costs, and where nothing can be said.
        """
        timed = self.timed
        if timed is None:
            return None
        if book is None:
            return forecast(timed, self.grants, self.entries(), self.policy, as_of)
        first = paced_from(as_of)
        lately = [entry(one, timed) for one in self.sessions if first <= one.day <= as_of]
        return forecast_of(book, self.grants, lately, self.policy)


def _cost(one: RecordedCost) -> Cost:
    return Cost(day=one.day, amount=one.amount, receipt=one.receipt)


@dataclass(frozen=True)
class Edit:
    """One session, cost or unused month of a measure before and after a change; None: not there."""

    measure: str
    before: Used | None
    after: Used | None


def changed(track: Track, edit: Edit) -> Track:
    """The track after a change of one of its sessions or costs, in the order that the store gives them."""
    before, after = edit.before, edit.after
    if isinstance(before, UnusedMonth) or isinstance(after, UnusedMonth):
        return track
    rest = [one for one in track.taken if before is None or one.id != before.id]
    rows = sorted([*rest, after] if after else rest, key=_stored_order)
    if track.unit == "ore":
        return replace(track, costs=tuple(one for one in rows if isinstance(one, RecordedCost)))
    return replace(track, sessions=tuple(one for one in rows if isinstance(one, Session)))


def _stored_order(one: Taken) -> tuple[date, time, str]:
    return one.day, one.start if isinstance(one, Session) else time(0), one.id
