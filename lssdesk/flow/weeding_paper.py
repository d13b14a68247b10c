"""Lists of weeding as PDF: a proposed one for the second person, a kept one for the archive."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from lssdesk.flow import letters, records
from lssdesk.flow.requests import Request
from lssdesk.flow.weeding import Entry, Kept, proposal
from lssdesk.law import tables
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.model.case import Sender
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk
    from lssdesk.letters.weeding import Row


def of_kept(desk: "Desk", kept: Kept) -> bytes:
    """A list that was carried out."""
    content = kept.content
    asked = (kept.asked_by, content.asked_at, content.reason)
    return _pdf(desk, content.entries, asked, kept.approved_by, kept.at)


def of_proposed(desk: "Desk", asked: Request) -> bytes:
    """A list that waits."""
    return _pdf(desk, proposal(asked).entries, (asked.asked_by, asked.asked_at, asked.reason), "", None)


def _pdf(
    desk: "Desk", entries: Sequence[Entry], asked: tuple[str, datetime, str], by: str, at: datetime | None
) -> bytes:
    from lssdesk.letters.weeding import About, weeding_list

    with desk.office.read() as reading:
        sender = msgspec.convert(records.sender(reading), Sender)
    who, when, why = asked
    about = About(
        sender=sender,
        officer=desk.officer,
        asked_by=who,
        asked=when.astimezone(STOCKHOLM).date(),
        approved_by=by,
        done=at.astimezone(STOCKHOLM).date() if at else None,
        reason=why,
    )
    return letters.pdf_of(weeding_list(about, [_row(one) for one in entries], desk.today), draft=False)


def _row(entry: Entry) -> "Row":
    from lssdesk.letters.weeding import Row

    known = tables.find_measure(entry.measure)
    because = " ".join(t("archive.list.reason", text=text, source=source) for text, source in entry.because)
    return Row(
        number=entry.number,
        born=str(entry.born or ""),
        measure=known.name if known else entry.measure,
        last_entry=entry.last_entry,
        ended=entry.ended,
        because=because,
    )
