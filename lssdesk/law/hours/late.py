"""Which sessions count as used, and which of them only as cancelled late (HRS-031 to HRS-033).

Whether a cancellation was late is judged by the policy of the decision that covers the day, since a changed
policy never rewrites a decided ledger (hours.md §1).  What is used and what is paid are judged alike
(PRV-051): only a decision by which late cancellations do not count parts them, since the provider is paid
all the same (HRS-032, formats.md §1).
"""

from collections.abc import Iterable
from datetime import date, datetime, time

from lssdesk.law.hours.frames import valid
from lssdesk.law.hours.values import Grant, Policy, Session, Status

NEVER_USED: tuple[Status, ...] = ("planned", "cancelled_by_provider")
"""What uses no time, whatever the policy (HRS-033)."""


def is_late(day: date, cancelled_at: datetime, limit: time) -> bool:
    """Later than ``limit`` on the day before ``day``, seconds cut off; the minute itself is in time."""
    days = day.toordinal() - cancelled_at.toordinal()
    return days < 1 or (days == 1 and (cancelled_at.hour, cancelled_at.minute) > (limit.hour, limit.minute))


def counts_as_cancelled_late(session: Session, policy: Policy) -> bool:
    """A late cancellation by the person, or a no-show, which is treated alike (HRS-032)."""
    if session.status == "cancelled_by_client":
        at = session.cancelled_at
        return at is not None and is_late(session.day, at, policy.late_cancellation_hour)
    return session.status == "no_show"


def counts_for(grant: Grant, session: Session, policy: Policy) -> bool:
    """Whether ``grant`` counts the session as used; its own policy goes before ``policy``."""
    if session.status == "performed":
        return True
    return grant.late_cancellation_counts and counts_as_cancelled_late(session, grant.policy or policy)


def judging(covering: Iterable[Grant], policy: Policy) -> list[Policy]:
    """What says whether it was late: the decisions that cover the day, ``policy`` where none does."""
    return [grant.policy or policy for grant in covering] or [policy]


def missed_late(session: Session, covering: Iterable[Grant], policy: Policy) -> bool:
    """Whether it was late by one of the ``judging``.

    Of several decisions one is enough: the time that it takes is paid.
    """
    return any(counts_as_cancelled_late(session, one) for one in judging(covering, policy))


def counts_on(day: date, session: Session, grants: Iterable[Grant], policy: Policy) -> bool:
    """Whether the session's time on one of its days counts: performed, or missed and late (PRV-077).

    ``grants`` are those of its measure, also ones that do not cover the day; ``policy`` is the ledger's.
    """
    if session.status in NEVER_USED or session.status == "performed":
        return session.status == "performed"
    return missed_late(session, [grant for grant in grants if valid(grant, day)], policy)
