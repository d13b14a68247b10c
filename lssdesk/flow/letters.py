"""The decision letter of a case, as draft and as final; ReportLab is not imported before it is needed."""

from datetime import date
from typing import TYPE_CHECKING

from lssdesk.errors import Refused
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.letters import wordings as standard
from lssdesk.letters.values import values
from lssdesk.model.case import Case
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.letters.blocks import Letter


def wordings(case: Case, place: str, today: date, hours: HoursPolicy) -> list[tuple[str, str, str]]:
    """Id, title and filled text of each standard wording that fits a place, the default first."""
    day = case.decision.day or today
    filled = values(case, day, hours)
    return [
        (row.id, row.title, standard.fill(row.text, filled, draft=True))
        for row in standard.choices(place, case, day)
    ]


def draft_pdf(case: Case, today: date, hours: HoursPolicy | None = None) -> bytes:
    """The letter of an unfinished case: marked as draft, with a mark where something is missing."""
    return _pdf(case, today, hours, draft=True)


def final_pdf(case: Case, today: date, hours: HoursPolicy | None = None) -> bytes:
    """The letter to send.  Refused where something is missing, or a character has no shape in the font."""
    return _pdf(case, today, hours, draft=False)


def _pdf(case: Case, today: date, hours: HoursPolicy | None, draft: bool) -> bytes:
    from lssdesk.letters.decision import decision_letter

    return pdf_of(decision_letter(case, today, draft, hours), draft)


def pdf_of(letter: "Letter", draft: bool) -> bytes:
    """A letter as PDF.  A final one is Refused where a character has no shape in the font."""
    from lssdesk.letters.pdf import missing_glyphs, render

    missing = missing_glyphs(letter)
    if missing and not draft:
        raise Refused(t("flow.glyphs", characters=" ".join(missing[:10])))
    return render(letter)
