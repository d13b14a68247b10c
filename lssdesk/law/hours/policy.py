"""The municipality's dated policy on hours and costs, read from ``resources/policy/hours.toml``.

A decision keeps the model of the day it was made; a changed policy never rewrites an old ledger
(hours.md §1).  Rows marked ``confirmed = false`` are defaults that the municipality has to confirm.
"""

import tomllib
from collections.abc import Callable, Iterable
from datetime import date, time
from functools import cache, cached_property
from itertools import takewhile
from typing import Annotated, Literal, TypeVar

import msgspec

from lssdesk import paths
from lssdesk.errors import Refused
from lssdesk.law.hours.categories import Categories, Category
from lssdesk.law.hours.values import Advance, Measure, Policy
from lssdesk.texts import t


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value that applies from ``first_day`` until a later row begins."""

    first_day: date
    source: str
    confirmed: bool


class HourModel(Row, frozen=True, kw_only=True):
    """How hours of a measure may be moved: inside frames, or ``free`` ones without a number (HRS-001…004)."""

    measure: Measure
    model: Literal["frame", "free"]
    frame_months: Annotated[int, msgspec.Meta(ge=1, le=1200)] | None = None


class AdvanceRow(Row, frozen=True, kw_only=True):
    """Whether a frame's hours may be used before their month (HRS-015)."""

    value: Advance


class LateHour(Row, frozen=True, kw_only=True):
    """Last minute of the day before at which a cancellation is in time (HRS-032)."""

    value: time


class CostPerMonth(Row, frozen=True, kw_only=True):
    """Companion costs repaid per month, in öre (OMK-001)."""

    ore: Annotated[int, msgspec.Meta(gt=0)]


class Limit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The category of an ordinary day from a clock time on."""

    start: time = msgspec.field(name="from")
    category: Category


class CategoryLimits(Row, frozen=True, kw_only=True):
    """Clock limits of the time categories and the days that are storhelg (HRS-035)."""

    limits: Annotated[tuple[Limit, ...], msgspec.Meta(min_length=1)]
    storhelg: tuple[str, ...]

    def __post_init__(self) -> None:
        starts = [limit.start for limit in self.limits]
        if starts[0] != time(0) or starts != sorted(set(starts)):
            raise ValueError("limits begin at 00:00 and ascend")

    def categories(self) -> Categories:
        """The limits as the splitting of sessions needs them."""
        return Categories(
            tuple((limit.start, limit.category) for limit in self.limits), frozenset(self.storhelg)
        )


class DatedPolicy(Policy, frozen=True, kw_only=True):
    """The values of a day, each with the first day from which it has held without a break.

    Nothing is reckoned by the days: they are for whoever has to explain a value.
    """

    frame_since: date
    advance_since: date
    late_since: date


class HoursPolicy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """All rows of the policy file."""

    hour_model: tuple[HourModel, ...]
    advance: tuple[AdvanceRow, ...]
    late_cancellation_hour: tuple[LateHour, ...]
    cost_per_month: tuple[CostPerMonth, ...]
    categories: tuple[CategoryLimits, ...]

    def model_on(self, measure: Measure, day: date) -> HourModel:
        """The hour model of ``measure`` on ``day``."""
        return applying((row for row in self.hour_model if row.measure == measure), day)

    def on(self, measure: Measure, day: date) -> DatedPolicy:
        """What a ledger needs to know of the policy that applied on ``day``, the day of the decision."""
        known = self._known.get((measure, day))
        if known is None:
            known = self._known[measure, day] = self._on(measure, day)
        return known

    @cached_property
    def _known(self) -> dict[tuple[Measure, date], DatedPolicy]:
        """What was asked for before: an office has thousands of decisions and few days that it decides on."""
        return {}

    def _on(self, measure: Measure, day: date) -> DatedPolicy:
        models = [row for row in self.hour_model if row.measure == measure]
        return DatedPolicy(
            frame_months=applying(models, day).frame_months,
            frame_since=since(models, day, lambda row: row.frame_months),
            advance=applying(self.advance, day).value,
            advance_since=since(self.advance, day, lambda row: row.value),
            late_cancellation_hour=applying(self.late_cancellation_hour, day).value,
            late_since=since(self.late_cancellation_hour, day, lambda row: row.value),
        )

    def categories_on(self, day: date) -> CategoryLimits:
        """The time categories of ``day``, with the mark that says whether they are confirmed."""
        return applying(self.categories, day)

    def cost_per_month_on(self, day: date) -> CostPerMonth:
        """The most that is repaid per month by a decision of ``day``."""
        return applying(self.cost_per_month, day)


R = TypeVar("R", bound=Row)


def applying(rows: Iterable[R], day: date) -> R:
    """The row that began last on or before ``day``; ``Refused`` where none had begun."""
    begun = [row for row in rows if row.first_day <= day]
    if not begun:
        raise Refused(t("calc.no_policy", day=day))
    return max(begun, key=lambda row: row.first_day)


def since(rows: Iterable[R], day: date, value: Callable[[R], object]) -> date:
    """The first day from which what applies on ``day`` has held; a row that says the same begins nothing.

    ``Refused`` where no row had begun.
    """
    begun = sorted((row for row in rows if row.first_day <= day), key=lambda row: row.first_day)
    found = applying(begun, day)
    held = takewhile(lambda row: value(row) == value(found), reversed(begun))
    return min(row.first_day for row in held)


def read(text: str) -> HoursPolicy:
    """The policy in a TOML text; ``msgspec.ValidationError`` where it is not as it has to be."""
    return msgspec.convert(tomllib.loads(text), HoursPolicy)


@cache
def shipped() -> HoursPolicy:
    """The policy that comes with the program."""
    return read((paths.resources() / "policy" / "hours.toml").read_text(encoding="utf-8"))
