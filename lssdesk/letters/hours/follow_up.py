"""The ground for a follow-up: a decision month by month, why hours were left, costs, activities, prompts.

What was granted and used, what moved on or lapsed and for which reason [HRS-016, HRS-023], what the money
went to [OMK-016], which activities [HRS-030], and what to talk about, with room to write [PRV-114].
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from lssdesk.law.hours import Booking, Frame, Month, Track, counts_on, spent
from lssdesk.law.hours.said import day as near
from lssdesk.law.hours.spent import Portion
from lssdesk.law.hours.values import Session as Entry
from lssdesk.letters import swedish
from lssdesk.letters.blocks import Block, Heading, Letter, PageBreak, Paragraph, Table, TableCell
from lssdesk.letters.hours import words
from lssdesk.letters.hours.frame import made, writer_of
from lssdesk.letters.hours.now import Running, known, name, now
from lssdesk.letters.hours.table import NOTHING
from lssdesk.model.case import Case, Session, UnusedMonth
from lssdesk.texts import t

_ROOM, _MORE = ("\n".join("\u00a0" * lines) for lines in (2, 6))  # lines to write on

PROMPTS = (
    "goals",
    "respect",
    "safe",
    "staff",
    "influence",
    "wishes",
    "meaning",
    "complaints",
    "cancelled",
    "moved",
    "costs",
    "late",
    "relatives",
)
"""What to talk about, in the order of PRV-114; the texts are ``statement.prompt.<name>``."""


RESULT = ("content", "views", "child", "deficiencies", "next_day")
"""What the record of a follow-up has to hold besides [HND-167]; the texts are ``statement.follow.<name>``."""


def follow_up(
    case: Case, tracks: Sequence[Track], unused: Sequence[UnusedMonth], as_of: date, draft: bool
) -> Letter:
    """The document, as of ``as_of`` and written that day; ``tracks``: that of the case's measure, and costs.

    ``Refused`` where a final one lacks the sender or the person's name.
    """
    writer = writer_of(case, as_of, draft)
    body = [
        Paragraph(t("statement.follow.about")),
        *follow_up_blocks(tracks, unused, as_of, case.number),
        *_to_talk_about(),
    ]
    return made(writer, t("statement.follow.title"), body, addressed=False)


def follow_up_blocks(
    tracks: Sequence[Track], unused: Sequence[UnusedMonth], as_of: date, decision: str = ""
) -> tuple[Block, ...]:
    """What was granted and used to ``as_of``, as tables that another document can take in.

    ``decision``: the number of the one whose months are told of each track that it is in; all of them where
    it is in none, as with the costs beside it.
    """
    found: list[Block] = []
    for track in tracks:
        seen = known(track, as_of)
        book = seen.ledger(as_of)
        own = tuple(frame for frame in book.frames if frame.grant == decision) or book.frames
        begun = tuple(frame for frame in own if frame.first <= as_of)
        if track.unit == "minutes":
            found += _hours(seen, begun, unused, as_of)
        else:
            found += _costs(seen, begun, book.bookings)
        found += _left(track, begun, as_of)
    return tuple(found) or (Paragraph(t("statement.follow.nothing")),)


def _begun(frames: Sequence[Frame], as_of: date) -> Iterator[tuple[Frame, Month]]:
    for frame in frames:
        yield from ((frame, row) for row in frame.months if row.month <= as_of)


def _hours(
    track: Track, frames: Sequence[Frame], unused: Sequence[UnusedMonth], as_of: date
) -> Iterator[Block]:
    rows = tuple(_month(frame, row, unused, as_of) for frame, row in _begun(frames, as_of))
    if not rows:
        return
    yield Heading(name(track))
    header = ("month", "granted", "used", "moved", "lapsed", "why")
    yield Table(
        header=tuple(t(f"statement.follow.{key}") for key in header),
        rows=rows,
        widths=(2.3, 1.6, 2, 2, 2, 4),
        aligns=("left", "right", "right", "right", "right", "left"),
        row_heads=True,
    )
    first, last = frames[0].first, as_of
    sessions = [one for one in track.sessions if first <= one.day <= last]
    yield from _occasions(track, sessions)
    yield from _activities([one for one in sessions if one.status == "performed"])


def _month(frame: Frame, row: Month, unused: Sequence[UnusedMonth], as_of: date) -> tuple[TableCell, ...]:
    """A month: what of its balance moved on inside the frame, or lapsed with it [HRS-015, HRS-016]."""
    ends = row is frame.months[-1]
    left = None if row.balance is None else words.short("minutes", max(0, row.balance))
    over = frame.last < as_of if ends else frame.months[frame.months.index(row) + 1].month <= as_of
    settled = left or NOTHING if over else t("statement.follow.goes_on")
    return (
        words.month(row.month),
        words.short("minutes", row.credit),
        words.short("minutes", row.used),
        NOTHING if ends else settled,
        settled if ends else NOTHING,
        "\n".join(_why(one) for one in unused if one.month == row.month),
    )


def _why(one: UnusedMonth) -> str:
    """The reason with what was said of it, and by whom [HRS-023]."""
    parts = [t(f"statement.why.{one.reason}"), one.note.strip()]
    text = ": ".join(part for part in parts if part)
    return t("statement.follow.told", why=text, who=one.told_by.strip()) if one.told_by.strip() else text


def _counts(track: Track, one: Session, clocked: Entry) -> bool:
    return counts_on(one.day, clocked, track.grants, track.policy)


def _occasions(track: Track, sessions: Sequence[Session]) -> Iterator[Block]:
    """How many occasions there were of each kind, and how many of them were cancelled late."""
    entries = dict(zip(track.sessions, track.entries(), strict=True))
    kinds = Counter(
        "late" if one.status == "cancelled_by_client" and _counts(track, one, entries[one]) else one.status
        for one in sessions
    )
    rows = tuple(
        (t(f"statement.kind.{kind}"), str(kinds[kind]))
        for kind in ("performed", "cancelled_by_client", "late", "no_show", "cancelled_by_provider")
    )
    if sessions:
        yield _counted(("occasions", "count"), rows)


def _activities(sessions: Sequence[Session]) -> Iterator[Block]:
    """Which kinds of activity, counted by occasions [HRS-030]."""
    counted = Counter(one.activity or "none" for one in sessions)
    rows = tuple((t(f"calendar.activity.{kind}"), str(count)) for kind, count in counted.most_common())
    if rows:
        yield _counted(("activity", "count"), rows)


def _counted(header: tuple[str, str], rows: tuple[tuple[str, ...], ...]) -> Table:
    return Table(
        header=tuple(t(f"statement.follow.{key}") for key in header),
        rows=rows,
        widths=(3, 1),
        aligns=("left", "right"),
        row_heads=True,
    )


def _costs(track: Track, frames: Sequence[Frame], bookings: Sequence[Booking]) -> Iterator[Block]:
    """What companions paid month by month, and what of it was repaid; what the money went to [OMK-016]."""
    if not track.costs and not frames:
        return
    yield Heading(name(track))
    costs = spent.paid(track, bookings)
    if not costs:
        yield Paragraph(t("statement.follow.no_costs"))
        return
    header = ("month", "paid", "repaid", "not_repaid")
    yield Table(
        header=tuple(t(f"statement.follow.{key}") for key in header),
        rows=tuple(_paid_in(month, found.whole) for month, found in spent.by_month(costs).items()),
        aligns=("left", "right", "right", "right"),
        row_heads=True,
    )
    found = spent.spent(costs)
    went = tuple(
        (t(f"statement.cost_kind.{kind or 'none'}"), swedish.kronor(one.amount)) for kind, one in found.kinds
    )
    yield _counted(("went_to", "amount"), went)
    yield Paragraph(_shown(found.whole))


def _paid_in(month: date, one: Portion) -> tuple[str, ...]:
    amounts = (one.amount, one.repaid, one.amount - one.repaid)
    return (words.month(month), *(swedish.kronor(amount) for amount in amounts))


def _shown(whole: Portion) -> str:
    """How many of the costs are shown by a receipt [OMK-005]."""
    if whole.receipts in (0, whole.count):
        return t("receipts.paper.all" if whole.receipts else "receipts.paper.none")
    return t("receipts.paper.some", receipts=whole.receipts, count=whole.count)


def _left(track: Track, frames: Sequence[Frame], as_of: date) -> Iterator[Block]:
    """What is left of each frame that runs, as the person's statement says it [OMK-016]."""
    running = (one for seen in now((track,), as_of) for one in seen.running if one.frame in frames)
    said = " ".join(_left_of(one, as_of) for one in running if one.open.left is not None)
    if said:
        yield Paragraph(said)


def _left_of(one: Running, as_of: date) -> str:
    left = words.said(one.unit, one.open.left or 0)
    if one.grant.once:
        return t("statement.follow.left_once", left=left)
    return t(f"statement.follow.left_{one.unit}", left=left, last=near(one.frame.last, as_of))


def _to_talk_about() -> Iterator[Block]:
    """The prompts on a page of their own, then what the record has to hold, with room to write.

    [PRV-114, HND-167]
    """
    yield PageBreak()
    yield Heading(t("statement.follow.meeting"))
    yield _to_fill("follow", ("day", "present", "provider"))
    header = (t("statement.follow.prompt"), t("statement.follow.notes"))
    yield _to_fill("prompt", PROMPTS, header)
    yield Heading(t("statement.follow.result"))
    yield _to_fill("follow", RESULT, room=_MORE)


def _to_fill(group: str, names: Sequence[str], header: tuple[str, ...] = (), room: str = _ROOM) -> Table:
    """Questions with room for an answer beside each."""
    rows = tuple((t(f"statement.{group}.{one}"), room) for one in names)
    return Table(header=header, rows=rows, widths=(1, 2), row_heads=True)
