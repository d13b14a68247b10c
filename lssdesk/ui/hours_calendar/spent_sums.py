"""What the money of a month or a frame went to: in one line, and as the sum behind it [OMK-016].

No Qt.  HRS-022: no sentence here may urge anybody to spend what is left.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from lssdesk.law.hours import Frame, months, spent
from lssdesk.law.hours.spent import Paid, Portion, Spent
from lssdesk.model.case import Cost
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import receipt_words, words
from lssdesk.ui.hours_calendar.sums_item import MOST_ROWS
from lssdesk.ui.hours_calendar.sums_parts import Because, Row, Sum, listed, month_text, span_text, valued
from lssdesk.ui.hours_calendar.view_model import Content

_SHOW = Because("rule", "", "[PRV-083, 004 §11.8.2]")


@dataclass(frozen=True)
class SpentLine:
    """What the money of a time went to, in words, and the sum behind it, made when somebody asks."""

    text: str
    sum: Callable[[], Sum]


def spent_lines(content: Content, month: date) -> tuple[SpentLine, ...]:
    """A line of the month and one of each frame that it lies in, where there are costs at all."""
    found = []
    costs = _in_month(content, month)
    if costs:
        text = _month_line(content, costs)
        found.append(SpentLine(text, partial(month_spent, content, month)))
    for frame in _frames(content, month):
        costs = _in_frame(content, frame)
        if costs and len(frame.months) > 1:
            text = _frame_line(content, frame, costs)
            found.append(SpentLine(text, partial(frame_spent, content, frame)))
    return tuple(found)


def month_spent(content: Content, day: date) -> Sum:
    """What the costs of a calendar month went to, kind by kind."""
    title = t("receipts.spent.month", month=words.month_and_year(day))
    return _sum(content, title, _in_month(content, day))


def frame_spent(content: Content, frame: Frame) -> Sum:
    """The same for the days of a frame, whatever decision repays them."""
    title = t("receipts.spent.frame", span=span_text(content, frame))
    return _sum(content, title, _in_frame(content, frame))


def first_frame(content: Content, day: date) -> Frame | None:
    """The frame of a month, the oldest decision's where there are several."""
    return next(iter(_frames(content, day)), None)


def _frames(content: Content, day: date) -> Iterator[Frame]:
    """The frames of a month, those of the same days once."""
    found = {(one.first, one.last): one for one, _ in reversed(content.frames.get(day.replace(day=1), ()))}
    return reversed(found.values())


def _in_month(content: Content, day: date) -> tuple[Paid, ...]:
    first = day.replace(day=1)
    return spent.within(_paid(content), first, months.last_day(months.number(first)))


def _in_frame(content: Content, frame: Frame) -> tuple[Paid, ...]:
    return spent.within(_paid(content), frame.first, frame.last)


def _paid(content: Content) -> tuple[Paid, ...]:
    return spent.paid(content.track, content.ledger.bookings) if content.unit == "ore" else ()


def _month_line(content: Content, costs: Sequence[Paid]) -> str:
    found = spent.spent(costs)
    parts = [
        t("receipts.spent.part", kind=kind_name(kind), amount=content.amount(one.amount))
        for kind, one in found.kinds
    ]
    return t("receipts.spent.month_line", kinds=listed(parts), shown=_share(found.whole))


def _frame_line(content: Content, frame: Frame, costs: Sequence[Paid]) -> str:
    whole, span = spent.spent(costs).whole, span_text(content, frame)
    amount = content.amount(whole.amount)
    return t("receipts.spent.frame_line", span=span, amount=amount, shown=_share(whole))


def kind_name(kind: str | None) -> str:
    """What a cost went to, inside a sentence."""
    name = t(f"calendar.cost_kind.{kind or 'none'}")
    return name[:1].lower() + name[1:]


def _share(whole: Portion) -> str:
    """How many of the costs have a receipt, as a sentence."""
    which = "all" if whole.receipts == whole.count else "some" if whole.receipts else "none"
    which += "_one" if whole.count == 1 else ""
    return t(f"receipts.spent.shares.{which}", receipts=whole.receipts, count=whole.count)


def _sum(content: Content, title: str, costs: Sequence[Paid]) -> Sum:
    found = spent.spent(costs)
    rows = tuple(_kind_row(content, kind, one, costs) for kind, one in found.kinds)
    total = valued(content, t("receipts.spent.total"), found.whole.amount, _total_rows(content, found))
    missing = found.whole.receipts < found.whole.count
    because = (replace(_SHOW, text=t("receipts.spent.rule")),) if missing else ()
    return Sum(title, rows, total, because)


def _total_rows(content: Content, found: Spent) -> tuple[Row, ...]:
    """What of it is repaid, and how much is shown."""
    whole = found.whole
    if not whole.count:
        return ()
    return (
        valued(content, t("receipts.spent.repaid"), whole.repaid),
        valued(content, t("receipts.spent.not_repaid"), whole.amount - whole.repaid),
        Row(_share(whole)),
    )


def _kind_row(content: Content, kind: str | None, one: Portion, costs: Sequence[Paid]) -> Row:
    own = [cost for cost, _ in costs if cost.kind == kind]
    key = "all" if one.receipts == one.count else "some" if one.receipts else "none"
    shown = t(f"receipts.spent.{key}_shown", receipts=one.receipts, count=one.count)
    name = t(f"calendar.cost_kind.{kind or 'none'}").capitalize()
    under = _by_month(content, own) if len(own) > MOST_ROWS else [_cost_row(content, cost) for cost in own]
    return valued(content, t("receipts.spent.kind", kind=name, receipts=shown), one.amount, under)


def _cost_row(content: Content, cost: Cost) -> Row:
    day = words.day_text(cost.day, content.today)
    text = t("receipts.spent.cost", day=day, receipt=receipt_words.shown(cost))
    return replace(valued(content, text, cost.amount), ref=(content.measure, cost.id))


def _by_month(content: Content, costs: Sequence[Cost]) -> list[Row]:
    found = spent.by_month((cost, 0) for cost in costs)
    return [valued(content, month_text(content, month), one.whole.amount) for month, one in found.items()]
