"""The journal of a case on paper: its signed notes, all of them or those of some days."""

from datetime import date
from typing import TYPE_CHECKING

from lssdesk.errors import Refused
from lssdesk.flow import letters, protected
from lssdesk.flow.journal import Entry
from lssdesk.law import journal as kinds
from lssdesk.model.case import Case
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.work import Work
    from lssdesk.letters.blocks import Letter
    from lssdesk.letters.journal import Noted


def letter(work: "Work", first: date | None, last: date | None) -> "Letter":
    """The signed notes from one day to another, None for no end.

    Refused where there are none, the days stand the wrong way round, or the municipality's name is missing.
    """
    from lssdesk.letters.journal import report

    if first and last and first > last:
        raise Refused(t("journal.refused.span"))
    every = work.journal.list()
    wanted = [one for one in every if _within(one, first, last)]
    signed = [one for one in wanted if one.signed]
    if not signed:
        raise Refused(t("journal.refused.nothing"))
    by_id = {one.id: one for one in every}
    rows = [_noted(one, by_id) for one in signed]
    return report(work.case, rows, _about(first, last, signed, len(wanted) - len(signed)), work.today)


def pdf(paper: "Letter") -> bytes:
    """The same as PDF; Refused where a character has no shape in the font."""
    return letters.pdf_of(paper, draft=False)


def file_name(case: Case) -> str:
    """A name that tells the case and not the person; of one with protected identity not the case either."""
    usual = t("journal.paper.file", number=case.number)
    return protected.file_name(case, usual, t("journal.paper.file_protected"))


def _within(one: Entry, first: date | None, last: date | None) -> bool:
    day = one.at.date()
    return (first is None or day >= first) and (last is None or day <= last)


def _about(first: date | None, last: date | None, signed: list[Entry], drafts: int) -> list[str]:
    begins, ends = first or signed[0].at.date(), last or signed[-1].at.date()
    said = t("journal.paper.span", first=begins, last=ends) if first or last else t("journal.paper.whole")
    if not drafts:
        return [said]
    left = t("journal.paper.unsigned_one") if drafts == 1 else t("journal.paper.unsigned", count=drafts)
    return [said, left]


def _noted(one: Entry, by_id: dict[str, Entry]) -> "Noted":
    from lssdesk.letters.journal import Noted

    newer, old = by_id.get(one.corrected_by), by_id.get(one.corrects)
    return Noted(
        head=_head(one),
        text=one.text,
        signed=_signed(one),
        corrects=t("journal.corrects", head=_head(old), reason=one.reason) if old else "",
        corrected=_corrected(newer) if newer else "",
    )


def _head(one: Entry) -> str:
    return t("journal.head", day=one.at.date(), time=f"{one.at:%H.%M}", kind=kinds.label(one.kind))


def _signed(one: Entry) -> str:
    key = "signed" if one.written_by == one.signed_by else "signed_for"
    writer = {} if key == "signed" else {"writer": one.written_by}
    return t(f"journal.{key}", at=f"{one.signed_at:%Y-%m-%d %H.%M}", name=one.signed_by, **writer)


def _corrected(newer: Entry) -> str:
    at = f"{newer.signed_at:%Y-%m-%d %H.%M}"
    return t("journal.paper.old", at=at, name=newer.signed_by, reason=newer.reason)
