"""Planned occasions for other calendars: iCalendar with its own time zone and ids that stay.

A calendar is seen by others, so an entry says no more than what it is; with whom only where that is wanted.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from lssdesk.flow.export.content import Content, Occasion
from lssdesk.law.hours.clock import STOCKHOLM, after
from lssdesk.letters.hours.now import COMPANION
from lssdesk.texts import t

if TYPE_CHECKING:
    from icalendar import Event, Timezone


def ical_file(content: Content, made: datetime, with_companion: bool = False) -> bytes:
    """The planned occasions as a calendar; ``made`` is the moment, with its time zone.

    The same occasion has the same id each time, so that a calendar takes a later file as a change.
    """
    from icalendar import Calendar

    planned = [one for one in content.occasions if one.session.status == "planned"]
    calendar = Calendar()
    calendar.add("prodid", "-//lssdesk//lssdesk//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", t("export.ical.name"))
    calendar.add_component(_zone([one.session.day for one in planned] or [made.date()]))
    for one in planned:
        calendar.add_component(_event(one, made, with_companion))
    data: bytes = calendar.to_ical()
    return data


def _zone(days: Sequence[date]) -> "Timezone":
    """Swedish time for the years of the occasions."""
    from icalendar import Timezone

    first, last = date(min(days).year, 1, 1), date(max(days).year + 1, 12, 31)
    return Timezone.from_tzid(STOCKHOLM.key, first_date=first, last_date=last)


def _event(one: Occasion, made: datetime, with_companion: bool) -> "Event":
    from icalendar import Event

    session = one.session
    ends = session.day if session.end > session.start else after(session.day)
    event = Event()
    event.add("uid", f"{session.id}@lssdesk")
    event.add("dtstamp", made.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", datetime.combine(session.day, session.start, STOCKHOLM))
    event.add("dtend", datetime.combine(ends, session.end, STOCKHOLM))
    event.add("summary", _summary(one, with_companion))
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    return event


def _summary(one: Occasion, with_companion: bool) -> str:
    kind = "companion" if one.track.measure in COMPANION else "relief"
    who = one.session.companion.strip() if with_companion else ""
    return t(f"export.ical.{kind}_with", who=who) if who else t(f"export.ical.{kind}")
