"""What stands in the fields of the session editor, and what is wrong with it in words."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from typing import get_args

import msgspec

from lssdesk.errors import Refused
from lssdesk.law import hours
from lssdesk.law.hours import Session as Entry
from lssdesk.model import typed
from lssdesk.model.case import Session, SessionActivity, SessionStatus
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.changes import minute_of

STATUSES: tuple[SessionStatus, ...] = get_args(SessionStatus)
ACTIVITIES: tuple[SessionActivity, ...] = get_args(SessionActivity)
_BLANK = Session(id="", day=date.min, start=time(), end=time())
CANCELLED: tuple[SessionStatus, ...] = ("cancelled_by_client", "cancelled_by_provider")


@dataclass(frozen=True)
class Draft:
    """The editor's fields as they are typed; ``status`` and ``activity`` are ids, or empty."""

    day: str = ""
    start: str = ""
    end: str = ""
    status: str = "performed"
    cancelled_at: str = ""
    provider: str = ""
    companion: str = ""
    activity: str = ""
    note: str = ""
    overuse_reason: str = ""


FIELDS = tuple(field.name for field in fields(Draft))


def draft_of(session: Session) -> Draft:
    """The session as text, in the same forms that may be typed."""
    at = session.cancelled_at
    return Draft(
        day=session.day.isoformat(),
        start=words.clock_text(session.start),
        end=words.clock_text(session.end),
        status=session.status,
        cancelled_at=f"{at:%Y-%m-%d %H:%M}" if at else "",
        provider=session.provider,
        companion=session.companion,
        activity=session.activity or "",
        note=session.note,
        overuse_reason=session.overuse_reason,
    )


def problems(draft: Draft, today: date) -> Mapping[str, str]:
    """One sentence for each field that cannot stand as it is: what is the case, and what to write."""
    day, start, end = day_of(draft.day, today), _clock(draft.start), _clock(draft.end)
    at = _moment(draft, today)
    found = {
        "day": day_problem(draft.day, today),
        "start": _clock_problem(draft.start, "start", day, start),
        "end": _clock_problem(draft.end, "end", _end_day(day, start, end), end),
        "cancelled_at": "" if at or not _needs_moment(draft) else _asked(draft.cancelled_at, "cancelled_at"),
    }
    return {field: sentence for field, sentence in found.items() if sentence}


def session_of(draft: Draft, today: date, before: Session) -> Session | None:
    """The session ``before`` with what the fields say, or None while they have ``problems``."""
    day, start, end = day_of(draft.day, today), _clock(draft.start), _clock(draft.end)
    if problems(draft, today) or day is None or start is None or end is None:
        return None
    return msgspec.structs.replace(
        before,
        day=day,
        start=start,
        end=end,
        status=next(status for status in STATUSES if status == draft.status),
        cancelled_at=_moment(draft, today) if draft.status in CANCELLED else None,
        provider=draft.provider.strip(),
        companion=draft.companion.strip(),
        activity=next((activity for activity in ACTIVITIES if activity == draft.activity), None),
        note=draft.note.strip(),
        overuse_reason=draft.overuse_reason.strip(),
    )


def length(session: Session) -> int:
    """Minutes that really pass, also on the nights when clocks change [HRS-018]."""
    entry = Entry(day=session.day, start=session.start, end=session.end)
    return sum(minutes for _, minutes in hours.pieces(entry))


def length_text(draft: Draft, today: date) -> str:
    """How long the session is, and that it ends on the day after where it does; empty while unreadable."""
    session = session_of(Draft(day=draft.day, start=draft.start, end=draft.end), today, _BLANK)
    if session is None:
        return ""
    key = "calendar.editor.length" if session.end > session.start else "calendar.editor.length_over_midnight"
    return t(key, length=words.duration(length(session)))


def missing_clock(session: Session, today: date) -> str:
    """A sentence where the session starts or ends at a clock time that does not exist that night."""
    found = problems(draft_of(session), today)
    return found.get("start") or found.get("end") or ""


def day_of(text: str, today: date) -> date | None:
    """The day that is typed, or None while it cannot be read."""
    try:
        return typed.day(text, today)
    except Refused:
        return None


def _clock(text: str) -> time | None:
    try:
        return words.parse_clock(text)
    except ValueError:
        return None


def _moment(draft: Draft, today: date) -> datetime | None:
    try:
        return words.parse_moment(draft.cancelled_at, today)
    except (ValueError, Refused):
        return None


def _needs_moment(draft: Draft) -> bool:
    """The person's own cancellation is judged by its minute [HRS-032]; the provider's need not have one."""
    if draft.status == "cancelled_by_client":
        return True
    return draft.status == "cancelled_by_provider" and bool(draft.cancelled_at.strip())


def _end_day(day: date | None, start: time | None, end: time | None) -> date | None:
    if day is None or start is None or end is None or minute_of(end) > minute_of(start):
        return day
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))


def day_problem(text: str, today: date) -> str:
    """What is wrong with a typed day, in a sentence; empty where nothing is."""
    if not text.strip():
        return t("calendar.problem.day_missing")
    try:
        typed.day(text, today)
    except Refused as refusal:
        return str(refusal)
    return ""


def _asked(text: str, field: str) -> str:
    return t(f"calendar.problem.{field}_{'unreadable' if text.strip() else 'missing'}")


def _clock_problem(text: str, field: str, day: date | None, clock_time: time | None) -> str:
    if clock_time is None:
        return t("calendar.problem.clock_unreadable") if text.strip() else _asked(text, field)
    if day is not None and not hours.exists(day, clock_time):
        return t(
            "calendar.problem.clock_skipped", clock=words.clock_text(clock_time), day=words.day_text(day, day)
        )
    return ""
