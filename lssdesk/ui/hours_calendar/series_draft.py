"""What stands in the fields of the plan editor, and what is wrong with it in words.  No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import get_args

from lssdesk.model.case import Session
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.draft import ACTIVITIES, day_of, day_problem
from lssdesk.ui.hours_calendar.series import MOST, Every, Plan

EVERY: tuple[Every, ...] = get_args(Every)
LONGEST = timedelta(days=3660)


@dataclass(frozen=True)
class PlanDraft:
    """The fields as they are typed; ``every`` and ``activity`` are ids, ``weekdays`` 0 to 6."""

    first: str = ""
    start: str = ""
    end: str = ""
    every: str = "week"
    weekdays: frozenset[int] = frozenset()
    until: str = ""
    times: str = ""
    no_red: bool = False
    provider: str = ""
    companion: str = ""
    activity: str = ""
    note: str = ""


TYPED = ("first", "start", "end", "until", "times", "provider", "companion", "note")


def draft_like(session: Session) -> PlanDraft:
    """A plan that begins like an occasion."""
    return PlanDraft(
        first=session.day.isoformat(),
        start=words.clock_text(session.start),
        end=words.clock_text(session.end),
        weekdays=frozenset([session.day.weekday()]),
        provider=session.provider,
        companion=session.companion,
        activity=session.activity or "",
        note=session.note,
    )


def problems(draft: PlanDraft, today: date) -> Mapping[str, str]:
    """One sentence for each field that cannot stand as it is: what is the case, and what to write."""
    found = {
        "first": day_problem(draft.first, today),
        "start": _clock_problem(draft.start, "start"),
        "end": _clock_problem(draft.end, "end"),
        "weekdays": _weekdays_problem(draft),
        "until": _until_problem(draft, today),
        "times": _times_problem(draft.times),
    }
    return {field: sentence for field, sentence in found.items() if sentence}


def _clock_problem(text: str, field: str) -> str:
    if not text.strip():
        return t(f"calendar.problem.{field}_missing")
    return "" if _clock(text) else t("calendar.problem.clock_unreadable")


def _weekdays_problem(draft: PlanDraft) -> str:
    missing = draft.every == "days" and not draft.weekdays
    return t("calendar_more.series.problem.weekdays") if missing else ""


def _until_problem(draft: PlanDraft, today: date) -> str:
    if not draft.until.strip():
        return "" if draft.times.strip() else t("calendar_more.series.problem.end")
    if sentence := day_problem(draft.until, today):
        return sentence
    first, last = day_of(draft.first, today), day_of(draft.until, today)
    if first is None or last is None:
        return ""
    if last < first:
        return t("calendar_more.series.problem.before")
    return t("calendar_more.series.problem.long") if last - first > LONGEST else ""


def _times_problem(text: str) -> str:
    if not text.strip() or (text.strip().isdecimal() and 0 < int(text) <= MOST):
        return ""
    return t("calendar_more.series.problem.times", most=MOST)


def plan_of(draft: PlanDraft, today: date) -> Plan | None:
    """The plan that the fields say, or None while they have ``problems``."""
    first, start, end = day_of(draft.first, today), _clock(draft.start), _clock(draft.end)
    if problems(draft, today) or first is None or start is None or end is None:
        return None
    return Plan(
        first=first,
        start=start,
        end=end,
        every=next(every for every in EVERY if every == draft.every),
        weekdays=draft.weekdays,
        until=day_of(draft.until, today) if draft.until.strip() else None,
        times=int(draft.times) if draft.times.strip() else None,
        no_red=draft.no_red,
        provider=draft.provider.strip(),
        companion=draft.companion.strip(),
        activity=next((activity for activity in ACTIVITIES if activity == draft.activity), None),
        note=draft.note.strip(),
    )


def plain(field: str, text: str, today: date) -> str:
    """What was typed and can be read, in the form in which it is shown."""
    if field in ("first", "until"):
        return words.plain_day(text, today)
    return words.plain_clock(text) if field in ("start", "end") else text.strip()


def _clock(text: str) -> time | None:
    try:
        return words.parse_clock(text)
    except ValueError:
        return None
