"""The sum behind every number of the calendar.

No Qt.  HRS-022: no sentence here may urge anybody to save hours, or to use them up.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from lssdesk.law.hours import Frame, Lapse, Open
from lssdesk.law.hours import Month as FrameMonth
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.sums_parts import (
    Because,
    Row,
    Sum,
    added,
    balance_rows,
    credit_row,
    grant_label,
    item_at,
    item_row,
    not_below_zero,
    span_text,
    taken_away,
    used_rows,
    valued,
    word,
)
from lssdesk.ui.hours_calendar.sums_rules import behind, late, rule
from lssdesk.ui.hours_calendar.view_model import Content, Item

What = Literal["granted", "used", "left", "lapse"]
MonthWhat = Literal["credit", "used", "left", "overuse", "outside"]
MonthRow = tuple[Frame, FrameMonth]


def frame_sum(content: Content, frame: Frame, what: What) -> Sum:
    """How a frame's granted, used, left or lapsing amount comes about."""
    if what == "lapse":
        return lapse_sum(content, frame)
    if what == "left" and frame.granted is None:
        what = "used"
    span = span_text(content, frame)
    title = t("calendar.sum.granted", span=span) if what == "granted" else word(content, what, span=span)
    if what == "granted":
        return _granted(content, frame, title)
    if what == "used":
        rows = used_rows(content, frame)
        total = valued(content, word(content, "used_result"), frame.used)
        items = [item_at(content, index) for index, _ in content.ledger.behind(frame)]
        return Sum(title, rows, total, behind(content, [frame.grant], *_use_rules(content, items)))
    rows = _left_rows(content, frame)
    total = valued(content, t("calendar.sum.left_result"), added(rows))
    rules = (*_saved(content), *_over(content, frame.months))
    return Sum(title, rows, total, behind(content, [frame.grant], *rules, *_lapses(content, frame)))


def _granted(content: Content, frame: Frame, title: str) -> Sum:
    rows = tuple(credit_row(content, month) for month in frame.months if month.credit != 0)
    total = valued(content, t("calendar.sum.granted_result"), frame.granted)
    return Sum(title, rows, total, behind(content, [frame.grant], *_whole_months(content, frame.grant)))


def _left_rows(content: Content, frame: Frame) -> tuple[Row, ...]:
    """What the whole frame gave, less what was taken from it."""
    given = [credit_row(content, month) for month in frame.months if month.credit != 0]
    taken = taken_away(used_rows(content, frame), content)
    return (
        valued(content, t("calendar.sum.granted_result"), frame.granted, given),
        valued(content, word(content, "used_result"), -frame.used, taken),
    )


def month_sum(content: Content, day: date, what: MonthWhat) -> Sum:
    """How a number of the calendar month comes about."""
    sums = content.month(day)
    rows = content.frames.get(sums.month, ())
    month = words.month_and_year(sums.month)
    grants = [frame.grant for frame, _ in rows]
    if what == "credit":
        found = tuple(valued(content, grant_label(content, frame.grant), row.credit) for frame, row in rows)
        total = valued(content, t("calendar.sum.month_credit_result"), sums.credit)
        rules = [one for id in grants for one in _whole_months(content, id)]
        return Sum(t("calendar.sum.month_credit", month=month), found, total, behind(content, grants, *rules))
    if what == "left":
        return _month_left(content, rows, sums.month, sums.left)
    if what == "used":
        found = tuple(one for frame, row in rows for one in used_rows(content, frame, row.month))
        total = valued(content, word(content, "used_result"), sums.used)
        rules = _use_rules(content, (content.items[row.ref[1]] for row in found if row.ref))
        return Sum(word(content, "month_used", month=month), found, total, behind(content, grants, *rules))
    return _month_overuse(content, sums.month) if what == "overuse" else _month_outside(content, sums.month)


def _month_left(content: Content, rows: Iterable[MonthRow], month: date, left: int | None) -> Sum:
    pairs = tuple(rows)
    found: list[Row] = []
    for frame, _ in pairs:
        if frame.granted is None:
            continue
        lines = balance_rows(content, frame, month)
        whole = valued(content, grant_label(content, frame.grant), added(lines), lines)
        found += [whole] if len(pairs) > 1 else lines
    title = t("calendar.sum.month_left", month=words.month_and_year(month))
    total = valued(content, t("calendar.sum.month_left_result"), left)
    grants = [frame.grant for frame, _ in pairs]
    rules = (*_saved(content), *_over(content, (row for frame, _ in pairs for row in frame.months)))
    return Sum(title, tuple(found), total, behind(content, grants, *rules))


def _month_overuse(content: Content, month: date) -> Sum:
    found = tuple(
        item_row(content, item_at(content, booking.index), part.overuse)
        for booking in content.ledger.bookings
        for part in booking.parts
        if part.month == month and part.overuse
    )
    grants = [frame.grant for frame, row in content.frames.get(month, ()) if row.overuse]
    title = word(content, "month_overuse", month=words.month_and_year(month))
    total = valued(content, word(content, "overuse_result"), added(found))
    return Sum(title, found, total, behind(content, grants, *_over_rules(content), *_saved(content)))


def _month_outside(content: Content, month: date) -> Sum:
    items = content.month(month).items
    found = tuple(item_row(content, item, item.outside) for item in items if item.outside)
    title = t("calendar.sum.month_outside", month=words.month_and_year(month))
    total = valued(content, t("calendar.sum.month_outside_result"), added(found))
    return Sum(title, found, total, (outside_rule(content),))


def standing_sum(content: Content) -> Sum:
    """What can be used today: credit to draw on less use, frame by frame."""
    standing = content.ledger.standing
    running = [one for one in standing.open if one.left is not None]
    frames = {(frame.grant, frame.first): frame for frame in content.ledger.frames}
    found: list[Row] = []
    for one in running:
        rows = _open_rows(content, one, frames[one.grant, one.first])
        whole = valued(content, grant_label(content, one.grant), one.left, rows)
        found += [whole] if len(running) > 1 else rows
    title = t("calendar.sum.available", day=words.day_text(standing.day, content.today))
    total = valued(content, t("calendar.sum.available_result"), sum(one.left or 0 for one in running))
    months = [row for one in running for row in frames[one.grant, one.first].months]
    rules = (*_saved(content), *_over(content, months))
    return Sum(title, tuple(found), total, behind(content, [one.grant for one in running], *rules))


def _open_rows(content: Content, one: Open, frame: Frame) -> tuple[Row, ...]:
    """Credit and use of a frame to the day of the ledger."""
    since, credits = words.day_text(one.first, content.today), []
    for month in frame.months:
        if month.credit and added(credits) < (one.credit or 0):
            credits.append(credit_row(content, month))
    credit = valued(content, word(content, "credit_since", day=since), one.credit, credits)
    taken = _used_to_day(content, one, frame)
    used = valued(content, word(content, "used_since", day=since), -one.used, taken)
    return (credit, used, *not_below_zero(content, (one.credit or 0) - one.used))


def _used_to_day(content: Content, one: Open, frame: Frame) -> tuple[Row, ...]:
    """The entries so far, with a minus; what of the last one lies after midnight does not count yet."""
    day = content.ledger.standing.day
    rows = used_rows(content, frame)
    rows = tuple(row for row in rows if row.ref and content.items[row.ref[1]].day <= day)
    later = added(rows) - one.used
    rest = (valued(content, t("calendar_more.sum.after_midnight"), later),) if later else ()
    return (*taken_away(rows, content), *rest)


def lapse_sum(content: Content, frame: Frame) -> Sum:
    """What lapses at the pace of the last months when a frame ends, or what lapsed when it did."""
    found = content.forecast.lapses if content.forecast else ()
    lapse = next((one for one in found if (one.grant, one.first) == (frame.grant, frame.first)), None)
    last = words.day_text(frame.last, content.today)
    rules = behind(content, [frame.grant], *_lapses(content, frame))
    if lapse is not None:
        return _forecast_sum(content, frame, lapse, t("calendar.sum.lapse", day=last), rules)
    title = t("calendar.sum.lapse", day=last)
    if frame.granted is None:
        return Sum(title, (), valued(content, t("calendar.sum.lapsed_result"), None), rules)
    rows = _left_rows(content, frame)
    rows = (*rows, *not_below_zero(content, added(rows)))
    if content.grant(frame.grant).once and added(rows):
        rows = (*rows, valued(content, t("calendar_more.sum.no_lapse"), -added(rows)))
    ended = frame.last < content.today
    text = t("calendar.sum.lapsed_result") if ended else t("calendar_more.sum.lapse_unused")
    return Sum(title, rows, valued(content, text, added(rows)), rules)


def _forecast_sum(
    content: Content, frame: Frame, lapse: Lapse, title: str, rules: tuple[Because, ...]
) -> Sum:
    pace = content.forecast
    standing = content.ledger.standing
    one = next(one for one in standing.open if (one.grant, one.first) == (frame.grant, frame.first))
    granted, last = frame.granted or 0, words.day_text(frame.last, content.today)
    given = [credit_row(content, month) for month in frame.months]
    since = words.day_text(one.first, content.today)
    behind_left = (
        valued(content, t("calendar.sum.granted_result"), granted, given),
        valued(content, word(content, "used_since", day=since), -one.used, _used_to_day(content, one, frame)),
        *not_below_zero(content, granted - one.used),
    )
    left = max(0, granted - one.used)
    rows: tuple[Row, ...] = (
        valued(content, t("calendar.sum.can_be_used", day=last), left, behind_left),
        valued(content, t("calendar.sum.expected"), lapse.amount - left),
    )
    if pace is not None:
        since, until = (words.day_text(day, content.today) for day in (pace.since, pace.until))
        used = content.amount(pace.used)
        rows = (Row(t("calendar.sum.pace", since=since, until=until, used=used)), *rows)
    total = valued(content, t("calendar.sum.lapse_result"), lapse.amount)
    return Sum(title, rows, total, (*rules, rule("HRS-041")))


def coming_sum(content: Content, month: date, rows: Iterable[MonthRow]) -> Sum:
    """What a month to come adds inside frames that run now."""
    pairs = tuple(rows)
    found = tuple(valued(content, grant_label(content, frame.grant), row.credit) for frame, row in pairs)
    title = t("calendar.sum.month_credit", month=words.month_and_year(month))
    total = valued(content, t("calendar.sum.month_credit_result"), added(found))
    rules = [one for frame, _ in pairs for one in _whole_months(content, frame.grant)]
    return Sum(title, found, total, behind(content, [frame.grant for frame, _ in pairs], *rules))


def outside_rule(content: Content) -> Because:
    """What becomes of an entry on a day that no decision covers."""
    return rule("HRS-019" if content.unit == "minutes" else "OMK-001/outside")


def _whole_months(content: Content, grant_id: str) -> tuple[Because, ...]:
    grant = content.grant(grant_id)
    if grant.once or grant.per_month is None:
        return ()
    amount = content.amount(grant.per_month)
    return (rule("HRS-012" if content.unit == "minutes" else "OMK-001", amount=amount),)


def _saved(content: Content) -> tuple[Because, ...]:
    """How a balance is carried from month to month; sums without frames are carried nowhere."""
    if content.unit == "ore":
        return () if any(grant.once for grant in content.grants) else (rule("OMK-013"),)
    return (rule("HRS-015"),)


def _over(content: Content, rows: Iterable[FrameMonth]) -> tuple[Because, ...]:
    """What overuse does, where there is any."""
    return _over_rules(content) if any(row.overuse for row in rows) else ()


def _over_rules(content: Content) -> tuple[Because, ...]:
    return (rule("HRS-015/over" if content.unit == "minutes" else "OMK-013/over"),)


def _lapses(content: Content, frame: Frame) -> tuple[Because, ...]:
    grant = content.grant(frame.grant)
    return () if grant.once or grant.per_month is None else (rule("HRS-016"),)


def _use_rules(content: Content, items: Iterable[Item]) -> tuple[Because, ...]:
    """What has to be known of the entries behind used time."""
    found: list[Because] = []
    for item in items:
        if item.kind == "late":
            found.append(late(content, item.day))
        if item.unit == "minutes" and item.entry.end <= item.entry.start:
            found.append(rule("HRS-018"))
    return tuple(dict.fromkeys(found))
