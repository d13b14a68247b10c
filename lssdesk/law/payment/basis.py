"""What a provider is to be paid for a month: what an invoice is compared with (PRV-071, PRV-077)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

import msgspec

from lssdesk.law import tables
from lssdesk.law.hours import months
from lssdesk.law.hours.categories import Category
from lssdesk.law.hours.foresight import overlaps
from lssdesk.law.hours.frames import valid
from lssdesk.law.hours.track import Track
from lssdesk.law.hours.values import Grant
from lssdesk.law.payment.continuity import Cancelled, often_cancelled
from lssdesk.law.payment.paid import Paid, ore, paid
from lssdesk.law.payment.terms import Terms
from lssdesk.model.case import Cost, Session


def same(one: str, other: str) -> bool:
    """Whether two spellings name one provider: case and spaces around do not count."""
    return one.strip().casefold() == other.strip().casefold()


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """A session of the provider with what decides its payment.

    ``overuse``: minutes over the balance, paid but to be looked at (HRS-015).  ``cases``: numbers of the
    decisions that cover its day.  ``flat``: the older model's amount in sixtieths of an öre (PRV-080).
    """

    person: str
    measure: str
    session: Session
    paid: Paid
    overuse: int = 0
    overlapping: bool = False
    cases: tuple[str, ...] = ()
    flat: int = 0


class Expense(msgspec.Struct, frozen=True, kw_only=True):
    """A cost that the provider had, and what is repaid of it, in öre (OMK-014)."""

    person: str
    measure: str
    cost: Cost
    repaid: int


class Row(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One person and measure of the basis.  Amounts are whole öre, each rounded once, here."""

    person: str
    measure: str
    occasions: tuple[Occasion, ...]
    expenses: tuple[Expense, ...] = ()
    cancelled: Cancelled | None = None

    @cached_property
    def minutes(self) -> dict[Category, int]:
        """Paid minutes by category of what was performed; late cancellations stand beside (PRV-071)."""
        found: dict[Category, int] = {}
        for one in self.occasions:
            if not one.paid.late:
                for category, minutes in one.paid.by_category().items():
                    found[category] = found.get(category, 0) + minutes
        return found

    @cached_property
    def late(self) -> int:
        """Paid minutes of late cancellations and no-shows, all at *Dag*."""
        return sum(one.paid.minutes for one in self.occasions if one.paid.late)

    @property
    def total(self) -> int:
        """All paid minutes."""
        return sum(self.minutes.values()) + self.late

    @property
    def priced(self) -> bool:
        """Whether every paid minute has a rate."""
        return all(one.paid.priced for one in self.occasions)

    @cached_property
    def amount(self) -> int:
        """What the time comes to."""
        return ore(one.paid.exact for one in self.occasions)

    @cached_property
    def flat(self) -> int:
        """The older model's amount for companion costs."""
        return ore(one.flat for one in self.occasions)

    @property
    def repaid(self) -> int:
        """Costs to repay."""
        return sum(one.repaid for one in self.expenses)

    @property
    def act(self) -> str:
        """``lss`` or ``sol``; a measure without a table of its own is social services (SoL)."""
        known = tables.find_measure(self.measure)
        return known.act if known else "sol"


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """A provider's month.  ``blocked``: days on which both cost models hold; nothing flat is paid then."""

    provider: str
    month: date
    rows: tuple[Row, ...]
    blocked: tuple[date, ...] = ()

    @property
    def total(self) -> int:
        """Öre for time, costs and the older model together."""
        return sum(one.amount + one.flat + one.repaid for one in self.rows)

    @property
    def priced(self) -> bool:
        """Whether every paid minute has a rate."""
        return all(one.priced for one in self.rows)

    def of_act(self, act: str) -> tuple[Row, ...]:
        """The rows of one act."""
        return tuple(one for one in self.rows if one.act == act)


def occasions(person: str, track: Track, provider: str, month: date, terms: Terms) -> tuple[Occasion, ...]:
    """The sessions of a provider that begin in a month, by time.

    The track holds all sessions of the frames of the month, whoever carried them out, since the balance and
    overlaps are the person's.
    """
    entries = track.entries()
    bookings = track.ledger(months.last_day(months.number(month))).bookings
    crossed = {place for pair in overlaps(entries, track.grants, track.policy) for place in pair}
    found = []
    for place, (session, entry) in enumerate(zip(track.sessions, entries, strict=True)):
        if months.number(session.day) != months.number(month) or not same(session.provider, provider):
            continue
        overuse = sum(part.overuse for part in bookings[place].parts)
        counted = paid(entry, track.measure, track.grants, track.policy, terms)
        found.append(
            Occasion(
                person=person,
                measure=track.measure,
                session=session,
                paid=counted,
                overuse=overuse,
                overlapping=place in crossed,
                cases=tuple(grant.id for grant in _covering(track.grants, session.day)),
                flat=_flat(counted, track.measure, session.day, overuse, terms),
            )
        )
    return tuple(found)


def expenses(
    person: str, track: Track, provider: str, month: date, carried_out: Mapping[str, str]
) -> tuple[Expense, ...]:
    """The costs of a month that a provider had, with what the cost ledger repays of each (OMK-014, PRV-084).

    ``carried_out``: provider by id of a session, for costs that name only their session.
    """
    wanted = months.number(month)
    bookings = track.ledger(months.last_day(wanted)).bookings if track.costs else ()
    return tuple(
        Expense(person=person, measure=track.measure, cost=cost, repaid=booking.used)
        for cost, booking in zip(track.costs, bookings, strict=True)
        if months.number(cost.day) == wanted
        and same(cost.provider.strip() or carried_out.get(cost.session, ""), provider)
    )


def _covering(grants: Sequence[Grant], day: date) -> list[Grant]:
    return [grant for grant in grants if valid(grant, day)]


def _flat(counted: Paid, measure: str, day: date, overuse: int, terms: Terms) -> int:
    """Granted and performed time by the older model: no fill, no late cancellation, no overuse (PRV-080)."""
    if counted.rule != "performed":
        return 0
    return max(0, counted.real - overuse) * terms.flat(measure, day)


def cancelled(track: Track, provider: str, month: date, terms: Terms) -> Cancelled | None:
    """Whether the provider cancelled so often for this person that it is to be taken up (PRV-054)."""
    days = [
        one.day
        for one in track.sessions
        if one.status == "cancelled_by_provider" and same(one.provider, provider)
    ]
    if not days:
        return None
    last = months.last_day(months.number(month))
    limits = (terms.value(f"payment_provider_cancellations_{span}", last) for span in ("month", "frame"))
    return often_cancelled(days, track.ledger(last).frames, month, *limits)


def basis(provider: str, month: date, rows: Iterable[Row], newer: Iterable[date]) -> Basis:
    """The basis of a month; ``newer``: days on which the newer cost model holds for somebody (PRV-082).

    On a day when both hold the flat amount is left out: they are never paid together.
    """
    held = frozenset(newer)
    found = tuple(rows)
    days = {one.session.day for row in found for one in row.occasions if one.flat}
    blocked = tuple(sorted(days & held))
    return Basis(
        provider=provider,
        month=month,
        rows=tuple(_without_flat(found, frozenset(blocked))) if blocked else found,
        blocked=blocked,
    )


def _without_flat(rows: Iterable[Row], days: frozenset[date]) -> Iterator[Row]:
    for row in rows:
        kept = [
            msgspec.structs.replace(one, flat=0) if one.session.day in days else one for one in row.occasions
        ]
        yield msgspec.structs.replace(row, occasions=tuple(kept))
