"""Performed time by time category, measure, act and provider (PRV-078, HRS-035)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import figures_read, tracks
from lssdesk.flow.figures_read import AT_ONCE, Held, sessions_between
from lssdesk.flow.figures_tables import (
    Column,
    Figure,
    Number,
    Row,
    Table,
    measure_text,
    period_text,
    unreadable,
)
from lssdesk.flow.tracks import PolicyHistory
from lssdesk.law import tables
from lssdesk.law.hours import TIMED, Category, by_category, clock
from lssdesk.law.hours import Session as Entry
from lssdesk.law.hours.late import counts_on
from lssdesk.law.statistics import Period
from lssdesk.store.tables import SessionRow
from lssdesk.texts import t

CATEGORIES: tuple[Category, ...] = get_args(Category)
_DAY = timedelta(days=1)
Key = tuple[str, str]  # measure, provider


@dataclass
class _Sum:
    """Minutes, and the case behind each person."""

    minutes: int = 0
    behind: dict[str, str] = field(default_factory=dict)

    def add(self, minutes: int, one: Held, case: str) -> None:
        self.minutes += minutes
        newest = max(case, self.behind.get(one.person_id, case), key=one.cases.index)
        self.behind[one.person_id] = newest


def minutes(reading: Reading, period: Period, today: date) -> Figure:
    """The figure of a period; what was cancelled late stands beside, as it is reported (PRV-071).

    What is late is judged by the policy of each decision, as in the ledgers; ``today`` is that of what none
    decides.
    """
    own = tracks.history(reading, today)
    counting = _Counting(figures_read.by_case(figures_read.held(reading, own, TIMED)), own, period)
    for row in reading.execute(_sessions(period)):
        counting.take(*row)
    notes = [] if own.hours.categories_on(period.to_day).confirmed else [t("figures.minutes.unconfirmed")]
    notes += unreadable(counting.unreadable)
    return Figure(
        "minutes",
        t("figures.minutes.title"),
        t("figures.minutes.about", period=period_text(period)),
        (_table(counting.sums),),
        tuple(notes),
    )


def _sessions(period: Period) -> Any:
    row = SessionRow
    columns = (row.case_id, row.day, row.start, row.end, row.status, row.cancelled_at, row.provider)
    query = select(*columns).where(
        row.status.in_(("performed", "cancelled_by_client", "no_show")),
        sessions_between(period.from_day - _DAY, period.to_day),
    )
    return query.execution_options(yield_per=AT_ONCE)


class _Counting:
    """Takes sessions one by one; ``sums`` by measure and provider, then by category or ``late``."""

    def __init__(self, holdings: Mapping[str, Held], own: PolicyHistory, period: Period) -> None:
        self._holdings, self._policy = holdings, own.hours
        self._first, self._last = period.from_day, period.to_day
        self._undecided = {str(measure): own.policy(measure) for measure in TIMED}
        self._split: dict[tuple[date, time, time], Mapping[Category, int]] = {}
        self.sums: dict[Key, dict[str, _Sum]] = {}
        self.unreadable = 0

    def take(
        self, case: str, day: date, start: time, end: time, status: Any, at: datetime | None, provider: str
    ) -> None:
        one = self._holdings.get(case)
        if one is None:
            return
        entry = Entry(day=day, start=start, end=end, status=status, cancelled_at=at)
        try:
            pieces = [(piece, self._categories(piece)) for piece in _days(entry)]
        except Refused:
            self.unreadable += 1
            return
        for piece, split in pieces:
            if self._counts(one, piece.day, entry):
                key = (one.measure, " ".join(provider.split()))
                self._add(key, split, one, case, late=status != "performed")

    def _counts(self, one: Held, day: date, entry: Entry) -> bool:
        """Whether the session's time on a day counts: within the period and decided, and late if missed."""
        covered = self._first <= day <= self._last and any(span.covers(day, day) for span in one.spans)
        return covered and counts_on(day, entry, one.grants, self._undecided[one.measure])

    def _categories(self, piece: Entry) -> Mapping[Category, int]:
        key = (piece.day, piece.start, piece.end)
        if key not in self._split:
            self._split[key] = by_category(piece, self._policy.categories_on(piece.day).categories())
        return self._split[key]

    def _add(self, key: Key, split: Mapping[Category, int], one: Held, case: str, late: bool) -> None:
        if key not in self.sums:
            self.sums[key] = {name: _Sum() for name in (*CATEGORIES, "sum", "late")}
        sums = self.sums[key]
        for name, amount in split.items():
            for place in ("late",) if late else (name, "sum"):
                sums[place].add(amount, one, case)


def _days(entry: Entry) -> Iterator[Entry]:
    """The session in pieces that lie on one day each."""
    if clock.over_midnight(entry):
        yield Entry(day=entry.day, start=entry.start, end=time())
        yield Entry(day=clock.after(entry.day), start=time(), end=entry.end)
    else:
        yield entry


def _table(sums: Mapping[Key, Mapping[str, _Sum]]) -> Table:
    columns = (
        *(Column(t(f"figures.minutes.{name}"), drawn=True) for name in CATEGORIES),
        Column(t("figures.minutes.sum"), total=True),
        Column(t("figures.minutes.late")),
    )
    heads = (t("figures.measure"), t("figures.act"), t("figures.provider"))
    return Table(t("figures.minutes.table"), heads, columns, tuple(_rows(sums)))


def _rows(sums: Mapping[Key, Mapping[str, _Sum]]) -> Iterator[Row]:
    for measure in TIMED:
        mine = {key: one for key, one in sums.items() if key[0] == measure}
        yield from _of_measure(measure, mine) if mine else ()
    for act in ("lss", "sol"):
        mine = {key: one for key, one in sums.items() if tables.measure(key[0]).act == act}
        labels = (t("figures.any_measure"), t(f"figures.acts.{act}"))
        yield Row((*labels, t("figures.all_providers")), _numbers([*mine.values()]), "acts")
    labels = (t("figures.any_measure"), t("figures.both_acts"))
    yield Row((*labels, t("figures.all_providers")), _numbers([*sums.values()]), "acts", total=True)


def _of_measure(measure: str, mine: Mapping[Key, Mapping[str, _Sum]]) -> Iterator[Row]:
    labels = (measure_text(measure), t(f"figures.acts.{tables.measure(measure).act}"))
    for key in sorted(mine, key=lambda key: key[1].casefold()):
        yield Row((*labels, key[1] or t("figures.no_provider")), _numbers([mine[key]]), measure)
    yield Row((*labels, t("figures.all_providers")), _numbers([*mine.values()]), measure, total=True)


def _numbers(sums: Sequence[Mapping[str, _Sum]]) -> tuple[Number, ...]:
    found = []
    for name in (*CATEGORIES, "sum", "late"):
        behind: dict[str, str] = {}
        for one in sums:
            behind |= one[name].behind
        total = sum(one[name].minutes for one in sums)
        found.append(Number(total, "minutes", tuple(behind.values())))
    return tuple(found)
