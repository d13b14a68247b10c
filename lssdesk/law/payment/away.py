"""Days on which a person was in hospital or away, or had died: what an invoice is held against (PRV-076).

A provider tells of both at once (PRV-091), and only what was performed is paid (PRV-077).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from msgspec.structs import replace

from lssdesk.model.case import Stay

Reason = Literal["dead", "hospital", "away"]


@dataclass(frozen=True)
class Away:
    """What is known of a person as to one measure: the day of death, and the stays."""

    died: date | None = None
    stays: tuple[Stay, ...] = ()

    def on(self, day: date) -> tuple[Reason, bool] | None:
        """Why nothing can have been performed on a day, and whether that holds for all of it.

        The day of death and the ends of a stay are days on which something may have been.
        """
        if self.died is not None and self.died <= day:
            return "dead", self.died < day
        found = [(_reason(one), _within(one, day)) for one in self.stays if _touches(one, day)]
        return max(found, key=lambda one: one[1], default=None)

    @property
    def without_reasons(self) -> "Away":
        """The same days, for somebody who may not know why."""
        ends = (Stay(first=self.died, reason="other"),) if self.died else ()
        return Away(None, (*ends, *(replace(one, reason="other") for one in self.stays)))


def of_measure(died: date | None, own: Iterable[Stay], others: Iterable[Stay]) -> Away:
    """A stay in hospital stops every measure; any other one the order on which it is noted."""
    return Away(died, (*own, *(one for one in others if one.reason == "hospital")))


def _reason(one: Stay) -> Reason:
    return "hospital" if one.reason == "hospital" else "away"


def _touches(one: Stay, day: date) -> bool:
    return one.first is not None and one.first <= day and (one.last is None or day <= one.last)


def _within(one: Stay, day: date) -> bool:
    return one.first is not None and one.first < day and (one.last is None or day < one.last)
