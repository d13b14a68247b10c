"""What the engine would say of an entry that is not stored yet.  No Qt."""

from dataclasses import replace

from lssdesk.errors import Refused
from lssdesk.model.case import Session
from lssdesk.ui.hours_calendar.view_model import Content


def overuse(content: Content, session: Session) -> int:
    """Minutes of the session that would pass the balance, in the place of the one with its id [HRS-015]."""
    before = content.items.get(session.id)
    if before and _same_time(before.entry, session):
        return before.overuse
    others = tuple(one for one in content.track.sessions if one.id != session.id)
    try:
        book = replace(content.track, sessions=(*others, session)).ledger(content.today)
    except Refused:
        return 0
    return sum(part.overuse for part in book.bookings[len(others)].parts)


def _same_time(before: object, session: Session) -> bool:
    names = ("day", "start", "end", "status", "cancelled_at")
    return all(getattr(before, name) == getattr(session, name) for name in names)
