"""What a municipality sets itself, each value under one key: the shipped ones, and its own over them.

A value of its own holds from its first day until a later one begins.  The shipped tables stay what
they are; ``handling`` and ``hours`` give them as the checks and the hours engine read them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

import msgspec

from lssdesk.law import limits, policy
from lssdesk.law.hours import policy as hours_policy
from lssdesk.law.hours import said
from lssdesk.law.hours.policy import CategoryLimits, HoursPolicy
from lssdesk.law.policy import Handling
from lssdesk.texts import t

Value = int | str | tuple[str, ...]
CHOICE, NAMES, TEXT, FLAG = "choice", "names", "text", "flag"
"""Units of a value that is one of several words, a list of names, free words, or 1 for yes and 0 for no."""
DELEGATION_ORDER = "delegation_order"
"""Key of the rows that hold a delegation order, which is no single value (:mod:`lssdesk.flow.delegation`)."""
_CLOCKS = ("dag", "kvall", "natt")


@dataclass(frozen=True)
class Override:
    """A value that the municipality set; None takes it back to the shipped one."""

    key: str
    first_day: date
    value: Value | None
    confirmed_by: str
    reason: str
    set_at: datetime
    set_by: str


@dataclass(frozen=True)
class Default:
    """A value as shipped, from a day on; None is unset.  ``confirmed``: the sources give it."""

    first_day: date
    value: Value | None
    confirmed: bool
    source: str
    confirmed_by: str = ""


@dataclass(frozen=True)
class Item:
    """One thing to set: ``unit`` says what the number counts (``days``, ``clock`` as 1830, ``ore`` …).

    ``fixed``: it follows the law or comes with the program, and is only shown.
    """

    key: str
    label: str
    unit: str
    defaults: tuple[Default, ...]
    options: tuple[str, ...] = ()
    fixed: bool = False

    def default_on(self, day: date) -> Default:
        """The shipped value of a day; the first one for a day before all."""
        begun = [row for row in self.defaults if row.first_day <= day]
        return max(begun, key=lambda row: row.first_day) if begun else self.defaults[0]


def shown(item: Item, value: Value | None) -> str:
    """A value in Swedish, as a sentence or a table says it."""
    if value is None:
        return t("policy.unset")
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, str):
        return value if item.unit == TEXT else t(f"policy.choice.{value}")
    if item.unit == FLAG:
        return t("policy.yes" if value else "policy.no")
    if item.unit == "clock":
        return f"{value // 100:02d}.{value % 100:02d}"
    if item.unit == "month_day":
        return t("policy.month_day", day=value % 100, month=value // 100)
    if item.unit == "ore":
        return said.kronor(value)
    return t(f"policy.{'one' if value == 1 else 'number'}.{item.unit}", number=value)


@cache
def items() -> tuple[Item, ...]:
    """Everything that can be set, in the order of the files; the hours last."""
    return (*_handling_items(), *_age_items(), *_hours_items(hours_policy.shipped()))


def item(key: str) -> Item | None:
    """The thing to set under a key, if there is one."""
    return next((one for one in items() if one.key == key), None)


def set_on(rows: Iterable[Override], key: str, day: date) -> Override | None:
    """The municipality's row for a key on a day: the one that began last, and of those the last set."""
    begun = [row for row in rows if row.key == key and row.first_day <= day]
    found = max(enumerate(begun), key=lambda pair: (pair[1].first_day, pair[0]), default=None)
    return found[1] if found and found[1].value is not None else None


def value_on(one: Item, rows: Sequence[Override], day: date) -> Value | None:
    """The value that holds on a day."""
    own = set_on(rows, one.key, day)
    return own.value if own else one.default_on(day).value


def handling(rows: Sequence[Override], day: date) -> Handling:
    """The settings of a day, as the checks read them."""
    settings = [_setting(row, set_on(rows, row.key, day)) for row in policy.shipped().setting]
    return Handling(setting=tuple(settings))


def _setting(row: policy.Setting, own: Override | None) -> policy.Setting:
    if own is None:
        return row
    place = "text" if row.unit == TEXT else "value"
    sure = {"confirmed_by": own.confirmed_by, "confirmed": own.set_at.date()}
    return msgspec.structs.replace(row, **{place: own.value}, **sure)


def _handling_items() -> Iterator[Item]:
    for row in policy.shipped().setting:
        value = row.text or None if row.unit == TEXT else row.value
        default = Default(date.min, value, value is not None, row.source, row.confirmed_by)
        yield Item(row.key, row.label, row.unit, (default,))


def _age_items() -> Iterator[Item]:
    for key in dict.fromkeys(row.key for row in limits.ages()):
        rows = [row for row in limits.ages() if row.key == key]
        known = [Default(row.first_day, row.age, row.confirmed, row.source) for row in rows]
        if end := rows[-1].last_day:
            known.append(Default(end + timedelta(days=1), None, False, rows[-1].source))
        yield Item(f"age_{key}", t(f"policy.age.{key}"), "years", tuple(known), fixed=True)


def _hours_items(shipped: HoursPolicy) -> Iterator[Item]:
    for measure in dict.fromkeys(row.measure for row in shipped.hour_model):
        models = [row for row in shipped.hour_model if row.measure == measure]
        name = t(f"policy.measure.{measure}")
        yield Item(
            f"hours_model_{measure}",
            t("policy.hours.model", insats=name),
            CHOICE,
            _defaults(models, [row.model for row in models]),
            ("frame", "free"),
        )
        yield Item(
            f"hours_frame_months_{measure}",
            t("policy.hours.frame_months", insats=name),
            "months",
            _defaults(models, [row.frame_months for row in models]),
        )
    advance, late, cost = shipped.advance, shipped.late_cancellation_hour, shipped.cost_per_month
    yield Item(
        "hours_advance",
        t("policy.hours.advance"),
        CHOICE,
        _defaults(advance, [row.value for row in advance]),
        ("forbid", "allow"),
    )
    yield Item(
        "hours_late", t("policy.hours.late"), "clock", _defaults(late, [clock(row.value) for row in late])
    )
    yield Item("hours_cost", t("policy.hours.cost"), "ore", _defaults(cost, [row.ore for row in cost]))
    categories = shipped.categories
    for name in _CLOCKS:
        begins = [clock(_begins(row, name)) for row in categories]
        yield Item(f"hours_{name}", t(f"policy.hours.{name}"), "clock", _defaults(categories, begins))
    days = _defaults(categories, [row.storhelg for row in categories])
    yield Item("hours_storhelg", t("policy.hours.storhelg"), NAMES, days)


def _defaults(rows: Sequence[hours_policy.Row], values: Sequence[Value | None]) -> tuple[Default, ...]:
    return tuple(
        Default(row.first_day, value, row.confirmed, row.source)
        for row, value in zip(rows, values, strict=True)
    )


def _begins(row: CategoryLimits, category: str) -> time:
    """When a category begins; the night's second beginning is in the evening."""
    return [limit.start for limit in row.limits if limit.category == category][-1]


def clock(at: time) -> int:
    """A clock time as hours and minutes in one number: 18.30 is 1830."""
    return at.hour * 100 + at.minute


def _time(value: Value | None) -> time:
    assert isinstance(value, int)
    return time(*divmod(value, 100))


def hours(rows: Sequence[Override]) -> HoursPolicy:
    """The hours policy with the municipality's values; ``msgspec.ValidationError`` where they do not fit."""
    shipped = hours_policy.shipped()
    if not any(row.key.startswith("hours_") for row in rows):
        return shipped
    measures = dict.fromkeys(row.measure for row in shipped.hour_model)
    content = {
        "hour_model": [row for measure in measures for row in _models(rows, measure)],
        "advance": [row | {"value": value} for row, (value,) in _dated(rows, "hours_advance")],
        "late_cancellation_hour": [
            row | {"value": _time(value)} for row, (value,) in _dated(rows, "hours_late")
        ],
        "cost_per_month": [row | {"ore": value} for row, (value,) in _dated(rows, "hours_cost")],
        "categories": list(_categories(rows)),
    }
    return msgspec.convert(content, HoursPolicy)


Dated = Iterator[tuple[dict[str, object], tuple[Value | None, ...]]]


def _dated(rows: Sequence[Override], *keys: str) -> Dated:
    """The values under some keys from each day on which one of them changes, and what a row begins with."""
    found = [one for one in items() if one.key in keys]
    days = {row.first_day for one in found for row in one.defaults}
    days |= {row.first_day for row in rows if row.key in keys}
    for day in sorted(days):
        defaults = [one.default_on(day) for one in found]
        known = [set_on(rows, one.key, day) is not None for one in found]
        sure = all(own or default.confirmed for own, default in zip(known, defaults, strict=True))
        base = {"first_day": day, "source": defaults[0].source, "confirmed": sure}
        yield base, tuple(value_on(one, rows, day) for one in found)


def _models(rows: Sequence[Override], measure: str) -> Iterator[dict[str, object]]:
    for row, (model, months) in _dated(rows, f"hours_model_{measure}", f"hours_frame_months_{measure}"):
        frame = {"frame_months": months} if model == "frame" else {}
        yield row | {"measure": measure, "model": model} | frame


def _categories(rows: Sequence[Override]) -> Iterator[dict[str, object]]:
    keys = (*(f"hours_{name}" for name in _CLOCKS), "hours_storhelg")
    for row, (day, evening, night, storhelg) in _dated(rows, *keys):
        starts = ((0, "natt"), (day, "dag"), (evening, "kvall"), (night, "natt"))
        begins = [{"from": _time(start), "category": category} for start, category in starts]
        yield row | {"limits": begins, "storhelg": storhelg}
