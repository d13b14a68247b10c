"""One row of a report upon what is there of its session and cost: pure, and the same twice as once.

What a report leaves empty takes nothing away, and a note that was typed by hand stays.
"""

from collections.abc import Collection

import msgspec

from lssdesk.flow.reports.cells import folded
from lssdesk.flow.reports.rows import Column, Row
from lssdesk.model.case import Cost, Session

_PLAIN: tuple[tuple[Column, str], ...] = (
    ("slut", "end"), ("status", "status"), ("avbokad_tid", "cancelled_at"), ("utforare", "provider"),
    ("aktivitet", "activity"), ("anteckning", "note"),
)  # fmt: skip


class Difference(msgspec.Struct, frozen=True, gc=False):
    """A value of a session or its cost before and after; None or empty: there is none."""

    column: Column
    old: object
    new: object


def session_after(row: Row, now: Session | None, source: str) -> Session:
    """The session as the row has it; a new one has the row's source as its id."""
    if now is None:
        now = Session(id=source, day=row.day, start=row.start, end=row.end, provider=row.provider)
    still_cancelled = now.cancelled_at if now.status == row.status else None
    return msgspec.structs.replace(
        now,
        end=row.end,
        status=row.status,
        cancelled_at=row.cancelled_at or still_cancelled,
        provider=now.provider if folded(now.provider) == folded(row.provider) else row.provider,
        activity=row.activity or now.activity,
        note=_note(row.note, now),
        source=source,
    )


def cost_after(
    row: Row, now: Cost | None, session: str, source: str, columns: Collection[Column]
) -> Cost | None:
    """The session's cost as the row has it.

    One that an earlier report brought goes where a later one has the column and nothing in it.
    """
    if row.amount is None:
        return None if now and now.source and "omkostnad" in columns else now
    base = now or Cost(id=source, day=row.day, amount=row.amount, provider=row.provider)
    receipt = row.receipt or base.receipt
    return msgspec.structs.replace(base, amount=row.amount, receipt=receipt, session=session, source=source)


def _note(said: str, now: Session) -> str:
    if not said or f"\n{said}\n" in f"\n{now.note}\n":
        return now.note
    return said if now.source or not now.note else f"{now.note}\n{said}"


def differences(now: Session, after: Session, paid: Cost | None, cost: Cost | None) -> tuple[Difference, ...]:
    """What differs in all that a report says; none where the row is doubled."""
    pairs: list[tuple[Column, object, object]] = [
        (column, getattr(now, name), getattr(after, name)) for column, name in _PLAIN
    ]
    pairs.append(("omkostnad", paid and paid.amount, cost and cost.amount))
    pairs.append(("kvitto", paid.receipt if paid else "", cost.receipt if cost else ""))
    return tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2])
