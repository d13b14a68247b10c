"""An invoice against the basis: every trigger of PRV-076 as a list of differences."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time

import msgspec

from lssdesk.law.hours import months
from lssdesk.law.hours.categories import Category
from lssdesk.law.payment.away import Away
from lssdesk.law.payment.basis import Basis, Occasion, same
from lssdesk.law.payment.charges import Charge, Difference, Differs, Ordered, Unit
from lssdesk.law.payment.paid import LATE_AT, Paid, ore
from lssdesk.law.payment.terms import Terms

Key = tuple[str, str, date, time | None]


class Group(msgspec.Struct, frozen=True):
    """The rows of an invoice that charge one session, and that session where the report has it."""

    charges: tuple[Charge, ...]
    occasion: Occasion | None

    def differs(
        self, rule: Differs, charged: int | None = None, due: int | None = None, unit: Unit = ""
    ) -> Difference:
        """A difference of these rows."""
        first = self.charges[0]
        lines = tuple(one.line for one in self.charges)
        return Difference(
            rule=rule,
            lines=lines,
            number=first.number,
            measure=first.measure,
            day=first.day,
            start=first.start,
            charged=charged,
            due=due,
            unit=unit,
        )

    @property
    def minutes(self) -> int | None:
        """All charged minutes, None where a row does not say."""
        said = [one.minutes for one in self.charges]
        return None if None in said else sum(one or 0 for one in said)

    @property
    def charges_time(self) -> bool:
        """Whether anything but costs is charged."""
        return any(one.minutes or one.amount for one in self.charges)


def compare(
    charges: Sequence[Charge],
    basis: Basis,
    numbers: Mapping[str, str],
    ordered: Mapping[tuple[str, str], Sequence[Ordered]],
    terms: Terms,
    away: Mapping[tuple[str, str], Away],
) -> tuple[Difference, ...]:
    """All differences, by day and row.

    ``numbers``: personal number by person of the basis.  ``ordered``: by personal number and measure, what
    the orders say of the provider; ``away``: the same of the days on which nothing can have been performed.
    """
    groups = _groups(charges, basis, numbers)
    found = [one for group in groups for one in _of_group(group, basis, ordered, terms, away)]
    found += _costs(charges, basis, numbers)
    found += _not_charged(groups, basis, numbers, away)
    return tuple(sorted(found, key=lambda one: (one.day, one.start or time(0), one.number, one.lines)))


def _groups(charges: Sequence[Charge], basis: Basis, numbers: Mapping[str, str]) -> list[Group]:
    known: dict[Key, Occasion] = {
        (numbers[one.person], one.measure, one.session.day, one.session.start): one
        for row in basis.rows
        for one in row.occasions
        if one.person in numbers
    }
    alone = _alone(known)
    together: dict[Key, list[Charge]] = {}
    for charge in charges:
        together.setdefault((charge.number, charge.measure, charge.day, charge.start), []).append(charge)
    return [
        Group(tuple(rows), known.get(key) if key[3] is not None else alone.get(key[:3]))
        for key, rows in together.items()
    ]


def _alone(known: Mapping[Key, Occasion]) -> dict[tuple[str, str, date], Occasion | None]:
    """Sessions that are the only one of their day, which a row without a clock time can mean."""
    found: dict[tuple[str, str, date], Occasion | None] = {}
    for (number, measure, day, _start), occasion in known.items():
        key = (number, measure, day)
        found[key] = None if key in found else occasion
    return found


def _of_group(
    group: Group,
    basis: Basis,
    ordered: Mapping[tuple[str, str], Sequence[Ordered]],
    terms: Terms,
    away: Mapping[tuple[str, str], Away],
) -> Iterator[Difference]:
    if not group.charges_time:
        return
    first = group.charges[0]
    if months.number(first.day) != months.number(basis.month):
        yield group.differs("other_month", group.minutes, 0, "minutes")
        return
    occasion = group.occasion
    gone = _gone(group, away)
    if gone is not None:
        yield gone
        if gone.due == 0:
            return
    if occasion is None or occasion.paid.rule == "planned":
        yield group.differs("not_reported", group.minutes, 0, "minutes")
        return
    if _elsewhere(occasion, ordered.get((first.number, first.measure), ()), basis.provider):
        yield group.differs("other_provider")
    if occasion.paid.rule in ("in_time", "by_provider"):
        yield group.differs("in_time", group.minutes, 0, "minutes")
        return
    yield from _session(group, occasion)
    yield from _time(group, occasion)
    yield from _price(group, occasion, terms)


def _gone(group: Group, away: Mapping[tuple[str, str], Away]) -> Difference | None:
    """Charged for a day on which the person was away or had died; what was cancelled is no such charge.

    Nothing is due where all of the day is so and the row says that it was performed.
    """
    first, occasion = group.charges[0], group.occasion
    known = away.get((first.number, first.measure), Away()).on(first.day)
    reported = occasion is not None and occasion.paid.rule != "planned"
    status = occasion.session.status if occasion and reported else first.status
    if known is None or status in ("cancelled_by_client", "cancelled_by_provider"):
        return None
    reason, whole = known
    if whole and status != "no_show":
        return group.differs(reason, group.minutes, 0, "minutes")
    return group.differs(reason)


def _session(group: Group, occasion: Occasion) -> Iterator[Difference]:
    """What is to be looked at of the session itself, however it is charged."""
    counted = occasion.paid
    if counted.outside:
        yield group.differs("no_decision", group.minutes, counted.minutes, "minutes")
    if occasion.overuse:
        yield group.differs("over_balance", group.minutes, counted.minutes - occasion.overuse, "minutes")
    if occasion.overlapping:
        yield group.differs("overlap")


def _doubled(group: Group, due: int) -> bool:
    """Whether a row stands twice, and not because the session has as much time on each side of midnight."""
    seen = [(one.category, one.minutes, one.amount) for one in group.charges if one.minutes or one.amount]
    return len(set(seen)) < len(seen) and group.minutes != due


def _time(group: Group, occasion: Occasion) -> Iterator[Difference]:
    """Minutes and categories against what is paid (PRV-073, PRV-074)."""
    counted, charged = occasion.paid, group.minutes
    if counted.rule == "outside":
        return
    split = _by_category(group.charges)
    if counted.late:
        if any(category != LATE_AT for category in split):
            yield _late_rate(group, counted)
    elif split and not _fits(split, counted.by_category(), charged == counted.minutes):
        yield group.differs("category")
    if charged is None or charged == counted.minutes:
        return
    if _doubled(group, counted.minutes):
        yield group.differs("doubled", charged, counted.minutes, "minutes")
        return
    long = counted.real == counted.minutes  # nothing had to be filled up
    yield group.differs(
        "floor" if long and charged > counted.real else "minutes", charged, counted.minutes, "minutes"
    )


def _late_rate(group: Group, counted: Paid) -> Difference:
    amounts = [one.amount for one in group.charges]
    if None in amounts or not counted.priced:
        return group.differs("late_rate")
    return group.differs("late_rate", sum(one or 0 for one in amounts), ore([counted.exact]), "ore")


def _by_category(charges: Iterable[Charge]) -> dict[Category, int]:
    found: dict[Category, int] = {}
    for one in charges:
        if one.category is not None:
            found[one.category] = found.get(one.category, 0) + (one.minutes or 0)
    return found


def _fits(split: Mapping[Category, int], due: Mapping[Category, int], same_sum: bool) -> bool:
    """Whether the categories are those of the clock; their minutes too, where the sums agree."""
    return dict(split) == dict(due) if same_sum else set(split) <= set(due)


def _price(group: Group, occasion: Occasion, terms: Terms) -> Iterator[Difference]:
    """Each row's amount against its own minutes at the rate of the day (PRV-072)."""
    counted = occasion.paid
    for one in group.charges if counted.portions else ():
        told = counted.late and one.category not in (None, LATE_AT)
        if one.amount is None or one.minutes is None or told:
            continue
        due = _due(one, occasion, terms)
        if due is not None and one.amount != due:
            lone = msgspec.structs.replace(group, charges=(one,))
            yield lone.differs("late_rate" if counted.late else "rate", one.amount, due, "ore")


def _due(charge: Charge, occasion: Occasion, terms: Terms) -> int | None:
    """What a row's minutes come to; None where no rate is set, or its category does not follow from it."""
    counted = occasion.paid
    category = LATE_AT if counted.late else charge.category
    portions = [one for one in counted.portions if category in (None, one.category)]
    if portions and charge.minutes == sum(one.minutes for one in portions):
        rates = [one.rate for one in portions]
        return None if None in rates else ore(one.minutes * (one.rate or 0) for one in portions)
    if category is None:
        categories = {one.category for one in counted.portions}
        if len(categories) != 1:
            return None
        (category,) = categories
    rate = terms.rate(charge.measure, category, charge.day)
    return None if rate is None else ore([(charge.minutes or 0) * rate])


def _elsewhere(occasion: Occasion, orders: Sequence[Ordered], provider: str) -> bool:
    """Whether the orders of the decisions that hold on the day name other providers only."""
    day = occasion.session.day
    named = [
        one.provider
        for one in orders
        if one.case in occasion.cases and one.provider.strip() and (one.first is None or one.first <= day)
    ]
    return bool(named) and not any(same(one, provider) for one in named)


def _costs(charges: Sequence[Charge], basis: Basis, numbers: Mapping[str, str]) -> Iterator[Difference]:
    """Costs of a person and day: without a session, or over what is to be repaid (OMK-014)."""
    together: dict[tuple[str, date], list[Charge]] = {}
    for charge in charges:
        if charge.cost:
            together.setdefault((charge.number, charge.day), []).append(charge)
    due = _repaid(basis, numbers)
    held = {
        (numbers.get(one.person), one.session.day)
        for row in basis.rows
        for one in row.occasions
        if one.session.status == "performed"
    }
    for key, rows in together.items():
        group, charged = Group(tuple(rows), None), sum(one.cost for one in rows)
        if key not in held:
            yield group.differs("cost_no_session", charged, due.get(key, 0), "ore")
        elif charged > due.get(key, 0):
            yield group.differs("cost_over", charged, due.get(key, 0), "ore")


def _repaid(basis: Basis, numbers: Mapping[str, str]) -> dict[tuple[str, date], int]:
    """What is repaid, or paid flat, by person and day."""
    found: dict[tuple[str, date], int] = {}
    flat: dict[tuple[str, date], int] = {}
    for row in basis.rows:
        number = numbers.get(row.person, "")
        for expense in row.expenses:
            key = (number, expense.cost.day)
            found[key] = found.get(key, 0) + expense.repaid
        for one in row.occasions:
            if one.flat:
                key = (number, one.session.day)
                flat[key] = flat.get(key, 0) + one.flat
    for key, exact in flat.items():
        found[key] = found.get(key, 0) + ore([exact])
    return found


def _not_charged(
    groups: Sequence[Group],
    basis: Basis,
    numbers: Mapping[str, str],
    away: Mapping[tuple[str, str], Away],
) -> Iterator[Difference]:
    """Paid sessions that the invoice lacks; not one that cannot have been."""
    charged = {id(group.occasion) for group in groups if group.occasion is not None and group.charges_time}
    for row in basis.rows:
        for one in row.occasions:
            known = away.get((numbers.get(one.person, ""), one.measure), Away()).on(one.session.day)
            gone = known is not None and known[1] and one.session.status == "performed"
            if one.paid.minutes and id(one) not in charged and not gone:
                yield Difference(
                    rule="not_charged",
                    lines=(),
                    number=numbers.get(one.person, ""),
                    measure=one.measure,
                    day=one.session.day,
                    start=one.session.start,
                    charged=0,
                    due=one.paid.minutes,
                    unit="minutes",
                )
