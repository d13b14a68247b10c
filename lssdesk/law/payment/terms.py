"""What a provider is paid by: the municipality's dated values, looked up by the day they are asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lssdesk.law.hours.categories import Categories, Category
from lssdesk.law.hours.policy import HoursPolicy

FLAT_FOR = ("ledsagarservice", "ledsagning")
"""Measures of the older cost model; never avlösning (PRV-080, OMK-004)."""


def rate_key(measure: str, category: Category) -> str:
    """The setting that holds the rate of a measure in a time category (PRV-072)."""
    return f"payment_rate_{measure}_{category}"


@dataclass(frozen=True)
class Terms:
    """``value`` gives a setting of ``resources/policy/payment.toml`` as it was on a day, None where unset.

    Nothing here is of today: an old session keeps the rate and the category limits of its day.  What is late
    is no term of payment: the decision's own policy says it (PRV-051, :mod:`lssdesk.law.hours.late`).
    """

    hours: HoursPolicy
    value: Callable[[str, date], int | None]

    def rate(self, measure: str, category: Category, day: date) -> int | None:
        """Öre per hour on a day; None where the municipality has set none."""
        return self.value(rate_key(measure, category), day)

    def categories(self, day: date) -> Categories:
        """The clock limits of a day (PRV-070)."""
        return self.hours.categories_on(day).categories()

    def least(self, day: date, late: bool) -> int:
        """The fewest minutes that are paid of an occasion that counts (PRV-073, PRV-074)."""
        if late and not self.value("payment_least_on_late", day):
            return 0
        return self.value("payment_least_minutes", day) or 0

    def flat(self, measure: str, day: date) -> int:
        """Öre per granted and performed hour by the older model; 0 where it is not used (PRV-080)."""
        if measure not in FLAT_FOR or not self.value("payment_flat_cost_on", day):
            return 0
        return self.value("payment_flat_cost", day) or 0
