"""What was performed by person and month, for the figures.

*Performed* is what providers report as performed, in real minutes.  Time that was cancelled late counts as
used in the ledger (HRS-032), but it is reported beside, since nobody did anything in it: statistics rest on
performed hours [002 §4.13, PRV-071; 001 "utförda timmar"].  Time outside a decision counts nowhere
(HRS-019), and time under free hours is held against no number (STA-002).
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow.figures_read import AT_ONCE, Held, sessions_between
from lssdesk.law.hours import Session as Entry
from lssdesk.law.hours import clock, months
from lssdesk.law.statistics import Period
from lssdesk.store.tables import SessionRow

_DAY = timedelta(days=1)


class Performed:
    """Minutes by person and month number; ``unreadable`` sessions have a clock time that does not exist."""

    def __init__(self, reading: Reading, holdings: Mapping[str, Held], period: Period) -> None:
        self.months: dict[str, dict[int, int]] = {}
        self.unreadable = 0
        self._first, self._last = period.from_day, period.to_day
        self._changes = frozenset(clock_changes(period.first - 1, period.last))
        self._add_all(
            _rows(reading, period), {case: (one.person_id, _days(one)) for case, one in holdings.items()}
        )

    def _add_all(self, rows: Iterator[Any], known: Mapping[str, tuple[str, "Days"]]) -> None:
        """There may be millions: what begins and ends on one day of 24 hours goes the short way."""
        lengths: dict[tuple[time, time], int] = {}
        changes, first_day = self._changes, self._first
        for case, day, start, end in rows:
            mine = known.get(case)
            if mine is None:
                continue
            if end <= start or day in changes or day < first_day:
                self._take(*mine, Entry(day=day, start=start, end=end))
                continue
            length = lengths.get((start, end))
            if length is None:
                length = lengths[start, end] = _length(start, end)
            self._add(*mine, day, length)

    def _take(self, person: str, days: "Days", entry: Entry) -> None:
        """Add a session that is split at midnight, or on whose day the clocks are changed."""
        try:
            pieces = clock.pieces(entry)
        except Refused:
            self.unreadable += 1
            return
        for day, minutes in pieces:
            if self._first <= day <= self._last:
                self._add(person, days, day, minutes)

    def _add(self, person: str, days: "Days", day: date, minutes: int) -> None:
        """Add where a number of hours is granted on the day."""
        for first, last in days:
            if first <= day <= last:
                of_person = self.months.setdefault(person, {})
                month = months.number(day)
                of_person[month] = of_person.get(month, 0) + minutes
                return


Days = tuple[tuple[date, date], ...]


def _days(one: Held) -> Days:
    return tuple((span.first, span.last or date.max) for span in one.numbered)


def _length(start: time, end: time) -> int:
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def _rows(reading: Reading, period: Period) -> Iterator[Any]:
    """All that was performed, from the day before the period on, since that may go over midnight into it."""
    row = SessionRow
    query = select(row.case_id, row.day, row.start, row.end).where(
        row.status == "performed", sessions_between(period.from_day - _DAY, period.to_day)
    )
    return iter(reading.execute(query.execution_options(yield_per=AT_ONCE)))


@lru_cache(maxsize=64)
def clock_changes(first: int, last: int) -> tuple[date, ...]:
    """The days from month ``first`` to month ``last`` on which the clocks in Sweden are changed."""
    day, end = months.first_day(first), months.last_day(last)
    found = []
    while day <= end:
        if _offset(day) != _offset(day + _DAY):
            found.append(day)
        day += _DAY
    return tuple(found)


def _offset(day: date) -> timedelta | None:
    return datetime.combine(day, time(), clock.STOCKHOLM).utcoffset()
