"""What a provider is to be paid for a month, from the sessions and costs in the store (PRV-071…082)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from lssdesk.flow import access, payment_loading, policies, tracks
from lssdesk.flow.payment_loading import Loaded, Who
from lssdesk.law import payment
from lssdesk.law.hours import months
from lssdesk.law.hours.frames import valid
from lssdesk.law.payment import (
    Away,
    Basis,
    Charge,
    Continuity,
    Difference,
    Ordered,
    Row,
    Terms,
    continuity,
    same,
)
from lssdesk.store.tables import CostRow, SessionRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk


@dataclass(frozen=True)
class Month:
    """A provider's month: the basis, whom it is about, and what it was reckoned by.

    ``unset``: measures and categories that have paid time and no rate.  ``confirmed``: whether the
    municipality has confirmed the clock limits of the categories.
    """

    basis: Basis
    people: Mapping[str, Who]
    ordered: Mapping[tuple[str, str], Sequence[Ordered]]
    away: Mapping[tuple[str, str], Away]
    terms: Terms
    unset: tuple[tuple[str, str], ...]
    confirmed: bool

    def who(self, row: Row) -> Who:
        """Whom a row is about."""
        return self.people[row.person]

    def continuity(self, row: Row) -> Continuity | None:
        """Companions of the row's performed sessions (PRV-066)."""
        return continuity(one.session.companion for one in row.occasions if one.session.status == "performed")

    def cases(self, number: str, measure: str, day: date) -> tuple[str, ...]:
        """Numbers of the decisions on a person's measure that cover a day with a session."""
        return next(
            (
                one.cases
                for row in self.basis.rows
                if row.measure == measure and self.who(row).number == number
                for one in row.occasions
                if one.session.day == day
            ),
            (),
        )

    def compare(self, charges: Sequence[Charge]) -> tuple[Difference, ...]:
        """Where an invoice differs from the basis (PRV-076)."""
        numbers = {person: who.number for person, who in self.people.items()}
        return payment.compare(charges, self.basis, numbers, self.ordered, self.terms, self.away)


class Payment:
    """The months of the providers, for the officer who sees to their payment."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def providers(self) -> tuple[str, ...]:
        """All providers that have sessions or costs, each once, in alphabetical order."""
        with self._desk.office.read() as reading:
            spelled = payment_loading.providers(reading, date.min, date.max)
        known: dict[str, str] = {}
        for name in spelled:
            known.setdefault(name.strip().casefold(), name.strip())
        return tuple(known[key] for key in sorted(known))

    def months(self, provider: str) -> tuple[date, ...]:
        """First days of the months in which a provider has sessions or costs, the latest first."""
        with self._desk.office.read() as reading:
            names = [
                name
                for name in payment_loading.providers(reading, date.min, date.max)
                if same(name, provider)
            ]
            found = {
                day
                for row in (SessionRow, CostRow)
                for day in reading.scalars(
                    select(func.strftime("%Y-%m-01", row.day)).where(row.provider.in_(names)).distinct()
                )
            }
        return tuple(sorted((date.fromisoformat(day) for day in found), reverse=True))

    def month(self, provider: str, month: date) -> Month:
        """The basis of a provider's month."""
        first = month.replace(day=1)
        with self._desk.office.read() as reading:
            overrides = policies.overrides(reading)
            hidden = access.hidden(reading, self._desk)
            loaded = payment_loading.load(reading, provider, first, self._desk.today, overrides, hidden)
        terms = payment_loading.terms(overrides)
        rows = sorted(_rows(loaded, provider, first, terms), key=lambda row: _order(loaded.people, row))
        basis = payment.basis(provider, first, rows, _newer(loaded, rows))
        ends = (first, months.last_day(months.number(first)))
        return Month(
            basis=basis,
            people=loaded.people,
            ordered=loaded.ordered,
            away=loaded.away,
            terms=terms,
            unset=_unset(basis),
            confirmed=all(terms.hours.categories_on(day).confirmed for day in ends),
        )

    def seen(self, provider: str, month: date) -> None:
        """Leave a line in the log: names and sessions of persons were shown (lag 2001:454 10 §)."""
        desk = self._desk
        detail = f"{provider} {month:%Y-%m}"
        with desk.unit("payment", t("payment.unit.seen"), detail=detail):
            pass


def _order(people: Mapping[str, Who], row: Row) -> tuple[bool, str, str, str, str]:
    """By name; those whose name is not told come last, in no order that tells anything."""
    who = people[row.person]
    return who.closed, who.name.casefold(), "" if who.closed else who.number, row.person, row.measure


def _rows(loaded: Loaded, provider: str, month: date, terms: Terms) -> Iterator[Row]:
    carried_out: dict[str, dict[str, str]] = {}
    for (person, _measure), track in loaded.tracks.items():
        for one in track.sessions:
            carried_out.setdefault(person, {})[one.id] = one.provider
    for (person, measure), track in loaded.tracks.items():
        done = payment.occasions(person, track, provider, month, terms) if track.unit == "minutes" else ()
        spent = (
            payment.expenses(person, track, provider, month, carried_out.get(person, {}))
            if track.unit == "ore"
            else ()
        )
        if done or spent:
            yield Row(
                person=person,
                measure=measure,
                occasions=done,
                expenses=spent,
                cancelled=payment.cancelled(track, provider, month, terms),
            )


def _newer(loaded: Loaded, rows: Sequence[Row]) -> Iterator[date]:
    """Days on which the provider was with somebody who has costs repaid by the newer model (PRV-082)."""
    for row in rows:
        track = loaded.tracks.get((row.person, tracks.PER_MONTH))
        days = [one.session.day for one in row.occasions] + [one.cost.day for one in row.expenses]
        for day in days:
            if track and any(valid(grant, day) for grant in track.grants):
                yield day


def _unset(basis: Basis) -> tuple[tuple[str, str], ...]:
    found = {
        (row.measure, portion.category): None
        for row in basis.rows
        for one in row.occasions
        for portion in one.paid.portions
        if portion.rate is None
    }
    return tuple(found)
