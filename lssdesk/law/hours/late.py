"""Which sessions count as used, and which of them only as cancelled late (HRS-031 to HRS-033)."""

from datetime import date, datetime, time

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


def counts(session: Session, policy: Policy) -> bool:
    """Whether the session uses time: performed, cancelled late, or a no-show."""
    return session.status == "performed" or counts_as_cancelled_late(session, policy)


def counts_for(grant: Grant, session: Session, policy: Policy) -> bool:
    """Whether ``grant`` counts the session as used; its own policy goes before ``policy``."""
    if session.status == "performed":
        return True
    return grant.late_cancellation_counts and counts_as_cancelled_late(session, grant.policy or policy)
