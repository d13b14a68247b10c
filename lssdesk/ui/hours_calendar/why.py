"""Why granted hours of a month were not used: what there is to tell, and what is written down [HRS-023].

No Qt.  Nothing here says that hours ought to be saved or used up [HRS-022].
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import get_args

import msgspec

from lssdesk.law.hours import Edit, months
from lssdesk.law.hours.left import Left, of_month
from lssdesk.model.case import UnusedMonth
from lssdesk.model.use import WhyUnused
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.edits import Change
from lssdesk.ui.hours_calendar.view_model import Content

Unused = Mapping[str, Sequence[UnusedMonth]]
"""What is written down, by measure."""
REASONS: tuple[WhyUnused, ...] = get_args(WhyUnused)


def left_in(content: Content, day: date) -> Left | None:
    """What of a past month's hours was not used; None where nothing was left, or no number says so.

    Costs have no reasons: only what somebody had is repaid.
    """
    first = day.replace(day=1)
    if content.unit != "minutes" or months.number(first) >= months.number(content.today):
        return None
    return of_month((frame for frame, _ in content.frames.get(first, ())), first)


def said_of(content: Content, day: date, unused: Unused) -> UnusedMonth | None:
    """What is written down of a month."""
    first = day.replace(day=1)
    return next((one for one in unused.get(content.measure, ()) if one.month == first), None)


def month_words(content: Content, day: date, unused: Unused) -> str:
    """The reason in short, or how much was left and that no reason is written; empty where nothing was."""
    said, left = said_of(content, day, unused), left_in(content, day)
    if said is not None:
        return t("calendar_more.why.said", reason=reason_words(said))
    return t("calendar_more.why.unsaid", amount=content.amount(left.unused)) if left else ""


def reason_words(said: UnusedMonth) -> str:
    """``sjukdom``; of others what is noted."""
    if said.reason == "other":
        return said.note
    reason = t(f"calendar_more.why.short.{said.reason}")
    return t("calendar_more.why.with_note", reason=reason, note=said.note) if said.note else reason


def story(content: Content, left: Left) -> str:
    """What became of the hours, in a sentence or two."""
    amounts = {
        "unused": content.amount(left.unused),
        "credit": content.amount(left.credit),
        "month": words.month_and_year(left.month),
    }
    said = [t("calendar_more.why.story", **amounts)]
    if left.moved:
        said.append(t("calendar_more.why.moved", amount=content.amount(left.moved)))
    if left.ended:
        said.append(t("calendar_more.why.ended", amount=content.amount(left.ended)))
    return " ".join(said)


def problem(reason: str, note: str) -> tuple[str, str]:
    """The field that cannot stand as it is with a sentence, or two empty texts."""
    if not reason:
        return "reason", t("calendar_more.why.reason_missing")
    if reason == "other" and not note.strip():
        return "note", t("calendar_more.why.note_missing")
    return "", ""


def written(measure: str, before: UnusedMonth | None, after: UnusedMonth | None) -> Change:
    """What is written down of a month in the place of what was."""
    if before == after:
        return Change("", ())
    verb = "added" if before is None else "removed" if after is None else "changed"
    return Change(t(f"calendar_more.edit.why_{verb}"), (Edit(measure, before, after),))


def said(
    before: UnusedMonth | None, new_id: str, month: date, reason: str, note: str, told_by: str
) -> UnusedMonth:
    """What the fields say; a month keeps its id."""
    known = next(one for one in REASONS if one == reason)
    made = before or UnusedMonth(id=new_id, month=month, reason=known)
    return msgspec.structs.replace(made, reason=known, note=note.strip(), told_by=told_by.strip())
