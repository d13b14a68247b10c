"""What a sum is made of: rows that add up, each with what is behind it, and the reasons in words.

No Qt.  Whole minutes or whole öre, as the track counts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from lssdesk.law.hours import Frame, Part
from lssdesk.law.hours import Month as FrameMonth
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.view_model import Content, Item, Ref


@dataclass(frozen=True)
class Row:
    """One summand.  ``value`` None: only words, or no number in the decision.

    ``ref``: the entry to which it leads.  ``under``: what it is itself the sum of.
    """

    text: str
    value: int | None = None
    amount: str = ""
    ref: Ref | None = None
    under: tuple["Row", ...] = ()


@dataclass(frozen=True)
class Because:
    """A reason in words: the decision, a rule with its id and where it stands, or the policy of a day."""

    kind: Literal["decision", "rule", "policy"]
    text: str
    source: str = ""


@dataclass(frozen=True)
class Sum:
    """A number and what it is made of: the rows, what they make, and why it is reckoned so."""

    title: str
    rows: tuple[Row, ...]
    total: Row
    because: tuple[Because, ...] = ()

    @property
    def text(self) -> str:
        """All of it as plain text, to be pasted elsewhere."""
        shown = [_written(row, depth) for row, depth in walked((*self.rows, self.total))]
        reasons = [f"{one.text} {one.source}".strip() for one in self.because]
        whole = "\n".join((self.title, "", *shown, "", *reasons))
        return whole.replace(words.NBSP, " ").strip() + "\n"


def walked(rows: Iterable[Row], depth: int = 0) -> Iterator[tuple[Row, int]]:
    """Every row in reading order, with how deep it lies."""
    for row in rows:
        yield row, depth
        yield from walked(row.under, depth + 1)


def _written(row: Row, depth: int) -> str:
    amount = f"\t{row.amount}" if row.amount else ""
    return f"{'    ' * depth}{row.text}{amount}"


def valued(content: Content, text: str, value: int | None, under: Sequence[Row] = ()) -> Row:
    """A row with its value in words; without one "inget antal"."""
    amount = t("calendar.free") if value is None else content.amount(value)
    return Row(text, value, amount, under=tuple(under))


def taken_away(rows: Iterable[Row], content: Content) -> tuple[Row, ...]:
    """The same rows with a minus."""
    return tuple(
        replace(
            row,
            value=None if row.value is None else -row.value,
            amount=row.amount if row.value is None else content.amount(-row.value),
            under=taken_away(row.under, content),
        )
        for row in rows
    )


def added(rows: Iterable[Row]) -> int:
    """What the rows make."""
    return sum(row.value or 0 for row in rows)


def not_below_zero(content: Content, value: int) -> tuple[Row, ...]:
    """The row that lifts a negative balance to nothing, where there is one."""
    return (valued(content, t("calendar.sum.not_below_zero"), -value),) if value < 0 else ()


def word(content: Content, key: str, **values: object) -> str:
    """The text for hours or the one for costs."""
    return t(f"calendar_more.sum.{key}_{content.unit}", **values)


def grant_label(content: Content, grant_id: str) -> str:
    """The grant as the officer knows it: by its first day."""
    return t("calendar.sum.grant", day=words.day_text(content.grant(grant_id).valid_from, content.today))


def span_text(content: Content, frame: Frame) -> str:
    """``1 januari – 31 mars``."""
    return f"{words.day_text(frame.first, content.today)} – {words.day_text(frame.last, content.today)}"


def item_label(content: Content, item: Item) -> str:
    """Day and clock of a session, day and kind of a cost; the status where it is not the usual one."""
    about = item.label if item.unit == "minutes" else item.with_whom
    label = f"{words.day_text(item.day, content.today)} {about}".strip()
    usual = item.kind in ("performed", "repaid", "partly", "unpaid")
    return label if usual else f"{label} ({item.status})"


def item_row(content: Content, item: Item, value: int) -> Row:
    """A row that leads to an entry."""
    return replace(valued(content, item_label(content, item), value), ref=item.ref)


def item_at(content: Content, index: int) -> Item:
    """The item of an entry by its place in the track."""
    return content.items[content.entries[index].id]


def credit_row(content: Content, month: FrameMonth) -> Row:
    """What a month gave."""
    key = "calendar_more.sum.credit_coming" if month.month > content.today else "calendar.sum.credit_in"
    text = t(key, month=month_text(content, month.month))
    return valued(content, text, month.credit)


def used_rows(content: Content, frame: Frame, month: date | None = None) -> tuple[Row, ...]:
    """What was taken from a frame, or in one month of it, entry by entry."""
    found = sorted(content.ledger.behind(frame, month), key=lambda pair: pair[0])
    return tuple(item_row(content, item_at(content, index), part.amount) for index, part in found)


def months_row(content: Content, frame: Frame, month: FrameMonth) -> Row:
    """What was taken in a month, with a minus, and the entries behind it."""
    behind = taken_away(used_rows(content, frame, month.month), content)
    text = word(content, "used_in", month=month_text(content, month.month))
    return valued(content, text, -month.used, behind)


def balance_rows(content: Content, frame: Frame, month: date) -> tuple[Row, ...]:
    """A frame's balance at the end of a month: credits less use, month by month."""
    found: list[Row] = []
    for row in frame.months:
        if row.month <= month:
            found += [credit_row(content, row), months_row(content, frame, row)]
    return (*found, *not_below_zero(content, added(found)))


def month_text(content: Content, month: date) -> str:
    """``mars``, with the year where it is not today's."""
    return words.month_name(month) if month.year == content.today.year else words.month_and_year(month)


def listed(texts: Sequence[str]) -> str:
    """``maj, juni och juli``."""
    if len(texts) < 2:
        return "".join(texts)
    return t("calendar.answer.and", first=", ".join(texts[:-1]), last=texts[-1])


def parts_of(content: Content, item: Item) -> tuple[Part, ...]:
    """What an entry took from grants."""
    index = next(place for place, one in enumerate(content.entries) if one.id == item.id)
    return content.ledger.bookings[index].parts
