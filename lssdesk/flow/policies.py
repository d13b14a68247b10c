"""The municipality's own values: seen with their defaults, and set from a day on with who and why.

Rows are only ever added, so that a decision can always be judged by what was known when it was signed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Literal

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import policy_values, records
from lssdesk.flow.policy_values import CHOICE, FLAG, NAMES, TEXT, Item, Override, Value
from lssdesk.law.hours import red_days
from lssdesk.store.tables import PolicyRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

State = Literal["unset", "unconfirmed", "shipped", "own"]
YEARS = range(1990, 2101)
MOST = 100_000
MOST_ORE = 1_000_000  # a rate per hour on a major holiday may pass a thousand kronor
MOST_MONTHS = 1200
MOST_SIGNS = 2_000
MOST_TEXT = 10_000  # a routine may be long


@dataclass(frozen=True)
class Line:
    """A value as the list shows it.

    ``state``: not set; shipped but the sources give no value, so that the municipality has to confirm it;
    shipped by the sources; the municipality's own.  ``coming``: the next own row, of a day to come.
    """

    item: Item
    state: State
    default: Value | None
    value: Value | None
    source: str
    since: date | None
    confirmed_by: str
    reason: str
    coming: Override | None

    @property
    def default_text(self) -> str:
        """The shipped value in Swedish."""
        return policy_values.shown(self.item, self.default)

    @property
    def value_text(self) -> str:
        """The present value in Swedish; "inte satt" where none is."""
        return policy_values.shown(self.item, self.value)


def overrides(reading: Reading, known: datetime | None = None) -> tuple[Override, ...]:
    """All rows that the municipality has set, in that order; with ``known`` those set by that moment."""
    query = select(PolicyRow).where(PolicyRow.key != policy_values.DELEGATION_ORDER)
    rows = reading.scalars(query.order_by(PolicyRow.seq))
    return tuple(_override(row) for row in rows if known is None or row.set_at <= known)


def _override(row: PolicyRow) -> Override:
    value = msgspec.json.decode(row.value, type=int | str | tuple[str, ...] | None)
    return Override(row.key, row.first_day, value, row.confirmed_by, row.reason, row.set_at, row.set_by)


class Policies:
    """The values of the office, for the administrator's page."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def lines(self, day: date | None = None) -> tuple[Line, ...]:
        """Every value as it holds on a day, today where none is given."""
        rows = self._rows()
        return tuple(_line(one, rows, day or self._desk.today) for one in policy_values.items())

    def history(self, key: str) -> tuple[Override, ...]:
        """The rows that were set for a key, the last one first."""
        return tuple(row for row in reversed(self._rows()) if row.key == key)

    def set(self, key: str, value: Value | None, first_day: date, confirmed_by: str, reason: str) -> None:
        """Set a value from a day on; None takes it back to the shipped one.

        Refused, with ``/value``, ``/first_day``, ``/confirmed_by`` or ``/reason`` as its field, where it does
        not fit, or both cost models would hold (PRV-082).  What is signed keeps what was known then.
        """
        one = policy_values.item(key)
        if one is None:
            raise Refused(t("policy.refused.unknown", name=key))
        if one.fixed:
            raise Refused(t("policy.refused.fixed", label=one.label), "/value")
        check_words(first_day, confirmed_by, reason)
        value = value.strip() if isinstance(value, str) else value
        if value is not None:
            _check_value(one, value, first_day)
        desk = self._desk
        new = Override(key, first_day, value, confirmed_by.strip(), reason.strip(), desk.now, desk.officer)
        rows = self._rows()
        _check_together((*rows, new))
        self._check_models(new, rows)
        with desk.unit("settings", t("flow.unit.policy"), detail=key) as unit:
            fields = {name: getattr(new, name) for name in ("confirmed_by", "reason", "set_at", "set_by")}
            unit.add(PolicyRow(key=key, first_day=first_day, value=records.encode(value), **fields))
        desk.settings_changed()

    def _check_models(self, new: Override, rows: tuple[Override, ...]) -> None:
        from lssdesk.flow import cost_models  # what reads decisions reads values: here, for it imports this

        with self._desk.office.read() as reading:
            cost_models.check(reading, new, rows)

    def _rows(self) -> tuple[Override, ...]:
        with self._desk.office.read() as reading:
            return overrides(reading)


def _line(one: Item, rows: tuple[Override, ...], day: date) -> Line:
    own, default = policy_values.set_on(rows, one.key, day), one.default_on(day)
    value = own.value if own else default.value
    later = [row for row in rows if row.key == one.key and row.first_day > day]
    return Line(
        item=one,
        state=_state(own, default),
        default=default.value,
        value=value,
        source=default.source,
        since=own.first_day if own else default.first_day if default.first_day > date.min else None,
        confirmed_by=own.confirmed_by if own else default.confirmed_by,
        reason=own.reason if own else "",
        coming=policy_values.set_on(later, one.key, min(row.first_day for row in later)) if later else None,
    )


def _state(own: Override | None, default: policy_values.Default) -> State:
    if own:
        return "own"
    if default.value is None:
        return "unset"
    return "shipped" if default.confirmed else "unconfirmed"


def check_words(first_day: date, confirmed_by: str, reason: str) -> None:
    """Refused, with its field, where first day, name or reason of a row is missing or does not fit."""
    if first_day.year not in YEARS:
        raise Refused(t("policy.refused.first_day", first=YEARS[0], last=YEARS[-1]), "/first_day")
    for name, text in (("confirmed_by", confirmed_by), ("reason", reason)):
        if not text.strip():
            raise Refused(t(f"policy.refused.{name}"), f"/{name}")
        if len(text) > MOST_SIGNS:
            raise Refused(t("policy.refused.too_long", most=MOST_SIGNS), f"/{name}")


def _check_value(one: Item, value: Value, first_day: date) -> None:
    checks: dict[str, Callable[[Item, Value, date], str]] = {
        CHOICE: _wrong_choice,
        NAMES: _wrong_name,
        TEXT: _wrong_text,
        "clock": _wrong_clock,
        "month_day": _wrong_month_day,
    }
    if problem := checks.get(one.unit, _wrong_number)(one, value, first_day):
        raise Refused(problem, "/value")


def _wrong_choice(one: Item, value: Value, _day: date) -> str:
    return "" if value in one.options else t("policy.refused.choice", label=one.label)


def _wrong_text(one: Item, value: Value, _day: date) -> str:
    if not isinstance(value, str) or not value.strip():
        return t("policy.refused.text", label=one.label)
    return "" if len(value) <= MOST_TEXT else t("policy.refused.too_long", most=MOST_TEXT)


def _wrong_name(one: Item, value: Value, day: date) -> str:
    year = red_days.of_year(day.year)
    known = frozenset().union(*year.public.values(), *year.eves.values())
    names = value if isinstance(value, tuple) else (str(value),)
    wrong = next((name for name in names if name not in known), None)
    return "" if wrong is None else t("policy.refused.names", label=one.label, name=wrong[:60])


def _wrong_clock(one: Item, value: Value, _day: date) -> str:
    return t("policy.refused.clock", label=one.label) if _split(value, time) is None else ""


def _wrong_month_day(one: Item, value: Value, day: date) -> str:
    found = _split(value, lambda month, number: date(day.year, month, number))
    return t("policy.refused.month_day", label=one.label) if found is None else ""


def _split(value: Value, make: Callable[[int, int], object]) -> object | None:
    """What the hundreds and the rest of a number make, None where they make nothing."""
    try:
        return make(*divmod(value, 100)) if isinstance(value, int) else None
    except (ValueError, OverflowError):
        return None


def _wrong_number(one: Item, value: Value, _day: date) -> str:
    framed = one.key.startswith("hours_")
    least, most = (1, MOST_MONTHS if one.unit == "months" else MOST) if framed else (0, MOST)
    most = {FLAG: 1, "ore": MOST_ORE}.get(one.unit, most)
    fits = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
    return "" if fits else t("policy.refused.number", label=one.label, least=least, most=most)


def _check_together(rows: tuple[Override, ...]) -> None:
    try:
        policy_values.hours(rows)
    except msgspec.ValidationError as error:
        raise Refused(t("policy.refused.order"), "/value") from error
