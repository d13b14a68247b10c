"""How one session or cost counts: its time or amount, where it was taken from, and what is not counted.

No Qt.
"""

from collections.abc import Iterable
from datetime import date, time

from lssdesk.law import hours
from lssdesk.law.hours import Part
from lssdesk.model.case import Cost, Session
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import receipt_words, words
from lssdesk.ui.hours_calendar.sums import outside_rule
from lssdesk.ui.hours_calendar.sums_parts import (
    Because,
    Row,
    Sum,
    added,
    grant_label,
    item_label,
    item_row,
    month_text,
    parts_of,
    span_text,
    valued,
    word,
)
from lssdesk.ui.hours_calendar.sums_rules import behind, late, rule
from lssdesk.ui.hours_calendar.view_model import Content, Item

MOST_ROWS = 100
"""More entries than this are not told one by one."""


def item_sum(content: Content, item: Item) -> Sum:
    """What of an entry is used or repaid, and of which decision, frame and month."""
    parts = parts_of(content, item)
    whole = _cost_row(content, item.entry) if isinstance(item.entry, Cost) else _time_row(content, item.entry)
    outside = (valued(content, t("calendar_more.sum.outside"), -item.outside),) if item.outside else ()
    unpaid = -item.overuse if item.unit == "ore" and item.overuse else 0
    over = (valued(content, word(content, "over"), unpaid),) if unpaid else ()
    rest = added((whole, *outside, *over)) - item.used
    not_counted = (valued(content, _why_not(item), -rest),) if rest else ()
    taken = [_part_row(content, part) for part in parts if part.amount]
    total = valued(content, word(content, "used_result"), item.used, taken)
    title = t("calendar_more.sum.item", entry=item_label(content, item))
    reasons = _reasons(content, item, parts, bool(rest))
    return Sum(title, (whole, *outside, *over, *not_counted), total, reasons)


def _cost_row(content: Content, cost: Cost) -> Row:
    return valued(content, t("receipts.spent.amount", receipt=receipt_words.shown(cost)), cost.amount)


def _time_row(content: Content, session: Session) -> Row:
    """The time that passed; over midnight with what lies on each of the two days."""
    pieces = hours.pieces(hours.entry(session, content.track.timed))
    under = [_piece_row(content, session, day, minutes) for day, minutes in pieces] if len(pieces) > 1 else []
    return valued(content, t("calendar_more.sum.length"), sum(minutes for _, minutes in pieces), under)


def _piece_row(content: Content, session: Session, day: date, minutes: int) -> Row:
    first = day == session.day
    start, end = (session.start, time()) if first else (time(), session.end)
    clock = words.clock_span(start, end)
    clock = clock.removesuffix("00:00") + "24:00" if first else clock
    text = t("calendar_more.sum.piece", day=words.day_text(day, content.today), clock=clock)
    return valued(content, text, minutes)


def _part_row(content: Content, part: Part) -> Row:
    """What was taken from one grant in one month, and how much of it no balance held."""
    frame = next(one for one in content.ledger.frames if (one.grant, one.first) == (part.grant, part.frame))
    grant, month = grant_label(content, part.grant), month_text(content, part.month)
    if content.grant(part.grant).once:
        text = t("calendar_more.sum.from_once", grant=grant, month=month)
    else:
        text = t("calendar_more.sum.from_frame", grant=grant, month=month, span=span_text(content, frame))
    if not part.overuse or content.unit == "ore":
        return valued(content, text, part.amount)
    held = part.amount - part.overuse
    rows = [valued(content, t("calendar_more.sum.held"), held)] if held else []
    return valued(content, text, part.amount, [*rows, valued(content, word(content, "over"), part.overuse)])


def _why_not(item: Item) -> str:
    if item.kind == "late":
        return t("calendar_more.sum.late_not_counted")
    return t("calendar_more.sum.not_counted", status=item.status)


def _reasons(content: Content, item: Item, parts: tuple[Part, ...], rest: bool) -> tuple[Because, ...]:
    found: list[Because] = []
    if item.unit == "minutes":
        found += _session_rules(content, item, rest)
    if item.overuse:
        over = {"minutes": ("HRS-015", "HRS-015/over"), "ore": ("OMK-013", "OMK-013/over")}[item.unit]
        once = any(content.grant(part.grant).once for part in parts)
        found += [] if once else [rule(name) for name in over]
    if item.outside:
        found.append(outside_rule(content))
    return behind(content, [part.grant for part in parts], *found)


def _session_rules(content: Content, item: Item, rest: bool) -> list[Because]:
    found: list[Because] = []
    if item.kind == "late":
        found.append(late(content, item.day, counted=not rest))
    if item.kind == "cancelled":
        found.append(rule("HRS-033"))
    if item.kind == "planned":
        found.append(rule("HRS-031"))
    if isinstance(item.entry, Session) and item.entry.end <= item.entry.start:
        found.append(rule("HRS-018"))
    return found


def marked_sum(content: Content, items: Iterable[Item]) -> Sum:
    """What several entries come to, of those that count in the unit of a track; very many month by month."""
    alike = [item for item in items if item.unit == content.unit]
    rows = [item_row(content, item, item.used) for item in alike]
    if len(rows) > MOST_ROWS:
        rows = _by_month(content, alike)
    total = valued(content, word(content, "used_result"), added(rows))
    return Sum(t("calendar_more.sum.marked", n=len(alike)), tuple(rows), total)


def _by_month(content: Content, items: Iterable[Item]) -> list[Row]:
    found: dict[date, int] = {}
    for item in items:
        month = item.day.replace(day=1)
        found[month] = found.get(month, 0) + item.used
    return [valued(content, month_text(content, month), used) for month, used in sorted(found.items())]
