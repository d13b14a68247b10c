"""The line that answers in words: how much is left, until when, and what lapses at the present pace.

No Qt.  HRS-022: no sentence here may urge anybody to save hours, or to use them up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from lssdesk.law.hours import months
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.sums import coming_sum, lapse_sum, month_sum, standing_sum
from lssdesk.ui.hours_calendar.sums_parts import Sum, listed
from lssdesk.ui.hours_calendar.view_model import Content

Maker = Callable[[], Sum]


@dataclass(frozen=True)
class Answer:
    """``plain`` for screen readers, ``rich`` with a link, a key of ``sums``, on every number.

    A sum is made when somebody asks for it.
    """

    plain: str
    rich: str
    sums: dict[str, Maker]


Values = dict[str, str | tuple[int, Maker]]
Sentence = tuple[str, Values]


def answer(content: Content) -> Answer:
    """How much is left, until when, and what lapses if use goes on at the present pace."""
    standing = content.ledger.standing
    if not standing.open:
        text = _without_decision(content)
        return Answer(text, text, {})
    sentences = [*_left(content), *_to_come(content), *_lapsing(content), *_overused(content)]
    sums: dict[str, Maker] = {}
    plain, rich = [], []
    for key, values in sentences:
        plain.append(t(key, **{name: _said(content, one) for name, one in values.items()}))
        rich.append(t(key, **{name: _linked(content, one, sums) for name, one in values.items()}))
    return Answer(" ".join(plain), " ".join(rich), sums)


def _said(content: Content, found: str | tuple[int, Maker]) -> str:
    return found if isinstance(found, str) else content.amount(found[0])


def _linked(content: Content, found: str | tuple[int, Maker], sums: dict[str, Maker]) -> str:
    if isinstance(found, str):
        return found
    key = f"sum{len(sums)}"
    sums[key] = found[1]
    return f'<a href="{key}">{content.amount(found[0])}</a>'


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
    month = words.month_name(content.today)
    found: list[Sentence] = []
    if standing.available is None:
        used = content.month(content.today).used
        behind = partial(month_sum, content, content.today, "used")
        found.append((f"calendar_more.answer.free_{content.unit}", {"used": (used, behind), "month": month}))
    if standing.expires:
        found.append(_until(content))
    elif standing.available:
        left = (standing.available, partial(standing_sum, content))
        found.append(("calendar_more.answer.left_alone", {"left": left}))
    elif standing.available is not None:
        found.append((f"calendar_more.answer.none_left_{content.unit}", {"month": month}))
    return found


def _until(content: Content) -> Sentence:
    """What is left, and on which day it can be used last."""
    standing = content.ledger.standing
    expires = standing.expires
    whole = (sum(one.left or 0 for one in standing.open), partial(standing_sum, content))
    if len(expires) == 1:
        day = words.day_text(expires[0].day, content.today)
        return "calendar.answer.left", {"left": whole, "day": day}
    days = [words.day_text(one.day, content.today) for one in expires]
    each = [
        t("calendar.answer.until", left=content.amount(one.amount), day=day)
        for one, day in zip(expires, days, strict=True)
    ]
    return "calendar.answer.left_each", {"left": whole, "each": listed(each)}


def _to_come(content: Content) -> list[Sentence]:
    """What the next month adds inside the frames that run now."""
    following = months.first_day(months.number(content.today) + 1)
    running = {(one.grant, one.first) for one in content.ledger.standing.open}
    rows = [
        (frame, row)
        for frame, row in content.frames.get(following, ())
        if (frame.grant, frame.first) in running and row.credit and not _in_advance(content, frame.grant)
    ]
    if not rows:
        return []
    more = (sum(row.credit or 0 for _, row in rows), partial(coming_sum, content, following, rows))
    day = words.day_text(following, content.today)
    return [("calendar.answer.to_come", {"more": more, "day": day})]


def _in_advance(content: Content, grant_id: str) -> bool:
    return (content.grant(grant_id).policy or content.policy).advance == "allow"


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
        found = partial(lapse_sum, content, frames[lapse.grant, lapse.first])
        values: Values = {"lapse": (lapse.amount, found)}
        if several:
            values["day"] = words.day_text(lapse.day, content.today)
        sentences.append(("calendar.answer.lapse_on" if several else "calendar.answer.lapse", values))
    return sentences


def _overused(content: Content) -> list[Sentence]:
    overuse = content.month(content.today).overuse
    if not overuse:
        return []
    month = words.month_name(content.today)
    found = partial(month_sum, content, content.today, "overuse")
    return [(f"calendar_more.answer.overuse_{content.unit}", {"overuse": (overuse, found), "month": month})]
