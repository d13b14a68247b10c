"""The hours statement (*timbesked*) for the person: granted, used, left, and when it lapses [HRS-040–042].

It says how things stand and never urges to save, or to use up [HRS-022].
"""

from collections.abc import Iterator, Sequence
from datetime import date

from lssdesk.errors import Refused
from lssdesk.law.hours import Track
from lssdesk.law.hours.said import day as near
from lssdesk.letters import swedish
from lssdesk.letters.blocks import Block, BulletList, Letter, Paragraph, Run, Text
from lssdesk.letters.hours import words
from lssdesk.letters.hours.ahead import ahead
from lssdesk.letters.hours.frame import made, writer_of
from lssdesk.letters.hours.now import COMPANION, Now, Running, now
from lssdesk.letters.hours.table import Group, frames_table
from lssdesk.letters.writer import Writer
from lssdesk.model.case import Case
from lssdesk.texts import t


def statement(case: Case, tracks: Sequence[Track], as_of: date, today: date, draft: bool) -> Letter:
    """The statement of a person's tracks as of a day, written today.

    Of the case it takes person, officer and sender.  ``Refused`` where no track runs on that day, and where
    a final one lacks the sender, an address or a name.
    """
    found = now(tracks, as_of)
    if not found:
        raise Refused(t("statement.nothing", day=swedish.day(as_of)))
    writer = writer_of(case, today, draft)
    body = (
        _answer(found, as_of),
        *_months(found, as_of),
        *ahead(found, as_of),
        *_to_know(found),
        Paragraph(_contact(writer)),
    )
    return made(writer, t("statement.title", day=swedish.day(as_of)), body, addressed=True)


def _answer(found: Sequence[Now], day: date) -> Block:
    """What is left, a line for each frame."""
    lines = tuple(_left(one, frame, day) for one in found for frame in one.running)
    return BulletList(lines) if len(lines) > 1 else Paragraph(lines[0])


def _left(one: Now, frame: Running, day: date) -> Text:
    """What can be used now, and what there is to know of it."""
    amount = frame.open.left
    if amount is None:
        key = "free" if frame.unit == "minutes" else "actual"
        used = words.said(frame.unit, frame.open.used)
        first = near(max(frame.frame.first, frame.grant.valid_from), day)
        return (
            Run(t(f"statement.left.{key}", measure=_named(one, frame)), bold=True),
            Run(" " + t(f"statement.left.{key}_used", used=used, first=first)),
        )
    start = t("statement.left.amount", measure=_named(one, frame), left=words.said(frame.unit, amount))
    return (Run(start, bold=True), Run(" " + " ".join(_until(frame, day))))


def _named(one: Now, frame: Running) -> str:
    """The measure, with the decision where several run at once."""
    if len(one.running) == 1:
        return one.name
    return t("statement.left.decision", measure=one.name, day=swedish.day(frame.grant.valid_from))


def _until(frame: Running, day: date) -> Iterator[str]:
    """Until when what is left can be used, and what was used beyond it [HRS-015]."""
    if frame.grant.once:
        yield t("statement.left.once", all=words.said(frame.unit, frame.grant.per_month or 0))
        return
    yield t("statement.left.until", last=near(frame.frame.last, day))
    over = frame.open.used - (frame.open.credit or 0)
    if over > 0:
        key = "over_carried" if frame.frame.months[-1].month > day else "over"
        yield t(f"statement.left.{key}", over=words.said(frame.unit, over))


def _months(found: Sequence[Now], day: date) -> Iterator[Block]:
    """Month by month, what was given and used in each frame; a sum that is there once has none."""
    groups = [
        Group(one.name, frame.unit, frame.frame)
        for one in found
        for frame in one.running
        if not frame.grant.once
    ]
    if groups:
        yield frames_table(groups, day)


def _to_know(found: Sequence[Now]) -> Iterator[Block]:
    """That hours and costs can be moved, that nobody has to, and the dearer activity [HRS-042]."""
    framed = [frame for one in found for frame in one.running if frame.framed]
    long = [frame for frame in framed if len(frame.frame.months) > 1]
    said = []
    if long:
        units = {frame.unit for frame in long}
        what = "both" if len(units) > 1 else "costs" if "ore" in units else "hours"
        said.append(t(f"statement.know.move_{what}"))
    elif framed:
        said.append(t("statement.know.month"))
    if framed:
        said.append(t("statement.know.lapse"))
    if any(one.track.measure in COMPANION for one in found):
        said.append(t("statement.know.dearer"))
    if said:
        yield Paragraph(" ".join(said))


def _contact(writer: Writer) -> str:
    """Whom to ask: by telephone where there is one, since the rest stands at the foot of the page."""
    phone = writer.case.sender.phone
    way = t("letter.contact.phone", value=phone) if phone else writer.word("kontakt")
    return t("statement.contact", handlaggare=writer.word("handlaggare"), kontakt=way)
