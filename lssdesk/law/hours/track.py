"""One ledger of a person as everything above meets it: calendar, statement, warnings, exports, payment."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from lssdesk.law.hours.allowance import allowance_ledger
from lssdesk.law.hours.foresight import Forecast, forecast
from lssdesk.law.hours.ledgers import cost_ledger, ledger
from lssdesk.law.hours.values import Cost, Grant, Ledger, Measure, Policy, entry
from lssdesk.law.hours.values import Session as Entry
from lssdesk.model.use import Cost as RecordedCost
from lssdesk.model.use import Session, UnusedMonth

Used = Session | RecordedCost | UnusedMonth
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

    def entries(self) -> list[Entry]:
        """The sessions as the engine takes them, in the track's order."""
        timed = self.timed
        return [entry(session, timed) for session in self.sessions]

    def ledger(self, as_of: date) -> Ledger:
        """Everything reckoned on a day; bookings in the order of the sessions or costs.

        ``Refused`` where a clock time does not exist on its day (HRS-018).
        """
        if self.unit == "minutes":
            return ledger(self.grants, self.entries(), self.policy, as_of)
        costs = [Cost(day=one.day, amount=one.amount, receipt=one.receipt) for one in self.costs]
        if any(grant.once for grant in self.grants):
            return allowance_ledger(self.grants, costs, as_of)
        return cost_ledger(self.grants, costs, self.policy, as_of)

    def forecast(self, as_of: date) -> Forecast | None:
        """What lapses at the pace of the last months (HRS-041).

        None for costs, and where nothing can be said.
        """
        return forecast(self.timed, self.grants, self.entries(), self.policy, as_of) if self.timed else None


@dataclass(frozen=True)
class Edit:
    """One session, cost or unused month of a measure before and after a change; None: not there."""

    measure: str
    before: Used | None
    after: Used | None
