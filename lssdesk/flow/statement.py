"""Statement for the person and ground for a follow-up of an opened case, as PDF [HRS-040, PRV-114]."""

from datetime import date
from typing import TYPE_CHECKING, Literal

from lssdesk.errors import Refused
from lssdesk.flow import letters
from lssdesk.model.case import Case
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.work import Work
    from lssdesk.letters.blocks import Layout, Letter

Paper = Literal["statement", "follow_up"]


def pdf(work: "Work", paper: Paper, as_of: date, draft: bool, layout: "Layout" = "standard") -> bytes:
    """A paper on the hours of the case's person, as of a day and written today.

    ``Refused`` where no decision runs that day, where the day is to come, and where a final one lacks
    something; a draft shows what.
    """
    return letters.pdf_of(letter(work, paper, as_of, draft), draft, layout)


def letter(work: "Work", paper: Paper, as_of: date, draft: bool) -> "Letter":
    """The content of the paper; Refused as :func:`pdf` is."""
    from lssdesk.letters.hours.follow_up import follow_up
    from lssdesk.letters.hours.statement import statement

    if as_of > work.today:
        raise Refused(t("statement.future"))
    tracks = work.hours.tracks()
    if paper == "statement":
        return statement(work.case, tracks, as_of, work.today, draft)
    own = tuple(track for track in tracks if track.measure == work.case.measure or track.unit == "ore")
    return follow_up(work.case, own, work.hours.unused(), as_of, draft)


def file_name(case: Case, paper: Paper, as_of: date) -> str:
    """A name that tells the case and not the person; of one with protected identity not the case either."""
    key = "usual" if case.person.protection == "none" else "protected"
    number = {"number": case.number} if key == "usual" else {}
    return t(f"statement.file.{paper}_{key}", day=as_of, **number)
