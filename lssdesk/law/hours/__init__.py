"""The hours engine: what is granted, used, left, and what lapses (hours.md; formats.md §1, §4).

Pure functions over frozen values, whole minutes or whole öre, no clock of its own.

* ``ledger``, ``cost_ledger``: the two ledgers; every number carries the parts that it is the sum of
* ``calc_hours``, ``calc_costs``: the same as JSON documents
* ``Track``: one ledger of a person, with what it is reckoned from
* ``again``: a ledger after a change, from what was reckoned before; ``left``: the one word for what is left
* ``overlaps``, ``forecast``, ``cut_short``, ``fit``: what an officer should know beforehand
* ``by_category``: minutes per time category; ``policy``: the municipality's dated values
"""

from lssdesk.law.hours.allowance import allowance_ledger
from lssdesk.law.hours.calc import calc_costs, calc_hours
from lssdesk.law.hours.categories import Categories, Category, by_category, category_at
from lssdesk.law.hours.clock import exists, pieces
from lssdesk.law.hours.foresight import Cut, Fit, Forecast, Lapse, cut_short, fit, forecast, overlaps
from lssdesk.law.hours.late import counts_on
from lssdesk.law.hours.ledgers import cost_ledger, ledger
from lssdesk.law.hours.track import TIMED, Edit, Track, Unit, Used, changed
from lssdesk.law.hours.values import (
    Advance,
    Booking,
    Cost,
    Expiry,
    Frame,
    Grant,
    Ledger,
    Measure,
    Month,
    Open,
    Part,
    Policy,
    Session,
    Standing,
    Status,
    entry,
    minutes,
)

__all__ = [
    "TIMED",
    "Advance",
    "Booking",
    "Categories",
    "Category",
    "Cost",
    "Cut",
    "Edit",
    "Expiry",
    "Fit",
    "Forecast",
    "Frame",
    "Grant",
    "Lapse",
    "Ledger",
    "Measure",
    "Month",
    "Open",
    "Part",
    "Policy",
    "Session",
    "Standing",
    "Status",
    "Track",
    "Unit",
    "Used",
    "allowance_ledger",
    "by_category",
    "calc_costs",
    "calc_hours",
    "category_at",
    "changed",
    "cost_ledger",
    "counts_on",
    "cut_short",
    "entry",
    "exists",
    "fit",
    "forecast",
    "ledger",
    "minutes",
    "overlaps",
    "pieces",
]
