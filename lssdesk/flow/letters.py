"""The decision letter of a case, as draft and as final; ReportLab is not imported before it is needed."""

from datetime import date
from typing import TYPE_CHECKING

from lssdesk.errors import Refused
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.letters import wordings as standard
from lssdesk.letters.values import values
from lssdesk.letters.wording_book import Book
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


def final_pdf(case: Case, today: date) -> bytes:
    """The letter to send.  Refused where something is missing, or a character has no shape in the font."""
    return pdf_of(final_letter(case, today), draft=False)


def final_letter(
    case: Case, today: date, hours: HoursPolicy | None = None, book: Book | None = None
) -> "Letter":
    """The content of the letter to send.  Refused where something is missing."""
    from lssdesk.letters.decision import decision_letter

    return decision_letter(case, today, False, hours, book)


def pdf_of(letter: "Letter", draft: bool, layout: "Layout" = "standard") -> bytes:
    """A letter as PDF.  A final one is Refused where a character has no shape in the font.

    What is signed is "standard"; "large" and "easy" say the same words in large print or short lines.
    """
    from lssdesk.letters.pdf import missing_glyphs, render

    missing = missing_glyphs(letter)
    if missing and not draft:
        raise Refused(t("flow.glyphs", characters=" ".join(missing[:10])))
    return render(letter, layout)
