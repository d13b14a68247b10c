"""Follow-up figures as the register study of [001] defines them (hours.md §6, STA-001…008).

Pure functions over minutes by person and month.  Every number is the length of a list of persons, so that
it can be opened.

* ``count``: who counts in a period, used all hours, and used them flexibly, by sex
* ``calc_statistics``: the same as a JSON document (formats.md §5)
* ``known``: how many of the four possibilities a person knows (STA-008)
"""

from lssdesk.law.statistics.calc import calc_statistics
from lssdesk.law.statistics.counting import (
    LEAST_GRANTED,
    SEXES,
    Counted,
    Period,
    PersonUse,
    Sex,
    count,
    percent,
    tenths,
    together,
)
from lssdesk.law.statistics.knowledge import POSSIBILITIES, known

__all__ = [
    "LEAST_GRANTED",
    "POSSIBILITIES",
    "SEXES",
    "Counted",
    "Period",
    "PersonUse",
    "Sex",
    "calc_statistics",
    "count",
    "known",
    "percent",
    "tenths",
    "together",
]
