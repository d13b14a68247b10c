"""The decision letter of a case, as draft and as final; ReportLab is not imported before it is needed."""

from datetime import date
from typing import TYPE_CHECKING

from lssdesk.errors import Refused
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.letters import wordings as standard
from lssdesk.letters.values import values
from lssdesk.letters.wording_book import Book, shipped_book
from lssdesk.model.case import Case
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.letters.blocks import Layout, Letter


def wordings(
    case: Case, place: str, today: date, hours: HoursPolicy, book: Book | None = None
) -> list[tuple[str, str, str]]:
    """Id, title and filled text of each standard wording that fits a place, the default first."""
    day = case.decision.day or today
    filled = values(case, day, hours)
    return [
        (row.id, row.title, standard.fill(row.text, filled, draft=True))
        for row in standard.choices(place, case, day, book)
    ]


def titles(book: Book | None = None) -> dict[str, str]:
    """Title of each standard wording by its id."""
    return (book or shipped_book()).titles()


def draft_pdf(case: Case, today: date, hours: HoursPolicy | None = None) -> bytes:
    """The letter of an unfinished case: marked as draft, with a mark where something is missing."""
    return _pdf(case, today, hours, draft=True)


def final_pdf(case: Case, today: date, hours: HoursPolicy | None = None) -> bytes:
    """The letter to send.  Refused where something is missing, or a character has no shape in the font."""
    return _pdf(case, today, hours, draft=False)


def final_letter(
    case: Case, today: date, hours: HoursPolicy | None = None, book: Book | None = None
) -> "Letter":
    """The content of the letter to send.  Refused where something is missing."""
    from lssdesk.letters.decision import decision_letter

    return decision_letter(case, today, False, hours, book)


def _pdf(case: Case, today: date, hours: HoursPolicy | None, draft: bool) -> bytes:
    from lssdesk.letters.decision import decision_letter

    return pdf_of(decision_letter(case, today, draft, hours), draft)


def pdf_of(letter: "Letter", draft: bool, layout: "Layout" = "standard") -> bytes:
    """A letter as PDF.  A final one is Refused where a character has no shape in the font.

    What is signed is "standard"; "large" and "easy" say the same words in large print or short lines.
    """
    from lssdesk.letters.pdf import missing_glyphs, render

    missing = missing_glyphs(letter)
    if missing and not draft:
        raise Refused(t("flow.glyphs", characters=" ".join(missing[:10])))
    return render(letter, layout)
