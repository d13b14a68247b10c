"""Statement for the person and ground for a follow-up of an opened case, as PDF [HRS-040, PRV-114]."""

from datetime import date
from typing import TYPE_CHECKING, Literal

from lssdesk.errors import Refused
from lssdesk.flow import letters
from lssdesk.model import protected
from lssdesk.model.case import Case
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.work import Work
    from lssdesk.letters.blocks import Layout, Letter

Paper = Literal["statement", "follow_up"]


def pdf(
    work: "Work",
    paper: Paper,
    as_of: date,
    draft: bool,
    layout: "Layout" = "standard",
    opened: bool = False,
) -> bytes:
    """A paper on the hours of the case's person, as of a day and written today.

    ``Refused`` where no decision runs that day, where the day is to come, and where a final one lacks
    something; a draft shows what.
    """
    return letters.pdf_of(letter(work, paper, as_of, draft, opened), draft, layout)


def letter(work: "Work", paper: Paper, as_of: date, draft: bool, opened: bool = False) -> "Letter":
    """The content of the paper; Refused as :func:`pdf` is.  ``opened``: with place and contact for once."""
    from lssdesk.letters.hours.follow_up import follow_up
    from lssdesk.letters.hours.statement import statement

    if as_of > work.today:
        raise Refused(t("statement.future"))
    case = protected.opened(work.case) if opened else work.case
    tracks = work.hours.tracks()
    if paper == "statement":
        return statement(case, tracks, as_of, work.today, draft)
    own = tuple(track for track in tracks if track.measure == work.case.measure or track.unit == "ore")
    return follow_up(case, own, work.hours.unused(), as_of, draft)


def file_name(case: Case, paper: Paper, as_of: date) -> str:
    """A name that tells the case and not the person; of one with protected identity not the case either."""
    key = "protected" if protected.anybody(case) else "usual"
    number = {"number": case.number} if key == "usual" else {}
    return t(f"statement.file.{paper}_{key}", day=as_of, **number)
