"""The two models for companion costs never hold at once: said where the older one is turned on [PRV-082]."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import signed, tracks
from lssdesk.flow.policy_values import Override
from lssdesk.law.hours import Grant
from lssdesk.texts import t

OLDER = "payment_flat_cost_on"
"""The setting that turns the older model on: a flat amount for each performed hour (PRV-080)."""


def check(reading: Reading, new: Override, known: Iterable[Override]) -> None:
    """Refused where a value would turn the older model on while shown costs are repaid to anybody.

    The value holds until the day before the next one of its key.  A decision that comes later is the
    payment's to hinder, day by day.
    """
    if new.key != OLDER or not new.value:
        return
    later = [row.first_day for row in known if row.key == OLDER and row.first_day > new.first_day]
    last = min(later) - timedelta(days=1) if later else date.max
    running = [
        grant
        for grant in _newer(reading)
        if grant.valid_from <= last and new.first_day <= (grant.valid_to or date.max)
    ]
    if running:
        raise Refused(_sentence(running, new.first_day), "/value")


def _newer(reading: Reading) -> Iterator[Grant]:
    """What the signed decisions on a sum per month grant to anybody."""
    for decided in signed.by_measure(reading, (tracks.PER_MONTH,)).values():
        yield from tracks.grants_of(tracks.PER_MONTH, [(one.number, one.decision) for one in decided])


def _sentence(running: Sequence[Grant], first_day: date) -> str:
    begun = max(first_day, min(grant.valid_from for grant in running))
    key = "one" if len(running) == 1 else "many"
    return t(f"receipts.models.{key}", count=len(running), day=begun)
