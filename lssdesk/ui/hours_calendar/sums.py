"""The sum behind every number of the calendar, and the line that answers in words on top.

HRS-022: no sentence here may urge anybody to save hours, or to use them up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from lssdesk.law.hours import Frame, Open
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.view_model import Content

What = Literal["granted", "used", "left", "lapse"]
MonthWhat = Literal["credit", "used", "left", "overuse", "outside"]


@dataclass(frozen=True)
class Sum:
    """A number and what it is made of: lines of text and time, and the line under the stroke."""

    title: str
    lines: tuple[tuple[str, str], ...]
    result: tuple[str, str]


@dataclass(frozen=True)
class Answer:
    """The line on top: ``plain`` for screen readers, ``rich`` with a link, a key of ``sums``, on numbers."""

    plain: str
    rich: str
    sums: dict[str, Sum]


def grant_label(content: Content, grant_id: str) -> str:
    """The grant as the officer knows it: by its first day."""
    return t("calendar.sum.grant", day=words.day_text(content.grant(grant_id).valid_from, content.today))


def frame_sum(content: Content, frame: Frame, what: What) -> Sum:
    """How a frame's granted, used, left or lapsing time comes about."""
    if what == "lapse":
        return _lapse_sum(content, frame)
    used = _used_lines(content, frame, None)
    given = [_credit_line(month.month, month.credit) for month in frame.months]
    title = t(f"calendar.sum.{what}", span=span_text(content, frame))
    if what == "granted":
        return Sum(title, tuple(given), (t("calendar.sum.granted_result"), _time(frame.granted)))
    if what == "used" or frame.granted is None:
        return Sum(title, used, (t("calendar.sum.used_result"), _time(frame.used)))
    lines = (
        (t("calendar.sum.granted_result"), _time(frame.granted)),
        (t("calendar.sum.used_result"), _time(-frame.used)),
    )
    return Sum(title, lines, (t("calendar.sum.left_result"), _time(frame.granted - frame.used)))


def month_sum(content: Content, day: date, what: MonthWhat) -> Sum:
    """How a number of the calendar month comes about."""
    sums = content.month(day)
    rows = content.frames.get(sums.month, ())
    title = t(f"calendar.sum.month_{what}", month=words.month_and_year(day))
    result = t(f"calendar.sum.month_{what}_result")
    if what == "credit":
        lines = tuple((grant_label(content, frame.grant), _time(row.credit)) for frame, row in rows)
        return Sum(title, lines, (result, _time(sums.credit)))
    if what == "used":
        lines = tuple(line for frame, row in rows for line in _used_lines(content, frame, row.month))
        return Sum(title, lines, (result, _time(sums.used)))
    if what == "left":
        lines = tuple(
            line
            for frame, _ in rows
            for line in (*_which(content, frame, rows), *_balance_lines(content, frame, sums.month))
        )
        return Sum(title, lines, (result, _time(sums.left)))
    if what == "overuse":
        return Sum(title, _overuse_lines(content, sums.month), (result, _time(sums.overuse)))
    lines = tuple(
        (_item_label(content, item.session.id), _time(item.outside)) for item in sums.items if item.outside
    )
    return Sum(title, lines, (result, _time(sums.outside)))


def answer(content: Content) -> Answer:
    """How much is left, until when, and what lapses if use goes on at the present pace."""
    standing = content.ledger.standing
    if not standing.open:
        text = _without_decision(content)
        return Answer(text, text, {})
    sentences = [*_left(content), *_to_come(content), *_lapsing(content), *_overused(content)]
    plain = " ".join(
        t(key, **{name: text for name, (text, _) in values.items()}) for key, values in sentences
    )
    sums: dict[str, Sum] = {}
    rich = []
    for key, values in sentences:
        rich.append(t(key, **{name: _linked(text, found, sums) for name, (text, found) in values.items()}))
    return Answer(plain, " ".join(rich), sums)


Values = dict[str, tuple[str, Sum | None]]
Sentence = tuple[str, Values]


def _linked(text: str, found: Sum | None, sums: dict[str, Sum]) -> str:
    if found is None:
        return text
    key = f"sum{len(sums)}"
    sums[key] = found
    return f'<a href="{key}">{text}</a>'


def _without_decision(content: Content) -> str:
    today = content.today
    coming = [grant for grant in content.grants if grant.valid_from > today]
    if coming:
        first = min(coming, key=lambda grant: grant.valid_from)
        return t("calendar.answer.coming", day=words.day_text(first.valid_from, today))
    ended = [grant.valid_to for grant in content.grants if grant.valid_to]
    if ended:
        return t("calendar.answer.ended", day=words.day_text(max(ended), today))
    return t("calendar.answer.nothing")


def _left(content: Content) -> list[Sentence]:
    standing = content.ledger.standing
    month = (words.month_name(content.today), None)
    found: list[Sentence] = []
    if standing.available is None:
        used = month_sum(content, content.today, "used")
        found.append(("calendar.answer.free", {"used": (used.result[1], used), "month": month}))
    if standing.expires:
        whole = standing_sum(content)
        parts = [
            t(
                "calendar.answer.until",
                left=words.duration(one.amount),
                day=words.day_text(one.day, content.today),
            )
            for one in standing.expires
        ]
        if len(parts) == 1:
            found.append(
                (
                    "calendar.answer.left",
                    {"left": (whole.result[1], whole), "day": _day(content, standing.expires[0].day)},
                )
            )
        else:
            each = (_listed(parts), None)
            found.append(("calendar.answer.left_each", {"left": (whole.result[1], whole), "each": each}))
    elif standing.available is not None:
        found.append(("calendar.answer.none_left", {"month": month}))
    return found


def _to_come(content: Content) -> list[Sentence]:
    """What the next month adds inside the frames that run now."""
    this = content.today.replace(day=1)
    following = (this + timedelta(days=31)).replace(day=1)
    running = {(one.grant, one.first) for one in content.ledger.standing.open}
    rows = [
        (frame, row)
        for frame, row in content.frames.get(following, ())
        if (frame.grant, frame.first) in running and row.credit and not _in_advance(content, frame)
    ]
    if not rows:
        return []
    total = sum(row.credit or 0 for _, row in rows)
    lines = tuple((grant_label(content, frame.grant), _time(row.credit)) for frame, row in rows)
    title = t("calendar.sum.month_credit", month=words.month_and_year(following))
    found = Sum(title, lines, (t("calendar.sum.month_credit_result"), _time(total)))
    return [("calendar.answer.to_come", {"more": (_time(total), found), "day": _day(content, following)})]


def _in_advance(content: Content, frame: Frame) -> bool:
    return (content.grant(frame.grant).policy or content.policy).advance == "allow"


def _lapsing(content: Content) -> list[Sentence]:
    if content.forecast is None:
        return []
    frames = {(frame.grant, frame.first): frame for frame in content.ledger.frames}
    lapses = [lapse for lapse in content.forecast.lapses if lapse.amount]
    if not lapses:
        return [("calendar.answer.no_lapse", {})]
    several = len({one.day for one in content.ledger.standing.expires} | {lapse.day for lapse in lapses}) > 1
    sentences: list[Sentence] = []
    for lapse in lapses:
        found = _lapse_sum(content, frames[lapse.grant, lapse.first])
        values: Values = {"lapse": (_time(lapse.amount), found)}
        if several:
            values["day"] = _day(content, lapse.day)
        sentences.append(("calendar.answer.lapse_on" if several else "calendar.answer.lapse", values))
    return sentences


def _overused(content: Content) -> list[Sentence]:
    overuse = content.month(content.today).overuse
    if not overuse:
        return []
    found = month_sum(content, content.today, "overuse")
    month = (words.month_name(content.today), None)
    return [("calendar.answer.overuse", {"overuse": (_time(overuse), found), "month": month})]


def standing_sum(content: Content) -> Sum:
    """What can be used today: credit to draw on less use, frame by frame."""
    standing = content.ledger.standing
    lines = tuple(line for one in standing.open if one.left is not None for line in _open_lines(content, one))
    title = t("calendar.sum.available", day=words.day_text(standing.day, content.today))
    total = sum(one.left or 0 for one in standing.open)
    return Sum(title, lines, (t("calendar.sum.available_result"), _time(total)))


def _open_lines(content: Content, one: Open) -> tuple[tuple[str, str], ...]:
    since = words.day_text(one.first, content.today)
    lines = (
        (t("calendar.sum.credit_since", day=since, grant=grant_label(content, one.grant)), _time(one.credit)),
        (t("calendar.sum.used_since", day=since), _time(-one.used)),
    )
    below = one.used - (one.credit or 0)
    return (*lines, (t("calendar.sum.not_below_zero"), _time(below))) if below > 0 else lines


def _lapse_sum(content: Content, frame: Frame) -> Sum:
    lapse = next(
        (
            lapse
            for lapse in (content.forecast.lapses if content.forecast else ())
            if (lapse.grant, lapse.first) == (frame.grant, frame.first)
        ),
        None,
    )
    title = t("calendar.sum.lapse", day=words.day_text(frame.last, content.today))
    if lapse is None or content.forecast is None:
        lines = frame_sum(content, frame, "left").lines
        return Sum(title, lines, (t("calendar.sum.lapsed_result"), _time(frame.lapsed)))
    pace = content.forecast
    one = next(
        one for one in content.ledger.standing.open if (one.grant, one.first) == (frame.grant, frame.first)
    )
    left = max(0, (frame.granted or 0) - one.used)
    since, until = (words.day_text(day, content.today) for day in (pace.since, pace.until))
    lines = (
        (t("calendar.sum.pace", since=since, until=until, used=_time(pace.used)), ""),
        (t("calendar.sum.can_be_used", day=words.day_text(frame.last, content.today)), _time(left)),
        (t("calendar.sum.expected"), _time(lapse.amount - left)),
    )
    return Sum(title, lines, (t("calendar.sum.lapse_result"), _time(lapse.amount)))


def span_text(content: Content, frame: Frame) -> str:
    """``1 januari – 31 mars``."""
    return f"{words.day_text(frame.first, content.today)} – {words.day_text(frame.last, content.today)}"


def _used_lines(content: Content, frame: Frame, month: date | None) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_item_label(content, content.sessions[index].id), _time(part.amount))
        for index, part in sorted(content.ledger.behind(frame, month), key=lambda pair: pair[0])
    )


def _balance_lines(content: Content, frame: Frame, month: date) -> Iterable[tuple[str, str]]:
    rows = [row for row in frame.months if row.month <= month]
    for row in rows:
        name = words.month_name(row.month)
        yield _credit_line(row.month, row.credit)
        yield t("calendar.sum.used_in", month=name), _time(-row.used)
    balance = rows[-1].balance
    if balance is not None and balance < 0:
        yield t("calendar.sum.not_below_zero"), _time(-balance)


def _which(content: Content, frame: Frame, rows: Sequence[object]) -> tuple[tuple[str, str], ...]:
    """Of which grant the next lines speak, where there are several."""
    return ((grant_label(content, frame.grant), ""),) if len(rows) > 1 else ()


def _overuse_lines(content: Content, month: date) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_item_label(content, content.sessions[booking.index].id), _time(part.overuse))
        for booking in content.ledger.bookings
        for part in booking.parts
        if part.month == month and part.overuse
    )


def _credit_line(month: date, credit: int | None) -> tuple[str, str]:
    return t("calendar.sum.credit_in", month=words.month_name(month)), _time(credit)


def _item_label(content: Content, session_id: str) -> str:
    item = content.items[session_id]
    label = f"{words.day_text(item.session.day, content.today)} {item.clock}"
    return label if item.kind == "performed" else f"{label} ({item.status})"


def _time(minutes: int | None) -> str:
    return t("calendar.free") if minutes is None else words.duration(minutes)


def _day(content: Content, day: date) -> tuple[str, None]:
    return words.day_text(day, content.today), None


def _listed(parts: list[str]) -> str:
    return t("calendar.answer.and", first=", ".join(parts[:-1]), last=parts[-1])
